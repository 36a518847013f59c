"""The PostgreSQL of a run: on the small disk, killed and started again."""

from __future__ import annotations

import asyncio
import os
import pwd
import shutil
import signal
import subprocess
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from tests.peers.postgres import ACCOUNTS, Postgres, programs

LOOK_EVERY = 0.2
UP_WITHIN = 60.0


def is_here() -> bool:
    """Are the server's programs installed?"""
    return programs() is not None


class Server:
    """The server that the tests have, with an end and a beginning that do not block the loop."""

    def __init__(self, folder: Path) -> None:
        """Its data and its socket lie in that folder: keep the path short, a socket's is."""
        found = programs()
        assert found is not None
        folder.mkdir()
        account = None
        if os.geteuid() == 0:
            names = {user.pw_name for user in pwd.getpwall()}
            account = next(name for name in ACCOUNTS if name in names)
            shutil.chown(folder, account)
        self._server = Postgres(folder, found, account)
        self.url = self._server.url()

    @property
    def pids(self) -> Sequence[int]:
        """Its processes, the first of them first: all that work in its folder."""
        return _working_in(self._server.folder)

    async def begin(self) -> None:
        """A new cluster, started."""
        await asyncio.to_thread(self._server.make)
        await self.start()

    async def start(self) -> None:
        """Start it if it does not run, and wait until it answers."""
        async with asyncio.timeout(UP_WITHIN):
            while not await self._answers():
                with suppress(subprocess.CalledProcessError):
                    await asyncio.to_thread(self._server.start)
                await asyncio.sleep(LOOK_EVERY)

    async def _answers(self) -> bool:
        try:
            await asyncio.to_thread(
                self._server.run, "psql", "-h", str(self._server.folder), "-U", "beneath",
                "-c", "select 1", "postgres",
            )  # fmt: skip
        except subprocess.CalledProcessError:
            return False
        return True

    def keep_log(self, file: Path) -> None:
        """What it wrote, before its disk is taken away."""
        log = self._server.folder / "log"
        if log.exists():
            shutil.copyfile(log, file)

    async def kill(self) -> None:
        """kill -9 of the server and all its children."""
        async with asyncio.timeout(UP_WITHIN):
            while pids := self.pids:
                _kill(pids)
                await asyncio.sleep(0.02)
        (self._server.folder / "data" / "postmaster.pid").unlink(missing_ok=True)
        self._server.kill()  # its socket goes as well


def _kill(pids: Sequence[int]) -> None:
    for pid in pids:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)


def _working_in(folder: Path) -> list[int]:
    """Processes whose working folder lies there, oldest first; dead ones have none."""
    found = []
    for place in Path("/proc").glob("[0-9]*/cwd"):
        with suppress(OSError):
            if place.readlink().is_relative_to(folder):
                found.append(int(place.parent.name))
    return sorted(found)
