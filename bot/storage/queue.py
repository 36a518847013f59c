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
    Exists,
    Row,
    Select,
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
from bot.services.ports import Job, Work
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
            insert(queue).values(
                kind=work.kind,
                reference=work.reference,
                order_key=work.order_key,
                conversation_id=work.conversation_id,
                lane=int(work.lane),
                due_at=work.due_at,
                tries=0,
            )
        )

    def _postpone(self, work: Work) -> bool:
        waiting = and_(
            queue.c.kind == work.kind,
            queue.c.order_key == work.order_key,
            queue.c.reference == work.reference,
            queue.c.owner.is_(None),
            queue.c.parked_at.is_(None),
        )
        return (
            self.connection.execute(
                update(queue).where(waiting).values(due_at=work.due_at)
            ).rowcount
            > 0
        )

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
            self.connection.execute(
                update(queue)
                .where(queue.c.id.in_([row.id for row in rows]))
                .values(owner=owner, leased_until=now + LEASE_FOR)
            )
        return [_job(row, owner) for row in rows]

    def finish(self, job: Job) -> None:
        """Take it off the queue; LeaseLost, and the unit undone, if it is not ours."""
        gone = self.connection.execute(
            delete(queue).where(queue.c.id == job.id, queue.c.owner == job.owner)
        )
        if gone.rowcount == 0:
            raise LeaseLost(f"{job.kind} {job.id}")

    def retry(self, job: Job, due_at: datetime, *, counted: bool) -> None:
        """Give it back to be tried again, `counted` as a try or not. LeaseLost if not ours."""
        given = self.connection.execute(
            update(queue)
            .where(queue.c.id == job.id, queue.c.owner == job.owner)
            .values(
                owner=None,
                leased_until=None,
                due_at=due_at,
                tries=job.tries + int(counted),
            )
        )
        if given.rowcount == 0:
            raise LeaseLost(f"{job.kind} {job.id}")

    def park(self, job: Job, now: datetime) -> None:
        """Put it aside for a person; LeaseLost if it is no longer ours."""
        put = self.connection.execute(
            update(queue)
            .where(queue.c.id == job.id, queue.c.owner == job.owner)
            .values(owner=None, leased_until=None, parked_at=now)
        )
        if put.rowcount == 0:
            raise LeaseLost(f"{job.kind} {job.id}")

    def cancel(self, conversation_id: int, *references: str) -> None:
        """Drop timers of that conversation that nobody is working on."""
        self.connection.execute(
            delete(queue).where(
                queue.c.conversation_id == conversation_id,
                queue.c.kind == "timer",
                queue.c.reference.in_(references),
                queue.c.owner.is_(None),
            )
        )

    def release(self, conversation_id: int) -> None:
        """Free whatever is leased in that conversation: its worker is known to be gone."""
        self.connection.execute(
            update(queue)
            .where(queue.c.conversation_id == conversation_id, queue.c.owner.is_not(None))
            .values(owner=None, leased_until=None)
        )

    def next_due(self, kinds: Sequence[str], only: int | None = None) -> datetime | None:
        """When the next free row of these kinds is due (it may be past); None for none."""
        statement = _next(tuple(kinds), mine=only is not None)
        due: datetime | None = self.connection.execute(statement, {"only": only}).scalar()
        return due


# Statements are built once: building one costs more than running it.


@cache
def _due(kinds: tuple[str, ...], *, mine: bool) -> Select[Any]:
    now = bindparam("now", type_=Moment)
    free = or_(queue.c.leased_until.is_(None), queue.c.leased_until < now)
    wanted = and_(
        queue.c.kind.in_(kinds),
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
        queue.c.kind.in_(kinds),
        queue.c.parked_at.is_(None),
        queue.c.owner.is_(None),
        ~_before(kinds, OTHER.c.tries > 0),
        *_his(mine=mine),
    )
    return select(func.min(queue.c.due_at)).where(wanted)


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
    return _beside(and_(OTHER.c.id < queue.c.id, OTHER.c.kind.in_(kinds), it_is))


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
