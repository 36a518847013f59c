"""What was seen from outside: updates given, sends taken, the dialogue asked, blows dealt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

CUT_OFF_WITHIN = 5.0
"""Seconds from the platform's answer to the commit: a blow in between may have cut it off."""


@dataclass(frozen=True)
class Update:
    """One message of a man, as the platform has it; numbers are given in the order of posting."""

    number: int
    address: str
    text: str
    kind: str
    at: float


@dataclass
class Attempt:
    """One send of a bot, as the platform saw it. `name` is the bot's pid and its own count."""

    name: str
    office: int
    address: str
    lane: int
    said_at: str
    text: str
    began: float
    taken: float | None = None
    """When it was shown to the man; None when it was refused."""
    answered: float | None = None
    """When the answer was completely written back; None when it never was."""

    @property
    def identity(self) -> tuple[str, str]:
        """What makes it the same message again: when it was said, and its words."""
        return self.said_at, self.text


@dataclass
class Asked:
    """One turn asked of the dialogue through the gate, and what it answered (None: nothing)."""

    man: int
    ask: Mapping[str, Any]
    at: float
    answer: Mapping[str, Any] | None = None
    status: int | None = None

    @property
    def state(self) -> Mapping[str, Any]:
        """The state the turn began with."""
        found: Mapping[str, Any] = self.ask.get("state") or {}
        return found

    @property
    def words(self) -> list[str]:
        """His words in it; none when a timer rang."""
        if self.ask.get("press"):
            return [str(self.ask["press"])]
        return str(self.ask["text"]).split("\n") if self.ask.get("text") else []


@dataclass(frozen=True)
class Blow:
    """One blow: what, from when until when, and which bot, if it was one bot's."""

    kind: str
    at: float
    until: float
    office: int | None = None


@dataclass(frozen=True)
class Told:
    """What a bot's door told its coach about an attempt, and when."""

    outcome: str
    at: float


@dataclass
class Seen:
    """Everything that was seen in one run. Times are seconds of one steady clock."""

    updates: list[Update] = field(default_factory=list)
    given: dict[int, int] = field(default_factory=dict)
    """How often each update was given to a bot."""
    attempts: list[Attempt] = field(default_factory=list)
    told: dict[str, Told] = field(default_factory=dict)
    asks: list[Asked] = field(default_factory=list)
    blows: list[Blow] = field(default_factory=list)
    ended: dict[int, float] = field(default_factory=dict)
    """When each bot that has ended did so."""
    fell: list[tuple[int, float, int]] = field(default_factory=list)
    """Bots that ended by themselves: pid, when, exit code."""

    def of(self, address: str) -> list[Update]:
        """His messages, in the order he sent them."""
        return [update for update in self.updates if update.address == address]

    @property
    def addresses(self) -> list[str]:
        """Every man who wrote, in order of appearance."""
        return list(dict.fromkeys(update.address for update in self.updates))

    @property
    def given_again(self) -> int:
        """How many times an update was given that had been given before."""
        return sum(times - 1 for times in self.given.values())

    def cut_off(self, attempt: Attempt) -> bool:
        """Did a blow come between its door's word, if there was one, and the commit after it?"""
        told, end = self.told.get(attempt.name), self.ended.get(attempt.office)
        if told is None:
            return end is not None
        if end is not None and told.at <= end <= told.at + CUT_OFF_WITHIN:
            return True
        return any(_cuts_off(blow, attempt, told) for blow in self.blows)


def _cuts_off(blow: Blow, attempt: Attempt, told: Told) -> bool:
    """The disk or the server was away just then, or the bot itself was frozen."""
    if blow.kind == "frozen" and blow.office == attempt.office:
        return attempt.began <= blow.until and told.at + CUT_OFF_WITHIN >= blow.at
    return (
        blow.kind in {"disk", "postgres"}
        and blow.at - CUT_OFF_WITHIN <= told.at <= blow.until + CUT_OFF_WITHIN
    )
