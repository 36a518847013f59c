"""His own feelings in what he wrote, by family: never hers, never denied ones, never a "small kitchen"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from nlu.hearing.clauses import Clause
from nlu.hearing.phrases import compiled, listed
from nlu.hearing.spelling import Said
from nlu.hearing.words import table, word_set

ASKS_FOR_FEELINGS = frozenset({"beneath", "feelings", "feeling"})
"""Steps at which a bare everyday word ("small") is an answer and counts."""
SHORT = 7
"""Words up to which an answer to such a step is taken at its word."""
_PREPOSITIONS = frozenset({"at", "to", "with", "on", "for", "of", "by", "about", "from", "around"})
_LANDS_ON_HIM = frozenset(
    {
        "hurt",
        "hurts",
        "stung",
        "humiliating",
        "embarrassing",
        "frustrating",
        "overwhelming",
        "hurtful",
        "upsetting",
        "worrying",
        "infuriating",
        "suffocating",
    }
)
"""What her words or deeds do to him without a "me": "what she said hurt"."""
_REPORTED = re.compile(
    r" (?:she|he|they|wife|missus|dad|mum|mother|father|you|boss|everyone|people) "
    r"(?:[^ ,.]+ ){0,3}?(?:thinks?|thought|said|says|told|tells|calls|called|reckons?|makes out|made out|calling|saying)"
    r" (?:me )?(?:that )?(?:i (?:am|was) |me )(?:[^ ,.]+ ){0,2}$"
)


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
    others = False
    for clause in clauses:
        mine, theirs = _own(clause.said, asked, before, others)
        for feeling in mine:
            found.setdefault(feeling.word, feeling)
        before = bool(mine)
        others = theirs and not mine
    return tuple(found.values())


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
    """Every single word or fixed wording with its family (the first that lists it) and the lists it stands in."""
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
    """Inside plain talk ("close the door"); a longer line of feeling wins over a shorter plain phrase."""
    return any(
        start < find.end and find.start < end and end - start > find.end - find.start
        for start, end in spans
    )


def is_denied(even: str, at: int) -> bool:
    """Does a "not" or "never" in the last words reach what stands at `at`? "Not only", "never felt so" deny nothing."""
    reach = even[:at].split()[-5:]
    for hit in listed("frames", "not_denials").finditer(even):
        if hit.start() < at:
            reach = (even[: hit.start()] + "| " + even[hit.end() : at]).split()[-5:]
    for at, word in reversed(list(enumerate(reach))):
        if word in (",", ".", "but", "just", "because", "|"):
            return False
        if word in word_set("frames", "denials"):
            return not (word == "no" and at == 0 and len(reach) > 3)
    return False


def _is_his(said: Said, find: _Find, after_theirs: bool) -> bool:
    if find.kinds & {"done", "lines"} and _done_to_him(said, find):
        return True
    before = said.even[: find.start].split()
    if _REPORTED.search(said.even[: find.start]):
        return False
    who = _nearest(before)
    if who is None:
        return not (after_theirs and len(before) <= 2)
    if who in word_set("frames", "self"):
        return True
    word = said.even[find.start : find.end]
    lands = word in _LANDS_ON_HIM and before[-1] not in word_set("frames", "people") | word_set(
        "frames", "be"
    )
    return lands or "me" in word.split()


def _done_to_him(said: Said, find: _Find) -> bool:
    """Is he the one it is done to: "humiliates me", "makes you feel"?"""
    after = said.even[find.end :].split()[:2]
    return bool({"me", "us"} & set(after)) or " me " in f" {said.even[find.start : find.end]} "


def _nearest(before: Sequence[str]) -> str | None:
    """The nearest person before the word who may be the one that feels; None when nobody is named."""
    for at in range(len(before) - 1, -1, -1):
        word = before[at]
        if word not in word_set("frames", "people") and word not in word_set("frames", "self"):
            continue
        if word == "you" and _generic(before, at):
            return "i"
        if (
            at > 0
            and before[at - 1] in _PREPOSITIONS
            and word in ("me", "us", "her", "him", "them", "you")
        ):
            continue
        if word in ("my", "our") and at < len(before) - 1:
            return (
                "my"
                if not set(before[at + 1 :]) & word_set("frames", "people")
                else before[at + 1]
            )
        return word
    return None


def _generic(before: Sequence[str], at: int) -> bool:
    """ "It makes you feel small", "you feel like a mug": he speaks of himself."""
    return any(word.startswith(("feel", "felt")) for word in before[at + 1 : at + 3])


def _bare_answer(said: Said, find: _Find, asked: str | None, after_one: bool) -> bool:
    """A short answer to the question of feelings, or one more in a list of them."""
    words = [word for word in said.words if word not in word_set("frames", "degree")]
    if asked in ASKS_FOR_FEELINGS and len(words) <= SHORT:
        return "felt" in find.kinds or "sure" in find.kinds or "done" in find.kinds
    return (
        after_one
        and len(words) <= len(said.even[find.start : find.end].split()) + 2
        and find.start < 12
    )


def _only_joins(between: str) -> bool:
    allowed = word_set("frames", "degree") | {
        "and",
        "or",
        ",",
        "but",
        "then",
        "plus",
        "also",
    }
    return all(word in allowed for word in between.split())


def _counts(said: Said, find: _Find) -> bool:
    if find.kinds & {"sure", "lines"}:
        return not _done_to_others(said, find)
    if "done" in find.kinds and _done_to_him(said, find):
        return True
    return "felt" in find.kinds and _framed(said, find)


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


def _framed(said: Said, find: _Find) -> bool:
    """Does "feel", or "i was" for words that allow it, stand before, and nothing behind that makes it plain talk?"""
    after = said.even[find.end :].split()
    if after and after[0] not in (",", ".") and after[0] not in word_set("frames", "after"):
        return False
    before = said.even[: find.start].split()
    while before and before[-1] in word_set("frames", "degree") - {
        "i",
        "was",
        "am",
        "feel",
    }:
        before.pop()
    lead = " " + " ".join(before) + " "
    if _feel_end().search(lead):
        return True
    return (
        said.even[find.start : find.end] not in word_set("frames", "only_felt")
        and _be_end().search(lead) is not None
    )


@cache
def _feel_end() -> re.Pattern[str]:
    return re.compile(compiled(table("frames")["feel"]).pattern + r"(?:i (?:am|was) )?$")


@cache
def _be_end() -> re.Pattern[str]:
    verbs = "|".join(sorted(word_set("frames", "be")))
    return re.compile(rf" (?:i|we|me|my [a-z]+) (?:[a-z]+ )?(?:{verbs}) (?:{verbs} )?$")
