"""When a timer rings: what it wants said, and whether this is the moment for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.core import rhythm
from bot.core.conversation import Conversation, Participant
from bot.core.work import Job, Work
from bot.services.answer import Answer
from bot.services.facts import open_promises
from bot.services.ports import Clock, Ledger, Storage

INTENTS: Mapping[str, str] = {
    "breathing_over": 'time_out{"stage": "go"}',
    "time_out_back": 'time_out{"stage": "back"}',
    "promise": 'check_in{"stage": "promise"}',
    "check_in": "check_in",
    "hello": "greet",
    "nudge": 'pause{"stage": "quiet"}',
}
"""What each timer says to the dialogue."""
WAITS = frozenset({"promise", "check_in"})
"""Timers that never break into a talk that is alive."""
BY_DAY = frozenset({"promise", "nudge"})
"""Timers that are never said at night, whenever they were due."""
PROMISE_STEPS = frozenset({"done", "which"})
PATIENCE = 8
"""Times a check-in waits for the answer about a promise that was asked just before."""
LATER = timedelta(minutes=15)


@dataclass(frozen=True)
class Verdict:
    """Say it, or not."""

    say: bool


class Remind:
    """Turns due timers into turns of the dialogue."""

    def __init__(self, storage: Storage, answer: Answer, clock: Clock) -> None:
        """It answers through the same service as everything else."""
        self._storage = storage
        self._answer = answer
        self._clock = clock

    async def rung(self, job: Job) -> None:
        """One timer has rung. A kind we do not know goes back: a newer worker may know it."""
        verdict = await self._storage.run(lambda ledger: self._decide(ledger, job))
        if verdict.say:
            await self._answer.rung(job, INTENTS[job.reference])

    def _decide(self, ledger: Ledger, job: Job) -> Verdict:
        now = self._clock.now()
        talk = ledger.conversation(job.conversation_id)
        man = ledger.participant_of(talk.id)
        if job.reference == "check_in" and man.hour is not None:
            due = rhythm.next_check_in(now, man.hour, man.time_zone)
            if due is not None:
                ledger.queue.cancel(talk.id, "check_in")
                ledger.queue.put(Work("timer", "check_in", f"talk:{talk.id}", talk.id, due))
        if not talk.coached or _pointless(ledger, job, man.id):
            ledger.queue.finish(job)
            return Verdict(say=False)
        better = _better_moment(ledger, job, talk, man, now)
        if better is not None:
            ledger.queue.retry(job, better, counted=True)
        return Verdict(say=better is None)


def _better_moment(
    ledger: Ledger, job: Job, talk: Conversation, man: Participant, now: datetime
) -> datetime | None:
    """When to try again, where this is not the moment for it."""
    if job.reference not in INTENTS:
        return now + LATER
    if job.reference in BY_DAY and rhythm.is_night(now, man.time_zone):
        return rhythm.after_the_night(now, man.time_zone)
    if job.reference in WAITS and (
        rhythm.is_busy(now, talk.last_heard_at) or ledger.owed(talk.id)
    ):
        return now + LATER
    if job.reference == "check_in" and talk.asked in PROMISE_STEPS and job.tries < PATIENCE:
        return now + LATER
    return None


def _pointless(ledger: Ledger, job: Job, participant_id: int) -> bool:
    return job.reference == "promise" and not open_promises(ledger, participant_id)
