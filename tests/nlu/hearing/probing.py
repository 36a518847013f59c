"""Reads the probe files: one message a line, the step asked, what must (not) be heard in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from nlu.hearing import Heard, hear

FOLDER = Path(__file__).parent / "probes"
LISTS = ("feelings", "body", "acts", "patterns", "blame", "happened")


@dataclass(frozen=True)
class Probe:
    """A message, the step asked before it, and the wanted value of each kind that is looked at."""

    text: str
    asked: str | None
    wanted: tuple[tuple[str, tuple[str, ...]], ...]


def probes(name: str) -> Iterator[Probe]:
    """Every probe of one file."""
    for line in (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if not line.strip() or line.startswith("# "):
            continue
        text, asked, wanted = (part.strip() for part in line.split("::"))
        yield Probe(text, asked or None, tuple(_wishes(wanted)))


def _wishes(wanted: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    kinds = (*LISTS, "scale", "band", "time", "harm", "yes", "done", "age")
    kind: str | None = None
    values: list[str] = []
    for word in wanted.replace("/", " ").split():
        if (word in kinds and word not in ("harm",)) or (word == "harm" and kind is None):
            if kind:
                yield kind, tuple(values)
            kind, values = word, []
        else:
            values.append(word)
    if kind:
        yield kind, tuple(values)


def found(heard: Heard, kind: str) -> tuple[str, ...]:
    """What was heard of a kind, as plain words."""
    value = getattr(heard, kind)
    if kind == "feelings":
        return tuple(feeling.family for feeling in value)
    if kind == "acts":
        return tuple(act.verb for act in value)
    if kind == "time":
        return _time(value)
    if value is None:
        return ()
    if isinstance(value, tuple):
        return value
    return (f"{value:g}" if isinstance(value, float) else str(value).lower(),)


def _time(value: dict[str, object] | None) -> tuple[str, ...]:
    if value is None:
        return ()
    if isinstance(quiet := value.get("quiet"), dict):
        return ("quiet", str(quiet["from"]), str(quiet["to"]))
    days = value["days"]
    return (*(str(day) for day in days), str(value["time"])) if isinstance(days, list) else ()


def is_heard(probe: Probe, kind: str, values: tuple[str, ...]) -> bool:
    """Does what was heard satisfy the wish?

    `-` nothing, `!x` anything but x, `a|b` one of them; of blame at least those that are named.
    """
    heard = found(hear(probe.text, probe.asked), kind)
    if values == ("-",):
        return not heard
    if len(values) == 1 and ("|" in values[0] or values[0].startswith("!")):
        return any(_is_choice(heard, choice) for choice in values[0].split("|"))
    return _is_all(heard, kind, values)


def _is_choice(heard: tuple[str, ...], choice: str) -> bool:
    if choice == "-":
        return not heard
    return choice[1:] not in heard if choice.startswith("!") else choice in heard


def _is_all(heard: tuple[str, ...], kind: str, values: tuple[str, ...]) -> bool:
    if kind == "blame":
        return set(values) <= set(heard) and ("owns" in values) == ("owns" in heard)
    if kind == "feelings":
        return set(heard) == set(values)
    return sorted(heard) == sorted(values) if kind in LISTS else heard == values
