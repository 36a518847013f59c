"""The courier: outbox to door, in order per chat and lane, tried again until sent."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from bot.core.errors import Unreachable
from bot.core.work import Job
from bot.services.ports import Clock, Door, Ledger, Storage

DELIVERY = "delivery"
AGAIN_AFTER = timedelta(seconds=2)
MOST = timedelta(minutes=5)


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
        (outbound, at), talk = await self._storage.run(
            lambda ledger: (
                ledger.outbound(message_id),
                ledger.conversation(job.conversation_id),
            )
        )
        door = self._doors.get(talk.door)
        try:
            if door is None:
                raise Unreachable(talk.door)
            state = await door.send(talk.address, outbound, at)
        except Unreachable:
            wait = min(AGAIN_AFTER * 2 ** min(job.tries, 8), MOST)
            await self._storage.run(
                lambda ledger: ledger.queue.retry(job, self._clock.now() + wait, counted=True)
            )
            return

        def sent(ledger: Ledger) -> None:
            ledger.delivered(message_id, state)
            ledger.queue.finish(job)

        await self._storage.run(sent)
