"""What happens to a message before anything else may."""

from __future__ import annotations

import asyncio

import pytest

from bot.core.conversation import Holder
from bot.core.errors import Unreachable
from bot.core.messages import Lane
from bot.core.safety import Action
from bot.core.work import Work
from bot.services.intake import TIMERS
from tests.peers.stage import WINDOW, Stage
from tests.peers.world import Held, turn

THREAT = "if she walks out tonight ill kill her and then me"
REVIEWED = "i check her phone every day"


async def test_a_message_is_recorded_before_it_is_answered(stage: Stage) -> None:
    await stage.say("hi")
    assert [(said.from_him, said.text) for said in await stage.transcript()] == [(True, "hi")]
    assert await stage.owed() == ["hi"]
    assert stage.dialogue.asks == []


async def test_danger_is_kept_and_answered_while_the_dialogue_is_down(stage: Stage) -> None:
    stage.dialogue.will(Unreachable("rasa"))
    await stage.say("hi")
    await stage.settle()
    await stage.say(THREAT)
    await stage.settle()
    [flag] = await stage.flags()
    assert flag.concern.action is Action.PAGE
    assert flag.participant == "sam"
    assert "kill her" in " ".join(flag.concern.words)
    assert "999" in " ".join(stage.door.texts()[1:])


async def test_the_safety_reply_is_delivered_while_an_earlier_turn_still_hangs(
    stage: Stage,
) -> None:
    hanging = Held(turn("Heat now?"))
    stage.dialogue.will(hanging)
    await stage.say("we had a row")
    working = asyncio.create_task(stage.desk.step(stage.clock.now() + WINDOW))
    await hanging.reached.wait()
    await stage.say(THREAT)
    while await stage.post.step():
        assert not working.done()
    assert "999" in " ".join(stage.door.texts())
    assert [flag.concern.action for flag in await stage.flags()] == [Action.PAGE]
    hanging.go.set()
    await working


async def test_danger_stops_the_coaching_and_owes_no_turn(stage: Stage) -> None:
    await stage.say(THREAT)
    talk = await stage.talk()
    assert talk.holder is Holder.NOBODY
    assert talk.last_heard_at == stage.clock.now()
    assert await stage.owed() == []
    assert await stage.waiting("turn") == []


async def test_danger_cancels_every_timer_of_his_and_nobody_elses(stage: Stage) -> None:
    await stage.say("hi")
    due = stage.clock.now() + WINDOW
    for reference in TIMERS:
        await stage.put(reference, due)
    await stage.say("hi", man="joe")
    joe = await stage.talk("joe")
    his = Work("timer", "promise", f"talk:{joe.id}", joe.id, due)
    await stage.unit(lambda ledger: ledger.queue.put(his))
    await stage.say(THREAT)
    assert [(j.reference, j.conversation_id) for j in await stage.waiting("timer")] == [
        ("promise", joe.id)
    ]


async def test_words_that_were_owed_when_danger_came_get_no_late_answer(stage: Stage) -> None:
    await stage.say("we had a row")
    await stage.say(THREAT)
    await stage.settle()
    assert await stage.owed() == []
    assert stage.dialogue.asks == []
    assert [said.text for said in await stage.transcript() if said.from_him] == [
        "we had a row",
        THREAT,
    ]


async def test_while_the_talk_is_stopped_asking_for_a_person_brings_the_lines(
    stage: Stage,
) -> None:
    await stage.say(THREAT)
    await stage.say("is there someone i can talk to")
    await stage.settle()
    assert "Samaritans" in stage.door.texts()[-1]


async def test_while_the_talk_is_stopped_he_hears_a_safety_text_worded_anew_each_time(
    stage: Stage,
) -> None:
    await stage.say(THREAT)
    await stage.settle()
    before = len(stage.door.texts())
    await stage.say("what do i do")
    await stage.say("hello")
    await stage.settle()
    first, second = stage.door.texts()[before:]
    assert "999" in first
    assert "999" in second
    assert first != second
    assert {outbound.lane for _, outbound, _ in stage.door.sent} == {Lane.CRISIS}


async def test_a_second_danger_is_flagged_too(stage: Stage) -> None:
    await stage.say(THREAT)
    await stage.say("i want to die")
    assert len(await stage.flags()) == 2


async def test_a_concern_for_review_is_flagged_and_the_coaching_goes_on(stage: Stage) -> None:
    taken = await stage.say(REVIEWED)
    assert taken.concern is not None
    assert [flag.concern.action for flag in await stage.flags()] == [Action.REVIEW]
    assert (await stage.talk()).coached
    assert await stage.owed() == [REVIEWED]


async def test_the_same_update_twice_is_recorded_flagged_and_answered_once(stage: Stage) -> None:
    first = await stage.say(THREAT, key="terminal:sam:7")
    second = await stage.say(THREAT, key="terminal:sam:7")
    await stage.settle()
    assert first.message_id is not None
    assert second.message_id is None
    assert second.concern is None
    assert len(await stage.flags()) == 1
    texts = stage.door.texts()
    assert len(texts) == len(set(texts))
    assert sum(said.from_him for said in await stage.transcript()) == 1


async def test_the_same_coaching_update_twice_takes_one_turn(stage: Stage) -> None:
    stage.dialogue.will(turn("Hello."))
    await stage.say("hi", key="terminal:sam:7")
    await stage.say("hi", key="terminal:sam:7")
    await stage.settle()
    await stage.say("hi", key="terminal:sam:7")
    await stage.settle()
    assert stage.door.texts() == ["Hello."]


async def test_a_message_waits_for_the_quiet_window_and_a_tap_does_not(stage: Stage) -> None:
    await stage.say("she starts on about my mum")
    [job] = await stage.waiting("turn")
    assert job.due_at == stage.clock.now() + WINDOW
    await stage.press("Scared")
    [job] = await stage.waiting("turn")
    assert job.due_at == stage.clock.now()


async def test_the_alarm_survives_whatever_fails_after_it(stage: Stage) -> None:
    await stage.say(THREAT)
    stage.door.down = True
    await stage.settle()
    assert stage.door.sent == []
    with pytest.raises(ZeroDivisionError):
        await stage.unit(lambda _: 1 // 0)
    assert [flag.concern.action for flag in await stage.flags()] == [Action.PAGE]
    assert (await stage.talk()).holder is Holder.NOBODY
    stage.door.down = False
    await stage.wait(WINDOW)
    assert "999" in " ".join(stage.door.texts())
