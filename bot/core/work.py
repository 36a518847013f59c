"""Work on the queue: what is put there, and what a worker has claimed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.core.messages import Lane


@dataclass(frozen=True)
class Work:
    """Something to put on the queue. `merge`: one row waits, a new one only moves its due time."""

    kind: str
    reference: str
    order_key: str
    conversation_id: int
    due_at: datetime
    lane: Lane = Lane.REPLY
    merge: bool = False


@dataclass(frozen=True)
class Hands:
    """How much may be claimed.

    `free` rows, `spare` more of them for the crisis lane and so many fewer for reminders: what
    hangs in one lane never takes all hands from the more urgent one.
    """

    free: int
    spare: int = 0

    def for_lane(self, lane: Lane | None, taken: int) -> int:
        """How many are left for that lane (None: there are no lanes)."""
        return self.free - taken + (0 if lane is None else self.spare * (Lane.REPLY - lane))


@dataclass(frozen=True)
class Job:
    """Claimed work. `owner` fences its completion."""

    id: int
    kind: str
    reference: str
    conversation_id: int
    lane: Lane
    due_at: datetime
    tries: int
    owner: str
    leased_until: datetime
    """Past that another worker may have it: nothing is sent any more."""
    followed: bool = False
    """More of its kind waits until it is done."""
    opened: Any = None
    """What was read for it in the unit that claimed it."""


@dataclass(frozen=True)
class Waiting:
    """A row of the queue as whoever runs this installation may see it: ids and times only."""

    id: int
    kind: str
    reference: str
    conversation_id: int
    due_at: datetime
    tries: int
    leased_until: datetime | None
    parked_at: datetime | None
