"""One process that hammers a handful of keys: puts, merges, claims, finishes, gives back.

`python -m tests.crowd.hammer <url> <folder> <seed> <operations>`: so many operations, then
whatever is left on the queue is worked until nothing is. The diary is the record that judges.
"""

from __future__ import annotations

import asyncio
import random
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from bot.core.messages import Lane, Outbound
from bot.core.work import Job, Work
from bot.services.ports import Ledger
from bot.storage.database import Database
from tests.crowd.diary import Diary
from tests.peers.stage import opened

TALKS = 5
HANDS = 4
"""Operations side by side in one process."""
OPERATIONS = ("merge", "ring", "say", "claim", "claim")
KINDS = ("turn", "timer", "delivery")
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
"""Everything is due: what is at stake is who works it."""
GIVEN_BACK = 0.2
"""So many of the jobs that are claimed are given back once or more before they are done."""


class Hammer:
    """Random operations, the same for the same seed; how they fall together is the machine's."""

    def __init__(self, database: Database, diary: Diary, seed: int) -> None:
        self._database = database
        self._diary = diary
        self._lots = random.Random(seed)
        self._seed = seed
        self._owners = 0

    async def strike(self, number: int) -> None:
        """One operation."""
        talk, name = self._lots.randint(1, TALKS), f"{self._seed}.{number}"
        operation = self._lots.choice(OPERATIONS)
        if operation == "merge":
            await self._merge(talk, name)
        elif operation == "ring":
            await self._ring(talk, name)
        elif operation == "say":
            await self._say(talk, name)
        else:
            await self._claim((self._lots.choice(KINDS),))

    async def _merge(self, talk: int, name: str) -> None:
        work = Work("turn", "turn", f"talk:{talk}", talk, LONG_AGO, merge=True)
        self._diary.note("merged", talk=talk, name=name)
        await self._database.run(_locked(talk, lambda ledger: ledger.queue.put(work)))

    async def _ring(self, talk: int, name: str) -> None:
        work = Work("timer", name, f"talk:{talk}", talk, LONG_AGO)
        await self._database.run(_locked(talk, lambda ledger: ledger.queue.put(work)))
        self._diary.note("put", name=name)

    async def _say(self, talk: int, name: str) -> None:
        lane = self._lots.choice(list(Lane))
        said = Outbound(name, lane)
        message = await self._database.run(
            _locked(talk, lambda ledger: ledger.say(talk, said, LONG_AGO))
        )
        self._diary.note("put", name=str(message))

    async def _claim(self, kinds: tuple[str, ...]) -> None:
        self._owners += 1
        owner, most = f"{self._seed}.{self._owners}", self._lots.randint(1, 3)
        jobs = await self._database.run(
            lambda ledger: ledger.queue.claim(kinds, datetime.now(UTC), owner, most)
        )
        await asyncio.gather(*(self._work(job) for job in jobs))

    async def _work(self, job: Job) -> None:
        key = f"talk:{job.conversation_id}"
        if job.kind == "delivery":
            key = f"out:{job.conversation_id}:{int(job.lane)}"
        its = {"key": key, "kind": job.kind, "job": job.id, "name": job.reference}
        self._diary.note("in", **its)
        await self._database.run(lambda _ledger: None)
        if self._lots.random() < GIVEN_BACK:
            self._diary.note("out", done=False, **its)
            await self._database.run(
                lambda ledger: ledger.queue.retry(job, LONG_AGO, counted=True)
            )
            return
        self._diary.note("out", done=True, **its)
        await self._database.run(
            _locked(job.conversation_id, lambda ledger: ledger.queue.finish(job))
        )

    async def drain(self) -> None:
        """Work until nothing is left that anybody could work."""
        while await self._database.run(lambda ledger: ledger.queue.next_due(KINDS)) is not None:
            for kind in KINDS:
                await self._claim((kind,))


def _locked(talk: int, do: Callable[[Ledger], object]) -> Callable[[Ledger], object]:
    """As every unit does that belongs to a conversation: it opens that first."""

    def unit(ledger: Ledger) -> object:
        ledger.conversation(talk)
        return do(ledger)

    return unit


async def main(url: str, folder: Path, seed: int, operations: int) -> None:
    """Strike so often, then drain."""
    database, diary = opened(url), Diary(folder / "hammered")
    hammer, numbers = Hammer(database, diary, seed), iter(range(operations))

    async def hand() -> None:
        for number in numbers:
            await hammer.strike(number)

    await asyncio.gather(*(hand() for _ in range(HANDS)))
    await hammer.drain()
    database.close()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])))
