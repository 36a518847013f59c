"""A talk on a screen, and the demo: what is shown, and what is taken."""

from __future__ import annotations

import asyncio
import io
from collections.abc import Awaitable, Callable, Iterator
from datetime import UTC, datetime

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import PipeInput, create_pipe_input
from prompt_toolkit.output import DummyOutput
from rich.console import Console

from bot.channels.terminal.screen import HINT, Demo, Screen
from bot.channels.terminal.script import SAM
from bot.core.messages import Inbound, Kind, Outbound
from tests.peers import loop

NOW = datetime(2026, 3, 2, 19, 0, tzinfo=UTC)
TAPS = ("Scared", "Hurt", "No")
DOWN, UP = "\x1b[B", "\x1b[A"


class Front:
    """A screen without a coach: what was shown and what was taken."""

    def __init__(self, name: str = "sam") -> None:
        self.out = io.StringIO()
        self.taken: list[Inbound] = []
        self.console = Console(file=self.out, width=200, highlight=False)
        self.screen = Screen(name, self.take, self.console)

    async def take(self, inbound: Inbound) -> None:
        """Keep it."""
        self.taken.append(inbound)

    @property
    def said(self) -> list[tuple[str, Kind]]:
        """His messages."""
        return [(inbound.text, inbound.kind) for inbound in self.taken]

    async def show(self, text: str, *buttons: str, **more: object) -> str:
        """The coach says that."""
        outbound = Outbound(text, buttons=buttons, **more)  # type: ignore[arg-type]
        return await self.screen.send("sam", outbound, NOW)


@pytest.fixture
def keyboard() -> Iterator[PipeInput]:
    """Keys for the prompt, and a terminal that shows nothing."""
    with create_pipe_input() as pipe, create_app_session(input=pipe, output=DummyOutput()):
        yield pipe


def typed(
    keyboard: PipeInput, front: Front, *keys: str, first: Awaitable[str] | None = None
) -> None:
    """Type these keys and leave."""
    keyboard.send_text("".join(keys))
    keyboard.send_text("\x04")

    async def session() -> None:
        if first is not None:
            await first
        await front.screen.run()

    loop.run(session())


def test_what_he_types_is_taken_and_ctrl_d_leaves(keyboard: PipeInput) -> None:
    front = Front()
    typed(keyboard, front, "i threw it \r", "  \r", "again\r")
    assert front.said == [("i threw it", Kind.TEXT), ("again", Kind.TEXT)]
    assert {(i.door, i.address) for i in front.taken} == {("terminal", "sam")}
    assert len({i.key for i in front.taken}) == 2
    assert all(i.at.tzinfo is UTC for i in front.taken)
    assert HINT in front.out.getvalue()


@pytest.mark.parametrize("word", ["quit", "EXIT", " /quit "])
def test_a_word_leaves_too(keyboard: PipeInput, word: str) -> None:
    front = Front()
    typed(keyboard, front, f"{word}\r", "never said\r")
    assert front.said == []


def test_ctrl_c_leaves_without_a_word(keyboard: PipeInput) -> None:
    front = Front()
    typed(keyboard, front, "half a sent\x03")
    assert front.said == []


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ("2\r", ("Hurt", Kind.PRESS)),
        ("Hurt\r", ("Hurt", Kind.PRESS)),
        ("hurt\r", ("hurt", Kind.TEXT)),
        ("4\r", ("4", Kind.TEXT)),
        ("0\r", ("0", Kind.TEXT)),
        ("²\r", ("²", Kind.TEXT)),
        ("11\r", ("11", Kind.TEXT)),
        (DOWN + "\r", ("Scared", Kind.PRESS)),
        (DOWN + DOWN + "\r", ("Hurt", Kind.PRESS)),
        (UP + "\r", ("No", Kind.PRESS)),
        (UP + UP + "\r", ("Hurt", Kind.PRESS)),
        (DOWN * 4 + "\r", ("Scared", Kind.PRESS)),
    ],
)
def test_a_tap_is_chosen_by_its_number_its_label_or_an_arrow(
    keyboard: PipeInput, keys: str, said: tuple[str, Kind]
) -> None:
    front = Front()
    typed(keyboard, front, keys, first=front.show("What was under it?", *TAPS))
    assert front.said == [said]


def test_arrows_do_nothing_where_nothing_is_on_offer(keyboard: PipeInput) -> None:
    front = Front()
    typed(keyboard, front, DOWN, UP, "hi\r")
    assert front.said == [("hi", Kind.TEXT)]


def test_a_message_is_shown_with_its_taps_and_its_picture() -> None:
    front = Front()
    assert loop.run(front.show("Look [bold]here[/]", "Yes", image="/var/card.png")) == "sent"
    shown = front.out.getvalue()
    assert "Beneath  Look [bold]here[/]" in shown
    assert "1 Yes" in shown
    assert "/var/card.png" in shown


def test_a_message_takes_the_time_a_person_would_need() -> None:
    async def spent(text: str) -> float:
        began = asyncio.get_running_loop().time()
        await Front().show(text)
        return asyncio.get_running_loop().time() - began

    assert loop.run(spent("Hm.")) == pytest.approx(0.6, abs=0.1)
    assert loop.run(spent("x" * 120)) == pytest.approx(1.0, abs=0.1)
    assert loop.run(spent("x" * 1000)) == pytest.approx(1.6, abs=0.1)


def test_the_toolbar_tells_taps_typing_and_breathing(keyboard: PipeInput) -> None:
    front = Front()
    assert front.screen._toolbar() == " "
    loop.run(front.show("Scared?", *TAPS))
    assert front.screen._toolbar() == " 3 taps above "
    typed(keyboard, front, "hi\r")
    assert "Beneath is typing." in front.screen._toolbar()
    loop.run(front.show("Breathe.", wait_for=90))
    assert "breathe in   90 s" in front.screen._toolbar()


def _demo(front: Front, pace: float, answer: Callable[[Demo], Awaitable[object]]) -> Demo:
    async def take(inbound: Inbound) -> None:
        front.taken.append(inbound)
        await answer(demo)

    demo = Demo(take, pace, front.console)
    return demo


def test_the_demo_says_every_line_after_the_coach_has_spoken() -> None:
    front = Front()
    reply = Outbound("You threw [the plate].", buttons=("Yes", "No"), image="/var/card.png")
    demo = _demo(front, 1.0, lambda demo: demo.send("sam", reply, NOW))
    loop.run(demo.run(SAM, "sam"))
    assert [inbound.kind for inbound in front.taken[:3]] == [Kind.TEXT, Kind.PRESS, Kind.PRESS]
    assert front.said[1] == ("I agree", Kind.PRESS)
    assert len(front.taken) == len(SAM)
    shown = front.out.getvalue()
    assert shown.count("Beneath  You threw [the plate].") == len(SAM)
    assert "[Yes]  [No]" in shown
    assert "Sam      hi" in shown
    assert "/var/card.png" in shown


def test_the_demo_goes_on_when_the_coach_says_nothing() -> None:
    async def silent(_: Demo) -> None:
        return None

    front = Front()
    loop.run(_demo(front, 0, silent).run(("hi", "[Yes]"), "sam"))
    assert front.said == [("hi", Kind.TEXT), ("Yes", Kind.PRESS)]


def test_at_pace_nothing_the_demo_waits_for_nothing() -> None:
    front = Front()
    demo = _demo(front, 0, lambda demo: demo.send("sam", Outbound("Hm."), NOW))

    async def spent() -> float:
        began = asyncio.get_running_loop().time()
        await demo.run(SAM, "sam")
        return asyncio.get_running_loop().time() - began

    assert loop.run(spent()) < 1
