"""What the hearing promises of any message: his own words, bounded, the same each time."""

from __future__ import annotations

import time
from datetime import UTC, datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.core import rhythm
from nlu.hearing import Heard, deed, deed_of, hear, patterns_of, quotable, turned
from nlu.hearing.clauses import MOST_CLAUSES, clauses_of
from nlu.hearing.spelling import LOOKED_AT, read, straight
from nlu.labels import PATTERNS
from nlu.steps import STEPS
from tests.fuzz.nasty import endless, quick, typed

NOW = datetime(2026, 3, 2, 19, 0, tzinfo=UTC)
WORDS = (
    "i she threw shouted the plate at wall my kids but because and then so felt small like a on "
    "scared angry 7 half past six every day mon not never 7/10 , . said that on purpose"
)
TOLD = st.lists(st.sampled_from(WORDS.split()), max_size=50).map(" ".join)
TEXTS = typed() | endless() | TOLD
ASKED = st.none() | st.sampled_from(sorted(STEPS))


@example("99/10", "heat")
@quick(100)
@given(TEXTS, ASKED)
def test_the_same_message_is_heard_the_same_and_as_bounded_values(
    text: str, asked: str | None
) -> None:
    heard = hear(text, asked)
    assert heard == hear(text, asked)
    assert heard.scale is None or 0 <= heard.scale <= 10
    assert heard.scale is None or heard.band is None
    assert set(heard.patterns) <= set(PATTERNS)
    assert len(heard.clauses) <= MOST_CLAUSES
    assert heard.age is None or 0 <= heard.age < 200


@quick(80)
@given(TEXTS, ASKED)
def test_what_is_said_back_are_words_of_his(text: str, asked: str | None) -> None:
    shown = straight(text)
    heard = hear(text, asked)
    assert all(clause in shown for clause in heard.clauses)
    quoted = quotable(text)
    assert quoted is None or (quoted in shown and 2 <= len(quoted.split()) <= 12)
    mine = set(read(text).wrote(0, len(read(text).even)).split())
    for feeling in heard.feelings:
        assert set(feeling.word.split()) <= mine | set(read(text).words)


@quick(80)
@given(TEXTS)
def test_his_deed_is_one_sentence_to_him(text: str) -> None:
    told = deed_of(text)
    assert told == deed(Heard(clauses=tuple(clause.text for clause in clauses_of(text))))
    assert told is None or told.startswith(("You", "We"))
    assert told is None or "\n" not in told
    assert turned(text) is None or isinstance(turned(text), str)


@quick(4)
@given(TEXTS, TEXTS, ASKED)
def test_nothing_beyond_what_is_looked_at_changes_what_is_heard(
    text: str, beyond: str, asked: str | None
) -> None:
    full = (text + " x" * LOOKED_AT)[:LOOKED_AT]
    assert hear(full + beyond, asked) == hear(full, asked)
    assert patterns_of(full + beyond) == patterns_of(full)


@quick(150)
@given(TEXTS)
def test_every_even_word_leads_back_to_what_he_wrote(text: str) -> None:
    said = read(text)
    assert said.even.startswith(" ")
    assert said.even.endswith(" ")
    assert said.words == said.even.split()
    assert said.wrote(0, len(said.even)) == " ".join(token.raw for token in said.tokens)
    for token in said.tokens:
        assert said.source[token.start : token.end].lower() == token.raw


@quick(200)
@given(
    st.sampled_from(["at", "every day at", "weekdays", "mon and tue", "not before", ""]),
    st.integers(0, 30),
    st.integers(0, 70) | st.none(),
    st.sampled_from(["", "am", "pm", "!"]),
)
def test_a_time_that_is_heard_is_one_that_a_clock_shows(
    before: str, hour: int, minute: int | None, after: str
) -> None:
    clock = f"{hour}" if minute is None else f"{hour}:{minute:02}"
    found = hear(f"{before} {clock} {after}", "hour").time
    if found is not None and "time" in found:
        assert rhythm.next_check_in(NOW, found, "Europe/London") is not None


@pytest.mark.parametrize(
    "piece",
    ["humliated ", "my chest went ", "at 7 ", "between 6 and ", "i threw the ", "she always ",
     "7/10 ", "5' ", "half past ", "((", "of the ", "\ufdfa", "i ", "because "],
)  # fmt: skip
def test_sixty_four_thousand_characters_are_heard_at_once(piece: str) -> None:
    text = (piece * 65_536)[:65_536]
    hear("warm up", "heat")
    began = time.process_time()
    hear(text, "heat")
    quotable(text)
    assert time.process_time() - began < 4
