"""Floors under what was reached on the blind files (`make evaluate`).

A change that hears worse fails here.
"""

from __future__ import annotations

import pytest

from tests.nlu.scoring import Score

pytestmark = [pytest.mark.rasa, pytest.mark.slow]


def test_what_he_wants_is_understood(score: Score) -> None:
    assert score.share("intent") >= 0.94


def test_numbers_and_bands_are_heard(score: Score) -> None:
    assert score.share("scale") >= 0.95


def test_feelings_are_heard_in_their_family(score: Score) -> None:
    assert score.feelings_f1 >= 0.93


def test_blame_and_story_patterns_are_noticed(score: Score) -> None:
    assert score.share("noticed") >= 0.85


def test_innocent_sentences_stay_innocent(score: Score) -> None:
    assert score.false_on_clean <= 0.08


def test_a_sentence_that_takes_it_back_is_never_filed_as_owned(score: Score) -> None:
    assert score.owned_wrongly == []


def test_times_are_heard(score: Score) -> None:
    assert score.share("time") >= 0.93
