"""The words for the <angle brackets> of a sentence: his partner, his promises, his place."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from nlu.asking import briefly
from nlu.hearing import deed_of, quotable
from nlu.steps import SKIPPED

SHORT = 60
"""Characters of an answer that is said back whole."""


def words_of(slots: Mapping[str, Any], facts: Mapping[str, Any]) -> dict[str, Any]:
    """The words that a sentence may ask for in <angle brackets>; what costs is made when asked."""
    noted = slots.get("noted") or {}
    she = noted.get("pronoun") or "they"
    promises = [briefly(str(p)) for p in facts.get("promises") or []]
    return {
        "she": {"she": "she", "he": "he"}.get(she, "your partner"),
        "her": {"she": "her", "he": "him"}.get(she, "your partner"),
        "hers": {"she": "hers", "he": "his"}.get(she, "someone else's"),
        "promises": " and ".join(p[:1].lower() + p[1:] for p in promises) or "one small thing",
        "back_at": facts.get("back_at") or "the end of it",
        "lines": facts.get("lines") or "",
        "hour": facts.get("hour_words") or _hour_words(slots.get("hour")),
        "sent": _sent(slots.get("sent_by")),
        "so_far": lambda: so_far(slots),
        "quote": "",
    }


def _hour_words(hour: Any) -> str:
    if not isinstance(hour, dict):
        return "that"
    days = list(hour.get("days") or [])
    if len(days) == 7 or not days:
        return f"every day at {hour.get('time')}"
    if days == ["mon", "tue", "wed", "thu", "fri"]:
        return f"weekdays at {hour.get('time')}"
    return f"{', '.join(day.capitalize() for day in days)} at {hour.get('time')}"


def _sent(sent_by: Any) -> str:
    text = str(sent_by or "").strip().rstrip(".")
    short = 0 < len(text.split()) <= 4 and len(text) <= SHORT
    return f"{text}." if text != SKIPPED and short else "Okay."


def so_far(slots: Mapping[str, Any]) -> str:
    """What he has given in the open talk, in one line.

    His place when he comes back or asks where he was.
    """
    parts = []
    if isinstance(slots.get("heat"), int | float):
        parts.append(f"heat {slots['heat']}")
    film = slots.get("film")
    if film:
        quoted = deed_of(str(film)) or quotable(str(film))
        parts.append(f"“{quoted.rstrip('.')}”" if quoted else "what happened")
    beneath = slots.get("beneath")
    if isinstance(beneath, list) and beneath:
        parts.append(f"under it “{str(beneath[0].get('word'))[:40]}”")
    if slots.get("part"):
        parts.append("your part")
    return (", ".join(parts) + ".") if parts else "the first question."
