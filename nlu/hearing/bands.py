"""The band that stands for a number ("through the roof"): of heat, or of mood and closeness."""

from __future__ import annotations

import re
from functools import cache

from nlu.hearing.numbers import HEAT_SCALES, MOOD_SCALES
from nlu.hearing.phrases import compiled
from nlu.hearing.spelling import Said
from nlu.hearing.words import table


def band_in(said: Said, asked: str | None) -> str | None:
    """The band in words: calm, warm, hot, boiling for heat.

    Low, middling, good for mood and closeness.
    """
    if asked in HEAT_SCALES:
        return _band(said, "heat")
    if asked in MOOD_SCALES:
        return _band(said, "mood")
    return None


@cache
def _bands(kind: str) -> dict[str, re.Pattern[str]]:
    return {band: compiled(phrases) for band, phrases in table("numbers")[kind].items()}


def _band(said: Said, kind: str) -> str | None:
    """The band whose longest wording stands in the text.

    A denied "angry" or "calm" turns round.
    """
    best: tuple[int, int, str] | None = None
    for band, pattern in _bands(kind).items():
        for hit in pattern.finditer(said.even):
            rank = (len(hit.group().split()), -hit.start(), band)
            best = max(best, rank) if best else rank
            if _denied_at(said.even, hit.start()):
                best = max(best, (rank[0] + 1, rank[1], _TURNED[band]))
    return best[2] if best else None


_TURNED = {
    "boiling": "hot",
    "hot": "warm",
    "warm": "calm",
    "calm": "hot",
    "low": "middling",
    "middling": "low",
    "good": "low",
}


def _denied_at(even: str, at: int) -> bool:
    before = even[:at].split()[-3:]
    return bool({"not", "never", "nowhere", "hardly", "isnt"} & set(before))
