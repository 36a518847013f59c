"""The stage, and an installation of its own with a stand-in for the dialogue engine."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.settings import Settings
from tests.peers.neighbour import Neighbour, next_door
from tests.peers.stage import KEY, database, file, stage, template, url

__all__ = ["database", "file", "home", "peer", "stage", "template", "url"]


@pytest.fixture
def peer() -> Iterator[Neighbour]:
    """The stand-in."""
    with next_door() as found:
        yield found


@pytest.fixture
def home(file: Path, peer: Neighbour, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Settings of an installation whose database is that file; a developer's .env says nothing."""
    given = {
        "DATABASE": f"sqlite:///{file}",
        "DATA_KEY": KEY.hex(),
        "DATA_KEY_FILE": str(file.with_name("data.key")),
        "RASA_URL": peer.url,
        "QUIET_FOR": "3",
        "COUNTRY": "GB",
        "TIME_ZONE": "Europe/London",
        "NAME": "sam",
        "KEEP_MESSAGES_FOR": "365",
        "KEEP_HISTORY_FOR": "1095",
        "KEEP_FLAGS_FOR": "1095",
        "KEEP_PICTURES_FOR": "30",
        "FORGET_AFTER": "730",
        "LOG_LEVEL": "warning",
        "DEMO_PACE": "0",
    }
    assert {name.lower() for name in given} == set(Settings.model_fields)
    for name, value in given.items():
        monkeypatch.setenv(f"BENEATH_{name}", value)
    return file
