"""The real Rasa of a run: on one port, started again whenever it is dead."""

from __future__ import annotations

import asyncio
import socket
from contextlib import suppress
from pathlib import Path

from bot.rasa.client import RasaClient
from bot.rasa.training import ensure_trained, environment, python
from bot.settings import ROOT
from tests.chaos.children import Child

LOOK_EVERY = 0.25
UP_WITHIN = 180.0


class RasaEngine:
    """One Rasa server."""

    def __init__(self, log: Path) -> None:
        """`log` takes its output."""
        self._log = log
        self._child: Child | None = None
        self._keeper: asyncio.Task[None] | None = None
        self._model = ensure_trained(ROOT, lambda _: None)
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self._port = int(probe.getsockname()[1])
        self.up = asyncio.Event()

    @property
    def url(self) -> str:
        """Where it answers; the same over all restarts."""
        return f"http://127.0.0.1:{self._port}"

    async def start(self) -> None:
        """Start it, keep it running, and wait for it."""
        self._keeper = asyncio.create_task(self._keep())
        await self.until_up()

    async def until_up(self) -> None:
        """Until it answers; TimeoutError when it will not."""
        async with asyncio.timeout(UP_WITHIN):
            await self.up.wait()

    async def stop(self) -> None:
        """For good."""
        if self._keeper is not None:
            self._keeper.cancel()
            await asyncio.gather(self._keeper, return_exceptions=True)
        await self.kill()

    async def kill(self) -> None:
        """kill -9."""
        self.up.clear()
        if self._child is not None:
            await self._child.kill()

    async def _keep(self) -> None:
        client = RasaClient(self.url)
        try:
            while True:
                if self._child is None or self._child.ended.is_set():
                    self.up.clear()
                    self._spawn()
                if not self.up.is_set():
                    await self._look(client)
                await asyncio.sleep(LOOK_EVERY)
        finally:
            await client.close()

    async def _look(self, client: RasaClient) -> None:
        child = self._child
        with suppress(TimeoutError):
            async with asyncio.timeout(5):
                if await client.model() is not None and child is self._child:
                    self.up.set()

    def _spawn(self) -> None:
        command = [str(python(ROOT)), "-m", "nlu.serve", str(self._model), str(self._port)]
        self._child = Child(command, environment(ROOT), self._log)
