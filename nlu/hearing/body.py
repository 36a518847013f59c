"""Where he feels it: places and sensations of his own body, under the coach's names for them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from nlu.hearing.clauses import Clause
from nlu.hearing.frames import is_denied
from nlu.hearing.phrases import compiled, listed
from nlu.hearing.spelling import Said
from nlu.hearing.words import table

ASKS_FOR_BODY = frozenset({"body"})
_OTHERS = re.compile(
    r" (?:she|he|they|her|his|their|your|you|kids|wife|missus|son|daughter|mum|dad|baby|lad|boy"
    r"|girl) (?:[^ ,.]+ ){0,4}$"
)
_REACH = 48
"""How far, in characters of the clause, a sensation may stand from the place it belongs to."""


def body_in(clauses: Sequence[Clause], asked: str | None) -> tuple[str, ...]:
    """Canonical names in the order told, each once: "chest went tight" -> ("chest",)."""
    found: dict[str, int] = {}
    for number, clause in enumerate(clauses):
        for at, name in sorted(_in_clause(clause.said, asked)):
            found.setdefault(name, number * 10_000 + at)
    return tuple(found)


def _in_clause(said: Said, asked: str | None) -> list[tuple[int, str]]:
    plain = [hit.span() for hit in listed("body", "plain").finditer(said.even)]
    found = [
        (hit.start(), name)
        for name, pattern in _patterns("signs").items()
        for hit in pattern.finditer(said.even)
        if _is_his(said, hit.start(), hit.end(), plain)
    ]
    signs = {name for _, name in found}
    plain += [
        hit.span()
        for pattern in _patterns("signs").values()
        for hit in pattern.finditer(said.even)
    ]
    for name, pattern in _patterns("places").items():
        for hit in pattern.finditer(said.even):
            his = _is_his(said, hit.start(), hit.end(), plain)
            if his and _is_felt(said, hit, asked, signs):
                found += [(hit.start(), name)]
    return found


@cache
def _patterns(kind: str) -> dict[str, re.Pattern[str]]:
    return {name: compiled(phrases) for name, phrases in table("body")[kind].items()}


def _is_his(said: Said, start: int, end: int, plain: Sequence[tuple[int, int]]) -> bool:
    if any(first < end and start < last for first, last in plain):
        return False
    before = said.even[:start]
    return not is_denied(said.even, start) and not (
        _OTHERS.search(before) and " my " not in before[-6:]
    )


def _is_felt(said: Said, hit: re.Match[str], asked: str | None, signs: set[str]) -> bool:
    """A place alone counts only as an answer; in a telling a sensation must stand by it."""
    if asked in ASKS_FOR_BODY:
        return True
    if hit.group().strip() in ("hands", "hand", "teeth", "face", "ears", "skin", "legs") and signs:
        return False
    near = said.even[max(hit.start() - _REACH, 0) : hit.end() + _REACH]
    return listed("body", "sensations").search(" " + near) is not None and _owned(said, hit)


def _owned(said: Said, hit: re.Match[str]) -> bool:
    before = said.even[: hit.start()].split()
    return not before or before[-1] in (
        "my",
        "me",
        "in",
        "the",
        "and",
        "i",
        "with",
        "had",
        "whole",
        "both",
        "got",
        "felt",
        "tight",
        "of",
        "a",
        "knot",
        "hot",
        "so",
        "then",
        "at",
        "jus",
        "just",
        "on",
        "from",
        "through",
    )
