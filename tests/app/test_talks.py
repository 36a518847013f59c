"""What each command does with the whole, over a stand-in of the dialogue engine."""

from __future__ import annotations

import asyncio
import io
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from bot.app import reports, talks
from bot.app.coach import open_database
from bot.core.errors import Unknown, Unusable
from bot.core.work import Work
from bot.services.ports import Ledger
from bot.settings import load
from tests.peers.neighbour import Neighbour

START = datetime(2026, 3, 2, 19, 0, tzinfo=UTC)
THREAT = "if she walks out tonight ill kill her and then me"


async def talk(
    *lines: str | dict[str, Any], who: str | None = None, country: str | None = None
) -> tuple[int, list[dict[str, Any]]]:
    """A scripted talk; returns how many lines could not be used, and what came out."""
    out = io.StringIO()
    texts = [line if isinstance(line, str) else json.dumps(line) for line in lines]
    errors = await talks.talk_by_lines(who, country, START, texts, out)
    return errors, [json.loads(line) for line in out.getvalue().splitlines()]


async def test_a_scripted_talk_goes_through_the_whole_and_is_kept(
    home: Path, peer: Neighbour
) -> None:
    errors, heard = await talk("hi", {"press": "yes"}, {"press": "Maybe"})
    assert errors == 1
    assert [line["text"] for line in heard[:4]] == ["hi", "You said: hi", "Yes", "You said: Yes"]
    assert heard[4]["error"] == "'Maybe' is not on offer now; there is: Yes, No"
    kept = await reports.export("sam")
    assert [message["text"] for message in kept["messages"]] == [
        "hi",
        "You said: hi",
        "Yes",
        "You said: Yes",
    ]
    assert peer.asked[1][1]["state"] == {"turns": 1}


async def test_another_mans_work_is_left_in_peace(home: Path) -> None:
    await talk("hi", who="joe")
    base = open_database(load())

    def unit(ledger: Ledger) -> None:
        ledger.queue.put(Work("timer", "nudge", "talk:1", 1, START))

    await base.run(unit)
    base.close()
    _, heard = await talk("hi")
    assert [line["text"] for line in heard] == ["hi", "You said: hi"]


async def test_what_a_killed_talk_had_leased_goes_on_at_once(home: Path) -> None:
    await talk()
    base = open_database(load())

    def killed(ledger: Ledger) -> None:
        ledger.queue.put(Work("timer", "time_out_back", "talk:1", 1, START))
        assert ledger.queue.claim(("timer",), START, "killed")

    await base.run(killed)
    base.close()
    _, heard = await talk()
    assert [line["text"] for line in heard] == ['You said: time_out{"stage": "back"}']


async def test_a_man_who_moves_gets_the_lines_of_his_new_country(home: Path) -> None:
    await talk("hi")
    _, heard = await talk(THREAT, country="us")
    assert "911" in " ".join(line["text"] for line in heard)
    assert (await reports.export("sam"))["participant"]["country"] == "US"


async def test_a_country_we_have_no_lines_for_is_refused(home: Path) -> None:
    with pytest.raises(Unusable, match="BENEATH_COUNTRY: must be one of"):
        await talk("hi", country="Narnia")


async def test_without_a_start_the_talk_begins_now(home: Path) -> None:
    out = io.StringIO()
    await talks.talk_by_lines(None, None, None, ["hi"], out)
    at = datetime.fromisoformat(json.loads(out.getvalue().splitlines()[0])["at"])
    assert abs(datetime.now(UTC) - at) < timedelta(minutes=1)


async def test_danger_is_listed_and_closed(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    await talk(THREAT, "hello")
    [flag] = await reports.list_flags(everything=False)
    reports.show_flags([flag], as_json=False)
    shown = capsys.readouterr().out
    assert "page   imminent harm_to_others" in shown
    assert "sam: " in shown
    assert "2026-03-02T19:00" in shown
    assert await reports.close_flag(flag.id, "called him") is True
    assert await reports.list_flags(everything=False) == []
    reports.show_flags([], as_json=False)
    assert capsys.readouterr().out == "No open flags.\n"
    reports.show_flags(await reports.list_flags(everything=True), as_json=False)
    assert "closed: called him" in capsys.readouterr().out
    reports.show_flags(await reports.list_flags(everything=True), as_json=True)
    assert json.loads(capsys.readouterr().out)["closed_because"] == "called him"
    reports.show_flags([], as_json=True)
    assert capsys.readouterr().out == ""
    with pytest.raises(Unknown, match="no open flag"):
        await reports.close_flag(flag.id, "again")


async def test_an_export_of_nobody_says_so(home: Path) -> None:
    with pytest.raises(Unknown, match="no participant named 'joe'"):
        await reports.export("joe")


async def test_the_ear_is_asked_line_by_line(home: Path, peer: Neighbour) -> None:
    def read(line: str) -> dict[str, str]:
        found: dict[str, str] = json.loads(line)
        if "text" not in found:
            raise Unusable("not for us")
        return found

    out = io.StringIO()
    lines = ['{"id": 1, "text": "bout a 7", "context": "heat"}', " ", '{"id": 2}']
    assert await reports.parse(lines, out, read) is True
    heard, error = (json.loads(line) for line in out.getvalue().splitlines())
    assert (heard["id"], heard["intent"], heard["scale"]) == (1, "greet", 7)
    assert set(heard) >= {"feelings", "patterns", "blame", "time", "band", "confidence"}
    assert error == {"error": "not for us"}
    assert peer.asked == [("parse", {"text": "bout a 7", "context": "heat"})]
    assert await reports.parse([], out, read) is False


async def _on_screen(peer: Neighbour, *turns: str) -> None:
    """Sit down, hear the greeting, say these lines each after an answer, and leave."""
    before = len(peer.asked)
    with create_pipe_input() as pipe, create_app_session(input=pipe, output=DummyOutput()):
        sitting = asyncio.create_task(talks.talk_on_screen())
        await asyncio.to_thread(peer.wait_for, before + 1)
        for number, line in enumerate(turns):
            pipe.send_text(f"{line}\r")
            await asyncio.to_thread(peer.wait_for, before + 2 + number)
        pipe.send_text("quit\r")
        await sitting


@pytest.mark.slow
async def test_on_the_screen_the_coach_greets_first_and_what_is_said_is_kept(
    home: Path, peer: Neighbour
) -> None:
    await _on_screen(peer, "yes")
    assert peer.words == ["greet", "yes"]
    kept = await reports.export("sam")
    assert {"You said: greet", "yes"} <= {message["text"] for message in kept["messages"]}


@pytest.mark.parametrize(("hours", "greeted"), [(5, False), (7, True)])
async def test_he_who_was_away_for_long_is_greeted_and_others_see_where_they_were(
    home: Path, hours: int, *, greeted: bool
) -> None:
    before = datetime.now(UTC) - timedelta(hours=hours)
    await talks.talk_by_lines(None, None, before, ["hi"], io.StringIO())
    base = open_database(load())
    last = await base.run(lambda ledger: talks._greeted(ledger, 1))
    base.close()
    assert (last is None) is greeted
    assert last is None or (last.text, last.buttons) == ("You said: hi", ("Yes", "No"))
    out = io.StringIO()
    await talks.talk_by_lines(None, None, None, [], out)
    assert ("You said: greet" in out.getvalue()) is greeted
