"""Each kind of data has its time, and goes after it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.core.messages import Lane, Outbound
from bot.jobs.worker import Worker
from bot.services import report
from bot.services.expire import EVERY, UPKEEP, Expire, Retention
from bot.services.ports import Ledger
from tests.peers.stage import MONDAY_EVENING as NOW
from tests.peers.stage import Stage
from tests.peers.world import turn
from tests.services.test_keep import DOOR, acted, walked
from tests.services.test_remind import THREAT

DAY = timedelta(days=1)
FOR_EVER = Retention(messages=None, history=None, flags=None, pictures=None, silent=None)


def _expire(stage: Stage, retention: Retention) -> Expire:
    return Expire(stage.database, retention, stage.pictures, stage.clock)


async def test_words_go_after_their_time_and_not_before(stage: Stage) -> None:
    stage.dialogue.will(turn("Hello."), turn("Again."))
    await stage.say("hi")
    await stage.settle()
    stage.clock.move_to(NOW + 5 * DAY)
    await stage.say("later")
    await stage.settle()
    expire = _expire(stage, replace(FOR_EVER, messages=7 * DAY))
    assert (await expire.sweep()).counts == {"messages": 0}
    stage.clock.move_to(NOW + 8 * DAY)
    assert (await expire.sweep()).counts == {"messages": 2}
    assert [said.text for said in await stage.transcript()] == ["later", "Again."]


async def test_what_is_still_owed_unsent_or_flagged_stays(stage: Stage) -> None:
    await stage.say(THREAT, man="joe")
    await stage.settle()
    stage.door.down = True
    await stage.say("hi")
    talk = await stage.talk()
    await stage.unit(lambda ledger: ledger.say(talk.id, Outbound("Hm.", Lane.REPLY), NOW))
    stage.clock.move_to(NOW + 100 * DAY)
    await _expire(stage, replace(FOR_EVER, messages=DAY)).sweep()
    assert [said.text for said in await stage.transcript()] == ["hi", "Hm."]
    assert [said.text for said in await stage.transcript("joe")] == [THREAT]


async def test_his_past_goes_and_his_consent_stays(stage: Stage) -> None:
    checked = {"act": "keep_check_in", "mood": 4, "anger": 6, "happened": []}
    await acted(stage, {"act": "keep_consent"}, walked(DOOR), checked, text="3")
    stage.clock.move_to(NOW + 2 * DAY)
    found = await _expire(stage, replace(FOR_EVER, history=DAY)).sweep()
    assert found.counts == {"history": 2}
    assert len(await stage.records("consent")) == 1


async def test_a_closed_flag_goes_after_its_time_and_an_open_one_never(stage: Stage) -> None:
    await stage.say(THREAT)
    await stage.say(THREAT, man="joe")
    closed, _ = await stage.flags()
    await stage.unit(lambda ledger: report.close_flag(ledger, closed.id, "called him", NOW))
    stage.clock.move_to(NOW + 2 * DAY)
    found = await _expire(stage, replace(FOR_EVER, flags=DAY)).sweep()
    assert found.counts == {"flags": 1}
    assert [flag.participant for flag in await stage.flags(open_only=False)] == ["joe"]


async def test_a_man_who_is_silent_for_long_is_forgotten_unless_danger_is_open(
    stage: Stage,
) -> None:
    stage.dialogue.will(turn("Hello."))
    await stage.say("hi")
    await stage.settle()
    await stage.say(THREAT, man="joe")
    await stage.settle()
    stage.clock.move_to(NOW + 100 * DAY)
    await stage.say("hi", man="max")
    expire = _expire(stage, replace(FOR_EVER, silent=90 * DAY))
    assert (await expire.sweep()).counts == {"men": 1}
    assert (await expire.sweep()).counts == {"men": 0}

    def there(ledger: Ledger) -> list[bool]:
        return [ledger.participant_named(name) is not None for name in ("sam", "joe", "max")]

    assert await stage.unit(there) == [False, True, True]
    assert stage.pictures.erased == ["1"]
    assert stage.door.texts("joe")[-1] != "", "nothing is said to a man who is silent"
    assert len([a for a, _, at in stage.door.sent if at > NOW]) == 0


async def test_pictures_go_by_their_age(stage: Stage) -> None:
    await _expire(stage, replace(FOR_EVER, pictures=30 * DAY)).sweep()
    assert stage.pictures.erased == [NOW - 30 * DAY]


async def test_for_ever_is_for_ever(stage: Stage) -> None:
    stage.dialogue.will(turn("Hello."))
    await stage.say("hi")
    await stage.settle()
    stage.clock.move_to(NOW + 36500 * DAY)
    assert (await _expire(stage, FOR_EVER).sweep()).counts == {}
    assert len(await stage.transcript()) == 2


async def test_it_is_done_every_day_and_planned_once(stage: Stage) -> None:
    expire = _expire(stage, replace(FOR_EVER, messages=DAY))
    keeper = Worker(stage.database, stage.clock, (UPKEEP,), expire.due)
    await expire.plan()
    await expire.plan()
    stage.dialogue.will(turn("Hello."))
    await stage.say("hi")
    await stage.settle()
    assert await keeper.step() == 1
    assert await keeper.step() == 0
    assert len(await stage.transcript()) == 2
    stage.clock.move_to(NOW + EVERY + timedelta(minutes=1))
    assert await keeper.step() == 1
    assert await stage.transcript() == []
    [job] = await stage.waiting(UPKEEP)
    assert job.due_at == stage.clock.now() + EVERY
