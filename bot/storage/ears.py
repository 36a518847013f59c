"""How processes over one database hear of each other's work without asking all the time.

SQLite: every process that listens has a named pipe in a folder beside the file, and whoever
commits writes a line into all of them. PostgreSQL: LISTEN and NOTIFY. Both may lose a line (a
full pipe, a lost connection): workers look for themselves once a second.
"""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from pathlib import Path
from typing import Protocol

from psycopg import Connection as Psycopg
from psycopg import OperationalError
from sqlalchemy import Engine, text

from bot.core.errors import Unreachable

CHANNEL = "beneath"
NOTIFY = text(f"SELECT pg_notify('{CHANNEL}', :line)")
MOST_BYTES = 64 * 1024


class Ear(Protocol):
    """Something to listen with: readable when there is news."""

    def fileno(self) -> int:
        """For the event loop's watch."""

    def lines(self) -> list[str]:
        """What came; Unreachable when it is deaf from now on."""

    def close(self) -> None:
        """Listen no more."""


class Pipes:
    """The named pipes of the processes over one SQLite file, in a folder of their own."""

    def __init__(self, file: Path) -> None:
        """`file`: the database. Nothing is made before somebody listens."""
        self._folder = file.with_name(f"{file.name}-listening")
        self._mine: Path | None = None
        self._known: tuple[int, list[Path]] = (-1, [])

    def open(self) -> PipeEar:
        """A pipe of our own."""
        self._folder.mkdir(mode=0o700, exist_ok=True)
        self._mine = self._folder / f"{os.getpid()}-{secrets.token_hex(4)}"
        os.mkfifo(self._mine, 0o600)
        return PipeEar(self._mine)

    def tell(self, line: str) -> None:
        """Write it into every pipe but our own; one that nobody reads any more is removed."""
        for pipe in self.others():
            try:
                end = os.open(pipe, os.O_WRONLY | os.O_NONBLOCK)
            except OSError:
                pipe.unlink(missing_ok=True)
                continue
            with suppress(BlockingIOError, BrokenPipeError):
                os.write(end, line.encode() + b"\n")
            os.close(end)

    def others(self) -> list[Path]:
        """The pipes of other processes; some may be left over from killed ones."""
        try:
            changed = os.stat(self._folder).st_mtime_ns  # noqa: PTH116  asked at every commit
            if changed != self._known[0]:
                found = [pipe for pipe in self._folder.iterdir() if pipe != self._mine]
                self._known = (changed, found)
        except FileNotFoundError:
            return []
        return self._known[1]

    def somebody_listens(self) -> bool:
        """Does another process that runs use this database?"""
        for pipe in self.others():
            with suppress(OSError):
                os.close(os.open(pipe, os.O_WRONLY | os.O_NONBLOCK))
                return True
        return False


class PipeEar:
    """Our own pipe."""

    def __init__(self, path: Path) -> None:
        """Open it for both, so that it never ends when a writer goes."""
        self._path = path
        self._end = os.open(path, os.O_RDWR | os.O_NONBLOCK)

    def fileno(self) -> int:
        """For the event loop's watch."""
        return self._end

    def lines(self) -> list[str]:
        """What came, whole lines of others."""
        with suppress(BlockingIOError):
            return os.read(self._end, MOST_BYTES).decode(errors="replace").splitlines()
        return []

    def close(self) -> None:
        """Remove it."""
        self._path.unlink(missing_ok=True)
        with suppress(OSError):
            self._path.parent.rmdir()  # the last one takes the folder along
        os.close(self._end)


class PostgresEar:
    """A connection of its own that listens."""

    def __init__(self, engine: Engine) -> None:
        """Connect and listen; a database error when that cannot be done now."""
        connection = engine.connect().execution_options(isolation_level="AUTOCOMMIT")
        driver = connection.connection.driver_connection
        assert isinstance(driver, Psycopg)
        connection.detach()  # it is never handed to a unit, nor to whoever comes after us
        self._connection, self._driver = connection, driver
        driver.execute(f"LISTEN {CHANNEL}")

    def fileno(self) -> int:
        """For the event loop's watch."""
        return self._driver.fileno()

    def lines(self) -> list[str]:
        """What came."""
        try:
            return [notice.payload for notice in self._driver.notifies(timeout=0)]
        except OperationalError:
            raise Unreachable("the database") from None

    def close(self) -> None:
        """Hang up."""
        self._connection.close()
