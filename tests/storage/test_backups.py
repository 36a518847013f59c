"""A backup is rehearsed: written while all goes on, put back, and the men go on as before."""

from __future__ import annotations

import asyncio
import sqlite3
import stat
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import Engine, text

from bot.core.errors import Unusable
from bot.services import report
from bot.storage import clients, schema
from bot.storage.backups import back_up, restore
from bot.storage.database import Database
from bot.storage.ears import Pipes
from bot.storage.engines import engine_for, file_of
from bot.storage.schema import made_ready
from bot.storage.sealing import Sealer
from tests.peers.postgres import Postgres
from tests.peers.stage import KEY, Stage
from tests.peers.world import turn
from tests.services.test_keep import DOOR, acted, walked

KEYS = Sealer(KEY)


def quiet(_text: str) -> None:
    """Nobody wants to know."""


@pytest.fixture(params=["sqlite", "postgres"])
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """An installation's database, made ready."""
    if request.param == "sqlite":
        found = engine_for(f"sqlite:///{tmp_path / 'home of it'}/b #1.db")
    else:
        postgres: Postgres = request.getfixturevalue("postgres")
        found = engine_for(postgres.create(f"b{uuid4().hex}"))
    made_ready(found, KEYS)
    yield found
    found.dispose()


async def _lived(engine: Engine) -> dict[str, object]:
    database = Database(engine, KEYS)
    stage = Stage("", database)
    await acted(stage, {"act": "keep_consent"}, walked(DOOR), text="3")
    try:
        return await stage.unit(lambda ledger: report.export(ledger, "sam"))
    finally:
        database.close()


async def _goes_on(engine: Engine) -> dict[str, object]:
    """What is kept of him; then he writes, and is answered."""
    database = Database(engine, KEYS)
    stage = Stage("", database)
    kept = await stage.unit(lambda ledger: report.export(ledger, "sam"))
    stage.dialogue.will(turn("Hello again."))
    await stage.say("hi again", key="terminal:sam:after")
    await stage.settle()
    assert stage.door.texts() == ["Hello again."]
    database.close()
    return kept


def _damage(engine: Engine) -> None:
    with engine.begin() as connection:
        connection.execute(text("DELETE FROM queue"))
        connection.execute(text("DELETE FROM records"))
        connection.execute(text("DELETE FROM flags"))
        connection.execute(text("DELETE FROM messages"))
    engine.dispose()


async def test_a_backup_brings_everything_back_and_what_was_there_is_kept_aside(
    engine: Engine, tmp_path: Path
) -> None:
    before = await _lived(engine)
    target = tmp_path / "kept" / "b.bak"
    target.parent.mkdir()
    back_up(engine, target, quiet)
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    _damage(engine)
    with pytest.raises(Unusable, match="say --replace"):
        restore(engine, target, replace=False, tell=quiet)
    aside = restore(engine, target, replace=True, tell=quiet)
    assert aside is not None
    assert aside.exists()
    made_ready(engine, KEYS)
    assert await _goes_on(engine) == before


async def test_a_backup_is_written_while_men_write(engine: Engine, tmp_path: Path) -> None:
    await _lived(engine)
    database = Database(engine, KEYS)
    stage = Stage("", database)
    writing = asyncio.create_task(_write(stage))
    await asyncio.to_thread(back_up, engine, tmp_path / "b.bak", quiet)
    await writing
    database.close()
    restore(engine, tmp_path / "b.bak", replace=True, tell=quiet)
    made_ready(engine, KEYS)
    again = Database(engine, KEYS)
    [consent] = await again.run(lambda ledger: report.export(ledger, "sam")["consents"])
    again.close()
    assert consent["adult"] is True


async def _write(stage: Stage) -> None:
    for number in range(30):
        await stage.say(f"and {number}", man="joe")


async def test_a_backup_holds_nothing_in_plain_and_not_the_key(
    engine: Engine, tmp_path: Path
) -> None:
    await _lived(engine)
    back_up(engine, tmp_path / "b.bak", quiet)
    raw = (tmp_path / "b.bak").read_bytes()
    for word in (b"kicked the door", KEY, KEY.hex().encode()):
        assert word not in raw


def test_a_backup_is_never_written_over_another_file(engine: Engine, tmp_path: Path) -> None:
    (tmp_path / "b.bak").write_text("a letter")
    with pytest.raises(Unusable, match="is there already"):
        back_up(engine, tmp_path / "b.bak", quiet)
    assert (tmp_path / "b.bak").read_text() == "a letter"


async def test_what_is_no_backup_is_refused_and_the_database_is_as_it_was(
    engine: Engine, tmp_path: Path
) -> None:
    before = await _lived(engine)
    good = tmp_path / "good.bak"
    back_up(engine, good, quiet)
    content = good.read_bytes()
    for name, wrong in (
        ("letter", b"Dear Ann, I am sorry." * 50),
        ("empty", b""),
        ("cut", content[: len(content) // 2]),
        ("other", b"PGDMP" if file_of(engine) else b"SQLite format 3\0" + bytes(200)),
    ):
        (tmp_path / name).write_bytes(wrong)
        with pytest.raises(Unusable):
            restore(engine, tmp_path / name, replace=True, tell=quiet)
    with pytest.raises(Unusable, match="cannot be read"):
        restore(engine, tmp_path / "nowhere", replace=True, tell=quiet)
    assert await _goes_on(engine) == before


async def test_a_backup_of_a_newer_version_is_refused_and_of_an_older_one_is_brought_up(
    engine: Engine, tmp_path: Path
) -> None:
    before = await _lived(engine)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    back_up(engine, tmp_path / "newer.bak", quiet)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '0002'"))
    with pytest.raises(Unusable, match="newer version of Beneath"):
        restore(engine, tmp_path / "newer.bak", replace=True, tell=quiet)
    assert await _goes_on(engine) == before


def test_an_empty_database_has_nothing_to_back_up(tmp_path: Path) -> None:
    engine = engine_for(f"sqlite:///{tmp_path}/b.db")
    with pytest.raises(Unusable, match="nothing to back up"):
        back_up(engine, tmp_path / "b.bak", quiet)
    assert not (tmp_path / "b.bak").exists()
    engine.dispose()


def test_another_programs_database_is_no_backup(tmp_path: Path) -> None:
    other = sqlite3.connect(tmp_path / "songs.db")
    other.execute("CREATE TABLE songs (name TEXT)")
    other.commit()
    other.close()
    engine = engine_for(f"sqlite:///{tmp_path}/b.db")
    with pytest.raises(Unusable, match="no backup of Beneath"):
        restore(engine, tmp_path / "songs.db", replace=True, tell=quiet)
    engine.dispose()


async def test_nothing_is_put_back_under_a_coach_that_is_running(tmp_path: Path) -> None:
    engine = engine_for(f"sqlite:///{tmp_path}/b.db")
    made_ready(engine, KEYS)
    back_up(engine, tmp_path / "b.bak", quiet)
    ear = Pipes(tmp_path / "b.db").open()
    with pytest.raises(Unusable, match="stop it first"):
        restore(engine, tmp_path / "b.bak", replace=True, tell=quiet)
    ear.close()
    restore(engine, tmp_path / "b.bak", replace=True, tell=quiet)
    engine.dispose()


def test_postgresqls_programs_must_be_there_and_as_new_as_the_server(
    postgres: Postgres, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = engine_for(postgres.create(f"b{uuid4().hex}"))
    made_ready(engine, KEYS)
    monkeypatch.setattr(clients, "VERSIONS", tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(Unusable, match="are missing: install PostgreSQL's client programs"):
        back_up(engine, tmp_path / "b.bak", quiet)
    for program in clients.PROGRAMS:
        (tmp_path / program).write_text(f"#!/bin/sh\necho '{program} (PostgreSQL) 9.6.1'\n")
        (tmp_path / program).chmod(0o700)
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin:/usr/bin")
    with pytest.raises(Unusable, match="have version 9, and the server has"):
        back_up(engine, tmp_path / "b.bak", quiet)
    engine.dispose()


def test_the_password_is_never_in_a_command_or_an_error() -> None:
    url = "postgresql://beneath:s3cret@localhost:1/nowhere"
    with pytest.raises(Unusable) as refused:
        clients.clients_for(engine_for(url))
    assert "s3cret" not in str(refused.value)
    assert "\n" not in str(refused.value)


def test_an_older_schema_is_copied_aside_under_a_name_that_tells_when(tmp_path: Path) -> None:
    engine = engine_for(f"sqlite:///{tmp_path}/b.db")
    schema.upgrade(engine, "0001")
    told: list[str] = []
    made_ready(engine, KEYS, tell=told.append)
    [copy] = tmp_path.glob("b.db.before-0001-*")
    assert copy.name in told[0]
    engine.dispose()
