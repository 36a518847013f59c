"""When a reminder may be said: never at night, one question at a time."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from bot.core import rhythm
from bot.services.remind import LATER, PATIENCE
from tests.peers.stage import Stage
from tests.peers.world import turn

PROMISED = {
    "act": "keep_walk_back",
    "finished": True,
    "acts": [{"text": "fix the door", "done": None}],
    "beneath": [],
}
EVERY_DAY = {"days": [], "time": "20:00"}


async def promised(stage: Stage) -> None:
    """He has promised something, and a day's question stands on the queue."""
    stage.dialogue.will(turn("Done.", acts=[PROMISED]))
    await stage.say("ok")
    await stage.settle()


async def test_a_promise_overdue_after_a_standstill_is_not_asked_at_night(stage: Stage) -> None:
    await promised(stage)
    night = datetime.fromisoformat("2026-03-05T03:00:00+00:00")
    stage.clock.move_to(night)
    await stage.settle()
    assert stage.door.texts() == ["Done."]
    assert (await stage.timers())["promise"] == rhythm.after_the_night(night, "Europe/London")


async def test_a_check_in_waits_for_the_answer_about_a_promise_but_not_for_ever(
    stage: Stage,
) -> None:
    await promised(stage)
    man = replace(await stage.man(), hour=EVERY_DAY)
    await stage.unit(lambda ledger: ledger.keep_participant(man))
    talk = replace(await stage.talk(), asked="done")
    await stage.unit(lambda ledger: ledger.keep_conversation(talk))
    await stage.unit(lambda ledger: ledger.queue.cancel(talk.id, "promise"))
    due = stage.clock.now() + timedelta(hours=2)
    await stage.put("check_in", due)
    stage.dialogue.will(turn("Mood?"))
    await stage.wait(timedelta(hours=2))
    assert stage.door.texts() == ["Done."]
    await stage.wait(LATER * (PATIENCE + 1))
    assert stage.door.texts() == ["Done.", "Mood?"]


async def test_stop_in_a_time_out_stops_its_timers_too(stage: Stage) -> None:
    stage.dialogue.will(turn("Breathe.", acts=[{"act": "take_time_out", "heat": 9}]))
    await stage.say("9")
    await stage.settle()
    assert set(await stage.timers()) == {"breathing_over", "time_out_back"}
    stage.dialogue.will(turn("Stopped.", acts=[{"act": "end_time_out"}]))
    await stage.say("stop")
    await stage.settle()
    assert await stage.timers() == {}
    assert (await stage.talk()).time_out_until is None
