"""What a unit of work may read and write."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.core.conversation import Conversation, Holder, Participant
from bot.core.errors import Unknown
from bot.core.kept import Flag
from bot.core.messages import Inbound, Kind, Lane, Outbound
from bot.core.safety import Action, Category, Concern, Severity, Subject, Tense
from bot.services.ports import Ledger
from bot.storage.database import Database
from tests.peers.stage import MONDAY_EVENING as NOW

HOUR = {"days": ["mon"], "time": "20:00"}


def _sam(ledger: Ledger) -> tuple[Participant, Conversation]:
    man = ledger.participant("sam", "GB", "Europe/London", NOW)
    return man, ledger.conversation_at("terminal", "sam", man.id)


def _concern(action: Action) -> Concern:
    return Concern(
        Category.VIOLENCE_DISCLOSURE,
        Severity.HIGH,
        Subject.HER,
        Tense.PAST,
        (str(action),),
        action,
    )


async def test_a_man_is_made_once_and_found_by_his_name(database: Database) -> None:
    def unit(ledger: Ledger) -> None:
        man, talk = _sam(ledger)
        assert ledger.participant("sam", "US", "America/New_York", NOW) == man
        assert ledger.participant_named("sam") == man
        assert ledger.participant_named("Sam") is None
        assert ledger.participant_of(talk.id) == man

    await database.run(unit)


async def test_what_is_changed_of_a_man_is_kept(database: Database) -> None:
    def unit(ledger: Ledger) -> None:
        man, _ = _sam(ledger)
        changed = replace(man, country="US", consented_at=NOW, hour=HOUR, asked_hour=True)
        ledger.keep_participant(changed)
        assert ledger.participant_named("sam") == changed

    await database.run(unit)


async def test_a_talk_is_found_by_its_door_and_address(database: Database) -> None:
    def unit(ledger: Ledger) -> None:
        man, talk = _sam(ledger)
        assert ledger.conversation_at("terminal", "sam", man.id) == talk
        assert ledger.conversation_at("telegram", "sam", man.id).id != talk.id
        with pytest.raises(Unknown):
            ledger.conversation(404)

    await database.run(unit)


async def test_what_is_changed_of_a_talk_is_kept(database: Database) -> None:
    def unit(ledger: Ledger) -> None:
        _, talk = _sam(ledger)
        changed = replace(
            talk,
            holder=Holder.NOBODY,
            asked="film",
            dialogue={"slots": {"heat": 7}},
            last_heard_at=NOW,
            told_down_at=NOW + timedelta(seconds=1),
            time_out_until=NOW + timedelta(minutes=20),
        )
        ledger.keep_conversation(changed)
        assert ledger.conversation(talk.id) == changed

    await database.run(unit)


async def test_an_update_is_recorded_once(database: Database) -> None:
    inbound = Inbound("terminal:sam:1", "terminal", "sam", "hi", NOW, Kind.PRESS)

    def unit(ledger: Ledger) -> int:
        _, talk = _sam(ledger)
        assert not ledger.seen(inbound.key)
        made = ledger.hear(talk.id, inbound, owed=True)
        assert ledger.seen(inbound.key)
        return made

    first = await database.run(unit)
    with pytest.raises(Exception, match=r"(?i)unique"):
        await database.run(lambda ledger: ledger.hear(1, inbound, owed=True))
    owed = await database.run(lambda ledger: ledger.owed(1))
    assert [(f.id, f.kind, f.text, f.at) for f in owed] == [(first, Kind.PRESS, "hi", NOW)]
    await database.run(lambda ledger: ledger.answered([first]))
    assert await database.run(lambda ledger: ledger.owed(1)) == ()


async def test_what_we_say_is_on_the_queue_in_the_same_unit(database: Database) -> None:
    outbound = Outbound(
        "Breathe.", Lane.CRISIS, ("Done", "Skip"), image="/x.png", wait_for=90, caption="a card"
    )

    def unit(ledger: Ledger) -> None:
        _, talk = _sam(ledger)
        made = ledger.say(talk.id, outbound, NOW)
        [job] = ledger.queue.claim(("delivery",), NOW, "courier")
        assert (job.reference, job.lane) == (str(made), Lane.CRISIS)
        assert ledger.outbound(made) == (outbound, NOW)
        ledger.delivered(made, "failed")
        [said] = ledger.transcript(talk.id)
        assert (said.from_him, said.text, said.buttons) == (False, "Breathe.", ("Done", "Skip"))
        assert (said.image, said.state, said.at) == ("/x.png", "failed", NOW)

    await database.run(unit)


async def test_only_the_buttons_of_our_last_message_are_on_offer(database: Database) -> None:
    def unit(ledger: Ledger) -> None:
        _, talk = _sam(ledger)
        assert ledger.on_offer(talk.id) == ()
        ledger.say(talk.id, Outbound("Scared?", buttons=("Yes", "No")), NOW)
        ledger.hear(talk.id, Inbound("k", "terminal", "sam", "hm", NOW), owed=True)
        assert ledger.on_offer(talk.id) == ("Yes", "No")
        ledger.say(talk.id, Outbound("Go on."), NOW)
        assert ledger.on_offer(talk.id) == ()

    await database.run(unit)


async def test_records_come_oldest_first_and_can_be_written_anew(database: Database) -> None:
    def unit(ledger: Ledger) -> None:
        man, _ = _sam(ledger)
        for number in range(4):
            ledger.keep(man.id, "note", {"n": number}, NOW + timedelta(days=number))
        ledger.keep(man.id, "check_in", {"n": 9}, NOW)
        assert [r.content["n"] for r in ledger.records(man.id, "note")] == [0, 1, 2, 3]
        newest = ledger.records(man.id, "note", newest=2)
        assert [r.content["n"] for r in newest] == [2, 3]
        ledger.change(newest[0].id, {"n": "two"})
        assert [r.content["n"] for r in ledger.records(man.id, "note")] == [0, 1, "two", 3]
        assert newest[0].at == NOW + timedelta(days=2)
        assert ledger.records(404, "note") == []

    await database.run(unit)


@pytest.mark.parametrize(
    ("first", "second", "kept"),
    [
        (Action.REVIEW, Action.PAGE, Action.PAGE),
        (Action.PAGE, Action.REVIEW, Action.PAGE),
        (Action.ASK, Action.ASK, Action.ASK),
    ],
)
async def test_a_message_has_one_flag_and_it_is_the_gravest(
    database: Database, first: Action, second: Action, kept: Action
) -> None:
    def unit(ledger: Ledger) -> list[Flag]:
        _, talk = _sam(ledger)
        heard = ledger.hear(talk.id, Inbound("k", "terminal", "sam", "x", NOW), owed=False)
        made = ledger.raise_flag(talk, heard, _concern(first), NOW)
        assert ledger.raise_flag(talk, heard, _concern(second), NOW) == made
        return ledger.flags()

    [flag] = await database.run(unit)
    assert flag.concern == _concern(kept)


async def test_flags_without_a_message_stand_each_for_itself(database: Database) -> None:
    def unit(ledger: Ledger) -> list[Flag]:
        _, talk = _sam(ledger)
        ledger.raise_flag(talk, None, _concern(Action.ASK), NOW)
        ledger.raise_flag(talk, None, _concern(Action.ASK), NOW)
        return ledger.flags(participant="sam")

    assert len(await database.run(unit)) == 2
    assert await database.run(lambda ledger: ledger.flags(participant="joe")) == []


async def test_a_closed_flag_gives_the_talk_it_belongs_to(database: Database) -> None:
    def unit(ledger: Ledger) -> None:
        _, talk = _sam(ledger)
        flag = ledger.raise_flag(talk, None, _concern(Action.ASK), NOW)
        assert ledger.close_flag(flag, "spoke with him", NOW) == talk
        assert ledger.flags() == []
        [closed] = ledger.flags(open_only=False)
        assert closed.closed_because == "spoke with him"
        with pytest.raises(Unknown, match="`python -m bot flags` lists them"):
            ledger.close_flag(flag, "again", NOW)

    await database.run(unit)


async def test_what_is_not_there_is_unknown(database: Database) -> None:
    def unit(ledger: Ledger) -> None:
        for look in (ledger.glance, ledger.outbound, ledger.participant_by_id):
            with pytest.raises(Unknown):
                look(404)
        assert ledger.found_at("terminal", "nobody") is None

    await database.run(unit)


async def test_a_glance_shows_a_talk_and_its_man(database: Database) -> None:
    def unit(ledger: Ledger) -> None:
        man, talk = _sam(ledger)
        assert ledger.glance(talk.id) == (talk, man)
        assert ledger.found_at("terminal", "sam") == (talk, man)
        assert ledger.conversations_of(man.id) == [talk]

    await database.run(unit)
