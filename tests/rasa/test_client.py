"""The dialogue engine asked over HTTP: silence is never success."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator
from typing import Any

import pytest

from bot.core.errors import NothingSaid, Unreachable
from bot.rasa.client import RasaClient
from bot.services.ports import Ask, Reply
from tests.peers.neighbour import Neighbour

HELLO = {"text": "Hello.", "buttons": [{"label": "Yes", "payload": "/affirm"}], "act": "keep_done"}
GOOD: dict[str, Any] = {"messages": [HELLO], "acts": [], "state": {"slots": {}}, "asked": "heat"}


@pytest.fixture
async def client(peer: Neighbour) -> AsyncIterator[RasaClient]:
    """A client of the stand-in."""
    found = RasaClient(peer.url + "/")
    yield found
    await found.close()


def answering(peer: Neighbour, answer: Any) -> None:
    """From now on it answers that."""
    peer.answers = lambda _what, _asked: answer


async def test_a_turn_carries_what_is_known_and_brings_what_is_said(
    client: RasaClient, peer: Neighbour
) -> None:
    answering(peer, {**GOOD, "acts": [{"act": "keep_sent_by", "sent_by": "my wife"}]})
    turn = await client.turn(Ask(text="hi \ud83d", state={"slots": {}}, facts={"promises": []}))
    assert peer.asked == [
        ("turn", {"text": "hi \ud83d", "state": {"slots": {}}, "facts": {"promises": []}})
    ]
    assert turn.replies == (Reply("Hello.", ("Yes",), "keep_done"),)
    assert turn.acts == ({"act": "keep_sent_by", "sent_by": "my wife"},)
    assert (turn.state, turn.asked) == ({"slots": {}}, "heat")


async def test_taps_and_intents_go_as_what_they_are(client: RasaClient, peer: Neighbour) -> None:
    await client.turn(Ask(press="Scared"))
    await client.turn(Ask(intent="check_in"))
    assert [set(body) for _, body in peer.asked] == [
        {"press", "state", "facts"},
        {"intent", "state", "facts"},
    ]


@pytest.mark.parametrize(
    "answer",
    [
        [],
        {},
        b"",
        b"<html>oh dear</html>",
        (500, {"error": "KeyError"}),
        (404, {"error": "no such route"}),
        {**GOOD, "messages": []},
        {**GOOD, "messages": [{"text": ""}]},
        {**GOOD, "messages": [{"buttons": []}]},
        {**GOOD, "messages": "Hello."},
        {**GOOD, "state": None},
        {**GOOD, "acts": [{"no": "name"}]},
        {**GOOD, "acts": [{"act": None}]},
        {**GOOD, "acts": [{"act": "keep_done", "done": "perhaps"}]},
        {**GOOD, "acts": [{"act": "keep_hour", "hour": {"days": ["mon"], "time": "25:00"}}]},
        {**GOOD, "acts": [{"act": "keep_hour", "hour": {"days": ["someday"], "time": "8:00"}}]},
        {**GOOD, "acts": [{"act": "keep_walk_back", "finished": True}]},
    ],
)
async def test_silence_and_nonsense_are_failures(
    client: RasaClient, peer: Neighbour, answer: Any
) -> None:
    answering(peer, answer)
    with pytest.raises(NothingSaid):
        await client.turn(Ask(text="hi"))


async def test_what_failed_says_nothing_of_what_he_wrote(
    client: RasaClient, peer: Neighbour
) -> None:
    answering(peer, {**GOOD, "messages": [{"text": ["i threw the plate"]}]})
    with pytest.raises(NothingSaid) as caught:
        await client.turn(Ask(text="i threw the plate"))
    assert "plate" not in str(caught.value)
    assert caught.value.__cause__ is None


@pytest.mark.parametrize(
    "act",
    [
        {"act": "keep_done", "done": "one", "which": "fix the door"},
        {"act": "keep_hour", "hour": None},
        {"act": "keep_hour", "hour": {"days": [], "time": "8:00"}},
        {"act": "keep_walk_back", "finished": False, "acts": [], "beneath": [], "film": "x"},
        {"act": "keep_a_diary", "page": 3},
    ],
)
async def test_acts_are_checked_and_one_we_do_not_know_passes(
    client: RasaClient, peer: Neighbour, act: dict[str, Any]
) -> None:
    answering(peer, {**GOOD, "acts": [act]})
    assert (await client.turn(Ask(text="hi"))).acts == (act,)


async def test_an_engine_that_is_down_is_unreachable() -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        client = RasaClient(f"http://127.0.0.1:{probe.getsockname()[1]}")
        with pytest.raises(Unreachable):
            await client.turn(Ask(text="hi"))
        assert await client.model() is None
        await client.close()


async def test_an_engine_that_hangs_up_is_unreachable() -> None:
    async def hang_up(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.close()
        await writer.wait_closed()

    server = await asyncio.start_server(hang_up, "127.0.0.1", 0)
    client = RasaClient(f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}")
    async with server:
        with pytest.raises(Unreachable):
            await client.turn(Ask(text="hi"))
    await client.close()


async def test_the_model_is_named_when_it_is_loaded(client: RasaClient, peer: Neighbour) -> None:
    assert await client.model() == "stand-in"


@pytest.mark.parametrize("health", [None, (503, {"model": "m"}), (200, b"soon"), (200, [])])
async def test_there_is_no_model_while_it_is_not_loaded(
    client: RasaClient, peer: Neighbour, health: Any
) -> None:
    peer.model = health
    assert await client.model() is None


async def test_what_the_ear_hears_in_a_text(client: RasaClient, peer: Neighbour) -> None:
    heard = await client.parse("bout a 7", "heat")
    assert heard["scale"] == 7
    assert peer.asked == [("parse", {"text": "bout a 7", "context": "heat"})]


async def test_a_client_that_was_closed_can_ask_again(client: RasaClient) -> None:
    await client.turn(Ask(text="hi"))
    await client.close()
    await client.close()
    assert (await client.turn(Ask(text="hi"))).replies
