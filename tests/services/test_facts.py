"""What the dialogue may know of a man at a turn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import Any

from bot.core.conversation import Participant
from bot.services.facts import (
    RECENT,
    RECENT_WALKS,
    facts_for,
    finished_walk_backs,
    open_promises,
)
from bot.services.ports import Ledger
from tests.peers.stage import MONDAY_EVENING, Stage
from tests.peers.world import turn

DAY = timedelta(days=1)
QUIET_DAY = {"mood": 6, "anger": 2, "happened": [], "feelings": []}
DEEPER = {**QUIET_DAY, "feelings": ["hurt"]}


def walked(*acts: str, finished: bool = True, **more: Any) -> dict[str, Any]:
    """A walk-back as it is kept."""
    return {"finished": finished, "acts": [{"text": a, "done": None} for a in acts], **more}


async def met(stage: Stage) -> None:
    """Sam has said hello and has been answered."""
    stage.dialogue.will(turn("Hello."))
    await stage.say("hi")
    await stage.settle()


async def kept(
    stage: Stage, kind: str, *contents: Mapping[str, Any], since: timedelta = timedelta(0)
) -> None:
    """Records of Sam's, a day between each, the first so long after Monday evening."""
    man = await stage.man()

    def unit(ledger: Ledger) -> None:
        for number, content in enumerate(contents):
            ledger.keep(man.id, kind, content, MONDAY_EVENING + since + number * DAY)

    await stage.unit(unit)


async def told(stage: Stage) -> dict[str, Any]:
    """The facts of a turn of Sam's now."""
    talk, man = await stage.talk(), await stage.man()
    return await stage.unit(lambda ledger: facts_for(ledger, talk, man, stage.clock.now()))


def _kept_as(man: Participant, ledger: Ledger) -> None:
    ledger.keep_participant(man)


async def promised(stage: Stage) -> list[str]:
    """What he still has to answer for."""
    man = await stage.man()
    return await stage.unit(lambda ledger: open_promises(ledger, man.id))


async def test_of_a_new_man_nothing_is_known(stage: Stage) -> None:
    await met(stage)
    [ask] = stage.dialogue.asks
    assert {key: value for key, value in ask.facts.items() if key != "lines"} == {
        "seed": 1,
        "consented": False,
        "promises": [],
        "memory": None,
        "checked_in": False,
        "weekly_due": False,
        "ask_hour": True,
        "away_for": 0.0,
        "back_at": None,
    }


async def test_the_hours_he_was_away_are_rounded_to_hundredths(stage: Stage) -> None:
    await met(stage)
    stage.clock.move_to(MONDAY_EVENING + timedelta(hours=4, minutes=20))
    assert (await told(stage))["away_for"] == 4.33


async def test_when_he_is_back_is_said_by_his_own_clock(stage: Stage) -> None:
    stage.zone = "Australia/Sydney"
    await met(stage)
    talk = await stage.talk()
    out = replace(talk, time_out_until=MONDAY_EVENING + timedelta(minutes=20))
    await stage.unit(lambda ledger: ledger.keep_conversation(out))
    assert (await told(stage))["back_at"] == "06:20"


async def test_a_man_is_asked_for_his_hour_until_he_has_answered_once(stage: Stage) -> None:
    await met(stage)
    man = await stage.man()
    hour = {"days": ["sun"], "time": "21:00"}
    for answered in (
        replace(man, hour=hour),
        replace(man, asked_hour=True),
        replace(man, hour=hour, asked_hour=True),
    ):
        await stage.unit(partial(_kept_as, answered))
        assert (await told(stage))["ask_hour"] is False


async def test_only_promises_without_an_answer_are_open(stage: Stage) -> None:
    await met(stage)
    acts = [
        {"text": "fix the door", "done": True},
        {"text": "write her a note", "done": False},
        {"text": "ring my brother", "done": None},
        {"text": "cook on friday"},
    ]
    await kept(stage, "walk_back", {"finished": True, "acts": acts})
    assert await promised(stage) == ["ring my brother", "cook on friday"]


async def test_a_finished_walk_back_without_acts_promises_nothing(stage: Stage) -> None:
    await met(stage)
    await kept(stage, "walk_back", walked("fix the door"), {"finished": True, "acts": None})
    assert await promised(stage) == []
    await kept(stage, "walk_back", {"finished": True}, since=3 * DAY)
    assert await promised(stage) == []


async def test_walk_backs_he_broke_off_are_not_among_the_finished(stage: Stage) -> None:
    await met(stage)
    man = await stage.man()
    first, broken, second = walked("a"), walked("b", finished=False), walked("c")
    await kept(stage, "walk_back", first, broken, {"acts": []}, second)
    finished = await stage.unit(lambda ledger: finished_walk_backs(ledger, man.id))
    assert [record.content for record in finished] == [first, second]


async def test_only_the_newest_walk_backs_are_looked_at(stage: Stage) -> None:
    await met(stage)
    man = await stage.man()
    await kept(stage, "walk_back", *(walked(str(number)) for number in range(RECENT_WALKS + 2)))
    finished = await stage.unit(lambda ledger: finished_walk_backs(ledger, man.id))
    assert len(finished) == RECENT_WALKS
    assert await promised(stage) == [str(RECENT_WALKS + 1)]


async def test_the_memory_is_the_first_word_beneath_his_last_finished_walk_back(
    stage: Stage,
) -> None:
    await met(stage)
    words = [{"family": "shame", "word": "small"}, {"family": "fear", "word": "scared"}]
    later = [{"family": "hurt", "word": "left out"}]
    await kept(
        stage,
        "walk_back",
        walked(beneath=words),
        walked(finished=False, beneath=later),
    )
    assert (await told(stage))["memory"] == {"kind": "beneath", "text": "small"}


async def test_there_is_no_memory_once_told_or_without_a_word(stage: Stage) -> None:
    await met(stage)
    word = [{"family": "shame", "word": "small"}]
    for number, content in enumerate(
        (walked(beneath=word, recalled=True), walked(beneath=None), walked())
    ):
        await kept(stage, "walk_back", content, since=number * DAY)
        assert (await told(stage))["memory"] is None


async def test_the_weekly_questions_come_twelve_hours_early_at_most(stage: Stage) -> None:
    await met(stage)
    await kept(stage, "check_in", QUIET_DAY)
    stage.clock.move_to(MONDAY_EVENING + timedelta(days=6, hours=12) - timedelta(seconds=1))
    assert (await told(stage))["weekly_due"] is False
    stage.clock.move_to(MONDAY_EVENING + timedelta(days=6, hours=12))
    assert (await told(stage))["weekly_due"] is True


async def test_the_weekly_questions_count_from_the_last_deeper_check_in(stage: Stage) -> None:
    await met(stage)
    await kept(stage, "check_in", DEEPER, QUIET_DAY, DEEPER, QUIET_DAY)
    stage.clock.move_to(MONDAY_EVENING + 8 * DAY)
    assert (await told(stage))["weekly_due"] is False
    stage.clock.move_to(MONDAY_EVENING + 9 * DAY)
    assert (await told(stage))["weekly_due"] is True


async def test_a_deeper_check_in_out_of_sight_leaves_the_weekly_questions_due(
    stage: Stage,
) -> None:
    await met(stage)
    await kept(stage, "check_in", DEEPER, *(QUIET_DAY for _ in range(RECENT)))
    stage.clock.move_to(MONDAY_EVENING + RECENT * DAY)
    assert (await told(stage))["weekly_due"] is True
