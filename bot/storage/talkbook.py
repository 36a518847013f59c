"""The ledger's men and their conversations."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Row

from bot.core.conversation import Conversation, Holder, Participant
from bot.core.errors import Unknown
from bot.storage import statements
from bot.storage.book import Book


class TalkBook(Book):
    """Men and conversations inside one unit of work."""

    def participant(self, name: str, country: str, time_zone: str, now: datetime) -> Participant:
        """The man of that name, made when he is new."""
        found = self.participant_named(name)
        if found is not None:
            return found
        man = Participant(id=0, name=name, country=country, time_zone=time_zone)
        made = self._add(
            statements.ADD_MAN,
            name_index=self.sealer.index("name", name),
            sealed=self._sealed_man(man),
            created_at=now,
        )
        return replace(man, id=made)

    def participant_named(self, name: str) -> Participant | None:
        """The man of that name, if there is one."""
        row = self._found(statements.MAN_BY_NAME, "name", name)
        return None if row is None else self._man(row.id, row.sealed)

    def participant_by_id(self, participant_id: int) -> Participant:
        """The man of that number; Unknown when there is none."""
        row = self.connection.execute(statements.MAN, {"man": participant_id}).first()
        if row is None:
            raise Unknown(f"participant {participant_id}")
        return self._man(row.id, row.sealed)

    def participant_of(self, conversation_id: int) -> Participant:
        """The man of a conversation."""
        row = self.connection.execute(statements.MAN_OF_TALK, {"talk": conversation_id}).one()
        return self._man(row.id, row.sealed)

    def keep_participant(self, participant: Participant) -> None:
        """Write him back."""
        sealed = self._sealed_man(participant)
        index = self._index_too("name_index", "name", participant.name)
        self._change(statements.CHANGE_MAN, participant.id, sealed=sealed, **index)

    def _index_too(self, column: str, *parts: str) -> dict[str, bytes]:
        """While keys change, what is sealed anew is found by the new key as well."""
        return {column: self.sealer.index(*parts)} if self.sealer.several else {}

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
        row = self._found(statements.TALK_AT, "address", door, address)
        if row is not None:
            return self._talk(row)
        made = self._add(
            statements.ADD_TALK,
            participant_id=participant_id,
            door=door,
            address_index=self.sealer.index("address", door, address),
            sealed=self.sealer.seal({"address": address, "dialogue": {}}),
            holder=Holder.COACH,
        )
        return self.conversation(made)

    def conversation(self, conversation_id: int) -> Conversation:
        """One conversation; Unknown when there is none."""
        row = self.connection.execute(statements.TALK, {"talk": conversation_id}).first()
        if row is None:
            raise Unknown(f"conversation {conversation_id}")
        return self._talk(row)

    def glance(self, conversation_id: int) -> tuple[Conversation, Participant]:
        """A conversation and its man, to be read only; Unknown when there is none."""
        row = self.connection.execute(statements.GLANCE, {"talk": conversation_id}).first()
        if row is None:
            raise Unknown(f"conversation {conversation_id}")
        return self._talk(row), self._man(row.participant_id, row.man)

    def found_at(self, door: str, address: str) -> tuple[Conversation, Participant] | None:
        """The conversation at that door and address, with its man, if there is one."""
        row = self._found(statements.FOUND_AT, "address", door, address)
        return None if row is None else (self._talk(row), self._man(row.participant_id, row.man))

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
        kept = {"address": conversation.address, "dialogue": dict(conversation.dialogue)}
        self._change(
            statements.CHANGE_TALK,
            conversation.id,
            sealed=self.sealer.seal(kept),
            holder=conversation.holder,
            asked=conversation.asked,
            last_heard_at=conversation.last_heard_at,
            told_down_at=conversation.told_down_at,
            time_out_until=conversation.time_out_until,
            **self._index_too("address_index", "address", conversation.door, conversation.address),
        )
