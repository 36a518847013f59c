"""A worker claims what is due, works keys side by side, and never loses anything."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import timedelta

import pytest

from bot.channels.terminal.clock import SimulatedClock
from bot.core.errors import LeaseLost, Unknown, Unreachable
from bot.core.work import Job, Work
from bot.jobs.worker import AT_ONCE, Worker
from bot.services.ports import Ledger
from bot.storage.queue import LEASE_FOR
from tests.peers.stage import MONDAY_EVENING as NOW
from tests.peers.stage import WINDOW, Stage
from tests.peers.world import GUARD, Held, turn

THREAT = "if she walks out tonight ill kill her and then me"


async def _put(stage: Stage, *talks: int, after: timedelta = timedelta(0)) -> None:
    for talk in talks:
        work = Work("timer", f"t{talk}", f"talk:{talk}", talk, NOW + after)
        await stage.unit(lambda ledger, work=work: ledger.queue.put(work))  # type: ignore[misc]


def _worker(
    stage: Stage, do: Callable[[Job], Awaitable[object]], only: int | None = None
) -> Worker:
    return Worker(stage.database, stage.clock, ("timer",), do, only=only)


async def _stop(*running: asyncio.Task[None]) -> None:
    for task in running:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


class Diary:
    """Does nothing but finish its jobs, and remembers them."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self.done: list[str] = []
        self.news = asyncio.Event()

    async def do(self, job: Job) -> None:
        """Finish it."""
        await self._stage.unit(lambda ledger: ledger.queue.finish(job))
        self.done.append(job.reference)
        self.news.set()

    async def wrote(self, count: int) -> None:
        """Wait until so many are done."""
        while len(self.done) < count:
            self.news.clear()
            await asyncio.wait_for(self.news.wait(), GUARD)


async def test_a_step_works_what_is_due_and_tells_how_much(stage: Stage) -> None:
    diary = Diary(stage)
    worker = _worker(stage, diary.do)
    await _put(stage, 1, 2)
    await _put(stage, 3, after=timedelta(seconds=1))
    assert await worker.step() == 2
    assert await worker.step() == 0
    assert await worker.step(NOW + timedelta(seconds=1)) == 1
    assert sorted(diary.done) == ["t1", "t2", "t3"]


async def test_a_worker_can_be_kept_to_one_talk(stage: Stage) -> None:
    diary = Diary(stage)
    await _put(stage, 1, 2)
    assert await _worker(stage, diary.do, only=2).step() == 1
    worker = _worker(stage, diary.do)
    worker.limit_to(3)
    assert await worker.step() == 0
    assert diary.done == ["t2"]


async def test_a_job_that_fails_is_tried_again_later_each_time(stage: Stage) -> None:
    waits = []

    async def fail(job: Job) -> None:
        raise ZeroDivisionError

    worker = _worker(stage, fail)
    await _put(stage, 1)
    for _ in range(8):
        await worker.step()
        due = await stage.next_due()
        assert due is not None
        waits.append((due - stage.clock.now()).total_seconds())
        assert await worker.step() == 0
        stage.clock.move_to(due)
    assert waits == [1, 2, 4, 8, 16, 32, 60, 60]


async def test_what_a_failure_says_is_not_logged_for_it_may_be_his_words(
    stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    async def fail(job: Job) -> None:
        raise ValueError("i threw the plate")

    await _put(stage, 1)
    await _worker(stage, fail).step()
    [record] = caplog.records
    assert record.levelno == logging.ERROR
    assert "ValueError at test_worker.py:" in record.getMessage()
    assert "plate" not in caplog.text


async def test_one_failure_does_not_touch_the_other_jobs(stage: Stage) -> None:
    diary = Diary(stage)

    async def some(job: Job) -> None:
        if job.reference == "t1":
            raise ZeroDivisionError
        await diary.do(job)

    await _put(stage, 1, 2)
    await _worker(stage, some).step()
    assert diary.done == ["t2"]


async def test_a_lost_lease_is_left_to_the_worker_who_has_it(
    stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    async def late(job: Job) -> None:
        raise LeaseLost("timer 1")

    await _put(stage, 1)
    await _worker(stage, late).step()
    assert "another worker has it" in caplog.text
    [job] = await stage.waiting("timer")
    assert job.tries == 0


async def test_a_failure_after_the_lease_is_lost_gives_nothing_back(stage: Stage) -> None:
    async def slow(job: Job) -> None:
        later = NOW + 2 * LEASE_FOR
        await stage.unit(lambda ledger: ledger.queue.claim(("timer",), later, "other"))
        raise ZeroDivisionError

    await _put(stage, 1)
    await _worker(stage, slow).step()
    [job] = await stage.waiting("timer")
    assert job.tries == 0


async def test_its_own_expired_lease_fences_a_worker_out_too(stage: Stage) -> None:
    jobs: list[Job] = []

    async def keep(job: Job) -> None:
        jobs.append(job)

    worker = _worker(stage, keep)
    await _put(stage, 1)
    await worker.step()
    stage.clock.move_to(NOW + 2 * LEASE_FOR)
    await worker.step()
    first, second = jobs
    assert first.id == second.id
    with pytest.raises(LeaseLost):
        await stage.unit(lambda ledger: ledger.queue.finish(first))


async def test_a_running_worker_takes_what_was_there_and_what_it_is_woken_for(
    stage: Stage,
) -> None:
    diary = Diary(stage)
    worker = _worker(stage, diary.do)
    await _put(stage, 1)
    running = asyncio.create_task(worker.run())
    await diary.wrote(1)
    await _put(stage, 2)
    worker.wake()
    await diary.wrote(2)
    await _stop(running)
    assert diary.done == ["t1", "t2"]


async def test_more_than_can_be_worked_at_once_is_all_done(
    stage: Stage,
) -> None:
    diary = Diary(stage)
    count = 3 * AT_ONCE
    await _put(stage, *range(count))
    running = asyncio.create_task(_worker(stage, diary.do).run())
    await diary.wrote(count)
    await _stop(running)
    assert sorted(diary.done) == sorted(f"t{n}" for n in range(count))


async def test_jobs_of_one_key_follow_each_other_without_a_pause(stage: Stage) -> None:
    diary = Diary(stage)
    await _put(stage, *[1] * 6)
    loop = asyncio.get_running_loop()
    began = loop.time()
    running = asyncio.create_task(_worker(stage, diary.do).run())
    await diary.wrote(6)
    await _stop(running)
    assert loop.time() - began < 1


async def test_a_slow_job_holds_up_nobody_else_while_the_worker_runs(stage: Stage) -> None:
    diary, release = Diary(stage), asyncio.Event()
    begun = asyncio.Event()

    async def some(job: Job) -> None:
        if job.reference == "t1":
            begun.set()
            await release.wait()
        await diary.do(job)

    worker = _worker(stage, some)
    await _put(stage, 1)
    running = asyncio.create_task(worker.run())
    await begun.wait()
    await _put(stage, 2)
    worker.wake()
    await diary.wrote(1)
    assert diary.done == ["t2"]
    release.set()
    await diary.wrote(2)
    await _stop(running)


async def test_work_that_becomes_due_is_found_without_a_wake(stage: Stage) -> None:
    diary = Diary(stage)
    worker = _worker(stage, diary.do)
    await _put(stage, 1, after=timedelta(milliseconds=40))
    running = asyncio.create_task(worker.run())
    stage.clock.move_to(NOW + timedelta(seconds=1))
    await diary.wrote(1)
    await _stop(running)


async def test_a_worker_that_is_stopped_lets_go_and_another_takes_its_work_over(
    stage: Stage,
) -> None:
    begun = asyncio.Event()

    async def hang(job: Job) -> None:
        begun.set()
        await asyncio.Event().wait()

    await _put(stage, 1)
    running = asyncio.create_task(_worker(stage, hang).run())
    await begun.wait()
    await _stop(running)
    assert running.cancelled()
    diary = Diary(stage)
    assert await _worker(stage, diary.do).step(NOW + LEASE_FOR + timedelta(seconds=1)) == 1
    assert diary.done == ["t1"]


@pytest.mark.parametrize("turns_of_the_loop", range(4))
async def test_a_worker_that_is_stopped_just_as_it_is_woken_ends(
    stage: Stage, turns_of_the_loop: int
) -> None:
    diary = Diary(stage)
    worker = _worker(stage, diary.do)
    await _put(stage, 1)
    running = asyncio.create_task(worker.run())
    await diary.wrote(1)
    for _ in range(3):  # whatever it still had to look at is over: it rests
        await stage.unit(lambda _ledger: None)
        for _ in range(5):
            await asyncio.sleep(0)
    worker.wake()
    for _ in range(turns_of_the_loop):
        await asyncio.sleep(0)
    running.cancel()
    ended, _ = await asyncio.wait({running}, timeout=GUARD)
    assert ended == {running}


async def test_with_all_workers_running_a_safety_reply_overtakes_a_turn_that_hangs(
    stage: Stage,
) -> None:
    hanging = Held(turn("Heat now?"))
    stage.dialogue.will(hanging)
    await stage.say("yes")
    running = [asyncio.create_task(w.run()) for w in (stage.desk, stage.bell, stage.post)]
    await asyncio.wait_for(hanging.reached.wait(), GUARD)
    await stage.say(THREAT)
    stage.post.wake()
    await stage.door.got(2)
    assert "999" in " ".join(stage.door.texts())
    hanging.go.set()
    await _stop(*running)
    stage.clock.move_to(NOW + WINDOW)
    await stage.settle()
    assert "Heat now?" not in stage.door.texts()


async def test_a_database_that_cannot_be_read_now_is_looked_at_again(
    caplog: pytest.LogCaptureFixture,
) -> None:
    looks = asyncio.Event()
    asked: list[object] = []

    class Locked:
        """A storage that is locked, and says what nobody may read in a log."""

        async def run(self, unit: object) -> object:
            if looks.is_set():
                raise asyncio.CancelledError
            if asked:
                looks.set()
            asked.append(unit)
            raise OSError("his words")

        def listen(self, hear: object) -> object:
            return lambda: None

    async def never(job: object) -> None:
        raise AssertionError(job)

    clock = SimulatedClock(NOW)
    worker = Worker(Locked(), clock, ("turn",), never)  # type: ignore[arg-type]
    running = asyncio.create_task(worker.run())
    await looks.wait()
    worker.wake()
    await asyncio.wait({running})
    assert "cannot look at the queue: OSError" in caplog.text
    assert "his words" not in caplog.text


async def test_a_job_that_cannot_be_opened_holds_up_no_other(stage: Stage) -> None:
    diary, opened = Diary(stage), []

    def opening(ledger: Ledger, job: Job) -> str:
        if job.reference == "t1":
            raise Unknown("gone")
        return job.reference

    async def keep(job: Job) -> None:
        opened.append(job.opened)
        await diary.do(job)

    await _put(stage, 1, 2)
    await Worker(stage.database, stage.clock, ("timer",), keep, opening).step()
    assert sorted(diary.done) == ["t1", "t2"]
    assert sorted(map(str, opened)) == ["None", "t2"]


async def test_a_database_that_is_away_is_waited_for_and_the_job_is_not_to_blame(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.jobs.worker.REST", timedelta(0))
    away = [3]

    class Flaky:
        """Out of reach for a while."""

        async def run(self, unit: Callable[[Ledger], object]) -> object:
            if away[0] and failing:
                away[0] -= 1
                raise Unreachable("no room on the disk")
            return await stage.database.run(unit)

    failing: list[Job] = []

    async def do(job: Job) -> None:
        failing.append(job)
        raise Unreachable("no room on the disk")

    await _put(stage, 1)
    worker = Worker(Flaky(), stage.clock, ("timer",), do)  # type: ignore[arg-type]
    await worker.step()
    assert away == [0]
    [job] = await stage.waiting("timer")
    assert (job.tries, job.due_at) == (0, stage.clock.now() + timedelta(seconds=1))


async def test_a_job_whose_lease_ends_while_the_database_is_away_is_left_alone(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.jobs.worker.REST", timedelta(0))

    class Gone:
        """Away for good."""

        async def run(self, unit: Callable[[Ledger], object]) -> object:
            if failing:
                stage.clock.move_to(NOW + 2 * LEASE_FOR)
                raise Unreachable("no connection")
            return await stage.database.run(unit)

    failing: list[Job] = []

    async def do(job: Job) -> None:
        failing.append(job)
        raise Unreachable("no connection")

    await _put(stage, 1)
    await Worker(Gone(), stage.clock, ("timer",), do).step()  # type: ignore[arg-type]
    [job] = await stage.waiting("timer")
    assert job.tries == 0
