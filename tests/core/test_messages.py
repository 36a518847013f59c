"""How long a message waits, and what is answered together."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.messages import (
    LONG_FROM,
    Fragment,
    Inbound,
    Kind,
    Lane,
    is_short_answer,
    joined,
    looks_finished,
    next_group,
)

NOW = datetime(2026, 3, 2, 19, 0, tzinfo=UTC)
WINDOW = timedelta(seconds=3)
SECOND = timedelta(seconds=1)


def inbound(text: str, kind: Kind = Kind.TEXT) -> Inbound:
    """A message of his."""
    return Inbound("terminal:sam:1", "terminal", "sam", text, NOW, kind)


def fragment(number: int, text: str = "x", kind: Kind = Kind.TEXT) -> Fragment:
    """A message that is owed an answer."""
    return Fragment(number, kind, text, NOW)


@pytest.mark.parametrize(
    "text", ["7", " 7/10 ", "about 7", "7.5", "7,5", "its a 9", "yes", "Nope", "STOP", "/help",
             "where was i", "time out", "timeout", "check in", "ok thanks", "skip it"]
)  # fmt: skip
def test_numbers_and_commands_never_wait(text: str) -> None:
    assert is_short_answer(text)
    assert inbound(text).quiet_for(WINDOW) == timedelta(0)


@pytest.mark.parametrize(
    "text",
    ["stop it i said and she laughed", "yes but she started it", "seven", "stopped", "noted", "",
     "it was 3 or 4 times", "i threw 2 plates"],
)  # fmt: skip
def test_a_telling_is_not_taken_for_a_command(text: str) -> None:
    assert not is_short_answer(text)


def test_a_tap_never_waits() -> None:
    assert inbound("Raised my voice", Kind.PRESS).quiet_for(WINDOW) == timedelta(0)


def test_an_open_fragment_waits_for_the_whole_window() -> None:
    assert inbound("we were in the car").quiet_for(WINDOW) == WINDOW


@pytest.mark.parametrize("text", ["I threw it.", "why?", "she laughed!  ", "x " * LONG_FROM])
def test_what_looks_finished_waits_a_second(text: str) -> None:
    assert looks_finished(text)
    assert inbound(text).quiet_for(WINDOW) == SECOND


def test_a_shorter_window_stays_the_shorter() -> None:
    assert inbound("I threw it.").quiet_for(timedelta(0)) == timedelta(0)


def test_texts_up_to_the_next_tap_are_answered_together() -> None:
    owed = (fragment(1), fragment(2), fragment(3, kind=Kind.PRESS), fragment(4))
    assert [f.id for f in next_group(owed)] == [1, 2]
    assert [f.id for f in next_group(owed[2:])] == [3]
    assert [f.id for f in next_group(owed[3:])] == [4]
    assert next_group(()) == ()


@given(st.lists(st.sampled_from(Kind), max_size=12))
def test_groups_lose_nothing_and_keep_the_order(kinds: list[Kind]) -> None:
    owed = tuple(fragment(number, kind=kind) for number, kind in enumerate(kinds))
    taken: list[Fragment] = []
    while rest := owed[len(taken) :]:
        group = next_group(rest)
        assert group
        assert len({f.kind for f in group}) == 1
        assert len(group) == 1 or group[0].kind is Kind.TEXT
        taken.extend(group)
    assert tuple(taken) == owed


def test_joined_fragments_stand_on_their_own_lines() -> None:
    group = (fragment(1, " in the car "), fragment(2, "  "), fragment(3, "i punched it"))
    assert joined(group) == "in the car\ni punched it"


@given(st.text(), st.sampled_from(Kind), st.integers(0, 60))
def test_nothing_waits_longer_than_the_window(text: str, kind: Kind, seconds: int) -> None:
    window = timedelta(seconds=seconds)
    assert timedelta(0) <= inbound(text, kind).quiet_for(window) <= window


def test_crisis_goes_before_replies_and_replies_before_reminders() -> None:
    assert sorted(Lane) == [Lane.CRISIS, Lane.REPLY, Lane.REMINDER]
