"""What is kept of a man: records, flags and what was said, as they are read back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.core.safety import Concern


@dataclass(frozen=True)
class Record:
    """Something kept of him: kind walk_back | check_in | time_out | consent | promise | note."""

    id: int
    kind: str
    at: datetime
    content: Mapping[str, Any]


@dataclass(frozen=True)
class Flag:
    """A concern that was raised, with the words that fired."""

    id: int
    participant: str
    conversation_id: int
    message_id: int | None
    concern: Concern
    opened_at: datetime
    closed_at: datetime | None
    closed_because: str | None


@dataclass(frozen=True)
class Said:
    """A recorded message, either way."""

    id: int
    from_him: bool
    kind: str
    text: str
    buttons: tuple[str, ...]
    image: str | None
    at: datetime
    state: str
