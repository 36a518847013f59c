"""A wake-up comes from the news and not from a look; at rest nobody looks more than once a second.

How long it takes is measured by `python -m tests.crowd.wakes`; here no time is.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine

import bot.jobs.worker
from bot.core.work import Job, Work
from bot.jobs.alarm import MOST
from bot.jobs.worker import REST, Worker
from bot.services.ports import Ledger
from bot.storage.database import Database
from bot.storage.engines import engine_for
from tests.crowd import wakes
from tests.crowd.athand import AtHand
from tests.peers import loop as hasty
from tests.peers.stage import MONDAY_EVENING as NOW
from tests.peers.world import GUARD

HOUR = timedelta(hours=1)
IN_A_ROW = 20
KINDS = ("turn", "timer", "delivery")


class Passing:
    """A clock that goes with the loop's time."""

    def now(self) -> object:
        """NOW and what has passed."""
        return NOW + timedelta(seconds=asyncio.get_running_loop().time())


@pytest.fixture
def engine(url: str) -> Iterator[Engine]:
    """An engine without threads."""
    found = engine_for(url)
    yield found
    found.dispose()


async def test_a_worker_is_woken_by_news_and_not_by_looking(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bot.jobs.worker, "REST", HOUR)
    begun: asyncio.Queue[str] = asyncio.Queue()
    worker = wakes.sleeper(database, lambda job: begun.put_nowait(job.reference))
    running = asyncio.create_task(worker.run())
    for number in range(IN_A_ROW):
        await wakes.put(database, number)
        assert await asyncio.wait_for(begun.get(), GUARD) == str(number)
    running.cancel()
    with suppress(asyncio.CancelledError):
        await running


async def test_a_worker_in_another_process_is_woken_by_news_and_not_by_looking(
    url: str, database: Database, tmp_path: Path
) -> None:
    with wakes.listening(url, tmp_path, rest=HOUR.total_seconds()) as diary:
        for number in range(IN_A_ROW):
            await wakes.put(database, number)
            assert [entry["number"] for entry in await wakes.did(diary, number + 1)][-1] == str(
                number
            )


@pytest.mark.parametrize("kind", KINDS)
def test_at_rest_a_worker_looks_once_a_second_and_no_more(engine: Engine, kind: str) -> None:
    seconds = 60

    async def main() -> int:
        storage = AtHand(engine)
        await _put(storage, Work(kind, "far", f"{kind}:1", 1, NOW + timedelta(days=9999)))
        running = asyncio.create_task(_worker(storage, kind).run())
        await asyncio.sleep(0)
        before = storage.units
        await asyncio.sleep(seconds)
        await _stop(running)
        return storage.units - before

    looks = hasty.run(main())
    assert seconds // 2 <= looks <= seconds + 1


def test_what_somebody_else_works_on_is_not_asked_for_more_than_once_a_second(
    engine: Engine,
) -> None:
    seconds = 30

    async def main() -> int:
        storage = AtHand(engine)
        await _put(storage, *[Work("turn", "turn", "talk:1", 1, NOW)] * 2)
        clock = Passing()
        await storage.run(lambda ledger: ledger.queue.claim(("turn",), clock.now(), "other"))  # type: ignore[arg-type]
        running = asyncio.create_task(_worker(storage, "turn").run())
        await asyncio.sleep(0)
        before = storage.units
        await asyncio.sleep(seconds)
        await _stop(running)
        return storage.units - before

    assert hasty.run(main()) <= seconds + 1


def test_after_a_long_rest_a_worker_is_still_woken_by_news(engine: Engine) -> None:
    """A timer far ahead waits all the while, as in every installation."""

    async def main() -> float:
        storage, done = AtHand(engine), asyncio.Event()
        clock = Passing()
        await _put(storage, Work("timer", "far", "talk:1", 1, NOW + timedelta(days=9999)))
        running = asyncio.create_task(_worker(storage, "timer", done).run())
        await asyncio.sleep((MOST + 10) * REST.total_seconds())
        await asyncio.sleep(REST.total_seconds() / 3)  # somewhere between two looks
        loop = asyncio.get_running_loop()
        assert isinstance(loop, hasty.HastyLoop)
        before = loop._impatient.skipped
        await _put(storage, Work("timer", "now", "talk:2", 2, clock.now()))  # type: ignore[arg-type]
        await done.wait()
        await _stop(running)
        return loop._impatient.skipped - before

    assert hasty.run(main()) == 0, "it was found after a rest"


async def _put(storage: AtHand, *works: Work) -> None:
    def unit(ledger: Ledger) -> None:
        for work in works:
            ledger.queue.put(work)

    await storage.run(unit)


def _worker(storage: AtHand, kind: str, done: asyncio.Event | None = None) -> Worker:
    async def do(job: Job) -> None:
        await storage.run(lambda ledger: ledger.queue.finish(job))
        if done is not None:
            done.set()

    return Worker(storage, Passing(), (kind,), do)  # type: ignore[arg-type]


async def _stop(running: asyncio.Task[None]) -> None:
    running.cancel()
    with suppress(asyncio.CancelledError):
        await running
