"""Moves an installation to another database: table by table, batch by batch, resumable.

A copy is a synchronisation by primary key: what is missing is inserted, what differs is written
anew, what the source no longer has is removed. So it may be stopped at any moment and run again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from sqlalchemy import (
    Connection,
    Engine,
    Row,
    Table,
    and_,
    bindparam,
    delete,
    func,
    insert,
    select,
    text,
    update,
)

from bot.core.errors import Unusable
from bot.storage.engines import is_sqlite, writing
from bot.storage.in_use import COPYING, refuse_while_used
from bot.storage.schema import schema_of, sealed_by_its_key, upgrade
from bot.storage.sealing import Keys
from bot.storage.tables import installation, metadata, queue

BATCH = 1000
"""Rows compared and written in one transaction of the target."""
LEASE = {"owner": None, "leased_until": None}
Tell = Callable[[str], None]


def copy(
    source: Engine, target: Engine, keys: Keys, tell: Tell, *, while_running: bool = False
) -> dict[str, int]:
    """Copy everything; rows per table. Unusable says why not, and then nothing was touched.

    Rows are sealed and stay so: the data key is the same. What is leased is free in the copy.
    """
    mark = _allowed(source, target, keys, while_running=while_running)
    if schema_of(target).before is None:
        upgrade(target)
    _mark(target, mark)
    with source.connect() as here:
        _begin_reading(here)
        for table in reversed(metadata.sorted_tables):
            _remove_what_is_gone(here, target, table)
        for table in metadata.sorted_tables:
            _copy_table(here, target, table, tell)
        counts = {t.name: _count(here, t) for t in metadata.sorted_tables}
    _number_on(target)
    _see_that_all_is_there(target, counts)
    _unmark(target)
    return counts


def _allowed(source: Engine, target: Engine, keys: Keys, *, while_running: bool) -> bytes:
    """The mark that a copy of this source leaves in its target while it is not done."""
    if source.url == target.url:
        raise Unusable("FROM and TO are the same database: name another one.")
    here = schema_of(source)
    if not here.is_current:
        known = f"schema {here.before}" if here.before else "no schema"
        raise Unusable(f"FROM has {known}: run `python -m bot migrate` with it first.")
    mark = sealed_by_its_key(source, here)
    if mark is None:
        raise Unusable("There is nothing in FROM yet: start with TO right away.")
    keys.current().open(mark)
    if not while_running:
        refuse_while_used(source, "FROM")
        refuse_while_used(target, "TO")
    _refuse_what_is_there(target, mark)
    return mark


def _refuse_what_is_there(target: Engine, mark: bytes) -> None:
    """An empty database may be taken, and one where a copy of this source was begun."""
    there = schema_of(target)
    if there.before is None:
        return
    if not there.is_current:
        raise Unusable(f"TO has schema {there.before}: take an empty database.")
    begun = select(installation.c.sealed).where(installation.c.name == COPYING)
    with target.connect() as connection:
        found = connection.execute(begun).scalar()
        full = any(_count(connection, table) for table in metadata.sorted_tables)
    if full and (found is None or bytes(found) != mark):
        raise Unusable("TO is not empty, and no copy of FROM was begun there: take another.")


def _mark(target: Engine, mark: bytes) -> None:
    with writing(target) as there:
        there.execute(delete(installation).where(installation.c.name == COPYING))
        there.execute(insert(installation), {"name": COPYING, "sealed": mark})


def _unmark(target: Engine) -> None:
    with writing(target) as there:
        there.execute(delete(installation).where(installation.c.name == COPYING))


def _begin_reading(here: Connection) -> None:
    """One view of the source, whatever is written there meanwhile."""
    if here.dialect.name == "sqlite":
        here.exec_driver_sql("BEGIN")
    else:
        here.execute(text("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY"))


def _key(table: Table) -> Any:
    return next(iter(table.primary_key.columns))


def _count(connection: Connection, table: Table) -> int:
    wanted = select(func.count()).select_from(table)
    if table is installation:
        wanted = wanted.where(installation.c.name != COPYING)
    return int(connection.execute(wanted).scalar_one())


def _batches(connection: Connection, table: Table) -> Iterator[Sequence[Row[Any]]]:
    """All its rows, in the order of their keys, never more than a batch in memory."""
    key, last = _key(table), None
    while True:
        wanted = select(table).order_by(key).limit(BATCH)
        rows = connection.execute(wanted if last is None else wanted.where(key > last)).all()
        if not rows:
            return
        yield rows
        last = getattr(rows[-1], key.name)


def _copy_table(here: Connection, target: Engine, table: Table, tell: Tell) -> None:
    total, done = _count(here, table), 0
    for rows in _batches(here, table):
        with writing(target) as there:
            _synchronise(there, table, [_carried(table, row) for row in rows])
        done += len(rows)
        tell(f"{table.name}: {done:,} of {total:,} rows")


def _carried(table: Table, row: Row[Any]) -> dict[str, Any]:
    """A row as it goes over: whoever works on it stays behind."""
    found = {
        name: bytes(value) if isinstance(value, memoryview) else value
        for name, value in row._asdict().items()
    }
    return {**found, **LEASE} if table is queue else found


def _synchronise(there: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
    key = _key(table)
    keys = [row[key.name] for row in rows]
    between = and_(key >= keys[0], key <= keys[-1])
    kept = {row[key.name]: row for row in _rows(there, table, between)}
    new = [row for row in rows if row[key.name] not in kept]
    other = [row for row in rows if kept.get(row[key.name], row) != row]
    if new:
        there.execute(insert(table), new)
    if other:
        changed = [{"which": row[key.name], **row} for row in other]
        there.execute(update(table).where(key == bindparam("which")), changed)


def _rows(there: Connection, table: Table, wanted: Any) -> list[dict[str, Any]]:
    return [_carried(table, row) for row in there.execute(select(table).where(wanted))]


def _remove_what_is_gone(here: Connection, target: Engine, table: Table) -> None:
    """What a copy that was stopped has brought over, and the source has dropped since."""
    key = _key(table)
    with target.connect() as there:
        batches = [[getattr(row, key.name) for row in rows] for rows in _batches(there, table)]
    for keys in batches:
        left = set(here.execute(select(key).where(key.in_(keys))).scalars())
        gone = [one for one in keys if one not in left and one != COPYING]
        if gone:
            with writing(target) as there:
                there.execute(delete(table).where(key.in_(gone)))


def _number_on(target: Engine) -> None:
    """New rows get numbers after the last one that came over."""
    if is_sqlite(target):
        return  # it goes on from the highest number by itself, and so does AUTOINCREMENT
    with writing(target) as there:
        for table in metadata.sorted_tables:
            if table is not installation:
                last = f"(SELECT coalesce(max(id), 0) + 1 FROM {table.name})"  # noqa: S608
                number = f"pg_get_serial_sequence('{table.name}', 'id')"
                there.execute(text(f"SELECT setval({number}, {last}, false)"))


def _see_that_all_is_there(target: Engine, counts: dict[str, int]) -> None:
    with target.connect() as there:
        for table in metadata.sorted_tables:
            found = _count(there, table)
            if found != counts[table.name]:
                raise Unusable(
                    f"{table.name}: {counts[table.name]} rows in FROM, {found} in TO. "
                    "Run the same command again; until it ends well, stay with FROM."
                )
