"""Turns owed words, or a timer, into replies in the outbox."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from bot.core.errors import LeaseLost, NothingSaid, Unreachable
from bot.core.messages import Lane
from bot.core.phrases import rasa_down
from bot.core.phrases.system import could_not_answer
from bot.core.safety import Action
from bot.services.answer import RETRY_AFTER
from bot.services.ports import Ask, Ledger
from bot.services.report import close_flag
from bot.storage.queue import LEASE_FOR
from tests.peers.stage import WINDOW, Stage, opened
from tests.peers.world import Held, turn

THREAT = "if she walks out tonight ill kill her and then me"
CONSENT = {"act": "keep_consent"}


async def _hanging(stage: Stage, held: Held) -> asyncio.Task[int]:
    """A turn of Sam's that has been asked for and does not come back yet."""
    stage.dialogue.will(held)
    await stage.say("we had a row")
    working = asyncio.create_task(stage.desk.step(stage.clock.now() + WINDOW))
    await held.reached.wait()
    return working


async def test_a_turn_is_answered_and_the_dialogue_advances(stage: Stage) -> None:
    stage.dialogue.will(
        turn("Hello.", "Heat now?", buttons=("0", "10"), state={"slots": {}}, asked="heat")
    )
    await stage.say("hi")
    await stage.settle()
    assert stage.door.texts() == ["Hello.", "Heat now?"]
    assert stage.door.sent[1][1].buttons == ("0", "10")
    talk = await stage.talk()
    assert (talk.dialogue, talk.asked) == ({"slots": {}}, "heat")
    assert talk.last_heard_at == stage.clock.now()
    assert await stage.owed() == []
    assert await stage.waiting("turn") == []


async def test_fragments_within_the_quiet_window_are_one_turn(stage: Stage) -> None:
    stage.dialogue.will(turn("Noted."))
    for fragment in ("we were in the car", "she starts on about my mum", "i punched the dash"):
        await stage.say(fragment)
        stage.clock.move_to(stage.clock.now() + timedelta(seconds=2))
        assert await stage.desk.step() == 0
    await stage.settle()
    [ask] = stage.dialogue.asks
    assert ask.text == "we were in the car\nshe starts on about my mum\ni punched the dash"
    assert ask.press is None
    assert stage.door.texts() == ["Noted."]


async def test_a_tap_is_never_joined_to_words(stage: Stage) -> None:
    stage.dialogue.will(turn("One."), turn("Two."), turn("Three."))
    await stage.say("she laughed")
    await stage.press("Scared")
    await stage.say("then i left")
    await stage.settle()
    assert [(ask.text, ask.press) for ask in stage.dialogue.asks] == [
        ("she laughed", None),
        (None, "Scared"),
        ("then i left", None),
    ]
    assert stage.door.texts() == ["One.", "Two.", "Three."]


async def test_the_next_turn_is_given_the_state_of_the_last(stage: Stage) -> None:
    stage.dialogue.will(turn("One.", state={"slots": {"heat": 5}}), turn("Two."))
    await stage.say("5")
    await stage.settle()
    await stage.say("and then")
    await stage.settle()
    assert stage.dialogue.asks[0].state == {}
    assert stage.dialogue.asks[1].state == {"slots": {"heat": 5}}


async def test_nothing_is_sent_outside_the_outbox(stage: Stage) -> None:
    stage.dialogue.will(turn("Hello."))
    await stage.say("hi")
    await stage.desk.step(stage.clock.now() + WINDOW)
    assert stage.door.sent == []
    said = [(s.text, s.state) for s in await stage.transcript() if not s.from_him]
    assert said == [("Hello.", "queued")]
    await stage.post.step()
    said = [(s.text, s.state) for s in await stage.transcript() if not s.from_him]
    assert said == [("Hello.", "sent")]
    assert stage.door.texts() == ["Hello."]


async def test_a_reply_thought_of_while_danger_stopped_the_talk_is_dropped(stage: Stage) -> None:
    held = Held(turn("Heat now?", state={"slots": {"heat": 9}}, asked="heat", acts=[CONSENT]))
    working = await _hanging(stage, held)
    await stage.say(THREAT)
    held.go.set()
    await working
    await stage.settle()
    assert "Heat now?" not in stage.door.texts()
    talk = await stage.talk()
    assert (talk.dialogue, talk.asked) == ({}, None)
    assert await stage.records("consent") == []
    assert [s.text for s in await stage.transcript() if s.from_him] == ["we had a row", THREAT]
    assert await stage.waiting("turn", "timer") == []


async def test_a_reply_thought_of_before_a_danger_that_was_closed_meanwhile_is_dropped(
    stage: Stage,
) -> None:
    held = Held(turn("Heat now?", state={"slots": {"heat": 9}}, asked="heat", acts=[CONSENT]))
    working = await _hanging(stage, held)
    await stage.say(THREAT)
    [flag] = await stage.flags()
    await stage.unit(lambda ledger: close_flag(ledger, flag.id, "called him", stage.clock.now()))
    held.go.set()
    await working
    await stage.settle()
    assert "Heat now?" not in stage.door.texts()
    assert (await stage.talk()).dialogue == {}
    assert await stage.records("consent") == []
    assert await stage.owed() == []


async def test_words_that_come_during_a_turn_are_not_lost(stage: Stage) -> None:
    held = Held(turn("One."))
    working = await _hanging(stage, held)
    await stage.say("and another thing")
    assert await stage.desk.step(stage.clock.now() + WINDOW) == 0
    stage.dialogue.will(turn("Two."))
    held.go.set()
    await working
    await stage.settle()
    assert [ask.text for ask in stage.dialogue.asks] == ["we had a row", "and another thing"]
    assert stage.door.texts() == ["One.", "Two."]
    assert await stage.owed() == []


async def test_one_mans_turns_keep_their_order_and_never_overlap(stage: Stage) -> None:
    stage.dialogue.will(*(turn(f"Reply {n}.") for n in range(6)))
    for number in range(6):
        await stage.press(f"tap {number}")
    await asyncio.gather(*(stage.settle() for _ in range(3)))
    assert [ask.press for ask in stage.dialogue.asks] == [f"tap {n}" for n in range(6)]
    assert stage.door.texts() == [f"Reply {n}." for n in range(6)]
    assert stage.dialogue.most_at_once == 1


async def test_different_men_are_answered_side_by_side(stage: Stage) -> None:
    slow, quick = Held(turn("One.")), Held(turn("The other."))
    stage.dialogue.will(slow, quick)
    await stage.say("hi", man="sam")
    await stage.say("hi", man="joe")
    working = asyncio.create_task(stage.desk.step(stage.clock.now() + WINDOW))
    await slow.reached.wait()
    await quick.reached.wait()
    assert stage.dialogue.most_at_once == 2
    slow.go.set()
    quick.go.set()
    await working
    await stage.settle()
    assert sorted(stage.door.texts("sam") + stage.door.texts("joe")) == ["One.", "The other."]
    assert len(stage.door.texts("sam")) == 1


async def test_with_the_dialogue_down_he_hears_one_honest_sentence_for_several_messages(
    stage: Stage,
) -> None:
    stage.dialogue.will(Unreachable("rasa"), Unreachable("rasa"), Unreachable("rasa"))
    await stage.say("hi")
    await stage.settle()
    await stage.wait(RETRY_AFTER)
    await stage.say("are you there")
    await stage.settle()
    assert stage.door.texts() == [rasa_down("GB")]
    assert await stage.owed() == ["hi", "are you there"]
    stage.dialogue.will(turn("Here I am."))
    await stage.wait(2 * RETRY_AFTER)
    assert stage.door.texts() == [rasa_down("GB"), "Here I am."]
    assert stage.dialogue.asks[-1].text == "hi\nare you there"
    assert (await stage.talk()).told_down_at is None
    assert await stage.owed() == []


async def test_he_is_told_again_when_the_dialogue_is_down_another_time(stage: Stage) -> None:
    stage.dialogue.will(Unreachable("rasa"), turn("Back."), Unreachable("rasa"))
    await stage.say("hi")
    await stage.settle()
    await stage.wait(RETRY_AFTER)
    await stage.say("again")
    await stage.settle()
    assert stage.door.texts() == [rasa_down("GB"), "Back.", rasa_down("GB")]


async def test_an_unreachable_dialogue_is_asked_again_for_as_long_as_it_takes(
    stage: Stage,
) -> None:
    stage.dialogue.will(*(Unreachable("rasa") for _ in range(20)), turn("Finally."))
    await stage.say("hi")
    await stage.wait(WINDOW + 20 * RETRY_AFTER)
    assert stage.door.texts() == [rasa_down("GB"), "Finally."]


async def test_a_dialogue_that_was_down_has_spent_none_of_its_tries(stage: Stage) -> None:
    down, empty = Unreachable("rasa"), NothingSaid("empty")
    stage.dialogue.will(down, down, down, empty, empty, turn("Finally."))
    await stage.say("hi")
    await stage.wait(WINDOW + 6 * RETRY_AFTER)
    assert stage.door.texts() == [rasa_down("GB"), "Finally."]


async def test_nothing_is_promised_when_danger_came_while_the_dialogue_was_down(
    stage: Stage,
) -> None:
    held = Held(Unreachable("rasa"))
    working = await _hanging(stage, held)
    await stage.say(THREAT)
    held.go.set()
    await working
    await stage.settle()
    assert rasa_down("GB") not in stage.door.texts()


async def test_three_empty_answers_park_the_turn_and_he_is_told_once(stage: Stage) -> None:
    stage.dialogue.will(*(NothingSaid("empty") for _ in range(3)))
    await stage.say("{[0")
    await stage.settle()
    assert stage.door.texts() == []
    await stage.wait(timedelta(hours=1))
    assert stage.door.texts() == [could_not_answer()]
    assert len(stage.dialogue.asks) == 3
    assert await stage.owed() == []
    assert (await stage.transcript())[0].text == "{[0"


async def test_a_turn_that_fails_in_any_other_way_is_parked_as_well_and_he_is_told(
    stage: Stage,
) -> None:
    stage.dialogue.will(*(RuntimeError("a fault of ours") for _ in range(3)))
    await stage.say("at eight")
    await stage.wait(timedelta(hours=1))
    assert stage.door.texts() == [could_not_answer()]
    assert len(stage.dialogue.asks) == 3
    assert await stage.owed() == []
    assert await stage.waiting("turn") == []


async def test_after_a_parked_turn_the_next_message_is_answered_alone(stage: Stage) -> None:
    stage.dialogue.will(*(NothingSaid("empty") for _ in range(3)), turn("Yes?"))
    await stage.say("{[0")
    await stage.wait(timedelta(minutes=1))
    await stage.say("hello")
    await stage.settle()
    assert stage.dialogue.asks[-1].text == "hello"
    assert stage.door.texts() == [could_not_answer(), "Yes?"]


async def test_a_tap_behind_a_parked_turn_is_still_answered(stage: Stage) -> None:
    stage.dialogue.will(*(NothingSaid("empty") for _ in range(3)), turn("Scared, then."))
    await stage.say("{[0")
    await stage.press("Scared")
    await stage.wait(timedelta(minutes=1))
    assert stage.door.texts() == [could_not_answer(), "Scared, then."]
    assert await stage.owed() == []


async def test_a_parked_turn_says_nothing_after_danger(stage: Stage) -> None:
    stage.dialogue.will(NothingSaid("empty"), NothingSaid("empty"))
    await stage.say("{[0")
    await stage.wait(WINDOW + RETRY_AFTER)
    held = Held(NothingSaid("empty"))
    stage.dialogue.will(held)
    stage.clock.move_to(stage.clock.now() + RETRY_AFTER)
    working = asyncio.create_task(stage.desk.step())
    await held.reached.wait()
    await stage.say(THREAT)
    held.go.set()
    await working
    await stage.settle()
    assert could_not_answer() not in stage.door.texts()


@pytest.mark.parametrize(
    "answer", [turn("Late."), NothingSaid("empty"), Unreachable("rasa")], ids=str
)
async def test_a_worker_that_lost_its_lease_undoes_the_whole_unit(
    stage: Stage, answer: object
) -> None:
    held = Held(answer)  # type: ignore[arg-type]
    working = await _hanging(stage, held)
    stage.clock.move_to(stage.clock.now() + WINDOW + LEASE_FOR + timedelta(seconds=1))
    stage.dialogue.will(turn("Taken over.", state={"by": "second"}))
    other = opened(stage.url)
    second = Stage(stage.url, other, stage.dialogue, stage.door, clock=stage.clock)
    assert await second.desk.step() == 1
    other.close()
    held.go.set()
    await working
    await stage.settle()
    assert stage.door.texts() == ["Taken over."]
    assert (await stage.talk()).dialogue == {"by": "second"}


async def test_a_turn_parked_by_a_worker_without_the_lease_is_not_parked(stage: Stage) -> None:
    await stage.say("hi")

    def unit(ledger: Ledger) -> None:
        late = stage.clock.now() + WINDOW
        [job] = ledger.queue.claim(("turn",), late, "first")
        [_] = ledger.queue.claim(("turn",), late + 2 * LEASE_FOR, "second")
        ledger.queue.park(job, late)

    with pytest.raises(LeaseLost):
        await stage.unit(unit)
    assert len(await stage.waiting("turn")) == 1


async def test_a_timer_speaks_in_the_reminder_lane_with_an_intent_of_ours(stage: Stage) -> None:
    await stage.say("hi")
    stage.dialogue.will(turn("Hello."), turn("Back. Heat now?", asked="heat_back"))
    await stage.settle()
    await stage.put("time_out_back", stage.clock.now())
    await stage.settle()
    assert stage.dialogue.asks[-1] == Ask(
        intent='time_out{"stage": "back"}', facts=stage.dialogue.asks[-1].facts
    )
    assert [outbound.lane for _, outbound, _ in stage.door.sent] == [Lane.REPLY, Lane.REMINDER]
    assert "nudge" not in await stage.timers()


async def test_a_timer_that_finds_the_dialogue_down_waits_in_silence(stage: Stage) -> None:
    stage.dialogue.will(turn("Hello."), Unreachable("rasa"), turn("Back."))
    await stage.say("hi")
    await stage.settle()
    await stage.put("time_out_back", stage.clock.now())
    await stage.settle()
    assert stage.door.texts() == ["Hello."]
    await stage.wait(RETRY_AFTER)
    assert stage.door.texts() == ["Hello.", "Back."]


async def test_a_timer_that_fails_for_good_is_parked_in_silence(stage: Stage) -> None:
    stage.dialogue.will(turn("Hello."), *(NothingSaid("empty") for _ in range(3)))
    await stage.say("hi")
    await stage.settle()
    await stage.put("time_out_back", stage.clock.now())
    await stage.wait(timedelta(hours=1))
    assert stage.door.texts() == ["Hello."]
    assert await stage.timers() == {}


async def test_a_timer_that_danger_overtakes_says_nothing(stage: Stage) -> None:
    held = Held(turn("Back."))
    stage.dialogue.will(turn("Hello."), held)
    await stage.say("hi")
    await stage.settle()
    await stage.put("time_out_back", stage.clock.now())
    working = asyncio.create_task(stage.bell.step())
    await held.reached.wait()
    await stage.say(THREAT)
    held.go.set()
    await working
    await stage.settle()
    assert "Back." not in stage.door.texts()


async def test_a_timer_claimed_just_before_danger_is_dropped_unasked(stage: Stage) -> None:
    stage.dialogue.will(turn("Hello."))
    await stage.say("hi")
    await stage.settle()
    await stage.put("time_out_back", stage.clock.now())
    [job] = await stage.unit(
        lambda ledger: ledger.queue.claim(("timer",), stage.clock.now(), "bell")
    )
    await stage.say(THREAT)
    await stage.answer.rung(job, "whatever")
    assert len(stage.dialogue.asks) == 1
    assert await stage.timers() == {}


async def test_silence_in_the_middle_of_an_exercise_brings_one_nudge(stage: Stage) -> None:
    stage.dialogue.will(
        turn("Heat now?", asked="heat", acts=[CONSENT]), turn("Your place is kept.", asked="heat")
    )
    await stage.say("it happened again")
    await stage.settle()
    assert list(await stage.timers()) == ["nudge"]
    await stage.wait(timedelta(hours=48))
    assert stage.door.texts() == ["Heat now?", "Your place is kept."]
    assert stage.dialogue.asks[-1].intent == 'pause{"stage": "quiet"}'


async def test_no_nudge_where_nothing_was_asked_or_he_has_not_consented(stage: Stage) -> None:
    stage.dialogue.will(turn("I agree?", asked="consent"), turn("Bye.", acts=[CONSENT]))
    await stage.say("hi")
    await stage.settle()
    assert await stage.timers() == {}
    await stage.press("I agree")
    await stage.settle()
    assert await stage.timers() == {}


async def test_the_card_is_drawn_before_the_unit_and_goes_with_the_message_it_belongs_to(
    stage: Stage,
) -> None:
    kept = {"act": "keep_walk_back", "finished": True, "acts": [], "beneath": []}
    stage.dialogue.will(turn("Heat again?", "Your card.", act="keep_walk_back", acts=[kept]))
    await stage.say("3")
    await stage.settle()
    images = [outbound.image for _, outbound, _ in stage.door.sent]
    assert images == [None, "/pictures/card-1-1.png"]
    [card] = stage.pictures.cards
    assert card["at"] == stage.clock.now().isoformat()


async def test_a_half_walk_back_has_no_card(stage: Stage) -> None:
    kept = {"act": "keep_walk_back", "finished": False, "acts": [], "beneath": []}
    stage.dialogue.will(turn("Put away.", act="keep_walk_back", acts=[kept]))
    await stage.say("stop")
    await stage.settle()
    assert stage.pictures.cards == []
    assert len(await stage.records("walk_back")) == 1


async def test_the_chart_shows_every_check_in_and_none_is_drawn_of_nothing(stage: Stage) -> None:
    chart = {"act": "show_chart"}
    checked = {"act": "keep_check_in", "mood": 4, "anger": 6, "happened": []}
    stage.dialogue.will(
        turn("Nothing yet.", act="show_chart", acts=[chart]),
        turn("Kept.", act="keep_check_in", acts=[checked]),
        turn("Here.", act="show_chart", acts=[chart]),
    )
    for text in ("chart", "4", "chart"):
        await stage.say(text)
        await stage.settle()
    assert [outbound.image for _, outbound, _ in stage.door.sent][-1] == "/pictures/chart-1-1.png"
    [[drawn]] = stage.pictures.charts
    assert (drawn["mood"], drawn["anger"]) == (4, 6)
    assert drawn["at"] == stage.clock.now().isoformat()


async def test_the_breathing_timer_goes_with_the_time_out(stage: Stage) -> None:
    act = {"act": "take_time_out", "heat": 9}
    stage.dialogue.will(turn("Breathe with me.", act="take_time_out", acts=[act]))
    await stage.say("9")
    await stage.settle()
    assert [outbound.wait_for for _, outbound, _ in stage.door.sent] == [90]


@pytest.mark.parametrize(
    ("tapped", "action"),
    [
        ("hands_on_neck", Action.PAGE),
        ("pushed_blocked_held_hit", Action.ASK),
        ("threatened_followed", Action.ASK),
    ],
)
async def test_a_tap_that_tells_of_violence_is_an_alarm(
    stage: Stage, tapped: str, action: Action
) -> None:
    checked = {"act": "keep_check_in", "mood": 4, "anger": 9, "happened": [tapped]}
    stage.dialogue.will(turn("Kept.", asked="hour", acts=[CONSENT, checked]))
    await stage.press(tapped)
    await stage.settle()
    [flag] = await stage.flags()
    assert flag.concern.action is action
    assert flag.concern.words == (tapped.replace("_", " "),)
    assert not (await stage.talk()).coached
    assert len(await stage.records("check_in")) == 1
    assert await stage.timers() == {}
    lanes = [outbound.lane for _, outbound, _ in stage.door.sent]
    assert set(lanes) == {Lane.CRISIS}
    assert "Kept." not in stage.door.texts()


async def test_a_reopened_talk_starts_empty_and_goes_on(stage: Stage) -> None:
    stage.dialogue.will(turn("Heat now?", state={"slots": {"heat": 9}}, asked="heat"))
    await stage.say("we had a row")
    await stage.settle()
    await stage.say(THREAT)
    await stage.settle()
    [flag] = await stage.flags()
    await stage.unit(lambda ledger: close_flag(ledger, flag.id, "called him", stage.clock.now()))
    stage.dialogue.will(turn("Hello again."))
    await stage.say("hello")
    await stage.settle()
    assert stage.dialogue.asks[-1].text == "hello"
    assert stage.dialogue.asks[-1].state == {}
    assert stage.door.texts()[-1] == "Hello again."


async def test_a_turn_of_a_talk_that_is_stopped_is_not_taken(stage: Stage) -> None:
    await stage.say("hi")
    talk = await stage.talk()
    await stage.unit(lambda ledger: ledger.keep_conversation(talk.stopped()))
    await stage.settle()
    assert stage.dialogue.asks == []
    assert await stage.waiting("turn") == []
