"""Rasa as a child process: started, watched, started again."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.core.errors import Unusable
from bot.rasa.client import RasaClient
from bot.rasa.process import RasaProcess
from tests.peers.world import GUARD

ROOT = Path(__file__).resolve().parents[2]

SERVE = """
import json, os, socket, sys
from http.server import BaseHTTPRequestHandler, HTTPServer
asked = []
class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        asked.append(1)
        model = sys.argv[1] if len(asked) > 1 else None
        content = json.dumps({"model": model}).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(content)
print("what a man wrote")
server = HTTPServer(("127.0.0.1", int(sys.argv[2])), Handler)
socket.create_connection(("127.0.0.1", int(os.environ["STAND_IN_BELL"]))).close()
server.serve_forever()
"""


class Bell:
    """Rings each time the child has come up."""

    def __init__(self) -> None:
        self._rings: asyncio.Queue[None] = asyncio.Queue()

    async def rung(self, _: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """The child is up."""
        writer.close()
        await self._rings.put(None)

    async def wait(self) -> None:
        """Until it rings."""
        await asyncio.wait_for(self._rings.get(), 2 * GUARD)


@pytest.fixture
async def bell(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Bell]:
    """A bell on loopback."""
    found = Bell()
    server = await asyncio.start_server(found.rung, "127.0.0.1", 0)
    monkeypatch.setenv("STAND_IN_BELL", str(server.sockets[0].getsockname()[1]))
    async with server:
        yield found


@pytest.fixture
async def process(checkout: Path, bell: Bell) -> AsyncIterator[RasaProcess]:
    """A process that is not started yet; stopped at the end whatever happens."""
    (checkout / "nlu" / "serve.py").write_text(SERVE)
    found = RasaProcess(checkout, checkout / "model.tar.gz")
    yield found
    await found.stop()


async def _model(process: RasaProcess) -> str | None:
    client = RasaClient(process.url)
    try:
        await client.model()
        return await client.model()
    finally:
        await client.close()


async def test_it_is_waited_for_until_it_answers_and_stopped_when_asked(
    process: RasaProcess, checkout: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert process.pid is None
    spent: list[float] = []
    await process.start(spent.append)
    assert spent
    assert process.pid is not None
    assert await _model(process) == str(checkout / "model.tar.gz")
    await process.stop()
    assert process.pid is None
    assert await _model(process) is None
    assert "what a man wrote" not in capfd.readouterr().out
    assert "what a man wrote" not in (checkout / "var" / "rasa-start.log").read_text()


@pytest.mark.slow
async def test_it_is_started_again_when_it_dies_and_answers_at_the_same_place(
    process: RasaProcess, bell: Bell, caplog: pytest.LogCaptureFixture
) -> None:
    await process.start()
    await bell.wait()
    first, url = process.pid, process.url
    assert first is not None
    os.kill(first, signal.SIGKILL)
    await bell.wait()
    assert process.pid not in (None, first)
    assert process.url == url
    assert process.restarts == 1
    assert await _model(process) is not None
    assert "starting it again" in caplog.text


OWNER = """
import asyncio, sys
from pathlib import Path
from bot.rasa.process import RasaProcess
async def main():
    process = RasaProcess(Path(sys.argv[1]), Path("model"))
    await process.start()
    print(process.pid, flush=True)
    await asyncio.Event().wait()
asyncio.run(main())
"""


@pytest.mark.slow
async def test_it_ends_with_a_bot_that_is_killed(checkout: Path, bell: Bell) -> None:
    tied = "from nlu.tied import end_with_the_bot\nend_with_the_bot()\n"
    (checkout / "nlu" / "tied.py").write_text((ROOT / "nlu" / "tied.py").read_text())
    (checkout / "nlu" / "serve.py").write_text(tied + SERVE)
    bot = await asyncio.create_subprocess_exec(
        sys.executable, "-c", OWNER, str(checkout), cwd=ROOT, stdout=asyncio.subprocess.PIPE
    )
    assert bot.stdout is not None
    rasa = int(await asyncio.wait_for(bot.stdout.readline(), 4 * GUARD))
    watched, gone = os.pidfd_open(rasa), asyncio.Event()
    asyncio.get_running_loop().add_reader(watched, gone.set)
    bot.kill()
    await bot.wait()
    await asyncio.wait_for(gone.wait(), 2 * GUARD)
    asyncio.get_running_loop().remove_reader(watched)
    os.close(watched)


async def test_a_start_that_fails_says_where_to_look(process: RasaProcess, checkout: Path) -> None:
    (checkout / "nlu" / "serve.py").write_text("raise SystemExit('no model')")
    with pytest.raises(Unusable, match=r"var/rasa-start\.log says why"):
        await process.start(lambda _: None)
    assert "no model" in (checkout / "var" / "rasa-start.log").read_text()


async def test_stopping_what_was_never_started_is_no_error(process: RasaProcess) -> None:
    await process.stop()
