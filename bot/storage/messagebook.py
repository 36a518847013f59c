"""The ledger's messages, both ways: what he said is owed an answer, what we say is delivered."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, select

from bot.core.errors import Unknown
from bot.core.kept import Said
from bot.core.messages import Fragment, Inbound, Kind, Lane, Outbound
from bot.core.work import Work
from bot.storage import statements, tables
from bot.storage.book import Book

NOT_OWED, OWED, SET_ASIDE = range(3)
"""What a message of his is owed: nothing, an answer, or an answer that could not be made yet."""


class MessageBook(Book):
    """Messages inside one unit of work."""

    def seen(self, key: str) -> bool:
        """Was this update recorded before?"""
        return self._found(statements.SEEN, "update", key) is not None

    def hear(self, conversation_id: int, inbound: Inbound, *, owed: bool) -> int:
        """Record his message; returns its id."""
        return self._add(
            statements.ADD_MESSAGE,
            conversation_id=conversation_id,
            from_him=1,
            kind=inbound.kind,
            key_index=self.sealer.index("update", inbound.key),
            sealed=self.sealer.seal({"text": inbound.text, "key": inbound.key}),
            at=inbound.at,
            owed=int(owed),
            state="recorded",
        )

    def owed(self, conversation_id: int) -> tuple[Fragment, ...]:
        """His messages that are still owed an answer, the oldest few more than a flood."""
        rows = self.connection.execute(statements.OWED, {"talk": conversation_id})
        return tuple(
            Fragment(row.id, Kind(row.kind), self.sealer.open(row.sealed)["text"], row.at)
            for row in rows
        )

    def owe_nothing(self, conversation_id: int) -> None:
        """Nothing of his is owed an answer any more."""
        its = {"talk": conversation_id, "owed": NOT_OWED}
        self.connection.execute(statements.OWE_NOTHING, its)

    def answered(self, message_ids: Sequence[int]) -> None:
        """They are owed nothing any more."""
        self._mark(message_ids, NOT_OWED)

    def set_aside(self, message_ids: Sequence[int]) -> None:
        """They could not be answered: they wait until somebody has them tried again."""
        self._mark(message_ids, SET_ASIDE)

    def _mark(self, message_ids: Sequence[int], owed: int) -> None:
        if message_ids:
            rows = [{"which": message_id, "owed": owed} for message_id in message_ids]
            self.connection.execute(statements.CHANGE_MESSAGE, rows)

    def owe_again(self, conversation_id: int) -> int:
        """What was set aside is owed an answer again; how many messages."""
        its = {"talk": conversation_id, "aside": SET_ASIDE, "owed": OWED}
        return self.connection.execute(statements.OWE_AGAIN, its).rowcount

    def say(self, conversation_id: int, outbound: Outbound, at: datetime) -> int:
        """Record our message and put its delivery on the queue; returns its id."""
        content = {
            "text": outbound.text,
            "buttons": list(outbound.buttons),
            "image": outbound.image,
            "wait_for": outbound.wait_for,
            "caption": outbound.caption,
        }
        message_id = self._add(
            statements.ADD_MESSAGE,
            conversation_id=conversation_id,
            from_him=0,
            kind="text",
            lane=int(outbound.lane),
            sealed=self.sealer.seal(content),
            at=at,
            owed=0,
            state="queued",
        )
        key = f"out:{conversation_id}:{int(outbound.lane)}"
        self.queue.put(Work("delivery", str(message_id), key, conversation_id, at, outbound.lane))
        return message_id

    def outbound(self, message_id: int) -> tuple[Outbound, datetime]:
        """A recorded message of ours, to be sent, and when it was said; Unknown for none."""
        row = self.connection.execute(statements.MESSAGE, {"message": message_id}).first()
        if row is None:
            raise Unknown(f"message {message_id}")
        opened = self.sealer.open(row.sealed)
        buttons = tuple(opened.pop("buttons"))
        return Outbound(lane=Lane(row.lane), buttons=buttons, **opened), row.at

    def delivered(self, message_id: int, state: str) -> None:
        """What became of it: sent | failed | unknown."""
        self._change(statements.CHANGE_MESSAGE, message_id, state=state)

    def transcript(self, conversation_id: int) -> list[Said]:
        """Every message of the talk, in order."""
        table = tables.messages
        rows = self.connection.execute(
            select(table).where(table.c.conversation_id == conversation_id).order_by(table.c.id)
        )
        return [self._said(row) for row in rows]

    def on_offer(self, conversation_id: int) -> tuple[str, ...]:
        """Labels of the buttons under our last message that had a question."""
        last = self.last_said(conversation_id)
        return () if last is None else last.buttons

    def last_said(self, conversation_id: int) -> Said | None:
        """Our last message in the talk."""
        row = self.connection.execute(statements.LAST_OF_OURS, {"talk": conversation_id}).first()
        return None if row is None else self._said(row)

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
