"""The disk of the database: small, and made to run full, or forbidden to the bot altogether."""

from __future__ import annotations

import asyncio
import errno
import os
import subprocess
from collections.abc import Callable, Sequence
from contextlib import suppress
from io import FileIO
from pathlib import Path
from typing import Any

BLOCK = b"\0" * 65_536


class Disk:
    """A folder on a tmpfs of its own where that is allowed; a plain folder elsewhere."""

    def __init__(self, folder: Path, megabytes: int) -> None:
        """Make the folder."""
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        mounted = subprocess.run(
            ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", str(folder)],  # noqa: S607
            check=False,
            capture_output=True,
        )
        self.is_small = mounted.returncode == 0

    def close(self) -> None:
        """Give it back."""
        if self.is_small:
            subprocess.run(["umount", "-l", str(self.folder)], check=False)  # noqa: S607

    async def run_full(self, seconds: float) -> None:
        """Not a byte is left for so long."""
        ballast = self.folder / "ballast"
        try:
            _fill(ballast)
            await asyncio.sleep(seconds)
        finally:
            ballast.unlink(missing_ok=True)

    async def be_forbidden(self, pids: Callable[[], Sequence[int]], seconds: float) -> None:
        """Those processes may not write a byte into any file for so long."""
        given = list(pids())
        try:
            _limit(given, "0")
            await asyncio.sleep(seconds)
        finally:
            _limit(given, "unlimited")
            _limit(pids(), "unlimited")  # what was born meanwhile has inherited it


def _fill(ballast: Path) -> None:
    """To the last byte: whole blocks first, then single ones."""
    with ballast.open("wb", buffering=0) as out:
        for piece in (BLOCK, BLOCK[:512], BLOCK[:1]):
            while _fits(out, piece):
                pass


def _fits(out: FileIO, piece: bytes) -> bool:
    try:
        out.write(piece)
    except OSError as error:
        if error.errno != errno.ENOSPC:
            raise
        return False
    return True


def _limit(pids: Sequence[int], most: str) -> None:
    """The size of files they may write; asked for by their owner, who may always ask it."""
    for pid in pids:
        with suppress(FileNotFoundError):  # it has ended
            its = Path(f"/proc/{pid}").stat()
            them = {} if its.st_uid == os.geteuid() else _as(its.st_uid, its.st_gid)
            command = ["prlimit", f"--pid={pid}", f"--fsize={most}:"]
            done = subprocess.run(command, check=False, capture_output=True, **them)
            assert done.returncode == 0 or not Path(f"/proc/{pid}/cwd").exists(), done.stderr


def _as(user: int, group: int) -> dict[str, Any]:
    return {"user": user, "group": group, "extra_groups": []}
