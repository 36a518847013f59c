"""Answering: no unit is open while the dialogue thinks; then one looks again and keeps it."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from bot.core import rhythm
from bot.core.conversation import Participant
from bot.core.errors import LeaseLost, NothingSaid, Unreachable
from bot.core.messages import Lane, Outbound
from bot.core.phrases import rasa_down
from bot.core.phrases.system import could_not_answer, too_fast
from bot.core.work import Job, Work
from bot.services.facts import facts_for
from bot.services.intake import TURN
from bot.services.keep import Drawn, Scene, carry_out
from bot.services.owed import Owed, what_is_owed
from bot.services.ports import Ask, Clock, Dialogue, Ledger, Pictures, Storage, Turn
from bot.services.replies import nudge_later, say_all, tell_danger

RETRY_AFTER = timedelta(seconds=5)
"""How soon an unreachable dialogue engine is asked again."""
TRIES = 3
"""So many turns that answered nothing, and the turn is parked for a person."""


class Answer:
    """Turns owed words, or a timer, into replies in the outbox."""

    def __init__(
        self, storage: Storage, dialogue: Dialogue, pictures: Pictures, clock: Clock
    ) -> None:
        """Everything the world has to offer a turn."""
        self._storage = storage
        self._dialogue = dialogue
        self._pictures = pictures
        self._clock = clock

    async def owed(self, job: Job) -> None:
        """Answer the oldest group of words that a conversation is owed."""
        owed = job.opened or await self._storage.run(lambda ledger: what_is_owed(ledger, job))
        if not owed.group or not owed.talk.coached:
            await self._storage.run(lambda ledger: ledger.queue.finish(job))
        elif owed.too_much:
            await self._storage.run(lambda ledger: self._slow_down(ledger, job))
        else:
            await self._take_or_park(job, owed)

    async def rung(self, job: Job, intent: str) -> None:
        """Say what a timer wants said, as an intent of our own."""
        owed = await self._storage.run(lambda ledger: self._rung(ledger, job, intent))
        if owed is not None:
            await self._take_or_park(job, owed)

    def _slow_down(self, ledger: Ledger, job: Job) -> None:
        """More at once than anybody types: it is all kept, and he is asked to take a breath."""
        ledger.queue.finish(job)
        ledger.owe_nothing(job.conversation_id)
        ledger.say(job.conversation_id, Outbound(too_fast()), self._clock.now())

    def _rung(self, ledger: Ledger, job: Job, intent: str) -> Owed | None:
        talk = ledger.conversation(job.conversation_id)
        if not talk.coached:
            ledger.queue.finish(job)
            return None
        man = ledger.participant_of(talk.id)
        facts = facts_for(ledger, talk, man, self._clock.now())
        return Owed(talk, man, (), Ask(intent=intent, state=talk.dialogue, facts=facts))

    async def _take_or_park(self, job: Job, owed: Owed) -> None:
        """A turn that fails in any other way is a failed turn too: parked in the end, and told.

        But for a lost lease, and a storage that is out of reach: that is nobody's poison.
        """
        try:
            await self._take(job, owed)
        except (LeaseLost, Unreachable):
            raise
        except Exception:
            if job.tries + 1 < TRIES:
                raise
            await self._storage.run(lambda ledger: self._failed(ledger, job, owed))
            raise

    async def _take(self, job: Job, owed: Owed) -> None:
        try:
            turn = await self._dialogue.turn(owed.ask)
        except Unreachable:
            await self._storage.run(lambda ledger: self._later(ledger, job, owed))
            return
        except NothingSaid:
            await self._storage.run(lambda ledger: self._failed(ledger, job, owed))
            return
        drawn = await self._drawn(turn, owed)
        kept = False
        try:
            kept = await self._storage.run(
                lambda ledger: self._keep(ledger, job, owed, turn, drawn)
            )
        finally:
            if not kept:
                self._pictures.discard(tuple(drawn.paths.values()))

    async def _drawn(self, turn: Turn, owed: Owed) -> Drawn:
        """Pictures are drawn in a thread: a man's card never holds up another man's answer."""
        paths = {}
        for act in turn.acts:
            if act.get("act") == "keep_walk_back" and act.get("finished"):
                at = rhythm.local(self._clock.now(), owed.man.time_zone)
                content = {**act, "at": at.isoformat()}
                paths["keep_walk_back"] = await asyncio.to_thread(
                    self._pictures.card, content, str(owed.man.id)
                )
            elif act.get("act") == "show_chart":
                days = await self._storage.run(lambda ledger: _check_ins(ledger, owed.man))
                if days:
                    paths["show_chart"] = await asyncio.to_thread(
                        self._pictures.chart, days, str(owed.man.id)
                    )
        return Drawn(paths)

    def _later(self, ledger: Ledger, job: Job, owed: Owed) -> None:
        """The engine is down: one honest sentence, not one a message; the turn stays owed."""
        now = self._clock.now()
        ledger.queue.retry(job, now + RETRY_AFTER, counted=False)
        talk = ledger.conversation(job.conversation_id)
        if talk.told_down_at is None and talk.coached and owed.group:
            ledger.say(talk.id, Outbound(rasa_down(owed.man.country)), now)
            ledger.keep_conversation(replace(talk, told_down_at=now))

    def _failed(self, ledger: Ledger, job: Job, owed: Owed) -> None:
        """The engine answered nothing: tried again, then parked for a person, and he is told."""
        now = self._clock.now()
        if job.tries + 1 < TRIES:
            ledger.queue.retry(job, now + RETRY_AFTER, counted=True)
            return
        ledger.queue.park(job, now)
        ledger.set_aside([fragment.id for fragment in owed.group])
        talk = ledger.conversation(job.conversation_id)
        if owed.group and talk.coached:
            ledger.say(talk.id, Outbound(could_not_answer()), now)
            if ledger.owed(talk.id):
                _owe_the_rest(ledger, talk.id, now)

    def _keep(self, ledger: Ledger, job: Job, owed: Owed, turn: Turn, drawn: Drawn) -> bool:
        """Look again: our work still, the coach's talk still? If not, only his words stay.

        True when what was drawn is used.
        """
        now = self._clock.now()
        ledger.queue.finish(job)  # first: of a man who is forgotten meanwhile nothing is left
        talk = ledger.conversation(job.conversation_id)
        still = [fragment.id for fragment in ledger.owed(talk.id)]
        group = [fragment.id for fragment in owed.group]
        ledger.answered(group)
        if not talk.coached or not set(group) <= set(still):
            return False  # danger came up meanwhile, or came up and was closed again
        talk = replace(
            talk.advanced(turn.state, turn.asked),
            last_heard_at=owed.at or talk.last_heard_at,
        )
        man = ledger.participant_of(talk.id) if turn.acts else owed.man
        outcome = carry_out(Scene(ledger, man, talk, now), turn.acts, drawn)
        ledger.keep_conversation(outcome.talk)
        if outcome.concern is not None:
            tell_danger(ledger, outcome, owed, now)
            return False
        lane = Lane.REPLY if owed.group else Lane.REMINDER
        say_all(ledger, outcome, turn.replies, lane, now)
        nudge_later(ledger, outcome, owed, turn, now)
        if len(still) > len(group):
            _owe_the_rest(ledger, talk.id, now)
        return True


def _owe_the_rest(ledger: Ledger, talk_id: int, now: datetime) -> None:
    """He said more than this group: it is answered next."""
    ledger.queue.put(Work(TURN, TURN, f"talk:{talk_id}", talk_id, now, merge=True))


def _check_ins(ledger: Ledger, man: Participant) -> tuple[Mapping[str, Any], ...]:
    kept = ledger.records(man.id, "check_in")
    return tuple(
        {**record.content, "at": rhythm.local(record.at, man.time_zone).isoformat()}
        for record in kept
    )
