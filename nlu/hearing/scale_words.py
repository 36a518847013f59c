"""Number words with one slip ("eigth", "fiev", "sevn"), and whose number it is: his or hers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from nlu.hearing.words import table, word_set

_NAMED = ("three", "four", "five", "six", "seven", "eight", "nine", "ten")
_HIS = re.compile(r" (?:i|me|mine|my|for me|its|it) ")
_HERS = re.compile(
    r" (?:she|he|shed|hed|her|him|hers|they|wife|missus|mrs|husband|partner|girlfriend|boyfriend"
    r"|mum|mother|counsellor|therapist|daughter|son|lad|kids) "
)


def slipped(word: str) -> float | None:
    """The number a mistyped number word stands for; None for every word that is another."""
    return _slips().get(word)


@cache
def _slips() -> dict[str, float]:
    """Two letters swapped, one dropped, doubled or hit beside its key; the first letter stays."""
    found: dict[str, float] = {}
    real = word_set("numbers", "real_words")
    for name in _NAMED:
        value = float(table("numbers")["words"][name])
        for slip in _slips_of(name):
            if slip not in real and slip not in table("numbers")["words"]:
                found.setdefault(slip, value)
    return found


def _slips_of(name: str) -> set[str]:
    slips = {name[:at] + name[at + 1] + name[at] + name[at + 2 :] for at in range(len(name) - 1)}
    slips |= {name[:at] + name[at:][:1] + name[at:] for at in range(len(name))}
    if len(name) > 3:
        slips |= {name[:at] + name[at + 1 :] for at in range(1, len(name))}
    for at in range(1, len(name)):
        beside = table("numbers")["beside"].get(name[at], "")
        slips |= {name[:at] + key + name[at + 1 :] for key in beside}
    return slips - {name}


def is_hers(words: Sequence[str], first: int) -> bool:
    """ "She'd say 3": the nearest person before the number, in its own part, is another."""
    start = first
    while start > 0 and words[start - 1] not in (".", ",", "but", "and", "while", "so"):
        start -= 1
    before = f" {' '.join(words[start:first])} "
    theirs = [hit.start() for hit in _HERS.finditer(before)]
    his = [hit.start() for hit in _HIS.finditer(before.replace(" with her ", " "))]
    return bool(theirs) and (not his or _nearest_says_hers(before, theirs[-1], his[-1]))


def _nearest_says_hers(before: str, theirs: int, his: int) -> bool:
    """Of both in one part the subject nearest the number ("i say 7 she says 3")."""
    tail = before[theirs:]
    speaks = re.match(
        r" \S+ (?:(?:is|was|would|had|will|probably|more|maybe) ){0,3}"
        r"(?:say|says|said|give|gives|gave|give it|reckons|thinks|put|puts|at|on|like|a|an"
        r"|more|$)",
        tail,
    )
    return theirs > his and (speaks is not None or not tail.split()[1:])
