"""Stands in for Rasa: answers every turn after 8 ms, over real HTTP, in a process of its own."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

ANSWERS_AFTER = 0.008
REPLY = "You said that. And what was under it, when you look again?"
BUTTONS = [{"label": label, "payload": label} for label in ("Yes", "No")]


class Answers(asyncio.Protocol):
    """One connection, kept alive; requests come one after another."""

    def __init__(self) -> None:
        self._waiting = b""
        self._transport: asyncio.Transport

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """A client is there."""
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        """Part of a request, or the whole."""
        self._waiting += data
        head, found, rest = self._waiting.partition(b"\r\n\r\n")
        if not found:
            return
        length = int(head.lower().split(b"content-length:")[1].split(b"\r\n")[0])
        if len(rest) >= length:
            self._waiting = rest[length:]
            asyncio.get_running_loop().call_later(ANSWERS_AFTER, self._answer, rest[:length])

    def _answer(self, body: bytes) -> None:
        turns = 1 + int(json.loads(body).get("state", {}).get("turns", 0))
        state = {"slots": {"film": "x" * 200}, "turns": turns}
        message = {"text": REPLY, "buttons": BUTTONS, "act": None}
        answer = {"messages": [message], "acts": [], "state": state, "asked": "heat"}
        content = json.dumps(answer).encode()
        head = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
        self._transport.write(head % len(content) + content)


@contextmanager
def stand_in() -> Iterator[str]:
    """Its address, as long as it is open."""
    command = [sys.executable, "-m", "tests.bench.stand_in"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        port = child.stdout.readline().strip()
        try:
            yield f"http://127.0.0.1:{port}"
        finally:
            child.kill()


async def _serve() -> None:
    server = await asyncio.get_running_loop().create_server(Answers, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)  # noqa: T201
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(_serve())
