"""How much an engine does for what it is asked, counted: never timed.

SQLite: steps of its virtual machine. PostgreSQL: rows that the plans visited; every statement
about the queue is explained beforehand, in a savepoint that is undone, as it would run: with a
plan for these parameters, or with one for any, as PostgreSQL keeps it after a few executions.
"""

from __future__ import annotations

import itertools
import re
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from psycopg import ClientCursor
from psycopg.sql import Literal
from sqlalchemy import Engine, event

from bot.storage.engines import is_sqlite

PARAMETER = re.compile(r"%\((\w+)\)s")
NAMES = itertools.count()
PLANS = ("force_custom_plan", "force_generic_plan")


@dataclass
class Effort:
    """Steps, or rows visited; and where a plan walked the whole queue, if one did."""

    done: int = 0
    scans: list[str] = field(default_factory=list)


@contextmanager
def counted(engine: Engine, plan: str = PLANS[0]) -> Iterator[Effort]:
    """What the engine does in the meantime."""
    effort = Effort()
    watch = _steps(engine, effort) if is_sqlite(engine) else _rows(engine, effort, plan)
    with watch:
        yield effort


@contextmanager
def _steps(engine: Engine, effort: Effort) -> Iterator[None]:
    watched: set[sqlite3.Connection] = set()

    def step() -> int:
        effort.done += 1
        return 0

    def before(conn: Any, *_: Any) -> None:
        driver: sqlite3.Connection = conn.connection.driver_connection
        if driver not in watched:
            watched.add(driver)
            driver.set_progress_handler(step, 1)

    event.listen(engine, "before_cursor_execute", before)
    yield
    event.remove(engine, "before_cursor_execute", before)
    for driver in watched:
        driver.set_progress_handler(None, 1)


@contextmanager
def _rows(engine: Engine, effort: Effort, plan: str) -> Iterator[None]:
    def before(
        conn: Any, _cursor: Any, statement: str, parameters: Any, _context: Any, many: bool
    ) -> None:
        if "queue" not in statement or statement.startswith("INSERT"):
            return
        for one in parameters if many else [parameters]:
            _explain(conn.connection.driver_connection, statement, one or {}, plan, effort)

    event.listen(engine, "before_cursor_execute", before)
    yield
    event.remove(engine, "before_cursor_execute", before)


def _explain(
    driver: Any, statement: str, parameters: Mapping[str, Any], plan: str, effort: Effort
) -> None:
    names = list(dict.fromkeys(PARAMETER.findall(statement)))
    text = PARAMETER.sub(lambda found: f"${names.index(found[1]) + 1}", statement)
    values = ", ".join(Literal(parameters[name]).as_string(driver) for name in names)
    cursor = ClientCursor(driver)
    cursor.execute("SAVEPOINT effort")
    cursor.execute(f"SET LOCAL plan_cache_mode = {plan}")
    name = f"effort_{next(NAMES)}"  # left alone: psycopg drops all it knows after an undoing
    cursor.execute(f"PREPARE {name} AS {text}")
    call = f"{name}({values})" if values else name
    cursor.execute(f"EXPLAIN (ANALYZE, FORMAT JSON) EXECUTE {call}")
    [explained] = cursor.fetchone() or ([],)
    cursor.execute("ROLLBACK TO effort")
    for node in _nodes(explained[0]["Plan"]):
        visited = _visited(node)
        effort.done += visited
        if node["Node Type"] == "Seq Scan" and node["Relation Name"] == "queue":
            effort.scans.append(statement)


def _nodes(node: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    yield node
    for inner in node.get("Plans", ()):
        yield from _nodes(inner)


def _visited(node: Mapping[str, Any]) -> int:
    """Rows that a scan, or a sort, had in its hands."""
    removed = sum(n for name, n in node.items() if name.startswith("Rows Removed by"))
    scans = "Scan" in node["Node Type"] or "Sort" in node["Node Type"]
    return int((node["Actual Rows"] + removed) * node["Actual Loops"]) if scans else 0
