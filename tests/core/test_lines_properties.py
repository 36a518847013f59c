"""Crisis lines: every place name and every record is met, whatever it holds."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.lines import (
    Audience,
    BadLine,
    For,
    State,
    all_lines,
    countries,
    emergency_number,
    line_from,
    lines_for,
)
from tests.fuzz.nasty import VALUES, quick, typed

PLACES = st.sampled_from(countries()) | typed(3)
AUDIENCES = st.sampled_from(Audience)
GOOD = {"country": "GB", "for": "anyone", "name": "A line", "state": "ok", "call": "116 123"}
TEXTS = ("country", "name", "call", "text", "web", "hours", "note")
RECORDS = st.fixed_dictionaries(
    {},
    optional={
        **{key: st.just(value) | VALUES for key, value in GOOD.items()},
        **dict.fromkeys(("text", "web", "hours", "note", "language", "source", "more"), VALUES),
        "for": st.sampled_from([*For]) | VALUES,
        "state": st.sampled_from([*State]) | VALUES,
    },
)


@quick(100)
@given(PLACES, AUDIENCES)
def test_wherever_he_is_the_first_line_can_be_called_in_an_emergency(
    place: str, audience: Audience
) -> None:
    shown = lines_for(place, audience)
    assert shown[0] == emergency_number(place)
    assert shown[0].call
    assert len(set(shown)) == len(shown) > 1
    assert [line for line in shown if line.audience is For.EMERGENCY] == [shown[0]]


@quick(200)
@given(PLACES, AUDIENCES)
def test_a_place_is_the_same_place_however_it_is_written(place: str, audience: Audience) -> None:
    assert lines_for(f" {place}\t", audience) == lines_for(place, audience)
    if place in countries():
        assert lines_for(place.lower(), audience) == lines_for(place, audience)


@quick(200)
@given(PLACES, st.sampled_from([Audience.CRISIS, Audience.VIOLENCE]))
def test_no_place_name_shows_him_a_line_for_those_he_harmed(
    place: str, audience: Audience
) -> None:
    hers = {For.HER, For.MALE_VICTIM, For.ANYONE_DV}
    assert not hers & {line.audience for line in lines_for(place, audience)}


@quick(200)
@given(RECORDS)
def test_a_record_is_a_line_that_can_be_shown_or_is_refused(record: dict[str, Any]) -> None:
    try:
        line = line_from(record)
    except BadLine:
        return
    assert line.name in str(line)
    assert any(way in str(line) for way in (line.call, line.text, line.web) if way)
    assert all(isinstance(getattr(line, key), str) for key in TEXTS)


@quick(200)
@given(st.sampled_from(TEXTS), VALUES.filter(lambda value: not isinstance(value, str)))
def test_whatever_is_no_text_is_refused_where_a_text_stands(key: str, value: Any) -> None:
    with pytest.raises(BadLine):
        line_from({**GOOD, key: value})
    assert line_from(GOOD).name == "A line"


def test_every_packaged_line_survives_the_way_back() -> None:
    for line in all_lines():
        kept = {key: getattr(line, key) for key in line.__slots__ if key != "audience"}
        assert line_from({**kept, "for": line.audience}) == line
