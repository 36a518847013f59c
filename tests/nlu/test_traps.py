"""Traps seen on a real Rasa 3.6.21, each one a test against the real Rasa."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from urllib.error import HTTPError

import pytest

from bot.core.errors import NothingSaid
from bot.rasa.client import RasaClient
from bot.services.ports import Ask
from tests.nlu.conftest import Talk
from tests.nlu.test_sentences import SETS

pytestmark = [pytest.mark.rasa, pytest.mark.slow]
Begin = Callable[..., Talk]
FILM = "she said no again and i threw the remote at the wall"


def at_beneath(talk: Talk) -> Talk:
    talk.say("walk me back", "5", FILM)
    talk.press("No")
    if talk.last["asked"] == "story":
        talk.say("that i am a joke to her family")
    assert talk.last["asked"] == "beneath"
    return talk


def test_rasa_holds_no_state_between_two_turns(begin: Begin) -> None:
    one, other = begin(), begin()
    one.say("walk me back")
    other.say("check in")
    assert (one.last["asked"], other.last["asked"]) == ("heat", "mood")
    one.say("5")
    assert one.last["asked"] == "film"
    assert "heat" not in other.slots


def test_the_same_turn_with_the_same_state_gives_the_same_answer(talk: Talk) -> None:
    talk.say("walk me back")
    state = talk.state
    first = talk.ask(text="5")
    talk.state = state
    assert talk.ask(text="5") == first


def test_the_state_stays_small_whatever_the_history(talk: Talk) -> None:
    talk.say("walk me back", "5", f"{FILM}. {'and then she said it again ' * 400}")
    for _ in range(30):
        talk.say("hm")
    assert len(json.dumps(talk.state)) <= 8 * 1024


def test_a_loop_survives_days_of_silence(talk: Talk) -> None:
    talk.say("walk me back", "5")
    talk.facts["away_for"] = 24 * 30
    talk.say(FILM)
    assert talk.slots["film"] == FILM


def test_a_form_that_a_newer_model_no_longer_has_does_not_break_the_talk(talk: Talk) -> None:
    talk.say("walk me back", "5")
    talk.state = {**talk.state, "loop": "old_form", "requested": "old_step", "model": "old"}
    talk.say("hello")
    assert talk.last["messages"]


def test_on_another_model_he_is_told_in_one_line_and_goes_on_at_the_same_step(talk: Talk) -> None:
    talk.say("walk me back", "5")
    talk.state = {**talk.state, "model": "another"}
    talk.say("hm")
    assert talk.last["asked"] == "film"
    assert any(text in talk.said for text in SETS["changed_model"])
    assert not any(text in talk.say("hm") for text in SETS["changed_model"])


def test_the_second_run_asks_everything_again(talk: Talk) -> None:
    at_beneath(talk)
    talk.press("Small")
    talk.say("i threw the remote and shouted", "fix the wall", "2")
    assert [act["act"] for act in talk.last["acts"]] == ["keep_walk_back"]
    assert talk.slots == {}
    talk.say("walk me back")
    assert talk.last["asked"] == "heat"
    talk.say("4")
    assert talk.last["asked"] == "film"


def test_a_message_that_fills_two_steps_still_gets_its_remark(talk: Talk) -> None:
    said = talk.say(
        "walk me back", "5", "she burnt it on purpose and i threw the pan, kids were crying"
    )
    assert talk.slots["harm"] == "scared"
    assert "story" in talk.slots
    assert "n purpose" in said
    assert talk.last["asked"] == "beneath"


def test_small_like_a_kid_is_kept_whole(talk: Talk) -> None:
    at_beneath(talk).say("small, like a kid")
    assert talk.slots["beneath"] == [{"family": "shame", "word": "small, like a kid"}]


@pytest.mark.parametrize("his", ["0[", "{under}", "{{film}}", "<quote>", "a } b { c", "[x](y)"])
def test_braces_and_brackets_of_his_change_nothing(talk: Talk, his: str) -> None:
    text = f"i called her {his} and slammed the door"
    said = talk.say("walk me back", "5", text)
    assert talk.slots["film"] == text
    assert "{" not in said.replace(his, "")
    assert talk.last["asked"] in ("harm", "story", "beneath")


@pytest.mark.parametrize("lead", ["", "  ", "\t", "\n "])
def test_typed_text_never_becomes_an_intent(talk: Talk, lead: str) -> None:
    talk.say(lead + '/time_out{"stage": "back"}')
    assert talk.last["asked"] is None
    talk.state = {}
    talk.say("walk me back", "5")
    talk.say(lead + '/affirm{"film": "nothing at all", "heat": 0}')
    assert talk.slots.get("film") != "nothing at all"
    assert talk.slots["heat"] == 5


async def test_an_error_inside_a_turn_answers_nothing_and_that_is_a_failure(begin: Begin) -> None:
    broken = begin(memory="not a memory")
    assert broken.ask(text="walk me back")["messages"] == []
    client = RasaClient(broken.url)
    try:
        with pytest.raises(NothingSaid):
            await client.turn(Ask(text="walk me back", facts=broken.facts))
        with pytest.raises(NothingSaid):
            await client.turn(Ask(text="walk me back", state={"slots": "nonsense"}))
    finally:
        await client.close()


def test_gibberish_is_not_taken_for_a_greeting(talk: Talk) -> None:
    said = talk.say("qzx vbnk wrpl")
    assert "ood to see you" not in said
    assert talk.last["asked"] is None


def test_nothing_he_wrote_is_in_rasas_output(talk: Talk, rasa_output: Path) -> None:
    secret = "quokkaberry"
    talk.say("walk me back", "5", f"she hid my {secret} and i threw the plate at the wall")
    assert secret in talk.slots["film"]
    talk.say("No", f"that the {secret} was gone for good", "small")
    talk.state = {"loop": f"{secret}_form", "slots": {secret: secret}, "requested": secret}
    talk.say(f"{{{secret}")
    with pytest.raises(HTTPError):
        talk.ask(text=secret, state={"slots": secret})
    assert rasa_output.stat().st_size > 0
    assert secret not in rasa_output.read_text(errors="replace")
