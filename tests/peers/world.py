"""The world outside, small and honest: a dialogue with a script, a door, a picture maker."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from bot.core.errors import Unreachable
from bot.core.messages import Outbound
from bot.services.ports import Ask, Reply, Turn

GUARD = 5.0
"""Seconds after which a test that waits for an event is stuck; never spent in a good run."""


def turn(
    *texts: str,
    buttons: tuple[str, ...] = (),
    acts: Sequence[Mapping[str, Any]] = (),
    state: Mapping[str, Any] | None = None,
    asked: str | None = None,
    act: str | None = None,
) -> Turn:
    """A turn that says these texts; the last has the buttons and the act."""
    replies = [Reply(text) for text in texts[:-1]] + [Reply(texts[-1], buttons, act)]
    return Turn(tuple(replies), tuple(acts), state or {}, asked)


@dataclass
class Held:
    """A turn that hangs until `go` is set; `reached` tells that it was asked for."""

    answer: Turn | Exception
    reached: asyncio.Event = field(default_factory=asyncio.Event)
    go: asyncio.Event = field(default_factory=asyncio.Event)


@dataclass
class ScriptedDialogue:
    """Takes exactly the turns of its script; `unexpected` keeps what it was asked beyond it."""

    script: list[Turn | Exception | Held] = field(default_factory=list)
    asks: list[Ask] = field(default_factory=list)
    unexpected: list[Ask] = field(default_factory=list)
    at_once: int = 0
    most_at_once: int = 0

    def will(self, *steps: Turn | Exception | Held) -> None:
        """These are its next turns."""
        self.script.extend(steps)

    async def turn(self, ask: Ask) -> Turn:
        """The next of the script."""
        self.asks.append(ask)
        if not self.script:
            self.unexpected.append(ask)
            raise AssertionError("asked beyond the script")
        step = self.script.pop(0)
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        try:
            if isinstance(step, Held):
                step.reached.set()
                await asyncio.wait_for(step.go.wait(), GUARD)
                step = step.answer
        finally:
            self.at_once -= 1
        if isinstance(step, Exception):
            raise step
        return step


@dataclass
class RecordingDoor:
    """A platform that takes what it is given, unless it is down."""

    down: bool = False
    outcome: str = "sent"
    sent: list[tuple[str, Outbound, datetime]] = field(default_factory=list)
    arrived: asyncio.Condition = field(default_factory=asyncio.Condition)

    async def send(self, address: str, outbound: Outbound, at: datetime) -> str:
        """Keep it."""
        if self.down:
            raise Unreachable("door")
        self.sent.append((address, outbound, at))
        async with self.arrived:
            self.arrived.notify_all()
        return self.outcome

    def texts(self, address: str = "sam") -> list[str]:
        """What came through for that address, in order."""
        return [outbound.text for there, outbound, _ in self.sent if there == address]

    async def got(self, count: int) -> None:
        """Wait until so many messages came through."""
        async with self.arrived:
            await asyncio.wait_for(self.arrived.wait_for(lambda: len(self.sent) >= count), GUARD)


@dataclass
class Sketches:
    """Draws nothing and remembers what it was asked to draw."""

    cards: list[Mapping[str, Any]] = field(default_factory=list)
    charts: list[Sequence[Mapping[str, Any]]] = field(default_factory=list)
    discarded: list[str] = field(default_factory=list)
    erased: list[object] = field(default_factory=list)

    def discard(self, paths: Sequence[str]) -> None:
        """Remember what was thrown away."""
        self.discarded.extend(paths)

    def erase(self, name: str) -> int:
        """Remember whose were erased."""
        self.erased.append(name)
        return 1

    def erase_before(self, moment: datetime) -> int:
        """Remember how old they may be."""
        self.erased.append(moment)
        return 0

    def card(self, walk_back: Mapping[str, Any], name: str) -> str:
        """A path that could be a card's."""
        self.cards.append(walk_back)
        return f"/pictures/card-{name}-{len(self.cards)}.png"

    def chart(self, check_ins: Sequence[Mapping[str, Any]], name: str) -> str:
        """A path that could be a chart's."""
        self.charts.append(check_ins)
        return f"/pictures/chart-{name}-{len(self.charts)}.png"
