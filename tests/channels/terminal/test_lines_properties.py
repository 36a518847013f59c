"""A scripted talk with any lines at all: everything he types arrives, or is an error line."""

from __future__ import annotations

import asyncio
import io
import json
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from bot.channels.terminal.clock import LAST, SimulatedClock
from bot.channels.terminal.lines import ROUNDS, Hooks, LineDoor, LineTalk, _read
from bot.core.errors import Unusable
from bot.core.messages import LONGEST, Inbound, Kind, Outbound
from tests.fuzz.nasty import LINES, VALUES, endless, quick, typed

EVENING = datetime(2026, 3, 2, 19, 0, tzinfo=UTC)
WINDOW = timedelta(seconds=3)
WAITS = st.sampled_from(["90s", "25h", "3650d", "1e999s", "-1h", "9" * 500, "", "soon"])
OBJECTS = st.fixed_dictionaries(
    {},
    optional={
        "text": typed() | VALUES,
        "press": st.sampled_from(["Scared", " scared ", "\ud800", ""]) | VALUES,
        "burst": st.lists(typed(4), max_size=4) | VALUES,
        "wait": WAITS | VALUES,
        "else": VALUES,
    },
)
SCRIPT_LINES = LINES | endless() | OBJECTS.map(json.dumps) | st.just("a" * (LONGEST + 1))


def whole(text: str) -> str:
    """Halves that stand side by side are one letter, in JSON as on the screen."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")


@dataclass
class Rest:
    """Everything behind the door: keeps what came, and always has something due."""

    clock: SimulatedClock
    taken: list[Inbound] = field(default_factory=list)
    settled: int = 0
    every: timedelta | None = None
    speaks: LineDoor | None = None

    async def take(self, inbound: Inbound) -> None:
        self.taken.append(inbound)

    async def settle(self, horizon: datetime) -> bool:
        self.settled += 1
        if self.speaks is not None:
            await self.speaks.send("sam", Outbound("Still here."), horizon)
        return self.every is not None

    async def next_due(self) -> datetime | None:
        return None if self.every is None else self.clock.now() + self.every

    async def on_offer(self) -> tuple[str, ...]:
        return ("Scared", "Ashamed")


@dataclass
class Played:
    """A script, and what came of it."""

    lines: list[str]
    every: timedelta | None = None
    speaks: bool = False
    start: datetime = EVENING

    def __post_init__(self) -> None:
        out = io.StringIO()
        door, self.clock = LineDoor(out), SimulatedClock(self.start)
        self.rest = Rest(self.clock, every=self.every, speaks=door if self.speaks else None)
        rest = self.rest
        hooks = Hooks(rest.take, rest.settle, rest.next_due, rest.on_offer)
        self.talk = LineTalk(door, self.clock, hooks, "sam", WINDOW)
        asyncio.run(self.talk.run(self.lines))
        self.printed: list[dict[str, Any]] = list(map(json.loads, out.getvalue().splitlines()))


@quick(200)
@given(SCRIPT_LINES)
def test_a_line_is_his_words_untouched_or_what_its_json_says(line: str) -> None:
    try:
        found = _read(line)
    except Unusable as error:
        assert len(line) > LONGEST or line.lstrip().startswith("{")
        assert len(str(error)) < 200  # noqa: PT017
        return
    ((what, content),) = found.items()
    if found != {"text": line}:
        given_as = json.loads(line)
        assert given_as[what] == content
        assert not {"text", "press", "burst", "wait"} & set(given_as) - {what}


@quick(80)
@given(st.lists(SCRIPT_LINES, max_size=6))
def test_every_line_is_taken_word_for_word_or_is_one_error_line(lines: list[str]) -> None:
    played = Played(lines)
    echoed = [line for line in played.printed if line.get("from") == "him"]
    errors = [line for line in played.printed if "error" in line]
    assert [line["text"] for line in echoed] == [i.text for i in played.rest.taken]
    assert len(errors) == played.talk.errors
    unheard = [line for line in lines if line.strip()]
    assert len(errors) + len(echoed) >= len(unheard) - sum("wait" in line for line in unheard)
    assert len({inbound.key for inbound in played.rest.taken}) == len(played.rest.taken)


@quick(100)
@given(st.lists(typed().map(whole).filter(str.strip), max_size=5))
def test_what_goes_in_as_json_text_comes_out_as_it_was_typed(texts: list[str]) -> None:
    played = Played([json.dumps({"text": text}) for text in texts])
    assert [inbound.text for inbound in played.rest.taken] == texts
    assert {inbound.kind for inbound in played.rest.taken} <= {Kind.TEXT}
    burst = Played([json.dumps({"burst": texts})] if texts else [])
    assert [inbound.text for inbound in burst.rest.taken] == texts


@quick(60)
@given(st.lists(SCRIPT_LINES, max_size=4), st.timedeltas(timedelta(0), timedelta(hours=9)))
def test_no_script_runs_without_end_when_nobody_answers(
    lines: list[str], every: timedelta
) -> None:
    # A dialogue that is down is owed again a few seconds later, for ever.
    played = Played([*lines, '{"wait": "3650d"}'], every=every)
    assert played.rest.settled <= (len(lines) + 2) * 2 * ROUNDS + 64 * len(lines)
    assert played.clock.now() >= EVENING + timedelta(days=3650)


def test_a_coach_that_speaks_every_day_is_heard_every_day_of_a_long_wait() -> None:
    played = Played(['{"wait": "300d"}'], every=timedelta(days=1), speaks=True)
    said = [line["at"] for line in played.printed if line.get("from") == "coach"]
    assert len(set(said)) >= 300


@quick(30)
@given(st.integers(1, 5))
def test_a_wait_beyond_the_calendar_is_an_error_line_and_the_talk_goes_on(times: int) -> None:
    played = Played(['{"wait": "3650d"}'] * times + ["hi"], start=LAST - timedelta(days=9000))
    assert played.talk.errors == max(times - 2, 0)
    assert [inbound.text for inbound in played.rest.taken] == ["hi"]
    assert played.clock.now() <= LAST
