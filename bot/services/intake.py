"""Taking a message in: screened first, then recorded and its concern acted on, in one unit."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.core import safety
from bot.core.conversation import Conversation, Participant
from bot.core.errors import Unusable
from bot.core.messages import LONGEST, Inbound, Lane, Outbound
from bot.core.phrases import (
    asks_for_a_person,
    coaching_stays_stopped,
    lines_again,
    safety_reply,
)
from bot.core.safety import Action, Concern
from bot.core.work import Work
from bot.services.ports import Ledger, Storage
from bot.services.turnstile import Turnstile

TURN = "turn"
DELIVERY = "delivery"
ENOUGH = 12
"""Safety texts that wait to be sent to him: while so many do, another tells him nothing new."""
TIMERS = ("breathing_over", "time_out_back", "promise", "check_in", "nudge")
"""Everything that may be ticking for a man; danger stops it all."""
TOO_LONG = "that message has {} characters; the most is {}. Split it and send it again"
FROM_REVIEW = frozenset({Action.REVIEW, Action.LOG})


@dataclass(frozen=True)
class Newcomer:
    """What a new man is given: name, country (ISO 3166 alpha 2), IANA time zone."""

    name: str
    country: str
    time_zone: str


@dataclass(frozen=True)
class Taken:
    """What became of a message: its id (None for a duplicate) and the concern that was found."""

    message_id: int | None
    concern: Concern | None = None
    spoken: bool = False
    """A safety text is in the outbox, and no turn is owed."""


class Intake:
    """The first thing that happens to every message. Nothing may wait in front of it."""

    def __init__(self, storage: Storage, quiet_for: timedelta) -> None:
        """`quiet_for`: how long a burst of fragments may pause before it is answered."""
        self._storage = storage
        self._quiet_for = quiet_for
        self._turnstile = Turnstile()

    async def take(self, inbound: Inbound, newcomer: Newcomer) -> Taken:
        """Screen it, then record it with its concern and what follows, in one unit.

        Messages of one address come in one after another: ten thousand at once make their own
        man wait and nobody else. Unusable when it is longer than any platform sends.
        """
        if len(inbound.text) > LONGEST:
            raise Unusable(TOO_LONG.format(len(inbound.text), LONGEST))

        def unit(ledger: Ledger) -> Taken:
            if ledger.seen(inbound.key):
                return Taken(None)
            found = ledger.found_at(inbound.door, inbound.address)
            talk, man = found or _welcomed(ledger, inbound, newcomer)
            return self._recorded(ledger, inbound, talk, man.country)

        async with self._turnstile.through(f"{inbound.door}:{inbound.address}"):
            return await self._storage.run(unit)

    def _recorded(
        self, ledger: Ledger, inbound: Inbound, talk: Conversation, country: str
    ) -> Taken:
        concern = safety.screen(inbound.text, talk.asked)
        danger = concern is not None and concern.action not in FROM_REVIEW
        message_id = ledger.hear(talk.id, inbound, owed=talk.coached and not danger)
        if concern is not None:
            ledger.raise_flag(talk, message_id, concern, inbound.at)
        if concern is not None and danger:
            stop_for_danger(ledger, talk, concern, country, inbound.at)
        elif not talk.coached:
            _stay_stopped(ledger, talk, country, inbound, message_id)
        else:
            self._owe(ledger, talk, inbound)
        return Taken(message_id, concern, spoken=danger or not talk.coached)

    def _owe(self, ledger: Ledger, talk: Conversation, inbound: Inbound) -> None:
        due = inbound.at + inbound.quiet_for(self._quiet_for)
        ledger.queue.put(Work(TURN, TURN, f"talk:{talk.id}", talk.id, due, merge=True))


def _welcomed(
    ledger: Ledger, inbound: Inbound, newcomer: Newcomer
) -> tuple[Conversation, Participant]:
    """His first word at this door."""
    man = ledger.participant(newcomer.name, newcomer.country, newcomer.time_zone, inbound.at)
    return ledger.conversation_at(inbound.door, inbound.address, man.id), man


def stop_for_danger(
    ledger: Ledger, talk: Conversation, concern: Concern, country: str, at: datetime
) -> None:
    """The safety texts go out first, coaching stops, and nothing that ticks for him will ring."""
    if ledger.queue.waits(DELIVERY, talk.id, Lane.CRISIS) < ENOUGH:
        for text in safety_reply(concern, country):
            ledger.say(talk.id, Outbound(text, Lane.CRISIS), at)
    ledger.owe_nothing(talk.id)
    ledger.keep_conversation(replace(talk.stopped(), last_heard_at=at))
    ledger.queue.cancel(talk.id, *TIMERS)


def _stay_stopped(
    ledger: Ledger, talk: Conversation, country: str, inbound: Inbound, message_id: int
) -> None:
    """He writes on after the alarm: a short honest text, worded anew each time. Never coaching."""
    if ledger.queue.waits(DELIVERY, talk.id, Lane.CRISIS) < ENOUGH:
        spoken = lines_again if asks_for_a_person(inbound.text) else coaching_stays_stopped
        text = spoken(country, message_id)
        ledger.say(talk.id, Outbound(text, Lane.CRISIS), inbound.at)
    ledger.keep_conversation(replace(talk, last_heard_at=inbound.at))
