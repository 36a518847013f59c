"""How he handles responsibility.

Blame, minimising, excuses, contempt, and whether he owns what he did or takes it back.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from nlu.hearing.clauses import Clause
from nlu.hearing.deeds import deeds_of
from nlu.hearing.judging import KINDS, kind_stands
from nlu.hearing.owning import ASKS_FOR_HIS_PART, ownership
from nlu.hearing.reasons import because_of_that, excuses_itself, speaks_of_her_part
from nlu.hearing.spelling import Said


def blame_in(clauses: Sequence[Clause], whole: Said, asked: str | None) -> tuple[str, ...]:
    """The kinds in a fixed order.

    `owns` and `owns_with_but` never both, and `owns` never when in doubt.
    """
    standing = {kind for kind in KINDS if kind_stands(whole, kind)}
    if excuses_itself(clauses, asked):
        standing.add("justifies")
    if asked in ASKS_FOR_HIS_PART and not standing and speaks_of_her_part(clauses, asked):
        standing.add("blames_her")
    reason = because_of_that(clauses)
    if reason and not standing:
        standing.add(reason)
    found = [kind for kind in KINDS if kind in standing]
    if found == ["blames_her"] and asked is None and _only_had_no_choice(clauses, whole):
        found = []
    owning = ownership(clauses, whole, asked, found)
    return tuple(found) if owning is None else (*found, owning)


def _only_had_no_choice(clauses: Sequence[Clause], whole: Said) -> bool:
    """ "I had no choice, the last bus was gone": nobody did anything to anybody."""
    people = re.search(r" (?:she|he|her|him|they|wife|missus|kids|partner) ", whole.even)
    return (
        " choice " in whole.even
        and people is None
        and not any(any(deeds_of(clause.said)) for clause in clauses)
    )
