"""Broken, blank and endless messages through the real Rasa: an honest answer, every time."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from nlu.asking import MOST_KEPT
from tests.nlu.conftest import Talk

pytestmark = [pytest.mark.rasa, pytest.mark.slow]
Begin = Callable[..., Talk]
FILM = "she said no again and i threw the remote at the wall"
BAD = {
    "nothing": "",
    "blank": " \n\t ",
    "zero width": "\u200b",
    "filler": "\u3164",
    "NUL": "\x00",
    "half a letter": "\ud800",
    "right to left": "\u202e\u202c",
    "braces": "{{",
    "template": "{under} 0[ {{heat}} <she>",
    "intent": ' /affirm{"film": "x"}',
    "command": "/greet",
    "emoji": "\U0001f525\U0001f621",
    "one letter": "a" * 60_000,
    "numbers": "9" * 60_000,
    "brackets": "(" * 60_000,
    "blanks inside": f"x{' ' * 60_000}x",
    "raging": "raging " * 9_000,
    "telling": f"{FILM}. " * 1_100,
    "yes": "yes",
    "other digits": "\u0667\u0668",
}
STEPS: dict[str, dict[str, Any]] = {
    "nothing asked": {},
    "heat": {"loop": "heat_form", "requested": "heat"},
    "film": {"loop": "walk_back_form", "requested": "film", "slots": {"heat": 5}},
    "mood": {"loop": "check_in_form", "requested": "mood"},
    "hour": {"loop": "hour_form", "requested": "hour"},
}


@pytest.mark.parametrize("bad", BAD)
@pytest.mark.parametrize("step", STEPS)
def test_a_bad_message_is_answered_in_few_plain_words(talk: Talk, step: str, bad: str) -> None:
    talk.state = STEPS[step]
    talk.ask(text=BAD[bad])
    messages = talk.last["messages"]
    assert messages
    assert all(message["text"].strip() for message in messages)
    assert all(len(message["text"]) <= 300 for message in messages)
    assert not re.search(r"[{}]|<[a-z_]+>", talk.said.replace(BAD[bad].strip(), ""))


def test_half_a_letter_of_his_comes_back_as_text_that_can_be_sent(talk: Talk) -> None:
    talk.say("walk me back", "5", "i threw the plate \ud83d at the wall")
    talk.press("No")
    if talk.last["asked"] == "story":
        talk.say("that i am a joke \ud83d to her family")
    talk.say("small \ud83d like a kid")
    talk.said.encode("utf-8")
    assert talk.slots["film"] == "i threw the plate \ufffd at the wall"


def test_what_is_too_long_is_kept_up_to_a_whole_sentence(talk: Talk) -> None:
    talk.say("walk me back", "5", f"{FILM}. " * 1_100)
    film = talk.slots["film"]
    assert MOST_KEPT // 2 < len(film) <= MOST_KEPT
    assert film.endswith("at the wall.")


def test_a_promise_without_end_is_said_back_by_its_beginning(begin: Begin) -> None:
    endless, short = "mend " * 400, "fix the fence"
    talk = begin(promises=[endless.strip(), short])
    talk.ask(intent='check_in{"stage": "promise"}')
    assert len(talk.said) <= 300
    assert "mend mend" in talk.said.lower()
    talk.press("One")
    labels = [
        button["label"] for message in talk.last["messages"] for button in message["buttons"]
    ]
    assert max(map(len, labels)) <= 101
    talk.press(labels[0])
    [act] = [act for act in talk.last["acts"] if act["act"] == "keep_done"]
    assert act["which"] == endless.strip()


def test_the_promise_he_taps_is_the_one_that_counts_although_both_are_fixes(begin: Begin) -> None:
    talk = begin(promises=["fix the door", "fix the fence"])
    talk.ask(intent='check_in{"stage": "promise"}')
    talk.press("One")
    talk.press("fix the fence")
    [act] = [act for act in talk.last["acts"] if act["act"] == "keep_done"]
    assert (act["done"], act["which"]) == ("one", "fix the fence")


@pytest.mark.parametrize("texts", [("yes", "yes", "yes"), ("", "", ""), ("{{", "0[", "/greet")])
def test_three_misses_are_spoken_to_each_time_and_then_he_moves_on(
    talk: Talk, texts: tuple[str, ...]
) -> None:
    talk.say("walk me back", "5")
    said = []
    for text in texts:
        talk.ask(text=text)
        said.append(talk.said)
    assert all(said)
    assert len(set(said)) == 3
    assert talk.last["asked"] != "film"
