"""How he handles responsibility: blame, minimising, excuses, contempt, and whether he owns what he did or takes it back."""

from __future__ import annotations

import re
from collections.abc import Sequence

from nlu.hearing.clauses import Clause
from nlu.hearing.deeds import deeds_of
from nlu.hearing.feelings import is_denied
from nlu.hearing.phrases import has, listed
from nlu.hearing.spelling import Said
from nlu.hearing.words import word_set

KINDS = ("blames_her", "minimises", "justifies", "contempt")
OWNS, TAKES_BACK = "owns", "owns_with_but"
ASKS_FOR_HIS_PART = frozenset({"part", "owned"})
LONG_TELLING = 30
"""Words above which a telling with deeds in it is a telling, not an owning, unless he says so outright."""
_REPORTED = re.compile(r" (?:she|he|they|mum|mother|dad|sister|boss|wife) (?:[^ ,.]+ ){0,1}(?:said|says|thinks|reckons|told me|tells me|told) (?:that )?(?:it )?(?:[^ ,.]+ )?$")
_NOT_TRUE = re.compile(r" (?:not saying|not say|no excuse|never said|used to (?:say|think|blame)|stop saying|easy to say|want to say|wanted to say|not going to say|"
                       r"cant say|wrong to say|not about|instead of|tempted to say|not pretend|not blaming) (?:[^ .]+ ){0,4}$")


def blame_in(clauses: Sequence[Clause], whole: Said, asked: str | None) -> tuple[str, ...]:
    """The kinds in a fixed order; `owns` and `owns_with_but` never both, and `owns` never when in doubt."""
    found = [kind for kind in KINDS if kind_stands(whole, kind)]
    owning = ownership(clauses, whole, asked, found)
    return tuple(found) if owning is None else (*found, owning)


def kind_stands(said: Said, kind: str) -> bool:
    """Does he say something of that kind himself, not denied, reported or excused by plain talk?"""
    plain = [hit.span() for hit in listed("blame", f"{kind}_plain").finditer(said.even)]
    return any(_meant(said.even, hit, plain, kind) for hit in listed("blame", kind).finditer(said.even))


def _meant(even: str, hit: re.Match[str], plain: Sequence[tuple[int, int]], kind: str) -> bool:
    if any(start <= hit.start() < end or hit.start() <= start < hit.end() for start, end in plain):
        return False
    before = even[: hit.start()]
    if _REPORTED.search(before) or _NOT_TRUE.search(before):
        return False
    return kind == "minimises" or not is_denied(even, hit.start()) or hit.group().startswith(("no ", "not ", "could not", "would not"))


def ownership(clauses: Sequence[Clause], whole: Said, asked: str | None, found: Sequence[str]) -> str | None:
    """`owns` only for a straight telling of what he did; anything that takes it back makes it `owns_with_but`."""
    first = next((at for at, clause in enumerate(clauses) if _owns(clause.said, asked)), None)
    if first is None:
        return None
    if _taken_back(clauses, first, asked):
        return TAKES_BACK
    if found or has(whole, "blame", "doubt_owning") or "?" in whole.source:
        return None
    if any(_pokes(clause.said) for clause in clauses):
        return None
    return OWNS if _straight_enough(clauses, whole, asked) else None


def _owns(said: Said, asked: str | None) -> bool:
    """Does this clause say what he did, or that it was on him?"""
    if any(not is_denied(said.even, hit.start()) or hit.group().startswith(("no ", "not "))
           for hit in listed("blame", "owns").finditer(said.even)):
        return not _REPORTED.search(said.even)
    deeds = list(deeds_of(said))
    if any(act.harmful or asked in ASKS_FOR_HIS_PART for act in deeds):
        return True
    return asked in ASKS_FOR_HIS_PART and _his_past(said)


def _his_past(said: Said) -> bool:
    """Asked for his part, any plain "i did ..." is one: "i spoke to her like dirt"."""
    told = re.match(r" (?:(?:yeah|ok|well|my part|part|is|was|that) )*i (?:just )?(?:([a-z]+ed)|did not|was|were|([a-z]+)) (?=[a-z])", said.even)
    if told is None:
        return False
    verb = told.group(1) or told.group(2)
    return verb is None or told.group(1) is not None or verb in word_set("verbs", "past")


def _taken_back(clauses: Sequence[Clause], first: int, asked: str | None) -> bool:
    if _turns_inside(clauses[first].said):
        return True
    return any(_takes_back(clause, asked, clauses[first]) for clause in clauses[first + 1 :])


def _turns_inside(said: Said) -> bool:
    """ "I threw it because she wound me up": the taking back stands in the owning clause itself."""
    owned = listed("blame", "owns").search(said.even)
    start = owned.end() - 1 if owned else said.even.find(" i ") + 2
    for hit in listed("blame", "turns").finditer(said.even, max(start, 1)):
        if not _against_himself(said.even[hit.start() - 1 :]):
            return True
    return any(kind_stands(said, kind) for kind in ("blames_her", "justifies"))


def _takes_back(clause: Clause, asked: str | None, owned: Clause) -> bool:
    """Does this later clause take the owning back?"""
    if any(kind_stands(clause.said, kind) for kind in KINDS):
        return True
    joined = clause.joiner in word_set("verbs", "splits")
    if _against_himself(clause.said.even):
        return False
    if joined or has(clause.said, "blame", "turns"):
        return not _merely_goes_on(clause, joined)
    near = asked in ASKS_FOR_HIS_PART or clause.sentence == owned.sentence
    return near and _pokes(clause.said)


def _against_himself(even: str) -> bool:
    return listed("blame", "amends").search(even) is not None or listed("blame", "effects").search(even) is not None


def _merely_goes_on(clause: Clause, joined: bool) -> bool:
    """ "... but it missed", "when she got home": the telling goes on and nobody is blamed."""
    if joined:
        return False
    return not _pokes(clause.said) and not has(clause.said, "blame", "turns_hard")


def _pokes(said: Said) -> bool:
    return has(said, "blame", "pokes") and not _against_himself(said.even)


def _straight_enough(clauses: Sequence[Clause], whole: Said, asked: str | None) -> bool:
    if asked in ASKS_FOR_HIS_PART or has(whole, "blame", "owns_strong"):
        return True
    if len(whole.words) > LONG_TELLING:
        return False
    return not any(re.match(r" (?:she|he|they) ", clause.said.even) and not _against_himself(clause.said.even) for clause in clauses)
