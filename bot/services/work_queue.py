"""What the services need of the queue, and the news of what was put there."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from bot.core.messages import Lane
from bot.core.work import Hands, Job, Waiting, Work


class WorkQueue(Protocol):
    """The queue inside a unit."""

    def put(self, work: Work) -> None:
        """Add work."""

    def claim(
        self,
        kinds: Sequence[str],
        now: datetime,
        owner: str,
        most: int | Hands = 1,
        only: int | None = None,
        *,
        ended_before: datetime | None = None,
    ) -> list[Job]:
        """Lease due work."""

    def finish(self, job: Job) -> None:
        """Take it off; LeaseLost if it is no longer ours."""

    def retry(self, job: Job, due_at: datetime, *, counted: bool) -> None:
        """Give it back."""

    def park(self, job: Job, now: datetime) -> None:
        """Put it aside for a person; LeaseLost if it is no longer ours."""

    def cancel(self, conversation_id: int, *references: str) -> None:
        """Drop waiting timers."""

    def release(self, conversation_id: int) -> None:
        """Free whatever is leased there."""

    def bury(self, is_dead: Callable[[str], bool]) -> None:
        """Free whatever is leased by an owner who is known to be gone."""

    def drop(self, conversation_id: int) -> None:
        """Take everything of that conversation off."""

    def next_due(self, kinds: Sequence[str], only: int | None = None) -> datetime | None:
        """When the next is due."""

    def waits(self, kind: str, conversation_id: int, lane: Lane) -> int:
        """How much of that kind and lane waits there."""

    def clock_was_put_back(self, now: datetime) -> None:
        """Nothing waits for a time that the clock named before it was put back."""

    def waiting(self) -> list[Waiting]:
        """Everything on the queue, for whoever runs this installation."""

    def unpark(self, conversation_id: int, now: datetime) -> int:
        """What was put aside there is due again; how many."""


class News(Protocol):
    """What a unit, here or in another process, put on the queue."""

    @property
    def due(self) -> Mapping[str, datetime]:
        """When the earliest new work of each kind is due."""

    @property
    def freed(self) -> bool:
        """Whoever waited for a key may look again."""
