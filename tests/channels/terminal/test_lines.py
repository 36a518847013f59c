"""A talk line by line: what a line may be, and what becomes of time."""

from __future__ import annotations

import io
import json
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.terminal.clock import SimulatedClock
from bot.channels.terminal.lines import Hooks, LineDoor, LineTalk, _read
from bot.core.errors import Unusable
from bot.core.messages import LONGEST, Inbound, Kind, Outbound

EVENING = datetime(2026, 3, 2, 19, 0, tzinfo=UTC)
WINDOW = timedelta(seconds=3)


@dataclass
class Rest:
    """The rest of the coach: takes messages, has timers that ring, and offers taps."""

    clock: SimulatedClock
    offered: tuple[str, ...] = ()
    timers: list[datetime] = field(default_factory=list)
    stuck: bool = False
    taken: list[Inbound] = field(default_factory=list)
    rung: list[datetime] = field(default_factory=list)
    horizons: list[datetime] = field(default_factory=list)

    async def take(self, inbound: Inbound) -> None:
        self.taken.append(inbound)

    async def settle(self, horizon: datetime) -> bool:
        self.horizons.append(horizon)
        due = [] if self.stuck else [timer for timer in self.timers if timer <= self.clock.now()]
        self.timers = [timer for timer in self.timers if timer not in due]
        self.rung += [self.clock.now() for _ in due]
        return bool(due)

    async def next_due(self) -> datetime | None:
        return min(self.timers, default=None)

    async def on_offer(self) -> tuple[str, ...]:
        return self.offered


@dataclass
class Desk:
    """A talk with nothing behind it but `rest`."""

    clock: SimulatedClock = field(default_factory=lambda: SimulatedClock(EVENING))
    out: io.StringIO = field(default_factory=io.StringIO)

    def __post_init__(self) -> None:
        self.rest = Rest(self.clock)
        rest = self.rest
        hooks = Hooks(rest.take, rest.settle, rest.next_due, rest.on_offer)
        self.talk = LineTalk(LineDoor(self.out), self.clock, hooks, "sam", WINDOW)

    async def hears(self, *lines: object) -> None:
        """Plain text as it is, anything else as JSON."""
        await self.talk.run(
            [line if isinstance(line, str) else json.dumps(line) for line in lines]
        )

    @property
    def printed(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.out.getvalue().splitlines()]

    @property
    def errors(self) -> list[str]:
        return [line["error"] for line in self.printed if "error" in line]


@pytest.fixture
def desk() -> Desk:
    return Desk()


async def test_plain_text_is_what_he_says(desk: Desk) -> None:
    await desk.hears("she kept on about the bins\n", "   \n", "", {"text": "i lost it"})
    assert [inbound.text for inbound in desk.rest.taken] == [
        "she kept on about the bins",
        "i lost it",
    ]
    assert {inbound.kind for inbound in desk.rest.taken} == {Kind.TEXT}
    assert desk.printed[0] == {
        "from": "him",
        "text": "she kept on about the bins",
        "at": EVENING.isoformat(),
    }
    assert desk.talk.errors == 0


async def test_every_message_of_his_has_a_key_of_its_own_even_over_two_talks() -> None:
    first, second = Desk(), Desk()
    await first.hears("hi", "hi")
    await second.hears("hi")
    keys = [inbound.key for desk in (first, second) for inbound in desk.rest.taken]
    assert len(set(keys)) == 3
    assert all(key.startswith("terminal:sam:") for key in keys)


async def test_a_tap_is_found_by_its_label_whatever_its_case(desk: Desk) -> None:
    desk.rest.offered = ("Scared", "Ashamed")
    await desk.hears({"press": " ashamed "})
    (pressed,) = desk.rest.taken
    assert (pressed.text, pressed.kind) == ("Ashamed", Kind.PRESS)


async def test_a_tap_that_is_not_there_is_an_error_that_names_those_that_are(desk: Desk) -> None:
    desk.rest.offered = ("Scared", "Ashamed")
    await desk.hears({"press": "Proud"}, "go on")
    assert desk.errors == ["'Proud' is not on offer now; there is: Scared, Ashamed"]
    assert desk.talk.errors == 1
    assert [inbound.text for inbound in desk.rest.taken] == ["go on"]


async def test_a_tap_with_no_buttons_at_all_says_so(desk: Desk) -> None:
    await desk.hears({"press": "Scared"})
    assert desk.errors == ["'Scared' is not on offer now; there is: no buttons"]


async def test_fragments_of_a_burst_are_two_seconds_apart(desk: Desk) -> None:
    await desk.hears({"burst": ["she said", "im useless", "in front of the kids"]})
    assert [(inbound.at - EVENING).total_seconds() for inbound in desk.rest.taken] == [0, 2, 4]


async def test_what_was_due_before_his_first_line_is_said_first(desk: Desk) -> None:
    desk.rest.timers = [EVENING - timedelta(minutes=1)]
    await desk.hears()
    assert desk.rest.rung == [EVENING]


async def test_the_quiet_window_counts_as_passed_after_every_line(desk: Desk) -> None:
    await desk.hears("hi")
    assert desk.rest.horizons[-1] == EVENING + WINDOW


async def test_a_wait_lets_every_timer_on_the_way_ring_at_its_own_time(desk: Desk) -> None:
    timers = [EVENING + timedelta(hours=hours) for hours in (1, 24, 30)]
    desk.rest.timers = list(timers)
    await desk.hears({"wait": "25h"})
    assert desk.rest.rung == timers[:2]
    assert desk.clock.now() == EVENING + timedelta(hours=25)


async def test_a_timer_that_nobody_works_does_not_hold_a_wait_for_ever(desk: Desk) -> None:
    desk.rest.timers, desk.rest.stuck = [EVENING + timedelta(hours=1)], True
    await desk.hears({"wait": "2h"})
    assert desk.clock.now() == EVENING + timedelta(hours=2)


async def test_an_error_line_tells_the_simulated_time_and_the_talk_goes_on(desk: Desk) -> None:
    await desk.hears({"wait": "1h"}, {"wait": "soon"}, {"wait": "3000000d"}, "still here")
    assert desk.talk.errors == 2
    wrong = next(line for line in desk.printed if "error" in line)
    assert wrong["at"] == (EVENING + timedelta(hours=1)).isoformat()
    assert desk.rest.taken[-1].text == "still here"


@pytest.mark.parametrize(
    "line",
    [
        "{}",
        '{"text": 5}',
        '{"press": ["Scared"]}',
        '{"wait": 25}',
        '{"burst": "one"}',
        '{"text": "a", "press": "b"}',
        '{"say": "a"}',
        '{"burst": []}',
        '{"burst": ["a", 5]}',
    ],
)
def test_a_json_line_of_another_shape_is_unusable(line: str) -> None:
    with pytest.raises(Unusable, match="burst"):
        _read(line)


def test_a_broken_json_object_is_taken_as_his_words() -> None:
    assert _read('{"text": "he') == {"text": '{"text": "he'}
    assert _read("{" * 5000) == {"text": "{" * 5000}
    deep = '{"a":' * 9000 + "1" + "}" * 9000
    assert len(deep) < LONGEST
    assert _read(deep) == {"text": deep}


def test_a_message_that_is_too_long_is_refused_and_not_cut() -> None:
    assert _read("a" * LONGEST) == {"text": "a" * LONGEST}
    with pytest.raises(Unusable, match=f"has {LONGEST + 1} characters"):
        _read("a" * (LONGEST + 1))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=6,
)
OBJECTS = st.dictionaries(
    st.sampled_from(["text", "press", "wait", "burst", "else"]), JSON | st.lists(st.text())
).map(json.dumps)


@given(st.text() | st.text().map(lambda rest: "{" + rest) | OBJECTS)
def test_any_line_is_one_thing_he_did_or_unusable(line: str) -> None:
    try:
        found = _read(line)
    except Unusable:
        return
    ((what, content),) = found.items()
    assert what in ("text", "press", "wait", "burst")
    fragments = content if what == "burst" else [content]
    assert fragments
    assert all(isinstance(fragment, str) for fragment in fragments)


async def test_the_door_prints_one_json_object_a_line_in_plain_ascii() -> None:
    out = io.StringIO()
    outbound = Outbound("That’s a lot.\nStay.", buttons=("Scared",), image="/pictures/card.png")
    assert await LineDoor(out).send("sam", outbound, EVENING) == "sent"
    assert out.getvalue().isascii()
    assert out.getvalue().count("\n") == 1
    assert json.loads(out.getvalue()) == {
        "from": "coach",
        "text": "That’s a lot.\nStay.",
        "buttons": ["Scared"],
        "image": "/pictures/card.png",
        "at": EVENING.isoformat(),
    }
