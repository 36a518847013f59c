"""The statements that every turn runs, built once: building one costs more than running it."""

from __future__ import annotations

from sqlalchemy import bindparam, select

from bot.storage.tables import conversations, messages, participants, records

MAN_BY_NAME = select(participants).where(participants.c.name_index == bindparam("index"))
MAN_OF_TALK = (
    select(participants)
    .join(conversations, conversations.c.participant_id == participants.c.id)
    .where(conversations.c.id == bindparam("talk"))
)
TALK = select(conversations).where(conversations.c.id == bindparam("talk"))
TALK_AT = select(conversations).where(conversations.c.address_index == bindparam("index"))
SEEN = select(messages.c.id).where(messages.c.key_index == bindparam("index"))
OWED = (
    select(messages)
    .where(messages.c.conversation_id == bindparam("talk"), messages.c.owed == 1)
    .order_by(messages.c.id)
)
MESSAGE = select(messages).where(messages.c.id == bindparam("message"))
RECORDS = (
    select(records)
    .where(records.c.participant_id == bindparam("man"), records.c.kind == bindparam("kind"))
    .order_by(records.c.id.desc())
    .limit(bindparam("newest"))
)
