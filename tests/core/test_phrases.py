"""What safety says: short, honest, never on his side against her."""

import re
from itertools import product

import pytest

from bot.core.lines import For, countries, emergency_number
from bot.core.phrases import (
    asks_for_a_person,
    coaching_stays_stopped,
    collusive,
    lines_again,
    rasa_down,
    safety_reply,
    system,
)
from bot.core.phrases.honesty import NOT_STAFFED, STAFFED
from bot.core.phrases.replies import lines_shown
from bot.core.phrases.texts import ASKING, BOTH_RISKS, IMMINENT, PRESSING
from bot.core.safety import Action, Category, Concern, Severity, Subject, Tense

LONGEST = 300
TEXTS = [
    BOTH_RISKS,
    *IMMINENT.values(),
    *(text for texts in (PRESSING, ASKING) for variants in texts.values() for text in variants),
]
OURS = [
    *TEXTS,
    *(coaching_stays_stopped("GB", index) for index in range(7)),
    *(lines_again("GB", index) for index in range(5)),
    *(rasa_down("GB", index) for index in range(2)),
    system.could_not_answer(),
    system.coaching_reopened(),
    NOT_STAFFED,
    STAFFED,
]


def concern(
    category: Category = Category.SELF_HARM,
    severity: Severity = Severity.IMMINENT,
    action: Action = Action.PAGE,
    subject: Subject = Subject.HER,
    both_risks: bool = False,
) -> Concern:
    return Concern(category, severity, subject, Tense.NOW, ("x",), action, both_risks)


EVERY = [
    concern(category, severity, action, subject)
    for category, severity, action, subject in product(
        Category, Severity, (Action.PAGE, Action.ASK), (Subject.HER, Subject.CHILD)
    )
]


@pytest.mark.parametrize("staffed", [True, False])
@pytest.mark.parametrize("index", range(3))
def test_a_reply_is_two_messages_and_the_text_fits_a_phone(index: int, staffed: bool) -> None:
    for one in (*EVERY, concern(both_risks=True)):
        text, lines = safety_reply(one, "GB", index, staffed)
        assert len(text) <= LONGEST, text
        assert lines.startswith("Emergency: call 999")


def test_where_the_coaching_goes_on_nothing_is_said() -> None:
    for action in (Action.REVIEW, Action.LOG):
        assert safety_reply(concern(action=action), "GB") == ()


def test_it_says_that_nobody_reads_unless_somebody_does() -> None:
    for one in EVERY:
        assert NOT_STAFFED in safety_reply(one, "GB")[0]
        assert STAFFED in safety_reply(one, "GB", staffed=True)[0]
        assert "Nobody" not in safety_reply(one, "GB", staffed=True)[0]


def test_imminent_texts_stay_the_same_and_the_others_vary() -> None:
    replies = {safety_reply(concern(), "GB", index)[0] for index in range(5)}
    assert len(replies) == 1
    high = concern(Category.HARM_TO_OTHERS, Severity.HIGH)
    assert len({safety_reply(high, "GB", index)[0] for index in range(5)}) >= 3


@pytest.mark.parametrize("text", [BOTH_RISKS, IMMINENT[Category.HARM_TO_OTHERS]])
def test_danger_to_others_names_the_choice_the_distance_and_the_call(text: str) -> None:
    for word in ("choice", "You go", "away from them", "weapon", "another adult", "call now"):
        assert word.lower() in text.lower()


def test_it_is_never_she_who_must_go_or_be_quiet() -> None:
    for text in OURS:
        assert not {"she", "her", "hers"} & set(re.findall(r"\w+", text.lower()))


@pytest.mark.parametrize("category", [Category.SELF_HARM, Category.THIRD_PARTY, Category.VICTIM])
def test_an_asking_text_asks_one_question(category: Category) -> None:
    for text in ASKING[category]:
        assert text.count("?") == 1
        assert text.endswith("?")


def test_the_question_about_suicide_is_direct() -> None:
    for text in ASKING[Category.SELF_HARM]:
        assert text.endswith("Are you thinking about killing yourself?")


def test_a_child_is_put_somewhere_safe_and_never_left_by_stepping_away() -> None:
    one = concern(Category.HARM_TO_OTHERS, subject=Subject.CHILD)
    text = safety_reply(one, "GB")[0]
    assert "child somewhere safe" in text
    assert "another adult to come" in text


def test_no_text_names_a_method_or_her_whereabouts() -> None:
    for text in TEXTS:
        for word in (
            "pill",
            "rope",
            "bridge",
            "knife",
            "gun",
            "train",
            "where is she",
            "where are they",
        ):
            assert word not in text.lower()


@pytest.mark.parametrize("country", [*countries(), "XX"])
def test_the_lines_are_few_and_fit_the_concern(country: str) -> None:
    for one in EVERY:
        kinds = [line.audience for line in lines_shown(one, country)]
        assert kinds[0] is For.EMERGENCY
        assert For.ANYONE in kinds
        assert len(kinds) <= 5
        assert (For.HER in kinds) <= (one.category is Category.VICTIM)
        assert (For.HIM in kinds) <= (one.category not in {Category.SELF_HARM, Category.VICTIM})


@pytest.mark.parametrize("country", [*countries(), "XX"])
def test_writing_on_after_an_alarm_gets_one_of_many_short_answers(country: str) -> None:
    answers = {coaching_stays_stopped(country, index) for index in range(20)}
    assert len(answers) >= 5
    for answer in answers:
        assert len(answer) <= LONGEST
        assert emergency_number(country).call in answer
        assert NOT_STAFFED in answer


@pytest.mark.parametrize("country", [*countries(), "XX"])
def test_the_lines_come_again_when_he_asks_for_somebody(country: str) -> None:
    answers = {lines_again(country, index) for index in range(20)}
    assert len(answers) >= 5
    for answer in answers:
        assert len(answer) <= LONGEST, answer
        assert emergency_number(country).call in answer
        assert NOT_STAFFED in answer


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("can i talk to a real person", True),
        ("whats that helpline again", True),
        ("who can i ring", True),
        ("please help me", True),
        ("shes gone to bed", False),
        ("leave me alone", False),
    ],
)
def test_asking_for_a_person_is_heard(text: str, asks: bool) -> None:
    assert asks_for_a_person(text) is asks


def test_a_silent_engine_is_admitted() -> None:
    assert len({rasa_down("IE", index) for index in range(4)}) >= 1
    for index in range(4):
        assert "112 or 999" in rasa_down("IE", index)
        assert len(rasa_down("IE", index)) <= LONGEST


@pytest.mark.parametrize("text", OURS, ids=lambda text: text[:30])
def test_nothing_of_ours_is_collusive(text: str) -> None:
    assert collusive(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "She made you angry.",
        "Sounds like she pushed your buttons.",
        "She provoked you, and you answered.",
        "They drove you to it.",
        "She was asking for it.",
        "It takes two to argue.",
        "You both play a part in this.",
        "Maybe her part in this matters too.",
        "We all do that sometimes.",
        "Everyone loses it now and then.",
        "Anyone would have snapped.",
        "Any man would be angry.",
        "Who wouldn't be?",
        "It's not your fault.",
        "None of this was your fault.",
        "You had no choice.",
        "You couldn't help it.",
        "I don't blame you.",
        "You just lost control.",
        "It was the heat of the moment.",
        "It was only a push.",
        "No big deal.",
        "At least you didn't hit her.",
        "It could have been worse.",
        "These things happen, nobody's perfect.",
        "That's a normal reaction.",
        "You had every right to be angry.",
        "The drink made you do it.",
        "Try to calm her down first.",
        "Help her to see your side.",
        "Get her to listen.",
        "Here is how you win her back.",
        "Ask her to leave the room.",
        "She should apologise too.",
        "You could check her phone.",
        "Have you tried couples counselling?",
        "Marriage therapy may help.",
        "Work things out together.",
        "You're absolutely right.",
        "Your anger is completely valid.",
        "That's totally understandable.",
        "I'm so proud of you.",
        "You're a good man.",
        "Poor you.",
        "I understand exactly.",
        "I know how you feel.",
        "I\u2019ve been there.",
        "Promise me you won't do anything.",
        "This stays between us.",
        "I won't tell anyone.",
        "It's our little secret.",
        "Everything will be okay.",
        "You're not dangerous.",
        "You're at low risk.",
        "As a man, I get it.",
        "I'm a therapist.",
        "I'm a real person.",
        "You're depressed.",
        "You are a narcissist.",
        "I can't discuss this.",
        "This chat is over.",
        "You're not thinking of suicide, are you?",
    ],
)
def test_collusive_wording_is_found(text: str) -> None:
    assert collusive(text)


@pytest.mark.parametrize(
    "text",
    [
        "Nothing she said made you throw it.",
        "What did you do next?",
        "That stings. Throwing was still your choice.",
        "Your part, one sentence, no \"but\"?",
        "I'm a program, not a person.",
        "They were scared of you.",
        "What was under the anger?",
        "Hurt is a word many men never learned to say.",
        "Keep the first half.",
        "You write it, I keep it.",
        "Nobody made you do it.",
        "Anger is neither good nor bad; what you do with it is yours.",
    ],
)  # fmt: skip
def test_plain_coaching_is_not_collusive(text: str) -> None:
    assert collusive(text) == ()


def test_each_kind_of_collusion_is_named_once() -> None:
    assert collusive("She made you do it. She provoked you.") == ("agrees with blame",)


def test_a_few_lines_fit_into_one_sentence() -> None:
    assert system.lines_in_one_sentence("GB").startswith("Emergency 999; ")
    assert system.lines_in_one_sentence("XX").endswith("findahelpline.com.")
