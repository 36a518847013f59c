"""Scripted men, side by side, round after round: each a new man with a script of his own."""

from __future__ import annotations

import asyncio
import random
import time

from tests.chaos.platform import Platform
from tests.chaos.sentences import SCRIPTS, Line

QUIET_FOR = 0.35
"""Seconds without another message after which he takes the answer for complete."""


class Crowd:
    """So many men at once; a new one comes when one is through, until it is closed."""

    def __init__(self, platform: Platform, seed: int, at_once: int = 8) -> None:
        """`at_once`: how many write side by side."""
        self._platform = platform
        self._dice = random.Random(f"men {seed}")
        self._at_once = at_once
        self._count = 0
        self._closed = asyncio.Event()

    async def run(self) -> None:
        """Until it is closed, and every man has put his phone away."""
        await asyncio.gather(*(self._one_after_another() for _ in range(self._at_once)))

    def close(self) -> None:
        """Nobody writes any more."""
        self._closed.set()

    async def _one_after_another(self) -> None:
        while not self._closed.is_set():
            number = self._count
            self._count += 1
            await self._man(f"man-{number:04}", SCRIPTS[number % len(SCRIPTS)])

    async def _man(self, address: str, script: tuple[Line, ...]) -> None:
        for line in script:
            await asyncio.sleep(self._dice.uniform(0.05, 0.6))
            if self._closed.is_set():
                return
            since = time.monotonic()
            for text in (line,) if isinstance(line, str) else line:
                self._write(address, text)
                await asyncio.sleep(self._dice.uniform(0, 0.1))
            await self._until_answered(address, since)

    def _write(self, address: str, text: str) -> None:
        if text.startswith("["):
            self._platform.post(address, text.strip("[]"), "press")
        else:
            self._platform.post(address, text, "text")

    async def _until_answered(self, address: str, since: float) -> None:
        """Some men wait longer for an answer than others; then they write on anyway."""
        patience = since + self._dice.uniform(2, 9)
        while time.monotonic() < patience and not self._closed.is_set():
            heard = self._platform.heard(address, since)
            newest = max((one.taken or 0.0 for one in heard), default=None)
            if newest is not None and time.monotonic() - newest > QUIET_FOR:
                return
            await asyncio.sleep(0.05)
