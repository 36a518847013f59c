"""A recording gate between the bots and the real Rasa: what was asked, and what was answered."""

from __future__ import annotations

import json
import time
from typing import Any

import aiohttp
from aiohttp import web

from tests.chaos.moments import ANSWERED, Moments
from tests.chaos.seen import Asked, Seen

PATIENCE = aiohttp.ClientTimeout(total=30, sock_connect=2)
"""Longer than the bot's own: it is the bot that gives up first."""


class Gate:
    """Passes everything on. When Rasa is dead the bot sees a connection that is reset."""

    def __init__(self, seen: Seen, moments: Moments, rasa_url: str) -> None:
        """`seen` is where the turns are recorded."""
        self._seen = seen
        self._moments = moments
        self._rasa_url = rasa_url
        self._runner: web.AppRunner | None = None
        self._session: aiohttp.ClientSession | None = None
        self.url = ""

    async def start(self) -> None:
        """Listen on a free loopback port."""
        self._session = aiohttp.ClientSession(timeout=PATIENCE)
        app = web.Application()
        app.router.add_route("*", "/{path:.*}", self._pass_on)
        self._runner = web.AppRunner(app, shutdown_timeout=1.0)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}"

    async def stop(self) -> None:
        """Close everything."""
        if self._runner is not None:
            await self._runner.cleanup()
        if self._session is not None:
            await self._session.close()

    async def _pass_on(self, request: web.Request) -> web.Response:
        body = await request.read()
        asked = self._asked(request.path, body)
        try:
            status, raw = await self._of_rasa(request, body)
        except (aiohttp.ClientError, TimeoutError):
            if request.transport is not None:
                request.transport.abort()
            return web.Response()
        if asked is not None:
            asked.status = status
            asked.answer = json.loads(raw) if status == 200 else None
            self._moments.come(ANSWERED)
        return web.Response(body=raw, status=status, content_type="application/json")

    async def _of_rasa(self, request: web.Request, body: bytes) -> tuple[int, bytes]:
        assert self._session is not None
        where, kind = f"{self._rasa_url}{request.path}", {"Content-Type": "application/json"}
        async with self._session.request(request.method, where, data=body, headers=kind) as found:
            return found.status, await found.read()

    def _asked(self, path: str, body: bytes) -> Asked | None:
        """A turn is recorded when it is asked, not when it is answered."""
        if not path.endswith("/turn"):
            return None
        ask: dict[str, Any] = json.loads(body)
        asked = Asked(int(ask["facts"]["seed"]), ask, time.monotonic())
        self._seen.asks.append(asked)
        return asked
