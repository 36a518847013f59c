"""Shared by all tests: the real Rasa, started once for a whole run when a test asks for it."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.rasa.training import ensure_trained, environment, python
from bot.storage.engines import engine_for
from bot.storage.schema import migrate
from bot.storage.tables import metadata
from tests.peers.postgres import MISSING, Postgres, programs, server

ROOT = Path(__file__).resolve().parent.parent
UP_WITHIN = 180


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(f"{url}/webhooks/turn/health", timeout=2) as answer:  # noqa: S310
            return json.load(answer)["model"] is not None
    except (urllib.error.URLError, OSError, ValueError):
        return False


@pytest.fixture(scope="session")
def rasa_output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file that the real Rasa of this run writes all its output to."""
    if os.environ.get("BENEATH_TEST_RASA_URL"):
        pytest.skip("the Rasa of this run was started elsewhere")
    return tmp_path_factory.getbasetemp() / "rasa-output"


@pytest.fixture(scope="session")
def rasa_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a real Rasa with today's model (trained now if it has to be)."""
    elsewhere = os.environ.get("BENEATH_TEST_RASA_URL")
    if elsewhere:
        yield elsewhere
        return
    model = ensure_trained(ROOT, print)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    log = tmp_path_factory.getbasetemp() / "rasa-output"
    with log.open("wb") as out:
        child = subprocess.Popen(
            [str(python(ROOT)), "-m", "nlu.serve", str(model), str(port)],
            cwd=ROOT,
            env=environment(ROOT),
            stdout=out,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    url = f"http://127.0.0.1:{port}"
    try:
        until = time.monotonic() + UP_WITHIN
        while not _answers(url):
            assert child.poll() is None, f"Rasa ended: {log.read_text()[-2000:]}"
            assert time.monotonic() < until, "Rasa did not come up"
            time.sleep(0.2)
        yield url
    finally:
        os.killpg(child.pid, signal.SIGKILL)
        child.wait()


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """A real PostgreSQL, started once for a whole run when a test asks for it."""
    if programs() is None:
        pytest.skip(MISSING)
    with server() as found:
        yield found


@pytest.fixture(scope="session")
def postgres_template(postgres: Postgres) -> str:
    """The address of the database that the tests of one run use one after another."""
    url = postgres.create("beneath_test")
    engine = engine_for(url)
    migrate(engine)
    engine.dispose()
    return url


@pytest.fixture
def postgres_url(postgres_template: str) -> str:
    """The address of an empty database on PostgreSQL."""
    engine = engine_for(postgres_template)
    names = ", ".join(table.name for table in metadata.sorted_tables)
    with engine.begin() as connection:
        connection.execute(text(f"TRUNCATE {names} RESTART IDENTITY CASCADE"))
    engine.dispose()
    return postgres_template
