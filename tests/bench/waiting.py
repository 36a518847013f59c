"""How soon a worker wakes; what a turn costs beside 100,000 timers: each in its own process."""

from __future__ import annotations

import asyncio
import sys

from tests.bench.say import say
from tests.peers.postgres import programs


async def report() -> None:
    """Measure and print."""
    say("\nwake-ups (at most 50 ms at p99), and a turn beside 100,000 timers (at most 1.10)")
    for engine in ("sqlite", "postgres") if programs() is not None else ("sqlite",):
        for module in ("tests.crowd.wakes", "tests.crowd.timers"):
            ran = await asyncio.create_subprocess_exec(
                sys.executable, "-m", module, engine, stdout=asyncio.subprocess.PIPE
            )
            out, _ = await ran.communicate()
            say(out.decode().rstrip())
