"""A worker of the queue: claims what is due, works keys side by side, sleeps until the next."""

from __future__ import annotations

import asyncio
import logging
import secrets
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.core.errors import BeneathError, LeaseLost, Unreachable
from bot.core.work import Hands, Job
from bot.jobs.alarm import Alarm
from bot.jobs.owners import is_dead, this_process
from bot.services.ports import Clock, Ledger, Storage
from bot.services.work_queue import News

log = logging.getLogger("beneath.jobs")
AT_ONCE = 16
"""Jobs of different keys worked side by side."""
SPARE = 8
"""Hands more for crisis texts, and fewer for reminders: reminders that hang at a slow door
hold up neither a reply nor an alarm."""
REST = timedelta(seconds=1)
"""Longest sleep: another process may have put something on the queue unheard."""


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
        opening: Callable[[Ledger, Job], object] | None = None,
        only: int | None = None,
    ) -> None:
        """`opening` reads what a job needs, in the unit that claims it; it writes nothing.

        `only`: work for that conversation alone, as a talk in a terminal does.
        """
        self._storage = storage
        self._clock = clock
        self._kinds = kinds
        self._do = do
        self._opening = opening
        self._only = only
        self._owner = f"{this_process()}-{secrets.token_hex(2)}"
        self._claims = 0
        self._alarm = Alarm(clock, REST)
        self._waits = True

    def limit_to(self, conversation_id: int) -> None:
        """From now on work for that conversation alone."""
        self._only = conversation_id

    def wake(self) -> None:
        """Look at the queue now."""
        self._alarm.now()

    def _hear(self, news: News) -> None:
        """Something was put on the queue, or a key was freed that ours may have waited for."""
        for kind in self._kinds:
            if kind in news.due:
                self._alarm.at(news.due[kind])
        if news.freed and self._waits:
            self._alarm.now()

    async def step(self, now: datetime | None = None) -> int:
        """Work what is due at `now` (default: the clock's time) once; returns how many jobs."""
        found = await self._look(AT_ONCE, now)
        await asyncio.gather(*(self._one(job) for job in found.jobs))
        return len(found.jobs)

    async def _look(
        self, most: int, now: datetime | None = None, *, put_back: bool = False
    ) -> Found:
        """Claim what is due; when there is nothing, see when the next is. In one unit."""
        self._claims += 1  # an owner of its own for every claim: our own old lease is lost as well
        owner = f"{self._owner}.{self._claims}"
        leap = self._alarm.leap

        def unit(ledger: Ledger) -> Found:
            at = now or self._clock.now()  # after the wait for the database's turn, not before it
            queue = ledger.queue
            if put_back:
                queue.clock_was_put_back(at)
            ended = at - leap
            hands = Hands(most, SPARE)
            jobs = queue.claim(self._kinds, at, owner, hands, self._only, ended_before=ended)
            due = None if jobs else queue.next_due(self._kinds, self._only)
            return Found([self._opened(ledger, job) for job in jobs], due, at)

        return await self._storage.run(unit)

    def _opened(self, ledger: Ledger, job: Job) -> Job:
        """With what it needs; a job that cannot be opened fails by itself, not with the others."""
        if self._opening is None:
            return job
        with suppress(BeneathError):
            return replace(job, opened=self._opening(ledger, job))
        return job

    async def _look_on(self, most: int) -> Found:
        """Look; a database that cannot be read now is looked at again after a rest."""
        try:
            return await self._look(most, put_back=self._alarm.clock_was_put_back)
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
            await self._give_back(job, counted=not isinstance(error, Unreachable))

    async def _give_back(self, job: Job, *, counted: bool) -> None:
        """To be tried again later, each time later; a database that is away is waited for."""
        wait = timedelta(seconds=min(2 ** min(job.tries, 6), 60))
        while self._clock.now() < job.leased_until:
            later = self._clock.now() + wait
            with suppress(LeaseLost):
                try:
                    await self._storage.run(
                        lambda ledger, at=later: ledger.queue.retry(job, at, counted=counted)  # type: ignore[misc]
                    )
                except Unreachable:
                    await asyncio.sleep(REST.total_seconds())
                    continue
            return

    async def run(self) -> None:
        """Work for ever, until cancelled. A slow job holds up its own key and nobody else's."""
        working: set[asyncio.Task[None]] = set()
        stop_listening = self._storage.listen(self._hear)
        try:
            await self._bury()
            while True:
                self._alarm.set()
                free = AT_ONCE - len(working)
                found = await self._look_on(free)
                busy = len(found.jobs) >= free - SPARE
                self._waits = busy or _was_due(found) or _are_followed(found)
                working |= {self._begun(job, working) for job in found.jobs}
                if found.due is not None and not _was_due(found):
                    self._alarm.at(found.due)
                await self._alarm.rings()
        finally:
            stop_listening()
            for task in working:
                task.cancel()
            await asyncio.gather(*working, return_exceptions=True)

    async def _bury(self) -> None:
        """What a killed process on this machine had leased is free at once."""
        with suppress(Exception):  # then those leases end by themselves
            await self._storage.run(lambda ledger: ledger.queue.bury(is_dead))

    def _begun(self, job: Job, working: set[asyncio.Task[None]]) -> asyncio.Task[None]:
        task = asyncio.create_task(self._one(job))
        task.add_done_callback(working.discard)
        task.add_done_callback(self._ended)
        return task

    def _ended(self, _task: asyncio.Task[None]) -> None:
        """Something due was waiting for a free key or hand: look again."""
        if self._waits:
            self.wake()


def _was_due(found: Found) -> bool:
    """Something is due that could not be claimed: another worker has its key."""
    return found.due is not None and found.due <= found.at


def _are_followed(found: Found) -> bool:
    """More waits behind what was claimed, for the same keys."""
    return any(job.followed for job in found.jobs)


def _place(error: BaseException) -> str:
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    if trace is None:
        return "?"
    return f"{trace.tb_frame.f_code.co_filename.rsplit('/', 2)[-1]}:{trace.tb_lineno}"
