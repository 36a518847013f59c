"""A building full of offices: starts them, stops them in the middle of their work, wakes them."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import text

from bot.settings import ROOT
from bot.storage.engines import engine_for
from tests.crowd.diary import Diary
from tests.crowd.office import END, TAKE, WORK
from tests.crowd.plan import Plan

WITHIN = 200.0
"""Seconds after which a building is stuck; never spent in a good run."""
LOOK_EVERY = 0.1
LEASED = text("SELECT count(*) FROM queue WHERE owner LIKE :whose")
LEFT = text("SELECT count(*) FROM queue")


class Building:
    """All offices of a plan, over one database."""

    def __init__(self, url: str, folder: Path, plan: Plan) -> None:
        """Nothing is started yet."""
        self.plan = plan
        self.diary = Diary(folder / "diary")
        self._engine = engine_for(url)
        self._log = folder / "log"
        self._commands = [
            [
                *(sys.executable, "-m", "tests.crowd.office", url, str(folder)),
                *map(str, (number, plan.men, plan.offices)),
            ]
            for number in range(plan.offices)
        ]
        self._offices: list[subprocess.Popen[bytes]] = []

    def open(self) -> None:
        """Start them, and wait until all of them are at work."""
        with self._log.open("ab") as log:
            self._offices = [
                subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stderr=log)
                for command in self._commands
            ]
        self.wait_for("open offices", lambda: self.diary.count("open") == self.plan.offices)

    def take_in(self) -> None:
        """Every man writes."""
        for number in range(self.plan.offices):
            self._tell(number, TAKE)

    def wait_until_they_stop(self) -> None:
        """Until half of them have stopped themselves, in the middle of turns and deliveries."""
        for number in self.plan.asleep:
            self.wait_for("a stopped office", lambda number=number: self._is_stopped(number))  # type: ignore[misc]

    def take_over(self) -> None:
        """The others begin to work; until nothing is leased by those who are stopped."""
        for number in range(self.plan.offices):
            if number not in self.plan.asleep:
                self._tell(number, WORK)
        whose = [f"%-{self._offices[number].pid}-%" for number in self.plan.asleep]
        self.wait_for("others to take over", lambda: not any(map(self._leased, whose)))

    def wake(self) -> None:
        """Those who are stopped go on, as if nothing had been."""
        for number in self.plan.asleep:
            self._offices[number].send_signal(signal.SIGCONT)
        woken = len(self.plan.asleep)
        self.wait_for("their waking", lambda: self.diary.count("woken") == woken)

    def wait_until_all_is_done(self) -> None:
        """Everything is taken in, and nothing is left on the queue."""
        offices = self.plan.offices
        self.wait_for("the intake", lambda: self.diary.count("all taken in") == offices)
        self.wait_for("an empty queue", lambda: self._counted(LEFT) == 0)

    def end(self) -> None:
        """Send them home; they end well."""
        for number, office in enumerate(self._offices):
            self._tell(number, END)
            assert office.wait(WITHIN) == 0, self._log.read_text()[-2000:]

    def close(self) -> None:
        """Whatever happened: nothing is left running."""
        for office in self._offices:
            office.kill()
            office.communicate()
        self.diary.close()
        self._engine.dispose()

    def wait_for(self, what: str, holds: Callable[[], bool]) -> None:
        """Until it holds, looked at now and then."""
        until = time.monotonic() + WITHIN
        while not holds():
            assert time.monotonic() < until, f"no {what}: {self._log.read_text()[-2000:]}"
            assert all(o.poll() in {None, 0} for o in self._offices), self._log.read_text()
            time.sleep(LOOK_EVERY)

    def _tell(self, number: int, order: bytes) -> None:
        into = self._offices[number].stdin
        assert into is not None
        into.write(order)
        into.flush()

    def _is_stopped(self, number: int) -> bool:
        stat = Path(f"/proc/{self._offices[number].pid}/stat").read_text()
        return stat.rsplit(")", 1)[1].split()[0] == "T"

    def _leased(self, whose: str) -> int:
        return self._counted(LEASED, whose=whose)

    def _counted(self, statement: object, **values: str) -> int:
        with self._engine.connect() as connection:
            return int(connection.execute(statement, values).scalar_one())  # type: ignore[call-overload]


@contextmanager
def building(url: str, folder: Path, plan: Plan) -> Iterator[Building]:
    """A building with open offices."""
    found = Building(url, folder, plan)
    try:
        found.open()
        yield found
    finally:
        found.close()
