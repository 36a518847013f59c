"""The real parts put together."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.app import coach as parts
from bot.app.coach import Coach, SystemClock, keys_for, log_to, open_database
from bot.core.errors import Unusable
from bot.core.messages import Inbound, Kind
from bot.rasa.client import RasaClient
from bot.services.intake import Newcomer
from bot.settings import Settings, load
from tests.peers.neighbour import Neighbour
from tests.peers.world import GUARD, RecordingDoor, Sketches

SAM = Newcomer("sam", "GB", "Europe/London")
THREAT = "if she walks out tonight ill kill her and then me"


def _inbound(text: str, number: int, kind: Kind = Kind.PRESS) -> Inbound:
    return Inbound(f"terminal:sam:{number}", "terminal", "sam", text, datetime.now(UTC), kind)


@pytest.fixture
async def working(home: Path, peer: Neighbour) -> AsyncIterator[tuple[Coach, RecordingDoor]]:
    """The whole coach at work, with a door that keeps what is sent."""
    settings, door = load(), RecordingDoor()
    base, client = open_database(settings), RasaClient(peer.url)
    coach = Coach(settings, base, client, SystemClock(), {"terminal": door}, Sketches())
    tasks = [asyncio.create_task(worker.run()) for worker in coach.workers]
    yield coach, door
    for task in tasks:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
    await client.close()
    base.close()


async def test_a_message_is_answered_through_all_of_it_without_a_pause(
    working: tuple[Coach, RecordingDoor],
) -> None:
    coach, door = working
    loop = asyncio.get_running_loop()
    began = loop.time()
    for number in range(4):
        await coach.take(_inbound(f"tap {number}", number), SAM)
        await door.got(number + 1)
    assert loop.time() - began < 2
    assert door.texts() == [f"You said: tap {number}" for number in range(4)]


async def test_several_taps_at_once_are_answered_in_order(
    working: tuple[Coach, RecordingDoor],
) -> None:
    coach, door = working
    for number in range(4):
        await coach.take(_inbound(f"tap {number}", number), SAM)
    await door.got(4)
    assert door.texts() == [f"You said: tap {number}" for number in range(4)]


async def test_danger_is_answered_without_the_dialogue(
    working: tuple[Coach, RecordingDoor], peer: Neighbour
) -> None:
    coach, door = working
    await coach.take(_inbound(THREAT, 1, Kind.TEXT), SAM)
    await door.got(2)
    assert "999" in " ".join(door.texts())
    assert peer.asked == []


async def test_a_coach_can_be_kept_to_one_talk(home: Path, peer: Neighbour) -> None:
    settings, door = load(), RecordingDoor()
    base, client = open_database(settings), RasaClient(peer.url)
    coach = Coach(settings, base, client, SystemClock(), {"terminal": door})
    coach.limit_to(404)
    await coach.intake.take(_inbound("hi", 1), SAM)
    assert [await worker.step() for worker in coach.workers] == [0, 0, 0, 0]
    await client.close()
    base.close()


async def test_a_neighbour_that_runs_elsewhere_is_used_and_let_go(
    home: Path, peer: Neighbour
) -> None:
    async with parts.Neighbour(load(), print) as neighbour:
        assert neighbour.process is None
        assert await neighbour.client.model() == "stand-in"


def test_a_key_that_is_no_key_is_refused_in_one_sentence() -> None:
    for key in ("secret", "ab" * 31, "zz" * 32):
        with pytest.raises(Unusable, match=r"data key|BENEATH_DATA_KEY") as caught:
            keys_for(Settings(_env_file=None, data_key=key))
        assert key not in str(caught.value)


def test_a_database_is_not_opened_with_another_key(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    base = open_database(load())
    asyncio.run(base.run(lambda ledger: ledger.participant(*_man())))
    base.close()
    monkeypatch.setenv("BENEATH_DATA_KEY", "00" * 32)
    with pytest.raises(Unusable, match="does not fit this database"):
        open_database(load())


def _man() -> tuple[str, str, str, datetime]:
    return "sam", "GB", "Europe/London", datetime(2026, 3, 2, tzinfo=UTC)


def test_the_machines_clock_is_aware_and_now() -> None:
    now = SystemClock().now()
    assert now.tzinfo is UTC
    assert abs(now - datetime.now(UTC)) < timedelta(seconds=GUARD)


def test_a_log_file_gets_its_folder(tmp_path: Path) -> None:
    log_to("warning", tmp_path / "var" / "beneath.log")
    assert (tmp_path / "var").is_dir()
    assert logging.getLogger("alembic").level == logging.WARNING
