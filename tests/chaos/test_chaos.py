"""Ten blows on each engine: nothing is lost, no alarm is, and nothing is half done."""

from __future__ import annotations

import shutil
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from tests.chaos import postgres
from tests.chaos.__main__ import short_folder
from tests.chaos.havoc import deck_of
from tests.chaos.run import Plan, Run

SEED = 20260302
KILLS = 10
NO_POSTGRES = "PostgreSQL is not installed here"


@pytest.mark.rasa
@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="blows are dealt by Linux: /proc, prlimit")
@pytest.mark.parametrize(
    "engine",
    [
        "sqlite",
        pytest.param(
            "postgres", marks=pytest.mark.skipif(not postgres.is_here(), reason=NO_POSTGRES)
        ),
    ],
)
async def test_ten_blows_break_no_promise_and_leave_nothing_behind(engine: str) -> None:
    plan = Plan(engine, KILLS, SEED, short_folder())
    outcome = await Run(plan, print).whole()
    numbers = outcome.verdict.numbers
    broken = [f"{one.promise}: {one.address}: {one.how}" for one in outcome.verdict.broken]
    assert broken == [], f"everything that was seen lies in {plan.folder}"
    assert sorted(blow.kind for blow in outcome.seen.blows) == sorted(deck_of(engine, KILLS, SEED))
    assert numbers["messages in"] > 50
    assert numbers["given again"] > 0
    assert numbers["alarms"] > 0
    assert _living_with(plan.folder) == []
    shutil.rmtree(plan.folder)


def _living_with(folder: Path) -> list[str]:
    """Processes that have that folder in their environment, or for their working folder."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            environment = (process / "environ").read_bytes()
            if str(folder).encode() in environment or _works_in(process, folder):
                found.append((process / "cmdline").read_text())
    return found


def _works_in(process: Path, folder: Path) -> bool:
    return (process / "cwd").readlink().is_relative_to(folder)


def test_every_ten_blows_hold_each_kind_and_a_seed_gives_the_same_again() -> None:
    deck = deck_of("postgres", 20, SEED)
    assert set(deck[:10]) == set(deck[10:]) == {*deck}
    assert deck == deck_of("postgres", 20, SEED)
    assert deck != deck_of("postgres", 20, SEED + 1)
    assert {"bot", "rasa", "postgres", "disk", "clock back", "clock on"} <= set(deck)
