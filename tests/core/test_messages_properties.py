"""Whatever he types: how long it waits, and that nothing of it is lost on the way."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.core.messages import (
    COMMAND_WORDS,
    LONG_FROM,
    LOOKS_FINISHED_FOR,
    Fragment,
    Inbound,
    Kind,
    is_short_answer,
    joined,
    looks_finished,
    next_group,
)
from tests.fuzz.nasty import endless, quick, typed

NOW = datetime(2026, 3, 2, 19, 0, tzinfo=UTC)
WINDOWS = st.timedeltas(timedelta(0), timedelta(seconds=60))
TEXTS = typed() | endless()
FRAGMENTS = st.lists(st.tuples(st.sampled_from(Kind), typed(4)), max_size=12).map(
    lambda said: tuple(Fragment(n, kind, text, NOW) for n, (kind, text) in enumerate(said))
)


def waits(text: str, window: timedelta, kind: Kind = Kind.TEXT) -> timedelta:
    """How long that message waits for more."""
    return Inbound("k", "terminal", "sam", text, NOW, kind).quiet_for(window)


@quick(300)
@given(TEXTS, WINDOWS)
def test_a_message_waits_for_one_of_three_times_and_says_which(
    text: str, window: timedelta
) -> None:
    expected = min(window, LOOKS_FINISHED_FOR) if looks_finished(text) else window
    assert waits(text, window) == (timedelta(0) if is_short_answer(text) else expected)
    assert waits(text, window, Kind.PRESS) == timedelta(0)


@quick(200)
@given(TEXTS, WINDOWS, WINDOWS)
def test_a_longer_window_never_makes_a_shorter_wait(
    text: str, one: timedelta, other: timedelta
) -> None:
    assert waits(text, min(one, other)) <= waits(text, max(one, other))


@quick(200)
@given(TEXTS)
def test_a_short_answer_is_a_number_or_three_words_whatever_stands_around_it(text: str) -> None:
    if is_short_answer(text):
        assert len(text.split()) <= COMMAND_WORDS or any(c.isdigit() for c in text)
    assert is_short_answer(text) == is_short_answer(f" \t{text}\n")


@quick(200)
@given(TEXTS, TEXTS)
def test_a_finished_text_stays_finished_when_he_goes_on_to_a_full_stop(
    text: str, more: str
) -> None:
    assert looks_finished(f"{text}{more}.")
    assert looks_finished(text) == looks_finished(text + "  ") or len(text) >= LONG_FROM - 2


@quick(200)
@given(FRAGMENTS)
def test_every_word_of_every_fragment_is_in_exactly_one_group(
    owed: tuple[Fragment, ...],
) -> None:
    rest, texts = owed, []
    while group := next_group(rest):
        assert group == rest[: len(group)]
        texts.append(joined(group))
        rest = rest[len(group) :]
    assert rest == ()
    everything = [word for fragment in owed for word in fragment.text.split()]
    assert [word for text in texts for word in text.split()] == everything


@quick(200)
@given(FRAGMENTS)
def test_joining_what_was_joined_changes_nothing(owed: tuple[Fragment, ...]) -> None:
    text = joined(owed)
    assert text == text.strip()
    assert joined((Fragment(1, Kind.TEXT, text, NOW),)) == text
    assert len(text) <= sum(len(fragment.text) + 1 for fragment in owed)
