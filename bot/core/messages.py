"""Messages as the coach sees them, whatever door they came through."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import IntEnum, StrEnum

LONGEST = 64 * 1024
"""Characters of one message: a longer one is refused, not cut. No platform sends as many."""
FLOOD = 40
"""Fragments in one burst: nobody types more before he looks up. From there on he is slowed."""
LOOKS_FINISHED_FOR = timedelta(seconds=1)
"""Quiet window after a message that ends in a full stop or is long (coaching.md 3)."""
LONG_FROM = 160
"""Characters from which a message is taken for a whole telling."""
COMMAND_WORDS = 3
"""Commands have at most so many words; longer, they are part of a telling (coaching.md 3)."""
_COMMAND = re.compile(
    r"^/?(help|stop|skip|pass|pause|undo|start over|restart|where was i|"
    r"yes|no|yeah|yep|nope|nah|both|one|neither|done|ok|okay|thanks|cheers|"
    r"time ?out|check ?in|chart)\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"^\D{0,12}\d{1,2}([.,]\d)?(\s*/\s*10)?\D{0,3}$")


class Kind(StrEnum):
    """How he said it."""

    TEXT = "text"
    PRESS = "press"
    """A button, by its label."""


class Lane(IntEnum):
    """Which of our messages goes out first: lower before higher."""

    CRISIS = 0
    REPLY = 1
    REMINDER = 2


@dataclass(frozen=True)
class Inbound:
    """One message of his. `key` is unique per update of the platform ("terminal:<name>:<no>")."""

    key: str
    door: str
    address: str
    text: str
    at: datetime
    kind: Kind = Kind.TEXT

    def quiet_for(self, window: timedelta) -> timedelta:
        """How long to wait for more before answering: nothing for taps, numbers and commands."""
        if self.kind is Kind.PRESS or is_short_answer(self.text):
            return timedelta(0)
        return min(window, LOOKS_FINISHED_FOR) if looks_finished(self.text) else window


def is_short_answer(text: str) -> bool:
    """A number or a typed command: never waits for the quiet window."""
    words = text.split()
    return bool(_NUMBER.match(text.strip())) or (
        len(words) <= COMMAND_WORDS and bool(_COMMAND.match(text.strip()))
    )


def looks_finished(text: str) -> bool:
    """Ends like a finished sentence, or is long."""
    return len(text) >= LONG_FROM or text.rstrip().endswith((".", "!", "?"))


@dataclass(frozen=True)
class Outbound:
    """One message of ours, before it has been sent. `image` is a path on this machine."""

    text: str
    lane: Lane = Lane.REPLY
    buttons: tuple[str, ...] = ()
    image: str | None = None
    wait_for: int | None = None
    """Seconds of a timer to show with it (slow breathing); None for none."""
    caption: str | None = field(default=None)
    """What the image shows, for those who cannot see it."""


@dataclass(frozen=True)
class Fragment:
    """A recorded message of his that is still owed an answer."""

    id: int
    kind: Kind
    text: str
    at: datetime


def next_group(owed: tuple[Fragment, ...]) -> tuple[Fragment, ...]:
    """The fragments to answer together: texts up to the next tap, or one tap alone."""
    if not owed or owed[0].kind is Kind.PRESS:
        return owed[:1]
    texts: list[Fragment] = []
    for fragment in owed:
        if fragment.kind is Kind.PRESS:
            break
        texts.append(fragment)
    return tuple(texts)


def joined(group: tuple[Fragment, ...]) -> str:
    """One text of several fragments, each on its own line."""
    return "\n".join(fragment.text.strip() for fragment in group if fragment.text.strip())
