"""Puts the real parts together; the only module that knows them all."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Mapping
from contextlib import AbstractAsyncContextManager
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from bot.core.errors import Unusable
from bot.core.messages import Inbound
from bot.core.work import Job
from bot.jobs.courier import DELIVERY, Courier
from bot.jobs.worker import Worker
from bot.pictures import Drawings
from bot.rasa.client import RasaClient
from bot.rasa.process import RasaProcess
from bot.rasa.training import ensure_trained
from bot.services.answer import Answer
from bot.services.intake import TURN, Intake, Newcomer
from bot.services.ports import Clock, Door, Pictures
from bot.services.remind import Remind
from bot.settings import ROOT, Settings
from bot.storage.database import Database, engine_for, migrate, refuse_another_key
from bot.storage.sealing import Sealer, key_from

TIMER = "timer"


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        """Aware UTC."""
        return datetime.now(UTC)


def sealer_for(settings: Settings) -> Sealer:
    """The data key from the environment, or from a file in var/ (made on the first run)."""
    if settings.data_key is None:
        return Sealer(key_from(ROOT / "var" / "data.key"))
    try:
        return Sealer(bytes.fromhex(settings.data_key.get_secret_value()))
    except ValueError:
        raise Unusable("BENEATH_DATA_KEY must be 64 hex digits (32 bytes).") from None


def open_database(settings: Settings) -> Database:
    """The database, its schema brought up to date."""
    engine, sealer = engine_for(settings.database_url), sealer_for(settings)
    migrate(engine)
    refuse_another_key(engine, sealer)
    return Database(engine, sealer)


class Coach:
    """The whole coach: storage, dialogue, intake and the three workers."""

    def __init__(
        self,
        settings: Settings,
        database: Database,
        client: RasaClient,
        clock: Clock,
        doors: Mapping[str, Door],
        pictures: Pictures | None = None,
    ) -> None:
        """Everything it is made of."""
        self.database = database
        self.clock = clock
        self.intake = Intake(database, settings.quiet_window)
        drawn = pictures or Drawings(ROOT / "var" / "pictures")
        self._answer = Answer(database, client, drawn, clock)
        remind = Remind(database, self._answer, clock)
        self.desk = Worker(database, clock, (TURN,), self._sent_on(self._answer.owed))
        self.bell = Worker(database, clock, (TIMER,), self._sent_on(remind.rung))
        self.courier = Worker(
            database, clock, (DELIVERY,), Courier(database, doors, clock).deliver
        )

    def _sent_on(self, do: Callable[[Job], Awaitable[object]]) -> Callable[[Job], Awaitable[None]]:
        """What is in the outbox goes out at once."""

        async def then_out(job: Job) -> None:
            if await do(job):
                self.desk.wake()
            self.courier.wake()

        return then_out

    @property
    def workers(self) -> tuple[Worker, Worker, Worker]:
        """Desk, bell and courier."""
        return self.desk, self.bell, self.courier

    def limit_to(self, conversation_id: int) -> None:
        """Work for one conversation only, as a talk in a terminal does."""
        for worker in self.workers:
            worker.limit_to(conversation_id)

    async def take(self, inbound: Inbound, newcomer: Newcomer) -> None:
        """Take a message in, and wake whoever has something to do about it."""
        taken = await self.intake.take(inbound, newcomer)
        (self.courier if taken.spoken else self.desk).wake()


class Neighbour(AbstractAsyncContextManager["Neighbour"]):
    """The dialogue engine for as long as we run: our own process, or one that runs elsewhere."""

    def __init__(self, settings: Settings, tell: Callable[[str], None], root: Path = ROOT) -> None:
        """Nothing is started yet. `tell` hears progress; `root` is the checkout."""
        self._settings = settings
        self._root = root
        self._tell = tell
        self.process: RasaProcess | None = None
        self.client: RasaClient

    async def __aenter__(self) -> Neighbour:
        """Train if needed, start, wait until it answers."""
        if self._settings.rasa_url:
            self.client = RasaClient(self._settings.rasa_url)
            return self
        model = ensure_trained(self._root, self._tell)
        self.process = RasaProcess(self._root, model)
        try:
            await self.process.start(lambda spent: self._tell(f"Waking the coach: {spent:.0f} s"))
        except BaseException:
            await self.process.stop()
            raise
        self.client = RasaClient(self.process.url)
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the connections and stop our process."""
        await self.client.close()
        if self.process is not None:
            await self.process.stop()


def log_to(level: str, file: Path | None = None) -> None:
    """Our own log lines, to standard error or a file: facts and ids, never a word of anyone."""
    if file is not None:
        file.parent.mkdir(parents=True, exist_ok=True)
    logging.basicConfig(
        filename=file, format="%(asctime)s %(name)s %(levelname)s %(message)s", level=level.upper()
    )
    logging.getLogger("alembic").setLevel(logging.WARNING)
