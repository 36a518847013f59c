"""Nothing is kept longer than it is needed: each kind of data has its time, and goes after it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.core.work import Job, Work
from bot.services.forget import erase, open_cases
from bot.services.ports import Clock, Ledger, Pictures, Storage

UPKEEP = "upkeep"
EVERY = timedelta(days=1)
HISTORY = ("walk_back", "check_in", "time_out", "note")
"""What he looks back on. A consent stays as long as he does: it is the proof of it."""


@dataclass(frozen=True)
class Retention:
    """How long each kind is kept; None is for ever. The reasons stand in bot/settings.py."""

    messages: timedelta | None
    history: timedelta | None
    flags: timedelta | None
    pictures: timedelta | None
    silent: timedelta | None


@dataclass
class Expired:
    """How many rows, files and men went."""

    counts: dict[str, int] = field(default_factory=dict)


class Expire:
    """The daily upkeep."""

    def __init__(
        self, storage: Storage, retention: Retention, pictures: Pictures, clock: Clock
    ) -> None:
        """Everything it takes."""
        self._storage = storage
        self._retention = retention
        self._pictures = pictures
        self._clock = clock

    async def plan(self) -> None:
        """Put it on the queue, due now; it puts itself there again for the next day."""
        await self._storage.run(lambda ledger: _put(ledger, self._clock.now()))

    async def due(self, job: Job) -> None:
        """The day is over."""
        await self.sweep()

        def unit(ledger: Ledger) -> None:
            ledger.queue.finish(job)
            _put(ledger, self._clock.now() + EVERY)

        await self._storage.run(unit)

    async def sweep(self) -> Expired:
        """Erase what is too old, in small units, so that nobody waits for it."""
        expired, keep, now = Expired(), self._retention, self._clock.now()
        steps: list[tuple[str, timedelta | None, Callable[[Ledger, datetime], int]]] = [
            ("men", keep.silent, lambda ledger, before: self._forget_silent(ledger, before, now)),
            ("messages", keep.messages, lambda ledger, before: ledger.erase_messages(before)),
            ("history", keep.history, lambda ledger, old: ledger.erase_records(HISTORY, old)),
            ("flags", keep.flags, lambda ledger, before: ledger.erase_flags(before)),
        ]
        for name, kept_for, step in steps:
            if kept_for is not None:
                expired.counts[name] = await self._all(step, now - kept_for)
        if keep.pictures is not None:
            expired.counts["pictures"] = self._pictures.erase_before(now - keep.pictures)
        return expired

    async def _all(self, step: Callable[[Ledger, datetime], int], before: datetime) -> int:
        total = 0
        while found := await self._storage.run(lambda ledger: step(ledger, before)):
            total += found
        return total

    def _forget_silent(self, ledger: Ledger, before: datetime, now: datetime) -> int:
        """Who has been silent for so long is forgotten, unless something grave is open."""
        gone = 0
        for participant_id in ledger.silent_since(before):
            man = ledger.participant_by_id(participant_id)
            if not open_cases(ledger, man):
                erase(ledger, man, now)
                self._pictures.erase(str(man.id))
                gone += 1
        return gone


def _put(ledger: Ledger, due_at: datetime) -> None:
    ledger.queue.put(Work(UPKEEP, UPKEEP, UPKEEP, 0, due_at, merge=True))
