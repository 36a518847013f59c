"""The crisis lines of each country: data with sources, and which of them may be shown to whom."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

import yaml

WORLD = "*"
_FILE = Path(__file__).with_name("crisis-lines.yml")
# Israel's 105 is a child online-protection line, never a men's line (protocol, "Crisis lines").
_NEVER = {("IL", "105")}


class For(StrEnum):
    """For whom a line is: `him` men who use violence, `her` and `male_victim` people harmed."""

    EMERGENCY = "emergency"
    ANYONE = "anyone"
    ANYONE_DV = "anyone_dv"
    HIM = "him"
    MEN = "men"
    HER = "her"
    MALE_VICTIM = "male_victim"


class State(StrEnum):
    """How far a record can be trusted: only `ok` ones are shown where something else exists."""

    OK = "ok"
    OLD = "old"
    MEMORY = "memory"


class Audience(StrEnum):
    """Who is being shown lines: a man in a crisis, one who uses violence, or a person harmed."""

    CRISIS = "crisis"
    VIOLENCE = "violence"
    HARMED = "harmed"


# What each audience may see, the kinds in the order they are shown (protocol D5).
_SHOWN = {
    Audience.CRISIS: (For.ANYONE, For.MEN),
    Audience.VIOLENCE: (For.ANYONE, For.HIM),
    Audience.HARMED: (For.HER, For.MALE_VICTIM, For.ANYONE_DV, For.ANYONE),
}
_OTHER_CODES = {"UK": "GB"}


class BadLine(ValueError):
    """A record of the data file that must not be shown to anyone."""


@dataclass(frozen=True, slots=True)
class Line:
    """One place to call, text or look up."""

    country: str
    audience: For
    name: str
    state: State
    call: str = ""
    text: str = ""
    web: str = ""
    hours: str = ""
    language: tuple[str, ...] = ()
    note: str = ""
    source: str = ""
    verified_on: str = ""

    @property
    def always_open(self) -> bool:
        """Whether somebody answers at any hour, as far as is known."""
        return self.hours == "24/7"

    def __str__(self) -> str:
        call = f"call {self.call}" if self.call else ""
        text = f"text {self.text}" if self.text else ""
        ways = ", ".join(way for way in (call, text, self.web) if way)
        extra = ", ".join(part for part in (self.hours, self.note) if part)
        return f"{self.name}: {ways} ({extra})" if extra else f"{self.name}: {ways}"


def line_from(record: dict[str, Any]) -> Line:
    """A checked line from a record of the data file. Raises BadLine."""
    values = dict(record)
    try:
        line = Line(
            audience=For(values.pop("for")),
            state=State(values.pop("state")),
            language=tuple(values.pop("language", ())),
            verified_on=str(values.pop("verified_on", "")),
            **values,
        )
    except (KeyError, TypeError, ValueError) as error:
        raise BadLine(f"{record!r}: {error}") from error
    _check(line)
    return line


def _check(line: Line) -> None:
    plain = (
        line.country,
        line.name,
        line.call,
        line.text,
        line.web,
        line.hours,
        line.note,
    )
    if not all(isinstance(value, str) for value in plain):
        raise BadLine(f"{line.name}: numbers must be quoted")
    if not line.name or not (line.call or line.text or line.web):
        raise BadLine(f"{line.country}: a line needs a name and a way to reach it")
    if line.audience is For.EMERGENCY and not line.call:
        raise BadLine(f"{line.country}: an emergency number must be callable")
    if (line.country, line.call) in _NEVER:
        raise BadLine(f"{line.country}: {line.call} is not a line for him")


@cache
def all_lines() -> tuple[Line, ...]:
    """Every record of the packaged data file, checked. Raises BadLine."""
    records = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    return tuple(line_from(record) for record in records)


@cache
def countries() -> tuple[str, ...]:
    """The countries that can be chosen, as two-letter codes."""
    return tuple(sorted({line.country for line in all_lines()} - {WORLD}))


def emergency_number(country: str) -> Line:
    """The emergency number of a country; 112 where the country is not known (protocol D5)."""
    return next(
        line
        for place in (_code(country), WORLD)
        for line in all_lines()
        if line.country == place and line.audience is For.EMERGENCY
    )


def lines_for(country: str, audience: Audience | str = Audience.CRISIS) -> tuple[Line, ...]:
    """The lines to show, the emergency number first. An unknown country has the world's lines.

    Lines for the person harmed come only for `harmed`; a line from memory or an old source only
    where the country has nothing better of its kind. ValueError for an unknown audience.
    """
    shown: dict[Line, None] = {emergency_number(country): None}
    for kind in _SHOWN[Audience(audience)]:
        shown.update(dict.fromkeys(_best(_code(country), kind)))
    return tuple(shown)


def _code(country: str) -> str:
    code = country.strip().upper()
    code = _OTHER_CODES.get(code, code)
    return code if code in countries() else WORLD


def _best(country: str, kind: For) -> tuple[Line, ...]:
    """The trusted lines of a kind; else the less trusted; else those of the world."""
    own = _of_kind(country, kind)
    return tuple(line for line in own if line.state is State.OK) or own or _of_kind(WORLD, kind)


def _of_kind(country: str, kind: For) -> tuple[Line, ...]:
    found = [line for line in all_lines() if line.country == country and line.audience is kind]
    return tuple(sorted(found, key=lambda line: not line.always_open))


def missing_emergency(places: tuple[str, ...] | None = None) -> tuple[str, ...]:
    """Countries without an emergency number of their own: must be empty before a release."""
    known = {line.country for line in all_lines() if line.audience is For.EMERGENCY}
    chosen = countries() if places is None else places
    return tuple(place for place in (*chosen, WORLD) if place not in known)
