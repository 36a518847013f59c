"""What the services need of the world: a ledger, a dialogue engine, a clock, pictures, doors."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol, TypeVar

from bot.core.conversation import Conversation, Participant
from bot.core.kept import Flag, Record, Said
from bot.core.messages import Fragment, Inbound, Outbound
from bot.core.safety import Concern
from bot.services.work_queue import News, WorkQueue

T = TypeVar("T")


class Ledger(Protocol):
    """Everything one unit of work may read and write. Synchronous on purpose: it cannot await."""

    @property
    def queue(self) -> WorkQueue:
        """The queue."""

    def participant(self, name: str, country: str, time_zone: str, now: datetime) -> Participant:
        """The man of that name, made when he is new."""

    def participant_named(self, name: str) -> Participant | None:
        """The man of that name, if there is one."""

    def participant_by_id(self, participant_id: int) -> Participant:
        """The man of that number; Unknown when there is none."""

    def participant_of(self, conversation_id: int) -> Participant:
        """The man of a conversation."""

    def keep_participant(self, participant: Participant) -> None:
        """Write him back."""

    def conversation_at(self, door: str, address: str, participant_id: int) -> Conversation:
        """The conversation at that door and address, made when it is new."""

    def conversation(self, conversation_id: int) -> Conversation:
        """One conversation; Unknown when there is none."""

    def glance(self, conversation_id: int) -> tuple[Conversation, Participant]:
        """A conversation and its man, to be read only; Unknown when there is none."""

    def found_at(self, door: str, address: str) -> tuple[Conversation, Participant] | None:
        """The conversation at that door and address, with its man, if there is one."""

    def keep_conversation(self, conversation: Conversation) -> None:
        """Write it back."""

    def conversations_of(self, participant_id: int) -> list[Conversation]:
        """All his conversations, whatever the door."""

    def seen(self, key: str) -> bool:
        """Was this update recorded before?"""

    def hear(self, conversation_id: int, inbound: Inbound, *, owed: bool) -> int:
        """Record his message; returns its id."""

    def owed(self, conversation_id: int) -> tuple[Fragment, ...]:
        """His messages that are still owed an answer, the oldest few more than a flood."""

    def owe_nothing(self, conversation_id: int) -> None:
        """Nothing of his is owed an answer any more."""

    def answered(self, message_ids: Sequence[int]) -> None:
        """They are owed nothing any more."""

    def set_aside(self, message_ids: Sequence[int]) -> None:
        """They could not be answered: they wait until somebody has them tried again."""

    def owe_again(self, conversation_id: int) -> int:
        """What was set aside is owed an answer again; how many messages."""

    def say(self, conversation_id: int, outbound: Outbound, at: datetime) -> int:
        """Record our message and put its delivery on the queue; returns its id."""

    def outbound(self, message_id: int) -> tuple[Outbound, datetime]:
        """A recorded message of ours, to be sent."""

    def delivered(self, message_id: int, state: str) -> None:
        """What became of it: sent | failed | unknown."""

    def transcript(self, conversation_id: int) -> list[Said]:
        """Every message of the talk, in order."""

    def last_said(self, conversation_id: int) -> Said | None:
        """Our last message in the talk."""

    def on_offer(self, conversation_id: int) -> tuple[str, ...]:
        """Labels of the buttons under our last message."""

    def raise_flag(
        self,
        conversation: Conversation,
        message_id: int | None,
        concern: Concern,
        at: datetime,
    ) -> int:
        """Open a flag; one at most for one message."""

    def flags(self, *, participant: str | None = None, open_only: bool = True) -> list[Flag]:
        """Flags, oldest first."""

    def close_flag(self, flag_id: int, reason: str, at: datetime) -> Conversation:
        """Close it with a reason; returns its conversation. Unknown when it is not open."""

    def keep(
        self, participant_id: int, kind: str, content: Mapping[str, Any], at: datetime
    ) -> int:
        """Keep a record; returns its id."""

    def change(self, record_id: int, content: Mapping[str, Any]) -> None:
        """Write a record's content anew."""

    def records(self, participant_id: int, kind: str, newest: int | None = None) -> list[Record]:
        """Records of that kind, oldest first; only the newest so many, if a number is given."""

    def erase(self, participant_id: int, *, but_flags: Collection[int] = ()) -> None:
        """All that is his; with `but_flags` those, what fired them and where to reach him stay."""

    def leaves(self, participant_id: int, at: datetime) -> None:
        """He asked to be forgotten, and something has to be kept of him for now."""

    def is_leaving(self, participant_id: int) -> bool:
        """Did he ask to be forgotten?"""

    def erase_messages(self, before: datetime) -> int:
        """A batch of messages said before that; how many went."""

    def erase_records(self, kinds: Collection[str], before: datetime) -> int:
        """A batch of records kept before that; how many went."""

    def erase_flags(self, closed_before: datetime) -> int:
        """A batch of flags closed before that; how many went."""

    def silent_since(self, before: datetime) -> list[int]:
        """Men of whom nothing was heard since then."""


class Storage(Protocol):
    """Runs a unit of work: all of it is committed, or none."""

    async def run(self, unit: Callable[[Ledger], T]) -> T:
        """Run it in the storage's own thread. Unreachable when it cannot be done now."""

    def listen(self, hear: Callable[[News], None]) -> Callable[[], None]:
        """Hear in this loop of what is put on the queue; call the result to stop."""


@dataclass(frozen=True)
class Ask:
    """A turn for the dialogue engine: his words, a tap, or an intent of our own (a timer)."""

    text: str | None = None
    press: str | None = None
    intent: str | None = None
    state: Mapping[str, Any] = field(default_factory=dict)
    facts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Reply:
    """One message the dialogue wants said."""

    text: str
    buttons: tuple[str, ...] = ()
    act: str | None = None


@dataclass(frozen=True)
class Turn:
    """What the dialogue engine made of a turn."""

    replies: tuple[Reply, ...]
    acts: tuple[Mapping[str, Any], ...]
    state: Mapping[str, Any]
    asked: str | None


class Dialogue(Protocol):
    """The dialogue engine as a pure function."""

    async def turn(self, ask: Ask) -> Turn:
        """Take a turn. Unreachable when it is down, NothingSaid when it failed inside."""


class Clock(Protocol):
    """What time it is."""

    def now(self) -> datetime:
        """Aware UTC."""


class Pictures(Protocol):
    """Draws what he may look at; returns paths on this machine."""

    def card(self, walk_back: Mapping[str, Any], name: str) -> str:
        """The card of a walk-back."""

    def chart(self, check_ins: Sequence[Mapping[str, Any]], name: str) -> str:
        """Mood and anger over the days."""

    def discard(self, paths: Sequence[str]) -> None:
        """Remove pictures that nobody will look at."""

    def erase(self, name: str) -> int:
        """Remove every picture of that name; how many went."""

    def erase_before(self, moment: datetime) -> int:
        """Remove every picture drawn before that; how many went."""


class Door(Protocol):
    """Sends to one platform."""

    async def send(self, address: str, outbound: Outbound, at: datetime) -> str:
        """Send it; returns sent | failed | unknown. Unreachable to have it tried again."""
