"""Plain words for what is kept in codes, and dates as they are said."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from typing import Any
from zoneinfo import ZoneInfo

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
NOT_SAID = "–"
_CODE = re.compile(r"[a-z]+(_[a-z]+)+")

COUNTRIES = {
    "AU": "Australia",
    "CA": "Canada",
    "DE": "Germany",
    "GB": "United Kingdom",
    "IE": "Ireland",
    "IL": "Israel",
    "NZ": "New Zealand",
    "US": "United States",
}
HAPPENED = {
    "nothing": "nothing",
    "raised_voice_or_threw": "raised your voice or threw something",
    "pushed_blocked_held_hit": "pushed, blocked, held or hit",
    "hands_on_neck": "hands on a neck",
    "threatened_followed": "threatened or followed",
    "children_saw": "children saw it",
    "unknown": "not sure",
}
HARM = {
    "no": "No, you said.",
    "scared": "Yes: scared.",
    "hurt": "Yes: hurt.",
    "unknown": "You didn't know.",
}
PATTERNS = {
    "mind_reads": "reading someone else's mind",
    "always_never": "“always” and “never”",
    "on_purpose": "it was done on purpose",
    "entitled": "you were owed it",
}
CATEGORIES = {
    "self_harm": "You might hurt yourself, or not want to live.",
    "harm_to_others": "Someone might get hurt by you.",
    "violence_disclosure": "You said that violence had happened.",
    "child_at_risk": "A child might not be safe.",
    "victim": "Someone might be hurting you.",
    "control_pattern": "Checking up on someone, or deciding things for them.",
    "third_party": "You were worried for someone else's life.",
}
SEVERITIES = {
    "imminent": "danger right now",
    "high": "serious",
    "elevated": "worth a straight question",
    "watch": "worth keeping an eye on",
}
SUBJECTS = {
    "himself": "you",
    "her": "her",
    "child": "a child",
    "someone": "someone else",
    "friend": "someone you know",
}
TENSES = {
    "now": "right now",
    "past": "in the past",
    "future": "still to come",
    "hypothetical": "only a what-if",
}
ACTIONS = {
    "page": "The coaching stopped at once, and a person was to look straight away.",
    "ask": "The coaching stopped until a person had looked.",
    "review": "The coaching went on; a person was to read it.",
    "log": "The coaching went on; it was only noted.",
}


def plain(code: Any, words: Mapping[str, str]) -> str:
    """The words for a code; a code that has none is read out."""
    read = said(code)
    return words.get(read, named(read) if _CODE.fullmatch(read) else read)


def said(value: Any) -> str:
    """Anything that was kept, as a person would write it; nothing is an empty text."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:g}"
    if isinstance(value, Mapping):
        return ", ".join(f"{named(key)}: {said(each)}" for key, each in value.items())
    if isinstance(value, list | tuple):
        return ", ".join(said(each) for each in value)
    return str(value)


def named(key: Any) -> str:
    """A key as a label."""
    return str(key).replace("_", " ").strip()


def feeling(kept: Any) -> str:
    """His own word for a feeling, or the family it was filed under."""
    if not isinstance(kept, Mapping):
        return said(kept)
    return said(kept.get("word") or kept.get("family"))


def listed(value: Any) -> list[Any]:
    """What was kept as a list, however many it holds."""
    if value is None:
        return []
    return list(value) if isinstance(value, list | tuple) else [value]


@dataclass(frozen=True)
class Clock:
    """The clock on his wall."""

    zone: tzinfo
    place: str

    @classmethod
    def of(cls, name: Any) -> Clock:
        """The clock of a time zone by its name; that of Greenwich where there is no such zone."""
        try:
            return cls(ZoneInfo(name), f"{name}".replace("_", " "))
        except (KeyError, ValueError, OSError, TypeError):
            return cls(UTC, "UTC")

    def read(self, at: Any) -> datetime | None:
        """A time that was kept; None when there is none to read."""
        try:
            kept = datetime.fromisoformat(at)
            return (kept if kept.tzinfo else kept.replace(tzinfo=UTC)).astimezone(self.zone)
        except (ValueError, TypeError, OverflowError):
            return None

    def day(self, at: Any) -> str:
        """Mon 2 March 2026."""
        local = self.read(at)
        return said(at) if local is None else written(local)

    def hour(self, at: Any) -> str:
        """19:00, or nothing where no time is known."""
        local = self.read(at)
        return "" if local is None else f"{local:%H:%M}"

    def moment(self, at: Any) -> str:
        """Mon 2 March 2026, 19:00."""
        return ", ".join(part for part in (self.day(at), self.hour(at)) if part)


def written(day: datetime) -> str:
    """The day of a time, the same on every machine."""
    return f"{DAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}"
