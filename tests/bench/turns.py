"""What a turn costs, bare in Rasa and whole from intake to outbox, in one run.

The card of a finished walk-back is drawn in a thread and has a row of its own.
"""

from __future__ import annotations

import asyncio
import os
import statistics
import tempfile
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bot.app.coach import Coach, Neighbour, SystemClock
from bot.core.messages import Inbound, Kind, Outbound
from bot.pictures import Drawings
from bot.rasa.client import RasaClient
from bot.services.intake import Newcomer
from bot.services.ports import Ask, Ledger
from bot.settings import Settings
from bot.storage.database import Database
from bot.storage.engines import engine_for
from bot.storage.schema import migrate
from bot.storage.sealing import Sealer
from tests.bench.say import say
from tests.peers.world import Sketches

SCRIPT = (
    "walk me back",
    "5",
    "she kept on about the bins and i threw the plate at the wall",
    "kids were scared",
    "that i am nothing in this house",
    "small, like a kid",
    "i threw it and scared my kids",
    "clean it up",
    "3",
)
FACTS = {"consented": True, "ask_hour": False, "lines": "999.", "promises": []}
ROUNDS = 12
"""Walk-backs per conversation; the first is a warm-up and not counted."""
WALK_BACK = {
    "at": "2026-03-02T19:00:00+00:00",
    "heat_before": 5,
    "heat_after": 3,
    "film": SCRIPT[2],
    "beneath": [{"family": "shame", "word": "small, like a kid"}],
    "part": SCRIPT[6],
    "owned": True,
    "acts": [{"text": "clean it up", "done": None}],
}
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass
class Measured:
    """Latencies in ms and CPU in ms a turn of both processes."""

    name: str
    latencies: list[float] = field(default_factory=list)
    rasa_cpu: float = 0.0
    our_cpu: float = 0.0

    def row(self) -> str:
        """One line of the table."""
        ordered = sorted(self.latencies)
        p95 = ordered[int(len(ordered) * 0.95) - 1]
        times = f"{statistics.median(ordered):8.1f}{p95:8.1f}"
        return f"{self.name:<34}{times}{self.rasa_cpu:10.2f}{self.our_cpu:10.2f}"


class Door:
    """Takes every message and remembers when it came."""

    def __init__(self) -> None:
        self.came: dict[str, asyncio.Event] = {}
        self.sent = 0

    async def send(self, address: str, _outbound: Outbound, _at: datetime) -> str:
        """Note it."""
        self.sent += 1
        self.came.setdefault(address, asyncio.Event()).set()
        return "sent"


def cpu_of_a_card(folder: str) -> float:
    """CPU ms of drawing one card, after the first."""
    drawings = Drawings(Path(folder))
    drawings.card(WALK_BACK, "0")
    began = time.process_time()
    for _ in range(5):
        drawings.card(WALK_BACK, "0")
    return (time.process_time() - began) * 1000 / 5


def cpu_of(pid: int) -> float:
    """Seconds of CPU that a process has used so far."""
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def memory_of(pid: int) -> float:
    """Resident megabytes."""
    line = next(
        x for x in Path(f"/proc/{pid}/status").read_text().splitlines() if x.startswith("VmRSS")
    )
    return int(line.split()[1]) / 1024


async def measure(
    name: str, pid: int, at_once: int, one: Callable[[int], Awaitable[list[float]]]
) -> Measured:
    """Run `at_once` conversations side by side; a warm-up round first."""
    await asyncio.gather(*(one(n) for n in range(at_once)))
    found = Measured(name)
    rasa, ours = cpu_of(pid), time.process_time()
    for _ in range(max(2, ROUNDS // at_once)):
        for latencies in await asyncio.gather(*(one(n) for n in range(at_once))):
            found.latencies += latencies
    turns = len(found.latencies)
    found.rasa_cpu = (cpu_of(pid) - rasa) * 1000 / turns
    found.our_cpu = (time.process_time() - ours) * 1000 / turns
    return found


def bare(client: RasaClient) -> Callable[[int], Awaitable[list[float]]]:
    """A walk-back straight to Rasa, the state handed back and forth."""

    async def one(_number: int) -> list[float]:
        state: dict[str, Any] = {}
        latencies: list[float] = []
        for text in SCRIPT:
            began = time.perf_counter()
            turn = await client.turn(Ask(text=text, state=state, facts=FACTS))
            latencies.append((time.perf_counter() - began) * 1000)
            state = dict(turn.state)
        return latencies

    return one


def whole(coach: Coach, door: Door) -> Callable[[int], Awaitable[list[float]]]:
    """A walk-back through the whole way: taken in, owed, answered, sent."""
    count = 0

    async def one(number: int) -> list[float]:
        nonlocal count
        name, latencies = f"man {number}", []
        came = door.came.setdefault(name, asyncio.Event())
        for text in SCRIPT:
            count += 1
            came.clear()
            began = time.perf_counter()
            key = f"{name} {time.time_ns()} {count}"
            inbound = Inbound(key, "terminal", name, text, datetime.now(UTC), Kind.PRESS)
            await coach.take(inbound, Newcomer(name, "GB", "Europe/London"))
            await asyncio.wait_for(came.wait(), 60)
            latencies.append((time.perf_counter() - began) * 1000)
        return latencies

    return one


async def get_to_know(coach: Coach, number: int) -> None:
    """The terms, a first walk-back and no daily hour: from then on one reply answers a turn."""
    name = f"man {number}"
    for text in ("hi", "I agree", "18 or over", *SCRIPT, "Not now"):
        inbound = Inbound(f"{name} {text}", "terminal", name, text, datetime.now(UTC), Kind.PRESS)
        await coach.take(inbound, Newcomer(name, "GB", "Europe/London"))
        for _ in range(3000):
            if await coach.database.run(lambda ledger: _is_answered(ledger, name)):
                break
            await asyncio.sleep(0.02)


def _is_answered(ledger: Ledger, name: str) -> bool:
    """The coach had the last word and all of it is out."""
    talk = ledger.conversation_at("terminal", name, 0)
    said = ledger.transcript(talk.id)
    return not said[-1].from_him and all(line.from_him or line.state == "sent" for line in said)


async def report() -> None:
    """Measure and print."""
    settings = Settings(quiet_for=0, rasa_url=None)
    say("starting Rasa...")
    began = time.monotonic()
    async with Neighbour(settings, lambda _text: None) as neighbour:
        say(f"Rasa was up after {time.monotonic() - began:.1f} s")
        assert neighbour.process is not None
        pid = neighbour.process.pid
        assert pid is not None
        with tempfile.TemporaryDirectory() as folder:
            rows = await _rows(settings, neighbour.client, pid, folder)
            card = cpu_of_a_card(folder)
        say(f"\n{'ms':<34}{'p50':>8}{'p95':>8}{'Rasa CPU':>10}{'our CPU':>10}")
        for row in rows:
            say(row.row())
        ratio = rows[2].our_cpu / rows[0].rasa_cpu
        say(f"\nour part, as a share of the CPU of a bare turn: {ratio:.2f} (at most 0.50)")
        say(f"a card, drawn in a thread: {card:.0f} ms of CPU")
        say(f"memory: Rasa {memory_of(pid):.0f} MB, bot {memory_of(os.getpid()):.0f} MB")


async def _rows(settings: Settings, client: RasaClient, pid: int, folder: str) -> list[Measured]:
    engine = engine_for(f"sqlite:///{folder}/bench.db")
    migrate(engine)
    database = Database(engine, Sealer(bytes(32)))
    door = Door()
    coach = Coach(settings, database, client, SystemClock(), {"terminal": door}, Sketches())
    rows = [await measure(f"bare Rasa turn, {n} at once", pid, n, bare(client)) for n in (1, 8)]
    working = [asyncio.create_task(worker.run()) for worker in coach.workers]
    await asyncio.gather(*(get_to_know(coach, number) for number in range(8)))
    door.sent = 0
    one = whole(coach, door)
    rows += [await measure(f"whole turn, {n} at once", pid, n, one) for n in (1, 8)]
    turns = len(SCRIPT) * sum(n * (1 + max(2, ROUNDS // n)) for n in (1, 8))
    assert door.sent == turns, "a turn is over when its one reply has come"
    for task in working:
        task.cancel()
    await asyncio.gather(*working, return_exceptions=True)
    database.close()
    return rows
