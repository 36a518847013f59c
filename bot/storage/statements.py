"""The statements that every turn runs, built once: building one costs more than running it."""

from __future__ import annotations

from sqlalchemy import bindparam, insert, select, update

from bot.core.messages import FLOOD
from bot.storage.tables import conversations, messages, participants, records

MAN = select(participants).where(participants.c.id == bindparam("man"))
MAN_BY_NAME = select(participants).where(participants.c.name_index == bindparam("index"))
# PostgreSQL runs units side by side: whoever opens a conversation locks its row until the end of
# his unit, then the man's, always in this order. SQLite has one writer and needs no lock.
MAN_OF_TALK = (
    select(participants)
    .join(conversations, conversations.c.participant_id == participants.c.id)
    .where(conversations.c.id == bindparam("talk"))
    .with_for_update(key_share=True, of=participants)
)
TALK = (
    select(conversations)
    .where(conversations.c.id == bindparam("talk"))
    .with_for_update(key_share=True)
)
TALK_AT = (
    select(conversations)
    .where(conversations.c.address_index == bindparam("index"))
    .with_for_update(key_share=True)
)
_WITH_MAN = select(conversations, participants.c.sealed.label("man")).join(
    participants, participants.c.id == conversations.c.participant_id
)
GLANCE = _WITH_MAN.where(conversations.c.id == bindparam("talk"))
FOUND_AT = _WITH_MAN.where(conversations.c.address_index == bindparam("index")).with_for_update(
    key_share=True, of=conversations
)
SEEN = select(messages.c.id).where(messages.c.key_index == bindparam("index"))
OWED = (
    select(messages)
    .where(messages.c.conversation_id == bindparam("talk"), messages.c.owed == 1)
    .order_by(messages.c.id)
    .limit(FLOOD + 1)
)
OWE_NOTHING = update(messages).where(
    messages.c.conversation_id == bindparam("talk"), messages.c.owed == 1
)
MESSAGE = select(messages).where(messages.c.id == bindparam("message"))
RECORDS = (
    select(records)
    .where(records.c.participant_id == bindparam("man"), records.c.kind == bindparam("kind"))
    .order_by(records.c.id.desc())
    .limit(bindparam("newest"))
)

ADD_MAN = insert(participants)
ADD_TALK = insert(conversations)
ADD_MESSAGE = insert(messages)
ADD_RECORD = insert(records)
# What is set comes with the parameters of the execution; `which` names the row.
CHANGE_MAN = update(participants).where(participants.c.id == bindparam("which"))
CHANGE_TALK = update(conversations).where(conversations.c.id == bindparam("which"))
CHANGE_MESSAGE = update(messages).where(messages.c.id == bindparam("which"))
CHANGE_RECORD = update(records).where(records.c.id == bindparam("which"))
OWE_AGAIN = update(messages).where(
    messages.c.conversation_id == bindparam("talk"), messages.c.owed == bindparam("aside")
)
LAST_OF_OURS = (
    select(messages)
    .where(messages.c.conversation_id == bindparam("talk"), messages.c.from_him == 0)
    .order_by(messages.c.id.desc())
    .limit(1)
)
