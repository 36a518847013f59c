"""Blows at random moments, all of them drawn from a seed; everything is started again."""

from __future__ import annotations

import asyncio
import random
import signal
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from tests.chaos import moments
from tests.chaos.clock import MovedTime
from tests.chaos.disk import Disk
from tests.chaos.moments import Moments
from tests.chaos.offices import Offices
from tests.chaos.rasa_engine import RasaEngine
from tests.chaos.seen import Blow, Seen

HOUR = 3600
PAUSE = (1.5, 4.0)
AIMS_FOR = 6.0
JUST_AFTER = 0.025
"""Seconds: a unit is committed some milliseconds after what caused it."""
READY_WITHIN = 60.0
"""Seconds after which a blow falls, though what it hits is not up."""
PAST_A_LEASE = 65
BOTH = ("deploy", "frozen", "rasa", "disk", "clock on", "clock back")
TEN = {
    "sqlite": ("bot", "bot", "bot", "stop", *BOTH),
    "postgres": ("bot", "bot", "postgres", "postgres", *BOTH),
}
"""Of every ten blows these, in an order drawn from the seed."""


class Engine(Protocol):
    """A database server that can be killed."""

    @property
    def pids(self) -> Sequence[int]:
        """Its processes."""

    async def kill(self) -> None:
        """kill -9 of all of it."""

    async def start(self) -> None:
        """Start it if it does not run, and wait until it answers."""


@dataclass(frozen=True)
class Victims:
    """What blows fall on. `engine` is None where the database is a file."""

    offices: Offices
    rasa: RasaEngine
    disk: Disk
    clock: MovedTime
    engine: Engine | None


class Havoc:
    """Deals the blows."""

    def __init__(self, seen: Seen, moments: Moments, victims: Victims) -> None:
        """`seen` is where the blows are recorded; `moments` are what some of them wait for."""
        self._seen = seen
        self._moments = moments
        self._offices = victims.offices
        self._rasa = victims.rasa
        self._disk = victims.disk
        self._clock = victims.clock
        self._engine = victims.engine
        self._fell_at = 0.0
        self._blows: Mapping[str, Callable[[], Awaitable[int | None]]] = {
            "bot": self._bot,
            "deploy": self._deploy,
            "rasa": self._of_rasa,
            "postgres": self._postgres,
            "stop": self._stop,
            "frozen": self._frozen,
            "disk": self._full,
            "clock on": self._on,
            "clock back": self._back,
        }
        self._dice = random.Random(0)

    async def run(self, deck: Sequence[str], seed: int, tell: Callable[[str], None]) -> None:
        """Every blow of the deck, each at a moment of its own."""
        self._dice = random.Random(f"havoc {seed}")
        waiting = list(deck)
        for number in range(len(waiting)):
            await asyncio.sleep(self._dice.uniform(*PAUSE))
            kind = await self._next(waiting)
            tell(f"{number + 1:>4} of {len(deck)}: {kind}")
            self._fell_at = time.monotonic()
            office = await self._blows[kind]()
            self._seen.blows.append(Blow(kind, self._fell_at, time.monotonic(), office))

    async def _next(self, waiting: list[str]) -> str:
        """The first whose victim is up: killing what is dead already proves nothing."""
        until = time.monotonic() + READY_WITHIN
        while time.monotonic() < until:
            for place, kind in enumerate(waiting):
                if self._is_up(kind):
                    return waiting.pop(place)
            await asyncio.sleep(0.1)
        return waiting.pop(0)

    def _is_up(self, kind: str) -> bool:
        if kind == "rasa":
            return self._rasa.up.is_set()
        return self._offices.working is not None

    async def _bot(self) -> int | None:
        await self._aim()
        office = self._offices.working
        if office is None:
            return None
        await self._offices.kill(office)
        return office.child.pid

    async def _aim(self) -> None:
        """Three of four blows wait for a moment that matters, and fall some milliseconds after."""
        kind = self._dice.choice((*moments.KINDS, None))
        if kind is not None:
            await self._moments.next(kind, AIMS_FOR)
            await asyncio.sleep(self._dice.uniform(0, JUST_AFTER))
        self._fell_at = time.monotonic()

    async def _deploy(self) -> int | None:
        """A rolling deploy: the new bot works beside the old one before that one is killed."""
        old = self._offices.working
        await self._offices.hire().up_or_ended()
        await asyncio.sleep(self._dice.uniform(0.2, 1.5))
        if old is None:
            return None
        await self._aim()
        await self._offices.kill(old)
        return old.child.pid

    async def _of_rasa(self) -> int | None:
        await self._rasa.kill()
        return None

    async def _postgres(self) -> int | None:
        assert self._engine is not None
        await self._aim()
        await self._engine.kill()
        await asyncio.sleep(self._dice.uniform(0, 1.5))
        await self._engine.start()
        return None

    async def _stop(self) -> int | None:
        """The bot stands still for some seconds, then goes on as if nothing had been."""
        office = self._offices.working
        if office is None:
            return None
        office.child.signal(signal.SIGSTOP)
        await asyncio.sleep(self._dice.uniform(1, 4))
        office.child.signal(signal.SIGCONT)
        return office.child.pid

    async def _frozen(self) -> int | None:
        """A bot stands still until its leases are over, another takes over, then it goes on."""
        await self._aim()
        old = self._offices.working
        if old is None:
            return None
        old.child.signal(signal.SIGSTOP)
        self._clock.move(PAST_A_LEASE)
        new = self._offices.hire()
        await new.up_or_ended()
        await asyncio.sleep(self._dice.uniform(0.5, 2))
        old.child.signal(signal.SIGCONT)
        await asyncio.sleep(self._dice.uniform(0.5, 2))
        await self._offices.kill(self._dice.choice((old, new)))
        return old.child.pid

    async def _full(self) -> int | None:
        seconds = self._dice.uniform(2, 3)
        # A server writes into files that are there already: only forbidding stops it.
        if self._engine is None and self._disk.is_small and self._dice.random() < 0.5:
            await self._disk.run_full(seconds)
        else:
            await self._disk.be_forbidden(self._writers, seconds)
        if self._engine is not None:
            await self._engine.start()
        return None

    def _writers(self) -> Sequence[int]:
        """Who writes into the database's files."""
        return self._offices.pids if self._engine is None else self._engine.pids

    async def _on(self) -> int | None:
        self._clock.move(HOUR)
        return None

    async def _back(self) -> int | None:
        self._clock.move(-HOUR)
        return None


def deck_of(engine: str, kills: int, seed: int, only: Sequence[str] = ()) -> list[str]:
    """So many blows of that engine, shuffled ten by ten, or of the given kinds alone."""
    dice = random.Random(f"deck {seed}")
    kinds = [kind for kind in TEN[engine] if not only or kind in only]
    deck: list[str] = []
    while len(deck) < kills:
        deck += dice.sample(kinds, len(kinds))
    return deck[:kills]
