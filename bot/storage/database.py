"""Opens the database and runs units of work.

SQLite: one writer thread, WAL, synchronous FULL, BEGIN IMMEDIATE.
"""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, TypeVar

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, create_engine, event, select
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DatabaseError
from sqlalchemy.pool import QueuePool

from bot.core.errors import Unusable
from bot.services.ports import Ledger
from bot.storage.ledger import SqlLedger
from bot.storage.sealing import Sealer
from bot.storage.tables import participants

T = TypeVar("T")
BUSY_MS = 10_000
"""How long another process may hold the write lock before we give up."""


def engine_for(url: str) -> Engine:
    """An engine for a database URL; SQLite only, for now. The folder of the file is made."""
    try:
        parsed = make_url(url)
    except ArgumentError:
        raise Unusable(
            "BENEATH_DATABASE is not a database URL. Use sqlite:///var/beneath.db"
        ) from None
    if parsed.get_backend_name() != "sqlite":
        raise Unusable("BENEATH_DATABASE must be a SQLite file for now: sqlite:///var/beneath.db")
    if parsed.database:
        _make_folder(Path(parsed.database).parent)
    engine = create_engine(
        url, poolclass=QueuePool, pool_size=1, max_overflow=0, hide_parameters=True
    )
    event.listen(engine, "connect", _on_connect)
    event.listen(
        engine,
        "begin",
        lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"),
    )
    return engine


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        raise Unusable("The folder of BENEATH_DATABASE cannot be made or used.") from None


def _on_connect(connection: sqlite3.Connection, _record: Any) -> None:
    connection.isolation_level = None  # we say BEGIN IMMEDIATE ourselves
    for pragma in (
        f"busy_timeout={BUSY_MS}",
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        "secure_delete=ON",
    ):
        connection.execute(f"PRAGMA {pragma}")


def migrations() -> Config:
    """Alembic's settings; the scripts lie beside this module."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    return config


def migrate(engine: Engine) -> tuple[str | None, str | None]:
    """Bring the schema up to date: (version before, version now). A newer schema is Unusable."""
    config = migrations()
    scripts = ScriptDirectory.from_config(config)
    before = _version(engine)
    if before is not None and before not in {
        script.revision for script in scripts.walk_revisions()
    }:
        raise Unusable(
            "This database was made by a newer version of Beneath. "
            "Update Beneath, then start again."
        )
    config.attributes["engine"] = engine
    command.upgrade(config, "head")
    return before, scripts.get_current_head()


def _version(engine: Engine) -> str | None:
    try:
        with engine.connect() as connection:
            return MigrationContext.configure(connection).get_current_revision()
    except DatabaseError:
        raise Unusable(
            "BENEATH_DATABASE cannot be opened: another kind of file, no right to it, or locked."
        ) from None


def refuse_another_key(engine: Engine, sealer: Sealer) -> None:
    """Unusable when what is kept was sealed with another key: nobody would be found again."""
    with engine.connect() as connection:
        sealed = connection.execute(select(participants.c.sealed).limit(1)).scalar()
    if sealed is not None:
        sealer.open(sealed)


class Database:
    """Runs units of work in a thread of its own, one after another."""

    def __init__(self, engine: Engine, sealer: Sealer) -> None:
        """Take an engine whose schema is up to date."""
        self._engine = engine
        self._sealer = sealer
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="storage")

    async def run(self, unit: Callable[[Ledger], T]) -> T:
        """Run a unit; it is committed when it returns, and undone as a whole when it raises."""
        return await asyncio.get_running_loop().run_in_executor(self._thread, self._run, unit)

    def _run(self, unit: Callable[[Ledger], T]) -> T:
        with self._engine.begin() as connection:
            return unit(SqlLedger(connection, self._sealer))

    def close(self) -> None:
        """Finish what is running, then close the file."""
        self._thread.shutdown(wait=True)
        self._engine.dispose()
