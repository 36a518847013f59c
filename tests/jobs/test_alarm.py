"""When a worker looks next, and clocks that leap."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from bot.channels.terminal.clock import SimulatedClock
from bot.jobs.alarm import GRACE, LEAP, MOST, Alarm
from bot.jobs.worker import REST, Worker
from bot.storage.queue import LEASE_FOR
from tests.peers import loop as hasty
from tests.peers.stage import MONDAY_EVENING as NOW
from tests.peers.stage import Stage
from tests.peers.world import turn

HOUR = timedelta(hours=1)


class SettableClock(SimulatedClock):
    """A clock that somebody sets, forward or back."""

    def put(self, by: timedelta) -> None:
        """Set it."""
        self._now += by


class Passing:
    """A clock that goes with the loop's time."""

    def now(self) -> object:
        """NOW and what has passed."""
        return NOW + timedelta(seconds=asyncio.get_running_loop().time())


@pytest.mark.parametrize(("due", "waited"), [(0.3, 0.3), (5.0, 1.0), (-1.0, 0.0)])
def test_it_rings_when_something_is_due_and_after_a_rest_at_the_latest(
    due: float, waited: float
) -> None:
    async def main() -> float:
        alarm, loop = Alarm(Passing(), REST), asyncio.get_running_loop()  # type: ignore[arg-type]
        alarm.set()
        began = loop.time()
        alarm.at(NOW + timedelta(seconds=began + 0.9 if due > 1 else began + due))
        alarm.at(NOW + timedelta(seconds=began + due))
        if due > 1:
            alarm._due.clear()
        await alarm.rings()
        return loop.time() - began

    assert hasty.run(main()) == pytest.approx(waited, abs=0.1)


def test_it_never_grows_and_keeps_what_comes_first() -> None:
    async def main() -> Alarm:
        alarm = Alarm(SimulatedClock(NOW), REST)
        for _ in range(3 * MOST):
            alarm.at(NOW + HOUR)
        for number in range(MOST):
            alarm.at(NOW + HOUR - timedelta(seconds=number + 1))
        alarm.at(NOW + timedelta(seconds=1))
        return alarm

    alarm = hasty.run(main())
    assert len(alarm._due) == len(alarm._known) == MOST
    assert min(alarm._due) == NOW + timedelta(seconds=1)
    assert NOW + HOUR not in alarm._due


def test_it_rings_at_once_when_woken_before_or_while_it_waits() -> None:
    async def main() -> float:
        alarm, loop = Alarm(SimulatedClock(NOW), REST), asyncio.get_running_loop()
        began = loop.time()
        alarm.now()
        await alarm.rings()
        alarm.set()
        waiting = asyncio.create_task(alarm.rings())
        await asyncio.sleep(0)
        alarm.now()
        await waiting
        return loop.time() - began

    assert hasty.run(main()) < 0.1


def test_an_earlier_due_time_shortens_a_wait_that_has_begun() -> None:
    async def main() -> float:
        alarm, loop = Alarm(Passing(), REST), asyncio.get_running_loop()  # type: ignore[arg-type]
        alarm.set()
        began = loop.time()
        waiting = asyncio.create_task(alarm.rings())
        await asyncio.sleep(0)
        alarm.at(NOW + timedelta(seconds=began + 0.2))
        await waiting
        return loop.time() - began

    assert hasty.run(main()) == pytest.approx(0.2, abs=0.1)


async def test_a_clock_that_is_set_is_noticed_and_one_that_goes_is_not() -> None:
    clock = SettableClock(NOW)
    alarm = Alarm(clock, REST)
    assert alarm.clock_was_put_back, "nobody knows what was before"
    alarm.set()
    alarm.set()
    assert (alarm.clock_was_put_back, alarm.leap) == (False, timedelta(0))
    clock.put(-HOUR)
    alarm.set()
    assert alarm.clock_was_put_back
    clock.put(HOUR)
    alarm.set()
    assert not alarm.clock_was_put_back
    assert abs(alarm.leap - HOUR) < LEAP


def test_a_leap_is_forgotten_after_a_while() -> None:
    async def main() -> None:
        clock = SettableClock(NOW)
        alarm = Alarm(clock, REST)
        alarm.set()
        clock.put(HOUR)
        alarm.set()
        assert alarm.leap
        await asyncio.sleep(GRACE + 1)
        assert not alarm.leap

    hasty.run(main())


async def test_work_planned_before_the_clock_was_put_back_does_not_wait_for_the_hour(
    stage: Stage,
) -> None:
    await stage.say("hi")
    await stage.put("promise", NOW + HOUR)
    stage.clock = SettableClock(NOW - HOUR)
    jobs = await stage.unit(lambda ledger: ledger.queue.claim(("turn",), NOW - HOUR, "b"))
    assert jobs == []
    await stage.unit(lambda ledger: ledger.queue.clock_was_put_back(NOW - HOUR))
    [job] = await stage.unit(lambda ledger: ledger.queue.claim(("turn",), NOW - HOUR, "b"))
    assert job.reference == "turn"
    assert (await stage.timers())["promise"] == NOW + HOUR


async def test_a_lease_taken_before_the_clock_was_put_back_ends_in_time(stage: Stage) -> None:
    await stage.say("hi")
    due = NOW + timedelta(seconds=3)
    await stage.unit(lambda ledger: ledger.queue.claim(("turn",), due, "a"))
    back = NOW - HOUR
    await stage.unit(lambda ledger: ledger.queue.clock_was_put_back(back))
    ended = back + LEASE_FOR + timedelta(seconds=1)
    await stage.unit(lambda ledger: ledger.queue.clock_was_put_back(back))
    [job] = await stage.unit(lambda ledger: ledger.queue.claim(("turn",), ended, "b"))
    assert job.owner == "b"


async def test_a_leap_of_the_clock_takes_no_work_from_whoever_is_at_it(stage: Stage) -> None:
    await stage.say("hi")
    due = NOW + timedelta(seconds=3)
    stage.dialogue.will(turn("Hello."))
    await stage.unit(lambda ledger: ledger.queue.claim(("turn",), due, "a"))
    clock = SettableClock(due)
    worker = Worker(stage.database, clock, ("turn",), stage.answer.owed)
    worker._alarm.set()
    clock.put(HOUR)
    worker._alarm.set()
    assert await worker.step() == 0
    assert await Worker(stage.database, clock, ("turn",), stage.answer.owed).step() == 1
