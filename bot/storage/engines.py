"""Engines: SQLite as one file that a process writes alone, PostgreSQL as a small pool."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import QueuePool

from bot.core.errors import Unusable

BUSY_MS = 10_000
"""How long another process may hold the write lock, or a row, before we give up."""
POOL = 4
"""Connections to PostgreSQL: as many units run side by side."""
STUCK_S = 15
"""A process that was stopped inside a transaction loses it after so long: nobody waits for it."""
BY_INDEX = {
    "enable_seqscan": "off",
    "enable_hashjoin": "off",
    "enable_mergejoin": "off",
    "max_parallel_workers_per_gather": 0,
    "jit": "off",
    "plan_cache_mode": "force_generic_plan",
}
"""Whatever a turn asks has an index. PostgreSQL's guesses change with the size of the queue: with
100,000 timers ahead it would read all of them to find the next (7 to 13 ms a look), or think
anew at every look (a turn 1.17 times as long; with these settings 0.96)."""
EXAMPLES = "sqlite:///var/beneath.db or postgresql://user@host/beneath"


def engine_for(url: str) -> Engine:
    """An engine for a SQLite or PostgreSQL URL. The folder of a SQLite file is made."""
    parsed = _parsed(url)
    if parsed.get_backend_name() == "postgresql":
        return _postgres(parsed)
    if parsed.database:
        _make_folder(Path(parsed.database).parent)
    engine = create_engine(
        parsed, poolclass=QueuePool, pool_size=1, max_overflow=4, hide_parameters=True
    )
    event.listen(engine, "connect", _on_connect)
    return engine


def _parsed(url: str) -> URL:
    try:
        parsed = make_url(url)
    except ArgumentError:
        raise Unusable(f"BENEATH_DATABASE is not a database URL. Use {EXAMPLES}") from None
    backend = parsed.get_backend_name()
    if backend == "postgres":
        parsed = parsed.set(drivername="postgresql")
        backend = "postgresql"
    if backend not in {"sqlite", "postgresql"}:
        raise Unusable(f"BENEATH_DATABASE must be SQLite or PostgreSQL: {EXAMPLES}")
    return parsed.set(drivername="sqlite" if backend == "sqlite" else "postgresql+psycopg")


def is_sqlite(engine: Engine) -> bool:
    """Is it the embedded engine?"""
    return engine.dialect.name == "sqlite"


def file_of(engine: Engine) -> Path | None:
    """The file of a SQLite database; None in memory, and on PostgreSQL."""
    return Path(engine.url.database) if is_sqlite(engine) and engine.url.database else None


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A connection in a transaction that is committed at the end, and undone by an error."""
    with engine.connect() as connection:
        if is_sqlite(engine):
            connection.exec_driver_sql("BEGIN IMMEDIATE")
        yield connection
        connection.commit()


def _postgres(url: URL) -> Engine:
    session = {
        **BY_INDEX,
        "lock_timeout": BUSY_MS,
        "idle_in_transaction_session_timeout": STUCK_S * 1000,
        "timezone": "UTC",
    }
    return create_engine(
        url,
        pool_size=POOL,
        max_overflow=2,
        hide_parameters=True,
        connect_args={
            "application_name": "beneath",
            "connect_timeout": 5,
            "options": " ".join(f"-c {name}={value}" for name, value in session.items()),
        },
    )


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        raise Unusable("The folder of BENEATH_DATABASE cannot be made or used.") from None


def _on_connect(connection: sqlite3.Connection, _record: Any) -> None:
    connection.isolation_level = None  # whoever writes says BEGIN IMMEDIATE
    for pragma in (
        f"busy_timeout={BUSY_MS}",
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        "secure_delete=ON",
    ):
        connection.execute(f"PRAGMA {pragma}")
