"""A stage for whole conversations: the real storage, services and workers, the world faked."""

from __future__ import annotations

import itertools
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TypeVar

import pytest

from bot.channels.terminal.clock import SimulatedClock
from bot.core.conversation import Conversation, Participant
from bot.core.kept import Flag, Record, Said
from bot.core.messages import Inbound, Kind
from bot.core.work import Job, Work
from bot.jobs.courier import Courier, opening
from bot.jobs.worker import Worker
from bot.services.answer import Answer
from bot.services.intake import Intake, Newcomer, Taken
from bot.services.owed import what_is_owed
from bot.services.ports import Ledger
from bot.services.remind import Remind
from bot.storage.database import Database
from bot.storage.engines import engine_for
from bot.storage.schema import migrate
from bot.storage.sealing import Sealer
from tests.peers.world import RecordingDoor, ScriptedDialogue, Sketches

T = TypeVar("T")
KEY = bytes(range(32))
MONDAY_EVENING = datetime(2026, 3, 2, 19, 0, tzinfo=UTC)
WINDOW = timedelta(seconds=3)
KINDS = ("turn", "timer", "delivery")


def opened(url: str, key: bytes = KEY) -> Database:
    """The database at that address."""
    return Database(engine_for(url), Sealer(key))


@dataclass
class Stage:
    """One installation: everything of ours is real, the world is faked."""

    url: str
    database: Database
    dialogue: ScriptedDialogue = field(default_factory=ScriptedDialogue)
    door: RecordingDoor = field(default_factory=RecordingDoor)
    pictures: Sketches = field(default_factory=Sketches)
    clock: SimulatedClock = field(default_factory=lambda: SimulatedClock(MONDAY_EVENING))
    zone: str = "Europe/London"
    country: str = "GB"

    def __post_init__(self) -> None:
        self._numbers = itertools.count(1)
        self.intake = Intake(self.database, WINDOW)
        self.answer = Answer(self.database, self.dialogue, self.pictures, self.clock)
        self.remind = Remind(self.database, self.answer, self.clock)
        self.courier = Courier(self.database, {"terminal": self.door}, self.clock)
        self.desk = Worker(self.database, self.clock, ("turn",), self.answer.owed, what_is_owed)
        self.bell = Worker(self.database, self.clock, ("timer",), self.remind.rung)
        deliver = self.courier.deliver
        self.post = Worker(self.database, self.clock, ("delivery",), deliver, opening)

    async def unit(self, unit: Callable[[Ledger], T]) -> T:
        """Run a unit of work."""
        return await self.database.run(unit)

    def inbound(
        self, text: str, man: str = "sam", kind: Kind = Kind.TEXT, key: str | None = None
    ) -> Inbound:
        """A message of his, now."""
        made = key or f"terminal:{man}:{next(self._numbers)}"
        return Inbound(made, "terminal", man, text, self.clock.now(), kind)

    async def say(self, text: str, man: str = "sam", key: str | None = None) -> Taken:
        """He types that."""
        inbound = self.inbound(text, man, key=key)
        return await self.intake.take(inbound, Newcomer(man, self.country, self.zone))

    async def press(self, label: str, man: str = "sam") -> Taken:
        """He taps that."""
        inbound = self.inbound(label, man, Kind.PRESS)
        return await self.intake.take(inbound, Newcomer(man, self.country, self.zone))

    async def settle(self, within: timedelta = WINDOW) -> int:
        """Work everything due by then, the quiet window counted as passed; how much it was."""
        total = 0
        while True:
            worked = await self.desk.step(self.clock.now() + within)
            worked += await self.bell.step()
            worked += await self.post.step()
            total += worked
            if not worked:
                return total

    async def wait(self, duration: timedelta) -> None:
        """Let time pass; whatever comes due on the way is worked when it is due."""
        until = self.clock.now() + duration
        while (due := await self.next_due()) is not None and due <= until:
            self.clock.move_to(due)
            if not await self.settle(timedelta(0)):  # due, and something more urgent is before it
                self.clock.move_to(self.clock.now() + timedelta(seconds=1))
        self.clock.move_to(until)

    async def next_due(self) -> datetime | None:
        """When anything is due next."""
        return await self.unit(lambda ledger: ledger.queue.next_due(KINDS))

    async def talk(self, man: str = "sam") -> Conversation:
        """His conversation as it is kept."""

        def unit(ledger: Ledger) -> Conversation:
            him = ledger.participant_named(man)
            assert him is not None
            return ledger.conversation_at("terminal", man, him.id)

        return await self.unit(unit)

    async def man(self, name: str = "sam") -> Participant:
        """The man as he is kept."""
        found = await self.unit(lambda ledger: ledger.participant_named(name))
        assert found is not None
        return found

    async def transcript(self, man: str = "sam") -> list[Said]:
        """Every message of his talk."""
        talk = await self.talk(man)
        return await self.unit(lambda ledger: ledger.transcript(talk.id))

    async def records(self, kind: str, man: str = "sam") -> list[Record]:
        """What is kept of him."""
        him = await self.man(man)
        return await self.unit(lambda ledger: ledger.records(him.id, kind))

    async def flags(self, *, open_only: bool = True) -> list[Flag]:
        """Danger flags."""
        return await self.unit(lambda ledger: ledger.flags(open_only=open_only))

    async def owed(self, man: str = "sam") -> list[str]:
        """His words that still wait for an answer."""
        talk = await self.talk(man)
        owed = await self.unit(lambda ledger: ledger.owed(talk.id))
        return [fragment.text for fragment in owed]

    async def put(self, reference: str, due_at: datetime, kind: str = "timer") -> None:
        """Set a timer for him."""
        talk = await self.talk()
        work = Work(kind, reference, f"talk:{talk.id}", talk.id, due_at)
        await self.unit(lambda ledger: ledger.queue.put(work))

    async def waiting(self, *kinds: str, at: datetime | None = None) -> list[Job]:
        """What waits on the queue, looked at and given back as it was (the unit is undone)."""

        def unit(ledger: Ledger) -> None:
            late = at or self.clock.now() + timedelta(days=3650)
            found: list[Job] = []
            while jobs := ledger.queue.claim(kinds or KINDS, late, "looker", 100):
                found.extend(jobs)
                for job in jobs:
                    ledger.queue.finish(job)
            raise LookedAt(found)

        try:
            await self.unit(unit)
        except LookedAt as looked:
            return looked.jobs
        raise AssertionError

    async def timers(self) -> dict[str, datetime]:
        """Timers that tick, by name."""
        return {job.reference: job.due_at for job in await self.waiting("timer")}


class LookedAt(Exception):
    """Undoes a unit that only looked."""

    def __init__(self, jobs: list[Job]) -> None:
        super().__init__()
        self.jobs = jobs


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty database with today's schema, made once."""
    path = tmp_path_factory.mktemp("template") / "empty.db"
    engine = engine_for(f"sqlite:///{path}")
    migrate(engine)
    engine.dispose()
    return path


@pytest.fixture
def file(template: Path, tmp_path: Path) -> Path:
    """A SQLite file of its own."""
    return Path(shutil.copy(template, tmp_path / "beneath.db"))


@pytest.fixture
def url(file: Path) -> str:
    """The address of an empty database; where a room's tests run on both engines, of either."""
    return f"sqlite:///{file}"


@pytest.fixture(params=["sqlite", "postgres"])
def either_url(request: pytest.FixtureRequest) -> str:
    """The address of an empty database, on one engine after the other."""
    if request.param == "sqlite":
        return f"sqlite:///{request.getfixturevalue('file')}"
    found: str = request.getfixturevalue("postgres_url")
    return found


@pytest.fixture
def database(url: str) -> Iterator[Database]:
    """The real database."""
    found = opened(url)
    yield found
    found.close()


@pytest.fixture
def stage(url: str, database: Database) -> Iterator[Stage]:
    """A stage; it fails the test when the dialogue was asked more than its script."""
    found = Stage(url, database)
    yield found
    assert found.dialogue.unexpected == []
