"""When a timer rings: what it wants said, and whether this is the moment for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from bot.core import rhythm
from bot.services.answer import Answer
from bot.services.facts import open_promises
from bot.services.ports import Clock, Job, Ledger, Storage, Work

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
        unknown = job.reference not in INTENTS
        if unknown or (job.reference in WAITS and rhythm.is_busy(now, talk.last_heard_at)):
            ledger.queue.retry(job, now + LATER, counted=False)
            return Verdict(say=False)
        return Verdict(say=True)


def _pointless(ledger: Ledger, job: Job, participant_id: int) -> bool:
    return job.reference == "promise" and not open_promises(ledger, participant_id)
