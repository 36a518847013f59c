"""The database: runs units of work, and tells whoever listens what they put on the queue."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from typing import TypeVar

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

from bot.core.errors import Unreachable
from bot.services.ports import Ledger
from bot.storage.ears import Ear, Pipes, PostgresEar
from bot.storage.engines import file_of, is_sqlite
from bot.storage.news import News, read, written
from bot.storage.runners import Pool, Runner, Writer
from bot.storage.scrubbing import scrubbed
from bot.storage.sealing import Keys

T = TypeVar("T")
Hear = Callable[[News], None]
LISTEN_AGAIN_AFTER = 1.0
"""Seconds after which a lost connection for listening is made again."""


class Database:
    """An open database whose schema is up to date."""

    def __init__(self, engine: Engine, keys: Keys) -> None:
        """`keys`: a sealer, or a file of keys that may be renewed while we run."""
        self.engine = engine
        self.keys = keys
        self._sender = secrets.token_hex(4)
        self._listeners: list[tuple[asyncio.AbstractEventLoop, Hear]] = []
        self._ear: Ear | None = None
        self._watched = -1
        file = file_of(engine)
        self._pipes = None if file is None else Pipes(file)
        self._runner: Runner = (
            Writer(engine, keys, self._tell)
            if is_sqlite(engine)
            else Pool(engine, keys, self._tell, self._sender)
        )

    async def run(self, unit: Callable[[Ledger], T]) -> T:
        """Run a unit; it is committed when this returns, and undone as a whole when it raises.

        Unreachable when the engine cannot do it now: no room on the disk, no connection.
        """
        found: T = await self._runner.run(unit)
        return found

    def listen(self, hear: Hear) -> Callable[[], None]:
        """Hear in this loop what is put on the queue, by anybody; call the result to stop."""
        loop = asyncio.get_running_loop()
        listener = (loop, hear)
        self._listeners.append(listener)
        if self._ear is None:
            self._open_ear(loop)

        def stop() -> None:
            self._listeners.remove(listener)
            if not self._listeners:
                self._close_ear(loop)

        return stop

    def _open_ear(self, loop: asyncio.AbstractEventLoop) -> None:
        """A database that cannot be listened to now is tried again; work is looked for anyway."""
        if self._ear is not None or not self._listeners:
            return
        try:
            ear: Ear | None = self._pipes.open() if self._pipes else self._postgres_ear()
        except (DBAPIError, OSError):
            loop.call_later(LISTEN_AGAIN_AFTER, self._open_ear, loop)
            return
        if ear is not None:
            self._ear, self._watched = ear, ear.fileno()
            loop.add_reader(self._watched, self._overhear, loop, ear)

    def _postgres_ear(self) -> Ear | None:
        return None if is_sqlite(self.engine) else PostgresEar(self.engine)

    def _close_ear(self, loop: asyncio.AbstractEventLoop) -> None:
        if self._ear is not None:
            loop.remove_reader(self._watched)
            self._ear.close()
            self._ear = None

    def _overhear(self, loop: asyncio.AbstractEventLoop, ear: Ear) -> None:
        try:
            lines = ear.lines()
        except Unreachable:
            loop.remove_reader(self._watched)  # a lost connection no longer knows its number
            with suppress(DBAPIError):
                ear.close()
            self._ear = None
            loop.call_later(LISTEN_AGAIN_AFTER, self._open_ear, loop)
            return
        news = News()
        for line in lines:
            sender, _, text = line.partition("|")
            if sender != self._sender:
                for kind, at in read(text):
                    news.put(kind, datetime.fromtimestamp(at, UTC))
        if news:
            self._spread(news)

    def _tell(self, news: News) -> None:
        """In the storage's thread, after the commit."""
        if self._pipes is not None and news.due:
            self._pipes.tell(f"{self._sender}|{written(news.due)}")
        self._spread(news)

    def _spread(self, news: News) -> None:
        for loop in {loop for loop, _ in self._listeners}:
            with suppress(RuntimeError):  # it has ended meanwhile
                loop.call_soon_threadsafe(self._heard_in, loop, news)

    def _heard_in(self, there: asyncio.AbstractEventLoop, news: News) -> None:
        for loop, hear in tuple(self._listeners):
            if loop is there:
                hear(news)

    async def scrub(self) -> bool:
        """What was erased leaves the disk: pages, log and dead rows. False when it must wait.

        SQLite overwrites what is deleted and empties its log. PostgreSQL writes the tables anew,
        for which nobody may use them: seconds, as a rule. Its own log is recycled in time.
        """
        return await asyncio.to_thread(scrubbed, self.engine)

    def close(self) -> None:
        """Finish what is running, then close."""
        self._runner.close()
        if self._ear is not None:
            self._ear.close()
            self._ear = None
        self.engine.dispose()
