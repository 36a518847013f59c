"""The command line in process, over a stand-in of the dialogue engine."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from bot.__main__ import main
from bot.app.talks import DEMONSTRATION
from bot.core.messages import LONGEST
from tests.app.conftest import database, file, home, peer, template, url
from tests.peers.neighbour import Neighbour

__all__ = ["database", "file", "home", "peer", "template", "url"]

START = "2026-03-02T19:00:00+00:00"
HIT = "i hit her last night"
THREAT = "if she walks out tonight ill kill her and then me"


@dataclass(frozen=True)
class Ran:
    """What a command left behind."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[dict[str, Any]]:
        """Standard output as JSON lines."""
        return [json.loads(line) for line in self.out.splitlines()]


class Bytes(io.BytesIO):
    """Bytes that may pass for a terminal's, and may be broken off by Ctrl-C."""

    def __init__(self, given: bytes = b"", *, tty: bool = False, broken_off: bool = False) -> None:
        super().__init__(given)
        self._tty = tty
        self._broken_off = broken_off

    def isatty(self) -> bool:
        """Is it a terminal?"""
        return self._tty

    def read1(self, size: int | None = -1, /) -> bytes:
        """The next bytes, unless he presses Ctrl-C meanwhile."""
        if self._broken_off:
            raise KeyboardInterrupt
        return super().read1(-1 if size is None else size)


@contextmanager
def called_with(arguments: tuple[str, ...], stdin: Bytes) -> Iterator[None]:
    """The process as the shell would have made it; put back afterwards."""
    argv, path, before = sys.argv[:], sys.path[:], sys.stdin
    sys.argv[:] = ["beneath", *arguments]
    sys.stdin = io.TextIOWrapper(stdin, encoding="ascii")
    try:
        yield
    finally:
        sys.argv[:], sys.path[:], sys.stdin = argv, path, before


def beneath(*arguments: str, stdin: bytes | Bytes = b"") -> Ran:
    """Run a command as the shell would."""
    out, err = io.TextIOWrapper(io.BytesIO(), encoding="ascii"), io.StringIO()
    given = stdin if isinstance(stdin, Bytes) else Bytes(stdin)
    code: object = 0
    with called_with(arguments, given), redirect_stdout(out), redirect_stderr(err):
        try:
            main()
        except SystemExit as left:
            code = left.code or 0
    out.flush()
    assert isinstance(code, int)
    written = out.buffer
    assert isinstance(written, io.BytesIO)
    return Ran(code, written.getvalue().decode("utf-8"), err.getvalue())


def as_lines(*lines: str | dict[str, Any]) -> bytes:
    """His lines as a script writes them."""
    texts = [line if isinstance(line, str) else json.dumps(line) for line in lines]
    return "".join(f"{text}\n" for text in texts).encode()


def talk(*lines: str | dict[str, Any], who: str = "sam", more: tuple[str, ...] = ()) -> Ran:
    """A talk in simulated time."""
    return beneath("talk", "--participant", who, "--now", START, *more, stdin=as_lines(*lines))


def test_without_a_command_it_says_what_it_is_and_what_it_is_not() -> None:
    ran = beneath()
    assert ran.code == 2
    shown = ran.out + ran.err
    assert "Not an emergency service" in shown
    for command in ("run", "talk", "demo", "train", "migrate", "flags", "export", "screen"):
        assert command in shown


def test_talk_answers_every_line_as_json(home: Path, peer: Neighbour) -> None:
    ran = talk("hi", {"text": "she kept on"}, {"press": "no"}, "  ")
    assert ran.code == 0
    assert [(line["from"], line["text"]) for line in ran.lines] == [
        ("him", "hi"),
        ("coach", "You said: hi"),
        ("him", "she kept on"),
        ("coach", "You said: she kept on"),
        ("him", "No"),
        ("coach", "You said: No"),
    ]
    assert ran.lines[0]["at"] == START
    assert [set(body) & {"text", "press"} for _, body in peer.asked] == [
        {"text"},
        {"text"},
        {"press"},
    ]


def test_talk_leaves_with_two_when_a_tap_was_not_on_offer_and_goes_on(home: Path) -> None:
    ran = talk("hi", {"press": "Perhaps"}, "still here")
    assert ran.code == 2
    assert [line["error"] for line in ran.lines if "error" in line] == [
        "'Perhaps' is not on offer now; there is: Yes, No"
    ]
    assert ran.lines[-1]["text"] == "You said: still here"


def test_talk_answers_a_burst_once(home: Path, peer: Neighbour) -> None:
    ran = talk({"burst": ["she said", "im useless"]})
    assert [line["from"] for line in ran.lines] == ["him", "him", "coach"]
    assert len(peer.asked) == 1


def test_talk_waits_in_simulated_time(home: Path) -> None:
    ran = talk("hi", {"wait": "25h"}, "back")
    assert ran.code == 0
    said = [line for line in ran.lines if line["from"] == "him"]
    between = datetime.fromisoformat(said[1]["at"]) - datetime.fromisoformat(said[0]["at"])
    assert between.total_seconds() == 25 * 3600


def test_talk_takes_a_broken_json_object_as_his_words(home: Path) -> None:
    ran = talk('{"text": "hi')
    assert ran.code == 0
    assert ran.lines[0]["text"] == '{"text": "hi'


@pytest.mark.parametrize("line", ['{"say": "hi"}', '{"wait": "soon"}', "x" * (LONGEST + 1)])
def test_talk_says_what_is_wrong_with_a_line_and_leaves_with_two(
    home: Path, peer: Neighbour, line: str
) -> None:
    ran = talk(line)
    assert ran.code == 2
    (wrong,) = ran.lines
    assert set(wrong) == {"error", "at"}
    assert peer.asked == []


def test_bytes_that_are_no_text_are_no_traceback(home: Path) -> None:
    ran = beneath("talk", "--now", START, stdin=b"caf\xe9 \xff\n")
    assert ran.code == 0
    assert ran.lines[0]["text"] == "caf� �"


def test_a_participant_is_taken_up_again_and_another_is_not_mixed_up(
    home: Path, peer: Neighbour
) -> None:
    talk("first", who="sam")
    talk("other", who="joe")
    talk("second", who="sam")
    assert peer.asked[2][1]["state"] == {"turns": 1}
    kept = json.loads(beneath("export", "--participant", "sam").out)
    assert [m["text"] for m in kept["messages"] if m["from"] == "him"] == ["first", "second"]


def test_a_time_without_a_zone_is_utc(home: Path) -> None:
    ran = beneath("talk", "--now", "2026-03-02T19:00", stdin=b"hi\n")
    assert ran.lines[0]["at"] == START


def test_a_talk_without_a_time_starts_now(home: Path) -> None:
    ran = beneath("talk", stdin=b"hi\n")
    age = datetime.now(UTC) - datetime.fromisoformat(ran.lines[0]["at"])
    assert abs(age.total_seconds()) < 60


def test_a_time_that_is_none_is_one_sentence_with_an_example(home: Path) -> None:
    ran = beneath("talk", "--now", "tomorrow", stdin=b"hi\n")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == (
        "beneath: --now 'tomorrow' is no ISO time. Like this: 2026-03-02T19:00:00+00:00\n"
    )


def test_a_setting_that_cannot_be_used_is_named_without_its_value(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BENEATH_QUIET_FOR", "hunter2")
    monkeypatch.setenv("BENEATH_LOG_LEVEL", "shout")
    ran = beneath("migrate")
    assert ran.code == 1
    assert ran.err.count("\n") == 1
    assert "BENEATH_QUIET_FOR" in ran.err
    assert "BENEATH_LOG_LEVEL" in ran.err
    assert "hunter2" not in ran.err
    assert "shout" not in ran.err


def test_migrate_says_from_which_schema_to_which(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BENEATH_DATABASE", f"sqlite:///{tmp_path / 'new' / 'empty.db'}")
    first, again = beneath("migrate"), beneath("migrate")
    assert first.out.startswith("schema none -> ")
    version = first.out.strip().removeprefix("schema none -> ")
    assert again.out == f"schema {version}, nothing to do\n"


def test_flags_are_listed_and_closed_with_a_reason(home: Path) -> None:
    assert beneath("flags").out == "No open flags.\n"
    talk(HIT)
    listed = beneath("flags")
    assert listed.code == 0
    assert "violence_disclosure" in listed.out
    assert "sam: " in listed.out
    (flag,) = beneath("flags", "--json").lines
    assert (flag["participant"], flag["open"]) == ("sam", True)
    closed = beneath("flags", "--close", str(flag["id"]), "--reason", "talked with him")
    assert closed.out == f"flag {flag['id']} closed, coaching is open again\n"
    assert beneath("flags", "--json").out == ""
    (kept,) = beneath("flags", "--json", "--all").lines
    assert (kept["open"], kept["closed_because"]) == (False, "talked with him")
    assert "closed: talked with him" in beneath("flags", "--all").out


def test_coaching_stays_closed_while_another_danger_is_open(home: Path) -> None:
    talk(HIT, THREAT)
    first, second = beneath("flags", "--json").lines
    one = beneath("flags", "--close", str(first["id"]), "--reason", "seen")
    assert one.out == f"flag {first['id']} closed\n"
    other = beneath("flags", "--close", str(second["id"]), "--reason", "seen")
    assert other.out.endswith("coaching is open again\n")


@pytest.mark.parametrize("reason", [(), ("--reason", "  ")])
def test_a_flag_is_not_closed_without_a_reason(home: Path, reason: tuple[str, ...]) -> None:
    talk(HIT)
    ran = beneath("flags", "--close", "1", *reason)
    assert ran.code == 1
    assert ran.err == ("beneath: Say why: flags --close ID --reason TEXT. The reason is kept.\n")
    assert len(beneath("flags", "--json").lines) == 1


def test_a_flag_that_is_not_there_is_one_sentence(home: Path) -> None:
    ran = beneath("flags", "--close", "99", "--reason", "seen")
    assert ran.code == 1
    assert ran.err.startswith("beneath: ")
    assert ran.err.count("\n") == 1


def test_an_export_of_an_unknown_man_is_one_sentence_on_standard_error(home: Path) -> None:
    ran = beneath("export", "--participant", "nobody")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == ("beneath: There is no participant named 'nobody' in this database.\n")


def test_screen_answers_in_order_and_leaves_with_zero() -> None:
    ran = beneath("screen", stdin=as_lines({"id": 2, "text": "hi"}, "", {"id": 1, "text": HIT}))
    assert ran.code == 0
    quiet, loud = ran.lines
    assert quiet == {"id": 2, "concern": None}
    assert (loud["id"], loud["concern"]["category"]) == (1, "violence_disclosure")


def test_screen_takes_what_was_asked_into_account() -> None:
    asked = {"text": "nothing new", "context": "film"}
    ran = beneath("screen", stdin=as_lines(asked, {**asked, "context": 5}))
    assert ran.code == 0
    assert [line["id"] for line in ran.lines] == [None, None]


def test_screen_says_which_lines_are_bad_goes_on_and_leaves_with_two() -> None:
    bad = ("not json", "[]", '{"id": 1}', '{"text": 5}', "[" * 200_000)
    ran = beneath("screen", stdin=as_lines(*bad, {"id": 9, "text": "hi"}))
    assert ran.code == 2
    *errors, last = ran.lines
    assert len(errors) == len(bad)
    assert errors[0]["error"].startswith("not JSON: ")
    assert {error["error"] for error in errors[1:4]} == {
        'a line needs {"text": "..."}, and may have "id" and "context"'
    }
    assert last == {"id": 9, "concern": None}


def test_parse_shows_what_the_ear_hears(home: Path, peer: Neighbour) -> None:
    asked = {"id": 1, "text": "bout a 7", "context": "heat"}
    ran = beneath("parse", stdin=as_lines(asked, ""))
    assert ran.code == 0
    (heard,) = ran.lines
    assert (heard["id"], heard["intent"], heard["scale"]) == (1, "greet", 7)
    assert peer.asked == [("parse", {"text": "bout a 7", "context": "heat"})]


def test_parse_leaves_with_two_when_a_line_was_bad(home: Path) -> None:
    ran = beneath("parse", stdin=as_lines("no", {"id": 2, "text": "hi"}))
    assert ran.code == 2
    assert "error" in ran.lines[0]
    assert ran.lines[1]["id"] == 2


def test_parse_with_an_engine_that_is_down_is_one_sentence(home: Path, peer: Neighbour) -> None:
    peer.answers = lambda what, asked: (500, {"error": "oh"})
    ran = beneath("parse", stdin=as_lines({"text": "hi"}))
    assert ran.code == 2
    [line] = ran.lines
    assert line["error"].startswith("The dialogue engine could not answer that (status 500).")


def test_what_is_called_an_error_in_a_line_is_screened_like_any_other() -> None:
    ran = beneath("screen", stdin=as_lines({"text": "i want to die", "error": "x"}))
    assert ran.code == 0
    assert ran.lines[0]["concern"] is not None


@pytest.mark.parametrize("now", ["9999-12-31T23:59:59", "0001-01-01T00:00:00+00:00"])
def test_a_time_at_the_end_of_the_calendar_is_refused_in_one_sentence(
    home: Path, now: str
) -> None:
    ran = beneath("talk", "--now", now)
    assert ran.code == 1
    assert "between the years" in ran.err


def test_ctrl_c_leaves_with_130() -> None:
    ran = beneath("screen", stdin=Bytes(b"", broken_off=True))
    assert ran.code == 130
    assert "Traceback" not in ran.err


@pytest.mark.parametrize("command", ["run", "talk"])
def test_in_a_terminal_the_conversation_opens_and_ctrl_d_leaves_it(
    home: Path, command: str
) -> None:
    with create_pipe_input() as keys, create_app_session(input=keys, output=DummyOutput()):
        keys.send_text("\x04")
        ran = beneath(command, stdin=Bytes(tty=True))
    assert ran.code == 0
    kept = json.loads(beneath("export", "--participant", "sam").out)
    assert kept["participant"]["name"] == "sam"


def test_he_who_comes_back_soon_sees_the_last_words_and_is_not_greeted_again(
    home: Path, peer: Neighbour
) -> None:
    beneath("talk", stdin=b"hi\n")
    with create_pipe_input() as keys, create_app_session(input=keys, output=DummyOutput()):
        keys.send_text("quit\r")
        ran = beneath("talk", stdin=Bytes(tty=True))
    assert ran.code == 0
    assert "You said: hi" in ran.out
    assert "1 Yes" in ran.out
    assert peer.words == ["hi"]


@pytest.mark.parametrize("command", ["run", "demo"])
def test_without_a_terminal_the_demo_plays_and_ends_by_itself(home: Path, command: str) -> None:
    ran = beneath(command)
    assert ran.code == 0
    assert ran.out.startswith(DEMONSTRATION)
    assert "You said: hi" in ran.out
