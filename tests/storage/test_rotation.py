"""A new data key, while everybody works."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.core.errors import Unusable
from bot.services import report
from bot.storage import rotation
from bot.storage.database import Database
from bot.storage.engines import engine_for
from bot.storage.keys import KeyFile, keys_in, write_keys
from bot.storage.ledger import SqlLedger
from bot.storage.rotation import PARTS, rotate
from bot.storage.sealing import Keys, Sealer
from tests.peers.stage import KEY, Stage
from tests.peers.world import turn
from tests.services.test_keep import DOOR, acted, walked
from tests.services.test_remind import THREAT

OTHER = bytes(reversed(KEY))


@pytest.fixture
def keys(tmp_path: Path) -> KeyFile:
    """The key of the stage, in a file."""
    write_keys(tmp_path / "data.key", [KEY])
    return KeyFile(tmp_path / "data.key")


@pytest.fixture
def database(url: str, keys: KeyFile) -> Iterator[Database]:
    """The real database, its key in a file."""
    found = Database(engine_for(url), keys)
    yield found
    found.close()


def quiet(_text: str) -> None:
    """Nobody wants to know."""


async def _sealed(database: Database) -> list[bytes]:
    """Everything that is sealed anywhere."""

    def unit(ledger: SqlLedger) -> list[bytes]:
        columns = [part.table.c[name] for part in PARTS for name in part.columns]
        found = [ledger.connection.execute(select(c)).scalars().all() for c in columns]
        return [bytes(value) for values in found for value in values if value is not None]

    return await database.run(unit)  # type: ignore[arg-type]


async def _lived(stage: Stage) -> dict[str, object]:
    """Some of everything is kept of Sam."""
    await acted(stage, {"act": "keep_consent"}, walked(DOOR), text="3")
    await stage.say(THREAT)
    await stage.settle()
    [flag] = await stage.flags()
    await stage.unit(
        lambda ledger: report.close_flag(ledger, flag.id, "called him", stage.clock.now())
    )
    await stage.settle()
    return await stage.unit(lambda ledger: report.export(ledger, "sam"))


async def test_everything_is_sealed_with_the_new_key_and_nothing_else_has_changed(
    stage: Stage, database: Database, keys: KeyFile
) -> None:
    before = await _lived(stage)
    old = keys.current()
    [kept] = await rotate(database, quiet)
    new = keys.current()
    sealed = await _sealed(database)
    assert len(sealed) > 8
    assert all(new.is_current(value) for value in sealed)
    assert new.key_id != old.key_id
    with pytest.raises(Unusable):
        old.open(sealed[0])
    assert keys_in(kept) == [KEY]
    assert await stage.unit(lambda ledger: report.export(ledger, "sam")) == before
    stage.dialogue.will(turn("Hello again."))
    await stage.say("hi")
    await stage.settle()
    assert stage.door.texts()[-1] == "Hello again."


async def test_an_update_from_before_is_still_known_after_it(
    stage: Stage, database: Database
) -> None:
    stage.dialogue.will(turn("Hello."))
    await stage.say("hi", key="telegram:1:1")
    await rotate(database, quiet)
    assert (await stage.say("hi", key="telegram:1:1")).message_id is None
    await stage.settle()
    assert len(stage.door.sent) == 1


async def test_stopped_in_the_middle_it_goes_on_where_it_was(
    stage: Stage, database: Database, keys: KeyFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = await _lived(stage)
    monkeypatch.setattr(rotation, "BATCH", 2)
    steps: list[str] = []

    def stop(text: str) -> None:
        steps.append(text)
        if len(steps) == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        await rotate(database, stop)
    assert keys.current().several
    assert await stage.unit(lambda ledger: report.export(ledger, "sam")) == before
    assert (await stage.man()).name == "sam"
    halfway = keys.current().key_id
    await rotate(database, quiet)
    assert keys.current().key_id == halfway
    assert not keys.current().several
    assert await stage.unit(lambda ledger: report.export(ledger, "sam")) == before


async def test_who_works_meanwhile_notices_nothing(
    stage: Stage, database: Database, keys: KeyFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rotation, "BATCH", 1)
    stage.dialogue.will(*(turn(f"Reply {n}.", state={"n": n}) for n in range(60)))
    working = [asyncio.create_task(worker.run()) for worker in (stage.desk, stage.post)]

    async def talks() -> None:
        for number in range(20):
            for man in ("sam", "joe", "max"):
                await stage.press(f"tap {number}", man)

    talking = asyncio.create_task(talks())
    await stage.door.got(3)
    await rotate(database, quiet)
    await talking
    await stage.door.got(60)
    for task in working:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
    sealer = keys.current()
    assert not sealer.several
    assert all(sealer.is_current(value) for value in await _sealed(database))
    for man in ("sam", "joe", "max"):
        assert len(await stage.transcript(man)) == 40


async def test_keys_in_the_environment_are_changed_by_hand(
    url: str, stage: Stage, database: Database
) -> None:
    before = await _lived(stage)

    async def rotated(keys: Keys) -> list[Path]:
        other = Database(engine_for(url), keys)
        try:
            return await rotate(other, told.append)
        finally:
            other.close()

    told: list[str] = []
    with pytest.raises(Unusable, match="BENEATH_DATA_KEY holds one key"):
        await rotated(Sealer(KEY))
    assert await rotated(Sealer(OTHER, KEY)) == []
    assert "may leave BENEATH_DATA_KEY now" in told[-1]
    other = Database(engine_for(url), Sealer(OTHER))
    assert await other.run(lambda ledger: report.export(ledger, "sam")) == before
    other.close()
