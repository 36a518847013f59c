"""What scripts hand to `screen`, `parse` and --now: read as it stands, or one clear error."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.__main__ import _asked, _time
from bot.core import safety
from bot.core.errors import Unusable
from tests.fuzz.nasty import LINES, VALUES, endless, quick, typed

OBJECTS = st.fixed_dictionaries(
    {}, optional={"text": typed() | VALUES, "id": VALUES, "context": VALUES, "more": VALUES}
)


@quick(150)
@given(LINES | OBJECTS.map(json.dumps) | endless())
def test_a_line_is_read_as_it_stands_or_is_an_error_that_can_be_printed(line: str) -> None:
    try:
        asked = _asked(line)
    except Unusable as error:
        assert len(str(error)) < 200  # noqa: PT017
        return
    assert asked["text"] == json.loads(line)["text"]
    safety.screen(asked["text"], asked.get("context"))
    json.dumps(asked, allow_nan=False)


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e999"])
def test_what_json_cannot_write_again_is_no_json(number: str) -> None:
    with pytest.raises(Unusable, match="not JSON"):
        _asked(f'{{"id": {number}, "text": "hi"}}')


@quick(150)
@given(typed(), VALUES, VALUES)
def test_what_a_script_wrote_as_json_is_screened_word_for_word(
    text: str, number: object, context: object
) -> None:
    line = json.dumps({"id": number, "text": text, "context": context})
    assert _asked(line) == json.loads(line)


@quick(60)
@given(
    st.datetimes(
        datetime(1972, 1, 1),  # noqa: DTZ001  the zone comes from the strategy
        datetime(8999, 12, 30),  # noqa: DTZ001
        timezones=st.one_of(st.none(), st.timezones()),
    )
)
def test_any_iso_time_is_that_time_and_without_a_zone_it_is_utc(at: datetime) -> None:
    found = _time(at.isoformat())
    assert found is not None
    assert found.utcoffset() is not None
    assert found.replace(tzinfo=None) == at.replace(tzinfo=None)
    if at.tzinfo is None:
        assert found.tzinfo is UTC


@quick(300)
@given(typed() | st.text("0123456789-:T+Z. \u0661"))
def test_what_is_no_time_is_one_sentence_with_an_example(text: str) -> None:
    try:
        found = _time(text)
    except Unusable as error:
        assert "2026-03-02T19:00:00+00:00" in str(error) or "between the years" in str(error)  # noqa: PT017
    else:
        assert found is not None
        assert found.tzinfo is not None
