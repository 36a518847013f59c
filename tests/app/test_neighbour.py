"""The dialogue engine of our own: trained when it has to be, started, and stopped with us."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.app.coach import Neighbour
from bot.core.errors import Unusable
from bot.rasa.training import model_path
from bot.settings import Settings
from tests.rasa.conftest import checkout

__all__ = ["checkout"]

SERVES = """
import json, sys
from http.server import BaseHTTPRequestHandler, HTTPServer
class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        content = json.dumps({"model": sys.argv[1].rsplit("/", 1)[-1]}).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)
HTTPServer(("127.0.0.1", int(sys.argv[2])), Handler).serve_forever()
"""


def _settings() -> Settings:
    return Settings(_env_file=None, rasa_url=None)


@pytest.mark.slow
async def test_an_engine_of_our_own_is_trained_started_and_stopped(checkout: Path) -> None:
    (checkout / "nlu" / "serve.py").write_text(SERVES)
    told: list[str] = []
    async with Neighbour(_settings(), told.append, checkout) as neighbour:
        assert neighbour.process is not None
        assert neighbour.process.pid is not None
        assert neighbour.client.url == neighbour.process.url
        assert await neighbour.client.model() == model_path(checkout).name
    assert neighbour.process.pid is None
    assert told[0].startswith("Trained in ")
    assert all(text.startswith("Waking the coach: ") for text in told[1:])


async def test_an_engine_that_ends_at_once_is_one_sentence_and_nothing_is_left_running(
    checkout: Path,
) -> None:
    (checkout / "nlu" / "serve.py").write_text("raise SystemExit(3)")
    neighbour = Neighbour(_settings(), lambda _: None, checkout)
    with pytest.raises(Unusable, match="did not come up"):
        await neighbour.__aenter__()
    assert neighbour.process is not None
    assert neighbour.process.pid is None
