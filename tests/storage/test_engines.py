"""Opening an engine."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import text

from bot.core.errors import Unusable
from bot.storage.engines import engine_for, file_of, is_sqlite


def test_what_is_written_is_on_the_disk_when_a_unit_returns(tmp_path: Path) -> None:
    engine = engine_for(f"sqlite:///{tmp_path / 'new' / 'folder' / 'b.db'}")
    with engine.connect() as connection:
        pragma = {
            name: connection.execute(text(f"PRAGMA {name}")).scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "secure_delete")
        }
    engine.dispose()
    assert pragma == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "secure_delete": 1,
    }


@pytest.mark.parametrize("url", ["", "no url", "mysql://localhost/beneath"])
def test_a_url_we_cannot_use_is_refused_in_one_sentence(url: str) -> None:
    with pytest.raises(Unusable, match="BENEATH_DATABASE"):
        engine_for(url)


@pytest.mark.parametrize(
    "url", ["postgres://h/b", "postgresql://h/b", "postgresql+psycopg2://h/b"]
)
def test_every_way_to_write_a_postgresql_url_means_the_one_driver(url: str) -> None:
    engine = engine_for(url)
    assert engine.dialect.driver == "psycopg"
    assert not is_sqlite(engine)
    assert file_of(engine) is None


def test_a_folder_that_cannot_be_made_is_refused_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(Unusable, match="folder of BENEATH_DATABASE"):
        engine_for(f"sqlite:///{tmp_path / 'file' / 'b.db'}")


def test_a_database_in_memory_needs_no_folder() -> None:
    engine_for("sqlite://").dispose()


def test_a_unit_that_was_stopped_in_the_middle_of_its_transaction_loses_it(
    postgres_url: str,
) -> None:
    engine = engine_for(postgres_url)
    with engine.connect() as connection:
        for name, shown in (
            ("idle_in_transaction_session_timeout", "15s"),
            ("lock_timeout", "10s"),
            ("application_name", "beneath"),
        ):
            assert connection.execute(text(f"SHOW {name}")).scalar() == shown
    engine.dispose()
