"""100,000 timers far ahead cost a turn nothing: counted in steps and rows, never timed."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.dialects import sqlite
from sqlalchemy.sql import ClauseElement

from bot.storage import queue_statements as statements
from tests.crowd import filling
from tests.crowd.effort import PLANS, counted
from tests.crowd.timers import AHEAD, APART, MANY, take_a_turn, welcome
from tests.peers.stage import MONDAY_EVENING as NOW
from tests.peers.stage import Stage

MOST_MORE = 1.10
A_ROW_MORE = 5
"""Of some twenty: beside many rows PostgreSQL may plan otherwise, and look at one or two more."""
IN_A_TURN: dict[str, ClauseElement] = {
    "the desk's claim": statements.due(("turn",), mine=False),
    "the bell's claim": statements.due(("timer",), mine=False),
    "the courier's claim": statements.due(("delivery",), mine=False, lane=True),
    "the desk's next": statements.next_due(("turn",), mine=False),
    "the bell's next": statements.next_due(("timer",), mine=False),
    "the courier's next": statements.next_due(("delivery",), mine=False),
    "put off": statements.POSTPONE.values(due_at=0),
    "waits": statements.WAITS,
    "cancel": statements.CANCEL,
    "lease": statements.LEASE.values(owner="a"),
    "finish": statements.FINISH,
    "give back": statements.GIVE_BACK,
    "drop": statements.DROP,
    "release": statements.RELEASE,
    "unpark": statements.UNPARK,
}
LIST = re.compile(r"\(__\[POSTCOMPILE_\w+\]\)")


@pytest.fixture
def engine(stage: Stage) -> Engine:
    """The stage's engine."""
    return stage.database.engine


@pytest.mark.parametrize("analyzed", [False, True], ids=["never analyzed", "analyzed"])
@pytest.mark.parametrize("url", ["sqlite"], indirect=True)
def test_on_sqlite_every_statement_of_a_turn_goes_by_index(engine: Engine, analyzed: bool) -> None:
    filling.timers(engine, MANY, AHEAD, APART)
    if analyzed:
        filling.analyze(engine)
    for name, statement in IN_A_TURN.items():
        plan = "; ".join(_plan(engine, statement))
        assert "SEARCH queue" in plan, name
        assert "SCAN" not in plan, (name, plan)
        assert "TEMP B-TREE" not in plan, (name, plan)
        assert "ix_queue_lane (kind=?)" not in plan, "that is all of a kind"


def _plan(engine: Engine, statement: ClauseElement) -> list[str]:
    sql = str(statement.compile(dialect=sqlite.dialect(paramstyle="named")))
    sql = LIST.sub("('nudge', 'promise')", sql)
    values = dict.fromkeys(re.findall(r":(\w+)", sql), 1)
    with engine.connect() as connection:
        rows = connection.execute(text(f"EXPLAIN QUERY PLAN {sql}"), values)
        return [str(row.detail) for row in rows]


@pytest.mark.parametrize(
    ("url", "plan"),
    [("sqlite", PLANS[0]), *(("postgres", plan) for plan in PLANS)],
    indirect=["url"],
)
async def test_a_hundred_thousand_timers_ahead_add_no_tenth_to_the_work_of_a_turn(
    stage: Stage, engine: Engine, plan: str
) -> None:
    await welcome(stage)
    filling.analyze(engine)
    await take_a_turn(stage, 1)
    with counted(engine, plan) as without:
        await take_a_turn(stage, 2)
    filling.timers(engine, MANY, AHEAD, APART)
    filling.analyze(engine)
    with counted(engine, plan) as beside:
        await take_a_turn(stage, 3)
    assert without.done > 0
    assert beside.done <= without.done * MOST_MORE + A_ROW_MORE
    assert beside.scans == []
    talk = await stage.talk()
    assert await stage.unit(lambda ledger: ledger.queue.next_due(("timer",), talk.id)) is not None


@pytest.mark.parametrize("url", ["sqlite"], indirect=True)
async def test_on_sqlite_it_is_so_though_nobody_ever_let_it_count_its_rows(
    stage: Stage, engine: Engine
) -> None:
    await welcome(stage)
    await take_a_turn(stage, 1)
    with counted(engine) as without:
        await take_a_turn(stage, 2)
    filling.timers(engine, MANY, AHEAD, APART)
    with counted(engine) as beside:
        await take_a_turn(stage, 3)
    assert beside.done <= without.done * MOST_MORE


async def test_a_timer_that_is_due_is_claimed_with_as_little_work_beside_them(
    stage: Stage, engine: Engine
) -> None:
    now = NOW + timedelta(seconds=1)
    found = []
    for many in (0, MANY):
        if many:
            filling.timers(engine, many, AHEAD, APART)
        filling.analyze(engine)
        await stage.unit(lambda ledger: ledger.participant("sam", "GB", "UTC", NOW))
        await stage.say("hello")
        await stage.put("hello", NOW)
        with counted(engine) as effort:
            [job] = await stage.unit(lambda ledger: ledger.queue.claim(("timer",), now, "a", 8))
        await stage.unit(lambda ledger, job=job: ledger.queue.finish(job))  # type: ignore[misc]
        found.append(effort.done)
    without, beside = found
    assert without > 0
    assert beside <= without * MOST_MORE
