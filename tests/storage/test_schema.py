"""Bringing a database's schema up to date, and refusing what cannot be used."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Engine, select, text

from bot.core.errors import Unusable
from bot.services import report
from bot.storage import schema
from bot.storage.database import Database
from bot.storage.engines import engine_for
from bot.storage.keys import KeyFile
from bot.storage.schema import made_ready, migrate
from bot.storage.sealing import Sealer
from bot.storage.tables import installation, metadata, participants
from tests.peers.postgres import Postgres
from tests.peers.stage import KEY, Stage
from tests.peers.world import turn

FIRST = Path(__file__).with_name("first_schema.sql")
"""A database as the first landed version left it, data and all, sealed with KEY."""


@pytest.fixture(params=["sqlite", "postgres"])
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """A database that is not there yet, or has nothing in it."""
    if request.param == "sqlite":
        found = engine_for(f"sqlite:///{tmp_path / 'new' / 'b.db'}")
    else:
        postgres: Postgres = request.getfixturevalue("postgres")
        found = engine_for(postgres.create(f"b{abs(hash(tmp_path))}"))
    yield found
    found.dispose()


@pytest.fixture
def first(engine: Engine) -> Engine:
    """The first landed version's database, on either engine."""
    rows = sqlite3.connect(":memory:")
    rows.executescript(FIRST.read_text())
    schema.upgrade(engine, "0001")
    with engine.begin() as connection:
        for table in metadata.sorted_tables:
            if table is installation:
                continue
            found = rows.execute(f"SELECT * FROM {table.name}")  # noqa: S608
            names = [column[0] for column in found.description]
            for values in found.fetchall():
                marks = ", ".join(f":{name}" for name in names)
                into = f"INSERT INTO {table.name} ({', '.join(names)}) VALUES ({marks})"  # noqa: S608
                connection.execute(text(into), dict(zip(names, values, strict=True)))
            if engine.dialect.name == "postgresql":
                last = f"SELECT setval(pg_get_serial_sequence('{table.name}', 'id'), 100)"
                connection.execute(text(last))
    rows.close()
    return engine


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
        made_ready(engine, Sealer(KEY))


def test_a_file_that_is_no_database_is_refused_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "b.db").write_bytes(b"This is a letter to my wife, and no database." * 30)
    engine = engine_for(f"sqlite:///{tmp_path / 'b.db'}")
    with pytest.raises(Unusable, match="BENEATH_DATABASE cannot be opened"):
        migrate(engine)
    engine.dispose()


def test_a_server_that_does_not_answer_is_named_in_one_sentence(tmp_path: Path) -> None:
    engine = engine_for(f"postgresql://nobody:secret@/b?host={tmp_path}")
    with pytest.raises(Unusable, match="BENEATH_DATABASE cannot be reached") as refused:
        made_ready(engine, Sealer(KEY))
    assert "secret" not in str(refused.value)
    assert "\n" not in str(refused.value)


async def test_what_the_first_version_kept_is_all_there_after_the_upgrade(first: Engine) -> None:
    found = made_ready(first, Sealer(KEY), told_to=True, tell=lambda _text: None)
    assert (found.before, found.is_current) == ("0001", False)
    database = Database(first, Sealer(KEY))
    stage = Stage("", database)
    sam = await database.run(lambda ledger: report.export(ledger, "sam"))
    assert [m["text"] for m in sam["messages"] if m["from"] == "him"] == [
        "hi",
        "I agree",
        "i kicked the door",
    ]
    assert sam["walk_backs"][0]["film"] == "i kicked the door"
    assert sam["check_ins"][0]["mood"] == 4
    [flag] = await database.run(lambda ledger: ledger.flags(participant="joe"))
    assert flag.concern.action == "page"
    assert "check_in" in await stage.timers()
    stage.dialogue.will(turn("You check it often."))
    await stage.settle()
    assert stage.door.texts("max") == ["You check it often."]
    assert json.dumps(sam)
    database.close()


def test_an_older_file_is_copied_aside_before_it_is_changed(first: Engine) -> None:
    if first.dialect.name != "sqlite":
        with pytest.raises(Unusable, match="schema 0001, and Beneath needs 0002"):
            made_ready(first, Sealer(KEY))
        assert schema.schema_of(first).before == "0001"
        return
    told: list[str] = []
    made_ready(first, Sealer(KEY), tell=told.append)
    folder = Path(str(first.url.database)).parent
    [copy] = folder.glob("b.db.before-0001-*")
    assert copy.name in told[0]
    assert copy.stat().st_mode & 0o777 == 0o600
    old = sqlite3.connect(copy)
    assert old.execute("SELECT version_num FROM alembic_version").fetchone() == ("0001",)
    assert old.execute("SELECT count(*) FROM messages").fetchone() > (5,)
    old.close()


def test_a_wrong_key_is_refused_before_anything_is_touched(first: Engine) -> None:
    with pytest.raises(Unusable, match="does not fit this database"):
        made_ready(first, Sealer(bytes(32)), told_to=True)
    assert schema.schema_of(first).before == "0001"


def test_a_missing_key_is_named_and_none_is_made_in_its_place(
    first: Engine, tmp_path: Path
) -> None:
    keys = KeyFile(tmp_path / "data.key")
    with pytest.raises(Unusable, match=r"data.key is missing, and this database was sealed"):
        made_ready(first, keys, told_to=True)
    assert not keys.exists()
    assert schema.schema_of(first).before == "0001"


def test_a_new_installation_gets_a_key_and_knows_it_again(engine: Engine, tmp_path: Path) -> None:
    keys = KeyFile(tmp_path / "keys" / "data.key")
    made_ready(engine, keys)
    made_ready(engine, keys)
    with engine.connect() as connection:
        assert connection.execute(select(participants)).first() is None
        assert len(connection.execute(select(installation)).all()) == 1
    with pytest.raises(Unusable, match="does not fit this database"):
        made_ready(engine, Sealer(KEY))


def test_a_database_without_a_check_is_known_by_any_man_in_it(engine: Engine) -> None:
    migrate(engine)
    sealer = Sealer(KEY)
    add = text("INSERT INTO participants (name_index, sealed, created_at) VALUES (:n, :s, 0)")
    with engine.begin() as connection:
        connection.execute(add, {"n": b"x", "s": sealer.seal({"name": "sam"})})
    with pytest.raises(Unusable, match="does not fit this database"):
        made_ready(engine, Sealer(bytes(32)))
    made_ready(engine, sealer)
