"""A worker of the queue: claims what is due, works keys side by side, sleeps until the next."""

from __future__ import annotations

import asyncio
import logging
import secrets
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.core.errors import LeaseLost
from bot.core.work import Job
from bot.services.ports import Clock, Ledger, Storage

log = logging.getLogger("beneath.jobs")
AT_ONCE = 8
"""Jobs of different keys worked side by side."""
REST = timedelta(seconds=1)
"""Longest sleep: another process may have put something on the queue."""


@dataclass(frozen=True)
class Found:
    """What one look at the queue found: claimed jobs, when the next is due, when it was looked."""

    jobs: list[Job]
    due: datetime | None
    at: datetime


class Worker:
    """Works one kind of job. `do` finishes the job itself, inside its own unit of work."""

    def __init__(
        self,
        storage: Storage,
        clock: Clock,
        kinds: tuple[str, ...],
        do: Callable[[Job], Awaitable[object]],
        only: int | None = None,
    ) -> None:
        """`only`: work for that conversation alone, as a talk in a terminal does."""
        self._storage = storage
        self._clock = clock
        self._kinds = kinds
        self._do = do
        self._only = only
        self._owner = f"{kinds[0]}-{secrets.token_hex(6)}"
        self._claims = 0
        self._wake = asyncio.Event()
        self._waits = False

    def limit_to(self, conversation_id: int) -> None:
        """From now on work for that conversation alone."""
        self._only = conversation_id

    def wake(self) -> None:
        """Something was put on the queue: look now."""
        self._wake.set()

    async def step(self, now: datetime | None = None) -> int:
        """Work what is due at `now` (default: the clock's time) once; returns how many jobs."""
        found = await self._look(AT_ONCE, now)
        await asyncio.gather(*(self._one(job) for job in found.jobs))
        return len(found.jobs)

    async def _look(self, most: int, now: datetime | None = None) -> Found:
        """Claim what is due and see when the next is, in one unit."""
        self._claims += 1  # an owner of its own for every claim: our own old lease is lost as well
        owner = f"{self._owner}.{self._claims}"

        def unit(ledger: Ledger) -> Found:
            at = now or self._clock.now()  # after the wait for the database's turn, not before it
            jobs = ledger.queue.claim(self._kinds, at, owner, most, self._only)
            return Found(jobs, ledger.queue.next_due(self._kinds, self._only), at)

        return await self._storage.run(unit)

    async def _look_on(self, most: int) -> Found:
        """Look; a database that cannot be read now is looked at again after a rest."""
        try:
            return await self._look(most)
        except Exception as error:
            log.error("cannot look at the queue: %s at %s", type(error).__name__, _place(error))
            return Found([], None, self._clock.now())

    async def _one(self, job: Job) -> None:
        try:
            await self._do(job)
        except LeaseLost:
            log.warning("lost the lease of %s %s; another worker has it", job.kind, job.id)
        except Exception as error:
            # Its text may hold what a man wrote: the kind and the place are enough to find it.
            log.error(
                "%s %s failed: %s at %s",
                job.kind,
                job.id,
                type(error).__name__,
                _place(error),
            )
            await self._give_back(job)

    async def _give_back(self, job: Job) -> None:
        def unit_for(later: datetime) -> Callable[..., None]:
            return lambda ledger: ledger.queue.retry(job, later, counted=True)

        with suppress(LeaseLost):
            wait = timedelta(seconds=min(2 ** min(job.tries, 6), 60))
            await self._storage.run(unit_for(self._clock.now() + wait))

    async def run(self) -> None:
        """Work for ever, until cancelled. A slow job holds up its own key and nobody else's."""
        working: set[asyncio.Task[None]] = set()
        try:
            while True:
                self._wake.clear()
                found = await self._look_on(AT_ONCE - len(working))
                self._waits = found.due is not None and found.due <= found.at
                working |= {self._begun(job, working) for job in found.jobs}
                await self._rest(found)
        finally:
            for task in working:
                task.cancel()
            await asyncio.gather(*working, return_exceptions=True)

    def _begun(self, job: Job, working: set[asyncio.Task[None]]) -> asyncio.Task[None]:
        task = asyncio.create_task(self._one(job))
        task.add_done_callback(working.discard)
        task.add_done_callback(self._ended)
        return task

    def _ended(self, _task: asyncio.Task[None]) -> None:
        """Something due was waiting for a free key or hand: look again."""
        if self._waits:
            self.wake()

    async def _rest(self, found: Found) -> None:
        """Until something is put on the queue, a job of ours ends, or the next is due."""
        with suppress(TimeoutError):
            # Not wait_for: it swallows a cancellation that comes together with the wake.
            async with asyncio.timeout(self._nap(found)):
                await self._wake.wait()

    def _nap(self, found: Found) -> float:
        """Seconds until the next is due; what was due already is not free: its end wakes us."""
        if found.due is None or found.due <= found.at:
            return REST.total_seconds()
        return max(0.02, min(REST, found.due - self._clock.now()).total_seconds())


def _place(error: BaseException) -> str:
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    if trace is None:
        return "?"
    return f"{trace.tb_frame.f_code.co_filename.rsplit('/', 2)[-1]}:{trace.tb_lineno}"
