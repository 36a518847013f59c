"""Small repairs that ask nothing back, offered as taps from what he told.

What broke, who was frightened, what was said.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

KIDS = re.compile(
    r"\b(kids?|child(?:ren)?|son|daughter|boys?|girls?|baby|little one|toddler|lad|bairns?|"
    r"weans?|twins|pickney|pikin)\b",
    re.I,
)
ELSEWHERE = re.compile(
    r"\b(?:at|with|to) (?:(?:my|her|his|their|the) )?(?:mums?|moms?|mothers?|dads?|nans?|gran\w*|"
    r"sisters?|brothers?|aunt\w*|mates?|friends?|neighbou?rs?|parents?|school|nursery|football|"
    r"training|college|work)\b",
    re.I,
)
BROKE = re.compile(
    r"\b(threw|thrown|chuck\w*|smash\w*|broke\w*|slamm?\w*|kick\w*|punch\w*|hit the|hole in|"
    r"tipped|swept|plate|glass|mug|door|wall|phone|table|dash)\b",
    re.I,
)
LOUD = re.compile(
    r"\b(shout\w*|yell\w*|scream\w*|swore|swear\w*|called|roar\w*|bellow\w*|lost it|blew up|"
    r"went off)\b",
    re.I,
)
QUIET = re.compile(
    r"\b(silent|silence|ignored|sulk\w*|walked (?:out|off)|stormed|left|blanked|drove off)\b",
    re.I,
)

REPAIRS = (
    (BROKE, "Clean up or mend it"),
    (KIDS, "Tell the kids it was on me"),
    (LOUD, "Lower my voice all evening"),
    (QUIET, "Be in the room, phone away"),
)
USUAL = ("Do one job without being asked", "Tell a mate the straight version")


def with_children(text: str) -> bool:
    """Are children where he is? When in doubt, yes: they are never left alone by a time-out."""
    return KIDS.search(text) is not None and ELSEWHERE.search(text) is None


def repairs_for(slots: Mapping[str, Any]) -> list[str]:
    """Two taps at most, from the film and his part.

    No contact with her is offered here (coaching.md 7).
    """
    part = slots.get("part")
    told = f"{slots.get('film') or ''} {part.get('text', '') if isinstance(part, dict) else ''}"
    found = [repair for sign, repair in REPAIRS if sign.search(told)]
    return [*found, *(usual for usual in USUAL if usual not in found)][:2]
