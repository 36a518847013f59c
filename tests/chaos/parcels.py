"""Deliveries: everything recorded arrived, in order, and twice only for a reason that was seen."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise

from bot.core.messages import Lane
from tests.chaos.kept import Line, Man
from tests.chaos.seen import Attempt, Seen

NO_ANSWER = "doubled, no answer"
IN_FLIGHT = "doubled, killed in flight"
GIVEN_UP = "reminders given up, no answer"


@dataclass
class Parcels:
    """What did not hold (promise, how), and how often something came again, by reason."""

    broken: list[tuple[str, str]] = field(default_factory=list)
    again: Counter[str] = field(default_factory=Counter)
    """Reminders that were given up are counted here as well."""


def parcels(seen: Seen, man: Man) -> Parcels:
    """Hold what the platform took for him against what is recorded, lane by lane."""
    found = Parcels()
    taken = [one for one in seen.attempts if one.address == man.address and one.taken is not None]
    for lane in Lane:
        recorded = [line for line in man.ours if line.lane is lane]
        _lane(found, seen, recorded, [one for one in taken if one.lane == lane])
    return found


def _lane(found: Parcels, seen: Seen, recorded: list[Line], taken: list[Attempt]) -> None:
    places = {(line.said_at, line.text): place for place, line in enumerate(recorded)}
    if len(places) != len(recorded):
        found.broken.append(("no reply is recorded twice", "two of one moment and text"))
    arrived = _first_arrivals(found, seen, taken)
    for _, text in arrived.keys() - places.keys():
        found.broken.append(("nothing is sent outside the outbox", text))
    for place in places.keys() - arrived.keys():
        _missing(found, recorded[places[place]])
    _in_order(found, [places[key] for key in arrived if key in places], recorded)


def _missing(found: Parcels, line: Line) -> None:
    """A reminder that got no answer from the door is not said twice: it may be missing."""
    if line.lane is Lane.REMINDER and line.state == "unknown":
        found.again[GIVEN_UP] += 1
    else:
        found.broken.append(("no reply is lost", f"{line.state}: {line.text!r}"))


def _first_arrivals(
    found: Parcels, seen: Seen, taken: list[Attempt]
) -> dict[tuple[str, str], Attempt]:
    """Each message in the order in which it first arrived."""
    arrived: dict[tuple[str, str], Attempt] = {}
    for one in sorted(taken, key=lambda attempt: attempt.taken or 0.0):
        if one.identity in arrived:
            _again(found, seen, arrived[one.identity], one)
        arrived[one.identity] = one
    return arrived


def _in_order(found: Parcels, came: list[int], recorded: list[Line]) -> None:
    """Places in the record, in the order of first arrival."""
    for before, place in pairwise(came):
        if place < before:
            how = f"{recorded[place].text!r} came after {recorded[before].text!r}"
            found.broken.append(("replies keep their order", how))


def _again(found: Parcels, seen: Seen, before: Attempt, one: Attempt) -> None:
    """It came before: what did the door tell its coach then, and what happened after it?"""
    told = seen.told.get(before.name)
    if told is not None and told.outcome == "unknown":
        found.again[NO_ANSWER] += 1
    elif seen.cut_off(before):
        found.again[IN_FLIGHT] += 1
    else:
        said = told.outcome if told else "nothing"
        how = f"{before.name} ({said}) and {one.name}: {one.text!r}"
        found.broken.append(("a reply comes twice only for a reason", how))
