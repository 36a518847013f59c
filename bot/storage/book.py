"""What every part of the ledger stands on: one connection, the sealer, what is new."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Row

from bot.storage.news import News
from bot.storage.queue import Queue, queue_over
from bot.storage.sealing import Sealer


@dataclass(frozen=True)
class Book:
    """One connection, one transaction. Sealed on the way in, opened on the way out."""

    connection: Connection
    sealer: Sealer
    news: News = field(default_factory=News)

    @property
    def queue(self) -> Queue:
        """The queue in the same transaction."""
        return queue_over(self.connection, self.news)

    def _add(self, statement: Any, **values: Any) -> int:
        """Insert a row; returns its id."""
        key = self.connection.execute(statement, values).inserted_primary_key
        assert key is not None
        return int(key[0])

    def _found(self, statement: Any, *parts: str) -> Row[Any] | None:
        """The row with that blind index, under the current key or, in a rotation, an older one."""
        for index in self.sealer.indexes(*parts):
            row: Row[Any] | None = self.connection.execute(statement, {"index": index}).first()
            if row is not None:
                return row
        return None

    def _change(self, statement: Any, which: int, **values: Any) -> None:
        """Change the row of that id."""
        self.connection.execute(statement, {"which": which, **values})
