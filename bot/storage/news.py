"""News of the queue: what a unit put there, told to our own workers and to other processes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime


@dataclass
class News:
    """When the earliest new work of each kind is due; gathered while a unit runs."""

    due: dict[str, datetime] = field(default_factory=dict)
    freed: bool = False
    """A key was given free: whoever waited for it may look again."""

    def put(self, kind: str, due_at: datetime) -> None:
        """Work of that kind was put on the queue, or moved."""
        known = self.due.get(kind)
        self.due[kind] = due_at if known is None else min(known, due_at)

    def add(self, other: News) -> None:
        """Take another unit's news in."""
        for kind, due_at in other.due.items():
            self.put(kind, due_at)
        self.freed = self.freed or other.freed

    def __bool__(self) -> bool:
        return bool(self.due) or self.freed


def written(due: Mapping[str, datetime]) -> str:
    """For another process: "turn 1772478003.0,delivery 1772478000.0"."""
    return ",".join(f"{kind} {at.timestamp():.6f}" for kind, at in due.items())


def read(text: str) -> Iterator[tuple[str, float]]:
    """What another process wrote; what cannot be read is passed over."""
    for part in text.split(","):
        kind, _, at = part.strip().partition(" ")
        try:
            yield kind, float(at)
        except ValueError:
            continue
