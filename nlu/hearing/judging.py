"""Does a kind of blame stand in his words, said by himself and meant?"""

from __future__ import annotations

import re
from collections.abc import Sequence

from nlu.hearing.frames import is_denied
from nlu.hearing.phrases import listed
from nlu.hearing.spelling import Said
from nlu.hearing.words import word_set

SHORT = 9
"""Words up to which "it was nothing" alone speaks of what he did."""
KINDS = ("blames_her", "minimises", "justifies", "contempt")
_NEVER_DENIED = (
    "no ",
    "not ",
    "could not",
    "would not",
    "if ",
    "unless ",
    "any ",
    "what ",
    "every",
)
REPORTED = re.compile(
    r" (?:she|he|they|mum|mother|dad|sister|boss|wife) (?:[^ ,.]+ ){0,1}(?:said|says|thinks"
    r"|reckons|told me|tells me|told) (?:that )?(?:it )?(?:[^ ,.]+ )?$"
)
_NOT_TRUE = re.compile(
    r" (?:not saying|not say|no excuse|never said|used to (?:say|think|blame)|stop saying"
    r"|easy to say|want to say|wanted to say|not going to say|"
    r"cant say|wrong to say|not about|instead of|tempted to say|not pretend"
    r"|not blaming) (?:[^ .]+ ){0,4}$"
)


def kind_stands(said: Said, kind: str) -> bool:
    """Does he say something of that kind himself, not denied.

    Reported or excused by plain talk?
    """
    plain = [hit.span() for hit in listed("blame", f"{kind}_plain").finditer(said.even)]
    return any(
        _meant(said.even, hit, plain, kind) for hit in listed("blame", kind).finditer(said.even)
    )


def _fits(even: str, hit: re.Match[str], kind: str) -> bool:
    """Is it about what he did and about a person.

    Not a rescue ("if she hadnt rung i would be dead"), a filling, a van.
    """
    if kind == "blames_her" and hit.group().startswith(_SUPPOSES):
        return _holds_against_her(even, hit)
    if kind in ("blames_her", "justifies") and _other_would(even, hit):
        return False
    if kind == "contempt":
        return _of_a_person(_sentence(even, hit))
    if kind == "minimises":
        return _of_his_deed(even)
    return True


def _of_his_deed(even: str) -> bool:
    """Harm stands in his words, or they are short and no filling, errand or bus ride."""
    if listed("blame", "harm_words").search(even) is not None:
        return True
    return len(even.split()) <= SHORT and listed("blame", "trifles").search(even) is None


def _holds_against_her(even: str, hit: re.Match[str]) -> bool:
    """ "If she hadnt ...": blame, unless it was his luck, or the outcome is not his temper."""
    if listed("blame", "rescued").search(even) is not None:
        return False
    denied = re.match(r"\S+ (?:\S+ ){0,4}not ", hit.group() + even[hit.end() : hit.end() + 12])
    if denied is None or len(even.split()) <= SHORT:
        return True
    return listed("blame", "if_blames").search(even) is not None


_OTHER_WOULD = re.compile(
    r"(?:man|bloke|fella|husband|guy|father|lad|anyone|anybody|everyone|everybody|person|one)"
    r" (?:would|will|could) (?:be |feel |have been )?(?P<next>[a-z]+) "
)


def _other_would(even: str, hit: re.Match[str]) -> bool:
    """ "Any man would thank god for her": not what he did in anger."""
    would = _OTHER_WOULD.match(even, hit.start() + max(hit.group().find(" ") + 1, 0))
    would = would or _OTHER_WOULD.match(even, hit.start())
    return would is not None and would["next"] not in word_set("classes", "as_he_did")


_SUPPOSES = ("if ", "unless ", "had ", "only for ")


def _sentence(even: str, hit: re.Match[str]) -> str:
    start, end = even.rfind(" . ", 0, hit.start()), even.find(" . ", hit.end() - 1)
    return even[max(start, 0) : end + 1 if end >= 0 else len(even)]


def _of_a_person(sentence: str) -> bool:
    return listed("blame", "no_person").search(sentence) is None or (
        listed("blame", "a_person").search(sentence) is not None
    )


def _meant(even: str, hit: re.Match[str], plain: Sequence[tuple[int, int]], kind: str) -> bool:
    if any(start <= hit.start() < end or hit.start() <= start < hit.end() for start, end in plain):
        return False
    if not _fits(even, hit, kind):
        return False
    before = even[: hit.start()]
    reported = REPORTED.search(before) and not hit.group().startswith(("her ", "his "))
    if reported or _NOT_TRUE.search(before):
        return False
    return (
        kind == "minimises"
        or not is_denied(even, hit.start())
        or hit.group().startswith(_NEVER_DENIED)
    )
