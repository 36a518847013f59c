"""The ledger over SQL: what a unit of work may read and write of men, talks, messages, records."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from bot.core.conversation import Conversation, Holder, Participant
from bot.core.errors import Unknown
from bot.core.messages import Fragment, Inbound, Kind, Lane, Outbound
from bot.services.ports import Record, Said, Work
from bot.storage import statements, tables
from bot.storage.flagbook import FlagBook
from bot.storage.queue import Queue
from bot.storage.sealing import Sealer

EVERY = 1_000_000


@dataclass(frozen=True)
class SqlLedger(FlagBook):
    """One connection, one transaction. Sealed on the way in, opened on the way out."""

    connection: Connection
    sealer: Sealer

    @property
    def queue(self) -> Queue:
        """The queue in the same transaction."""
        return Queue(self.connection)

    def participant(self, name: str, country: str, time_zone: str, now: datetime) -> Participant:
        """The man of that name, made when he is new."""
        found = self.participant_named(name)
        if found is not None:
            return found
        man = Participant(id=0, name=name, country=country, time_zone=time_zone)
        made = self.connection.execute(
            insert(tables.participants).values(
                name_index=self.sealer.index("name", name),
                sealed=self._sealed_man(man),
                created_at=now,
            )
        )
        return self._man(_id_of(made), self._sealed_man(man))

    def participant_named(self, name: str) -> Participant | None:
        """The man of that name, if there is one."""
        index = self.sealer.index("name", name)
        row = self.connection.execute(statements.MAN_BY_NAME, {"index": index}).first()
        return None if row is None else self._man(row.id, row.sealed)

    def participant_of(self, conversation_id: int) -> Participant:
        """The man of a conversation."""
        row = self.connection.execute(statements.MAN_OF_TALK, {"talk": conversation_id}).one()
        return self._man(row.id, row.sealed)

    def keep_participant(self, participant: Participant) -> None:
        """Write him back."""
        table = tables.participants
        self.connection.execute(
            update(table)
            .where(table.c.id == participant.id)
            .values(sealed=self._sealed_man(participant))
        )

    def _sealed_man(self, man: Participant) -> bytes:
        return self.sealer.seal(
            {
                "name": man.name,
                "country": man.country,
                "time_zone": man.time_zone,
                "consented_at": man.consented_at.isoformat() if man.consented_at else None,
                "hour": dict(man.hour) if man.hour else None,
                "asked_hour": man.asked_hour,
            }
        )

    def _man(self, man_id: int, sealed: bytes) -> Participant:
        opened = self.sealer.open(sealed)
        consented = opened.pop("consented_at")
        return Participant(
            id=man_id,
            consented_at=datetime.fromisoformat(consented) if consented else None,
            **opened,
        )

    def conversation_at(self, door: str, address: str, participant_id: int) -> Conversation:
        """The conversation at that door and address, made when it is new."""
        table = tables.conversations
        index = self.sealer.index("address", door, address)
        row = self.connection.execute(statements.TALK_AT, {"index": index}).first()
        if row is not None:
            return self._talk(row)
        made = self.connection.execute(
            insert(table).values(
                participant_id=participant_id,
                door=door,
                address_index=index,
                sealed=self.sealer.seal({"address": address, "dialogue": {}}),
                holder=Holder.COACH,
            )
        )
        return self.conversation(_id_of(made))

    def conversation(self, conversation_id: int) -> Conversation:
        """One conversation; Unknown when there is none."""
        row = self.connection.execute(statements.TALK, {"talk": conversation_id}).first()
        if row is None:
            raise Unknown(f"conversation {conversation_id}")
        return self._talk(row)

    def _talk(self, row: Row[Any]) -> Conversation:
        opened = self.sealer.open(row.sealed)
        return Conversation(
            id=row.id,
            participant_id=row.participant_id,
            door=row.door,
            address=opened["address"],
            holder=Holder(row.holder),
            asked=row.asked,
            dialogue=opened["dialogue"],
            last_heard_at=row.last_heard_at,
            told_down_at=row.told_down_at,
            time_out_until=row.time_out_until,
        )

    def keep_conversation(self, conversation: Conversation) -> None:
        """Write it back."""
        table = tables.conversations
        self.connection.execute(
            update(table)
            .where(table.c.id == conversation.id)
            .values(
                sealed=self.sealer.seal(
                    {
                        "address": conversation.address,
                        "dialogue": dict(conversation.dialogue),
                    }
                ),
                holder=conversation.holder,
                asked=conversation.asked,
                last_heard_at=conversation.last_heard_at,
                told_down_at=conversation.told_down_at,
                time_out_until=conversation.time_out_until,
            )
        )

    def seen(self, key: str) -> bool:
        """Was this update recorded before?"""
        index = self.sealer.index("update", key)
        return self.connection.execute(statements.SEEN, {"index": index}).first() is not None

    def hear(self, conversation_id: int, inbound: Inbound, *, owed: bool) -> int:
        """Record his message; returns its id."""
        made = self.connection.execute(
            insert(tables.messages).values(
                conversation_id=conversation_id,
                from_him=1,
                kind=inbound.kind,
                key_index=self.sealer.index("update", inbound.key),
                sealed=self.sealer.seal({"text": inbound.text}),
                at=inbound.at,
                owed=int(owed),
                state="recorded",
            )
        )
        return _id_of(made)

    def owed(self, conversation_id: int) -> tuple[Fragment, ...]:
        """His messages that are still owed an answer, oldest first."""
        rows = self.connection.execute(statements.OWED, {"talk": conversation_id})
        return tuple(
            Fragment(row.id, Kind(row.kind), self.sealer.open(row.sealed)["text"], row.at)
            for row in rows
        )

    def answered(self, message_ids: Sequence[int]) -> None:
        """They are owed nothing any more."""
        table = tables.messages
        self.connection.execute(update(table).where(table.c.id.in_(message_ids)).values(owed=0))

    def say(self, conversation_id: int, outbound: Outbound, at: datetime) -> int:
        """Record our message and put its delivery on the queue; returns its id."""
        content = {
            "text": outbound.text,
            "buttons": list(outbound.buttons),
            "image": outbound.image,
            "wait_for": outbound.wait_for,
            "caption": outbound.caption,
        }
        made = self.connection.execute(
            insert(tables.messages).values(
                conversation_id=conversation_id,
                from_him=0,
                kind="text",
                lane=int(outbound.lane),
                sealed=self.sealer.seal(content),
                at=at,
                owed=0,
                state="queued",
            )
        )
        message_id = _id_of(made)
        key = f"out:{conversation_id}:{int(outbound.lane)}"
        self.queue.put(Work("delivery", str(message_id), key, conversation_id, at, outbound.lane))
        return message_id

    def outbound(self, message_id: int) -> tuple[Outbound, datetime]:
        """A recorded message of ours, to be sent, and when it was said."""
        row = self.connection.execute(statements.MESSAGE, {"message": message_id}).one()
        opened = self.sealer.open(row.sealed)
        buttons = tuple(opened.pop("buttons"))
        return Outbound(lane=Lane(row.lane), buttons=buttons, **opened), row.at

    def delivered(self, message_id: int, state: str) -> None:
        """What became of it: sent | failed | unknown."""
        table = tables.messages
        self.connection.execute(update(table).where(table.c.id == message_id).values(state=state))

    def transcript(self, conversation_id: int) -> list[Said]:
        """Every message of the talk, in order."""
        table = tables.messages
        rows = self.connection.execute(
            select(table).where(table.c.conversation_id == conversation_id).order_by(table.c.id)
        )
        return [self._said(row) for row in rows]

    def on_offer(self, conversation_id: int) -> tuple[str, ...]:
        """Labels of the buttons under our last message that had a question."""
        table = tables.messages
        row = self.connection.execute(
            select(table)
            .where(table.c.conversation_id == conversation_id, table.c.from_him == 0)
            .order_by(table.c.id.desc())
            .limit(1)
        ).first()
        return () if row is None else self._said(row).buttons

    def _said(self, row: Row[Any]) -> Said:
        opened = self.sealer.open(row.sealed)
        return Said(
            id=row.id,
            from_him=bool(row.from_him),
            kind=row.kind,
            text=opened["text"],
            buttons=tuple(opened.get("buttons") or ()),
            image=opened.get("image"),
            at=row.at,
            state=row.state,
        )

    def keep(
        self, participant_id: int, kind: str, content: Mapping[str, Any], at: datetime
    ) -> int:
        """Keep a record; returns its id."""
        made = self.connection.execute(
            insert(tables.records).values(
                participant_id=participant_id,
                kind=kind,
                at=at,
                sealed=self.sealer.seal(dict(content)),
            )
        )
        return _id_of(made)

    def change(self, record_id: int, content: Mapping[str, Any]) -> None:
        """Write a record's content anew."""
        table = tables.records
        self.connection.execute(
            update(table)
            .where(table.c.id == record_id)
            .values(sealed=self.sealer.seal(dict(content)))
        )

    def records(self, participant_id: int, kind: str, newest: int | None = None) -> list[Record]:
        """Records of that kind, oldest first; only the newest so many, if a number is given."""
        wanted = {
            "man": participant_id,
            "kind": kind,
            "newest": EVERY if newest is None else newest,
        }
        rows = self.connection.execute(statements.RECORDS, wanted).all()
        return [Record(r.id, r.kind, r.at, self.sealer.open(r.sealed)) for r in reversed(rows)]


def _id_of(made: Any) -> int:
    return int(made.inserted_primary_key[0])
