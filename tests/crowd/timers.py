"""What 100,000 timers cost a turn: `python -m tests.crowd.timers sqlite|postgres` prints it."""

from __future__ import annotations

import asyncio
import statistics
import sys
import tempfile
import time
from contextlib import ExitStack
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from bot.services.ports import Ledger
from tests.crowd import filling
from tests.crowd.wakes import fresh
from tests.peers.stage import MONDAY_EVENING as NOW
from tests.peers.stage import Stage, opened
from tests.peers.world import turn

MANY = 100_000
AHEAD = NOW + timedelta(days=30)
APART = 10_000_000
"""Microseconds from one timer to the next."""
TURNS = 200
BATCHES = 4


async def welcome(stage: Stage) -> None:
    """A man who has agreed to the terms, so that his turns put a timer on the queue."""
    await take_a_turn(stage, 0)
    him = await stage.man()
    agreed = replace(him, consented_at=stage.clock.now())

    def unit(ledger: Ledger) -> None:
        ledger.keep_participant(agreed)

    await stage.unit(unit)


async def take_a_turn(stage: Stage, number: int) -> None:
    """A whole turn: taken in, answered, its timer put or moved, sent; all workers look."""
    stage.dialogue.will(turn(f"Heat {number}?", asked="heat"))
    await stage.say(f"note {number}")
    await stage.settle()


async def _median_of_turns(stage: Stage, first: int) -> float:
    taken = []
    for number in range(first, first + TURNS // BATCHES):
        began = time.perf_counter()
        await take_a_turn(stage, number)
        taken.append(time.perf_counter() - began)
    return statistics.median(taken)


async def _measured(few_url: str, many_url: str) -> float:
    """One after the other, so that a noisy machine is noisy for both."""
    few, many = (Stage(url, opened(url)) for url in (few_url, many_url))
    for stage in (few, many):
        await welcome(stage)
    filling.timers(many.database.engine, MANY, AHEAD, APART)
    for stage in (few, many):
        filling.analyze(stage.database.engine)
    ratios = []
    for batch in range(BATCHES):
        first = 1 + batch * TURNS
        ratios.append(await _median_of_turns(many, first) / await _median_of_turns(few, first))
    for stage in (few, many):
        stage.database.close()
    return statistics.median(ratios)


def measure(few_url: str, many_url: str) -> float:
    """How long a turn takes beside 100,000 timers, as a multiple of one without; two databases."""
    return asyncio.run(_measured(few_url, many_url))


def _main(what: str) -> None:
    with ExitStack() as open_:
        folders = [Path(open_.enter_context(tempfile.TemporaryDirectory())) for _ in range(2)]
        few, many = [open_.enter_context(fresh(what, folder)) for folder in folders]
        ratio = measure(few, many)
    sys.stdout.write(f"{what}: a turn beside {MANY:,} timers takes {ratio:.2f} times as long\n")


if __name__ == "__main__":
    _main(*sys.argv[1:])
