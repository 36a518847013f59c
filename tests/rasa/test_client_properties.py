"""Any answer of the dialogue engine is a turn that we can carry out, or nothing said."""

from __future__ import annotations

import asyncio
import json
import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.errors import BeneathError, NothingSaid
from bot.rasa.client import DEEPEST, RasaClient
from bot.services.ports import Ask, Turn
from tests.fuzz.nasty import BROKEN, VALUES, nested, quick, typed
from tests.peers.neighbour import Neighbour, next_door

TEXTS = typed(4)
LABELS = st.fixed_dictionaries({"label": TEXTS, "payload": TEXTS}, optional={"more": VALUES})
MESSAGES = st.fixed_dictionaries(
    {"text": TEXTS}, optional={"buttons": st.lists(LABELS, max_size=3) | VALUES, "act": VALUES}
)
NAMES = st.sampled_from(
    ["keep_consent", "keep_walk_back", "keep_check_in", "keep_weekly", "keep_done", "keep_hour",
     "keep_sent_by", "take_time_out", "end_time_out", "memory_told", "show_chart", "a_newer_act"]
)  # fmt: skip
SCALES = st.integers(-1, 11) | st.floats(0, 10) | VALUES
ACTS = st.fixed_dictionaries(
    {"act": NAMES | VALUES},
    optional={
        "finished": st.booleans() | VALUES,
        "acts": st.lists(st.fixed_dictionaries({"text": TEXTS}), max_size=2) | VALUES,
        "beneath": st.lists(st.fixed_dictionaries({"word": TEXTS}), max_size=2) | VALUES,
        "heat": SCALES,
        "mood": SCALES,
        "done": st.sampled_from(["both", "one", "neither"]) | VALUES,
        "hour": st.fixed_dictionaries({"days": st.just(["mon"]), "time": TEXTS}) | VALUES,
    },
)
ANSWERS = st.fixed_dictionaries(
    {
        "messages": st.lists(MESSAGES, max_size=3) | VALUES,
        "acts": st.lists(ACTS, max_size=3) | VALUES,
        "state": st.dictionaries(st.text(max_size=6), VALUES, max_size=4) | VALUES,
    },
    optional={"asked": st.sampled_from(["heat", "no such step", None]) | VALUES, "more": VALUES},
)
BODIES = (ANSWERS | VALUES).map(json.dumps).map(str.encode)
RAW = BODIES | BROKEN.map(lambda text: text.encode("utf-8", "surrogatepass")) | st.binary()


@pytest.fixture(scope="module")
def engine() -> Any:
    """One stand-in for the whole module, whose answers are changed."""
    with next_door() as found:
        yield found


def answered(engine: Neighbour, body: Any) -> Turn | BeneathError:
    """What the client makes of that answer; any other error fails the test."""
    engine.answers = lambda _what, _asked: body

    async def ask() -> Turn:
        client = RasaClient(engine.url)
        try:
            return await client.turn(Ask(text="hi"))
        finally:
            await client.close()

    try:
        return asyncio.run(ask())
    except NothingSaid as nothing:
        return nothing


def depth(value: Any) -> int:
    """How deep it is nested."""
    inner = list(value.values()) if isinstance(value, dict) else value
    return 1 + max(map(depth, inner), default=0) if isinstance(value, dict | list) else 0


def numbers(value: Any) -> list[float]:
    """Every number in it."""
    if isinstance(value, dict | list):
        inner = value.values() if isinstance(value, dict) else value
        return [number for each in inner for number in numbers(each)]
    return [value] if isinstance(value, float) else []


@quick(150)
@given(RAW)
def test_any_answer_is_a_turn_or_nothing_said(engine: Neighbour, body: bytes) -> None:
    turn = answered(engine, body)
    if isinstance(turn, NothingSaid):
        assert len(str(turn)) < 200
        return
    assert isinstance(turn, Turn)
    assert turn.replies
    assert all(reply.text.strip() for reply in turn.replies)
    for kept in (*turn.acts, turn.state):
        assert json.loads(json.dumps(kept)) == kept
        assert depth(kept) <= DEEPEST
        assert all(map(math.isfinite, numbers(kept)))


@quick(60)
@given(st.lists(ACTS, max_size=3))
def test_an_act_comes_through_as_it_was_said_or_none_does(
    engine: Neighbour, acts: list[dict[str, Any]]
) -> None:
    turn = answered(engine, {"messages": [{"text": "Ok."}], "acts": acts, "state": {}})
    if isinstance(turn, Turn):
        assert list(turn.acts) == json.loads(json.dumps(acts))


@quick(60)
@given(BROKEN, st.sampled_from(["model", "turn", "parse"]))
def test_broken_json_is_never_an_answer(engine: Neighbour, body: str, what: str) -> None:
    raw = body.encode("utf-8", "surrogatepass")
    engine.model = (200, raw)
    engine.answers = lambda _what, _asked: raw

    async def ask() -> Any:
        client = RasaClient(engine.url)
        try:
            if what == "model":
                return await client.model()
            if what == "parse":
                return await client.parse("hi", None)
            return await client.turn(Ask(text="hi"))
        except NothingSaid:
            return None
        finally:
            await client.close()

    assert asyncio.run(ask()) is None


@pytest.mark.parametrize(
    "act",
    [
        {"act": "keep_walk_back", "finished": True, "acts": [{"done": None}], "beneath": []},
        {"act": "keep_walk_back", "finished": True, "acts": [], "beneath": [{"family": "fear"}]},
        {"act": "keep_walk_back", "finished": "yes", "acts": [], "beneath": []},
        {"act": "keep_walk_back", "finished": True, "acts": [], "beneath": [], "heat_before": "5"},
        {"act": "keep_walk_back", "finished": True, "acts": [], "beneath": [], "film": ["x"]},
        {"act": "keep_check_in", "happened": 5},
        {"act": "keep_check_in", "happened": [["hands_on_neck"]]},
        {"act": "keep_check_in", "mood": 10**400},
        {"act": "keep_check_in", "anger": True},
        {"act": "keep_weekly", "mood": "low"},
        {"act": "take_time_out", "heat": -1},
        {"act": "keep_hour", "hour": {"days": ["mon"], "time": "\u0660\u0668:00"}},
        {"act": "keep_hour", "hour": {"days": ["mon"], "time": "8:00\n"}},
        {"act": "keep_done", "done": "one", "which": ["fix the door"]},
    ],
    ids=json.dumps,
)
def test_an_act_that_would_fail_later_is_refused_at_the_door(
    engine: Neighbour, act: dict[str, Any]
) -> None:
    said = answered(engine, {"messages": [{"text": "Ok."}], "acts": [act], "state": {}})
    assert isinstance(said, NothingSaid)


@pytest.mark.parametrize(
    "body",
    [
        {"messages": [{"text": " \n"}], "acts": [], "state": {}},
        {"messages": [{"text": "Ok."}], "acts": [], "state": {}, "asked": "heat\ud800"},
        {"messages": [{"text": "Ok."}], "acts": [], "state": {}, "asked": "h" * 41},
        b'{"messages": [{"text": "Ok."}], "acts": [], "state": %s}' % nested(300, of="{").encode(),
        b'{"messages": [{"text": "Ok."}], "acts": [], "state": {"heat": NaN}}',
        b'{"messages": [{"text": "Ok."}], "acts": [], "state": {"heat": 1e999}}',
        b'{"messages": [{"text": "\xff"}], "acts": [], "state": {}}',
    ],
    ids=["blank", "asked half", "asked long", "deep", "NaN", "1e999", "no UTF-8"],
)
def test_what_could_not_be_kept_or_sent_back_is_nothing_said(engine: Neighbour, body: Any) -> None:
    assert isinstance(answered(engine, body), NothingSaid)
