"""Patterns in the story he tells himself.

Reading her mind, always and never, on purpose, what is owed to him.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from nlu.hearing.clauses import Clause
from nlu.hearing.phrases import listed
from nlu.hearing.spelling import Said

PATTERNS = (
    ("mind_reads", "mind_plain"),
    ("always_never", "always_plain"),
    ("on_purpose", "purpose_plain"),
    ("entitled", "entitled_plain"),
)
_ABOUT_HIMSELF = re.compile(r" (?:i|we) (?:[^ ,.]+ ){0,2}$")
_DENIED_THINKING = re.compile(
    r" (?:not|never|maybe|no longer|used to|wrong to|wrongly|dont) (?:[^ ,.]+ ){0,1}(?:think"
    r"|thinking|believe|say|saying|mean|know|thought|true|that) (?:that )?(?:[^ ,.]+ ){0,6}$"
)
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
        or (name == "entitled" and "my house my rules" in whole.even.replace(", ", ""))
    )


def _tells(said: Said, name: str, plain: str) -> bool:
    excused = [hit.span() for hit in listed("story", plain).finditer(said.even)]
    return any(
        not _excused(hit, excused) and not _disowned(said.even, hit, name)
        for hit in listed("story", name).finditer(said.even)
    )


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
