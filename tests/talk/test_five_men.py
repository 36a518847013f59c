"""Five men, from the first hello to what is kept of them, through the real Rasa."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.talk.conftest import MONDAY_EVENING, WELCOME, Man, after, coach

pytestmark = [pytest.mark.rasa, pytest.mark.slow]
Meet = Callable[[str], Man]
AT_HIS_PART = (
    *WELCOME,
    {"press": "It already happened"},
    "6",
    "she said i was late again and i slammed the door and swore at her",
    {"press": "No"},
    "that i can never do anything right for her",
    {"press": "Small"},
)


def test_a_plate_is_walked_back_to_a_card_in_his_own_words(meet: Meet) -> None:
    sam = meet("sam")
    film = (
        "stop it i said, she kept on about bins. on purpose. "
        "chest went tight and i threw the plate"
    )
    heard = sam.talk(
        *WELCOME,
        {"press": "It already happened"},
        "bout a 5",
        film,
        {"press": "Scared"},
        "like a joke in my own house",
        "i threw it but she wound me up",
        "i threw it. scared my kids",
        "both",
        "3",
        now=MONDAY_EVENING,
    )
    assert sam.exit_code == 0
    said = after(heard, film)[0]["text"]
    assert "You threw the plate" in said
    assert "hest" in said
    assert "n purpose" in said
    assert "ike a joke in my own house" in after(heard, "like a joke in my own house")[0]["text"]
    card = [line["image"] for line in heard if line.get("image")]
    assert len(card) == 1
    [kept] = sam.export()["walk_backs"]
    assert (kept["heat_before"], kept["heat_after"], kept["finished"]) == (5, 3, True)
    assert kept["patterns"] == ["on_purpose"]
    assert "chest" in kept["body"]
    assert kept["harm"] == "scared"
    assert kept["film"] == film
    assert kept["beneath"][0]["family"] in ("shame", "hurt")
    assert "like a joke" in kept["beneath"][0]["word"]
    assert kept["owned"] is True
    assert kept["part"] == "i threw it. scared my kids"
    assert 1 <= len(kept["acts"]) <= 2
    next_day = sam.talk({"wait": "25h"}, now="2026-03-02T19:05:00+00:00")
    assert any(set(line["buttons"]) & {"Both", "Done"} for line in next_day)
    done = sam.talk({"press": "Both"}, now="2026-03-03T20:10:00+00:00")
    assert coach(done)
    assert all(act["done"] for act in sam.export()["walk_backs"][0]["acts"])


def test_three_fragments_are_one_telling_and_get_one_answer(meet: Meet) -> None:
    joe = meet("joe")
    burst = ["we were in the car", "she starts on about my mum", "i punched the dash"]
    heard = joe.talk(
        *WELCOME, {"press": "It already happened"}, "4", {"burst": burst}, now=MONDAY_EVENING
    )
    assert len(after(heard, burst[-1])) == 1
    assert not after(heard, burst[0])
    assert not after(heard, burst[1])
    film = joe.export()["walk_backs"][0]["film"]
    assert all(fragment in film for fragment in burst)


def test_blame_at_his_part_is_remarked_twice_kept_and_not_called_owned(meet: Meet) -> None:
    kev = meet("kev")
    first, second = "she made me do it, anyone would have", "whatever it was her"
    heard = kev.talk(*AT_HIS_PART, first, second, now=MONDAY_EVENING)
    [once], [twice] = after(heard, first), after(heard, second)
    assert once["text"] != twice["text"]
    assert all(len(line["text"]) <= 300 for line in (once, twice))
    assert "Skip" in twice["buttons"]
    heard = kev.talk("wash her car", "4", now=MONDAY_EVENING)
    [kept] = kev.export()["walk_backs"]
    assert kept["part"] == second
    assert kept["owned"] is False
    assert kept["finished"] is True
    assert kept["acts"] == [{"text": "wash her car", "done": None}]


def test_at_heat_nine_there_is_no_digging_and_danger_ends_the_coaching(meet: Meet) -> None:
    dan = meet("dan")
    heard = dan.talk(
        *WELCOME, {"press": "It already happened"}, "9", {"wait": "20m"}, "5", now=MONDAY_EVENING
    )
    breathe, out, back = (
        line for line in heard if line.get("from") == "coach" and _after_nine(heard, line)
    )
    assert "?" not in breathe["text"]
    assert "twenty" in out["text"].lower()
    assert back["at"] == "2026-03-02T19:20:00+00:00"
    assert "0" in back["text"]
    assert "10" in back["text"]
    assert len(after(heard, "5")) == 1
    threat = "if she walks out tonight ill kill her and then me"
    heard = dan.talk(
        threat, "what do i do", "hello", {"wait": "2d"}, now="2026-03-02T19:21:00+00:00"
    )
    alarm = " ".join(line["text"] for line in after(heard, threat))
    assert "999" in alarm
    assert "116 123" in alarm
    [flag] = dan.flags()
    assert (flag["severity"], flag["action"], flag["both_risks"]) == ("imminent", "page", True)
    assert flag["category"] == "harm_to_others"
    assert all("999" in text for text in coach(heard)[2:])
    assert len(coach(heard)) == 4
    kept = dan.export()
    assert len(kept["flags"]) == 1
    assert len(kept["time_outs"]) == 1
    dan.talk("9", now="2026-03-05T19:00:00+00:00")
    assert len(dan.flags()) == 1


def _after_nine(heard: list[dict[str, object]], line: dict[str, object]) -> bool:
    nine = next(
        n for n, said in enumerate(heard) if said.get("from") == "him" and said["text"] == "9"
    )
    five = next(
        n for n, said in enumerate(heard) if said.get("from") == "him" and said["text"] == "5"
    )
    return nine < heard.index(line) < five


def test_half_a_walk_back_waits_for_days_and_the_next_one_starts_empty(meet: Meet) -> None:
    tom = meet("tom")
    film = "i told her to shut up and kicked the door"
    heard = tom.talk(
        *WELCOME,
        {"press": "It already happened"},
        "6",
        film,
        {"press": "No"},
        {"wait": "2d"},
        "hi",
        now=MONDAY_EVENING,
    )
    [offer] = after(heard, "hi")
    assert "Go on" in offer["buttons"]
    heard = tom.talk(
        {"press": "Go on"},
        "that she was laughing at me",
        "small, like a kid",
        "i kicked the door and scared her",
        "fix the door tonight",
        "2",
        now="2026-03-04T19:01:00+00:00",
    )
    [first] = tom.export()["walk_backs"]
    assert first["finished"] is True
    assert first["film"] == film
    assert first["beneath"] == [{"family": "shame", "word": "small, like a kid"}]
    again = "it happened again, i want to walk it back"
    heard = tom.talk(again, "6", "shouted at her about the car", now="2026-03-06T19:00:00+00:00")
    [asked] = after(heard, again)
    assert "small, like a kid" in asked["text"].lower()
    assert "10" in asked["text"]
    later = " ".join(line["text"].lower() for line in after(heard, "6") + heard[-1:])
    assert "small, like a kid" not in later
    open_one = tom.export()["walk_backs"][1]
    assert open_one["film"] == "shouted at her about the car"
    assert [open_one[key] for key in ("story", "beneath", "part", "acts")] == [None, [], None, []]
    heard = tom.talk("stop", again, now="2026-03-06T20:00:00+00:00")
    assert "small, like a kid" not in after(heard, again)[0]["text"].lower()
