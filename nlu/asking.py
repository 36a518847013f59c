"""What was asked, what counts as an answer to it, and the small questions about a text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from nlu.steps import ALIASES, SERIOUS

HOT_FROM = 7
"""At this heat there is no talk yet: breathing and a time-out first (coaching.md 3)."""
LIDS = frozenset({"anger", "contempt"})
"""Feelings that cover another one: asked once more when they are given for what was beneath."""
MOST_KEPT = 2000
"""Characters of an answer kept in the dialogue state; the whole message stays in the database."""
MOST_SAID = 100
"""Characters of an act of his that are said back to him, or stand on a tap."""


@dataclass(frozen=True)
class Asked:
    """What was asked and what stood around the question: the metadata that came with it."""

    step: str | None = None
    tries: int = 0
    still_open: tuple[str, ...] = ()
    offered: tuple[str, ...] = ()
    promises: tuple[str, ...] = ()
    pressed: bool = False
    last: str = ""

    @classmethod
    def of(cls, metadata: Mapping[str, Any]) -> Asked:
        """Read it from the metadata of a message; anything missing counts as not asked."""
        step = metadata.get("asked")
        return cls(
            step=None if step is None else ALIASES.get(str(step), str(step)),
            tries=int(metadata.get("tries") or 0),
            still_open=tuple(metadata.get("open") or ()),
            offered=tuple(metadata.get("offered") or ()),
            promises=tuple(metadata.get("promises") or ()),
            pressed=bool(metadata.get("pressed")),
            last=str(metadata.get("last") or ""),
        )


@dataclass(frozen=True)
class Answer:
    """Slots a message fills; `why` it does not fill the asked one; was it kept as a mere note."""

    slots: Mapping[str, Any] = field(default_factory=dict)
    why: str | None = None
    note: bool = False
    also: tuple[str, ...] = ()
    intent: str | None = None

    @property
    def given(self) -> bool:
        """True when the asked step is answered."""
        return bool(self.slots)


def filled(step: str | None, value: Any) -> Answer:
    """The answer that fills this step, with the slots that follow from it."""
    slots = {str(step): value}
    if step == "heat":
        slots["hot"] = isinstance(value, int | float) and value >= HOT_FROM
    if step == "happened":
        slots["weight"] = weight_of(value)
    if step == "hour":
        slots["hour_given"] = isinstance(value, dict)
    return Answer(slots=slots)


def weight_of(happened: Any) -> str:
    """What follows a check-in: quiet | outburst | serious (protocol D4)."""
    found = set(happened) if isinstance(happened, list) else set()
    if found & SERIOUS:
        return "serious"
    return "outburst" if found - {"nothing"} else "quiet"


def words_in(text: str) -> int:
    """How many words it has."""
    return len(re.findall(r"[\w']+", text))


def bare(text: str) -> str:
    """Lower case, without punctuation and apostrophes: labels are compared like this."""
    plain = text.replace("'", "").replace("’", "")
    return re.sub(r"[^\w ,]", "", plain).strip(" ,").casefold()


def label_of(text: str) -> str:
    """The same without commas too: what is compared with the label of a button."""
    return bare(text).replace(",", "")


def clipped(text: str) -> str:
    """As much of it as the dialogue state keeps, in whole sentences where he made any."""
    whole = text.strip()
    kept = whole[:MOST_KEPT].rstrip()
    end = max(kept.rfind(stop) for stop in ".!?\n") + 1
    return kept[:end].rstrip() if len(whole) > MOST_KEPT and end > MOST_KEPT // 2 else kept


def briefly(text: str) -> str:
    """What fits beside a question: all of it, or its beginning and an ellipsis."""
    if len(text) <= MOST_SAID:
        return text
    return text[:MOST_SAID].rsplit(maxsplit=1)[0].rstrip(" ,.") + "…"
