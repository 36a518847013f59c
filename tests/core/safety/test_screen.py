"""What the floor promises about any message at all."""

import json
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.safety import Action, Category, Severity, Subject, Tense, findings, screen

BURIED = (
    "it was about the bins again and her mother was over and the telly was loud and i said "
    "nothing for an hour and washed up and the lad wanted his tea {} and then the football came "
    "on and we ate and nobody spoke and the dog was sick on the mat and i cleaned it up"
)


def test_killing_her_and_then_himself_is_both_risks_and_pages() -> None:
    concern = screen("if she walks out tonight ill kill her and then me")
    assert concern is not None
    assert concern.category is Category.HARM_TO_OTHERS
    assert concern.severity is Severity.IMMINENT
    assert concern.action is Action.PAGE
    assert concern.both_risks


@pytest.mark.parametrize(
    "text", ["ill kill her. then me", "i want to die. i will kill him", "i could kill her, kms"]
)
def test_both_risks_are_seen_across_sentences(text: str) -> None:
    concern = screen(text)
    assert concern is not None
    assert concern.both_risks
    assert concern.severity is Severity.IMMINENT


def test_one_risk_is_not_both() -> None:
    concern = screen("i want to die")
    assert concern is not None
    assert not concern.both_risks


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("she kept on about bins. on purpose. chest went tight and i threw the plate", "film"),
        ("like a joke in my own house", "beneath"),
        ("i threw it but she wound me up", "part"),
        ("i threw it. scared my kids", "part"),
    ],
)
def test_the_walk_back_goes_on_without_a_concern(text: str, asked: str) -> None:
    assert screen(text, asked) is None


def test_scared_children_are_only_noted() -> None:
    concern = screen("kids cried", "harm")
    assert concern is None or concern.action < Action.ASK


@pytest.mark.parametrize(
    "danger",
    ["i want to die", "im going to kill her", "i shook the baby", "my hands were on her neck"],
)
def test_one_sentence_among_two_hundred_words_is_found(danger: str) -> None:
    concern = screen(" ".join([BURIED.format("ok")] * 2 + [BURIED.format(danger)]))
    assert concern is not None
    assert concern.action is Action.PAGE


def test_a_push_told_because_we_asked_goes_to_review_and_unasked_is_asked_about() -> None:
    asked, unasked = screen("i pushed her", "film"), screen("i pushed her")
    assert asked is not None
    assert unasked is not None
    assert asked.action is Action.REVIEW
    assert unasked.action is Action.ASK


def test_hands_on_a_neck_page_although_we_asked() -> None:
    concern = screen("i had her by the throat", "film")
    assert concern is not None
    assert concern.action is Action.PAGE


def test_a_bare_answer_counts_only_where_a_question_was_asked() -> None:
    answered = screen("hands on neck", "act")
    assert answered is not None
    assert answered.action is Action.PAGE
    assert screen("hands on neck") is None


def test_the_words_are_his_own_typing() -> None:
    concern = screen("Honestly, I WANT 2 d1e!!")
    assert concern is not None
    assert concern.words == ("I WANT 2 d1e",)


def test_what_cannot_be_stored_is_replaced_in_his_words() -> None:
    concern = screen("i want to \ud800die")
    assert concern is not None
    json.dumps(concern.as_dict()).encode("utf-8")
    "".join(concern.words).encode("utf-8")


def test_a_concern_becomes_plain_values() -> None:
    concern = screen("i want to die")
    assert concern is not None
    assert concern.as_dict() == {
        "category": "self_harm",
        "severity": "imminent",
        "subject": "himself",
        "tense": "now",
        "words": ["i want to die"],
        "action": "page",
    }


def test_findings_come_in_the_order_of_the_text_and_each_once() -> None:
    found = findings("i hit her. i hit her. then i wanted to die. i want to die")
    assert len(found) == len(set(found))
    assert found[0].category is Category.VIOLENCE_DISCLOSURE


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("im going to kill her", Subject.HER),
        ("im going to kill my boss", Subject.SOMEONE),
        ("i hit my brother", Subject.SOMEONE),
        ("im going to kill her baby", Subject.CHILD),
        ("my mate says he wants to end it", Subject.FRIEND),
    ],
)
def test_the_subject_is_the_person_meant(text: str, subject: Subject) -> None:
    assert subject in {finding.subject for finding in findings(text)}


def test_a_threat_he_made_is_history() -> None:
    concern = screen("i shouted at her ill kill her")
    assert concern is not None
    assert concern.tense is Tense.PAST
    assert concern.action is Action.ASK


@given(st.text(st.characters(exclude_categories=[])), st.none() | st.text(max_size=8))
@settings(max_examples=300, deadline=None)
def test_no_message_makes_it_raise(text: str, context: str | None) -> None:
    screen(text, context)


DANGEROUS = st.sampled_from(
    [
        *["i", "ill", "kill", "want", "to", "die", "her", "him", "myself", "not", "never", "hit"],
        *["knife", "the", "she", "said", "baby", "'", "*", ".", "1", "k", "my", "neck", "door"],
    ]
)


@given(st.lists(DANGEROUS, max_size=40), st.sampled_from([" ", ", ", ". ", ""]))
@settings(max_examples=300, deadline=None)
def test_no_heap_of_dangerous_words_makes_it_raise(words: list[str], between: str) -> None:
    concern = screen(between.join(words))
    assert concern is None or concern.words


@given(st.text(st.characters(categories=["Ll", "Zs"]), max_size=60))
@settings(max_examples=100, deadline=None)
def test_whatever_stands_around_a_wish_to_die_it_is_found(around: str) -> None:
    concern = screen(f"{around}. i want to die. {around}")
    assert concern is not None


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    [
        "the bins were out and she said so " * 30_000,
        "a" * 1_000_000,
        "kill " * 200_000,
        "*" * 1_000_000,
        "k." * 400_000,
        "\ud800\x00" * 300_000,
        "k " * 300_000,
    ],
    ids=["words", "letters", "kill", "stars", "dots", "unsendable", "single"],
)
def test_a_megabyte_is_looked_at_in_linear_time(text: str) -> None:
    started = time.perf_counter()
    screen(text)
    assert time.perf_counter() - started < 15


def test_nothing_is_found_in_nothing() -> None:
    assert screen("") is None
    assert findings("  \n\t ") == ()
