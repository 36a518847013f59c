"""The data keys of an installation: a file that may be renewed while we run, or the environment.

The file holds one key a line, 64 hex digits, the current one first; or, as it was made at first,
32 bytes. Keys that are only there to open what is older follow the current one.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Sequence
from pathlib import Path

from bot.core.errors import Unusable
from bot.storage.sealing import KEY_BYTES, Sealer

KEPT_AS = "{name}.before-{key_id}"


class KeyFile:
    """Keys in a file for its owner alone; read again when it has changed."""

    def __init__(self, path: Path) -> None:
        """Nothing is read before it is asked for."""
        self.path = path
        self._seen: tuple[int, int, int] | None = None
        self._sealer: Sealer | None = None

    def current(self) -> Sealer:
        """A sealer with the keys that are in the file now."""
        try:
            stat = os.stat(self.path)  # noqa: PTH116  every unit asks: a Path costs twice as much
        except OSError:
            raise Unusable(f"The data key {self.path} is missing or cannot be read.") from None
        seen = (stat.st_mtime_ns, stat.st_ino, stat.st_size)
        if self._sealer is None or seen != self._seen:
            self._sealer, self._seen = Sealer(*keys_in(self.path)), seen
        return self._sealer

    def exists(self) -> bool:
        """Is there a key yet?"""
        return self.path.exists()

    def make(self) -> None:
        """The key of a new installation, readable by its owner only."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        write_keys(self.path, [secrets.token_bytes(KEY_BYTES)])

    def add(self) -> Sealer:
        """A new key in front: from now on everybody seals with it. Unusable if it cannot be."""
        try:
            write_keys(self.path, [secrets.token_bytes(KEY_BYTES), *keys_in(self.path)])
        except OSError:
            raise Unusable(
                f"The data key {self.path} cannot be written. Put a new key in front of the old "
                "one there (a line of 64 hex digits each), then run rotate-keys again."
            ) from None
        return self.current()

    def retire(self) -> list[Path]:
        """Take the older keys out, each into a file of its own beside; returns those."""
        newest, *older = keys_in(self.path)
        kept = []
        for key in older:
            name = KEPT_AS.format(name=self.path.name, key_id=Sealer(key).key_id.hex())
            write_keys(self.path.with_name(name), [key])
            kept.append(self.path.with_name(name))
        write_keys(self.path, [newest])
        return kept


def keys_in(path: Path) -> list[bytes]:
    """The keys of a file, the current one first. Unusable says what they must look like."""
    try:
        content = path.read_bytes()
    except OSError:
        raise Unusable(f"The data key {path} is missing or cannot be read.") from None
    return [content] if len(content) == KEY_BYTES else keys_from(content.decode("latin-1"), path)


def keys_from(text: str, where: object) -> list[bytes]:
    """Keys from hex words between blanks or commas. Unusable names where they stand."""
    try:
        keys = [bytes.fromhex(word) for word in text.replace(",", " ").split()]
    except ValueError:
        keys = []
    if not keys or any(len(key) != KEY_BYTES for key in keys):
        raise Unusable(f"{where} must hold 64 hex digits (32 bytes) a key, the current one first.")
    return keys


def write_keys(path: Path, keys: Sequence[bytes]) -> None:
    """Write it whole or not at all, for the owner alone."""
    part = path.with_name(f"{path.name}.{secrets.token_hex(4)}.part")
    number = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(number, "w") as out:
        out.writelines(f"{key.hex()}\n" for key in keys)
        out.flush()
        os.fsync(out.fileno())
    part.replace(path)
    folder = os.open(path.parent, os.O_RDONLY)
    os.fsync(folder)
    os.close(folder)
