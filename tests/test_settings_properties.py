"""Any value of any setting: settings that can be used, or the variable by its name alone."""

from __future__ import annotations

import math
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.core.errors import Unusable
from bot.core.lines import countries
from bot.settings import LEVELS, Settings, load
from tests.fuzz.nasty import VALUES, quick, typed

NAMES = st.sampled_from(sorted(Settings.model_fields))
SECRETS = st.from_regex(r"\A[zqx]{12,40}\Z") | st.just("hunter2-of-the-database")
"""Values that no sentence of ours contains."""


@pytest.fixture(autouse=True)
def _nothing_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(f"BENEATH_{name.upper()}", raising=False)


@pytest.fixture(scope="module", autouse=True)
def zones() -> None:
    """Read the time zones once, before the examples are timed."""
    load(_env_file=None)


@example("quiet_for", 61.0)
@quick(150)
@given(NAMES, typed(4) | VALUES | st.floats(-5, 100))
def test_a_setting_can_be_used_or_is_refused_by_its_name(name: str, value: Any) -> None:
    told = refused(name, value)
    if told is not None:
        assert f"BENEATH_{name.upper()}: " in str(told)
        assert ".env.example" in str(told)
        assert "\n" not in str(told)
        return
    found = load(_env_file=None, **{name: value})
    assert found.country in countries()
    assert found.log_level in LEVELS
    assert timedelta(0) <= found.quiet_window <= timedelta(minutes=1)
    assert math.isfinite(found.demo_pace)


@quick(60)
@given(NAMES, SECRETS)
def test_no_value_is_ever_repeated_in_an_error(name: str, value: str) -> None:
    told = refused(name, value)
    assert told is None or value not in str(told)
    assert told is None or told.__cause__ is None


@quick(30)
@given(SECRETS)
def test_the_key_is_never_shown_whatever_it_is(key: str) -> None:
    found = load(_env_file=None, data_key=key)
    assert key not in repr(found)
    assert key not in str(found.model_dump())
    assert key not in found.model_dump_json()


@quick(40)
@given(st.dictionaries(NAMES, VALUES, max_size=4))
def test_every_wrong_setting_is_named_at_once(given_values: dict[str, Any]) -> None:
    wrong = {name for name, value in given_values.items() if refused(name, value)}
    if wrong:
        with pytest.raises(Unusable) as caught:
            load(_env_file=None, **given_values)
        assert all(f"BENEATH_{name.upper()}: " in str(caught.value) for name in wrong)
    else:
        load(_env_file=None, **given_values)


def refused(name: str, value: Any) -> Unusable | None:
    """Why that setting alone is not taken; None when it is."""
    try:
        load(_env_file=None, **{name: value})
    except Unusable as error:
        return error
    return None
