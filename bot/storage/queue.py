"""One queue for owed turns, deliveries and timers. Claims are leased, the owner fences the end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Connection,
    Delete,
    Exists,
    FromClause,
    Row,
    Select,
    Update,
    and_,
    bindparam,
    delete,
    func,
    insert,
    or_,
    select,
    update,
)

from bot.core.errors import LeaseLost
from bot.core.messages import Lane
from bot.core.work import Job, Work
from bot.storage.tables import Moment, queue

LEASE_FOR = timedelta(seconds=60)
"""A worker that has not finished by then is taken for dead and its work is taken over."""

OTHER = queue.alias("other")


@dataclass(frozen=True)
class Queue:
    """The queue inside one unit of work."""

    connection: Connection

    def put(self, work: Work) -> None:
        """Add it; when it may merge and its like is waiting, only move that one's due time."""
        if work.merge and self._postpone(work):
            return
        self.connection.execute(
            PUT,
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
        moved = self.connection.execute(POSTPONE, {**its_like, "due_at": work.due_at})
        return moved.rowcount > 0

    def claim(
        self,
        kinds: Sequence[str],
        now: datetime,
        owner: str,
        most: int = 1,
        only: int | None = None,
    ) -> list[Job]:
        """Lease up to `most` due rows, crisis lane first, then by id; one an order key at once.

        What is tried again keeps its place before what came later. Kinds not asked for block
        nothing while they wait: a timer never holds up a message, nor does a newer version's row.
        """
        given = {"now": now, "most": most, "only": only}
        rows = self.connection.execute(_due(tuple(kinds), mine=only is not None), given).all()
        if rows:
            leased = {"owner": owner, "leased_until": now + LEASE_FOR}
            self.connection.execute(LEASE, [{"which": row.id, **leased} for row in rows])
        return [_job(row, owner) for row in rows]

    def finish(self, job: Job) -> None:
        """Take it off the queue; LeaseLost, and the unit undone, if it is not ours."""
        self._fenced(FINISH, job)

    def retry(self, job: Job, due_at: datetime, *, counted: bool) -> None:
        """Give it back to be tried again, `counted` as a try or not. LeaseLost if not ours."""
        self._fenced(GIVE_BACK, job, due_at=due_at, tries=job.tries + int(counted))

    def park(self, job: Job, now: datetime) -> None:
        """Put it aside for a person; LeaseLost if it is no longer ours."""
        self._fenced(GIVE_BACK, job, parked_at=now)

    def _fenced(self, statement: Delete | Update, job: Job, **values: object) -> None:
        """Do it to the row of that job, if the lease is still ours; LeaseLost if not."""
        its = {"which": job.id, "ours": job.owner}
        if self.connection.execute(statement, {**its, **values}).rowcount == 0:
            raise LeaseLost(f"{job.kind} {job.id}")

    def cancel(self, conversation_id: int, *references: str) -> None:
        """Drop timers of that conversation that nobody is working on."""
        self.connection.execute(CANCEL, {"talk": conversation_id, "what": references})

    def release(self, conversation_id: int) -> None:
        """Free whatever is leased in that conversation: its worker is known to be gone."""
        self.connection.execute(RELEASE, {"talk": conversation_id})

    def next_due(self, kinds: Sequence[str], only: int | None = None) -> datetime | None:
        """When the next free row of these kinds is due (it may be past); None for none."""
        statement = _next(tuple(kinds), mine=only is not None)
        due: datetime | None = self.connection.execute(statement, {"only": only}).scalar()
        return due


# Statements are built once: building one costs more than running it. What is set and not named
# here comes with the parameters of the execution.

FREE = {"owner": None, "leased_until": None}
OURS = and_(queue.c.id == bindparam("which"), queue.c.owner == bindparam("ours"))
PUT = insert(queue)
POSTPONE = update(queue).where(
    queue.c.kind == bindparam("of"),
    queue.c.order_key == bindparam("key"),
    queue.c.reference == bindparam("what"),
    queue.c.owner.is_(None),
    queue.c.parked_at.is_(None),
)
LEASE = update(queue).where(queue.c.id == bindparam("which"))
FINISH = delete(queue).where(OURS)
GIVE_BACK = update(queue).where(OURS).values(FREE)
CANCEL = delete(queue).where(
    queue.c.conversation_id == bindparam("talk"),
    queue.c.kind == "timer",
    queue.c.reference.in_(bindparam("what", expanding=True)),
    queue.c.owner.is_(None),
)
RELEASE = (
    update(queue)
    .where(queue.c.conversation_id == bindparam("talk"), queue.c.owner.is_not(None))
    .values(FREE)
)


@cache
def _due(kinds: tuple[str, ...], *, mine: bool) -> Select[Any]:
    now = bindparam("now", type_=Moment)
    free = or_(queue.c.leased_until.is_(None), queue.c.leased_until < now)
    wanted = and_(
        _one_of(queue, kinds),
        queue.c.due_at <= now,
        queue.c.parked_at.is_(None),
        free,
        ~_beside(OTHER.c.leased_until >= now),
        ~_before(kinds, or_(OTHER.c.due_at <= now, OTHER.c.tries > 0)),
        ~_more_urgent(now),
        *_his(mine=mine),
    )
    return select(queue).where(wanted).order_by(queue.c.lane, queue.c.id).limit(bindparam("most"))


@cache
def _next(kinds: tuple[str, ...], *, mine: bool) -> Select[Any]:
    wanted = and_(
        _one_of(queue, kinds),
        queue.c.parked_at.is_(None),
        queue.c.owner.is_(None),
        ~_before(kinds, OTHER.c.tries > 0),
        *_his(mine=mine),
    )
    return select(func.min(queue.c.due_at)).where(wanted)


def _one_of(rows: FromClause, kinds: Sequence[str]) -> ColumnElement[bool]:
    """A worker has one kind, as a rule: a plain comparison costs less than a list to expand."""
    return rows.c.kind == kinds[0] if len(kinds) == 1 else rows.c.kind.in_(kinds)


def _more_urgent(now: BindParameter[datetime]) -> Exists:
    """Does the same chat still wait for a message of a lower lane (crisis before replies)?"""
    same = and_(OTHER.c.conversation_id == queue.c.conversation_id, OTHER.c.kind == queue.c.kind)
    waits = and_(
        OTHER.c.lane < queue.c.lane,
        or_(OTHER.c.due_at <= now, OTHER.c.tries > 0),
        OTHER.c.parked_at.is_(None),
    )
    return select(OTHER.c.id).where(same, waits).exists()


def _his(*, mine: bool) -> list[ColumnElement[bool]]:
    return [queue.c.conversation_id == bindparam("only")] if mine else []


def _beside(it_is: ColumnElement[bool]) -> Exists:
    """Is there another row of the same order key, not parked, of which that is true?"""
    same = and_(OTHER.c.order_key == queue.c.order_key, OTHER.c.id != queue.c.id)
    return select(OTHER.c.id).where(same, OTHER.c.parked_at.is_(None), it_is).exists()


def _before(kinds: Sequence[str], it_is: ColumnElement[bool]) -> Exists:
    """Is there an earlier one of these kinds?"""
    return _beside(and_(OTHER.c.id < queue.c.id, _one_of(OTHER, kinds), it_is))


def _job(row: Row[tuple[object, ...]], owner: str) -> Job:
    return Job(
        id=row.id,
        kind=row.kind,
        reference=row.reference,
        conversation_id=row.conversation_id,
        lane=Lane(row.lane),
        due_at=row.due_at,
        tries=row.tries,
        owner=owner,
    )
