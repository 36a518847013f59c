"""A talk line by line with the real services behind it."""

from __future__ import annotations

import io
import json
from datetime import datetime, timedelta
from typing import Any

import pytest

from bot.channels.terminal.lines import ROUNDS, Hooks, LineDoor, LineTalk
from bot.core.errors import Unreachable
from bot.core.messages import Inbound
from bot.jobs.courier import Courier
from bot.jobs.worker import Worker
from bot.services.intake import Newcomer
from tests.peers.stage import WINDOW, Stage
from tests.peers.world import turn


class Scripted:
    """Sam's talk, and what came out of it."""

    def __init__(self, stage: Stage, window: timedelta = WINDOW) -> None:
        self.stage = stage
        self.out = io.StringIO()
        door = LineDoor(self.out)
        courier = Courier(stage.database, {"terminal": door}, stage.clock)
        self._post = Worker(stage.database, stage.clock, ("delivery",), courier.deliver)
        hooks = Hooks(self._take, self._settle, stage.next_due, self._on_offer)
        self.talk = LineTalk(door, stage.clock, hooks, "sam", window)

    async def _take(self, inbound: Inbound) -> None:
        await self.stage.intake.take(inbound, Newcomer("sam", "GB", "Europe/London"))

    async def _settle(self, horizon: datetime) -> bool:
        worked = await self.stage.desk.step(horizon) + await self.stage.bell.step()
        return bool(worked + await self._post.step())

    async def _on_offer(self) -> tuple[str, ...]:
        return await self.stage.unit(lambda ledger: ledger.on_offer(1))

    async def say(self, *lines: str | dict[str, Any]) -> list[dict[str, Any]]:
        """Say these lines; returns everything that came out."""
        texts = [line if isinstance(line, str) else json.dumps(line) for line in lines]
        await self.talk.run(f"{text}\n" for text in texts)
        return [json.loads(line) for line in self.out.getvalue().splitlines()]


@pytest.fixture
def sam(stage: Stage) -> Scripted:
    """Sam."""
    return Scripted(stage)


async def test_a_burst_is_three_messages_and_one_answer(stage: Stage, sam: Scripted) -> None:
    stage.dialogue.will(turn("Noted."))
    heard = await sam.say({"burst": ["in the car", "she starts", "i punched it"]})
    assert [line["text"] for line in heard] == [
        "in the car",
        "she starts",
        "i punched it",
        "Noted.",
    ]
    assert stage.dialogue.asks[0].text == "in the car\nshe starts\ni punched it"


async def test_a_tap_goes_as_a_tap(stage: Stage, sam: Scripted) -> None:
    stage.dialogue.will(turn("Scared?", buttons=("Yes", "No")), turn("Noted."))
    heard = await sam.say("i threw it", {"press": "yes"})
    assert heard[1]["buttons"] == ["Yes", "No"]
    assert stage.dialogue.asks[-1].press == "Yes"


async def test_time_moves_by_waiting_and_timers_ring_at_their_times(
    stage: Stage, sam: Scripted
) -> None:
    act = {"act": "take_time_out", "heat": 9}
    stage.dialogue.will(turn("Breathe.", acts=[act]), turn("Go."), turn("Back."))
    heard = await sam.say("9", {"wait": "1h30m"})
    assert [(line["text"], line["at"]) for line in heard[2:]] == [
        ("Go.", "2026-03-02T19:01:30+00:00"),
        ("Back.", "2026-03-02T19:20:00+00:00"),
    ]


async def test_the_same_script_twice_at_the_same_time_is_answered_twice(
    stage: Stage, sam: Scripted
) -> None:
    stage.dialogue.will(turn("Hello."), turn("Hello again."))
    await sam.say("hi")
    heard = await Scripted(stage).say("hi")
    assert heard[-1]["text"] == "Hello again."


async def test_with_a_long_quiet_window_a_dialogue_that_is_down_still_ends_the_line(
    stage: Stage,
) -> None:
    stage.dialogue.will(*(Unreachable("rasa") for _ in range(2 * ROUNDS)))
    heard = await Scripted(stage, timedelta(seconds=60)).say("hi")
    assert len(heard) == 2
    assert len(stage.dialogue.asks) <= ROUNDS
