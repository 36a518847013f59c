"""The bots of a run: started, watched, and started again whatever they died of."""

from __future__ import annotations

import asyncio
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tests.chaos.children import Child
from tests.chaos.seen import Seen, Told

LOOK_EVERY = 0.1
UP_WITHIN = 15.0
REST_AFTER_A_FALL = 0.5


@dataclass
class Office:
    """One bot process; `up` since its first fetch."""

    child: Child
    up: asyncio.Event = field(default_factory=asyncio.Event)

    async def up_or_ended(self) -> None:
        """Until it fetches, or is dead; another that holds the database may keep it waiting."""
        waits = [asyncio.create_task(event.wait()) for event in (self.up, self.child.ended)]
        _, late = await asyncio.wait(waits, timeout=UP_WITHIN, return_when=asyncio.FIRST_COMPLETED)
        for task in late:
            task.cancel()


class Offices:
    """As systemd would: while `open`, at least one bot runs."""

    def __init__(self, seen: Seen, env: Mapping[str, str], log: Path) -> None:
        """`env`: the settings of the bots; `log`: what they write on standard error."""
        self._seen = seen
        self._env = env
        self._log = log
        self._living: list[Office] = []
        self._keeper: asyncio.Task[None] | None = None
        self.not_recorded = 0
        """How often a bot told that it could not record a message just now."""

    async def open(self) -> None:
        """From now on a bot runs."""
        self._keeper = asyncio.create_task(self._keep())

    async def close(self) -> None:
        """kill -9 of all, and none is started again."""
        if self._keeper is not None:
            self._keeper.cancel()
            await asyncio.gather(self._keeper, return_exceptions=True)
            self._keeper = None
        for office in list(self._living):
            await self.kill(office)

    async def _keep(self) -> None:
        while True:
            for office in [one for one in self._living if one.child.ended.is_set()]:
                self._buried(office)
                self._seen.fell.append(
                    (office.child.pid, time.monotonic(), office.child.code or 0)
                )
                await asyncio.sleep(REST_AFTER_A_FALL)
            if not self._living:
                self.hire()
            await asyncio.sleep(LOOK_EVERY)

    def hire(self) -> Office:
        """Start one more bot."""
        command = [sys.executable, "-m", "tests.chaos.office"]
        office = Office(Child(command, self._env, self._log, self._heard))
        self._living.append(office)
        return office

    def _heard(self, pid: int, line: str) -> None:
        what, *rest = line.split(" ")
        if what == "told":
            self._seen.told[rest[0]] = Told(rest[1], time.monotonic())
        elif what == "up":
            for office in self._living:
                if office.child.pid == pid:
                    office.up.set()
        elif line.startswith("not recorded"):
            self.not_recorded += 1
        else:
            with self._log.open("a") as out:
                out.write(f"{pid} {line}\n")

    async def kill(self, office: Office) -> None:
        """kill -9."""
        self._seen.ended[office.child.pid] = time.monotonic()
        if office in self._living:
            self._living.remove(office)
        await office.child.kill()

    def _buried(self, office: Office) -> None:
        self._living.remove(office)
        self._seen.ended[office.child.pid] = time.monotonic()

    @property
    def pids(self) -> list[int]:
        """Of those that run."""
        return [office.child.pid for office in self._living if office.child.code is None]

    @property
    def working(self) -> Office | None:
        """One that runs and fetches."""
        ready = (one for one in self._living if one.up.is_set() and one.child.code is None)
        return next(ready, None)
