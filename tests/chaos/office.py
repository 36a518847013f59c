"""The bot that is killed: the real coach behind a loopback door.

`python -m tests.chaos.office`, settings from the environment.
"""

from __future__ import annotations

import asyncio
import itertools
import os
import random
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar, cast

import aiohttp

from bot.app.coach import Coach, log_to, open_database
from bot.core.errors import Unreachable
from bot.core.messages import Inbound, Kind, Outbound
from bot.rasa.client import RasaClient
from bot.services.intake import Newcomer
from bot.services.ports import Ledger, Pictures
from bot.settings import load
from bot.storage.database import Database
from tests.chaos.clock import MovedClock
from tests.peers.world import Sketches

DOOR = "loopback"
COUNTRY = "GB"
GIVES_UP_AFTER = aiohttp.ClientTimeout(total=2)
FETCHES_FOR = aiohttp.ClientTimeout(total=10)
REST = 0.2
"""Seconds after a failure before the updates are fetched again."""


LINGERS = 0.02
"""Seconds at most between a commit and whatever its caller does next."""
T = TypeVar("T")


def tell(line: str) -> None:
    """One line to the harness. A pipe keeps what was written, though the writer be killed."""
    os.write(1, f"{line}\n".encode())


class Unhurried:
    """The database of a busy machine: between two units time passes, and a blow may fall."""

    def __init__(self, database: Database) -> None:
        """Everything but the pace is that database's."""
        self._database = database
        self._dice = random.Random()

    async def run(self, unit: Callable[[Ledger], T]) -> T:
        """Run it; its caller hears of it a moment later."""
        found = await self._database.run(unit)
        await asyncio.sleep(self._dice.uniform(0, LINGERS))
        return found

    def __getattr__(self, name: str) -> Any:
        return getattr(self._database, name)


class Loopback:
    """The door: fetches what men wrote, and sends what the coach says."""

    def __init__(self, url: str, clock: MovedClock) -> None:
        """`url` of the platform."""
        self._url = url
        self._clock = clock
        self._numbers = itertools.count(1)
        self.session = aiohttp.ClientSession()

    async def send(self, address: str, outbound: Outbound, at: datetime) -> str:
        """sent | unknown; Unreachable when it was surely not taken."""
        name = f"{os.getpid()}-{next(self._numbers)}"
        outcome = await self._sent(name, address, outbound, at)
        tell(f"told {name} {outcome}")
        if outcome == "unreachable":
            raise Unreachable(DOOR)
        return outcome

    async def _sent(self, name: str, address: str, outbound: Outbound, at: datetime) -> str:
        body = {
            "name": name,
            "office": os.getpid(),
            "address": address,
            "lane": int(outbound.lane),
            "said_at": at.isoformat(),
            "text": outbound.text,
        }
        try:
            async with self.session.post(
                f"{self._url}/send", json=body, timeout=GIVES_UP_AFTER
            ) as answer:
                await answer.read()
                return "sent" if answer.status == 200 else "unreachable"
        except aiohttp.ClientConnectorError:
            return "unreachable"
        except (aiohttp.ClientError, TimeoutError):
            return "unknown"

    async def listen(self, coach: Coach) -> None:
        """Fetch, record, and only then confirm; whatever fails is fetched again."""
        offset, greeted = 0, False
        while True:
            try:
                updates = await self._fetched(offset)
            except (aiohttp.ClientError, TimeoutError):
                await asyncio.sleep(REST)
                continue
            if not greeted:
                tell("up")
                greeted = True
            if await self._recorded(coach, updates):
                offset = max([offset, *(update["number"] + 1 for update in updates)])
            else:
                await asyncio.sleep(REST)

    async def _fetched(self, offset: int) -> list[dict[str, Any]]:
        async with self.session.post(
            f"{self._url}/fetch", json={"offset": offset}, timeout=FETCHES_FOR
        ) as answer:
            found: list[dict[str, Any]] = (await answer.json())["updates"]
            return found

    async def _recorded(self, coach: Coach, updates: Sequence[dict[str, Any]]) -> bool:
        """Different men side by side, one man's messages in his order; True when all are kept."""
        men: dict[str, list[dict[str, Any]]] = {}
        for update in updates:
            men.setdefault(update["address"], []).append(update)
        kept = await asyncio.gather(*(self._his(coach, his) for his in men.values()))
        return all(kept)

    async def _his(self, coach: Coach, updates: Sequence[dict[str, Any]]) -> bool:
        for update in updates:
            address = update["address"]
            inbound = Inbound(
                key=f"{DOOR}:{address}:{update['number']}",
                door=DOOR,
                address=address,
                text=update["text"],
                at=self._clock.now(),
                kind=Kind(update["kind"]),
            )
            try:
                await coach.take(inbound, Newcomer(address, COUNTRY, "Europe/London"))
            except Exception as error:
                tell(f"not recorded {type(error).__name__}")
                return False
        return True


async def main() -> None:
    """Open the office: database, dialogue, door and workers, until killed."""
    settings = load()
    log_to(settings.log_level)
    clock = MovedClock(Path(os.environ["CHAOS_CLOCK"]))
    pictures: Pictures | None = None if os.environ.get("CHAOS_PICTURES") == "real" else Sketches()
    assert settings.rasa_url is not None
    database = cast(Database, Unhurried(open_database(settings)))
    client = RasaClient(settings.rasa_url)
    door = Loopback(os.environ["CHAOS_PLATFORM"], clock)
    coach = Coach(settings, database, client, clock, {DOOR: door}, pictures)
    try:
        async with asyncio.TaskGroup() as group:
            for worker in coach.workers:
                group.create_task(worker.run())
            group.create_task(door.listen(coach))
    finally:
        await door.session.close()
        await client.close()
        database.close()


if __name__ == "__main__":
    with suppress(KeyboardInterrupt):
        asyncio.run(main())
