"""One clock for all bots of a run, which the harness may move: the machine's, and some seconds."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path


class MovedClock:
    """Reads the seconds anew each time."""

    def __init__(self, file: Path) -> None:
        """`file` holds the seconds."""
        self._file = file

    def now(self) -> datetime:
        """Aware UTC."""
        return datetime.now(UTC) + timedelta(seconds=float(self._file.read_text()))


class MovedTime(MovedClock):
    """The same clock, and the hand that moves it."""

    def __init__(self, file: Path) -> None:
        """Begin with the right time."""
        super().__init__(file)
        self._seconds = 0
        self.move(0)

    def move(self, seconds: int) -> None:
        """Put every clock on or back; a reader sees the old or the new, never half of it."""
        self._seconds += seconds
        new = self._file.with_suffix(".new")
        new.write_text(str(self._seconds))
        new.replace(self._file)
