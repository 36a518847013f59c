"""Runs units of work in threads: one writer for SQLite, a small pool for PostgreSQL.

A unit may be run again when the engine undid it through no fault of its own (a deadlock, two
processes that made the same man, a connection that was gone): it is a plain function of the
ledger and has no other effect.
"""

from __future__ import annotations

import asyncio
import queue
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Protocol

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError

from bot.core.errors import Unreachable
from bot.services.ports import Ledger
from bot.storage.ears import NOTIFY
from bot.storage.engines import POOL
from bot.storage.ledger import SqlLedger
from bot.storage.news import News, written
from bot.storage.sealing import Keys

TOGETHER = 32
"""Units that wait at the same time are committed with one write to the disk, at most so many."""
REPEATS = 3
"""How often a unit is run when the engine undoes it."""
Unit = Callable[[Ledger], Any]
Tell = Callable[[News], None]


class Runner(Protocol):
    """Runs a unit to its commit."""

    async def run(self, unit: Unit) -> Any:
        """Run it; committed when this returns, undone as a whole when it raises."""

    def close(self) -> None:
        """Finish what waits, then stop."""


@dataclass(frozen=True)
class Order:
    """A unit that somebody waits for."""

    unit: Unit
    loop: asyncio.AbstractEventLoop
    future: asyncio.Future[Any]


@dataclass(frozen=True)
class Came:
    """What came of a unit: its value, or the error that it raised."""

    value: Any = None
    error: BaseException | None = None


class Writer:
    """SQLite: one thread, one connection, BEGIN IMMEDIATE, one commit for all that wait."""

    def __init__(self, engine: Engine, keys: Keys, tell: Tell) -> None:
        """`tell` hears the news of what was committed, in the thread."""
        self._engine = engine
        self._keys = keys
        self._tell = tell
        self._orders: queue.SimpleQueue[Order | None] = queue.SimpleQueue()
        self._connection: Connection | None = None
        self._thread = threading.Thread(target=self._work, name="storage", daemon=True)
        self._thread.start()

    async def run(self, unit: Unit) -> Any:
        """Run it; committed when this returns, undone as a whole when it raises."""
        loop = asyncio.get_running_loop()
        future: asyncio.Future[Any] = loop.create_future()
        self._orders.put(Order(unit, loop, future))
        return await future

    def close(self) -> None:
        """Finish what waits, then stop."""
        self._orders.put(None)
        self._thread.join()

    def _work(self) -> None:
        going = True
        while going:
            orders: list[Order] = []
            going = self._gather(orders)
            if orders:
                _settle(orders, self._committed([order.unit for order in orders]))
        if self._connection is not None:
            self._connection.close()

    def _gather(self, orders: list[Order]) -> bool:
        """All that waits now, at least one; False when it is time to stop."""
        found = self._orders.get()
        while found is not None:
            orders.append(found)
            if len(orders) == TOGETHER:
                return True
            try:
                found = self._orders.get_nowait()
            except queue.Empty:
                return True
        return False

    def _committed(self, units: Sequence[Unit]) -> list[Came]:
        """Run them in one transaction; when that is lost as a whole, each in one of its own."""
        if len(units) == 1:
            return [self._alone(units[0])]
        try:
            came, news = self._together(units)
        except Exception:
            self._drop()
            return [self._alone(unit) for unit in units]
        self._told(news)
        return came

    def _alone(self, unit: Unit) -> Came:
        news = News()
        try:
            connection = self._begun()
            value = unit(SqlLedger(connection, self._keys.current(), news))
            connection.commit()
        except DBAPIError as error:
            self._drop()
            return Came(error=_plain(error))
        except BaseException as error:
            if self._connection is not None:
                self._connection.rollback()
            return Came(error=error)
        self._told(news)
        return Came(value)

    def _together(self, units: Sequence[Unit]) -> tuple[list[Came], News]:
        """All or nothing for the engine; a unit that raises is undone by itself."""
        connection, all_news = self._begun(), News()
        driver: Any = connection.connection.driver_connection
        came = []
        for unit in units:
            driver.execute("SAVEPOINT unit")
            news = News()
            try:
                came.append(Came(unit(SqlLedger(connection, self._keys.current(), news))))
            except Exception as error:
                driver.execute("ROLLBACK TO unit")  # fails when the engine undid everything
                came.append(Came(error=_plain(error)))
            else:
                all_news.add(news)
            driver.execute("RELEASE unit")
        connection.commit()
        return came, all_news

    def _begun(self) -> Connection:
        if self._connection is None:
            self._connection = self._engine.connect()
        self._connection.exec_driver_sql("BEGIN IMMEDIATE")
        return self._connection

    def _told(self, news: News) -> None:
        if news:
            self._tell(news)

    def _drop(self) -> None:
        """Undo, and begin anew with a fresh connection: this one may be out of order."""
        if self._connection is not None:
            with suppress(DBAPIError):
                self._connection.invalidate()
                self._connection.close()
            self._connection = None


def _plain(error: Exception) -> Exception:
    """The engine's trouble in words that hold nothing of anybody's."""
    if not isinstance(error, OperationalError | InterfaceError):
        return error
    reason = next(iter(str(error.orig).strip().splitlines()), "no answer")
    return Unreachable(f"The database cannot be used now: {reason}.")


def _settle(orders: Sequence[Order], came: Sequence[Came]) -> None:
    """Tell everybody who waits; whose loop has ended meanwhile is not there to be told."""
    by_loop: dict[asyncio.AbstractEventLoop, list[tuple[asyncio.Future[Any], Came]]] = {}
    for order, one in zip(orders, came, strict=True):
        by_loop.setdefault(order.loop, []).append((order.future, one))
    for loop, pairs in by_loop.items():
        with suppress(RuntimeError):
            loop.call_soon_threadsafe(_hand_over, pairs)


def _hand_over(pairs: Sequence[tuple[asyncio.Future[Any], Came]]) -> None:
    for future, came in pairs:
        if future.done():
            continue
        if came.error is None:
            future.set_result(came.value)
        else:
            future.set_exception(came.error)


class Pool:
    """PostgreSQL: a few units side by side; a man's conversation is locked by its row."""

    def __init__(self, engine: Engine, keys: Keys, tell: Tell, sender: str) -> None:
        """`sender` marks our own notices, which we need not hear again."""
        self._engine = engine
        self._keys = keys
        self._tell = tell
        self._sender = sender
        self._threads = ThreadPoolExecutor(max_workers=POOL, thread_name_prefix="storage")

    async def run(self, unit: Unit) -> Any:
        """Run it; committed when this returns, undone as a whole when it raises."""
        return await asyncio.get_running_loop().run_in_executor(self._threads, self._run, unit)

    def close(self) -> None:
        """Finish what waits, then stop."""
        self._threads.shutdown(wait=True)

    def _run(self, unit: Unit) -> Any:
        for left in reversed(range(REPEATS)):
            try:
                return self._once(unit)
            except DBAPIError as error:
                if not left or not _may_be_repeated(error):
                    raise _plain(error) from None
        raise AssertionError

    def _once(self, unit: Unit) -> Any:
        news = News()
        with self._engine.begin() as connection:
            value = unit(SqlLedger(connection, self._keys.current(), news))
            if news.due:
                line = f"{self._sender}|{written(news.due)}"
                connection.execute(NOTIFY, {"line": line})
        if news:
            self._tell(news)
        return value


def _may_be_repeated(error: DBAPIError) -> bool:
    """Lost a race (serialisation, deadlock, the same man made twice), or the connection."""
    code = getattr(error.orig, "sqlstate", None)
    return code in {"40001", "40P01", "23505"} or error.connection_invalidated
