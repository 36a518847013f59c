"""What Rasa wants done: acts for the bot to carry out, with the record made from the slots.

No action server.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from nlu.steps import SKIPPED, UNKNOWN

BREATHE_FOR = 90
"""Seconds of slow breathing before a time-out (coaching.md 3)."""
BACK_AFTER = 1200
"""Seconds until the coach comes back: twenty minutes (coaching.md 3 and 4)."""


def record_of(act: str, slots: Mapping[str, Any]) -> dict[str, Any]:
    """The act with its record; an unknown act carries its name alone."""
    make = _MAKERS.get(act)
    return {"act": act, **(make(slots) if make else {})}


def walk_back(slots: Mapping[str, Any], finished: bool = True) -> dict[str, Any]:
    """A walk-back as the export shows it; a step that was skipped is None."""
    noted = slots.get("noted") or {}
    part = slots["part"] if isinstance(slots.get("part"), dict) else {}
    return {
        "finished": finished,
        "heat_before": _number(slots.get("heat")),
        "heat_after": _number(slots.get("heat_after")),
        "film": _text(slots.get("film")),
        "harm": _text(slots.get("harm")),
        "story": _text(slots.get("story")),
        "patterns": list(noted.get("patterns") or []),
        "body": list(noted.get("body") or []),
        "beneath": _listed(slots.get("beneath")),
        "part": part.get("text"),
        "owned": part.get("owned"),
        "acts": [{"text": str(a), "done": None} for a in _listed(slots.get("act"))],
    }


def _check_in(slots: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "mood": _number(slots.get("mood")),
        "anger": _number(slots.get("anger")),
        "happened": _listed(slots.get("happened")),
        "weight": slots.get("weight"),
    }


def _weekly(slots: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "feelings": _listed(slots.get("feelings")),
        "closeness_self": _number(slots.get("closeness_self")),
        "closeness_partner": _number(slots.get("closeness_partner")),
        "cost": _text(slots.get("cost")),
        "week_act": _text(slots.get("week_act")),
    }


def _time_out(slots: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "breathe_for": BREATHE_FOR,
        "back_after": BACK_AFTER,
        "heat": _number(slots.get("heat")),
    }


_MAKERS = {
    "keep_walk_back": walk_back,
    "keep_check_in": _check_in,
    "keep_weekly": _weekly,
    "take_time_out": _time_out,
    "keep_done": lambda slots: {"done": slots.get("done"), "which": slots.get("which")},
    "keep_hour": lambda slots: {
        "hour": slots.get("hour") if isinstance(slots.get("hour"), dict) else None
    },
    "keep_sent_by": lambda slots: {"sent_by": _text(slots.get("sent_by"))},
}


def _number(value: Any) -> float | int | None:
    return value if isinstance(value, int | float) and not isinstance(value, bool) else None


def _text(value: Any) -> str | None:
    return None if value in (None, SKIPPED, UNKNOWN) else str(value)


def _listed(value: Any) -> list[Any]:
    return list(value) if isinstance(value, list) else []
