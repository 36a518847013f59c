"""Opening the database, and units of work."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Engine, text

from bot.core.errors import Unusable
from bot.core.kept import Record
from bot.services.ports import Ledger
from bot.storage.database import Database, engine_for, migrate, refuse_another_key
from bot.storage.sealing import Sealer
from bot.storage.tables import Moment, metadata
from tests.peers.stage import KEY
from tests.peers.stage import MONDAY_EVENING as NOW


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    """An engine for a file that is not there yet, in a folder that is not there yet."""
    found = engine_for(f"sqlite:///{tmp_path / 'new' / 'folder' / 'b.db'}")
    yield found
    found.dispose()


def test_a_new_database_is_made_and_a_second_migration_has_nothing_to_do(engine: Engine) -> None:
    before, after = migrate(engine)
    assert before is None
    assert after
    assert migrate(engine) == (after, after)


def test_the_migrations_make_the_schema_that_the_code_expects(engine: Engine) -> None:
    migrate(engine)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": False})
        assert compare_metadata(context, metadata) == []


def test_a_newer_schema_is_refused_in_one_sentence(engine: Engine) -> None:
    migrate(engine)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(Unusable, match="made by a newer version of Beneath"):
        migrate(engine)


def test_what_is_written_is_on_the_disk_when_a_unit_returns(engine: Engine) -> None:
    with engine.connect() as connection:
        pragma = {
            name: connection.execute(text(f"PRAGMA {name}")).scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "secure_delete")
        }
    assert pragma == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "secure_delete": 1,
    }


@pytest.mark.parametrize("url", ["", "no url", "postgresql://localhost/beneath"])
def test_a_url_we_cannot_use_is_refused_in_one_sentence(url: str) -> None:
    with pytest.raises(Unusable, match="BENEATH_DATABASE"):
        engine_for(url)


def test_a_folder_that_cannot_be_made_is_refused_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(Unusable, match="folder of BENEATH_DATABASE"):
        engine_for(f"sqlite:///{tmp_path / 'file' / 'b.db'}")


def test_a_file_that_is_no_database_is_refused_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "b.db").write_bytes(b"This is a letter to my wife, and no database." * 30)
    engine = engine_for(f"sqlite:///{tmp_path / 'b.db'}")
    with pytest.raises(Unusable, match="BENEATH_DATABASE cannot be opened"):
        migrate(engine)
    engine.dispose()


def test_a_database_in_memory_needs_no_folder() -> None:
    engine_for("sqlite://").dispose()


async def test_another_key_than_the_databases_is_refused_before_anybody_is_looked_up(
    file: Path, database: Database
) -> None:
    other = Sealer(bytes(32))
    engine = engine_for(f"sqlite:///{file}")
    refuse_another_key(engine, other)
    await database.run(lambda ledger: ledger.participant("sam", "GB", "Europe/London", NOW))
    refuse_another_key(engine, Sealer(KEY))
    with pytest.raises(Unusable, match="does not fit this database"):
        refuse_another_key(engine, other)
    engine.dispose()


async def test_a_unit_that_raises_is_undone_as_a_whole(database: Database) -> None:
    def unit(ledger: Ledger) -> None:
        ledger.participant("sam", "GB", "Europe/London", NOW)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await database.run(unit)
    assert await database.run(lambda ledger: ledger.participant_named("sam")) is None


async def test_units_run_one_after_another_in_a_thread_of_the_storages_own(
    database: Database,
) -> None:
    running: list[int] = []
    names: set[str] = set()

    def unit(ledger: Ledger) -> None:
        running.append(1)
        assert len(running) == 1
        names.add(threading.current_thread().name)
        ledger.participant("sam", "GB", "Europe/London", NOW)
        running.pop()

    await asyncio.gather(*(database.run(unit) for _ in range(20)))
    assert names == {"storage_0"}


async def test_what_two_processes_write_is_seen_by_both(file: Path, database: Database) -> None:
    other = Database(engine_for(f"sqlite:///{file}"), Sealer(KEY))
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
    with pytest.raises(Exception, match="FOREIGN KEY"):
        await database.run(lambda ledger: ledger.keep(404, "note", {}, NOW))
