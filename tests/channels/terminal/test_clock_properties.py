"""Durations and simulated time, whatever is written."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.terminal.clock import LAST, LONGEST_WAIT, SimulatedClock, duration_of, later
from bot.core.errors import Unusable
from tests.fuzz.nasty import endless, quick, typed

MOMENTS = st.datetimes(timezones=st.just(UTC))
UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86_400, "w": 604_800}
PARTS = st.lists(
    st.tuples(st.integers(0, 100), st.sampled_from(sorted(UNITS))), min_size=1, max_size=4
)
GAPS = st.sampled_from(["", " ", "  ", "\t"])


@quick(300)
@given(PARTS, GAPS, st.booleans())
def test_a_duration_is_the_sum_of_its_parts_however_they_are_spaced(
    parts: list[tuple[int, str]], gap: str, loud: bool
) -> None:
    text = gap.join(f"{number}{gap}{unit.upper() if loud else unit}" for number, unit in parts)
    assert duration_of(text) == timedelta(seconds=sum(n * UNITS[unit] for n, unit in parts))


@quick(400)
@given(typed() | endless() | st.text("0123456789.smhdw \u0661\u017f"))
def test_what_is_no_duration_gets_one_short_sentence(text: str) -> None:
    try:
        found = duration_of(text)
    except Unusable as error:
        assert len(str(error)) < 1000  # noqa: PT017
    else:
        assert timedelta(0) <= found <= LONGEST_WAIT


@pytest.mark.parametrize("piece", ["9", "9 ", "1h", "9.", "1.1", " ", "s", "\u0661"])
def test_a_row_without_end_is_read_at_once(piece: str) -> None:
    # A row of digits was once looked at again from each of them: minutes for one line.
    began = time.process_time()
    with pytest.raises(Unusable):
        duration_of(piece * 60_000 + "!")
    assert time.process_time() - began < 2


@quick(300)
@given(MOMENTS, st.timedeltas(timedelta(0), LONGEST_WAIT))
def test_simulated_time_ends_before_the_calendar_does(now: datetime, wait: timedelta) -> None:
    try:
        found = later(now, wait)
    except Unusable:
        assert now > LAST - wait
    else:
        assert found - now == wait
        assert found <= LAST


@quick(200)
@given(MOMENTS, st.lists(MOMENTS, max_size=6))
def test_the_clock_shows_the_latest_time_it_was_moved_to(
    start: datetime, moves: list[datetime]
) -> None:
    clock = SimulatedClock(start)
    for moved in moves:
        clock.move_to(moved)
    assert clock.now() == max([start, *moves])
