"""20,000 due reminders hold up neither a reply nor an alarm: by order and by counted work."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime

import pytest

from bot.core.messages import Lane, Outbound
from bot.core.work import Job, Work
from bot.jobs.courier import Courier
from bot.jobs.worker import AT_ONCE, SPARE, Worker
from bot.services.answer import Answer
from bot.services.ports import Ask, Ledger, Turn
from bot.services.remind import Remind
from tests.crowd import filling
from tests.crowd.effort import PLANS, counted
from tests.peers.stage import MONDAY_EVENING as NOW
from tests.peers.stage import WINDOW, Stage
from tests.peers.world import GUARD, RecordingDoor, turn

MANY, FEW = 20_000, 20
MOST_MORE = 1.10
THREAT = "if she walks out tonight ill kill her and then me"
CASES = [("sqlite", PLANS[0]), *(("postgres", plan) for plan in PLANS)]


def reply(talk: int, lane: Lane, reference: str) -> Work:
    """A message in the outbox."""
    return Work("delivery", reference, f"out:{talk}:{int(lane)}", talk, NOW, lane)


async def put(stage: Stage, *works: Work) -> None:
    """Put them on the queue."""

    def unit(ledger: Ledger) -> None:
        for work in works:
            ledger.queue.put(work)

    await stage.unit(unit)


async def claim(stage: Stage, kind: str, most: int) -> list[Job]:
    """Claim what is due."""
    return await stage.unit(lambda ledger: ledger.queue.claim((kind,), NOW, "a", most))


async def test_the_alarm_then_the_reply_are_claimed_before_twenty_thousand_reminders(
    stage: Stage,
) -> None:
    filling.reminders(stage.database.engine, MANY, NOW)
    await put(stage, reply(1, Lane.REPLY, "reply"), reply(2, Lane.CRISIS, "alarm"))
    found = await claim(stage, "delivery", 3)
    assert [job.reference for job in found[:2]] == ["alarm", "reply"]
    assert found[2].lane is Lane.REMINDER


@pytest.mark.parametrize(("url", "plan"), CASES, indirect=["url"])
@pytest.mark.parametrize("kind", ["delivery", "timer", "turn"])
async def test_the_work_of_a_claim_does_not_grow_with_what_waits(
    stage: Stage, kind: str, plan: str
) -> None:
    engine = stage.database.engine
    efforts = []
    for many in (FEW, MANY - FEW):
        filling.timers(engine, many, NOW)
        filling.reminders(engine, many, NOW)
        filling.analyze(engine)
        await put(stage, reply(1, Lane.REPLY, "reply"), reply(2, Lane.CRISIS, "alarm"))
        await put(stage, Work("turn", "turn", "talk:1", 1, NOW))
        with counted(engine, plan) as effort:
            jobs = await claim(stage, kind, AT_ONCE)
        await stage.unit(lambda ledger, jobs=jobs: [ledger.queue.finish(job) for job in jobs])  # type: ignore[misc]
        assert len(jobs) == (1 if kind == "turn" else AT_ONCE)
        efforts.append(effort.done)
    few, many = efforts
    assert 0 < many <= few * MOST_MORE


@pytest.mark.parametrize("analyzed", [False, True], ids=["never analyzed", "analyzed"])
async def test_a_turn_that_is_owed_is_claimed_at_once_beside_twenty_thousand_due_timers(
    stage: Stage, analyzed: bool
) -> None:
    filling.timers(stage.database.engine, MANY, NOW)
    if analyzed:
        filling.analyze(stage.database.engine)
    await put(stage, Work("turn", "turn", "talk:1", 1, NOW))
    [job] = await claim(stage, "turn", AT_ONCE)
    assert (job.kind, job.conversation_id) == ("turn", 1)


@dataclass
class HangingOnTimers:
    """Answers men at once; a turn for a timer hangs until it is let go."""

    begun: asyncio.Condition = field(default_factory=asyncio.Condition)
    hanging: int = 0
    go: asyncio.Event = field(default_factory=asyncio.Event)

    async def turn(self, ask: Ask) -> Turn:
        """Take it."""
        if ask.intent is None:
            return turn(f"You said {ask.text}")
        self.hanging += 1
        async with self.begun:
            self.begun.notify_all()
        await self.go.wait()
        return turn("Hello.")

    async def hangs(self, count: int) -> None:
        """Wait until so many timers hang."""
        async with self.begun:
            await asyncio.wait_for(self.begun.wait_for(lambda: self.hanging >= count), GUARD)


async def test_a_man_is_answered_while_the_bell_has_all_hands_full(stage: Stage) -> None:
    dialogue = HangingOnTimers()
    answer = Answer(stage.database, dialogue, stage.pictures, stage.clock)
    stage.desk = Worker(stage.database, stage.clock, ("turn",), answer.owed)
    remind = Remind(stage.database, answer, stage.clock)
    stage.bell = Worker(stage.database, stage.clock, ("timer",), remind.rung)
    for number in range(2 * AT_ONCE):
        await _timer_for(stage, f"man {number}")
    workers = [asyncio.create_task(w.run()) for w in (stage.desk, stage.bell, stage.post)]
    await dialogue.hangs(AT_ONCE)
    stage.clock.move_to(NOW + WINDOW)
    await stage.say("1")  # a number waits for no quiet window
    await stage.door.got(1)
    assert stage.door.texts() == ["You said 1"]
    assert dialogue.hanging == AT_ONCE
    await stage.say(THREAT, "joe")
    await stage.door.got(3)
    assert "999" in " ".join(stage.door.texts("joe"))
    dialogue.go.set()
    await _stop(*workers)


async def _timer_for(stage: Stage, name: str) -> None:
    def unit(ledger: Ledger) -> None:
        man = ledger.participant(name, "GB", "Europe/London", NOW)
        talk = ledger.conversation_at("terminal", name, man.id)
        ledger.queue.put(Work("timer", "hello", f"talk:{talk.id}", talk.id, NOW))

    await stage.unit(unit)


async def _say(stage: Stage, name: str, text: str, lane: Lane) -> None:
    def unit(ledger: Ledger) -> None:
        man = ledger.participant(name, "GB", "Europe/London", NOW)
        talk = ledger.conversation_at("terminal", name, man.id)
        ledger.say(talk.id, Outbound(text, lane), NOW)

    await stage.unit(unit)


@dataclass
class Slow(RecordingDoor):
    """A door at which reminders hang until they are let go."""

    hanging: int = 0
    begun: list[Lane] = field(default_factory=list)
    go: asyncio.Event = field(default_factory=asyncio.Event)

    async def send(self, address: str, outbound: Outbound, at: datetime) -> str:
        """Take it."""
        if outbound.lane is Lane.REMINDER:
            self.hanging += 1
            async with self.arrived:
                self.arrived.notify_all()
            await self.go.wait()
        return await super().send(address, outbound, at)

    async def hangs(self, count: int) -> None:
        """Wait until so many reminders hang."""
        async with self.arrived:
            await asyncio.wait_for(self.arrived.wait_for(lambda: self.hanging >= count), GUARD)


async def _beside_hanging_reminders(stage: Stage) -> Slow:
    """A courier with that door, and more reminders than it has hands for."""
    door = Slow()
    courier = Courier(stage.database, {"terminal": door}, stage.clock)

    async def begun(job: Job) -> None:
        door.begun.append(job.lane)
        await courier.deliver(job)

    stage.post = Worker(stage.database, stage.clock, ("delivery",), begun)
    for number in range(3 * AT_ONCE):
        await _say(stage, f"man {number}", "Hello.", Lane.REMINDER)
    return door


async def test_an_alarm_and_a_reply_go_next_after_the_reminders_that_are_in_hand(
    stage: Stage,
) -> None:
    door = await _beside_hanging_reminders(stage)
    running = asyncio.create_task(stage.post.run())
    await door.hangs(1)
    await _say(stage, "sam", "The reply.", Lane.REPLY)
    await _say(stage, "joe", "The alarm.", Lane.CRISIS)
    door.go.set()
    await door.got(3 * AT_ONCE + 2)
    await _stop(running)
    assert door.begun.index(Lane.CRISIS) <= AT_ONCE
    assert door.begun.index(Lane.REPLY) <= AT_ONCE + 1


async def test_an_alarm_goes_out_while_reminders_hang_at_the_door(stage: Stage) -> None:
    door = await _beside_hanging_reminders(stage)
    running = asyncio.create_task(stage.post.run())
    try:
        await door.hangs(AT_ONCE - SPARE)
        await _say(stage, "joe", "The alarm.", Lane.CRISIS)
        await door.got(1)
        assert door.texts("joe") == ["The alarm."]
    finally:
        await _stop(running)


async def _stop(*running: asyncio.Task[None]) -> None:
    for task in running:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
