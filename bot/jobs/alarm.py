"""When a worker looks at the queue next; and whether the clock has leapt since it last did."""

from __future__ import annotations

import asyncio
import heapq
from contextlib import suppress
from datetime import datetime, timedelta

from bot.services.ports import Clock

LEAP = timedelta(seconds=20)
"""A wall clock that is so far off from the time that passed has been set, or we were stopped."""
GRACE = 60.0
"""Seconds after a leap forward in which no lease counts as ended because of it: as long as the
longest lease runs (storage/queue, LEASE_FOR)."""
MOST = 1000
"""Due times remembered; what is forgotten is found at the next rest."""


class Alarm:
    """Rings at the earliest known due time, when woken, and after a rest at the latest."""

    def __init__(self, clock: Clock, rest: timedelta) -> None:
        """`rest`: the longest sleep."""
        self._clock = clock
        self._rest = rest.total_seconds()
        self._woken = asyncio.Event()
        self._wanted = False
        self._due: list[datetime] = []
        self._known: set[datetime] = set()
        self._set_at: tuple[float, datetime] | None = None
        self._leap: tuple[float, timedelta] | None = None
        self.clock_was_put_back = True
        """True at the start as well: who knows what was before."""

    def now(self) -> None:
        """Ring now."""
        self._wanted = True
        self._woken.set()

    def at(self, due: datetime) -> None:
        """Ring at that time, or earlier."""
        if due in self._known:
            return
        if len(self._due) == MOST:  # the latest can wait for a look at rest
            self._due.sort()
            self._known.discard(self._due.pop())
        self._known.add(due)
        heapq.heappush(self._due, due)
        if self._due[0] is due:
            self._woken.set()

    @property
    def leap(self) -> timedelta:
        """How far the clock leapt forward a short while ago; nothing as a rule."""
        if self._leap is None or asyncio.get_running_loop().time() - self._leap[0] > GRACE:
            return timedelta(0)
        return self._leap[1]

    def set(self) -> None:
        """The worker looks now: whatever was due is seen, and the clock is watched."""
        now, seconds = self._clock.now(), asyncio.get_running_loop().time()
        if self._set_at is not None:
            off = (now - self._set_at[1]) - timedelta(seconds=seconds - self._set_at[0])
            self.clock_was_put_back = off < -LEAP
            if off > LEAP:
                self._leap = (seconds, off)
        self._set_at = (seconds, now)
        self._wanted = False
        self._woken.clear()
        while self._due and self._due[0] <= now:
            self._known.discard(heapq.heappop(self._due))

    async def rings(self) -> None:
        """Wait for it."""
        loop = asyncio.get_running_loop()
        until = loop.time() + self._rest
        while not self._wanted and not self._is_due() and loop.time() < until:
            self._woken.clear()
            with suppress(TimeoutError):
                # Not wait_for: it swallows a cancellation that comes together with the wake.
                async with asyncio.timeout(self._nap(until - loop.time())):
                    await self._woken.wait()

    def _is_due(self) -> bool:
        return bool(self._due) and self._due[0] <= self._clock.now()

    def _nap(self, left: float) -> float:
        """Seconds until the rest is over or the next is due."""
        if not self._due:
            return left
        return min(left, max(0.001, (self._due[0] - self._clock.now()).total_seconds()))
