"""What the system itself says."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.core.lines import countries, emergency_number
from bot.core.phrases import collusive
from bot.core.phrases.system import (
    MOST_LINES,
    coaching_reopened,
    could_not_answer,
    lines_in_one_sentence,
)


@pytest.mark.parametrize("say", [could_not_answer, coaching_reopened])
def test_it_is_short_enough_for_a_phone_and_takes_nobodys_side(say: Callable[[], str]) -> None:
    assert 0 < len(say()) <= 300
    assert not collusive(say())


@pytest.mark.parametrize("country", [*countries(), "XX", ""])
def test_a_few_lines_of_his_country_begin_with_the_emergency_number(country: str) -> None:
    sentence = lines_in_one_sentence(country)
    emergency = emergency_number(country)
    assert sentence.startswith(f"{emergency.name} {emergency.call}")
    assert sentence.endswith(".")
    assert sentence.count(";") <= MOST_LINES - 1
    assert len(sentence) < 200


def test_the_lines_of_his_country_are_his() -> None:
    assert "999" in lines_in_one_sentence("GB")
    assert "911" in lines_in_one_sentence("US")
