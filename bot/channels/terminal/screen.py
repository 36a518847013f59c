"""A talk on a screen: taps by number or arrow, typing indicator, line editing, breathing timer."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import UTC, datetime

from prompt_toolkit import PromptSession
from prompt_toolkit.formatted_text import HTML
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.patch_stdout import patch_stdout
from rich.console import Console
from rich.markup import escape

from bot.core.messages import Inbound, Kind, Outbound

BREATH = ("in", "in", "in", "in", "out", "out", "out", "out", "out", "out")
"""Four seconds in, six out."""
TYPING = (0.6, 1.6)
"""Shortest and longest pause before a message appears, in seconds (coaching.md 4: pace)."""
HINT = "Type and press Enter. Numbers or up/down choose a tap. Ctrl-D leaves, nothing is lost."


class Screen:
    """The terminal door with a person in front of it."""

    def __init__(
        self,
        name: str,
        take: Callable[[Inbound], Awaitable[None]],
        console: Console | None = None,
    ) -> None:
        """`take` records a message and wakes the workers."""
        self._name = name
        self._take = take
        self._console = console or Console(highlight=False, soft_wrap=False)
        self._offered: tuple[str, ...] = ()
        self._chosen = -1
        self._thinking_since: float | None = None
        self._breathe_until = 0.0
        self._count = 0

    async def send(self, address: str, outbound: Outbound, at: datetime) -> str:
        """Show one message, after the pause a person would need to type it."""
        await asyncio.sleep(min(max(TYPING[0], len(outbound.text) / 120), TYPING[1]))
        self._thinking_since = None
        self.show(outbound.text, outbound.buttons)
        if outbound.image:
            self._console.print(f"   [dim]picture:[/] {outbound.image}")
        if outbound.wait_for:
            self._breathe_until = time.monotonic() + outbound.wait_for
        return "sent"

    def show(self, text: str, buttons: tuple[str, ...]) -> None:
        """Print one message of the coach with its numbered taps; they are on offer from now on."""
        self._offered, self._chosen = buttons, -1
        self._console.print(f"\n[bold cyan]Beneath[/]  {escape(text)}")
        for number, label in enumerate(buttons, 1):
            self._console.print(f"   [cyan]{number}[/] {escape(label)}")

    async def run(self) -> None:
        """Read and take lines until he leaves (Ctrl-D, Ctrl-C, or "quit")."""
        self._console.print(f"[dim]{HINT}[/]")
        session: PromptSession[str] = PromptSession(
            key_bindings=self._keys(),
            bottom_toolbar=self._toolbar,
            refresh_interval=0.5,
        )
        with patch_stdout(raw=True):
            while True:
                try:
                    line = await session.prompt_async(HTML("<b>you</b>  "))
                except (EOFError, KeyboardInterrupt):
                    return
                if line.strip().lower() in ("quit", "exit", "/quit"):
                    return
                if line.strip():
                    await self._said(line.strip())

    async def _said(self, line: str) -> None:
        text, kind = line, Kind.TEXT
        if line in map(str, range(1, len(self._offered) + 1)):
            text, kind = self._offered[int(line) - 1], Kind.PRESS
        elif line in self._offered:
            kind = Kind.PRESS
        if text != line:
            self._console.print(f"   [dim]{escape(text)}[/]")
        self._count += 1
        self._thinking_since = time.monotonic()
        key = f"terminal:{self._name}:{time.time_ns()}:{self._count}"
        await self._take(Inbound(key, "terminal", self._name, text, datetime.now(UTC), kind))

    def _keys(self) -> KeyBindings:
        keys = KeyBindings()

        def choose(event: KeyPressEvent, step: int) -> None:
            if self._offered:
                start = max(self._chosen, 0) if step < 0 else self._chosen
                self._chosen = (start + step) % len(self._offered)
                event.current_buffer.text = self._offered[self._chosen]
                event.current_buffer.cursor_position = len(event.current_buffer.text)

        keys.add("down")(lambda event: choose(event, 1))
        keys.add("up")(lambda event: choose(event, -1))
        return keys

    def _toolbar(self) -> str:
        left = self._breathe_until - time.monotonic()
        if left > 0:
            return f" breathe {BREATH[int(90 - left) % len(BREATH)]}   {left:.0f} s "
        thinking = self._thinking_since
        if thinking is not None and time.monotonic() - thinking < 60:
            return " Beneath is typing" + "." * (1 + int(time.monotonic() * 2) % 3)
        return f" {len(self._offered)} taps above " if self._offered else " "


class Demo:
    """A scripted man at a readable pace, for whoever wants to see it first."""

    def __init__(
        self,
        take: Callable[[Inbound], Awaitable[None]],
        pace: float,
        console: Console | None = None,
    ) -> None:
        """`pace` 1 reads comfortably, 0 does not wait."""
        self._take = take
        self._pace = pace
        self._console = console or Console(highlight=False)
        self._heard = asyncio.Event()
        self._count = 0

    async def send(self, address: str, outbound: Outbound, at: datetime) -> str:
        """Print what the coach says."""
        await asyncio.sleep(self._pace * min(2.5, 0.4 + len(outbound.text) / 80))
        taps = "".join(f"  [cyan]\\[{escape(label)}][/]" for label in outbound.buttons)
        self._console.print(f"[bold cyan]Beneath[/]  {escape(outbound.text)}")
        if taps:
            self._console.print(f"        {taps}")
        if outbound.image:
            self._console.print(f"         [dim]picture:[/] {outbound.image}")
        self._heard.set()
        return "sent"

    async def run(self, script: tuple[str, ...], address: str) -> None:
        """Say every line of the script, each after the coach has spoken."""
        for line in script:
            tapped = line.startswith("[") and line.endswith("]")
            text = line.strip("[]") if tapped else line
            await asyncio.sleep(self._pace * min(2.0, 0.3 + len(text) / 60))
            self._console.print(f"[bold]Sam[/]      {escape(line)}")
            self._heard.clear()
            self._count += 1
            key = f"terminal:{address}:{time.time_ns()}:{self._count}"
            kind = Kind.PRESS if tapped else Kind.TEXT
            await self._take(Inbound(key, "terminal", address, text, datetime.now(UTC), kind))
            with suppress(TimeoutError):
                async with asyncio.timeout(30):
                    await self._heard.wait()

    async def until_quiet(self) -> None:
        """Until the coach has said all it had to say: nothing more for a moment."""
        with suppress(TimeoutError):
            while True:
                self._heard.clear()
                async with asyncio.timeout(1 + 3 * self._pace):
                    await self._heard.wait()
