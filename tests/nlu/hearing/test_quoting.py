"""What may be said back to him, and what never."""

from __future__ import annotations

import pytest

from nlu.hearing import deed, hear, quotable, turned


@pytest.mark.parametrize(
    ("his", "said_back"),
    [
        ("i threw the plate", "You threw the plate"),
        ("my chest went tight", "Your chest went tight"),
        ("i was scared of my dad", "You were scared of your dad"),
        ("i am ashamed", "You are ashamed"),
        ("im ashamed of myself", "You're ashamed of yourself"),
        ("ive lost my temper again", "You've lost your temper again"),
        ("i dont know my own kids", "You don't know your own kids"),
        ("i wasnt listening", "You weren't listening"),
        ("my hands were shaking", "Your hands were shaking"),
        ("I slammed the door.", "You slammed the door"),
        ("i threw teh plate", "You threw teh plate"),
        ("i felt like we were strangers", "You felt like we were strangers"),
    ],
)
def test_a_short_clause_of_his_is_turned(his: str, said_back: str) -> None:
    assert turned(his) == said_back


@pytest.mark.parametrize(
    "clause",
    [
        "i told you already",
        "i said stop it",
        "she threw the plate",
        "i threw the plate at the wall and then i walked out the door",
        "i called her a stupid cow",
        "i will kill her",
        "i shouted at Karen",
        "i only pushed her",
        "i had no choice",
        "threw the plate",
        "i hate that bitch",
        "",
        "i",
        "my wife is a psycho",
    ],
)
def test_a_clause_that_must_not_be_said_back_is_not_turned(clause: str) -> None:
    assert turned(clause) is None


@pytest.mark.parametrize(
    ("message", "quote"),
    [
        ("dunno. like a joke in my own house", "like a joke in my own house"),
        ("she went on and on. i felt about two inches tall", "i felt about two inches tall"),
        ("Small, like a kid who broke something", "like a kid who broke something"),
    ],
)
def test_his_most_vivid_words_are_quoted_as_typed(message: str, quote: str) -> None:
    assert quotable(message) == quote


@pytest.mark.parametrize(
    "message",
    [
        "shes a stupid bitch",
        "she made me do it",
        "im going to kill her",
        "Karen is pathetic",
        "any man would",
        "you useless bot",
        "",
        "?!",
    ],
)
def test_insults_threats_names_and_blame_are_never_quoted(message: str) -> None:
    assert quotable(message) is None


def test_the_most_telling_deed_is_told_to_him() -> None:
    told = "she kept on about bins. chest went tight and i threw the plate then i walked out"
    assert deed(hear(told, "film")) == "You threw the plate"
    assert deed(hear("she kept on about the bins", "film")) is None


def test_a_deed_told_without_a_subject_is_not_bent_into_a_sentence() -> None:
    assert deed(hear("throwing the plate", "part")) is None
