"""The ledger over SQL: what a unit of work may read and write of men, talks, messages, records."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from bot.core.kept import Record
from bot.storage import statements
from bot.storage.erasebook import EraseBook
from bot.storage.flagbook import FlagBook
from bot.storage.messagebook import MessageBook

EVERY = 1_000_000


class SqlLedger(FlagBook, EraseBook, MessageBook):
    """All the books, and the records kept of a man."""

    def keep(
        self, participant_id: int, kind: str, content: Mapping[str, Any], at: datetime
    ) -> int:
        """Keep a record; returns its id."""
        return self._add(
            statements.ADD_RECORD,
            participant_id=participant_id,
            kind=kind,
            at=at,
            sealed=self.sealer.seal(dict(content)),
        )

    def change(self, record_id: int, content: Mapping[str, Any]) -> None:
        """Write a record's content anew."""
        self._change(statements.CHANGE_RECORD, record_id, sealed=self.sealer.seal(dict(content)))

    def records(self, participant_id: int, kind: str, newest: int | None = None) -> list[Record]:
        """Records of that kind, oldest first; only the newest so many, if a number is given."""
        wanted = {
            "man": participant_id,
            "kind": kind,
            "newest": EVERY if newest is None else newest,
        }
        rows = self.connection.execute(statements.RECORDS, wanted).all()
        return [Record(r.id, r.kind, r.at, self.sealer.open(r.sealed)) for r in reversed(rows)]
