"""One process of a crowd: the real coach over a shared database, the world stood in for.

`python -m tests.crowd.office <url> <folder> <number> <men> <offices>`; orders come by standard
input, a letter each: take in, work, end. The first half of the offices work from the beginning,
each until it has stopped itself in the middle of turns and deliveries.
"""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import Awaitable, Callable, Iterator
from contextlib import suppress
from contextvars import ContextVar
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

import bot.storage.queue
from bot.app.coach import Coach, SystemClock
from bot.core.errors import LeaseLost
from bot.core.messages import Outbound
from bot.core.work import Job, Work
from bot.jobs.worker import Worker
from bot.services.intake import Newcomer
from bot.services.ports import Ask, Ledger, Turn
from bot.settings import Settings
from bot.storage.database import Database
from bot.storage.engines import engine_for
from bot.storage.sealing import Sealer
from tests.crowd.diary import Diary
from tests.crowd.plan import DOOR, Line, Plan
from tests.peers.stage import KEY
from tests.peers.world import Sketches, turn

T = TypeVar("T")
LEASE_FOR = timedelta(seconds=2)
"""Short, so that nobody has to sleep for a minute to lose his lease."""
AS_EVER = bot.storage.queue.LEASE_FOR
"""Everybody else's lease: however slow this machine is, no work in hand outlasts it."""
THINKS_FOR = 0.002
DELIVERY = "delivery"
TAKERS = 4
"""Messages taken in side by side by one process."""
TAKE, WORK, END = b"t", b"w", b"e"
PASS = 20
"""So many turns a process takes before the next ones hang: then there is something to send."""
JOB: ContextVar[Job] = ContextVar("job")


class Gate:
    """In a process that is to be stopped turns, but for the first, and deliveries hang here.

    In one that has been stopped and woken, and in all others, it is open.
    """

    def __init__(self, diary: Diary, *, stops: bool) -> None:
        self._diary = diary
        self._open = asyncio.Event()
        if not stops:
            self._open.set()
        self._held: list[Job] = []
        self._passed = 0
        self.units = 0

    async def through(self, job: Job) -> None:
        """Go through, or hang."""
        if self._open.is_set():
            return
        if job.kind != DELIVERY and self._passed < PASS:
            self._passed += 1
            return
        self._held.append(job)
        self.stop_when_still()
        await self._open.wait()

    async def opens(self) -> None:
        """Nothing new is begun where enough hangs."""
        if self._enough():
            await self._open.wait()

    def _enough(self) -> bool:
        kinds = {job.kind for job in self._held}
        return not self._open.is_set() and DELIVERY in kinds and len(kinds) > 1

    def stop_when_still(self) -> None:
        """Stop this process once turns and deliveries hang here and no unit runs."""
        if self.units or not self._enough():
            return
        self._diary.note("stopped", held=[[job.id, job.owner] for job in self._held])
        os.kill(os.getpid(), signal.SIGSTOP)
        bot.storage.queue.LEASE_FOR = AS_EVER
        self._diary.note("woken")
        self._held.clear()
        self._open.set()


class Watched(Database):
    """The real database; its gate knows when no unit runs."""

    def __init__(self, url: str, gate: Gate) -> None:
        super().__init__(engine_for(url), Sealer(KEY))
        self._gate = gate

    async def run(self, unit: Callable[[Ledger], T]) -> T:
        """Run it."""
        self._gate.units += 1
        try:
            return await super().run(unit)
        finally:
            self._gate.units -= 1
            self._gate.stop_when_still()


class Echo:
    """Says his words back, with the number of the turn in this talk in front of them."""

    def __init__(self, diary: Diary, gate: Gate) -> None:
        self._diary = diary
        self._gate = gate

    async def turn(self, ask: Ask) -> Turn:
        """Think for a few milliseconds."""
        job, number = JOB.get(), int(ask.state.get("turns", 0)) + 1
        its: dict[str, Any] = {"talk": job.conversation_id, "job": job.id, "owner": job.owner}
        leased_until = job.leased_until.timestamp()
        self._diary.note("begin", number=number, leased_until=leased_until, **its)
        await self._gate.through(job)
        await asyncio.sleep(THINKS_FOR)
        self._diary.note("end", number=number, **its)
        return turn(f"{number}: {ask.text or ask.press or ask.intent}", state={"turns": number})


class Hatch:
    """The door: what goes out is written down, and that is all."""

    def __init__(self, diary: Diary) -> None:
        self._diary = diary

    async def send(self, address: str, outbound: Outbound, _at: datetime) -> str:
        """Without a wait: a process is never stopped between what is sent and its unit."""
        self._diary.note("sent", to=address, text=outbound.text, lane=int(outbound.lane))
        return "sent"


class Office:
    """The coach of this process."""

    def __init__(self, url: str, folder: Path, *, stops: bool) -> None:
        self.diary = Diary(folder / "diary")
        self.gate = Gate(self.diary, stops=stops)
        self.database = Watched(url, self.gate)
        self.coach = Coach(
            Settings(quiet_for=0),
            self.database,
            Echo(self.diary, self.gate),  # type: ignore[arg-type]
            SystemClock(),
            {DOOR: Hatch(self.diary)},
            Sketches(),
        )
        for worker in self._workers:
            worker._do = self._watched(worker._do)

    def _watched(self, do: Callable[[Job], Awaitable[object]]) -> Callable[[Job], Awaitable[Any]]:
        async def one(job: Job) -> None:
            JOB.set(job)
            if job.kind == DELIVERY:
                await self.gate.through(job)
            try:
                await do(job)
            except LeaseLost:
                self.diary.note("lost", job=job.id, owner=job.owner)
                raise

        return one

    async def take_in(self, part: Iterator[Line]) -> None:
        """Take in our part, a few side by side."""
        await asyncio.gather(*(self._taker(part) for _ in range(TAKERS)))
        self.diary.note("all taken in")

    async def _taker(self, part: Iterator[Line]) -> None:
        for line in part:
            await self.gate.opens()
            newcomer = Newcomer(line.name, "GB", "Europe/London")
            taken = await self.coach.intake.take(line.inbound(), newcomer)
            self.diary.note("taken", key=line.text, again=taken.message_id is None)
            if line.has_timer and taken.message_id is not None:
                await self.database.run(lambda ledger, line=line: _ring(ledger, line))  # type: ignore[misc]

    def at_work(self) -> list[asyncio.Task[None]]:
        """Desk, bell and courier, running."""
        return [asyncio.create_task(worker.run()) for worker in self._workers]

    @property
    def _workers(self) -> tuple[Worker, ...]:
        return self.coach.desk, self.coach.bell, self.coach.courier


def _ring(ledger: Ledger, line: Line) -> None:
    """A timer of his that is due now."""
    man = ledger.participant_named(line.name)
    assert man is not None
    talk = ledger.conversation_at(DOOR, line.name, man.id)
    ledger.queue.put(Work("timer", "hello", f"talk:{talk.id}", talk.id, datetime.now(UTC)))


async def _orders() -> asyncio.StreamReader:
    reader = asyncio.StreamReader()
    protocol = asyncio.StreamReaderProtocol(reader)
    await asyncio.get_running_loop().connect_read_pipe(lambda: protocol, sys.stdin)
    return reader


async def main(url: str, folder: Path, number: int, plan: Plan) -> None:
    """Work until told to end, or until nobody is there to tell."""
    stops = number in plan.asleep
    if stops:
        bot.storage.queue.LEASE_FOR = LEASE_FOR
    office, orders = Office(url, folder, stops=stops), await _orders()
    running = office.at_work() if stops else []
    office.diary.note("open")
    while (order := await orders.read(1)) not in {END, b""}:
        if order == TAKE:
            running.append(asyncio.create_task(office.take_in(iter(plan.part(number)))))
        elif order == WORK and not stops:
            running += office.at_work()
    for task in running:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
    office.database.close()


if __name__ == "__main__":
    asyncio.run(
        main(
            sys.argv[1],
            Path(sys.argv[2]),
            int(sys.argv[3]),
            Plan(int(sys.argv[4]), int(sys.argv[5])),
        )
    )
