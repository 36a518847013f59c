"""Child processes of the harness, each in a group of its own, so that nothing is left over."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import threading
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from bot.settings import ROOT

Heard = Callable[[int, str], None]


class Child:
    """One process; all its output goes to a file, or line by line to `heard` if that is given.

    Starting is synchronous on purpose: a harness that is cancelled leaves no half-started child.
    """

    def __init__(
        self, command: Sequence[str], env: Mapping[str, str], log: Path, heard: Heard | None = None
    ) -> None:
        """Start it. `heard` gets its pid and every line it writes, in the loop."""
        self._loop = asyncio.get_running_loop()
        with log.open("ab") as out:
            self._process = subprocess.Popen(
                command,
                cwd=ROOT,
                env=env,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE if heard else out,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        self.pid = self._process.pid
        self.ended = asyncio.Event()
        threading.Thread(target=self._watch, args=(heard,), daemon=True).start()

    def _watch(self, heard: Heard | None) -> None:
        """Its last words are heard before its end is known."""
        with suppress(RuntimeError), self._process as process:  # the loop closed: nobody listens
            for line in process.stdout or ():
                words = line.decode(errors="replace").rstrip("\n")
                self._loop.call_soon_threadsafe(heard or _unheard, self.pid, words)
            process.wait()
            self._loop.call_soon_threadsafe(self.ended.set)

    @property
    def code(self) -> int | None:
        """Its exit code; None while it lives."""
        return self._process.returncode if self.ended.is_set() else None

    def signal(self, number: int) -> None:
        """To the whole group."""
        if not self.ended.is_set():
            with suppress(ProcessLookupError):
                os.killpg(self.pid, number)

    async def kill(self) -> None:
        """kill -9 of the whole group, and wait until it is gone and its last words are heard."""
        self.signal(signal.SIGKILL)
        await self.ended.wait()


def _unheard(_pid: int, _line: str) -> None:
    """Its output goes to a file."""
