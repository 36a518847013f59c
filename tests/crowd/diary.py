"""A diary that many processes write: one line a write, so that its order is the order of all."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Entry:
    """Who did what, when (seconds since 1970), and what belongs to it."""

    what: str
    who: int
    at: float
    more: dict[str, Any]

    def __getitem__(self, name: str) -> Any:
        return self.more[name]


class Diary:
    """Appends to a file; the kernel puts whole lines one after another, whoever writes."""

    def __init__(self, file: Path) -> None:
        """Open it, or make it."""
        self._file = file
        self._end = os.open(file, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)

    def note(self, what: str, **more: Any) -> None:
        """Write that down."""
        line = json.dumps([what, os.getpid(), time.time(), more])
        os.write(self._end, f"{line}\n".encode())

    def read(self) -> list[Entry]:
        """All that was written so far."""
        return list(_entries(self._file))

    def count(self, what: str) -> int:
        """How often that was written so far."""
        return self._file.read_bytes().count(f'["{what}"'.encode())

    def close(self) -> None:
        """Write no more."""
        os.close(self._end)


def _entries(file: Path) -> Iterator[Entry]:
    for line in file.read_bytes().splitlines(keepends=True):
        if line.endswith(b"\n"):
            yield Entry(*json.loads(line))
