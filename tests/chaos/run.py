"""One run: everything is started, men write, blows fall, all drains, the books are read."""

from __future__ import annotations

import asyncio
import json
import os
import secrets
import shutil
import time
from collections.abc import Callable
from contextlib import AsyncExitStack
from dataclasses import asdict, dataclass, field
from pathlib import Path

from bot.app.coach import open_database
from bot.settings import Settings
from bot.storage.database import Database
from tests.chaos import kept
from tests.chaos.books import Verdict, overheard, verdict
from tests.chaos.clock import MovedTime
from tests.chaos.disk import Disk
from tests.chaos.havoc import Engine, Havoc, Victims, deck_of
from tests.chaos.men import Crowd
from tests.chaos.moments import Moments
from tests.chaos.offices import Offices
from tests.chaos.platform import Platform
from tests.chaos.postgres import Server
from tests.chaos.rasa_engine import RasaEngine
from tests.chaos.rasa_gate import Gate
from tests.chaos.seen import Seen
from tests.chaos.times import back_after, longest_wait

WARM_UP = 3.0
"""Seconds of load before the first blow."""
STILL_FOR = 3.0
"""Nothing has moved for so long: what is left waits for a lease or a rest to be over."""
STILL_WITHIN = 90.0
LIES_FOR = 10.0
"""What is due and free for so long beside a living bot has been forgotten by it."""
SKIP = 65
"""Seconds of the bots' time that pass at once then: more than a lease lasts."""
ROUNDS = 6
"""The sixth finds what was tried again after five minutes, the longest rest there is."""


@dataclass(frozen=True)
class Plan:
    """What a run does."""

    engine: str
    kills: int
    seed: int
    folder: Path
    only: tuple[str, ...] = ()
    pictures: str = "none"


@dataclass
class Outcome:
    """What came of it."""

    plan: Plan
    seen: Seen
    verdict: Verdict
    back_after: dict[str, list[float]] = field(default_factory=dict)
    """Seconds until somebody was coached again, by kind of blow."""
    longest_wait: float = 0.0
    took: float = 0.0


class Run:
    """Everything that one run is made of."""

    def __init__(self, plan: Plan, tell: Callable[[str], None]) -> None:
        """Nothing is started yet."""
        self._plan = plan
        self._tell = tell
        self._seen = Seen()
        self._url, self._key = "", secrets.token_hex(32)
        self._stack = AsyncExitStack()

    async def whole(self) -> Outcome:
        """The run, from the first start to the verdict; nothing of it is left over."""
        began = time.monotonic()
        try:
            async with self._stack:
                books = await self._played()
        except asyncio.CancelledError:
            shutil.rmtree(self._plan.folder, ignore_errors=True)
            raise
        except Exception:
            self._write_down("seen.json", asdict(self._seen))
            raise
        outcome = Outcome(self._plan, self._seen, books)
        outcome.back_after = back_after(self._seen)
        outcome.longest_wait = longest_wait(self._seen)
        outcome.took = time.monotonic() - began
        if books.broken:
            self._write_down("seen.json", asdict(self._seen))
            self._write_down("broken.json", [asdict(one) for one in books.broken])
        return outcome

    async def _played(self) -> Verdict:
        plan, seen = self._plan, self._seen
        plan.folder.mkdir(parents=True, exist_ok=True)
        disk = Disk(plan.folder / "disk", 400 if plan.engine == "postgres" else 48)
        self._stack.callback(disk.close)
        rasa = RasaEngine(plan.folder / "rasa.log")
        self._stack.push_async_callback(rasa.stop)
        self._tell("starting Rasa")
        await rasa.start()
        engine = await self._database(disk)
        moments = Moments()
        platform, gate = Platform(seen, moments, plan.seed), Gate(seen, moments, rasa.url)
        for server in (platform, gate):
            self._stack.push_async_callback(server.stop)
            await server.start()
        clock = MovedTime(plan.folder / "clock")
        offices = Offices(seen, self._env(platform, gate), plan.folder / "office.log")
        self._stack.push_async_callback(offices.close)
        await offices.open()
        victims = Victims(offices, rasa, disk, clock, engine)
        havoc = Havoc(seen, moments, victims)
        await self._load(platform, havoc)
        platform.kind = True
        await rasa.until_up()
        return await self._drained(offices, clock)

    async def _database(self, disk: Disk) -> Engine | None:
        if self._plan.engine == "sqlite":
            self._url = f"sqlite:///{disk.folder / 'beneath.db'}"
            return None
        server = Server(disk.folder / "postgres")
        self._stack.callback(server.keep_log, self._plan.folder / "postgres.log")
        self._stack.push_async_callback(server.kill)
        await server.begin()
        self._url = server.url
        return server

    def _env(self, platform: Platform, gate: Gate) -> dict[str, str]:
        env = {name: value for name, value in os.environ.items() if name[:8] != "BENEATH_"}
        return env | {
            "BENEATH_DATABASE": self._url,
            "BENEATH_DATA_KEY": self._key,
            "BENEATH_QUIET_FOR": "0.2",
            "BENEATH_RASA_URL": gate.url,
            "CHAOS_PLATFORM": platform.url,
            "CHAOS_CLOCK": str(self._plan.folder / "clock"),
            "CHAOS_PICTURES": self._plan.pictures,
        }

    async def _load(self, platform: Platform, havoc: Havoc) -> None:
        """Men write for as long as blows fall."""
        plan = self._plan
        crowd = Crowd(platform, plan.seed)
        writing = asyncio.create_task(crowd.run())
        try:
            await asyncio.sleep(WARM_UP)
            deck = deck_of(plan.engine, plan.kills, plan.seed, plan.only)
            await havoc.run(deck, plan.seed, self._tell)
        finally:
            crowd.close()
            await writing

    async def _drained(self, offices: Offices, clock: MovedTime) -> Verdict:
        """Until everybody is settled, or nothing more can be hoped for; then the books.

        What dead bots had leased is free after a minute: all bots are killed, and while none
        runs a minute passes at once.
        """
        self._tell("blows are over, waiting for what is owed")
        database = open_database(Settings(database=self._url, data_key=self._key))
        self._stack.callback(database.close)
        lying: set[int] = set()
        for _ in range(ROUNDS):
            await self._until_still(offices)
            lying = lying or await self._lying(database, clock)
            await offices.close()
            men = await kept.read(database, self._seen.addresses)
            left = [a for a in self._seen.addresses if not self._is_settled(men.get(a), a)]
            if not left:
                break
            self._tell(f"{len(left)} men wait still: {SKIP} s later")
            clock.move(SKIP)
            await offices.open()
        await offices.close()
        found = verdict(self._seen, await kept.read(database, self._seen.addresses))
        for log in self._plan.folder.glob("*.log"):
            found.broken += overheard(self._seen, log.read_text(errors="replace"))
        for talk in sorted(lying):
            found.object("a living bot works what is due", f"talk {talk}", "it lay there")
        return found

    def _is_settled(self, man: kept.Man | None, address: str) -> bool:
        wrote = len(self._seen.of(address))
        return man is not None and len(man.his) >= wrote and man.settled

    async def _lying(self, database: Database, clock: MovedTime) -> set[int]:
        """Talks whose due work no living bot takes up, though it has all the time it wants."""
        found = set(await kept.left_lying(database, clock.now()))
        if found:
            await asyncio.sleep(LIES_FOR)
            found &= set(await kept.left_lying(database, clock.now()))
        return found

    async def _until_still(self, offices: Offices) -> None:
        """Until a bot is up, and no send and no ask has come for a while."""
        until, before, since = time.monotonic() + STILL_WITHIN, -1, time.monotonic()
        while time.monotonic() - since < STILL_FOR and time.monotonic() < until:
            await asyncio.sleep(0.2)
            seen = self._seen
            moved = len(seen.attempts) + len(seen.asks) + sum(seen.given.values())
            if moved != before or offices.working is None:
                before, since = moved, time.monotonic()

    def _write_down(self, name: str, content: object) -> None:
        """For whoever looks into it."""
        (self._plan.folder / name).write_text(json.dumps(content, default=str, indent=1))
