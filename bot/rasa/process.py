"""Rasa as a child process: on a free loopback port, watched, started again when it dies."""

from __future__ import annotations

import asyncio
import logging
import socket
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from bot.core.errors import Unusable
from bot.rasa.client import RasaClient
from bot.rasa.training import environment, python

log = logging.getLogger("beneath.rasa")
UP_WITHIN = 120.0
"""Seconds a start may take on a slow machine before we say that it failed."""
LOOK_EVERY = 0.2
REST_BEFORE_RESTART = (1.0, 2.0, 5.0, 10.0, 30.0)


class RasaProcess:
    """One Rasa server of ours. Its output goes nowhere: what people wrote must not reach a log.

    It holds the other end of a pipe of ours and ends with us, even when we are killed.
    """

    def __init__(self, root: Path, model: Path) -> None:
        """Nothing is started yet."""
        self._root = root
        self._model = model
        self._child: asyncio.subprocess.Process | None = None
        self._watcher: asyncio.Task[None] | None = None
        self.port = _free_port()
        self.restarts = 0

    @property
    def url(self) -> str:
        """Where it answers; stays the same over restarts."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def pid(self) -> int | None:
        """Its process id, None while it is down."""
        return (
            self._child.pid if self._child is not None and self._child.returncode is None else None
        )

    async def start(self, tell: Callable[[float], None] | None = None) -> None:
        """Start it and wait until it answers; `tell` hears the seconds. Unusable if it won't."""
        await self._spawn()
        await self._until_up(tell)
        self._watcher = asyncio.create_task(self._watch())

    async def stop(self) -> None:
        """Stop watching, then stop it."""
        if self._watcher is not None:
            self._watcher.cancel()
            with suppress(asyncio.CancelledError):
                await self._watcher
        if self._child is not None and self._child.returncode is None:
            self._child.terminate()
            try:
                async with asyncio.timeout(5):
                    await self._child.wait()
            except TimeoutError:
                self._child.kill()
                await self._child.wait()

    async def _spawn(self) -> None:
        crash_log = self._root / "var" / "rasa-start.log"
        crash_log.parent.mkdir(parents=True, exist_ok=True)
        with crash_log.open("wb") as out:
            self._child = await asyncio.create_subprocess_exec(
                str(python(self._root)), "-m", "nlu.serve", str(self._model), str(self.port),
                "--tied", cwd=self._root, env=environment(self._root),
                stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.DEVNULL, stderr=out,
                start_new_session=True,
            )  # fmt: skip

    async def _until_up(self, tell: Callable[[float], None] | None) -> None:
        client, loop = RasaClient(self.url), asyncio.get_running_loop()
        began = loop.time()
        try:
            while await client.model() is None:
                spent = loop.time() - began
                if self.pid is None or spent > UP_WITHIN:
                    raise Unusable(
                        "Rasa did not come up. var/rasa-start.log says why; `make train` may help."
                    )
                if tell is not None:
                    tell(spent)
                await asyncio.sleep(LOOK_EVERY)
        finally:
            await client.close()

    async def _watch(self) -> None:
        while True:
            child = self._child
            assert child is not None
            await child.wait()
            rest = REST_BEFORE_RESTART[min(self.restarts, len(REST_BEFORE_RESTART) - 1)]
            self.restarts += 1
            log.warning(
                "rasa ended with code %s; starting it again in %.0f s",
                child.returncode,
                rest,
            )
            await asyncio.sleep(rest)
            with suppress(Unusable, OSError):
                await self._spawn()
                await self._until_up(None)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
