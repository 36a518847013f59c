"""The tables. Words, names, addresses are sealed; what must be found again has a blind index."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    TypeDecorator,
)
from sqlalchemy.engine import Dialect

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Moment(TypeDecorator[datetime]):
    """An aware UTC time as microseconds since 1970: sorts the same on every engine."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:
        """To microseconds; a naive time is refused."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a time without a zone")
        return (value - EPOCH) // timedelta(microseconds=1)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> datetime | None:
        """Back to an aware UTC time."""
        return None if value is None else EPOCH + timedelta(microseconds=int(value))


NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_name)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
metadata = MetaData(naming_convention=NAMES)
Id = BigInteger().with_variant(Integer, "sqlite")

installation = Table(
    "installation",
    metadata,
    Column("name", String(40), primary_key=True),
    Column("sealed", LargeBinary, nullable=False),
)

participants = Table(
    "participants",
    metadata,
    Column("id", Id, primary_key=True),
    Column("name_index", LargeBinary, nullable=False, unique=True),
    Column("sealed", LargeBinary, nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("leaving_at", Moment),
)

conversations = Table(
    "conversations",
    metadata,
    Column("id", Id, primary_key=True),
    Column("participant_id", ForeignKey("participants.id"), nullable=False, index=True),
    Column("door", String(20), nullable=False),
    Column("address_index", LargeBinary, nullable=False, unique=True),
    Column("sealed", LargeBinary, nullable=False),
    Column("holder", String(20), nullable=False),
    Column("asked", String(40)),
    Column("last_heard_at", Moment),
    Column("told_down_at", Moment),
    Column("time_out_until", Moment),
)

messages = Table(
    "messages",
    metadata,
    Column("id", Id, primary_key=True),
    Column("conversation_id", ForeignKey("conversations.id"), nullable=False),
    Column("from_him", Integer, nullable=False),
    Column("kind", String(20), nullable=False),
    Column("lane", Integer),
    Column("key_index", LargeBinary, unique=True),
    Column("sealed", LargeBinary, nullable=False),
    Column("at", Moment, nullable=False),
    Column("owed", Integer, nullable=False, default=0),
    Column("state", String(12), nullable=False),
    Index("ix_messages_talk", "conversation_id", "id"),
    Index("ix_messages_owed", "conversation_id", "owed"),
    Index("ix_messages_at", "at"),
)

flags = Table(
    "flags",
    metadata,
    Column("id", Id, primary_key=True),
    Column("participant_id", ForeignKey("participants.id"), nullable=False, index=True),
    Column("conversation_id", ForeignKey("conversations.id"), nullable=False),
    Column("message_id", ForeignKey("messages.id"), unique=True),
    Column("category", String(30), nullable=False),
    Column("severity", String(12), nullable=False),
    Column("subject", String(12), nullable=False),
    Column("tense", String(14), nullable=False),
    Column("action", String(12), nullable=False),
    Column("both_risks", Integer, nullable=False, default=0),
    Column("sealed", LargeBinary, nullable=False),
    Column("opened_at", Moment, nullable=False),
    Column("closed_at", Moment, index=True),
    Column("closed_because", LargeBinary),
)

records = Table(
    "records",
    metadata,
    Column("id", Id, primary_key=True),
    Column("participant_id", ForeignKey("participants.id"), nullable=False),
    Column("kind", String(20), nullable=False),
    Column("at", Moment, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    Index("ix_records_his", "participant_id", "kind", "id"),
    Index("ix_records_at", "kind", "at"),
)

queue = Table(
    "queue",
    metadata,
    Column("id", Id, primary_key=True),
    Column("kind", String(20), nullable=False),
    Column("reference", String(80), nullable=False),
    Column("order_key", String(80), nullable=False),
    Column("conversation_id", BigInteger, nullable=False),
    Column("lane", Integer, nullable=False, default=1),
    Column("due_at", Moment, nullable=False),
    Column("owner", String(40)),
    Column("leased_until", Moment),
    Column("tries", Integer, nullable=False, default=0),
    Column("parked_at", Moment),
    Index("ix_queue_due", "kind", "due_at", "id"),
    Index("ix_queue_lane", "kind", "lane", "due_at", "id"),
    Index("ix_queue_order", "order_key", "kind", "id"),
    Index("ix_queue_talk", "conversation_id", "kind", "lane"),
    sqlite_autoincrement=True,
)
