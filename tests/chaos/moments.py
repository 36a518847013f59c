"""Moments at which a blow hurts most: it may wait for one, and fall just after it."""

from __future__ import annotations

import asyncio
from contextlib import suppress

DANGER = "a danger sentence is given to a bot"
ANSWERED = "the dialogue has answered a turn"
TAKEN = "the platform has taken a reply"
KINDS = (DANGER, ANSWERED, TAKEN)


class Moments:
    """Whoever sees one come says so; whoever waits for its kind wakes at once."""

    def __init__(self) -> None:
        """Nobody waits."""
        self._waiting: dict[str, asyncio.Event] = {kind: asyncio.Event() for kind in KINDS}

    def come(self, kind: str) -> None:
        """It is now."""
        self._waiting[kind].set()
        self._waiting[kind] = asyncio.Event()

    async def next(self, kind: str, within: float) -> None:
        """Until the next of that kind, or until so many seconds have passed without one."""
        with suppress(TimeoutError):
            async with asyncio.timeout(within):
                await self._waiting[kind].wait()
