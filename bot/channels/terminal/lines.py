"""A talk line by line, for scripts and tests, in simulated time; JSON lines come out.

Everything that is due is answered before the next line is read.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, TextIO

from bot.channels.terminal.clock import SimulatedClock, duration_of, later
from bot.core.errors import NotOnOffer, Unusable
from bot.core.messages import LONGEST, Inbound, Kind, Outbound

BETWEEN_FRAGMENTS = timedelta(seconds=2)
"""How far apart the fragments of a burst are."""
ROUNDS = 50
"""Looks in a row without a word of ours: a dialogue that is down is not asked without end."""


@dataclass(frozen=True)
class Hooks:
    """What a scripted talk needs of the rest: take a message, work what is due, know the taps."""

    take: Callable[[Inbound], Awaitable[None]]
    settle: Callable[[datetime], Awaitable[bool]]
    next_due: Callable[[], Awaitable[datetime | None]]
    on_offer: Callable[[], Awaitable[tuple[str, ...]]]


class LineDoor:
    """Prints what the coach says, one JSON object a line."""

    def __init__(self, out: TextIO) -> None:
        """`out` is standard output, as a rule."""
        self._out = out
        self.said = 0

    async def send(self, address: str, outbound: Outbound, at: datetime) -> str:
        """Print it; a terminal always takes it."""
        self.said += 1
        self.line(
            {
                "from": "coach",
                "text": outbound.text,
                "buttons": list(outbound.buttons),
                "image": outbound.image,
                "at": at.isoformat(),
            }
        )
        return "sent"

    def line(self, content: dict[str, Any]) -> None:
        """One JSON line, flushed."""
        print(json.dumps(content, ensure_ascii=True), file=self._out, flush=True)


class LineTalk:
    """Reads his lines and drives the talk; `errors` counts the lines that could not be used."""

    def __init__(
        self,
        door: LineDoor,
        clock: SimulatedClock,
        hooks: Hooks,
        address: str,
        window: timedelta,
    ) -> None:
        """`window` is the quiet window: it counts as passed after every line."""
        self._door = door
        self._clock = clock
        self._hooks = hooks
        self._address = address
        self._window = window
        self._run = secrets.token_hex(4)
        self._count = 0
        self.errors = 0

    async def run(self, lines: Iterable[str]) -> None:
        """Every line in turn; what was due before the first is said first."""
        await self._settle()
        for line in lines:
            if not line.strip():
                continue
            try:
                await self._one(line.rstrip("\n"))
            except (Unusable, NotOnOffer) as error:
                self.errors += 1
                self._door.line({"error": str(error), "at": self._clock.now().isoformat()})

    async def _one(self, line: str) -> None:
        what = _read(line)
        if "wait" in what:
            await self._wait(duration_of(what["wait"]))
        elif "press" in what:
            await self._press(what["press"])
        elif "burst" in what:
            await self._burst(what["burst"])
        else:
            await self._say(what["text"], Kind.TEXT)
        await self._settle()

    async def _wait(self, duration: timedelta) -> None:
        until = later(self._clock.now(), duration)
        silent = 0
        while silent < ROUNDS and (due := await self._hooks.next_due()) is not None:
            if due > until:
                break
            self._clock.move_to(due)
            said = self._door.said
            if not await self._hooks.settle(self._clock.now()):
                break
            silent = 0 if self._door.said > said else silent + 1
        self._clock.move_to(until)

    async def _press(self, label: str) -> None:
        offered = await self._hooks.on_offer()
        exact = next((o for o in offered if o.casefold() == label.strip().casefold()), None)
        if exact is None:
            there = ", ".join(offered) or "no buttons"
            raise NotOnOffer(f"{label!r} is not on offer now; there is: {there}")
        await self._say(exact, Kind.PRESS)

    async def _burst(self, fragments: list[str]) -> None:
        for number, fragment in enumerate(fragments):
            if number:
                self._clock.move_to(self._clock.now() + BETWEEN_FRAGMENTS)
                await self._hooks.settle(self._clock.now())
            await self._say(fragment, Kind.TEXT)

    async def _say(self, text: str, kind: Kind) -> None:
        now = self._clock.now()
        self._count += 1
        key = f"terminal:{self._address}:{self._run}:{self._count}"
        self._door.line({"from": "him", "text": text, "at": now.isoformat()})
        await self._hooks.take(Inbound(key, "terminal", self._address, text, now, kind))

    async def _settle(self) -> None:
        horizon = self._clock.now() + self._window
        for _ in range(ROUNDS):
            if not await self._hooks.settle(horizon):
                return


def _read(line: str) -> dict[str, Any]:
    """A line as {"text"} | {"press"} | {"burst"} | {"wait"}; plain text is his text.

    Unusable says what is wrong.
    """
    if len(line) > LONGEST:
        raise Unusable(
            f"that message has {len(line)} characters; the most is {LONGEST}. "
            "Split it and send it again"
        )
    if not line.lstrip().startswith("{"):
        return {"text": line}
    try:
        what = json.loads(line)
    except (ValueError, RecursionError):
        return {"text": line}
    known = {"text": str, "press": str, "wait": str, "burst": list}
    found = [key for key in known if key in what]
    if len(found) != 1 or not isinstance(what[found[0]], known[found[0]]):
        raise Unusable(
            'a JSON line needs one of "text", "press", "wait" (texts) or "burst" (a list of texts)'
        )
    if found == ["burst"] and not (
        what["burst"] and all(isinstance(part, str) for part in what["burst"])
    ):
        raise Unusable('"burst" needs a list of texts')
    return {found[0]: what[found[0]]}
