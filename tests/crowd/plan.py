"""What the men of a crowd will write: settled beforehand, so that every process knows its part."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from bot.core.messages import Inbound, Kind

DOOR = "crowd"
MOST = 3
"""Messages of one man; some write two, some one."""


@dataclass(frozen=True)
class Line:
    """One message of one man."""

    man: int
    number: int

    @property
    def name(self) -> str:
        """Who writes; his address as well."""
        return f"man-{self.man}"

    @property
    def text(self) -> str:
        """What he writes: nobody else ever writes the same."""
        return f"note {self.number} of man {self.man}"

    @property
    def is_twice(self) -> bool:
        """Does the platform hand it over twice? One in five."""
        return (3 * self.man + self.number) % 5 == 0

    @property
    def has_timer(self) -> bool:
        """Does a timer of his ring at once? For one man in ten, with his first message."""
        return self.number == 0 and self.man % 10 == 0

    def inbound(self) -> Inbound:
        """As a door hands it over, now."""
        kind = Kind.PRESS if self.man % 2 else Kind.TEXT
        key = f"{DOOR}:{self.man}:{self.number}"
        return Inbound(key, DOOR, self.name, self.text, datetime.now(UTC), kind)


@dataclass(frozen=True)
class Plan:
    """So many men with one to three messages each, taken in by so many offices."""

    men: int
    offices: int

    @property
    def asleep(self) -> range:
        """Those that stop in the middle of their work: the first half."""
        return range(self.offices // 2)

    def lines(self) -> list[Line]:
        """Everything that is written."""
        men = range(self.men)
        return [Line(man, n) for n in range(MOST) for man in men if n < max(1, MOST - man % 10)]

    def part(self, office: int) -> list[Line]:
        """What that office takes in; what comes twice is taken in by its neighbour as well."""
        return [line for line in self.lines() if office in self._takers(line)]

    def _takers(self, line: Line) -> set[int]:
        first = (line.man + line.number) % self.offices
        return {first, (first + 1) % self.offices} if line.is_twice else {first}
