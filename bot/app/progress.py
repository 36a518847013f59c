"""Progress on anything over two seconds: on a terminal one line that renews itself."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from typing import TextIO

FIRST_AFTER = 2.0
EVERY = 10.0


class Progress:
    """Call it with a sentence as often as you like; standard error shows what is worth showing."""

    def __init__(
        self, out: TextIO | None = None, seconds: Callable[[], float] = time.monotonic
    ) -> None:
        """`out` defaults to standard error, so that JSON on standard output stays clean."""
        self._out = out or sys.stderr
        self._live = self._out.isatty()
        self._seconds = seconds
        self._began = seconds()
        self._told: float | None = None
        self._wrote = False

    def __call__(self, text: str) -> None:
        """Show it: renewed in place on a terminal, every ten seconds otherwise."""
        now = self._seconds()
        if self._live:
            self._wrote = True
            print(f"\r\033[K{text}", end="", file=self._out, flush=True)
            return
        if now - self._began >= FIRST_AFTER and (self._told is None or now - self._told >= EVERY):
            self._told = now
            print(text, file=self._out, flush=True)

    def done(self) -> None:
        """Clear the line."""
        if self._wrote:
            print("\r\033[K", end="", file=self._out, flush=True)
            self._wrote = False
