"""What is kept of a man, as he may have it; and what danger is open."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.core.conversation import Holder
from bot.core.errors import Unknown
from bot.core.phrases.system import coaching_reopened
from bot.core.safety import Action, Category, Concern, Severity, Subject, Tense
from bot.services import report
from tests.peers.stage import MONDAY_EVENING, Stage
from tests.peers.world import turn
from tests.services.test_keep import DOOR, acted, walked
from tests.services.test_remind import DAILY, THREAT

REVIEWED = "i check her phone every day"


async def _export(stage: Stage) -> dict[str, Any]:
    return await stage.unit(lambda ledger: report.export(ledger, "sam"))


async def _close(stage: Stage, flag_id: int) -> bool:
    now = stage.clock.now()
    return await stage.unit(lambda ledger: report.close_flag(ledger, flag_id, "read it", now))


async def test_an_export_holds_everything_that_is_kept(stage: Stage) -> None:
    checked = {"act": "keep_check_in", "mood": 4, "anger": 6, "happened": []}
    out = {"act": "take_time_out", "heat": 9}
    await acted(stage, {"act": "keep_consent"}, checked, walked(DOOR), out, text="3")
    await stage.say(REVIEWED)
    found = await _export(stage)
    assert json.loads(json.dumps(found)) == found
    assert found["participant"] == {"name": "sam", "country": "GB", "time_zone": "Europe/London"}
    assert found["notice"] == "Not evidence of safety or change."
    assert found["consents"][0]["version"] == "1"
    assert found["check_ins"][0]["mood"] == 4
    assert found["time_outs"][0]["heat"] == 9
    [walk_back] = found["walk_backs"]
    assert set(walk_back) == {"at", *report.WALK_BACK}
    assert walk_back["film"] == "i kicked the door"
    assert walk_back["acts"] == [DOOR]
    assert [message["from"] for message in found["messages"]] == ["him", "coach", "him"]
    assert found["messages"][1]["buttons"] == []
    assert found["messages"][1]["image"] is None
    assert [flag["action"] for flag in found["flags"]] == ["review"]
    assert all(entry["at"] == MONDAY_EVENING.isoformat() for entry in found["messages"])


async def test_an_export_of_nobody_says_so(stage: Stage) -> None:
    with pytest.raises(Unknown, match="no participant named 'sam'"):
        await _export(stage)


async def test_an_export_has_the_walk_back_he_is_in_the_middle_of(stage: Stage) -> None:
    slots = {
        "heat": 6,
        "film": "i kicked the door",
        "part": {"text": "i kicked it", "owned": True},
        "beneath": [{"family": "fear", "word": "scared"}],
        "act": ["fix it"],
    }
    state = {"slots": slots, "noted": {"patterns": ["on_purpose"], "body": ["chest"]}}
    stage.dialogue.will(turn("Heat again?", state=state))
    await stage.say("i kicked it")
    await stage.settle()
    [half] = (await _export(stage))["walk_backs"]
    assert half["finished"] is False
    assert (half["film"], half["part"], half["owned"]) == (
        "i kicked the door",
        "i kicked it",
        True,
    )
    assert half["patterns"] == ["on_purpose"]
    assert half["acts"] == [{"text": "fix it", "done": None}]
    assert half["beneath"] == [{"family": "fear", "word": "scared"}]


async def test_a_walk_back_that_has_only_a_heat_is_in_the_export_with_gaps(stage: Stage) -> None:
    stage.dialogue.will(turn("What happened?", state={"slots": {"heat": 0, "part": "x"}}))
    await stage.say("0")
    await stage.settle()
    [half] = (await _export(stage))["walk_backs"]
    assert (half["heat_before"], half["film"], half["part"], half["beneath"]) == (
        0,
        None,
        None,
        [],
    )


async def test_coaching_opens_again_when_the_last_danger_is_closed(stage: Stage) -> None:
    await stage.say(THREAT)
    await stage.say("i want to die")
    first, second = await stage.flags()
    assert await _close(stage, first.id) is False
    assert (await stage.talk()).holder is Holder.NOBODY
    assert await _close(stage, second.id) is True
    await stage.settle()
    talk = await stage.talk()
    assert (talk.holder, talk.asked, talk.dialogue) == (Holder.COACH, None, {})
    assert stage.door.texts()[-1] == coaching_reopened()


async def test_a_flag_for_review_keeps_no_talk_stopped(stage: Stage) -> None:
    await stage.say(REVIEWED)
    await stage.say(THREAT)
    _, danger = await stage.flags()
    assert await _close(stage, danger.id) is True


async def test_closing_a_review_opens_nothing_and_says_nothing(stage: Stage) -> None:
    await acted(stage, text=REVIEWED)
    [flag] = await stage.flags()
    assert await _close(stage, flag.id) is False
    await stage.settle()
    assert stage.door.texts() == ["Done."]


async def test_another_mans_danger_keeps_no_talk_stopped(stage: Stage) -> None:
    await stage.say(THREAT, man="joe")
    await stage.say(THREAT)
    _, his = await stage.flags()
    assert await _close(stage, his.id) is True
    assert (await stage.talk("joe")).holder is Holder.NOBODY


async def test_closing_a_flag_leaves_a_talk_that_a_human_holds_alone(stage: Stage) -> None:
    await stage.say(THREAT)
    talk = await stage.talk()
    held = replace(talk, holder=Holder.HUMAN)
    await stage.unit(lambda ledger: ledger.keep_conversation(held))
    [flag] = await stage.flags()
    assert await _close(stage, flag.id) is False
    assert (await stage.talk()).holder is Holder.HUMAN


async def test_a_flag_is_closed_once_and_keeps_its_reason(stage: Stage) -> None:
    await stage.say(THREAT)
    [flag] = await stage.flags()
    await _close(stage, flag.id)
    with pytest.raises(Unknown, match="no open flag"):
        await _close(stage, flag.id)
    assert await stage.flags() == []
    [closed] = await stage.flags(open_only=False)
    shown = report.flag_as_json(closed)
    assert (shown["open"], shown["closed_because"]) == (False, "read it")
    assert closed.closed_at == stage.clock.now()


async def test_after_danger_his_daily_check_in_goes_on(stage: Stage) -> None:
    await acted(stage, DAILY)
    await stage.say(THREAT)
    assert await stage.timers() == {}
    [flag] = await stage.flags()
    stage.clock.move_to(MONDAY_EVENING + timedelta(days=2))
    await _close(stage, flag.id)
    assert await stage.timers() == {"check_in": MONDAY_EVENING + timedelta(days=2, hours=1)}


async def test_a_flag_tells_both_risks(stage: Stage) -> None:
    concern = Concern(
        Category.HARM_TO_OTHERS,
        Severity.IMMINENT,
        Subject.HER,
        Tense.NOW,
        ("kill her",),
        Action.PAGE,
        both_risks=True,
    )
    await stage.say("hi")
    talk = await stage.talk()
    await stage.unit(lambda ledger: ledger.raise_flag(talk, None, concern, MONDAY_EVENING))
    [flag] = await stage.flags()
    shown = report.flag_as_json(flag)
    assert shown["both_risks"] is True
    assert shown["open"] is True
    assert shown["words"] == ["kill her"]
    assert shown["opened_at"] == MONDAY_EVENING.isoformat()


async def test_a_step_he_skipped_in_an_open_walk_back_is_no_list_of_letters(stage: Stage) -> None:
    state = {"slots": {"film": "i kicked the door", "act": "skipped"}}
    stage.dialogue.will(turn("Go on.", state=state, asked="again"))
    await stage.say("skip")
    await stage.settle()
    [walk_back] = (await _export(stage))["walk_backs"]
    assert walk_back["acts"] == []
