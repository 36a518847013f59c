"""Our own part on both engines: messages a second and CPU, Rasa replaced by a stand-in (8 ms)."""

from __future__ import annotations

import asyncio
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from bot.app.coach import Coach, SystemClock
from bot.core.messages import Inbound, Kind, Outbound
from bot.rasa.client import RasaClient
from bot.services.intake import Newcomer
from bot.services.ports import Ask, Ledger
from bot.settings import Settings
from bot.storage.database import Database
from bot.storage.engines import engine_for
from bot.storage.schema import migrate
from bot.storage.sealing import Sealer
from tests.bench.say import say
from tests.bench.stand_in import stand_in
from tests.peers.postgres import programs, server
from tests.peers.world import Sketches

WORDS = "she kept on about the bins and i lost it with her"
AT_ONCE = (1, 8, 64)
MESSAGES = 1600
"""So many in each cell, but for one conversation, where the stand-in alone takes 8 ms each."""
PAST = (10, 10_000)
ROUNDS = 4
A_ROUND = 100


@dataclass(frozen=True)
class Cell:
    """Messages a second, CPU ms a message of our process."""

    rate: float
    cpu: float


@dataclass
class Bell:
    """A door that tells each man's driver when the answer has come."""

    came: dict[str, asyncio.Event] = field(default_factory=dict)

    async def send(self, address: str, _outbound: Outbound, _at: datetime) -> str:
        """It has come."""
        self.came[address].set()
        return "sent"


async def measured(count: int, drive: Callable[[], Awaitable[object]]) -> Cell:
    """Run it; `count` messages go through."""
    began, cpu = time.perf_counter(), time.process_time()
    await drive()
    spent = time.perf_counter() - began
    return Cell(count / spent, (time.process_time() - cpu) * 1000 / count)


def each(at_once: int) -> int:
    """Messages of one conversation in a cell."""
    return 200 if at_once == 1 else MESSAGES // at_once


async def echo(client: RasaClient, at_once: int) -> Cell:
    """The stand-in alone, asked over the same client."""

    async def one() -> None:
        for _ in range(each(at_once)):
            await client.turn(Ask(text=WORDS))

    count = at_once * each(at_once)
    return await measured(count, lambda: asyncio.gather(*(one() for _ in range(at_once))))


@dataclass
class House:
    """The whole coach at work over one database."""

    coach: Coach
    door: Bell
    count: int = 0

    async def say(self, name: str, messages: int) -> None:
        """He writes, waits for the answer, and writes again."""
        came = self.door.came.setdefault(name, asyncio.Event())
        for _ in range(messages):
            came.clear()
            self.count += 1
            key = f"{name} {self.count}"
            inbound = Inbound(key, "terminal", name, WORDS, datetime.now(UTC), Kind.PRESS)
            await self.coach.take(inbound, Newcomer(name, "GB", "Europe/London"))
            await asyncio.wait_for(came.wait(), 60)

    async def cell(self, at_once: int) -> Cell:
        """So many conversations side by side, after a short warm-up."""
        names = [f"man {at_once} {number}" for number in range(at_once)]
        await asyncio.gather(*(self.say(name, 2) for name in names))
        messages = each(at_once)
        return await measured(
            at_once * messages,
            lambda: asyncio.gather(*(self.say(name, messages) for name in names)),
        )

    async def with_a_past(self) -> float:
        """What a turn costs after 10,000 messages, to what it costs after 10."""
        names = {past: f"man with {past}" for past in PAST}
        for past, name in names.items():
            await self.say(name, 2)
            await self.coach.database.run(
                lambda ledger, past=past, name=name: _fill(ledger, name, past)  # type: ignore[misc]
            )
        cpu = dict.fromkeys(PAST, 0.0)
        for _ in range(ROUNDS):  # in turn, so that a noisy minute touches both
            for past, name in names.items():
                cell = await measured(A_ROUND, lambda name=name: self.say(name, A_ROUND))  # type: ignore[misc]
                cpu[past] += cell.cpu
        return cpu[PAST[1]] / cpu[PAST[0]]


def _fill(ledger: Ledger, name: str, messages: int) -> None:
    """A past of his: messages both ways, a check-in for every ten."""
    found = ledger.found_at("terminal", name)
    assert found is not None
    talk, man = found
    now = datetime.now(UTC)
    for number in range(messages):
        key = f"past {name} {number}"
        ledger.hear(talk.id, Inbound(key, "terminal", name, WORDS, now), owed=False)
        if number % 10 == 0:
            ledger.keep(man.id, "check_in", {"mood": 4, "anger": 6, "happened": []}, now)


@asynccontextmanager
async def at_work(url: str, client: RasaClient) -> AsyncIterator[House]:
    """A house over that database, as long as it is open."""
    engine = engine_for(url)
    migrate(engine)
    database, door = Database(engine, Sealer(bytes(32))), Bell()
    settings = Settings(quiet_for=0)
    coach = Coach(settings, database, client, SystemClock(), {"terminal": door}, Sketches())
    working = [asyncio.create_task(worker.run()) for worker in coach.workers]
    yield House(coach, door)
    for task in working:
        task.cancel()
    await asyncio.gather(*working, return_exceptions=True)
    database.close()


@contextmanager
def addresses() -> Iterator[dict[str, str]]:
    """An empty database on each engine; SQLite on the disk of the checkout."""
    with tempfile.TemporaryDirectory(dir=Path("var")) as folder:
        found = {"SQLite": f"sqlite:///{Path(folder).resolve()}/bench.db"}
        if programs() is None:
            say("PostgreSQL is left out: it is not installed here.")
            yield found
            return
        with server() as postgres:
            yield {**found, "PostgreSQL": postgres.create("bench")}


async def report() -> None:
    """Measure and print."""
    say("our part of a message, Rasa replaced by a stand-in that answers in 8 ms")
    say(f"{'':<26}" + "".join(f"{n:>5} at once{'':>9}" for n in AT_ONCE))
    say(f"{'':<26}" + f"{'msg/s':>8}{'CPU ms':>8}{'':>6}" * len(AT_ONCE))
    with stand_in() as url, addresses() as found:
        client = RasaClient(url)
        bare = [await echo(client, at_once) for at_once in AT_ONCE]
        say(_row("the stand-in alone", bare))
        for engine, address in found.items():
            async with at_work(address, client) as house:
                cells = [await house.cell(at_once) for at_once in AT_ONCE]
                say(_row(engine, cells))
                shares = [cell.rate / alone.rate for cell, alone in zip(cells, bare, strict=True)]
                say(f"{'  of the echo':<26}" + "".join(f"{s:>8.2f}{'':>14}" for s in shares))
                growth = await house.with_a_past()
            say(f"  a turn after 10,000 messages, to one after 10: {growth:.2f} (at most 1.10)")
        await client.close()


def _row(name: str, cells: list[Cell]) -> str:
    return f"{name:<26}" + "".join(f"{c.rate:>8.0f}{c.cpu:>8.2f}{'':>6}" for c in cells)
