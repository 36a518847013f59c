"""What he did, told as done: "i threw the plate".

Not what he wanted, nearly did or did not do, not what she did.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from nlu.hearing.clauses import Clause
from nlu.hearing.phrases import compiled, listed
from nlu.hearing.spelling import Said, read
from nlu.hearing.words import table, word_set

MOST_WORDS = 12
_UNREAL_REACH = 5


@dataclass(frozen=True)
class Act:
    """One deed of his: the verb under which it is filed and his own words for it, lower case."""

    verb: str
    phrase: str

    @property
    def weight(self) -> int:
        """How telling it is: 3 for force and things thrown, 2 for voice.

        1 for leaving and silence.
        """
        return int(table("deeds")["verbs"][self.verb]["weight"])

    @property
    def harmful(self) -> bool:
        """Everything but leaving and silence, which may as well be the better choice."""
        return self.verb not in ("walked_out", "silent")


def acts_in(clauses: Sequence[Clause]) -> tuple[Act, ...]:
    """His deeds in the order told, one per verb and clause."""
    found: dict[tuple[str, str], Act] = {}
    for clause in clauses:
        for act in deeds_of(clause.said):
            found.setdefault((act.verb, act.phrase), act)
    return tuple(found.values())


def deeds_of(said: Said) -> Iterator[Act]:
    """His deeds in one clause."""
    if harmless(said.even):
        return
    taken = -1
    for verb, hit in _hits(said.even):
        start = _his_start(said.even, hit.start())
        if hit.start() < taken or start is None or _is_plain(said.even, hit, verb):
            continue
        taken = hit.end()
        yield Act(verb, _phrase(said, start))


def harmless(even: str) -> bool:
    """A ball for the dog, a mug at the sink, a shout up the stairs: nothing done in anger."""
    return (
        listed("deeds", "innocent").search(even) is not None
        and listed("deeds", "angry").search(even) is None
    )


def harms(act: Act) -> bool:
    """Told of a person or a thing of the home, or a deed that needs neither ("i lost it")?"""
    if not act.harmful:
        return False
    if act.verb not in NEEDS_A_THING:
        return True
    told = read(act.phrase).even
    verb = _verbs()[act.verb].search(told)
    if verb is None:
        return True
    rest = told[told.find(" ", verb.start()) :]
    bare = rest.strip() in ("", ".") or rest.startswith((" and ", " . ", " , "))
    return bare or listed("deeds", "things").search(rest) is not None


NEEDS_A_THING = frozenset(
    {"threw", "smashed", "broke", "kicked", "grabbed", "pushed", "hit", "followed", "blocked"}
)


def _hits(even: str) -> list[tuple[str, re.Match[str]]]:
    """Every verb of the list with its place, the longest first where several begin."""
    found = [(verb, hit) for verb, pattern in _verbs().items() for hit in pattern.finditer(even)]
    return sorted(found, key=lambda pair: (pair[1].start(), -pair[1].end()))


@cache
def _verbs() -> dict[str, re.Pattern[str]]:
    return {verb: compiled(entry["forms"]) for verb, entry in table("deeds")["verbs"].items()}


@cache
def _plain(verb: str) -> re.Pattern[str] | None:
    phrases = table("deeds")["verbs"][verb]["plain"]
    return compiled(phrases) if phrases else None


def _is_plain(even: str, hit: re.Match[str], verb: str) -> bool:
    """ "Threw a party", "hit the gym"."""
    pattern = _plain(verb)
    return pattern is not None and pattern.match(even, hit.end()) is not None


def _his_start(even: str, at: int) -> int | None:
    """Where his telling begins ("i" or the bare verb).

    None when it is another's deed or never happened.
    """
    before = even[:at].split()
    subject = _subject_at(before)
    if subject is None:
        return _bare_start(even, at, before)
    between = before[subject + 1 :]
    if (
        _unreal(before)
        or not set(between) <= word_set("deeds", "gap")
        or _is_passive(between, even[at:])
    ):
        return None
    return sum(len(word) + 1 for word in before[:subject]) + 1


def _is_passive(between: Sequence[str], rest: str) -> bool:
    """ "I was hit", "i am wrecked": done to him, or no deed at all."""
    if not between or between[-1] not in (
        "am",
        "was",
        "were",
        "got",
        "been",
        "being",
        "get",
        "so",
        "well",
        "had",
        "have",
    ):
        return "being" in between
    state = {"am", "was", "were", "got", "been", "being", "get"} & set(between)
    return bool(state) and not rest.split(maxsplit=1)[0].endswith("ing")


def _subject_at(before: Sequence[str]) -> int | None:
    for at in range(len(before) - 1, max(len(before) - 9, -1), -1):
        if before[at] in ("i", "we"):
            return at
        if before[at] in word_set("frames", "people") or before[at] in ("it", "that"):
            return None if not _after_first_deed(before, at) else _subject_at(before[:at])
    return None


def _after_first_deed(before: Sequence[str], at: int) -> bool:
    """ "I pushed her and shouted": her is what the first deed was done to."""
    return before[at] in ("her", "him", "them", "it", "that") and any(
        w in ("and", "then") for w in before[at + 1 :]
    )


def _bare_start(even: str, at: int, before: Sequence[str]) -> int | None:
    """A dropped subject: the verb opens the clause.

    Or follows only small words ("just lost it").
    """
    first = even[at:].split(maxsplit=1)[0]
    leading = (
        set(before)
        - word_set("deeds", "gap")
        - {"yeah", "ok", "so", "then", "and", "but", "sorry", "for", "well", "because"}
    )
    if (
        leading
        or first
        not in word_set("deeds", "fragment_verbs")
        | {"shouting", "throwing", "screaming", "yelling"}
        or _unreal(before)
    ):
        return None
    if re.match(r"(?:me|at me) ", even[at + len(first) + 1 :]):
        return None
    return at


def _unreal(before: Sequence[str]) -> bool:
    reach = f" {' '.join(before[-_UNREAL_REACH:])} "
    return _unreal_words().search(reach) is not None


@cache
def _unreal_words() -> re.Pattern[str]:
    return compiled(word_set("deeds", "unreal"))


def _phrase(said: Said, start: int) -> str:
    """His words from the deed's beginning, at most twelve."""
    return " ".join(said.wrote(start, len(said.even) - 1).split()[:MOST_WORDS])
