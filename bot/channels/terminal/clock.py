"""A clock that stands still until it is moved: scripted talks decide what time it is."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

from bot.core.errors import Unusable

_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86_400, "w": 604_800}
# Possessive, and never begun inside a number: a long row of digits is looked at once.
_PART = re.compile(r"(?<!\d)(\d++(?:\.\d++)?)\s*+([smhdw])", re.IGNORECASE | re.ASCII)
LONGEST_WAIT = timedelta(days=3650)
"""A longer wait is refused: it may leave the calendar."""
LAST = datetime(9000, 1, 1, tzinfo=UTC)
"""Nothing simulated goes on longer: days are added to it, and the calendar ends in 9999."""
_SAID_BACK = 80
"""Characters of what was no duration that an error repeats."""


class SimulatedClock:
    """Starts at a given time and moves only when told."""

    def __init__(self, start: datetime) -> None:
        """`start` must be aware."""
        self._now = start

    def now(self) -> datetime:
        """The simulated time, aware UTC."""
        return self._now

    def move_to(self, later: datetime) -> None:
        """Forward only."""
        self._now = max(self._now, later)


def duration_of(text: str) -> timedelta:
    """A duration from words like "90s", "25h", "2d", "1h30m"; Unusable for anything else."""
    parts = _PART.findall(text)
    if not parts or _PART.sub("", text).strip():
        raise Unusable(
            f"cannot wait {text[:_SAID_BACK]!r}: "
            'say something like "90s", "20m", "25h", "2d" or "1h30m"'
        )
    seconds = sum(float(number) * _UNITS[unit.lower()] for number, unit in parts)
    if seconds > LONGEST_WAIT.total_seconds():
        raise Unusable(f"cannot wait that long: the most is {LONGEST_WAIT.days}d")
    return timedelta(seconds=seconds)


def later(now: datetime, duration: timedelta) -> datetime:
    """That much later; Unusable when nothing simulated goes on so long."""
    if duration > LAST - now:
        raise Unusable(f"cannot wait that long: simulated time ends in the year {LAST.year}")
    return now + duration
