"""What was erased leaves the disk as well."""

from __future__ import annotations

from contextlib import suppress

from sqlalchemy import Engine, text
from sqlalchemy.exc import DBAPIError

from bot.storage.engines import is_sqlite
from bot.storage.tables import metadata

TRIES = 50
WAIT_MS = 100
LOCK_MS = 5_000
"""How long a table may be waited for that somebody reads."""


def scrubbed(engine: Engine) -> bool:
    """True when nothing of it is left in the files of the database."""
    return _emptied_log(engine) if is_sqlite(engine) else _written_anew(engine)


def _emptied_log(engine: Engine) -> bool:
    """secure_delete has overwritten the pages; older copies of them are in the log."""
    with engine.connect() as connection:
        connection.exec_driver_sql(f"PRAGMA busy_timeout={WAIT_MS}")
        for _ in range(TRIES):
            busy = connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").one()[0]
            if not busy:
                return True
    return False


def _written_anew(engine: Engine) -> bool:
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        try:
            connection.execute(text(f"SET lock_timeout = {LOCK_MS}"))
            for table in metadata.sorted_tables:
                connection.execute(text(f"VACUUM (FULL) {table.name}"))
        except DBAPIError:
            return False
        finally:
            connection.execute(text("RESET lock_timeout"))
        with suppress(DBAPIError):  # a right that not every owner of a database has
            connection.execute(text("CHECKPOINT"))
    return True
