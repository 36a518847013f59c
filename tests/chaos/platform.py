"""A loopback chat platform over real sockets. It is never killed, and it forgets nothing."""

from __future__ import annotations

import asyncio
import random
import time
from contextlib import suppress
from dataclasses import asdict

from aiohttp import web

from tests.chaos import moments
from tests.chaos.moments import Moments
from tests.chaos.seen import Attempt, Seen, Update
from tests.chaos.sentences import DANGER

GIVEN_AGAIN = 0.2
"""Share of confirmed updates that are given once more."""
AGAIN_WITHIN = 5.0
LOOKS_FOR = 1.0
"""Seconds a fetch waits for something new."""
MOST = 50
FATES = {"plain": 0.86, "mute": 0.05, "late": 0.01, "busy": 0.03, "shut": 0.05}
"""plain: taken and answered; mute: taken, then the connection is dropped; late: taken, answered
after the door has given up; busy: refused with 503; shut: closed before anything is taken."""
TOO_LATE = 3.0


class Platform:
    """Men post into it; bots fetch from it with a confirming offset, and send through it."""

    def __init__(self, seen: Seen, moments: Moments, seed: int) -> None:
        """`seen` is where it records; `seed` decides its moods."""
        self._seen = seen
        self._moments = moments
        self._dice = random.Random(f"platform {seed}")
        self._confirmed = 0
        self._again: list[tuple[float, Update]] = []
        self._news = asyncio.Event()
        self._runner: web.AppRunner | None = None
        self.url = ""
        self.kind = False
        """A kind platform takes and answers everything: for the end of a run."""

    async def start(self) -> None:
        """Listen on a free loopback port."""
        app = web.Application()
        app.add_routes([web.post("/fetch", self._fetch), web.post("/send", self._send)])
        self._runner = web.AppRunner(app, shutdown_timeout=1.0)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}"

    async def stop(self) -> None:
        """Close everything."""
        if self._runner is not None:
            await self._runner.cleanup()

    def post(self, address: str, text: str, kind: str) -> Update:
        """A man writes, or taps."""
        update = Update(len(self._seen.updates) + 1, address, text, kind, time.monotonic())
        self._seen.updates.append(update)
        self._news.set()
        return update

    def heard(self, address: str, since: float) -> list[Attempt]:
        """What was shown to him since then, in order."""
        return [
            attempt
            for attempt in reversed(self._seen.attempts[-400:])
            if attempt.address == address and attempt.taken is not None and attempt.taken >= since
        ]

    async def _fetch(self, request: web.Request) -> web.Response:
        self._confirm(int((await request.json())["offset"]))
        found = self._waiting()
        if not found:
            self._news.clear()
            with suppress(TimeoutError):
                async with asyncio.timeout(LOOKS_FOR):
                    await self._news.wait()
            found = self._waiting()
        for update in found:
            self._seen.given[update.number] = self._seen.given.get(update.number, 0) + 1
        if any(update.text in DANGER for update in found):
            self._moments.come(moments.DANGER)
        return web.json_response({"updates": [asdict(update) for update in found]})

    def _confirm(self, offset: int) -> None:
        """Everything below the offset is done with, but some of it will be given once more."""
        for update in self._seen.updates[self._confirmed : offset - 1]:
            if self._dice.random() < GIVEN_AGAIN:
                due = time.monotonic() + self._dice.uniform(0, AGAIN_WITHIN)
                self._again.append((due, update))
        self._confirmed = max(self._confirmed, offset - 1)

    def _waiting(self) -> list[Update]:
        """Given again first, then what is not confirmed; updates are numbered from 1."""
        now = time.monotonic()
        again = [update for due, update in self._again if due <= now]
        self._again = [(due, update) for due, update in self._again if due > now]
        return again + self._seen.updates[self._confirmed : self._confirmed + MOST]

    async def _send(self, request: web.Request) -> web.StreamResponse:
        fate = "plain" if self.kind else self._fate()
        if fate == "shut":
            return _closed(request)
        attempt = Attempt(began=time.monotonic(), **await request.json())
        self._seen.attempts.append(attempt)
        await asyncio.sleep(self._dice.uniform(0, 0.04))
        if fate == "busy":
            return web.Response(status=503)
        attempt.taken = time.monotonic()
        self._moments.come(moments.TAKEN)
        if fate == "mute":
            return _closed(request)
        await asyncio.sleep(TOO_LATE if fate == "late" else self._dice.uniform(0, 0.04))
        return await _answered(request, attempt)

    def _fate(self) -> str:
        return self._dice.choices(list(FATES), list(FATES.values()))[0]


def _closed(request: web.Request) -> web.Response:
    """Drop the connection without a word; what is returned reaches nobody."""
    if request.transport is not None:
        request.transport.abort()
    return web.Response()


async def _answered(request: web.Request, attempt: Attempt) -> web.StreamResponse:
    response = web.json_response({"taken": True})
    try:
        await response.prepare(request)
        await response.write_eof()
    except ConnectionError:
        return response
    attempt.answered = time.monotonic()
    return response
