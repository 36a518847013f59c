"""Whatever is typed, hearing never raises, never hangs and always fits into JSON."""

from __future__ import annotations

import json
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nlu.hearing import deed, hear, quotable, turned

STEPS = st.sampled_from(
    [
        None,
        "heat",
        "heat_before",
        "part",
        "beneath",
        "harm",
        "done",
        "happened",
        "hour",
        "time",
        "body",
        "nonsense",
        "",
    ]
)
WORDS = st.sampled_from(
    [
        "i",
        "she",
        "threw",
        "the",
        "plate",
        "but",
        "and",
        "so",
        "because",
        "not",
        "never",
        "7",
        "7/10",
        "half",
        "six",
        "am",
        "pm",
        "scared",
        "my",
        "chest",
        ".",
        ",",
        "!",
        "fuck",
        "{x}",
        "'",
    ]
)


@settings(deadline=None, max_examples=200)
@given(
    st.one_of(
        st.text(),
        st.text(alphabet=st.characters(codec=None)),
        st.lists(WORDS, max_size=60).map(" ".join),
    ),
    STEPS,
)
def test_nothing_typed_makes_it_raise(text: str, asked: str | None) -> None:
    heard = hear(text, asked)
    json.dumps(heard.as_dict())
    assert deed(heard) is None or deed(heard).startswith(("You", "We"))  # type: ignore[union-attr]
    turned(text)
    quotable(text)


@pytest.mark.parametrize(
    "text",
    [
        "a" * 1_000_000,
        "i threw it but " * 70_000,
        "{" * 1_000_000,
        "7 " * 500_000,
        "half " * 200_000,
        "\ud800" * 1000,
        "\x00" * 1000,
        "\u202e\u200f" * 1000,
        "i " * 500_000,
        "." * 1_000_000,
        "no, " * 300_000,
        "she always " * 100_000,
        "not not " * 100_000,
        "٧",
    ],
    ids=lambda text: ascii(text[:12]),
)
def test_size_and_strange_characters_do_not_slow_it(text: str) -> None:
    began = time.perf_counter()
    hear(text, "heat")
    quotable(text)
    assert time.perf_counter() - began < 3
