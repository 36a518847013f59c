"""What a man may ask for: to take his consent back, and to be forgotten."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from bot.core.conversation import Participant
from bot.core.errors import Unknown
from bot.core.messages import Outbound
from bot.core.phrases.system import consent_withdrawn, forgotten_but_for
from bot.core.safety import Action
from bot.services.intake import TIMERS
from bot.services.ports import Ledger


@dataclass(frozen=True)
class Forgotten:
    """What became of it. `kept`: open flags of the highest tier, which the law wants kept."""

    participant_id: int
    kept: tuple[int, ...] = ()


def named(ledger: Ledger, name: str) -> Participant:
    """The man of that name; Unknown says that there is none."""
    man = ledger.participant_named(name)
    if man is None:
        raise Unknown(f"There is no participant named {name!r} in this database.")
    return man


def withdraw(ledger: Ledger, name: str, now: datetime) -> None:
    """He takes his consent back: coaching stops, nothing rings; the terms come first again.

    What is kept of him stays until he asks for that as well. Unknown when there is no such man.
    """
    man = named(ledger, name)
    for talk in ledger.conversations_of(man.id):
        ledger.queue.cancel(talk.id, *TIMERS)
        ledger.owe_nothing(talk.id)
        if talk.coached:
            ledger.say(talk.id, Outbound(consent_withdrawn()), now)
            ledger.keep_conversation(replace(talk, asked=None, dialogue={}))
    ledger.keep(man.id, "consent", {"withdrawn": True}, now)
    ledger.keep_participant(replace(man, consented_at=None, hour=None, asked_hour=False))


def forget(ledger: Ledger, name: str, now: datetime) -> Forgotten:
    """Erase all of him. Unknown when there is no such man.

    While a flag of the highest tier is open (protocol D1) that flag, the message that fired it,
    his name and his address stay until a person closes it; he is told, and the rest goes now.
    """
    return erase(ledger, named(ledger, name), now)


def erase(ledger: Ledger, man: Participant, now: datetime) -> Forgotten:
    """Erase that man, as far as it may be."""
    talks, kept = ledger.conversations_of(man.id), open_cases(ledger, man)
    ledger.erase(man.id, but_flags=kept)
    if not kept:
        return Forgotten(man.id)
    ledger.leaves(man.id, now)
    ledger.keep_participant(replace(man, consented_at=None, hour=None, asked_hour=False))
    for talk in talks:
        ledger.keep_conversation(replace(talk, asked=None, dialogue={}))
        ledger.say(talk.id, Outbound(forgotten_but_for()), now)
    return Forgotten(man.id, kept)


def open_cases(ledger: Ledger, man: Participant) -> tuple[int, ...]:
    """His open flags of the highest tier."""
    his = ledger.flags(participant=man.name)
    return tuple(flag.id for flag in his if flag.concern.action is Action.PAGE)


def forget_the_rest(ledger: Ledger, conversation_id: int, now: datetime) -> Forgotten | None:
    """A case was closed: if its man had asked to be forgotten, now he is."""
    man = ledger.participant_of(conversation_id)
    return erase(ledger, man, now) if ledger.is_leaving(man.id) else None
