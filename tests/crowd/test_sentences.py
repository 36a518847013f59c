"""What house.md says of the queue and what nothing else has shown yet.

Shown elsewhere (tests/storage/test_queue.py, tests/jobs): completion is fenced by owner in the
work's own unit, a lease expires and is taken over, timers never block messages.
"""

from __future__ import annotations

import asyncio
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

import bot.jobs.worker
from bot.core.messages import Lane, Outbound
from bot.core.work import Job, Waiting, Work
from bot.jobs.worker import AT_ONCE, Worker
from bot.services.ports import Ledger
from bot.storage.database import Database
from bot.storage.ledger import SqlLedger
from bot.storage.queue_statements import LEASE_FREE
from tests.crowd import wakes
from tests.peers.stage import MONDAY_EVENING as NOW
from tests.peers.stage import Stage
from tests.peers.world import GUARD

HOUR = timedelta(hours=1)
SECOND = timedelta(seconds=1)
IN_A_ROW = 6
FORGOTTEN = (
    "a look that found something forgets what waits for a key, until the next look within a second"
)


@pytest.fixture
def nobody_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    """A worker rests for an hour: whatever is done before that, it was told of."""
    monkeypatch.setattr(bot.jobs.worker, "REST", HOUR)


async def _put(database: Database, *works: Work) -> None:
    def unit(ledger: Ledger) -> None:
        for work in works:
            ledger.queue.put(work)

    await database.run(unit)


async def _claim(database: Database, *kinds: str, owner: str = "a", most: int = 10) -> list[Job]:
    return await database.run(lambda ledger: ledger.queue.claim(kinds, NOW, owner, most))


async def _finish(database: Database, job: Job) -> None:
    await database.run(lambda ledger: ledger.queue.finish(job))


def _timer(reference: str, key: int = 1) -> Work:
    return Work("timer", reference, f"talk:{key}", key, NOW)


def _turn(key: int = 1) -> Work:
    return Work("turn", "turn", f"talk:{key}", key, NOW)


async def _say(stage: Stage, text: str, lane: Lane) -> None:
    def unit(ledger: Ledger) -> None:
        man = ledger.participant("sam", "GB", "Europe/London", NOW)
        talk = ledger.conversation_at("terminal", "sam", man.id)
        ledger.say(talk.id, Outbound(text, lane), NOW)

    await stage.unit(unit)


async def _stop(*running: asyncio.Task[None]) -> None:
    for task in running:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


class Done:
    """Finishes its jobs, and tells which."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.references: asyncio.Queue[str] = asyncio.Queue()

    async def do(self, job: Job) -> None:
        """Finish it."""
        await _finish(self._database, job)
        self.references.put_nowait(job.reference)

    async def next(self) -> str:
        """Wait for the next."""
        return await asyncio.wait_for(self.references.get(), GUARD)


async def test_what_fell_due_at_the_same_moment_is_worked_in_the_order_of_its_numbers(
    database: Database,
) -> None:
    references = [str(number) for number in range(30)]
    await _put(database, *(_timer(r, key=100 - int(r)) for r in references))
    found = [job.reference for _ in range(3) for job in await _claim(database, "timer")]
    assert found == references


async def test_one_look_claims_a_job_for_every_free_hand_each_of_another_key(
    stage: Stage,
) -> None:
    begun: list[int] = []

    async def do(job: Job) -> None:
        begun.append(job.conversation_id)
        await _finish(stage.database, job)

    keys = range(AT_ONCE + 2)
    await _put(stage.database, *(_timer("t", key) for key in keys for _ in range(2)))
    worker = Worker(stage.database, stage.clock, ("timer",), do)
    assert await worker.step() == AT_ONCE
    assert sorted(begun) == list(keys)[:AT_ONCE]


async def test_a_reply_that_is_at_the_door_does_not_hold_up_the_alarm_of_its_chat(
    database: Database,
) -> None:
    reply = Work("delivery", "reply", "out:1:1", 1, NOW, Lane.REPLY)
    await _put(database, reply, replace(reply, reference="more"))
    [job] = await _claim(database, "delivery")
    alarm = Work("delivery", "alarm", "out:1:0", 1, NOW, Lane.CRISIS)
    await _put(database, alarm)
    assert [job.reference for job in await _claim(database, "delivery", owner="b")] == ["alarm"]
    assert job.reference == "reply"


@pytest.mark.parametrize("url", ["postgres"], indirect=True)
async def test_a_key_that_was_seen_free_before_it_was_locked_is_looked_at_again(
    database: Database,
) -> None:
    """On PostgreSQL a look may have begun before another one leased the key and was over."""
    await _put(database, _turn(), _timer("seen free"))
    [turn] = await _claim(database, "turn")

    def leased(ledger: Ledger) -> list[Any]:
        assert isinstance(ledger, SqlLedger)
        its = {"ids": [turn.id + 1], "ended": NOW, "owner": "b", "leased_until": NOW + HOUR}
        return list(ledger.connection.execute(LEASE_FREE, its))

    assert await database.run(leased) == []
    await _finish(database, turn)
    assert [row.reference for row in await database.run(leased)] == ["seen free"]


async def test_a_kind_that_only_a_newer_version_knows_is_left_as_it_is_by_all_workers(
    stage: Stage,
) -> None:
    async def seen() -> list[Waiting]:
        return await stage.unit(lambda ledger: ledger.queue.waiting())

    await _put(stage.database, Work("circle", "round", "circle:1", 1, NOW))
    before = await seen()
    workers = (stage.desk, stage.bell, stage.post)
    running = [asyncio.create_task(worker.run()) for worker in workers]
    stage.dialogue.will()
    await _say(stage, "The alarm.", Lane.CRISIS)
    await stage.door.got(1)
    await _stop(*running)
    for worker in workers:
        assert await worker.step() == 0
    assert [row for row in await seen() if row.kind == "circle"] == before


@pytest.mark.usefixtures("nobody_looks")
async def test_jobs_of_one_key_follow_each_other_though_nobody_looks(stage: Stage) -> None:
    done = Done(stage.database)
    running = asyncio.create_task(Worker(stage.database, stage.clock, ("timer",), done.do).run())
    await _put(stage.database, *(_timer(str(number)) for number in range(IN_A_ROW)))
    assert [await done.next() for _ in range(IN_A_ROW)] == [str(n) for n in range(IN_A_ROW)]
    await _stop(running)


@pytest.mark.xfail(reason=FORGOTTEN, strict=True)
@pytest.mark.usefixtures("nobody_looks")
async def test_a_timer_follows_the_turn_of_its_talk_though_nobody_looks(stage: Stage) -> None:
    done = Done(stage.database)
    [turn] = await _put_and_claim(stage.database, _turn())
    bell = Worker(stage.database, stage.clock, ("timer",), done.do)
    await _put(stage.database, _timer("behind"), _timer("other", key=2))
    running = asyncio.create_task(bell.run())
    assert await done.next() == "other"
    await _finish(stage.database, turn)
    assert await done.next() == "behind"
    await _stop(running)


async def _put_and_claim(database: Database, work: Work) -> list[Job]:
    await _put(database, work)
    return await _claim(database, work.kind)


@pytest.mark.xfail(reason=FORGOTTEN, strict=True)
@pytest.mark.usefixtures("nobody_looks")
async def test_a_reply_follows_the_alarm_of_its_chat_though_nobody_looks(stage: Stage) -> None:
    await _say(stage, "The reply.", Lane.REPLY)
    await _say(stage, "The alarm.", Lane.CRISIS)
    post = Worker(stage.database, stage.clock, ("delivery",), stage.courier.deliver)
    running = asyncio.create_task(post.run())
    await stage.door.got(2)
    assert stage.door.texts() == ["The alarm.", "The reply."]
    await _stop(running)


@pytest.mark.usefixtures("nobody_looks")
async def test_jobs_of_one_key_follow_each_other_in_two_processes_though_nobody_looks(
    url: str, database: Database, tmp_path: Path
) -> None:
    begun: list[str] = []
    works = [replace(wakes.wake_up(n), order_key="wake:one") for n in range(IN_A_ROW)]
    with wakes.listening(url, tmp_path, rest=HOUR.total_seconds()) as diary:
        await _put(database, wakes.wake_up(-1))
        await wakes.did(diary, 1)  # it is up, and rests
        here = wakes.sleeper(database, lambda job: begun.append(job.reference))
        running = asyncio.create_task(here.run())
        await _put(database, *works)
        await wakes.until(lambda: len(begun) + diary.count("did") > IN_A_ROW)
        there = [entry["number"] for entry in diary.read() if entry.what == "did"]
        await _stop(running)
    assert sorted(begun + there) == sorted(["-1", *(work.reference for work in works)])
