"""Puts the real parts together; the only module that knows them all."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from contextlib import AbstractAsyncContextManager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import TracebackType

from bot.core.messages import Inbound
from bot.jobs.courier import DELIVERY, Courier, opening
from bot.jobs.worker import Worker
from bot.pictures import Drawings
from bot.rasa.client import RasaClient
from bot.rasa.process import RasaProcess
from bot.rasa.training import ensure_trained
from bot.services.answer import Answer
from bot.services.expire import UPKEEP, Expire, Retention
from bot.services.intake import TURN, Intake, Newcomer
from bot.services.owed import what_is_owed
from bot.services.ports import Clock, Door, Pictures
from bot.services.remind import Remind
from bot.settings import ROOT, Settings
from bot.storage.database import Database
from bot.storage.engines import engine_for
from bot.storage.keys import KeyFile, keys_from
from bot.storage.schema import made_ready
from bot.storage.sealing import Keys, Sealer

TIMER = "timer"
PICTURES = ROOT / "var" / "pictures"
log = logging.getLogger("beneath")


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        """Aware UTC."""
        return datetime.now(UTC)


def keys_for(settings: Settings) -> Keys:
    """The data keys from the environment, or from their file (made on the first run)."""
    if settings.data_key is None:
        return KeyFile(settings.key_file)
    return Sealer(*keys_from(settings.data_key.get_secret_value(), "BENEATH_DATA_KEY"))


def open_database(settings: Settings, *, told_to: bool = False) -> Database:
    """The database, its key seen to fit, its schema brought up to date."""
    engine, keys = engine_for(settings.database_url), keys_for(settings)
    try:
        made_ready(engine, keys, told_to=told_to, tell=log.warning)
    except BaseException:
        engine.dispose()
        raise
    return Database(engine, keys)


def retention_of(settings: Settings) -> Retention:
    """How long each kind is kept."""

    def kept_for(days: int) -> timedelta | None:
        return timedelta(days=days) if days else None

    return Retention(
        messages=kept_for(settings.keep_messages_for),
        history=kept_for(settings.keep_history_for),
        flags=kept_for(settings.keep_flags_for),
        pictures=kept_for(settings.keep_pictures_for),
        silent=kept_for(settings.forget_after),
    )


class Coach:
    """The whole coach: storage, dialogue, intake and the workers."""

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
        drawn = pictures or Drawings(PICTURES)
        self._answer = Answer(database, client, drawn, clock)
        remind = Remind(database, self._answer, clock)
        self.desk = Worker(database, clock, (TURN,), self._answer.owed, what_is_owed)
        self.bell = Worker(database, clock, (TIMER,), remind.rung)
        deliver = Courier(database, doors, clock).deliver
        self.courier = Worker(database, clock, (DELIVERY,), deliver, opening)
        self.expire = Expire(database, retention_of(settings), drawn, clock)
        self.keeper = Worker(database, clock, (UPKEEP,), self.expire.due)

    @property
    def workers(self) -> tuple[Worker, ...]:
        """Desk, bell, courier, and the keeper of what may be kept."""
        return self.desk, self.bell, self.courier, self.keeper

    def limit_to(self, conversation_id: int) -> None:
        """Work for one conversation only, as a talk in a terminal does."""
        for worker in (self.desk, self.bell, self.courier):
            worker.limit_to(conversation_id)

    async def take(self, inbound: Inbound, newcomer: Newcomer) -> None:
        """Take a message in; whoever has something to do about it hears of it."""
        await self.intake.take(inbound, newcomer)


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
