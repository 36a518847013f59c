"""Reasons he gives without the usual words: a state, "so i threw it", her part for his."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from nlu.hearing.clauses import Clause
from nlu.hearing.deeds import deeds_of
from nlu.hearing.owning import (
    ASKS_FOR_HIS_PART,
    HER_DOING,
    against_himself,
    owns_here,
    pokes,
)
from nlu.hearing.phrases import has
from nlu.hearing.spelling import Said

_DENIES = re.compile(
    r" (?:did|does|do|was|is|has|had) (?:not|nothing|never) | (?:is|was) (?:right|fine|innocent) "
)
_PRAISES = re.compile(
    r" (?:never says a bad|deserves?|kind|patient|lovely|gentle|brilliant|amazing) "
)


def excuses_itself(clauses: Sequence[Clause], asked: str | None) -> bool:
    """ "I was knackered, i just lost it": a state beside the deed, given as its reason."""
    for at, clause in enumerate(clauses):
        if not has(clause.said, "blame", "worn"):
            continue
        for near in (
            clauses[at - 1] if at else None,
            clauses[at + 1] if at + 1 < len(clauses) else None,
        ):
            if (
                near is not None
                and (near.sentence == clause.sentence or asked in ASKS_FOR_HIS_PART)
                and _loses(near.said)
            ):
                return True
    return False


def because_of_that(clauses: Sequence[Clause]) -> str | None:
    """ "My nerves were shot so i roared": a deed told as what followed.

    From her doing it is blame.
    """
    for before, clause in pairwise(clauses):
        if (
            clause.joiner == "so"
            and any(act.harmful for act in deeds_of(clause.said))
            and not owns_here(before.said, None)
        ):
            return "blames_her" if pokes(before.said) else "justifies"
    return None


def speaks_of_her_part(clauses: Sequence[Clause], asked: str | None) -> bool:
    """Asked for his part he tells what she did, and nothing of his own."""
    if any(owns_here(clause.said, asked) for clause in clauses):
        return False
    return any(HER_DOING.match(c.said.even) and not _excuses_her(c.said) for c in clauses)


def _excuses_her(said: Said) -> bool:
    praised = has(said, "story", "always_plain") or _PRAISES.search(said.even) is not None
    return praised or against_himself(said.even) or bool(_DENIES.search(said.even))


def _loses(said: Said) -> bool:
    return has(said, "blame", "loses") or any(act.harmful for act in deeds_of(said))
