"""The statements of the queue, built once: building one costs more than running it.

What is set and not named here comes with the parameters of the execution.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Exists,
    FromClause,
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

from bot.storage.tables import Moment, queue

# OFFSET 0 in an EXISTS keeps PostgreSQL from turning it into a join: it is asked by index for the
# few rows that are looked at (0.1 ms a claim instead of 4 to 70 with 20,000 that are due).
OTHER = queue.alias("other")
FREE = {"owner": None, "leased_until": None}
OURS = and_(queue.c.id == bindparam("which"), queue.c.owner == bindparam("ours"))
NAMESPACE = 1_935_765_092
"""Of our advisory locks, so that they meet nobody else's."""

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
DROP = delete(queue).where(queue.c.conversation_id == bindparam("talk"))
RELEASE = (
    update(queue)
    .where(queue.c.conversation_id == bindparam("talk"), queue.c.owner.is_not(None))
    .values(FREE)
)
OWNERS = select(queue.c.owner).where(queue.c.owner.is_not(None)).distinct()
LET_GO = update(queue).where(queue.c.owner == bindparam("gone")).values(FREE)
WAITS = select(func.count()).where(
    queue.c.conversation_id == bindparam("talk"),
    queue.c.kind == bindparam("of"),
    queue.c.lane == bindparam("lane"),
    queue.c.parked_at.is_(None),
)
DUE_NOW = update(queue).where(
    queue.c.kind.in_(bindparam("soon", expanding=True)),
    queue.c.due_at > bindparam("far", type_=Moment),
)
SHORTER_LEASE = update(queue).where(queue.c.leased_until > bindparam("far", type_=Moment))
EVERYTHING = select(queue).order_by(queue.c.due_at, queue.c.id)
UNPARK = (
    update(queue)
    .where(queue.c.conversation_id == bindparam("talk"), queue.c.parked_at.is_not(None))
    .values(parked_at=None, tries=0)
)


FOLLOWED = (
    select(OTHER.c.id)
    .where(
        OTHER.c.order_key == queue.c.order_key,
        OTHER.c.id > queue.c.id,
        OTHER.c.kind == queue.c.kind,
    )
    .exists()
    .label("followed")
)
"""Does more wait behind it, for the same key to be free?"""


@cache
def due(kinds: tuple[str, ...], *, mine: bool, lane: bool = False) -> Select[Any]:
    """Rows that may be worked now, those that fell due first before the others.

    With `lane` only those of one lane: a range of an index each, however much waits in others.
    """
    now = bindparam("now", type_=Moment)
    ended = bindparam("ended", type_=Moment)
    wanted = and_(
        _one_of(queue, kinds),
        queue.c.due_at <= now,
        queue.c.parked_at.is_(None),
        or_(queue.c.leased_until.is_(None), queue.c.leased_until < ended),
        ~_beside(OTHER.c.leased_until >= ended),
        ~_before(kinds, or_(OTHER.c.due_at <= now, OTHER.c.tries > 0)),
        *([queue.c.lane == bindparam("lane"), ~_more_urgent(now)] if lane else []),
        *_his(mine=mine),
    )
    return (
        select(queue, FOLLOWED)
        .where(wanted)
        .order_by(queue.c.due_at, queue.c.id)
        .limit(bindparam("most"))
    )


@cache
def locked(looked_for: Select[Any]) -> Select[Any]:
    """Their ids, as far as neither row nor key is in anybody's hands at this moment."""
    rows = looked_for.with_for_update(skip_locked=True, of=queue).subquery("looked_for")
    key = func.hashtext(rows.c.order_key)
    return select(rows.c.id).where(func.pg_try_advisory_xact_lock(NAMESPACE, key))


LEASE_FREE = (
    update(queue)
    .where(
        queue.c.id == func.any(bindparam("ids")),
        ~select(OTHER.c.id)
        .where(
            OTHER.c.order_key == queue.c.order_key,
            OTHER.c.id != queue.c.id,
            OTHER.c.parked_at.is_(None),
            OTHER.c.leased_until >= bindparam("ended", type_=Moment),
        )
        .offset(0)
        .exists(),
    )
    .returning(queue, FOLLOWED)
)


@cache
def next_due(kinds: tuple[str, ...], *, mine: bool) -> Select[Any]:
    """When the earliest free row is due."""
    wanted = and_(
        _one_of(queue, kinds),
        queue.c.parked_at.is_(None),
        queue.c.owner.is_(None),
        ~_before(kinds, OTHER.c.tries > 0),
        *_his(mine=mine),
    )
    return select(queue.c.due_at).where(wanted).order_by(queue.c.due_at, queue.c.id).limit(1)


def _one_of(rows: FromClause, kinds: Sequence[str]) -> ColumnElement[bool]:
    """A worker has one kind, as a rule: a plain comparison costs less than a list to expand."""
    return rows.c.kind == kinds[0] if len(kinds) == 1 else rows.c.kind.in_(kinds)


def _more_urgent(now: BindParameter[Any]) -> Exists:
    """Does the same chat still wait for a message of a lower lane (crisis before replies)?"""
    same = and_(OTHER.c.conversation_id == queue.c.conversation_id, OTHER.c.kind == queue.c.kind)
    waits = and_(
        OTHER.c.lane < queue.c.lane,
        or_(OTHER.c.due_at <= now, OTHER.c.tries > 0),
        OTHER.c.parked_at.is_(None),
    )
    return select(OTHER.c.id).where(same, waits).offset(0).exists()


def _his(*, mine: bool) -> list[ColumnElement[bool]]:
    return [queue.c.conversation_id == bindparam("only")] if mine else []


def _beside(it_is: ColumnElement[bool]) -> Exists:
    """Is there another row of the same order key, not parked, of which that is true?"""
    same = and_(OTHER.c.order_key == queue.c.order_key, OTHER.c.id != queue.c.id)
    return select(OTHER.c.id).where(same, OTHER.c.parked_at.is_(None), it_is).offset(0).exists()


def _before(kinds: Sequence[str], it_is: ColumnElement[bool]) -> Exists:
    """Is there an earlier one of these kinds?"""
    return _beside(and_(OTHER.c.id < queue.c.id, _one_of(OTHER, kinds), it_is))
