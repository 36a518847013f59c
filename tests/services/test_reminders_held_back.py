"""A reminder that is not said: what becomes of it, and of the one after it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from bot.core.rhythm import BUSY_FOR
from bot.services.remind import LATER
from bot.services.report import close_flag
from tests.peers.stage import MONDAY_EVENING, Stage
from tests.peers.world import turn

THREAT = "if she walks out tonight ill kill her and then me"
EVERY_DAY = {"days": [], "time": "20:00"}
PROMISED = {
    "act": "keep_walk_back",
    "finished": True,
    "acts": [{"text": "fix the door", "done": None}],
    "beneath": [],
}


def utc(text: str) -> datetime:
    """An aware time."""
    return datetime.fromisoformat(text + "+00:00")


async def acted(stage: Stage, *acts: Mapping[str, Any]) -> None:
    """A turn of Sam's that wants these things done."""
    stage.dialogue.will(turn("Done.", acts=acts))
    await stage.say("ok")
    await stage.settle()


async def hour_is(stage: Stage, hour: Mapping[str, Any] | None) -> None:
    """His hour as it is kept; no timer is set."""
    man = replace(await stage.man(), hour=hour)
    await stage.unit(lambda ledger: ledger.keep_participant(man))


async def stop(stage: Stage) -> None:
    """An open danger flag has stopped his talk."""
    await stage.say(THREAT)
    await stage.settle()


async def test_a_promise_waits_until_the_talk_has_been_quiet(stage: Stage) -> None:
    await acted(stage, PROMISED)
    due = MONDAY_EVENING + timedelta(days=1)
    stage.clock.move_to(due - timedelta(minutes=1))
    await acted(stage)
    await stage.wait(timedelta(minutes=1))
    assert await stage.timers() == {"promise": due + LATER}
    assert stage.door.texts() == ["Done.", "Done."]
    stage.dialogue.will(turn("The door. Done?"))
    await stage.wait(LATER)
    assert stage.door.texts()[-1] == "The door. Done?"
    assert await stage.timers() == {}


async def test_a_promise_answered_while_its_question_waited_is_dropped(stage: Stage) -> None:
    await acted(stage, PROMISED)
    stage.clock.move_to(MONDAY_EVENING + timedelta(days=1) - timedelta(minutes=1))
    await acted(stage)
    await stage.wait(timedelta(minutes=1))
    await acted(stage, {"act": "keep_done", "done": "neither", "which": None})
    await stage.wait(LATER)
    assert await stage.timers() == {}
    assert len(stage.dialogue.asks) == 3


@pytest.mark.parametrize(
    ("quiet_for", "waits"),
    [(BUSY_FOR - timedelta(seconds=1), True), (BUSY_FOR, False)],
)
async def test_a_talk_is_alive_for_ten_minutes_after_his_last_words(
    stage: Stage, quiet_for: timedelta, *, waits: bool
) -> None:
    await acted(stage, PROMISED)
    stage.clock.move_to(MONDAY_EVENING + timedelta(days=1) - quiet_for)
    await acted(stage)
    if not waits:
        stage.dialogue.will(turn("The door. Done?"))
    await stage.wait(quiet_for)
    assert ("promise" in await stage.timers()) is waits


async def test_a_check_in_that_waits_has_planned_the_next_one_already(stage: Stage) -> None:
    await acted(stage, {"act": "keep_hour", "hour": EVERY_DAY})
    stage.clock.move_to(utc("2026-03-02T19:59"))
    await acted(stage)
    await stage.wait(timedelta(minutes=1))
    assert [job.due_at for job in await stage.waiting("timer")] == [
        utc("2026-03-02T20:15"),
        utc("2026-03-03T20:00"),
    ]


async def test_a_check_in_of_a_stopped_talk_plans_the_next_and_says_nothing(
    stage: Stage,
) -> None:
    await stop(stage)
    await hour_is(stage, EVERY_DAY)
    await stage.put("check_in", utc("2026-03-02T20:00"))
    said = len(stage.door.sent)
    await stage.wait(timedelta(hours=2))
    assert stage.dialogue.asks == []
    assert len(stage.door.sent) == said
    assert await stage.timers() == {"check_in": utc("2026-03-03T20:00")}


async def test_one_check_in_rings_a_day_when_coaching_opens_over_a_planned_one(
    stage: Stage,
) -> None:
    await stop(stage)
    await hour_is(stage, EVERY_DAY)
    await stage.put("check_in", utc("2026-03-02T20:00"))
    await stage.wait(timedelta(hours=2))
    [flag] = await stage.flags()
    opened = await stage.unit(
        lambda ledger: close_flag(ledger, flag.id, "called him", stage.clock.now())
    )
    assert opened
    await stage.settle()
    stage.dialogue.will(turn("How was today?"))
    await stage.wait(timedelta(days=1))
    assert [ask.intent for ask in stage.dialogue.asks] == ["check_in"]
    assert await stage.timers() == {"check_in": utc("2026-03-04T20:00")}


async def test_a_check_in_with_no_day_that_exists_plans_no_other(stage: Stage) -> None:
    await acted(stage)
    await hour_is(stage, {"days": ["someday"], "time": "20:00"})
    await stage.put("check_in", utc("2026-03-02T20:00"))
    stage.dialogue.will(turn("How was today?"))
    await stage.wait(timedelta(days=9))
    assert stage.door.texts() == ["Done.", "How was today?"]
    assert await stage.timers() == {}


async def test_an_hour_on_days_that_do_not_exist_is_kept_and_sets_no_timer(stage: Stage) -> None:
    hour = {"days": ["someday"], "time": "20:00"}
    await acted(stage, {"act": "keep_hour", "hour": hour})
    assert (await stage.man()).hour == hour
    assert await stage.timers() == {}


async def test_on_the_days_he_chose_and_no_others_he_is_asked(stage: Stage) -> None:
    await acted(stage, {"act": "keep_hour", "hour": {"days": ["wed", "sun"], "time": "20:00"}})
    stage.dialogue.will(*(turn("How was today?") for _ in range(3)))
    await stage.wait(timedelta(days=9, hours=2))
    assert [at for _, _, at in stage.door.sent[1:]] == [
        utc("2026-03-04T20:00"),
        utc("2026-03-08T20:00"),
        utc("2026-03-11T20:00"),
    ]


async def test_his_hour_stays_his_hour_when_the_clocks_go_back(stage: Stage) -> None:
    stage.clock.move_to(utc("2026-10-24T12:00"))
    await acted(stage, {"act": "keep_hour", "hour": EVERY_DAY})
    stage.dialogue.will(turn("How was today?"), turn("How was today?"))
    await stage.wait(timedelta(days=1, hours=12))
    assert [at for _, _, at in stage.door.sent[1:]] == [
        utc("2026-10-24T19:00"),
        utc("2026-10-25T20:00"),
    ]


@pytest.mark.parametrize(
    "reference", ["breathing_over", "time_out_back", "promise", "hello", "nudge", "send_a_pigeon"]
)
async def test_while_coaching_is_stopped_no_timer_says_anything(
    stage: Stage, reference: str
) -> None:
    await acted(stage, PROMISED)
    await stop(stage)
    said = len(stage.door.sent)
    await stage.put(reference, stage.clock.now())
    await stage.settle()
    assert len(stage.door.sent) == said
    assert len(stage.dialogue.asks) == 1
    assert await stage.timers() == {}


async def test_a_nudge_that_would_fall_into_the_night_comes_in_the_morning(stage: Stage) -> None:
    asked = turn("Heat now?", asked="heat", acts=[{"act": "keep_consent"}])
    stage.dialogue.will(asked, turn("Your place is kept.", asked="heat"))
    await stage.say("it happened again")
    await stage.settle()
    assert await stage.timers() == {"nudge": utc("2026-03-03T08:30")}
    await stage.wait(timedelta(days=1))
    assert stage.door.sent[-1][2] == utc("2026-03-03T08:30")
