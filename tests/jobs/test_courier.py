"""Outbox to door: in order per chat and lane, tried again until sent."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from bot.core.errors import Unreachable
from bot.core.messages import Lane, Outbound
from bot.core.work import Job
from bot.jobs.courier import AGAIN_AFTER, MOST, UNKNOWN_TRIES, Courier
from bot.jobs.worker import Worker
from bot.services.ports import Ledger
from tests.peers.stage import MONDAY_EVENING as NOW
from tests.peers.stage import Stage
from tests.peers.world import RecordingDoor


async def _say(stage: Stage, text: str, lane: Lane = Lane.REPLY, man: str = "sam") -> None:
    def unit(ledger: Ledger) -> None:
        him = ledger.participant(man, "GB", "Europe/London", NOW)
        talk = ledger.conversation_at("terminal", man, him.id)
        ledger.say(talk.id, Outbound(text, lane), stage.clock.now())

    await stage.unit(unit)


async def _states(stage: Stage) -> list[tuple[str, str]]:
    return [(said.text, said.state) for said in await stage.transcript()]


async def test_messages_go_out_in_the_order_they_were_said(stage: Stage) -> None:
    for number in range(5):
        await _say(stage, f"{number}")
    await stage.settle()
    assert stage.door.texts() == ["0", "1", "2", "3", "4"]
    assert await stage.waiting("delivery") == []
    assert {state for _, state in await _states(stage)} == {"sent"}


async def test_an_order_survives_a_door_that_was_down(stage: Stage) -> None:
    stage.door.down = True
    await _say(stage, "first")
    await stage.settle()
    stage.door.down = False
    await _say(stage, "second")
    await stage.settle()
    assert stage.door.texts() == []
    await stage.wait(AGAIN_AFTER)
    assert stage.door.texts() == ["first", "second"]


async def test_crisis_goes_out_before_replies_and_replies_before_reminders(stage: Stage) -> None:
    for lane in (Lane.REMINDER, Lane.REPLY, Lane.CRISIS):
        await _say(stage, f"{lane.name} 1", lane)
        await _say(stage, f"{lane.name} 2", lane)
    await stage.settle()
    assert stage.door.texts() == [
        "CRISIS 1",
        "CRISIS 2",
        "REPLY 1",
        "REPLY 2",
        "REMINDER 1",
        "REMINDER 2",
    ]


async def test_a_door_that_is_down_is_tried_later_each_time_and_never_given_up(
    stage: Stage,
) -> None:
    stage.door.down = True
    await _say(stage, "hello")
    waits = []
    for _ in range(12):
        assert await stage.post.step() == 1
        due = await stage.next_due()
        assert due is not None
        waits.append(due - stage.clock.now())
        stage.clock.move_to(due)
    assert waits[:4] == [AGAIN_AFTER * 2**n for n in range(4)]
    assert waits[-1] == MOST
    assert waits == sorted(waits)
    stage.door.down = False
    await stage.post.step()
    assert stage.door.texts() == ["hello"]


@pytest.mark.parametrize("outcome", ["sent", "failed"])
async def test_what_became_of_a_message_is_kept(stage: Stage, outcome: str) -> None:
    stage.door.outcome = outcome
    await _say(stage, "hello")
    await stage.settle()
    assert await _states(stage) == [("hello", outcome)]


@pytest.mark.parametrize(
    ("lane", "times"), [(Lane.REPLY, UNKNOWN_TRIES), (Lane.REMINDER, 1), (Lane.CRISIS, 9)]
)
async def test_what_may_not_have_arrived_is_sent_again_but_a_reminder(
    stage: Stage, lane: Lane, times: int
) -> None:
    stage.door.outcome = "unknown"
    await _say(stage, "hello", lane=lane)
    for _ in range(9):
        await stage.settle()
        stage.clock.move_to(await stage.next_due() or stage.clock.now())
    assert stage.door.texts() == ["hello"] * times
    last = "queued" if lane is Lane.CRISIS else "unknown"
    assert await _states(stage) == [("hello", last)]


async def test_a_courier_that_was_stopped_past_its_lease_sends_nothing(stage: Stage) -> None:
    await _say(stage, "hello")

    async def stopped(job: Job) -> None:
        stage.clock.move_to(job.leased_until)
        await stage.courier.deliver(job)

    await Worker(stage.database, stage.clock, ("delivery",), stopped).step()
    assert stage.door.texts() == []
    await stage.wait(timedelta(seconds=1))
    await stage.settle()
    assert stage.door.texts() == ["hello"]


async def test_a_message_for_a_door_that_is_not_open_here_waits(stage: Stage) -> None:
    closed = Courier(stage.database, {}, stage.clock)
    await _say(stage, "hello")
    await Worker(stage.database, stage.clock, ("delivery",), closed.deliver).step()
    assert await _states(stage) == [("hello", "queued")]
    await stage.wait(AGAIN_AFTER)
    assert stage.door.texts() == ["hello"]


async def test_one_chat_that_cannot_be_reached_holds_up_no_other(stage: Stage) -> None:
    class Fussy(RecordingDoor):
        async def send(self, address: str, outbound: Outbound, at: object) -> str:
            if address == "sam":
                raise Unreachable("sam")
            return await super().send(address, outbound, NOW)

    door = Fussy()
    post = Worker(
        stage.database,
        stage.clock,
        ("delivery",),
        Courier(stage.database, {"terminal": door}, stage.clock).deliver,
    )
    await _say(stage, "to sam")
    await _say(stage, "to joe", man="joe")
    await post.step()
    assert door.texts("joe") == ["to joe"]


async def test_two_couriers_send_nothing_twice(stage: Stage) -> None:
    for number in range(10):
        await _say(stage, f"{number}", man=f"man{number % 3}")
    second = Worker(stage.database, stage.clock, ("delivery",), stage.courier.deliver)

    async def drain(worker: Worker) -> None:
        for _ in range(20):
            await worker.step()

    await asyncio.gather(drain(stage.post), drain(second))
    assert sorted(outbound.text for _, outbound, _ in stage.door.sent) == sorted("0123456789")


async def test_a_message_is_sent_with_the_time_it_was_said(stage: Stage) -> None:
    await _say(stage, "hello")
    stage.clock.move_to(NOW + timedelta(hours=1))
    await stage.settle()
    assert [at for _, _, at in stage.door.sent] == [NOW]
