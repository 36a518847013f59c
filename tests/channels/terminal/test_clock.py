"""Simulated time, and durations as people write them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.terminal.clock import LONGEST_WAIT, SimulatedClock, duration_of
from bot.core.errors import Unusable

EVENING = datetime(2026, 3, 2, 19, 0, tzinfo=UTC)


def test_the_clock_stands_still_until_it_is_moved() -> None:
    clock = SimulatedClock(EVENING)
    assert clock.now() == clock.now() == EVENING
    clock.move_to(EVENING + timedelta(hours=1))
    assert clock.now() == EVENING + timedelta(hours=1)


def test_the_clock_never_goes_back() -> None:
    clock = SimulatedClock(EVENING)
    clock.move_to(EVENING - timedelta(hours=1))
    assert clock.now() == EVENING


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("90s", timedelta(seconds=90)),
        ("20m", timedelta(minutes=20)),
        ("25h", timedelta(hours=25)),
        ("2d", timedelta(days=2)),
        ("1w", timedelta(weeks=1)),
        ("1h30m", timedelta(hours=1, minutes=30)),
        ("1 h 30 m", timedelta(hours=1, minutes=30)),
        ("0.5H", timedelta(minutes=30)),
        ("3650d", timedelta(days=3650)),
    ],
)
def test_a_duration_is_read_as_people_write_it(text: str, expected: timedelta) -> None:
    assert duration_of(text) == expected


@pytest.mark.parametrize(
    "text", ["", "soon", "5", "5 minutes", "-5m", "h", "2d please", "5ſ", "٥m"]
)
def test_what_is_no_duration_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(Unusable, match="1h30m"):
        duration_of(text)


@pytest.mark.parametrize("text", ["3651d", "9" * 30 + "d", "9" * 400 + "s", "3000000d"])
def test_a_wait_that_leaves_the_calendar_is_refused_and_says_the_most(text: str) -> None:
    with pytest.raises(Unusable, match="3650d"):
        duration_of(text)


LIKE_DURATIONS = st.from_regex(r"\A(\d{1,30}(\.\d{1,3})?\s?[smhdwſSMHDW ]){1,4}\Z")


@given(st.text() | LIKE_DURATIONS)
def test_whatever_he_waits_for_is_a_duration_or_unusable(text: str) -> None:
    try:
        found = duration_of(text)
    except Unusable:
        return
    assert timedelta(0) <= found <= LONGEST_WAIT
