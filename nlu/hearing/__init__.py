"""What stands in his message: the pure parsing behind the coach's ear.

`hear(text, asked)` finds everything at once.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from nlu.hearing.bands import band_in
from nlu.hearing.blame import blame_in
from nlu.hearing.body import body_in
from nlu.hearing.clauses import Clause, clauses_of
from nlu.hearing.deeds import Act, acts_in
from nlu.hearing.feelings import Feeling, feelings_in
from nlu.hearing.numbers import scale_in
from nlu.hearing.quoting import deed as _deed
from nlu.hearing.quoting import quotable, turned
from nlu.hearing.replies import age_in, done_in, happened_in, harm_in, yes_in
from nlu.hearing.spelling import read
from nlu.hearing.story import patterns_in
from nlu.hearing.times import time_in

__all__ = [
    "Act",
    "Feeling",
    "Heard",
    "deed",
    "deed_of",
    "hear",
    "patterns_of",
    "quotable",
    "turned",
]


@dataclass(frozen=True)
class Heard:
    """Everything found in one message; empty or None where nothing was."""

    clauses: tuple[str, ...] = ()
    scale: float | None = None
    band: str | None = None
    feelings: tuple[Feeling, ...] = ()
    body: tuple[str, ...] = ()
    acts: tuple[Act, ...] = ()
    patterns: tuple[str, ...] = ()
    blame: tuple[str, ...] = ()
    time: dict[str, Any] | None = None
    harm: str | None = None
    yes: bool | None = None
    done: str | None = None
    age: int | None = None
    happened: tuple[str, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """The same as plain lists and mappings, ready for JSON."""
        return {name: _listed(value) for name, value in asdict(self).items()}


def _listed(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


def hear(text: str, asked: str | None = None) -> Heard:
    """Parse a message; `asked` is the step just asked, if any.

    Looks at the first 4,000 characters; never raises.
    """
    whole = read(text)
    clauses = clauses_of(text)
    scale = scale_in(whole, asked)
    acts = acts_in(clauses)
    return Heard(
        clauses=tuple(clause.text for clause in clauses),
        scale=scale,
        band=band_in(whole, asked) if scale is None else None,
        feelings=feelings_in(clauses, asked),
        body=body_in(clauses, asked),
        acts=acts,
        patterns=patterns_in(clauses, whole),
        blame=blame_in(clauses, whole, asked),
        time=time_in(whole, asked),
        harm=harm_in(clauses, whole, asked),
        yes=yes_in(whole),
        done=done_in(whole, asked),
        age=age_in(whole, asked),
        happened=happened_in(clauses, whole, asked, acts),
    )


def deed(heard: Heard) -> str | None:
    """His most telling act as a sentence to him: "You threw the plate"."""
    return _telling(heard.clauses)


def deed_of(text: str) -> str | None:
    """The same from a text alone, without hearing all the rest of it."""
    return _telling(clause.text for clause in clauses_of(text))


def _telling(clauses: Iterable[str]) -> str | None:
    found: list[Clause] = [clause for text in clauses for clause in clauses_of(text)]
    return _deed(found)


def patterns_of(text: str) -> tuple[str, ...]:
    """The story patterns of a text alone."""
    return patterns_in(clauses_of(text), read(text))
