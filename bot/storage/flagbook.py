"""The ledger's danger flags: opened once a message, closed by a person with a reason."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Row, insert, select, update

from bot.core.conversation import Conversation
from bot.core.errors import Unknown
from bot.core.kept import Flag
from bot.core.safety import Action, Category, Concern, Severity, Subject, Tense
from bot.storage import tables
from bot.storage.talkbook import TalkBook


class FlagBook(TalkBook):
    """Flags inside one unit of work."""

    def raise_flag(
        self,
        conversation: Conversation,
        message_id: int | None,
        concern: Concern,
        at: datetime,
    ) -> int:
        """Open a flag; one at most for one message: of two concerns it keeps the graver."""
        table = tables.flags
        kept = self._flag_of(message_id)
        if kept is None:
            return self._add(
                insert(table),
                participant_id=conversation.participant_id,
                conversation_id=conversation.id,
                message_id=message_id,
                opened_at=at,
                **self._columns(concern),
            )
        if concern.action > Action(kept.action):
            self.connection.execute(
                update(table).where(table.c.id == kept.id).values(**self._columns(concern))
            )
        return int(kept.id)

    def _flag_of(self, message_id: int | None) -> Row[Any] | None:
        if message_id is None:
            return None
        table = tables.flags
        return self.connection.execute(
            select(table).where(table.c.message_id == message_id)
        ).first()

    def _columns(self, concern: Concern) -> dict[str, Any]:
        return {
            "category": concern.category,
            "severity": str(concern.severity),
            "subject": concern.subject,
            "tense": concern.tense,
            "action": str(concern.action),
            "both_risks": int(concern.both_risks),
            "sealed": self.sealer.seal({"words": list(concern.words)}),
        }

    def flags(self, *, participant: str | None = None, open_only: bool = True) -> list[Flag]:
        """Flags, oldest first; those of one man by his name."""
        table, men = tables.flags, tables.participants
        wanted = select(table, men.c.sealed.label("man")).join(
            men, men.c.id == table.c.participant_id
        )
        if open_only:
            wanted = wanted.where(table.c.closed_at.is_(None))
        if participant is not None:
            wanted = wanted.where(men.c.name_index == self.sealer.index("name", participant))
        return [self._flag(row) for row in self.connection.execute(wanted.order_by(table.c.id))]

    def _flag(self, row: Row[Any]) -> Flag:
        concern = Concern(
            category=Category(row.category),
            severity=Severity(row.severity),
            subject=Subject(row.subject),
            tense=Tense(row.tense),
            words=tuple(self.sealer.open(row.sealed)["words"]),
            action=Action(row.action),
            both_risks=bool(row.both_risks),
        )
        return Flag(
            id=row.id,
            participant=self.sealer.open(row.man)["name"],
            conversation_id=row.conversation_id,
            message_id=row.message_id,
            concern=concern,
            opened_at=row.opened_at,
            closed_at=row.closed_at,
            closed_because=self.sealer.open(row.closed_because) if row.closed_because else None,
        )

    def close_flag(self, flag_id: int, reason: str, at: datetime) -> Conversation:
        """Close it with a reason; returns its conversation. Unknown when it is not open."""
        table = tables.flags
        row = self.connection.execute(
            select(table).where(table.c.id == flag_id, table.c.closed_at.is_(None))
        ).first()
        if row is None:
            raise Unknown(f"There is no open flag {flag_id}. `python -m bot flags` lists them.")
        self.connection.execute(
            update(table)
            .where(table.c.id == flag_id)
            .values(closed_at=at, closed_because=self.sealer.seal(reason))
        )
        return self.conversation(row.conversation_id)
