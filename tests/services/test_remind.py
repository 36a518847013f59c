"""When a timer rings: is this the moment for it?"""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from bot.core.rhythm import BUSY_FOR
from bot.services.intake import TIMERS
from bot.services.remind import INTENTS, LATER
from tests.peers.stage import MONDAY_EVENING, Stage
from tests.peers.world import turn
from tests.services.test_keep import DOOR, acted, walked

THREAT = "if she walks out tonight ill kill her and then me"
DAILY = {"act": "keep_hour", "hour": {"days": [], "time": "20:00"}}


def _utc(text: str) -> datetime:
    return datetime.fromisoformat(text + "+00:00")


async def test_the_daily_check_in_rings_at_his_hour_day_after_day(stage: Stage) -> None:
    await acted(stage, DAILY)
    stage.dialogue.will(*(turn("How was today?") for _ in range(3)))
    await stage.wait(timedelta(days=3))
    assert [at for _, _, at in stage.door.sent[1:]] == [
        _utc("2026-03-02T20:00"),
        _utc("2026-03-03T20:00"),
        _utc("2026-03-04T20:00"),
    ]
    assert {ask.intent for ask in stage.dialogue.asks[1:]} == {"check_in"}
    assert await stage.timers() == {"check_in": _utc("2026-03-05T20:00")}


async def test_his_hour_stays_his_hour_when_the_clocks_change(stage: Stage) -> None:
    stage.clock.move_to(_utc("2026-03-28T19:00"))
    await acted(stage, DAILY)
    stage.dialogue.will(turn("How was today?"), turn("How was today?"))
    await stage.wait(timedelta(days=1, hours=12))
    assert [at for _, _, at in stage.door.sent[1:]] == [
        _utc("2026-03-28T20:00"),
        _utc("2026-03-29T19:00"),
    ]


async def test_a_reminder_waits_while_the_talk_is_alive(stage: Stage) -> None:
    await acted(stage, DAILY)
    stage.clock.move_to(_utc("2026-03-02T19:55"))
    await acted(stage)
    stage.dialogue.will(turn("How was today?"))
    await stage.wait(timedelta(minutes=5))
    assert stage.door.texts() == ["Done.", "Done."]
    await stage.wait(LATER)
    assert stage.door.texts()[-1] == "How was today?"
    assert stage.door.sent[-1][2] == _utc("2026-03-02T20:15")


async def test_a_reminder_that_waited_leaves_one_check_in_ticking(stage: Stage) -> None:
    await acted(stage, DAILY)
    stage.clock.move_to(_utc("2026-03-02T19:55"))
    await acted(stage)
    stage.dialogue.will(turn("How was today?"))
    await stage.wait(timedelta(hours=1))
    assert [job.due_at for job in await stage.waiting("timer")] == [_utc("2026-03-03T20:00")]


async def test_the_coach_comes_back_from_a_time_out_even_while_he_writes(stage: Stage) -> None:
    await acted(stage, {"act": "take_time_out", "heat": 9})
    stage.dialogue.will(turn("Go."), turn("Breathe."), turn("Back."))
    await stage.wait(timedelta(minutes=19))
    await stage.say("still here")
    await stage.settle()
    await stage.wait(timedelta(minutes=1))
    assert stage.door.texts()[-1] == "Back."


async def test_a_promise_is_asked_about_once(stage: Stage) -> None:
    await acted(stage, walked(DOOR))
    stage.dialogue.will(turn("The door. Done?"))
    await stage.wait(timedelta(days=3))
    assert stage.dialogue.asks[-1].intent == 'check_in{"stage": "promise"}'
    assert stage.dialogue.asks[-1].facts["promises"] == ["fix the door"]
    assert stage.door.texts() == ["Done.", "The door. Done?"]


async def test_a_promise_he_has_answered_for_is_not_asked_about(stage: Stage) -> None:
    await acted(stage, walked(DOOR))
    await acted(stage, {"act": "keep_done", "done": "both"})
    await stage.wait(timedelta(days=3))
    assert len(stage.dialogue.asks) == 2
    assert await stage.timers() == {}


async def test_danger_silences_every_timer(stage: Stage) -> None:
    await acted(stage, DAILY, walked(DOOR), {"act": "take_time_out", "heat": 9})
    await stage.put("nudge", MONDAY_EVENING + timedelta(hours=4))
    assert set(await stage.timers()) == set(TIMERS)
    await stage.say(THREAT)
    await stage.settle()
    said = len(stage.door.sent)
    await stage.wait(timedelta(days=2))
    assert len(stage.door.sent) == said
    assert await stage.timers() == {}


async def test_a_timer_of_a_stopped_talk_is_dropped(stage: Stage) -> None:
    await stage.say(THREAT)
    await stage.settle()
    await stage.put("check_in", stage.clock.now())
    await stage.settle()
    assert await stage.timers() == {}
    assert stage.dialogue.asks == []


async def test_a_check_in_whose_hour_was_taken_back_still_rings_once(stage: Stage) -> None:
    await acted(stage)
    await stage.put("check_in", MONDAY_EVENING + BUSY_FOR)
    stage.dialogue.will(turn("How was today?"))
    await stage.wait(timedelta(days=2))
    assert stage.door.texts() == ["Done.", "How was today?"]


async def test_a_timer_we_do_not_know_is_left_to_a_newer_worker_and_blocks_nothing(
    stage: Stage,
) -> None:
    await acted(stage)
    await stage.put("send_a_pigeon", stage.clock.now())
    stage.dialogue.will(turn("Hello."))
    await stage.bell.step()
    await stage.say("hi")
    await stage.settle()
    assert stage.door.texts() == ["Done.", "Hello."]
    assert list(await stage.timers()) == ["send_a_pigeon"]


async def test_a_work_of_a_kind_we_do_not_know_is_left_untouched(stage: Stage) -> None:
    await acted(stage)
    await stage.put("round", stage.clock.now(), kind="circle")
    before = await stage.waiting("circle")
    stage.dialogue.will(turn("Hello."))
    await stage.say("hi")
    await stage.settle()
    assert stage.door.texts() == ["Done.", "Hello."]
    assert await stage.waiting("circle") == before


async def test_a_due_timer_never_holds_up_a_message(stage: Stage) -> None:
    await acted(stage)
    await stage.put("time_out_back", stage.clock.now())
    stage.dialogue.will(turn("Hello."))
    await stage.say("hi")
    assert await stage.desk.step(stage.clock.now() + LATER) == 1
    assert [ask.text for ask in stage.dialogue.asks][-1] == "hi"


@pytest.mark.parametrize("reference", TIMERS)
def test_every_timer_that_danger_stops_has_something_to_say(reference: str) -> None:
    assert INTENTS[reference]
