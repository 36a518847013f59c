"""What a thief of the disk finds: no word, name or platform id; nothing of who was forgotten."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.services.forget import forget
from bot.services.report import close_flag
from bot.storage.database import Database
from bot.storage.engines import engine_for
from bot.storage.ledger import SqlLedger
from bot.storage.tables import metadata
from tests.peers.postgres import Postgres
from tests.peers.stage import MONDAY_EVENING as NOW
from tests.peers.stage import Stage
from tests.peers.world import turn
from tests.services.test_remind import THREAT

NAME = "Balthazar Quenneville"
PLATFORM_ID = "7734551209"
WORDS = ("punched the dash", "Noted as it was", "small like a kid", "rang his brother", "zzyx")


@pytest.fixture
def folder(request: pytest.FixtureRequest, url: str) -> Path:
    """Where the engine keeps its files."""
    if url.startswith("sqlite"):
        return Path(url.removeprefix("sqlite:///")).parent
    postgres: Postgres = request.getfixturevalue("postgres")
    return postgres.folder / "data"


def _raw(folder: Path, url: str, *parts: str) -> bytes:
    """Every byte of the files; PostgreSQL has written all of it out first."""
    if url.startswith("postgres"):
        engine = engine_for(url)
        with engine.connect() as connection:
            connection.execute(text("CHECKPOINT"))
        engine.dispose()
    folders = [folder / part for part in parts] or [folder]
    files = [path for each in folders for path in each.rglob("*") if path.is_file()]
    return b"".join(path.read_bytes() for path in files)


async def _whole_run(stage: Stage) -> None:
    said, answered, kept, reason, state = WORDS
    act = {"act": "keep_walk_back", "finished": True, "beneath": [], "acts": [], "film": kept}
    stage.dialogue.will(turn(answered, buttons=(kept,), acts=[act], state={"film": state}))
    await stage.say(f"{said}, i want to check her phone every day", man=NAME, key=PLATFORM_ID)
    await stage.settle()
    await stage.say(THREAT, man=NAME)
    await stage.settle()
    flag = (await stage.flags())[-1]
    await stage.unit(lambda ledger: close_flag(ledger, flag.id, reason, NOW))
    await stage.settle()


async def test_the_files_and_their_logs_hold_none_of_it_in_plain(
    stage: Stage, url: str, folder: Path
) -> None:
    await _whole_run(stage)
    raw = _raw(folder, url)
    if url.startswith("sqlite"):
        assert (folder / "beneath.db-wal").stat().st_size > 0
    assert b"talk:" in raw, "it is the right place that is searched"
    for word in (*WORDS, NAME, "Balthazar", PLATFORM_ID, "kill her", "her phone", "dash"):
        assert word.encode() not in raw
        assert word.encode("utf-16-le") not in raw


async def test_no_log_line_holds_any_of_it(stage: Stage, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    stage.dialogue.will(*(ValueError(WORDS[0]) for _ in range(3)))
    await stage.say(f"{WORDS[2]}", man=NAME, key=PLATFORM_ID)
    for _ in range(3):
        await stage.settle()
        stage.clock.move_to(await stage.next_due() or stage.clock.now())
    await _whole_run(stage)
    assert "ValueError" in caplog.text
    for word in (*WORDS, NAME, PLATFORM_ID, THREAT):
        assert word not in caplog.text


async def _sealed(database: Database) -> list[bytes]:
    """Every sealed value and blind index, as it stands in the files."""

    def unit(ledger: SqlLedger) -> list[bytes]:
        found = []
        for table in metadata.sorted_tables:
            for row in ledger.connection.execute(table.select()):
                found += [bytes(v) for v in row if isinstance(v, bytes | memoryview)]
        return found

    return await database.run(unit)  # type: ignore[arg-type]


async def test_after_forget_a_raw_search_finds_nothing_of_him(
    stage: Stage, database: Database, url: str, folder: Path
) -> None:
    stage.dialogue.will(turn("Hello, Joe."))
    await stage.say("hi", man="joe")
    await stage.settle()
    others = await _sealed(database)
    await _whole_run(stage)
    flags = [flag.id for flag in await stage.flags()]
    for flag in flags:
        await stage.unit(lambda ledger, flag=flag: close_flag(ledger, flag, "seen", NOW))  # type: ignore[misc]
    his = [value for value in await _sealed(database) if value not in others]
    where = ("base",) if url.startswith("postgres") else ()
    before = _raw(folder, url, *where)
    assert sum(value in before for value in his) > 5
    await stage.unit(lambda ledger: forget(ledger, NAME, NOW))
    assert await database.scrub()
    after = _raw(folder, url, *where)
    assert [value for value in his if value in after] == []
    assert all(value in after for value in others if len(value) < 2000)


async def test_a_database_that_is_in_use_is_not_taken_for_scrubbed(
    database: Database, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.storage.scrubbing.TRIES", 1)
    monkeypatch.setattr("bot.storage.scrubbing.LOCK_MS", 50)
    await database.run(lambda ledger: ledger.participant("sam", "GB", "UTC", NOW))
    other = engine_for(url)
    with other.connect() as connection:
        connection.exec_driver_sql("BEGIN")
        connection.exec_driver_sql("SELECT count(*) FROM participants").scalar()
        await database.run(lambda ledger: ledger.participant("joe", "GB", "UTC", NOW))
        assert not await database.scrub()
    assert await database.scrub()
    other.dispose()
