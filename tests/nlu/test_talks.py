"""How the coach talks, with the real Rasa.

One message, one question, nothing said twice, never deaf.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterator

import pytest

from nlu.steps import ALL_DAYS
from tests.nlu.conftest import Talk

pytestmark = [pytest.mark.rasa, pytest.mark.slow]
Begin = Callable[..., Talk]
LONG = (
    "hi",
    "whats this then",
    "walk me back",
    "dunno",
    "are you a robot?",
    "5",
    "this is bullshit",
    "hm",
    "help",
    "she called me a liar and i shouted at her in front of the kids",
    "where was i",
    "youre useless",
    "Scared",
    "no, that's wrong",
    "Hurt",
    "that she thinks im nothing",
    "skip",
    "idk",
    "fine",
    "ashamed",
    "she made me",
    "she always does this to me",
    "i shouted at her and scared the kids",
    "nothing",
    "2",
    "thanks",
    "bye",
    "check in",
    "fine",
    "4",
    "7",
    "Raised my voice or threw something",
    "later",
    "hello",
    "walk me back",
    "6",
    "i slammed the door and kicked the bin",
    "No",
    "just that i was tired",
    "small",
    "i slammed it",
    "both",
    "4",
)


def sentences(text: str) -> Iterator[str]:
    for sentence in re.split(r"(?<=[.?!])\s+", text):
        bare = re.sub(r"\(\d more\)|[“\"].*?[”\"]", "", sentence).strip(" .?!:")
        if len(bare.split()) >= 3:
            yield bare


def test_no_sentence_repeats_within_ten_messages(talk: Talk) -> None:
    recent: deque[set[str]] = deque(maxlen=10)
    for line in LONG:
        talk.say(line)
        now = set(sentences(talk.said))
        repeated = {s for past in recent for s in past & now}
        assert not repeated, (line, repeated)
        recent.append(now)


def test_every_message_fits_a_phone_and_asks_one_thing(talk: Talk) -> None:
    for line in LONG:
        answer = talk.ask(text=line)
        assert answer["messages"], line
        for message in answer["messages"]:
            assert len(message["text"]) <= 300, message
            assert message["text"].count("?") <= 2, (line, message["text"])


@pytest.mark.parametrize(
    ("his", "heard"),
    [
        ("pretty hot", 6),
        ("bout a 5", 5),
        ("six", 6),
        ("3 or 4", 3.5),
        ("id say 4 now, was 8 before", 4),
    ],
)
def test_heat_is_taken_in_his_own_words(talk: Talk, his: str, heard: float) -> None:
    talk.say("walk me back", his)
    assert talk.slots["heat"] == heard


@pytest.mark.parametrize("his", ["9", "off the charts", "ten. no, eleven", "8 easy"])
def test_from_heat_seven_on_there_is_no_digging(talk: Talk, his: str) -> None:
    talk.say("walk me back", his)
    assert [act["act"] for act in talk.last["acts"]] == ["take_time_out"]
    assert talk.last["asked"] is None
    assert "?" not in talk.said


def test_stop_inside_a_telling_is_part_of_the_telling(talk: Talk) -> None:
    talk.say("walk me back", "4", "stop it i said and she laughed and i threw my mug")
    assert talk.slots["film"].startswith("stop it i said")
    talk.say("stop")
    assert talk.last["asked"] is None
    assert talk.last["acts"][0]["finished"] is False


def test_his_part_is_never_skipped(talk: Talk) -> None:
    talk.say("walk me back", "4", "i called her names and threw a cup", "No")
    while talk.last["asked"] != "part":
        talk.say("skip")
    talk.say("skip")
    assert talk.last["asked"] == "part"
    assert all(button["label"] != "Skip" for button in talk.last["messages"][-1]["buttons"])


def test_undo_reopens_the_last_answer(talk: Talk) -> None:
    talk.say("walk me back", "4", "i called her names and threw a cup", "No", "no, that's wrong")
    assert talk.last["asked"] == "harm"
    talk.say("Scared")
    assert talk.slots["harm"] == "scared"


def test_not_understood_three_times_keeps_his_words_and_moves_on(talk: Talk) -> None:
    talk.say("walk me back", "4", "hm")
    assert talk.last["asked"] == "film"
    assert talk.last["messages"][-1]["buttons"]
    talk.say("eh")
    assert len(talk.last["messages"][-1]["buttons"]) >= 3
    talk.say("meh meh")
    assert talk.slots["film"] == "meh meh"
    assert talk.last["asked"] == "harm"


def test_a_mere_fine_leads_to_the_body_and_is_taken_once(begin: Begin) -> None:
    weekly = begin(weekly_due=True)
    weekly.say("check in", "fine")
    assert weekly.last["asked"] == "mood"
    weekly.say("7", "2", "Nothing")
    assert weekly.last["asked"] == "feelings"
    weekly.say("fine")
    assert weekly.last["asked"] == "feelings"
    weekly.say("tired and proud", "6", "5", "nothing much, some sleep", "ring my brother")
    assert weekly.last["acts"][-1]["act"] == "keep_weekly"
    assert {"family": "joy", "word": "proud"} in weekly.last["acts"][-1]["feelings"]


def test_a_time_out_in_the_middle_comes_back_to_heat_and_then_to_his_place(talk: Talk) -> None:
    film = "i called her names and threw a cup"
    talk.say("walk me back", "5", film, "No", "im about to blow i need to get out of here now")
    assert [act["act"] for act in talk.last["acts"]] == ["take_time_out"]
    talk.ask(intent='time_out{"stage": "go"}')
    talk.ask(intent='time_out{"stage": "back"}')
    assert talk.last["asked"] == "heat"
    talk.say("3")
    assert talk.slots["film"] == film
    assert talk.last["asked"] == "story"


def test_contempt_is_stopped_in_any_step(talk: Talk) -> None:
    said = talk.say(
        "walk me back", "4", "the stupid cow is pathetic so i threw her phone in the sink"
    )
    assert "pathetic" not in said
    assert "cow" not in said
    assert talk.last["asked"] in ("harm", "story")


def test_danger_taps_are_handed_over_with_the_check_in(talk: Talk) -> None:
    talk.say("check in", "3", "9", "Hands on a neck")
    [act] = talk.last["acts"]
    assert (act["act"], act["happened"]) == ("keep_check_in", ["hands_on_neck"])
    assert talk.last["asked"] is None


def test_another_hour_or_none_is_understood_at_any_time(talk: Talk) -> None:
    talk.say("ask me at 9pm instead")
    assert talk.last["acts"][-1]["hour"]["time"] == "21:00"
    talk.say("stop asking me")
    assert talk.last["acts"][-1] == {"act": "keep_hour", "hour": None}


def test_a_gay_man_is_not_given_a_wife(talk: Talk) -> None:
    said = [
        talk.say("walk me back", "4", "my husband laughed at me and i threw the remote at him")
    ]
    said += [
        talk.say(line)
        for line in (
            "Scared",
            "he made me feel stupid, its his fault",
            "small",
            "he made me do it",
        )
    ]
    assert not re.search(r"\b(she|her|hers)\b", " ".join(said).lower())


def test_children_who_are_with_him_change_the_time_out(talk: Talk) -> None:
    talk.say("walk me back", "9")
    talk.ask(intent='time_out{"stage": "go"}')
    with_them = talk.say("the kids are here, theyre crying")
    assert re.search(r"another room|other room|somewhere safe|one room", with_them)
    assert not re.search(r"walk|move|lampposts", talk.say("my sister maybe").lower())


def test_children_who_are_elsewhere_do_not(talk: Talk) -> None:
    talk.say("walk me back", "9")
    talk.ask(intent='time_out{"stage": "go"}')
    assert "room" not in talk.say("kids are at my mums")


def test_a_telling_before_the_terms_is_not_asked_for_again(begin: Begin) -> None:
    new = begin(consented=False)
    new.say("we had a row about the school run and i threw a mug at the wall")
    new.say("I agree")
    new.press("18 or over")
    assert "Walk it back" in [button["label"] for button in new.last["messages"][-1]["buttons"]]
    new.facts["consented"] = True
    new.press("Walk it back")
    said = new.say("5")
    assert "threw a mug at the wall" in said
    assert new.last["asked"] == "harm"


def test_a_yes_to_the_first_telling_begins_the_walk_back(begin: Begin) -> None:
    new = begin(consented=False)
    new.say("she was on at me about money and i smashed the remote", "I agree", "18 or over")
    new.facts["consented"] = True
    new.say("yes")
    assert new.last["asked"] == "heat"
    assert new.slots["film"].endswith("smashed the remote")


def test_he_who_said_he_is_sixteen_is_not_asked_to_agree_again(begin: Begin) -> None:
    boy = begin(consented=False)
    boy.say("hi", "I agree", "im 16")
    assert boy.last["asked"] is None
    assert "116 123" in boy.say("please help me")
    assert boy.last["asked"] is None
    boy.say("sorry typo im 26")
    assert boy.last["asked"] == "consent"


def test_what_he_cannot_do_is_not_praised_as_an_act(talk: Talk) -> None:
    talk.say("walk me back", "4", "i called her names and threw a cup", "No", "that im useless")
    talk.say("ashamed", "i threw it and scared her")
    assert talk.last["asked"] == "act"
    talk.say("i cant face her")
    assert talk.last["asked"] == "act"
    talk.say("wash up the broken cup")
    assert talk.slots["act"] == ["wash up the broken cup"]


def test_a_feeling_where_a_number_was_asked_is_heard(talk: Talk) -> None:
    talk.say("walk me back")
    assert "onely" in talk.say("im just so lonely")
    assert talk.last["asked"] == "heat"


def test_he_who_hates_himself_is_lifted_before_anything_else(talk: Talk) -> None:
    talk.say("walk me back", "4", "i called her names and threw a cup", "No", "that im nothing")
    said = talk.say("ashamed, i hate myself")
    assert re.search(r"tell me|say it|say so", said)
    assert not re.search(r"choice|on you\b|chose", said)


@pytest.mark.parametrize("his", ["hot right now", "im about to blow", "boiling right now mate"])
def test_too_hot_in_words_is_too_hot_to_talk(talk: Talk, his: str) -> None:
    talk.say("walk me back", his)
    assert [act["act"] for act in talk.last["acts"]] == ["take_time_out"]


def test_each_man_begins_with_other_words(begin: Begin) -> None:
    said = {begin(seed=number).say("walk me back") for number in range(1, 9)}
    assert len(said) >= 3


def test_an_act_with_a_door_in_it_is_an_act(talk: Talk) -> None:
    talk.say("walk me back", "4", "i called her names and kicked the kitchen door in", "No")
    talk.say(
        "that im useless", "ashamed", "i kicked the door and called her names", "fix the door"
    )
    assert talk.slots["act"] == ["fix the door"]
    assert talk.last["asked"] == "heat_after"


def test_a_short_story_is_a_story(talk: Talk) -> None:
    talk.say("walk me back", "4", "he rolled his eyes and i threw the remote at the tv", "No")
    talk.say("that he thinks im thick")
    assert talk.slots["story"] == "that he thinks im thick"


def test_a_word_that_he_corrects_is_the_one_that_is_kept(talk: Talk) -> None:
    talk.say("walk me back", "4", "i called her names and threw a cup", "No", "that im nothing")
    talk.say("scared. no wait, more like ignored")
    assert [word["word"] for word in talk.slots["beneath"]] == ["ignored"]


def test_contempt_out_of_the_blue_is_answered_in_one_breath(talk: Talk) -> None:
    said = talk.say("SHES SUCH A SELFISH BITCH")
    assert "missed that" not in said
    assert "BITCH" not in said.upper()
    assert talk.last["messages"][-1]["buttons"]


@pytest.mark.parametrize(
    ("his", "kept"),
    [
        ("eight", {"days": ALL_DAYS, "time": "20:00"}),
        ("not mondays", {"days": ALL_DAYS[1:], "time": "20:00"}),
        ("every day but mondays at 9pm", {"days": ALL_DAYS[1:], "time": "21:00"}),
    ],
)
def test_the_hour_of_the_day_is_taken_as_he_means_it(
    begin: Begin, his: str, kept: dict[str, object]
) -> None:
    man = begin(ask_hour=True)
    man.say("walk me back", "4", "i called her names and threw a cup", "No", "that im nothing")
    man.say("ashamed", "i threw a cup", "clean it up", "3", his)
    assert man.last["acts"][-1] == {"act": "keep_hour", "hour": kept}


def test_a_tap_of_ours_is_never_remarked_as_his_blame(talk: Talk) -> None:
    said = talk.say("check in", "5", "4", "Raised my voice or threw something")
    assert not re.search(r"small|size|trimm|shrink|short version", said, re.IGNORECASE)


def test_what_happened_in_three_words_is_taken_as_it_is(talk: Talk) -> None:
    said = talk.say("check in", "5", "4", "raised my voice")
    assert talk.last["acts"][-1]["happened"] == ["raised_voice_or_threw"]
    assert not re.search(r"small|size|trimm|shrink|short version", said, re.IGNORECASE)


def test_without_check_ins_there_is_no_chart_to_promise(begin: Begin) -> None:
    new = begin(checked_in=False)
    new.say("my chart")
    assert new.last["acts"] == []
    assert [button["label"] for button in new.last["messages"][-1]["buttons"]] == ["Check in"]
    kept = begin(checked_in=True)
    kept.say("my chart")
    assert [act["act"] for act in kept.last["acts"]] == ["show_chart"]
