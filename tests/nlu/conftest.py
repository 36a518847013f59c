"""The real Rasa as the client sees it, and a raw way to its turn channel."""

from __future__ import annotations

import asyncio
import json
import urllib.request
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import pytest

from bot.rasa.client import RasaClient
from tests.nlu.scoring import Score, blind

CONSENTED = {"consented": True, "ask_hour": False, "lines": "Samaritans 116 123."}


@dataclass
class Talk:
    """One dialogue with the real Rasa.

    The state is handed back and forth, nothing else is kept.
    """

    url: str
    facts: dict[str, Any] = field(default_factory=lambda: dict(CONSENTED))
    state: Mapping[str, Any] = field(default_factory=dict)
    last: dict[str, Any] = field(default_factory=dict)

    def ask(self, **body: Any) -> dict[str, Any]:
        """Post a turn as it is: {text | press | intent}; returns the raw answer."""
        request = urllib.request.Request(  # noqa: S310
            f"{self.url}/webhooks/turn/turn",
            data=json.dumps({"state": self.state, "facts": self.facts, **body}).encode(),
            headers={"Content-Type": "application/json"},
        )
        with urllib.request.urlopen(request, timeout=30) as answer:  # noqa: S310
            self.last = json.load(answer)
        self.state = self.last["state"]
        return self.last

    def say(self, *texts: str) -> str:
        """Type these; returns everything said to the last of them."""
        for text in texts:
            self.ask(text=text)
        return self.said

    def press(self, label: str) -> str:
        """Press a button; returns what was said."""
        self.ask(press=label)
        return self.said

    @property
    def said(self) -> str:
        """The coach's last words."""
        return " ".join(message["text"] for message in self.last["messages"])

    @property
    def slots(self) -> dict[str, Any]:
        """What has been filled."""
        found: dict[str, Any] = self.state.get("slots", {})
        return found


@pytest.fixture
def talk(rasa_url: str) -> Talk:
    """A dialogue that has just begun, after consent."""
    return Talk(rasa_url)


@pytest.fixture
def begin(rasa_url: str) -> Callable[..., Talk]:
    """Begin dialogues with facts of their own."""
    return lambda **facts: Talk(rasa_url, facts={**CONSENTED, **facts})


@pytest.fixture(scope="session")
def score(rasa_url: str) -> Score:
    """The ear's score on every blind message."""

    async def measure() -> Score:
        found = Score()
        client = RasaClient(rasa_url)
        try:
            for wanted in blind():
                found.add(wanted, await client.parse(wanted["text"], wanted["context"]))
        finally:
            await client.close()
        return found

    return asyncio.run(measure())
