"""Small repairs that ask nothing back, offered as taps from what he told: what broke, who was frightened, what was said."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

KIDS = re.compile(
    r"\b(kids?|child(?:ren)?|son|daughter|boys?|girls?|baby|little one|toddler|lad)\b",
    re.I,
)
BROKE = re.compile(
    r"\b(threw|thrown|chuck\w*|smash\w*|broke\w*|slamm?\w*|kick\w*|punch\w*|hit the|hole in|tipped|swept|plate|glass|mug|"
    r"door|wall|phone|table|dash)\b",
    re.I,
)
LOUD = re.compile(
    r"\b(shout\w*|yell\w*|scream\w*|swore|swear\w*|called|roar\w*|bellow\w*|lost it|blew up|went off)\b",
    re.I,
)
QUIET = re.compile(
    r"\b(silent|silence|ignored|sulk\w*|walked (?:out|off)|stormed|left|blanked|drove off)\b",
    re.I,
)


def repairs_for(slots: Mapping[str, Any]) -> list[str]:
    """Two taps at most, from the film and his part. No contact with her is offered here (coaching.md 7)."""
    part = slots.get("part")
    told = f"{slots.get('film') or ''} {part.get('text', '') if isinstance(part, dict) else ''}"
    found: list[str] = []
    if BROKE.search(told):
        found.append("Clean up or mend it")
    if KIDS.search(told):
        found.append("Tell the kids it was on me")
    if LOUD.search(told) and len(found) < 2:
        found.append("Lower my voice all evening")
    if QUIET.search(told) and len(found) < 2:
        found.append("Be in the room, phone away")
    for usual in ("Do one job without being asked", "Tell a mate the straight version"):
        if len(found) < 2:
            found.append(usual)
    return found[:2]
