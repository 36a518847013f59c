"""Very much on the queue, put there at one stroke."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Engine, text

from bot.storage.engines import is_sqlite
from bot.storage.tables import EPOCH

FIRST_TALK = 1000
"""Conversations from there on are nobody's: only rows on the queue."""
MICROSECOND = timedelta(microseconds=1)
NUMBERS = {
    True: "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < :many)",
    False: "WITH n(i) AS (SELECT generate_series(1, CAST(:many AS BIGINT)))",
}
PUT = """
INSERT INTO queue (kind, reference, order_key, conversation_id, lane, due_at, tries)
{numbers}
SELECT '{row.kind}', '1', '{row.key}:' || (first + i) || CAST(:end AS VARCHAR), first + i,
       {row.lane}, CAST(:due AS BIGINT) + i * CAST(:apart AS BIGINT), 0
FROM n, (SELECT {first} + coalesce(max(id), 0) AS first FROM queue) AS before
"""


@dataclass(frozen=True)
class Row:
    """What the rows have in common; `key` and `end` are around the conversation's number."""

    kind: str
    key: str
    end: str
    lane: int


def timers(engine: Engine, many: int, due_at: datetime, apart: int = 0) -> None:
    """So many timers, each of a conversation of its own, `apart` microseconds from each other."""
    _fill(engine, Row("timer", "talk", "", 1), many, (due_at, apart))


def reminders(engine: Engine, many: int, due_at: datetime) -> None:
    """So many reminders in the outbox."""
    _fill(engine, Row("delivery", "out", ":2", 2), many, (due_at, 0))


def _fill(engine: Engine, row: Row, many: int, due: tuple[datetime, int]) -> None:
    with_numbers = PUT.format(numbers=NUMBERS[is_sqlite(engine)], first=FIRST_TALK, row=row)
    its = {"many": many, "due": (due[0] - EPOCH) // MICROSECOND, "apart": due[1], "end": row.end}
    with engine.begin() as connection:
        connection.execute(text(with_numbers), its)


def analyze(engine: Engine) -> None:
    """Let the planner count the rows."""
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql("ANALYZE")
