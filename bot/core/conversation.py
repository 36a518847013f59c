"""A conversation: one man at one door, who holds it, and where the dialogue stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import Any


class Holder(StrEnum):
    """Who speaks to him."""

    COACH = "coach"
    NOBODY = "nobody"
    """An open danger flag has stopped the coaching: only safety texts, until it is closed."""
    HUMAN = "human"


@dataclass(frozen=True)
class Conversation:
    """State of one talk. `dialogue` is the dialogue engine's own state, opaque and sealed."""

    id: int
    participant_id: int
    door: str
    address: str
    holder: Holder = Holder.COACH
    asked: str | None = None
    dialogue: Mapping[str, Any] = field(default_factory=dict)
    last_heard_at: datetime | None = None
    told_down_at: datetime | None = None
    """When he was told that the dialogue engine is down; None once it has answered again."""
    time_out_until: datetime | None = None

    @property
    def coached(self) -> bool:
        """True while the coach may answer."""
        return self.holder is Holder.COACH

    def stopped(self) -> Conversation:
        """Coaching stops: danger comes first."""
        return replace(self, holder=Holder.NOBODY)

    def reopened(self) -> Conversation:
        """Coaching may go on."""
        return replace(self, holder=Holder.COACH)

    def advanced(self, dialogue: Mapping[str, Any], asked: str | None) -> Conversation:
        """The dialogue took a turn."""
        return replace(self, dialogue=dict(dialogue), asked=asked, told_down_at=None)


@dataclass(frozen=True)
class Participant:
    """A man who uses the coach."""

    id: int
    name: str
    country: str
    time_zone: str
    consented_at: datetime | None = None
    hour: Mapping[str, Any] | None = None
    """When he wants to be asked: {"days": ["mon", ...], "time": "HH:MM"}; None for never."""
    asked_hour: bool = False
