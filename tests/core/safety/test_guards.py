"""What makes a match mean less, and what must not."""

import pytest

from bot.core.safety import Action, Category, Severity, Tense, screen
from bot.core.safety.guards import softened
from bot.core.safety.idioms import IDIOMS
from bot.core.safety.values import Finding, Subject
from bot.core.safety.vocabulary import compiled


@pytest.mark.parametrize(
    "text",
    ["i am not going to kill myself", "i would never kill myself", "no thoughts of suicide here"],
)
def test_a_denied_wish_to_die_is_lower_and_not_clear(text: str) -> None:
    concern = screen(text)
    assert concern is not None
    assert concern.severity is Severity.WATCH
    assert concern.action is Action.REVIEW


@pytest.mark.parametrize("text", ["i would never hurt her", "im not going to kill her"])
def test_a_denied_threat_is_at_most_noted(text: str) -> None:
    concern = screen(text)
    assert concern is None or concern.action < Action.ASK


@pytest.mark.parametrize(
    "text",
    [
        "no i want to die",
        "why dont i just kill myself",
        "if i dont kill myself first",
        "not gonna lie i want to kill her",
        "she took my kids ill kill her",
        "dont let me kill her",
        "i cant stop myself from hitting her",
    ],
)
def test_a_no_elsewhere_denies_nothing(text: str) -> None:
    concern = screen(text)
    assert concern is not None
    assert concern.action is Action.PAGE


@pytest.mark.parametrize("text", ["i want to die lol only joking", "ill kill her. didnt mean it"])
def test_what_he_takes_back_is_still_asked_about(text: str) -> None:
    concern = screen(text)
    assert concern is not None
    assert concern.action is Action.ASK
    assert concern.tense is Tense.HYPOTHETICAL


def test_history_is_not_softened_by_a_joke() -> None:
    finding = Finding(Category.SELF_HARM, Severity.HIGH, Subject.SELF, Tense.PAST, ("x",))
    assert softened(finding) is finding


def test_another_persons_wish_is_a_worry_about_them() -> None:
    concern = screen("she said i want to die")
    assert concern is not None
    assert concern.category is Category.THIRD_PARTY


def test_another_persons_deed_is_not_his() -> None:
    assert screen("her ex slapped my wife years ago") is None


def test_another_persons_threat_quoted_is_low() -> None:
    concern = screen("my dad used to say ill kill him")
    assert concern is None or concern.action < Action.ASK


def test_a_story_is_low_and_a_deed_in_a_game_is_nothing() -> None:
    song = screen("the song goes i want to die")
    assert song is not None
    assert song.action < Action.ASK
    assert screen("in the game i slapped him") is None


def test_old_history_weighs_less_but_a_neck_never_does() -> None:
    slap, neck = screen("years ago i slapped my ex", "story"), screen("years ago i choked my ex")
    assert slap is not None
    assert neck is not None
    assert slap.action is Action.REVIEW
    assert neck.action is Action.PAGE


def test_old_history_that_is_back_weighs_in_full() -> None:
    concern = screen("when i was 19 i wanted to die and now i want to die again")
    assert concern is not None
    assert concern.action is Action.PAGE


@pytest.mark.parametrize("pattern", IDIOMS, ids=lambda pattern: pattern[:30])
def test_an_idiom_compiles_and_knows_its_words(pattern: str) -> None:
    assert compiled(pattern).gate


@pytest.mark.parametrize(
    ("pattern", "complaint"), [("no words", "no <!words>"), ("<!kill>x{a|b}y", "stand free")]
)
def test_a_pattern_that_cannot_work_is_refused(pattern: str, complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint):
        compiled(pattern)
