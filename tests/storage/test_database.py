"""Opening the database, and units of work."""

from __future__ import annotations

import asyncio
import sqlite3
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from sqlalchemy import event

from bot.core.errors import Unreachable
from bot.core.kept import Record
from bot.services.ports import Ledger
from bot.storage.database import Database
from bot.storage.engines import engine_for
from bot.storage.ledger import SqlLedger
from bot.storage.tables import Moment
from tests.peers.stage import MONDAY_EVENING as NOW
from tests.peers.stage import opened
from tests.peers.world import GUARD


async def test_a_unit_that_raises_is_undone_as_a_whole(database: Database) -> None:
    def unit(ledger: Ledger) -> None:
        ledger.participant("sam", "GB", "Europe/London", NOW)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await database.run(unit)
    assert await database.run(lambda ledger: ledger.participant_named("sam")) is None


async def test_a_unit_that_raises_undoes_nobody_elses(database: Database) -> None:
    def fails(ledger: Ledger) -> None:
        ledger.participant("joe", "GB", "Europe/London", NOW)
        raise ZeroDivisionError

    def makes(number: int) -> Callable[[Ledger], object]:
        return lambda ledger: ledger.participant(f"sam {number}", "GB", "UTC", NOW)

    units = [fails if n % 3 == 1 else makes(n) for n in range(9)]
    came = await asyncio.gather(*(database.run(u) for u in units), return_exceptions=True)
    assert [isinstance(one, ZeroDivisionError) for one in came] == [n % 3 == 1 for n in range(9)]
    for n in range(9):
        found = await database.run(lambda ledger, n=n: ledger.participant_named(f"sam {n}"))  # type: ignore[misc]
        assert (found is None) == (n % 3 == 1)
    assert await database.run(lambda ledger: ledger.participant_named("joe")) is None


async def test_many_units_at_once_that_make_the_same_man_make_him_once(database: Database) -> None:
    def unit(ledger: Ledger) -> int:
        man = ledger.participant("sam", "GB", "Europe/London", NOW)
        return ledger.conversation_at("terminal", "sam", man.id).id

    assert set(await asyncio.gather(*(database.run(unit) for _ in range(20)))) == {1}


async def test_nothing_that_was_changed_at_once_is_lost(database: Database) -> None:
    def counted(ledger: Ledger) -> int:
        man = ledger.participant("sam", "GB", "Europe/London", NOW)
        talk = ledger.conversation_at("terminal", "sam", man.id)
        count = int(talk.dialogue.get("count", 0)) + 1
        ledger.keep_conversation(replace(talk, dialogue={"count": count}))
        return count

    counts = await asyncio.gather(*(database.run(counted) for _ in range(40)))
    assert sorted(counts) == list(range(1, 41))


async def test_on_sqlite_units_run_one_after_another_in_a_thread_of_the_storages_own(
    file: Path,
) -> None:
    database = opened(f"sqlite:///{file}")
    running: list[int] = []
    names: set[str] = set()

    def unit(ledger: Ledger) -> None:
        running.append(1)
        assert len(running) == 1
        names.add(threading.current_thread().name)
        ledger.participant("sam", "GB", "Europe/London", NOW)
        running.pop()

    await asyncio.gather(*(database.run(unit) for _ in range(20)))
    database.close()
    assert names == {"storage"}


async def test_units_that_wait_are_committed_together_and_all_are_there(file: Path) -> None:
    database = opened(f"sqlite:///{file}")
    commits: list[object] = []
    event.listen(database.engine, "commit", commits.append)
    held, go = threading.Event(), threading.Event()

    def hold(_ledger: Ledger) -> None:
        held.set()
        assert go.wait(GUARD)

    first = asyncio.create_task(database.run(hold))
    await asyncio.to_thread(held.wait, GUARD)
    waiting = [
        asyncio.create_task(
            database.run(lambda ledger, n=n: ledger.participant(f"m{n}", "GB", "UTC", NOW))  # type: ignore[misc]
        )
        for n in range(10)
    ]
    await asyncio.sleep(0)
    go.set()
    await asyncio.gather(first, *waiting)
    database.close()
    assert len(commits) == 2
    other = opened(f"sqlite:///{file}")
    for n in range(10):
        assert await other.run(lambda ledger, n=n: ledger.participant_named(f"m{n}"))  # type: ignore[misc]
    other.close()


async def test_a_full_disk_is_out_of_reach_and_when_there_is_room_again_all_goes_on(
    file: Path,
) -> None:
    database, most = opened(f"sqlite:///{file}"), [100_000]

    def limit(connection: sqlite3.Connection, _record: object) -> None:
        connection.execute(f"PRAGMA max_page_count={most[0]}")

    def page_count(ledger: SqlLedger) -> int:
        return int(ledger.connection.exec_driver_sql("PRAGMA page_count").scalar_one())

    def short(ledger: Ledger) -> int:
        return ledger.participant("sam", "GB", "UTC", NOW).id

    def long(ledger: Ledger) -> int:
        return ledger.keep(1, "note", {"text": "x" * 100_000}, NOW)

    event.listen(database.engine, "connect", limit)
    await database.run(short)
    most[0] = await database.run(page_count) + 2  # type: ignore[arg-type]
    await database.run(
        lambda ledger: ledger.connection.exec_driver_sql(  # type: ignore[attr-defined]
            f"PRAGMA max_page_count={most[0]}"
        )
    )
    units = [long, short, long]
    came = await asyncio.gather(*(database.run(u) for u in units), return_exceptions=True)
    assert [type(one) for one in came] == [Unreachable, int, Unreachable]
    assert "full" in str(came[0])
    assert await database.run(lambda ledger: ledger.records(1, "note")) == []
    most[0] = 100_000
    for _ in range(2):
        with suppress(Unreachable):
            await database.run(long)
    assert await database.run(lambda ledger: ledger.records(1, "note"))
    database.close()


async def test_what_two_processes_write_is_seen_by_both(url: str, database: Database) -> None:
    other = opened(url)
    await database.run(lambda ledger: ledger.participant("sam", "GB", "Europe/London", NOW))
    found = await other.run(lambda ledger: ledger.participant_named("sam"))
    other.close()
    assert found is not None


async def test_a_time_without_a_zone_is_refused(database: Database) -> None:
    naive = datetime(2026, 3, 2, 19, 0)  # noqa: DTZ001

    def unit(ledger: Ledger) -> None:
        ledger.keep(1, "note", {}, naive)

    with pytest.raises(Exception, match="a time without a zone"):
        await database.run(unit)


async def test_a_time_keeps_its_microseconds_and_comes_back_in_utc(database: Database) -> None:
    there = datetime(2026, 3, 2, 19, 0, 0, 123456, timezone(timedelta(hours=5, minutes=30)))

    def unit(ledger: Ledger) -> list[Record]:
        man = ledger.participant("sam", "GB", "Europe/London", there)
        ledger.keep(man.id, "note", {}, there)
        return ledger.records(man.id, "note")

    [record] = await database.run(unit)
    assert record.at == there
    assert record.at.tzinfo is UTC


def test_moments_sort_as_their_times_do() -> None:
    moment, dialect = Moment(), engine_for("sqlite://").dialect
    before, after = (moment.process_bind_param(at, dialect) for at in (NOW, NOW + timedelta(0, 1)))
    assert before is not None
    assert after is not None
    assert after - before == 1_000_000
    assert moment.process_bind_param(None, dialect) is None
    assert moment.process_result_value(None, dialect) is None


async def test_foreign_keys_are_kept(database: Database) -> None:
    with pytest.raises(Exception, match=r"(?i)foreign key"):
        await database.run(lambda ledger: ledger.keep(404, "note", {}, NOW))
