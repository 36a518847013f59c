"""A neighbour on loopback that answers whatever a test wants, good or bad, over real HTTP."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from tests.peers.world import GUARD

Answers = Callable[[str, dict[str, Any]], Any]


def echo(what: str, asked: dict[str, Any]) -> Any:
    """Says his words back, and offers two taps."""
    if what == "parse":
        return {"heard": {"intent": "greet", "confidence": 0.9, "scale": 7, "routed": "greet"}}
    heard = asked.get("text") or asked.get("press") or asked.get("intent")
    buttons = [{"label": label, "payload": label} for label in ("Yes", "No")]
    message = {"text": f"You said: {heard}", "buttons": buttons, "act": None}
    state = {"turns": 1 + int(asked.get("state", {}).get("turns", 0))}
    return {"messages": [message], "acts": [], "state": state, "asked": "heat"}


@dataclass
class Neighbour:
    """What it answers may be changed at any time: a value for JSON, bytes, or (status, value)."""

    answers: Answers = echo
    model: Any = "stand-in"
    asked: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    url: str = ""
    _news: threading.Condition = field(default_factory=threading.Condition)

    def heard(self, what: str, body: dict[str, Any]) -> Any:
        """Keep what was asked, and answer it."""
        with self._news:
            self.asked.append((what, body))
            self._news.notify_all()
        return self.answers(what, body)

    def wait_for(self, count: int) -> None:
        """Until it was asked so often."""
        with self._news:
            assert self._news.wait_for(lambda: len(self.asked) >= count, GUARD)

    @property
    def words(self) -> list[str]:
        """What came to it, in order."""
        bodies = [body for _, body in self.asked]
        return [b.get("text") or b.get("press") or b.get("intent") or "" for b in bodies]


def _handler(peer: Neighbour) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        wbufsize = -1  # one packet an answer: two wait 40 ms for each other

        def log_message(self, *_: Any) -> None:
            """Silent."""

        def do_GET(self) -> None:
            """Health."""
            self._send(peer.model if isinstance(peer.model, tuple) else {"model": peer.model})

        def do_POST(self) -> None:
            """A turn, or a parse."""
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            self._send(peer.heard(self.path.rsplit("/", 1)[-1], body))

        def _send(self, answer: Any) -> None:
            status, value = answer if isinstance(answer, tuple) else (200, answer)
            content = value if isinstance(value, bytes) else json.dumps(value).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

    return Handler


@contextmanager
def next_door() -> Iterator[Neighbour]:
    """A neighbour that answers on loopback as long as it is open."""
    peer = Neighbour()
    with ThreadingHTTPServer(("127.0.0.1", 0), _handler(peer)) as server:
        server.daemon_threads = True
        peer.url = f"http://127.0.0.1:{server.server_port}"
        thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        yield peer
        server.shutdown()
        thread.join()
