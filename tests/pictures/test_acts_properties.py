"""What the client lets through can be drawn, whatever his words are."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from bot.core.errors import NothingSaid
from bot.pictures import card, chart
from bot.rasa.client import turn_of
from tests.fuzz.nasty import quick, typed

AT = "2026-03-02T19:00:00+00:00"
TEXTS = st.none() | typed(4) | st.just("word " * 400)
SCALES = st.none() | st.integers(-1, 11) | st.floats(0, 10) | st.just("5")
WALK_BACKS = st.fixed_dictionaries(
    {
        "act": st.just("keep_walk_back"),
        "finished": st.just(True),
        "acts": st.lists(
            st.fixed_dictionaries(
                {"text": typed(3)}, optional={"done": st.none() | st.booleans()}
            ),
            max_size=4,
        ),
        "beneath": st.lists(
            st.fixed_dictionaries({"word": typed(3)}, optional={"family": st.just("shame")}),
            max_size=3,
        ),
    },
    optional={
        **dict.fromkeys(("film", "story", "part"), TEXTS),
        **dict.fromkeys(("heat_before", "heat_after"), SCALES),
        "owned": st.none() | st.booleans() | st.just("yes"),
    },
)
CHECK_INS = st.fixed_dictionaries(
    {"act": st.just("keep_check_in")},
    optional={
        **dict.fromkeys(("mood", "anger"), SCALES),
        "happened": st.none() | st.lists(typed(2), max_size=3),
    },
)


def passes(*acts: dict[str, Any]) -> bool:
    """Whether the client lets these through."""
    try:
        turn_of({"messages": [{"text": "Ok."}], "acts": list(acts), "state": {}})
    except NothingSaid:
        return False
    return True


@quick(12)
@given(WALK_BACKS.filter(passes))
def test_every_walk_back_that_is_taken_becomes_a_card(act: dict[str, Any]) -> None:
    assert card.drawn({**act, "at": AT}).png().startswith(b"\x89PNG")


@quick(6)
@given(st.lists(CHECK_INS, min_size=1, max_size=5).filter(lambda acts: passes(*acts)))
def test_all_check_ins_that_are_taken_become_a_chart(acts: list[dict[str, Any]]) -> None:
    days = [{**act, "at": AT.replace("02T", f"{2 + n:02}T")} for n, act in enumerate(acts)]
    assert chart.drawn(days).png().startswith(b"\x89PNG")
