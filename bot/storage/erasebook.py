"""The ledger's eraser: all of one man, or what is older than it may be."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import Delete, Select, Table, and_, delete, false, func, or_, select, update

from bot.core.conversation import Conversation
from bot.core.messages import Lane
from bot.storage import tables
from bot.storage.talkbook import TalkBook

BATCH = 500
"""Rows erased in one unit: nobody's answer waits longer for it."""


class EraseBook(TalkBook):
    """Erasing inside one unit of work."""

    def conversations_of(self, participant_id: int) -> list[Conversation]:
        """All his conversations, whatever the door."""
        table = tables.conversations
        his = select(table).where(table.c.participant_id == participant_id).order_by(table.c.id)
        return [
            self._talk(row) for row in self.connection.execute(his.with_for_update(key_share=True))
        ]

    def erase(self, participant_id: int, *, but_flags: Collection[int] = ()) -> None:
        """All that is his.

        With `but_flags` these stay, with what fired them, his name and his address, and so does
        a safety text that has not reached him yet.
        """
        flags, messages, records = tables.flags, tables.messages, tables.records
        kept = select(flags.c.message_id).where(
            flags.c.id.in_(but_flags), flags.c.message_id.is_not(None)
        )
        talks = select(tables.conversations.c.id).where(
            tables.conversations.c.participant_id == participant_id
        )
        queue = tables.queue
        unsent = and_(messages.c.lane == int(Lane.CRISIS), messages.c.state == "queued")
        still_sent = and_(queue.c.kind == "delivery", queue.c.lane == int(Lane.CRISIS))
        stays = still_sent if but_flags else false()
        self._delete(delete(queue).where(queue.c.conversation_id.in_(talks), ~stays))
        self._delete(
            delete(flags).where(
                flags.c.participant_id == participant_id, flags.c.id.not_in(but_flags)
            )
        )
        self._delete(
            delete(messages).where(
                messages.c.conversation_id.in_(talks),
                messages.c.id.not_in(kept),
                ~(unsent if but_flags else false()),
            )
        )
        self._delete(delete(records).where(records.c.participant_id == participant_id))
        if not but_flags:
            self._erase_himself(participant_id)

    def _erase_himself(self, participant_id: int) -> None:
        talks, men = tables.conversations, tables.participants
        self._delete(delete(talks).where(talks.c.participant_id == participant_id))
        self._delete(delete(men).where(men.c.id == participant_id))

    def leaves(self, participant_id: int, at: datetime) -> None:
        """He asked to be forgotten, and something has to be kept of him for now."""
        men = tables.participants
        self.connection.execute(
            update(men).where(men.c.id == participant_id).values(leaving_at=at)
        )

    def is_leaving(self, participant_id: int) -> bool:
        """Did he ask to be forgotten?"""
        men = tables.participants
        found = select(men.c.leaving_at).where(men.c.id == participant_id)
        return self.connection.execute(found).scalar() is not None

    def erase_messages(self, before: datetime) -> int:
        """Messages said before that, a batch; what a flag or an answer still needs stays."""
        messages, flags = tables.messages, tables.flags
        old = (
            select(messages.c.id)
            .where(
                messages.c.at < before,
                messages.c.owed == 0,
                messages.c.state != "queued",
                ~select(flags.c.id).where(flags.c.message_id == messages.c.id).exists(),
            )
            .order_by(messages.c.at)
        )
        return self._erase_batch(messages, old)

    def erase_records(self, kinds: Collection[str], before: datetime) -> int:
        """Records of those kinds kept before that, a batch of them."""
        records = tables.records
        old = select(records.c.id).where(records.c.kind.in_(kinds), records.c.at < before)
        return self._erase_batch(records, old)

    def erase_flags(self, closed_before: datetime) -> int:
        """Flags that a person closed before that, a batch of them; an open one stays."""
        flags = tables.flags
        old = select(flags.c.id).where(flags.c.closed_at < closed_before)
        return self._erase_batch(flags, old)

    def silent_since(self, before: datetime) -> list[int]:
        """Men of whom nothing was heard since then: never, or before that."""
        men, talks = tables.participants, tables.conversations
        heard = (
            select(func.max(talks.c.last_heard_at))
            .where(talks.c.participant_id == men.c.id)
            .scalar_subquery()
        )
        found = select(men.c.id).where(
            men.c.created_at < before, or_(heard.is_(None), heard < before)
        )
        return list(self.connection.execute(found.limit(BATCH)).scalars())

    def _erase_batch(self, table: Table, old: Select[Any]) -> int:
        return self._delete(delete(table).where(table.c.id.in_(old.limit(BATCH))))

    def _delete(self, statement: Delete) -> int:
        return self.connection.execute(statement).rowcount
