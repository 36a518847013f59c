"""Whether he owns what he did, straight, or owns it and takes it back in the same breath."""

from __future__ import annotations

import re
from collections.abc import Sequence

from nlu.hearing.clauses import Clause
from nlu.hearing.deeds import deeds_of, harmless, harms
from nlu.hearing.feelings import feelings_in
from nlu.hearing.frames import is_denied
from nlu.hearing.judging import KINDS, REPORTED, kind_stands
from nlu.hearing.phrases import has, listed
from nlu.hearing.spelling import Said, read
from nlu.hearing.words import word_set

_ABOUT_HER = re.compile(
    r" (?:(?:so )?(?:did|was|has|is|should|does) |and |well )?(?:she|he|they|my (?:wife|husband"
    r"|partner|missus)|her (?:part|bit|half|side|turn)) "
)
"""Asked for his part, a sentence that turns to her after his own is half of a "but"."""
HER_DOING = re.compile(
    r" (?:she|he|they|my (?:wife|husband|partner|missus)) (?!(?:did|does|do) not deserve)"
)
_SCENE = re.compile(r" (?:when|after|before|while) (?:she|he|they) .*$")
_PRESENT = re.compile(r" i (?:am|would|will|can|do|have to) ")
_STATES = re.compile(
    r" (?:i am|we|she|he|they|you|it|that|who|is|are|was|were|do|does|has|have|will|would|can|if) "
)
"""Somebody else, or a statement about the world, where only the deed should stand."""
_NOBODY = re.compile(r" (?:nobody|no one) ")
OWNS, TAKES_BACK = "owns", "owns_with_but"
ASKS_FOR_HIS_PART = frozenset({"part", "owned"})
_NARRATES = (
    "when she",
    "when he",
    "when they",
    "after she",
    "after he",
    "as she",
    "as he",
    "while ",
    "since ",
    "once ",
)
LONG_TELLING = 30
"""Words above which a telling with deeds in it is a telling, not an owning.

Unless he says so outright.
"""


def ownership(
    clauses: Sequence[Clause], whole: Said, asked: str | None, found: Sequence[str]
) -> str | None:
    """`owns` only for a straight telling of what he did.

    Anything that takes it back makes it `owns_with_but`.
    """
    clauses = [_bared(clause) for clause in clauses if not _is_aim(clause)]
    first = _first_owning(clauses, whole, asked)
    if first is None:
        return None
    if _taken_back(clauses, first, asked):
        return TAKES_BACK
    if found or has(whole, "blame", "doubt_owning") or "?" in whole.source:
        return None
    if any(pokes(clause.said) for clause in clauses):
        return None
    if not all(_stays_with_it(clause.said, asked) for clause in clauses[first:]):
        return None
    return OWNS if _straight_enough(clauses, whole, asked) else None


def _first_owning(clauses: Sequence[Clause], whole: Said, asked: str | None) -> int | None:
    """Where he first says what he did; never in a message of mishaps ("i tripped, it broke")."""
    if asked not in ASKS_FOR_HIS_PART and harmless(whole.even):
        return None
    return next((at for at, clause in enumerate(clauses) if owns_here(clause.said, asked)), None)


_AIM = re.compile(
    r" so (?:that )?(?:she|he|they) (?:could|can|would|will) not [^,.]*"
    r"| (?:while|when) (?:she|he|they) (?:slept|(?:was|were) (?:asleep|sleeping|out|away|at work"
    r"|in (?:the|bed)))[^,.]*"
)


_KEPT_FROM = re.compile(
    r" (?:she|he|they) (?:could|can|would) not (?!(?:let|stop|shut|leave me|listen|drop)\b)[a-z]+ "
)


def _is_aim(clause: Clause) -> bool:
    """ "... so she couldnt leave" is part of his deed."""
    return clause.joiner == "so" and _KEPT_FROM.match(clause.said.even) is not None


def _bared(clause: Clause) -> Clause:
    """Without what he did it for or the hour of it: "so she couldnt leave", "while she slept"."""
    bare = _AIM.sub(" ", clause.said.even)
    if bare == clause.said.even:
        return clause
    return Clause(clause.text, read(bare), clause.joiner, clause.sentence)


def _stays_with_it(said: Said, asked: str | None) -> bool:
    """Is this clause his deed, what it did to others, his regret.

    Or a fragment that says nothing else?
    """
    scene = _SCENE.search(said.even)
    if _softens(said) or has_pokes(said.even) or (scene and not _is_harmless(scene.group())):
        return False
    if owns_here(said, asked) or against_himself(said.even):
        return True
    if any(
        feeling.family in ("shame", "guilt", "sadness")
        for feeling in feelings_in([Clause("", said, "", 0)], None)
    ):
        return True
    rest = _SCENE.sub(" ", said.even)
    if rest.startswith(" i ") and not _PRESENT.search(rest):
        return len(said.words) <= 6 or _his_past(said)
    return not _STATES.search(rest) and len(said.words) <= 6


def _softens(said: Said) -> bool:
    """Something beside the deed: another person acting, a reason, "didnt mean it".

    What she suffered by it is none.
    """
    rest = said.even
    owned = [hit.span() for hit in listed("blame", "owns").finditer(rest)]
    return not against_himself(rest) and any(
        not any(start <= hit.start() < end for start, end in owned) and not _is_object(rest, hit)
        for hit in listed("blame", "softens").finditer(rest)
    )


def _is_object(even: str, hit: re.Match[str]) -> bool:
    """ "I shouted at her", "i pushed her": the person is what the deed was done to."""
    before = even[: hit.start()].split()
    word = hit.group().split()[0]
    if (
        before
        and before[-1] in ("when", "while", "as", "after", "before")
        and word in ("she", "he", "they", "we")
    ):
        return True
    if word in ("her", "your", "people", "everyone", "everybody"):
        return bool(before)
    return word == "we" and not before


_SMALL_TALK = frozenset({"done", "happened", "body", "time", "hour", "cost", "act"})
"""Steps at which a deed counts as owned only when it was done to somebody or in anger."""


def owns_here(said: Said, asked: str | None) -> bool:
    """Does this clause say what he did, or that it was on him?"""
    if harmless(said.even):
        return False
    if any(
        not is_denied(said.even, hit.start()) or hit.group().startswith(("no ", "not "))
        for hit in listed("blame", "owns").finditer(said.even)
    ):
        return not REPORTED.search(said.even)
    deeds = list(deeds_of(said))
    if asked in _SMALL_TALK and not listed("blame", "at_somebody").search(said.even):
        return False
    if any(harms(act) or asked in ASKS_FOR_HIS_PART for act in deeds):
        return True
    return asked in ASKS_FOR_HIS_PART and _his_past(said)


def _his_past(said: Said) -> bool:
    """Asked for his part, any plain "i did ..." is one: "i spoke to her like dirt"."""
    told = re.match(
        r" (?:(?:yeah|ok|well|my part|part|is|was|that) )*i (?:just )?(?:([a-z]+ed)|did not|was"
        r"|were|([a-z]+)) (?=[a-z])",
        said.even,
    )
    if told is None:
        return False
    verb = told.group(1) or told.group(2)
    return verb is None or told.group(1) is not None or verb in word_set("verbs", "past")


def _taken_back(clauses: Sequence[Clause], first: int, asked: str | None) -> bool:
    if _turns_inside(clauses[first].said) or any(
        has(clause.said, "blame", "worn") for clause in clauses[first:]
    ):
        return True
    return any(_takes_back(clause, asked, clauses[first]) for clause in clauses[first + 1 :])


def _turns_inside(said: Said) -> bool:
    """ "I threw it because she wound me up".

    The taking back stands in the owning clause itself.
    """
    owned = listed("blame", "owns").search(said.even)
    start = owned.end() - 1 if owned else said.even.find(" i ") + 2
    for hit in listed("blame", "turns").finditer(said.even, max(start, 1)):
        rest = said.even[hit.start() - 1 :]
        scene = hit.group().startswith(_NARRATES) and _is_harmless(rest)
        if not against_himself(rest) and not scene:
            return True
    return any(kind_stands(said, kind) for kind in ("blames_her", "justifies"))


def _is_harmless(even: str) -> bool:
    """ "When she asked me to stop": her side of the scene, without a provocation."""
    return listed("blame", "harmless").search(even) is not None and not has_pokes(even)


def _takes_back(clause: Clause, asked: str | None, owned: Clause) -> bool:
    """Does this later clause take the owning back?"""
    if any(kind_stands(clause.said, kind) for kind in KINDS):
        return True
    joined = clause.joiner in word_set("verbs", "splits")
    if against_himself(clause.said.even):
        return False
    if joined or has(clause.said, "blame", "turns"):
        return not _merely_goes_on(clause, joined)
    if asked in ASKS_FOR_HIS_PART and _ABOUT_HER.match(clause.said.even):
        return True
    near = asked in ASKS_FOR_HIS_PART or clause.sentence == owned.sentence
    return near and pokes(clause.said)


def against_himself(even: str) -> bool:
    """What she suffered by it, or "no excuse": words beside the deed that take nothing back."""
    if listed("blame", "effects").search(even) is not None:
        return True
    return listed("blame", "amends").search(even) is not None and not HER_DOING.match(even)


def _merely_goes_on(clause: Clause, joined: bool) -> bool:
    """ "... but it missed", "when she got home": the telling goes on and nobody is blamed."""
    if joined:
        return False
    return not pokes(clause.said) and not has(clause.said, "blame", "turns_hard")


def pokes(said: Said) -> bool:
    """Does she provoke him in this clause, which tells no effect of his own deed?"""
    return has_pokes(said.even) and not against_himself(said.even)


def has_pokes(even: str) -> bool:
    """Does she provoke him in these words, as he tells it?"""
    named = _NOBODY.sub(" ", even)
    return listed("blame", "pokes").search(named) is not None


def _straight_enough(clauses: Sequence[Clause], whole: Said, asked: str | None) -> bool:
    if asked in ASKS_FOR_HIS_PART or has(whole, "blame", "owns_strong"):
        return True
    if len(whole.words) > LONG_TELLING:
        return False
    return not any(
        re.match(r" (?:she|he|they) ", clause.said.even) and not against_himself(clause.said.even)
        for clause in clauses
    )
