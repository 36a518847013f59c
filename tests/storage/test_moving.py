"""An installation moves to another database, and nothing of it is lost on the way."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import Engine, text

from bot.core.errors import Unusable
from bot.services import report
from bot.services.ports import Ledger
from bot.storage import moving, schema
from bot.storage.database import Database
from bot.storage.ears import Pipes
from bot.storage.engines import engine_for
from bot.storage.moving import copy
from bot.storage.schema import made_ready
from bot.storage.sealing import Sealer
from tests.peers.postgres import Postgres
from tests.peers.stage import KEY, Stage
from tests.peers.world import turn
from tests.services.test_keep import DOOR, acted, walked
from tests.services.test_remind import THREAT

KEYS = Sealer(KEY)
REVIEWED = "i check her phone every day"
SQLITE, POSTGRES = "sqlite", "postgres"
WAYS = [(a, b) for a in (SQLITE, POSTGRES) for b in (SQLITE, POSTGRES)]


def quiet(_text: str) -> None:
    """Nobody wants to know."""


@pytest.fixture
def make(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Callable[[str], Engine]]:
    """Makes an engine for a database that is not there yet, or is empty."""
    made: list[Engine] = []

    def one(kind: str) -> Engine:
        if kind == SQLITE:
            made.append(engine_for(f"sqlite:///{tmp_path / uuid4().hex}.db"))
        else:
            postgres: Postgres = request.getfixturevalue("postgres")
            made.append(engine_for(postgres.create(f"b{uuid4().hex}")))
        return made[-1]

    yield one
    for engine in made:
        engine.dispose()


@pytest.fixture(params=WAYS, ids="-".join)
def way(request: pytest.FixtureRequest, make: Callable[[str], Engine]) -> tuple[Engine, Engine]:
    """From where to where."""
    here, there = request.param
    source, target = make(here), make(there)
    made_ready(source, KEYS)
    return source, target


async def _lived(engine: Engine) -> None:
    """Men talked, one of them in danger, one is owed an answer; a lease is taken."""
    database = Database(engine, KEYS)
    stage = Stage("", database)
    await acted(stage, {"act": "keep_consent"}, walked(DOOR), text="3")
    await stage.say(THREAT, man="joe")
    await stage.settle()
    await stage.say(REVIEWED, man="max")
    await stage.put("check_in", stage.clock.now() + timedelta(hours=20))
    late = stage.clock.now() + timedelta(seconds=3)
    await stage.unit(lambda ledger: ledger.queue.claim(("turn",), late, "somebody"))
    database.close()


async def _kept(engine: Engine) -> list[object]:
    """All that is kept of everybody."""

    def unit(ledger: Ledger) -> list[object]:
        exports = [report.export(ledger, name) for name in ("sam", "joe", "max")]
        waiting = [
            (row.id, row.kind, row.reference, row.due_at, row.tries)
            for row in ledger.queue.waiting()
        ]
        return [*exports, waiting]

    database = Database(engine, KEYS)
    try:
        return await database.run(unit)
    finally:
        database.close()


async def _goes_on(engine: Engine) -> None:
    """A man who is owed an answer gets it, and a new one is welcome."""
    database = Database(engine, KEYS)
    stage = Stage("", database)
    stage.dialogue.will(turn("You check it often."), turn("Hello."))
    await stage.settle()
    assert stage.door.texts("max") == ["You check it often."]
    await stage.say("hi", man="new")
    await stage.settle()
    assert stage.door.texts("new") == ["Hello."]
    database.close()


async def test_everything_comes_over_and_the_installation_goes_on_there(
    way: tuple[Engine, Engine],
) -> None:
    source, target = way
    await _lived(source)
    told: list[str] = []
    counts = copy(source, target, KEYS, told.append)
    assert counts["participants"] == 3
    assert f"messages: {counts['messages']} of {counts['messages']} rows" in told
    assert await _kept(target) == await _kept(source)
    made_ready(target, KEYS)
    await _goes_on(target)


async def test_stopped_anywhere_it_goes_on_and_what_has_changed_meanwhile_comes_right(
    way: tuple[Engine, Engine], monkeypatch: pytest.MonkeyPatch
) -> None:
    source, target = way
    await _lived(source)
    monkeypatch.setattr(moving, "BATCH", 2)
    for steps in range(1, 9, 2):
        left = [steps]

        def stop(_text: str, left: list[int] = left) -> None:
            left[0] -= 1
            if not left[0]:
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            copy(source, target, KEYS, stop)
    with pytest.raises(Unusable, match="was begun and is not finished"):
        made_ready(target, KEYS)
    database = Database(source, KEYS)
    stage = Stage("", database)
    stage.dialogue.will(turn("Go on.", state={"slots": {"heat": 9}}, asked="film"))
    await stage.say("still here", man="sam")
    await stage.settle()
    flag, *_ = await stage.flags()
    await stage.unit(lambda ledger: report.close_flag(ledger, flag.id, "called", flag.opened_at))
    database.close()
    copy(source, target, KEYS, quiet)
    assert await _kept(target) == await _kept(source)


async def test_what_is_missing_in_the_end_is_said_and_the_copy_is_not_done(
    way: tuple[Engine, Engine], monkeypatch: pytest.MonkeyPatch
) -> None:
    source, target = way
    await _lived(source)
    number_on = moving._number_on

    def lose_one(engine: Engine) -> None:
        number_on(engine)
        with engine.begin() as connection:
            connection.execute(text("DELETE FROM flags"))

    monkeypatch.setattr(moving, "_number_on", lose_one)
    with pytest.raises(Unusable, match=r"flags: \d rows in FROM, 0 in TO"):
        copy(source, target, KEYS, quiet)
    monkeypatch.undo()
    copy(source, target, KEYS, quiet)
    assert await _kept(target) == await _kept(source)


async def test_what_cannot_be_copied_is_refused_and_nothing_is_touched(
    make: Callable[[str], Engine],
) -> None:
    source, empty, older, full = (make(SQLITE) for _ in range(4))
    for engine in (source, full):
        made_ready(engine, KEYS)
        await _lived(engine)
    schema.upgrade(older, "0001")
    for here, there, keys, why in (
        (source, source, KEYS, "same database"),
        (empty, make(SQLITE), KEYS, "no schema"),
        (older, make(SQLITE), KEYS, "schema 0001"),
        (source, make(SQLITE), Sealer(bytes(32)), "does not fit"),
        (source, full, KEYS, "not empty"),
        (source, older, KEYS, "TO has schema 0001"),
    ):
        before = await _kept(full)
        with pytest.raises(Unusable, match=why):
            copy(here, there, keys, quiet)
        assert await _kept(full) == before
        assert schema.schema_of(older).before == "0001"


async def test_while_beneath_is_running_it_must_be_said(make: Callable[[str], Engine]) -> None:
    source, target = make(SQLITE), make(SQLITE)
    made_ready(source, KEYS)
    ear = Pipes(Path(str(source.url.database))).open()
    with pytest.raises(Unusable, match="running on FROM: stop it first"):
        copy(source, target, KEYS, quiet)
    copy(source, target, KEYS, quiet, while_running=True)
    ear.close()


async def test_on_postgresql_another_session_of_ours_means_that_it_is_running(
    make: Callable[[str], Engine], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.storage.in_use.LOOKS", 1)
    source, target = make(POSTGRES), make(SQLITE)
    made_ready(source, KEYS)
    other = engine_for(source.url.render_as_string(hide_password=False))
    source.dispose()
    with other.connect() as connection:
        connection.execute(text("SELECT 1"))
        with pytest.raises(Unusable, match="running on FROM"):
            copy(source, target, KEYS, quiet)
    other.dispose()
