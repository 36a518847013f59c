"""Carrying out what the dialogue wants done."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from bot.services.facts import facts_for
from bot.services.ports import Ledger
from tests.peers.stage import MONDAY_EVENING, Stage
from tests.peers.world import turn

DOOR, NOTE = {"text": "fix the door", "done": None}, {"text": "write her a note", "done": None}
BENEATH = [{"family": "shame", "word": "small, like a kid"}]


def walked(*acts: Mapping[str, Any], finished: bool = True) -> dict[str, Any]:
    """The act that keeps a walk-back."""
    return {
        "act": "keep_walk_back",
        "finished": finished,
        "acts": list(acts),
        "beneath": BENEATH,
        "film": "i kicked the door",
    }


async def acted(stage: Stage, *acts: Mapping[str, Any], text: str = "ok") -> None:
    """A turn of Sam's that wants these things done."""
    stage.dialogue.will(turn("Done.", acts=acts))
    await stage.say(text)
    await stage.settle()


async def facts(stage: Stage) -> dict[str, Any]:
    """What the dialogue would be told of Sam now."""
    talk, man = await stage.talk(), await stage.man()

    def unit(ledger: Ledger) -> dict[str, Any]:
        return facts_for(ledger, talk, man, stage.clock.now())

    return await stage.unit(unit)


async def test_a_consent_is_kept_with_its_version(stage: Stage) -> None:
    await acted(stage, {"act": "keep_consent"})
    [kept] = await stage.records("consent")
    assert kept.content == {"version": "1", "adult": True}
    assert kept.at == MONDAY_EVENING
    assert (await stage.man()).consented_at == MONDAY_EVENING
    assert (await facts(stage))["consented"] is True


async def test_an_act_we_do_not_know_is_left_alone(stage: Stage) -> None:
    await acted(stage, {"act": "keep_a_diary", "page": 1}, {"no": "act"}, {"act": "keep_consent"})
    assert stage.door.texts() == ["Done."]
    assert len(await stage.records("consent")) == 1


async def test_a_walk_back_is_kept_without_the_name_of_the_act(stage: Stage) -> None:
    await acted(stage, walked(DOOR))
    [kept] = await stage.records("walk_back")
    assert kept.content == {key: value for key, value in walked(DOOR).items() if key != "act"}


async def test_a_finished_walk_back_asks_about_its_promise_the_next_day(stage: Stage) -> None:
    await acted(stage, walked(DOOR))
    assert await stage.timers() == {"promise": MONDAY_EVENING + timedelta(hours=24)}
    assert (await facts(stage))["promises"] == ["fix the door"]


async def test_a_promise_due_at_night_is_asked_about_the_evening_before(stage: Stage) -> None:
    stage.clock.move_to(datetime.fromisoformat("2026-03-02T23:40:00+00:00"))
    await acted(stage, walked(DOOR))
    due = await stage.timers()
    assert due == {"promise": datetime.fromisoformat("2026-03-03T21:30:00+00:00")}


async def test_a_walk_back_without_a_promise_asks_nothing_the_next_day(stage: Stage) -> None:
    await acted(stage, walked())
    assert await stage.timers() == {}


async def test_a_newer_promise_takes_the_place_of_the_older(stage: Stage) -> None:
    await acted(stage, walked(DOOR))
    stage.clock.move_to(MONDAY_EVENING + timedelta(hours=1))
    await acted(stage, walked(NOTE))
    assert await stage.timers() == {"promise": MONDAY_EVENING + timedelta(hours=25)}
    assert (await facts(stage))["promises"] == ["write her a note"]


async def test_a_walk_back_he_breaks_off_forgets_no_promise(stage: Stage) -> None:
    await acted(stage, walked(DOOR))
    await acted(stage, walked(finished=False))
    assert list(await stage.timers()) == ["promise"]
    assert (await facts(stage))["promises"] == ["fix the door"]
    await acted(stage, {"act": "keep_done", "done": "both", "which": None})
    first, second = await stage.records("walk_back")
    assert first.content["acts"] == [{"text": "fix the door", "done": True}]
    assert second.content["acts"] == []


async def test_one_of_two_promises_is_done(stage: Stage) -> None:
    await acted(stage, walked(DOOR, NOTE))
    await acted(stage, {"act": "keep_done", "done": "one", "which": "write her a note"})
    [kept] = await stage.records("walk_back")
    assert [act["done"] for act in kept.content["acts"]] == [False, True]
    assert (await facts(stage))["promises"] == []


async def test_neither_promise_is_done(stage: Stage) -> None:
    await acted(stage, walked(DOOR, NOTE))
    await acted(stage, {"act": "keep_done", "done": "neither", "which": None})
    [kept] = await stage.records("walk_back")
    assert [act["done"] for act in kept.content["acts"]] == [False, False]


async def test_an_answer_to_no_promise_changes_nothing(stage: Stage) -> None:
    await acted(stage, {"act": "keep_done", "done": "both"}, {"act": "memory_told"})
    assert await stage.records("walk_back") == []
    assert stage.door.texts() == ["Done."]


async def test_the_word_beneath_is_remembered_until_it_was_told_once(stage: Stage) -> None:
    assert stage.dialogue.asks == []
    await acted(stage, walked())
    assert (await facts(stage))["memory"] == {"kind": "beneath", "text": "small, like a kid"}
    await acted(stage, {"act": "memory_told"})
    assert (await facts(stage))["memory"] is None


async def test_without_a_word_beneath_there_is_no_memory(stage: Stage) -> None:
    await acted(stage, {**walked(), "beneath": []})
    assert (await facts(stage))["memory"] is None


async def test_a_time_out_sets_both_its_timers_and_says_when_he_is_back(stage: Stage) -> None:
    await acted(stage, {"act": "take_time_out", "heat": 9})
    assert await stage.timers() == {
        "breathing_over": MONDAY_EVENING + timedelta(seconds=90),
        "time_out_back": MONDAY_EVENING + timedelta(minutes=20),
    }
    [kept] = await stage.records("time_out")
    assert kept.content == {"heat": 9, "until": "2026-03-02T19:20:00+00:00"}
    assert (await facts(stage))["back_at"] == "19:20"


async def test_a_second_time_out_begins_anew(stage: Stage) -> None:
    await acted(stage, {"act": "take_time_out", "heat": 9})
    stage.clock.move_to(MONDAY_EVENING + timedelta(minutes=1))
    await acted(stage, {"act": "take_time_out", "heat": 8})
    assert (await stage.timers())["time_out_back"] == MONDAY_EVENING + timedelta(minutes=21)
    assert len(await stage.waiting("timer")) == 2


async def test_the_breathing_and_the_return_ring_at_their_times(stage: Stage) -> None:
    await acted(stage, {"act": "take_time_out", "heat": 9})
    stage.dialogue.will(turn("Now go."), turn("Back. Heat now?"))
    await stage.wait(timedelta(seconds=89))
    assert stage.door.texts() == ["Done."]
    await stage.wait(timedelta(minutes=25))
    assert [ask.intent for ask in stage.dialogue.asks[1:]] == [
        'time_out{"stage": "go"}',
        'time_out{"stage": "back"}',
    ]
    assert [at - MONDAY_EVENING for _, _, at in stage.door.sent[1:]] == [
        timedelta(seconds=90),
        timedelta(minutes=20),
    ]


async def test_a_check_in_is_kept_and_a_quiet_day_is_no_alarm(stage: Stage) -> None:
    checked = {"act": "keep_check_in", "mood": 6, "anger": 2, "happened": ["nothing"], "x": 1}
    await acted(stage, checked)
    [kept] = await stage.records("check_in")
    assert kept.content == {"mood": 6, "anger": 2, "happened": ["nothing"], "feelings": []}
    assert await stage.flags() == []
    assert (await stage.talk()).coached


async def test_the_gravest_of_what_he_tapped_counts(stage: Stage) -> None:
    happened = ["threatened_followed", "pushed_blocked_held_hit", "hands_on_neck"]
    await acted(stage, {"act": "keep_check_in", "mood": 1, "anger": 9, "happened": happened})
    [flag] = await stage.flags()
    assert flag.concern.words == ("hands on neck",)


async def test_the_weekly_questions_go_into_the_last_check_in(stage: Stage) -> None:
    weekly = {"act": "keep_weekly", "feelings": ["hurt", "fear"], "cost": "the kids went quiet"}
    await acted(stage, weekly)
    assert await stage.records("check_in") == []
    await acted(stage, {"act": "keep_check_in", "mood": 6, "anger": 2, "happened": None})
    await acted(stage, weekly)
    [kept] = await stage.records("check_in")
    assert kept.content["mood"] == 6
    assert kept.content["feelings"] == ["hurt", "fear"]
    assert kept.content["cost"] == "the kids went quiet"
    assert "act" not in kept.content


async def test_the_weekly_questions_are_due_a_week_after_the_first_check_in_and_each_other(
    stage: Stage,
) -> None:
    checked = {"act": "keep_check_in", "mood": 6, "anger": 2, "happened": []}
    await acted(stage, checked)
    assert (await facts(stage))["weekly_due"] is False
    stage.clock.move_to(MONDAY_EVENING + timedelta(days=7))
    assert (await facts(stage))["weekly_due"] is True
    await acted(stage, checked, {"act": "keep_weekly", "feelings": ["hurt"]})
    assert (await facts(stage))["weekly_due"] is False


async def test_his_hour_is_kept_and_the_check_in_set(stage: Stage) -> None:
    hour = {"days": ["mon", "wed"], "time": "20:00"}
    assert (await man_is_asked(stage)) is True
    await acted(stage, {"act": "keep_hour", "hour": hour})
    assert (await stage.man()).hour == hour
    assert await stage.timers() == {"check_in": MONDAY_EVENING + timedelta(hours=1)}
    assert (await facts(stage))["ask_hour"] is False


async def man_is_asked(stage: Stage) -> bool:
    """Whether a new man would be asked for his hour."""
    await acted(stage)
    return bool((await facts(stage))["ask_hour"])


async def test_a_man_who_wants_no_check_in_is_not_asked_again(stage: Stage) -> None:
    await acted(stage, {"act": "keep_hour", "hour": {"days": ["mon"], "time": "20:00"}})
    await acted(stage, {"act": "keep_hour", "hour": None})
    assert await stage.timers() == {}
    assert (await facts(stage))["ask_hour"] is False


async def test_who_sent_him_is_kept(stage: Stage) -> None:
    await acted(stage, {"act": "keep_sent_by", "sent_by": "my wife"})
    [kept] = await stage.records("note")
    assert kept.content == {"sent_by": "my wife"}


async def test_several_acts_of_one_turn_see_each_other(stage: Stage) -> None:
    hour = {"days": [], "time": "20:00"}
    await acted(
        stage,
        {"act": "keep_consent"},
        {"act": "keep_hour", "hour": hour},
        {"act": "take_time_out", "heat": 8},
    )
    man, talk = await stage.man(), await stage.talk()
    assert man.consented_at == MONDAY_EVENING
    assert man.hour == hour
    assert talk.time_out_until == MONDAY_EVENING + timedelta(minutes=20)


async def test_the_dialogue_is_told_how_long_he_was_away(stage: Stage) -> None:
    await acted(stage)
    assert stage.dialogue.asks[0].facts["away_for"] == 0.0
    stage.clock.move_to(MONDAY_EVENING + timedelta(hours=30))
    await acted(stage)
    assert stage.dialogue.asks[1].facts["away_for"] == 30.0


async def test_the_dialogue_is_given_the_lines_of_his_country(stage: Stage) -> None:
    await acted(stage)
    assert "999" in stage.dialogue.asks[0].facts["lines"]
