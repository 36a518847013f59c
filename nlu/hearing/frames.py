"""What stands around a word: a denial, the person whose it is.

The frame that makes it a feeling.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from nlu.hearing.phrases import compiled, listed
from nlu.hearing.words import table, word_set

_LEAD = frozenset({"i", "was", "am", "feel"})
REPORTED = re.compile(
    r" (?:she|he|they|wife|missus|dad|mum|mother|father|you|boss|everyone|people) "
    r"(?:[^ ,.]+ ){0,3}?(?:thinks?|thought|said|says|told|tells|calls|called|reckons?|makes out"
    r"|made out|calling|saying)"
    r" (?:me )?(?:that )?(?:i (?:am|was) |me )(?:[^ ,.]+ ){0,2}$"
)
"""What another said or thinks of him is not his feeling."""


def is_denied(even: str, at: int) -> bool:
    """Does a "not" or "never" shortly before reach what stands at `at`?

    "Not only", "never felt so" deny nothing.
    """
    reach = _reach(even, at)
    for back in range(len(reach) - 1, -1, -1):
        if reach[back] in word_set("frames", "denials"):
            return not (reach[back] == "no" and back == 0 and len(reach) > 3)
        if _stops_denial(reach, back):
            return False
    return False


def _reach(even: str, at: int) -> list[str]:
    """The last five words before, with what only looks like a denial struck out."""
    reach = even[:at].split()[-5:]
    for hit in listed("frames", "not_denials").finditer(even):
        if hit.start() < at:
            reach = (even[: hit.start()] + "| " + even[hit.end() : at]).split()[-5:]
    return reach


def _stops_denial(reach: Sequence[str], back: int) -> bool:
    word = reach[back]
    if word == "i" and back:
        return reach[back - 1] not in word_set("frames", "opinions")
    return word in (",", ".", "but", "just", "because", "|")


def nearest(before: Sequence[str]) -> str | None:
    """The nearest person before the word who may be the one that feels.

    None when nobody is named.
    """
    for at in range(len(before) - 1, -1, -1):
        word = before[at]
        if not _is_person(word) or _is_only_object(before, at):
            continue
        if word == "you" and _generic(before, at):
            return "i"
        return _owner_after(before, at) if word in ("my", "our") else word
    return None


def _is_person(word: str) -> bool:
    return word in word_set("frames", "people") or word in word_set("frames", "self")


def _is_only_object(before: Sequence[str], at: int) -> bool:
    """ "Proud of her and happy": her is not the one who is happy."""
    objects = ("me", "us", "her", "him", "them", "you")
    return (
        at > 0 and before[at] in objects and before[at - 1] in word_set("frames", "prepositions")
    )


def _owner_after(before: Sequence[str], at: int) -> str:
    """ "My kids" are others, "my chest" is his."""
    rest = before[at + 1 :]
    return rest[0] if set(rest) & word_set("frames", "people") else "my"


def _generic(before: Sequence[str], at: int) -> bool:
    """ "It makes you feel small", "you feel like a mug": he speaks of himself."""
    return any(word.startswith(("feel", "felt")) for word in before[at + 1 : at + 3])


def framed(even: str, start: int, end: int) -> bool:
    """Does "feel", or "i was" for words that allow it, stand before.

    And nothing behind that makes it plain talk?
    """
    after = even[end:].split()
    if after and after[0] not in (",", ".") and after[0] not in word_set("frames", "after"):
        return False
    before = even[:start].split()
    while before and before[-1] in word_set("frames", "degree") - _LEAD:
        before.pop()
    lead = " " + " ".join(before) + " "
    if _feel_end().search(lead):
        return True
    return even[start:end] not in word_set("frames", "only_felt") and bool(_be_end().search(lead))


@cache
def _feel_end() -> re.Pattern[str]:
    return re.compile(compiled(table("frames")["feel"]).pattern + r"(?:i (?:am|was) )?$")


@cache
def _be_end() -> re.Pattern[str]:
    verbs = "|".join(sorted(word_set("frames", "be")))
    return re.compile(rf" (?:i|we|me|my [a-z]+) (?:[a-z]+ )?(?:{verbs}) (?:{verbs} )?$")
