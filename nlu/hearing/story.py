"""Patterns in the story he tells himself.

Reading her mind, always and never, on purpose, what is owed to him.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from nlu.hearing.clauses import Clause
from nlu.hearing.judging import kind_stands
from nlu.hearing.phrases import has, listed
from nlu.hearing.spelling import Said

PATTERNS = (
    ("mind_reads", "mind_plain"),
    ("always_never", "always_plain"),
    ("on_purpose", "purpose_plain"),
    ("entitled", "entitled_plain"),
)
_ABOUT_HIMSELF = re.compile(r" (?:i|we) (?:[^ ,.]+ ){0,2}$")
_DENIED_THINKING = re.compile(
    r" (?:doubt|do not know|not sure|not saying|can not say|cannot be sure|wrong to think"
    r"|sure it was not|maybe it was not) (?:[^ ,.]+ ){0,7}$"
    r"| (?:was|is|did|were|does|has|had) not (?:even |really |doing it |do it |trying )?$"
    r"| never (?:meant |did it |tried )(?:[^ ,.]+ )?$"
    r"| (?:she|he|they) (?:was not|were not|did not|never|is not) (?:[^ ,.]+ ){0,3}$"
    r"| (?:not|never|maybe|no longer|used to|wrong to|wrongly|dont) (?:[^ ,.]+ ){0,1}(?:think"
    r"|thinking|believe|say|saying|mean|know|thought|true|that) (?:that )?(?:[^ ,.]+ ){0,6}$"
)
_NEVER = re.compile(r"(?:never|not once|not ever)")
_DOWN_ON_HIM = re.compile(r"(?:thinks?|thought) i (?:am|was) not ")
REACH = 1
"""Words between "never" and what is refused."""
_REPORTED = re.compile(
    r" (?:she|he|they|counsellor|therapist|mum|mother|dad|mate|sister"
    r"|wife) (?:[^ ,.]+ ){0,1}(?:said|says|told me|reckons|told|say) (?:that )?(?:[^ ,.]+ ){0,2}$"
)


def patterns_in(clauses: Sequence[Clause], whole: Said) -> tuple[str, ...]:
    """The story patterns in his telling, in the order of the list."""
    return tuple(
        name
        for name, plain in PATTERNS
        if any(_tells(clause.said, name, plain) for clause in clauses)
        or (name == "always_never" and _complains(clauses, whole))
        or (name == "entitled" and "my house my rules" in whole.even.replace(", ", ""))
    )


def _tells(said: Said, name: str, plain: str) -> bool:
    excused = [
        hit.span()
        for hit in listed("story", plain).finditer(said.even)
        if not _DOWN_ON_HIM.search(hit.group())
    ]
    return any(
        not _excused(hit, excused) and not _disowned(said.even, hit, name)
        for hit in listed("story", name).finditer(said.even)
    )


def _complains(clauses: Sequence[Clause], whole: Said) -> bool:
    """ "She always", "every time": a story only beside a grievance, an offence of hers or his own.

    "She always texts when she lands" is none.
    """
    fed_up = has(whole, "story", "fedup") or any(
        kind_stands(whole, kind) for kind in ("blames_her", "contempt")
    )
    for at, clause in enumerate(clauses):
        even = clause.said.even
        excused = [hit.span() for hit in listed("story", "always_plain").finditer(even)]
        for hit in listed("story", "always_generic").finditer(even):
            if _excused(hit, excused) or _disowned(even, hit, "always_never"):
                continue
            if fed_up or _grieved(hit, even[hit.end() - 1 :]) or _next_grieves(clauses, at, hit):
                return True
    return False


def _grieved(hit: re.Match[str], rest: str) -> bool:
    """What stands behind: an offence behind "always", a kindness refused behind "never"."""
    if _NEVER.search(hit.group()):
        return _next_to(listed("story", "denies"), rest)
    return listed("story", "grieves").search(rest) is not None


def _next_to(pattern: re.Pattern[str], rest: str) -> bool:
    found = pattern.search(rest)
    return found is not None and len(rest[: found.start()].split()) <= REACH


def _next_grieves(clauses: Sequence[Clause], at: int, hit: re.Match[str]) -> bool:
    """ "Every time i open my mouth, she sighs": the offence stands in the next part."""
    if at + 1 == len(clauses) or not hit.group().startswith("every"):
        return False
    return _grieved(hit, clauses[at + 1].said.even)


def _excused(hit: re.Match[str], spans: Sequence[tuple[int, int]]) -> bool:
    """Part of plain talk with the same words.

    "she wanted me to call", "she always makes me coffee".
    """
    return any(
        start <= hit.start() < end or hit.start() <= start < hit.end() for start, end in spans
    )


def _disowned(even: str, hit: re.Match[str], name: str) -> bool:
    """Reported ("she said i never listen"), about himself ("i never listen").

    Or taken back ("i dont think she...").
    """
    before = even[: hit.start()]
    if _REPORTED.search(before) and name in ("always_never", "entitled", "mind_reads"):
        return True
    if _DENIED_THINKING.search(before):
        return True
    own = _ABOUT_HIMSELF.search(before) is not None
    return (
        own
        and name == "always_never"
        and not hit.group().startswith(("i ", "nothing", "she", "he", "they", "it ", "you"))
    )
