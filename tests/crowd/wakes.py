"""How long a worker takes to wake: `python -m tests.crowd.wakes sqlite|postgres` prints it.

From before a unit puts work on the queue, its commit included, until a worker at rest begins it:
in the same process, and in another one that was told of it.
"""

from __future__ import annotations

import asyncio
import subprocess
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import bot.jobs.worker
from bot.app.coach import SystemClock
from bot.core.work import Job, Work
from bot.jobs.worker import Worker
from bot.settings import ROOT
from bot.storage.database import Database
from bot.storage.engines import engine_for
from bot.storage.schema import migrate
from tests.crowd.diary import Diary, Entry
from tests.peers.postgres import server
from tests.peers.stage import opened

KIND = "wake"
WAKES = 300
WARM_UP = 20
AT_REST_AFTER = 0.005
"""Seconds between two wakes: so long the worker has nothing to do."""
LISTEN = "listen"
GUARD = 60.0


@dataclass(frozen=True)
class Wakes:
    """Milliseconds."""

    p50: float
    p99: float


def wake_up(number: int) -> Work:
    """Work that is due now, with a key of its own."""
    return Work(KIND, str(number), f"{KIND}:{number}", number, datetime.now(UTC))


def sleeper(database: Database, begun: Callable[[Job], object]) -> Worker:
    """A worker that tells when it begins a job, and does nothing else."""

    async def do(job: Job) -> None:
        begun(job)
        await database.run(lambda ledger: ledger.queue.finish(job))

    return Worker(database, SystemClock(), (KIND,), do)


async def put(database: Database, number: int) -> float:
    """Put one wake-up on the queue; returns when that began."""
    began = time.monotonic()
    await database.run(lambda ledger: ledger.queue.put(wake_up(number)))
    return began


async def _measured(database: Database, woken_at: Callable[[int], Awaitable[float]]) -> Wakes:
    taken = []
    for number in range(WARM_UP + WAKES):
        await asyncio.sleep(AT_REST_AFTER)
        began = await put(database, number)
        taken.append((await woken_at(number) - began) * 1000)
    taken = sorted(taken[WARM_UP:])
    return Wakes(taken[len(taken) // 2], taken[int(len(taken) * 0.99)])


async def within(url: str) -> Wakes:
    """Put and worked in one process."""
    database, begun = opened(url), asyncio.Queue[tuple[int, float]]()

    async def woken_at(number: int) -> float:
        found, at = await asyncio.wait_for(begun.get(), GUARD)
        assert found == number
        return at

    worker = sleeper(
        database, lambda job: begun.put_nowait((int(job.reference), time.monotonic()))
    )
    running = asyncio.create_task(worker.run())
    found = await _measured(database, woken_at)
    running.cancel()
    with suppress(asyncio.CancelledError):
        await running
    database.close()
    return found


async def between(url: str, folder: Path) -> Wakes:
    """Put here, worked in another process."""
    database = opened(url)
    with listening(url, folder) as diary:

        async def woken_at(number: int) -> float:
            return float((await did(diary, number + 1))[number]["clock"])

        found = await _measured(database, woken_at)
    database.close()
    return found


async def did(diary: Diary, count: int) -> list[Entry]:
    """Wait until the other process has done so many; returns them."""
    await until(lambda: diary.count("did") >= count)
    return [entry for entry in diary.read() if entry.what == "did"]


async def until(holds: Callable[[], bool]) -> None:
    """Wait until it holds of a diary, which nobody can be told of."""
    end = time.monotonic() + GUARD
    while not holds():
        assert time.monotonic() < end, "nobody woke"
        await asyncio.sleep(0.001)


@contextmanager
def listening(url: str, folder: Path, rest: float = 1.0) -> Iterator[Diary]:
    """A process with a sleeper, whose work is written into a diary; looks again after `rest`."""
    diary = Diary(folder / "wakes")
    command = [sys.executable, "-m", "tests.crowd.wakes", LISTEN, url, str(folder), str(rest)]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE) as process:
        try:
            yield diary
        finally:
            process.kill()
            diary.close()


async def listen(url: str, folder: Path) -> None:
    """Be that process, until killed."""
    database, diary = opened(url), Diary(folder / "wakes")
    await sleeper(
        database, lambda job: diary.note("did", number=job.reference, clock=time.monotonic())
    ).run()


def measure(url: str, folder: Path) -> dict[str, Wakes]:
    """Within one process and between two, over an empty database with today's schema."""
    return {
        "in one process": asyncio.run(within(url)),
        "between two": asyncio.run(between(url, folder)),
    }


@contextmanager
def fresh(engine: str, folder: Path) -> Iterator[str]:
    """The address of an empty database: sqlite | postgres."""
    if engine == "sqlite":
        yield _with_schema(f"sqlite:///{folder}/crowd.db")
        return
    with server() as postgres:
        yield _with_schema(postgres.create("crowd"))


def _with_schema(url: str) -> str:
    engine = engine_for(url)
    migrate(engine)
    engine.dispose()
    return url


def _main(what: str, *rest: str) -> None:
    if what == LISTEN:
        bot.jobs.worker.REST = timedelta(seconds=float(rest[2]))
        asyncio.run(listen(rest[0], Path(rest[1])))
        return
    with tempfile.TemporaryDirectory() as folder, fresh(what, Path(folder)) as url:
        for name, wakes in measure(url, Path(folder)).items():
            sys.stdout.write(f"{what}, {name}: p50 {wakes.p50:.1f} ms, p99 {wakes.p99:.1f} ms\n")


if __name__ == "__main__":
    _main(*sys.argv[1:])
