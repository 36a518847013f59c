"""The courier: outbox to door, in order per chat and lane, tried again until sent."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from bot.core.conversation import Conversation
from bot.core.errors import LeaseLost, Unreachable
from bot.core.messages import Lane, Outbound
from bot.core.work import Job
from bot.services.intake import DELIVERY
from bot.services.ports import Clock, Door, Ledger, Storage

__all__ = ["DELIVERY", "Courier"]

AGAIN_AFTER = timedelta(seconds=2)
MOST = timedelta(minutes=5)
UNKNOWN = "unknown"
"""The door took it and gave no answer: it may have arrived."""
UNKNOWN_TRIES = 5
"""So often a reply is sent again when nobody knows whether it arrived: a doubled line does less
harm than none. A crisis text is sent until the door says so, a reminder only once."""


class Courier:
    """Takes one delivery at a time to the door of its conversation."""

    def __init__(self, storage: Storage, doors: Mapping[str, Door], clock: Clock) -> None:
        """`doors` by name; a message for a door that is not open here waits on the queue."""
        self._storage = storage
        self._doors = doors
        self._clock = clock

    async def deliver(self, job: Job) -> None:
        """Send it. A door that cannot be reached is tried again, later each time, without end."""
        message_id = int(job.reference)
        talk, outbound, at = job.opened or await self._storage.run(
            lambda ledger: opening(ledger, job)
        )
        try:
            state = await self._sent(job, talk, outbound, at)
        except Unreachable:
            await self._later(job)
            return
        if state == UNKNOWN and _is_sent_again(outbound.lane, job.tries):
            await self._later(job)
            return

        def sent(ledger: Ledger) -> None:
            ledger.delivered(message_id, state)
            ledger.queue.finish(job)

        await self._storage.run(sent)

    async def _sent(self, job: Job, talk: Conversation, outbound: Outbound, at: datetime) -> str:
        door = self._doors.get(talk.door)
        if door is None:
            raise Unreachable(talk.door)
        if self._clock.now() >= job.leased_until:  # we were stopped: somebody else has sent it
            raise LeaseLost(f"{job.kind} {job.id}")
        return await door.send(talk.address, outbound, at)

    async def _later(self, job: Job) -> None:
        wait = min(AGAIN_AFTER * 2 ** min(job.tries, 8), MOST)
        await self._storage.run(
            lambda ledger: ledger.queue.retry(job, self._clock.now() + wait, counted=True)
        )


def opening(ledger: Ledger, job: Job) -> tuple[Conversation, Outbound, datetime]:
    """What a delivery needs: where to, what, and when it was said."""
    talk, _ = ledger.glance(job.conversation_id)
    return (talk, *ledger.outbound(int(job.reference)))


def _is_sent_again(lane: Lane, tries: int) -> bool:
    return lane is Lane.CRISIS or (lane is Lane.REPLY and tries + 1 < UNKNOWN_TRIES)
