"""One queue for owed turns, deliveries and timers. Claims are leased, the owner fences the end."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Delete, Row, Update

from bot.core.errors import LeaseLost
from bot.core.messages import Lane
from bot.core.work import Hands, Job, Waiting, Work
from bot.storage import queue_statements as statements
from bot.storage.news import News

LEASE_FOR = timedelta(seconds=60)
"""A worker that has not finished by then is taken for dead and its work is taken over."""
AHEAD = timedelta(seconds=60)
"""No turn is planned further ahead (the longest quiet window); a delivery, tried again, is
five minutes at most, and may as well be tried sooner."""
SOON = ("turn", "delivery")
"""Kinds that are never far ahead: if they are, the clock has been put back since."""


@dataclass(frozen=True)
class Queue:
    """The queue inside one unit of work."""

    connection: Connection
    news: News

    def put(self, work: Work) -> None:
        """Add it; when it may merge and its like is waiting, only move that one's due time."""
        self.news.put(work.kind, work.due_at)
        if work.merge and self._postpone(work):
            return
        self.connection.execute(
            statements.PUT,
            {
                "kind": work.kind,
                "reference": work.reference,
                "order_key": work.order_key,
                "conversation_id": work.conversation_id,
                "lane": int(work.lane),
                "due_at": work.due_at,
                "tries": 0,
            },
        )

    def _postpone(self, work: Work) -> bool:
        its_like = {"of": work.kind, "key": work.order_key, "what": work.reference}
        moved = self.connection.execute(statements.POSTPONE, {**its_like, "due_at": work.due_at})
        return moved.rowcount > 0

    def claim(
        self,
        kinds: Sequence[str],
        now: datetime,
        owner: str,
        most: int | Hands = 1,
        only: int | None = None,
        *,
        ended_before: datetime | None = None,
    ) -> list[Job]:
        """Lease up to `most` due rows, crisis lane first, then as they fell due; one a key.

        What is tried again keeps its place before what came later. Kinds not asked for block
        nothing while they wait: a timer never holds up a message, nor does a newer version's row.
        `ended_before`: only leases that ended before that are taken over (default: now).
        """
        given = {"now": now, "ended": ended_before or now, "only": only}
        leased = {"owner": owner, "leased_until": now + LEASE_FOR}
        by_lane = "delivery" in kinds
        statement = statements.due(tuple(kinds), mine=only is not None, lane=by_lane)
        hands = most if isinstance(most, Hands) else Hands(most)
        jobs: list[Job] = []
        for lane in Lane if by_lane else [None]:
            room = hands.for_lane(lane, len(jobs))
            if room > 0:
                its = {**given, "most": room} | ({} if lane is None else {"lane": lane})
                rows = self._leased(statement, its, leased)
                jobs += [_job(row, owner, now + LEASE_FOR) for row in rows]
        return jobs

    def _leased(
        self, due: Any, given: Mapping[str, Any], leased: Mapping[str, Any]
    ) -> list[Row[Any]]:
        """SQLite: nobody else writes now."""
        rows = list(self.connection.execute(due, given))
        if rows:
            self.connection.execute(
                statements.LEASE, [{"which": row.id, **leased} for row in rows]
            )
        return rows

    def finish(self, job: Job) -> None:
        """Take it off the queue; LeaseLost, and the unit undone, if it is not ours."""
        self._fenced(statements.FINISH, job)
        if job.followed:  # whoever has a free hand, here or elsewhere, may go on with its key
            self.news.put(job.kind, job.due_at)

    def retry(self, job: Job, due_at: datetime, *, counted: bool) -> None:
        """Give it back to be tried again, `counted` as a try or not. LeaseLost if not ours."""
        self._fenced(statements.GIVE_BACK, job, due_at=due_at, tries=job.tries + int(counted))
        self.news.put(job.kind, due_at)

    def park(self, job: Job, now: datetime) -> None:
        """Put it aside for a person; LeaseLost if it is no longer ours."""
        self._fenced(statements.GIVE_BACK, job, parked_at=now)

    def _fenced(self, statement: Delete | Update, job: Job, **values: object) -> None:
        """Do it to the row of that job, if the lease is still ours; LeaseLost if not."""
        its = {"which": job.id, "ours": job.owner}
        if self.connection.execute(statement, {**its, **values}).rowcount == 0:
            raise LeaseLost(f"{job.kind} {job.id}")
        self.news.freed = True

    def cancel(self, conversation_id: int, *references: str) -> None:
        """Drop timers of that conversation that nobody is working on."""
        self.connection.execute(statements.CANCEL, {"talk": conversation_id, "what": references})

    def drop(self, conversation_id: int) -> None:
        """Take everything of that conversation off, whoever is working on it."""
        self.connection.execute(statements.DROP, {"talk": conversation_id})

    def release(self, conversation_id: int) -> None:
        """Free whatever is leased in that conversation: its worker is known to be gone."""
        self.connection.execute(statements.RELEASE, {"talk": conversation_id})

    def bury(self, is_dead: Callable[[str], bool]) -> None:
        """Free whatever is leased by an owner who is known to be gone."""
        owners = self.connection.execute(statements.OWNERS).scalars().all()
        for owner in owners:
            if is_dead(owner):
                self.connection.execute(statements.LET_GO, {"gone": owner})

    def next_due(self, kinds: Sequence[str], only: int | None = None) -> datetime | None:
        """When the next free row of these kinds is due (it may be past); None for none."""
        statement = statements.next_due(tuple(kinds), mine=only is not None)
        due: datetime | None = self.connection.execute(statement, {"only": only}).scalar()
        return due

    def waits(self, kind: str, conversation_id: int, lane: Lane) -> int:
        """How much of that kind and lane waits in that conversation."""
        its = {"of": kind, "talk": conversation_id, "lane": int(lane)}
        return int(self.connection.execute(statements.WAITS, its).scalar_one())

    def clock_was_put_back(self, now: datetime) -> None:
        """Nothing waits for a time that the clock named before it was put back.

        A lease is never longer than LEASE_FOR and a turn never further ahead than AHEAD: what is
        came from a clock that was ahead.
        """
        self.connection.execute(
            statements.DUE_NOW, {"soon": SOON, "far": now + AHEAD, "due_at": now}
        )
        self.connection.execute(
            statements.SHORTER_LEASE,
            {"far": now + LEASE_FOR, "leased_until": now + LEASE_FOR},
        )

    def waiting(self) -> list[Waiting]:
        """Everything on the queue, oldest first, for whoever runs this installation."""
        rows = self.connection.execute(statements.EVERYTHING)
        return [
            Waiting(
                id=row.id,
                kind=row.kind,
                reference=row.reference,
                conversation_id=row.conversation_id,
                due_at=row.due_at,
                tries=row.tries,
                leased_until=row.leased_until,
                parked_at=row.parked_at,
            )
            for row in rows
        ]

    def unpark(self, conversation_id: int, now: datetime) -> int:
        """What was put aside in that conversation is due again, as if never tried; how many."""
        its = {"talk": conversation_id, "due_at": now}
        found = self.connection.execute(statements.UNPARK, its).rowcount
        for kind in ("turn", "timer"):
            self.news.put(kind, now)
        return found


class SharedQueue(Queue):
    """PostgreSQL, where others claim at the same time.

    Rows that somebody looks at are skipped; then the order key is locked until the end of the
    unit; only then, in a statement that sees what was committed meanwhile, the lease is taken,
    unless the key has been leased by somebody else.
    """

    def _leased(
        self, due: Any, given: Mapping[str, Any], leased: Mapping[str, Any]
    ) -> list[Row[Any]]:
        ids = [row.id for row in self.connection.execute(statements.locked(due), given)]
        if not ids:
            return []
        its = {"ids": ids, "ended": given["ended"], **leased}
        rows = list(self.connection.execute(statements.LEASE_FREE, its))
        return sorted(rows, key=lambda row: (row.due_at, row.id))


def queue_over(connection: Connection, news: News) -> Queue:
    """The queue of that engine."""
    shared = connection.dialect.name == "postgresql"
    return (SharedQueue if shared else Queue)(connection, news)


def _job(row: Row[Any], owner: str, leased_until: datetime) -> Job:
    return Job(
        id=row.id,
        kind=row.kind,
        reference=row.reference,
        conversation_id=row.conversation_id,
        lane=Lane(row.lane),
        due_at=row.due_at,
        tries=row.tries,
        owner=owner,
        leased_until=leased_until,
        followed=bool(row.followed),
    )
