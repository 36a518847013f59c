"""Consent taken back, and a man forgotten: nothing of him is left, but what the law wants kept."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from bot.core.errors import Unknown
from bot.core.phrases.system import consent_withdrawn, forgotten_but_for
from bot.services import report
from bot.services.forget import Forgotten, forget, withdraw
from tests.peers.stage import Stage
from tests.peers.world import GUARD, Held, turn
from tests.services.test_keep import DOOR, acted, walked
from tests.services.test_remind import DAILY, THREAT

REVIEWED = "i check her phone every day"


async def _forget(stage: Stage, name: str = "sam") -> Forgotten:
    return await stage.unit(lambda ledger: forget(ledger, name, stage.clock.now()))


async def _count(stage: Stage) -> dict[str, int]:
    """Rows of every table that may hold anything of a man."""

    def unit(ledger: object) -> dict[str, int]:
        connection = ledger.connection  # type: ignore[attr-defined]
        names = ("participants", "conversations", "messages", "records", "flags", "queue")
        return {
            name: connection.exec_driver_sql(f"SELECT count(*) FROM {name}").scalar_one()  # noqa: S608
            for name in names
        }

    return await stage.unit(unit)


async def test_of_a_man_who_is_forgotten_nothing_is_left_and_of_others_everything(
    stage: Stage,
) -> None:
    stage.dialogue.will(turn("Hello, Joe."))
    await stage.say("hello from joe", man="joe")
    await stage.settle()
    before = await _count(stage)
    await acted(stage, {"act": "keep_consent"}, walked(DOOR), DAILY, text="3")
    await stage.say(REVIEWED)
    assert await _count(stage) != before
    assert await _forget(stage) == Forgotten(participant_id=2)
    assert await _count(stage) == before
    assert len(await stage.transcript("joe")) == 2


async def test_forgetting_nobody_says_so(stage: Stage) -> None:
    for do in (forget, withdraw):
        with pytest.raises(Unknown, match="no participant named 'sam'"):
            await stage.unit(lambda ledger, do=do: do(ledger, "sam", stage.clock.now()))  # type: ignore[misc]


async def test_an_open_case_of_the_highest_tier_is_kept_and_he_is_told(stage: Stage) -> None:
    await acted(stage, {"act": "keep_consent"}, walked(DOOR), text="3")
    await stage.say(REVIEWED)
    await stage.say(THREAT)
    await stage.settle()
    open_before = await stage.flags()
    [case] = [flag for flag in open_before if flag.concern.action == "page"]
    gone = await _forget(stage)
    assert gone.kept == (case.id,)
    assert [flag.id for flag in await stage.flags(open_only=False)] == [case.id]
    await stage.settle()
    assert stage.door.texts()[-1] == forgotten_but_for()
    assert [m.text for m in await stage.transcript()] == [THREAT, forgotten_but_for()]
    assert await stage.records("walk_back") == []
    assert not (await stage.talk()).coached


async def test_when_that_case_is_closed_the_rest_of_him_goes_too(stage: Stage) -> None:
    before = await _count(stage)
    await stage.say(THREAT)
    gone = await _forget(stage)
    now = stage.clock.now()
    for flag in gone.kept:
        reopened = await stage.unit(
            lambda ledger, flag=flag: report.close_flag(ledger, flag, "called him", now)  # type: ignore[misc]
        )
        assert not reopened
    assert await _count(stage) == before


async def test_a_safety_text_that_has_not_reached_him_yet_still_does(stage: Stage) -> None:
    stage.door.down = True
    await stage.say(THREAT)
    await stage.settle()
    await _forget(stage)
    stage.door.down = False
    await stage.wait(timedelta(minutes=1))
    assert "999" in " ".join(stage.door.texts())
    assert stage.door.texts()[-1] == forgotten_but_for()


async def test_an_answer_thought_of_while_he_is_forgotten_is_dropped(stage: Stage) -> None:
    before = await _count(stage)
    kept = {"act": "keep_walk_back", "finished": True, "acts": [], "beneath": []}
    held = Held(turn("Your card.", act="keep_walk_back", acts=[kept]))
    stage.dialogue.will(held)
    await stage.say("hi")
    working = asyncio.create_task(stage.desk.step(stage.clock.now() + timedelta(seconds=3)))
    await asyncio.wait_for(held.reached.wait(), GUARD)
    await _forget(stage)
    held.go.set()
    await working
    await stage.settle()
    assert stage.door.texts() == []
    assert stage.pictures.discarded == ["/pictures/card-1-1.png"]
    assert await _count(stage) == before


async def test_who_comes_back_is_a_new_man(stage: Stage) -> None:
    await acted(stage, {"act": "keep_consent"}, text="3")
    await _forget(stage)
    stage.dialogue.will(turn("Hi. The terms first."))
    await stage.say("hi")
    await stage.settle()
    assert stage.dialogue.asks[-1].facts["consented"] is False
    assert stage.dialogue.asks[-1].state == {}


async def test_who_takes_his_consent_back_is_left_alone_and_asked_again_if_he_returns(
    stage: Stage,
) -> None:
    await acted(stage, {"act": "keep_consent"}, walked(DOOR), DAILY, text="3")
    await stage.say("and another thing")
    await stage.unit(lambda ledger: withdraw(ledger, "sam", stage.clock.now()))
    await stage.settle()
    assert stage.door.texts()[-1] == consent_withdrawn()
    assert await stage.timers() == {}
    assert await stage.owed() == []
    consents = [record.content for record in await stage.records("consent")]
    assert consents[-1] == {"withdrawn": True}
    assert (await stage.man()).consented_at is None
    stage.dialogue.will(turn("The terms first."))
    await stage.say("hi again")
    await stage.settle()
    assert stage.dialogue.asks[-1].facts["consented"] is False
    assert len(await stage.records("walk_back")) == 1


async def test_consent_taken_back_in_danger_leaves_the_danger_open(stage: Stage) -> None:
    await stage.say(THREAT)
    await stage.settle()
    said = len(stage.door.texts())
    await stage.unit(lambda ledger: withdraw(ledger, "sam", stage.clock.now()))
    await stage.settle()
    assert len(stage.door.texts()) == said
    assert not (await stage.talk()).coached
    assert len(await stage.flags()) == 1
