"""Who hears of new work: our own workers at once, those of other processes by pipe or notice."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.core.work import Work
from bot.services.ports import Ledger
from bot.storage import database as databases
from bot.storage.database import Database
from bot.storage.ears import Pipes
from bot.storage.engines import engine_for
from bot.storage.news import News, read, written
from tests.peers.stage import MONDAY_EVENING as NOW
from tests.peers.stage import opened
from tests.peers.world import GUARD


class Hearing:
    """Keeps what it hears."""

    def __init__(self) -> None:
        self.heard: asyncio.Queue[News] = asyncio.Queue()

    def __call__(self, news: News) -> None:
        """Keep it."""
        self.heard.put_nowait(news)

    async def next(self) -> News:
        """The next news."""
        return await asyncio.wait_for(self.heard.get(), GUARD)


@pytest.fixture
async def other(url: str) -> AsyncIterator[Database]:
    """Another process, as far as the database can tell."""
    found = opened(url)
    yield found
    found.close()


def _put(reference: str = "a") -> Callable[[Ledger], None]:
    work = Work("timer", reference, "talk:1", 1, NOW)
    return lambda ledger: ledger.queue.put(work)


async def test_our_own_workers_hear_what_was_committed_and_nothing_that_was_undone(
    database: Database,
) -> None:
    def fails(ledger: Ledger) -> None:
        _put()(ledger)
        raise ZeroDivisionError

    hearing = Hearing()
    stop = database.listen(hearing)
    with pytest.raises(ZeroDivisionError):
        await database.run(fails)
    await database.run(_put())
    assert (await hearing.next()).due == {"timer": NOW}
    assert hearing.heard.empty()
    stop()
    await database.run(_put())
    await asyncio.sleep(0)
    assert hearing.heard.empty()


async def test_another_process_hears_kind_and_due_time(
    database: Database, other: Database
) -> None:
    hearing = Hearing()
    stop = other.listen(hearing)
    await database.run(_put())
    assert (await hearing.next()).due == {"timer": NOW}
    await other.run(_put())
    assert (await hearing.next()).due == {"timer": NOW}
    await database.run(_put())
    assert (await hearing.next()).due == {"timer": NOW}
    assert hearing.heard.empty(), "its own news came once, not by the pipe as well"
    stop()


async def test_a_connection_that_is_lost_is_made_again(
    postgres_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(databases, "LISTEN_AGAIN_AFTER", 0.01)
    first, second, hearing = opened(postgres_url), opened(postgres_url), Hearing()
    stop = second.listen(hearing)
    lost = second._ear
    killer = engine_for(postgres_url)
    with killer.connect() as connection:
        others = "pid <> pg_backend_pid() AND datname = current_database()"
        connection.execute(
            text(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE {others}")  # noqa: S608
        )
    killer.dispose()
    async with asyncio.timeout(GUARD):
        while second._ear is None or second._ear is lost:  # noqa: ASYNC110
            await asyncio.sleep(0.01)
    await first.run(_put())
    assert (await hearing.next()).due == {"timer": NOW}
    stop()
    for each in (first, second):
        each.close()


async def test_a_database_that_cannot_be_listened_to_yet_is_tried_again(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(databases, "LISTEN_AGAIN_AFTER", 0.01)
    database, hearing = opened(f"sqlite:///{file}"), Hearing()
    in_the_way = file.with_name(f"{file.name}-listening")
    in_the_way.touch()
    stop = database.listen(hearing)
    assert database._ear is None
    in_the_way.unlink()
    async with asyncio.timeout(GUARD):
        while database._ear is None:  # noqa: ASYNC110
            await asyncio.sleep(0.01)
    stop()
    assert not in_the_way.exists(), "the last one takes the folder along"
    database.close()


async def test_a_database_in_memory_has_nobody_else_to_tell() -> None:
    database, hearing = opened("sqlite://"), Hearing()
    stop = database.listen(hearing)
    assert database._ear is None
    stop()
    database.close()


def test_the_pipe_of_a_killed_process_is_removed(tmp_path: Path) -> None:
    pipes = Pipes(tmp_path / "b.db")
    folder = tmp_path / "b.db-listening"
    folder.mkdir()
    os.mkfifo(folder / "7-dead")
    assert not pipes.somebody_listens()
    pipes.tell("a line")
    assert list(folder.iterdir()) == []


def test_a_full_pipe_loses_a_line_and_holds_up_nobody(tmp_path: Path) -> None:
    slow, pipes = Pipes(tmp_path / "b.db").open(), Pipes(tmp_path / "b.db")
    assert pipes.somebody_listens()
    for _ in range(100):
        pipes.tell("x" * 2000)
    assert 0 < len(slow.lines()) < 100
    while slow.lines():
        pass
    slow.close()
    assert not pipes.somebody_listens()


def test_what_is_told_can_be_read_and_what_cannot_be_read_is_passed_over() -> None:
    assert list(read(written({"turn": NOW, "timer": NOW}))) == [
        ("turn", NOW.timestamp()),
        ("timer", NOW.timestamp()),
    ]
    assert list(read("turn,timer x, y 1")) == [("y", 1.0)]
