"""His own feelings in what he wrote, by family.

Never hers, never denied ones, never a "small kitchen".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from nlu.hearing.clauses import Clause
from nlu.hearing.frames import REPORTED, framed, is_denied, nearest
from nlu.hearing.phrases import compiled, listed
from nlu.hearing.spelling import Said
from nlu.hearing.words import table, word_set

ASKS_FOR_FEELINGS = frozenset({"beneath", "feelings", "feeling"})
"""Steps at which a bare everyday word ("small") is an answer and counts."""
SHORT = 7
"""Words up to which an answer to such a step is taken at its word."""
_DEGREES_WITH_OF = (["kind", "of"], ["sort", "of"], ["bit", "of"], ["lot", "of"])


@dataclass(frozen=True)
class Feeling:
    """One feeling of his: the family and his word for it, lower case, as he wrote it."""

    family: str
    word: str


@dataclass(frozen=True)
class _Find:
    start: int
    end: int
    family: str
    kinds: frozenset[str]


def feelings_in(clauses: Sequence[Clause], asked: str | None) -> tuple[Feeling, ...]:
    """His own feelings in the order told, each word once."""
    found: dict[str, Feeling] = {}
    before = False
    others: int | None = None
    for clause in clauses:
        mine, theirs = _own(clause.said, asked, before, others == clause.sentence)
        for feeling in mine:
            found.setdefault(feeling.word, feeling)
        before = bool(mine)
        of_others = (theirs and not mine) or _tells_of_others(clause.said)
        others = clause.sentence if of_others else None
    return tuple(found.values())


def _tells_of_others(said: Said) -> bool:
    """ "The wee lad was crying": what follows with "and" or a comma is likely his state too."""
    words = said.words[:5]
    who = next((at for at, word in enumerate(words) if word in word_set("frames", "people")), None)
    if who is None or who + 1 >= len(words) or {"i", "me"} & set(words[:who]):
        return False
    return words[who + 1] in ("was", "were", "is", "are", "looked", "seemed", "felt", "went")


def _own(
    said: Said, asked: str | None, after_one: bool, after_theirs: bool
) -> tuple[list[Feeling], bool]:
    """His feelings in one clause, and whether feelings of others stand there."""
    blocked = [hit.span() for hit in listed("frames", "blocked").finditer(said.even)]
    mine: list[Feeling] = []
    theirs = False
    last_end = -1
    for find in _finds(said):
        if _stands_in(find, blocked) or is_denied(said.even, find.start):
            continue
        if not _is_his(said, find, after_theirs):
            theirs = True
            continue
        bare = _bare_answer(said, find, asked, after_one)
        chained = last_end >= 0 and _only_joins(said.even[last_end : find.start])
        if bare or chained or _counts(said, find):
            mine.append(Feeling(find.family, said.wrote(find.start, find.end)))
            last_end = find.end
    return mine, theirs


def _finds(said: Said) -> Iterator[_Find]:
    """Feeling words and lines, the longest at each place, in order."""
    every = [*_line_finds(said), *_word_finds(said)]
    taken = -1
    for find in sorted(every, key=lambda f: (f.start, -f.end)):
        if find.start >= taken:
            taken = find.end
            yield find


def _line_finds(said: Said) -> Iterator[_Find]:
    for family, pattern in _lines().items():
        for hit in pattern.finditer(said.even):
            yield _Find(hit.start(), hit.end() - 1, family, frozenset({"lines"}))


def _word_finds(said: Said) -> Iterator[_Find]:
    for hit in _words_pattern().finditer(said.even):
        family, kinds = _lexicon()[hit.group().strip()]
        yield _Find(hit.start(), hit.end() - 1, family, kinds)


@cache
def _lines() -> dict[str, re.Pattern[str]]:
    return {
        family: compiled(lists["lines"])
        for family, lists in table("feelings").items()
        if lists["lines"]
    }


@cache
def _lexicon() -> dict[str, tuple[str, frozenset[str]]]:
    """Every wording with its family (the first that lists it) and the lists it stands in."""
    found: dict[str, tuple[str, set[str]]] = {}
    for family, lists in table("feelings").items():
        for kind in ("sure", "felt", "done"):
            for word in lists[kind]:
                _, kinds = found.setdefault(_as_read(str(word)), (family, set()))
                kinds.add(kind)
    return {word: (family, frozenset(kinds)) for word, (family, kinds) in found.items()}


def _as_read(word: str) -> str:
    return " ".join(word.replace("-", " ").replace("'", "").split())


@cache
def _words_pattern() -> re.Pattern[str]:
    return compiled(_lexicon())


def _stands_in(find: _Find, spans: Sequence[tuple[int, int]]) -> bool:
    """Inside plain talk ("close the door").

    A longer line of feeling wins over a shorter plain phrase.
    """
    return any(
        start < find.end and find.start < end and end - start > find.end - find.start
        for start, end in spans
    )


def _is_his(said: Said, find: _Find, after_theirs: bool) -> bool:
    if find.kinds & {"done", "lines"} and _done_to_him(said, find):
        return True
    before = said.even[: find.start].split()
    if REPORTED.search(said.even[: find.start]):
        return False
    who = nearest(before)
    if who is None:
        return not (after_theirs and len(before) <= 2)
    if who in word_set("frames", "self"):
        return True
    word = said.even[find.start : find.end]
    others = word_set("frames", "people") | word_set("frames", "be") | word_set("frames", "seems")
    lead = [w for w in before if w not in ("so", "really", "very", "just", "proper")]
    lands = word in word_set("frames", "lands_on_him") and lead[-1] not in others
    return lands or "me" in word.split()


def _done_to_him(said: Said, find: _Find) -> bool:
    """Is he the one it is done to: "humiliates me", "makes you feel"?"""
    after = said.even[find.end :].split()[:2]
    if after and after[0] in word_set("frames", "prepositions"):
        after = []
    word = f" {said.even[find.start : find.end]} "
    return bool({"me", "us"} & set(after)) or " me " in word or " my " in word


def _bare_answer(said: Said, find: _Find, asked: str | None, after_one: bool) -> bool:
    """A short answer to the question of feelings, or one more in a list of them."""
    words = [word for word in said.words if word not in word_set("frames", "degree")]
    if asked in ASKS_FOR_FEELINGS and len(words) <= SHORT:
        before = said.even[: find.start].split()[-2:]
        return (
            not before
            or before[-1] not in word_set("frames", "places")
            or before in _DEGREES_WITH_OF
        )
    return (
        after_one
        and len(words) <= len(said.even[find.start : find.end].split()) + 2
        and find.start < 12
    )


def _only_joins(between: str) -> bool:
    allowed = word_set("frames", "degree") | word_set("frames", "joins")
    return all(word in allowed for word in between.split())


def _counts(said: Said, find: _Find) -> bool:
    if find.kinds & {"sure", "lines"}:
        return not _done_to_others(said, find)
    if "done" in find.kinds and _done_to_him(said, find):
        return True
    return "felt" in find.kinds and framed(said.even, find.start, find.end)


def _done_to_others(said: Said, find: _Find) -> bool:
    """ "I scared my kids" is a deed, not his feeling; "ashamed of her" is his."""
    if "lines" in find.kinds:
        return False
    after = said.even[find.end :].split()[:3]
    if not after or not re.search(
        r"(?:ed|ing|hurt|upset|[^s]s)$", said.even[find.start : find.end]
    ):
        return False
    if after[0] in ("her", "him", "them", "everyone", "it", "she"):
        return (
            not said.even[: find.start]
            .rstrip()
            .endswith((" was", " am", " so", " felt", " feel", " were"))
        )
    return after[0] in ("my", "our", "the") and bool(set(after[1:]) & word_set("frames", "people"))
