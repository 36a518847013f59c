"""The little phrase language of the word lists, turned into patterns over evened text.

she/he made me          one of several words
really? angry           an optional word
wind* me up             any ending
{she} knows             a class of words (nlu/words/classes.yml)
i .. shouted            up to three words between (`...` up to eight), never across punctuation
^ and $                 start and end of what is looked at; `,` and `.` are punctuation
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from nlu.hearing.spelling import Said
from nlu.hearing.words import table

_GAPS = {"..": r"(?:[^ ,.]+ ){0,3}?", "...": r"(?:[^ ,.]+ ){0,8}?"}
_EDGES = {
    "^": r"(?:(?<=^ )|(?<=[,.] ))",
    "$": r"(?=[,.] |$)",
    ",": r"[,.] ",
    ".": r"\. ",
}


def pattern_of(phrase: str) -> str:
    """A phrase of the lists as a regular expression over `Said.even`.

    Each word brings its blank.
    """
    return "".join(_piece(piece) for piece in phrase.split())


def _piece(piece: str) -> str:
    if piece in _GAPS:
        return _GAPS[piece]
    if piece in _EDGES:
        return _EDGES[piece]
    choices = piece.split("/")
    words = "|".join(_word(word.rstrip("?")) for word in choices if word != "$")
    wanted = f"(?:{words}) "
    if "$" in choices:
        return f"(?:{wanted}|{_EDGES['$']})"
    return f"(?:{wanted})?" if piece.endswith("?") else wanted


def _word(word: str) -> str:
    if word.startswith("{") and word.endswith("}"):
        return _class(word[1:-1])
    if word.endswith("*"):
        return re.escape(word[:-1]) + r"[^ ,.]*"
    return re.escape(word.replace("_", " "))


@cache
def _class(name: str) -> str:
    """The members of a class, longest first, without the last blank."""
    members = sorted((str(m) for m in table("classes")[name]), key=len, reverse=True)
    return "(?:" + "|".join(pattern_of(member)[:-1] for member in members) + ")"


def compiled(phrases: Iterable[str]) -> re.Pattern[str]:
    """All phrases as one pattern that starts at a word and matches whole words only."""
    ordered = sorted((str(phrase) for phrase in phrases), key=len, reverse=True)
    return re.compile("(?<= )(?:" + "|".join(pattern_of(phrase) for phrase in ordered) + ")")


@cache
def listed(name: str, key: str) -> re.Pattern[str]:
    """The pattern of one list of phrases: `listed("blame", "minimises")`."""
    return compiled(table(name)[key])


def has(said: Said, name: str, key: str) -> bool:
    """Does any phrase of that list stand in the text?"""
    return listed(name, key).search(said.even) is not None
