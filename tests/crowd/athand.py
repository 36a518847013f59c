"""A storage that runs a unit on the spot, in the loop: while it does, no time passes there."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from sqlalchemy import Engine

from bot.services.ports import Ledger
from bot.services.work_queue import News
from bot.storage import news as told
from bot.storage.ledger import SqlLedger
from bot.storage.sealing import Sealer
from tests.peers.stage import KEY

T = TypeVar("T")


class AtHand:
    """Over a real engine; counts its units, and tells whoever listens what they put."""

    def __init__(self, engine: Engine) -> None:
        """Nothing is opened before the first unit."""
        self._engine = engine
        self._sealer = Sealer(KEY)
        self._listeners: list[Callable[[News], None]] = []
        self.units = 0

    async def run(self, unit: Callable[[Ledger], T]) -> T:
        """Run it at once."""
        self.units += 1
        news = told.News()
        with self._engine.begin() as connection:
            found = unit(SqlLedger(connection, self._sealer, news))
        for hear in self._listeners:
            hear(news)
        return found

    def listen(self, hear: Callable[[News], None]) -> Callable[[], None]:
        """Hear of it at once."""
        self._listeners.append(hear)
        return lambda: self._listeners.remove(hear)
