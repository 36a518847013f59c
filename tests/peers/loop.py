"""An event loop whose time passes at once, when there is nothing else to do."""

from __future__ import annotations

import asyncio
import selectors
from collections.abc import Coroutine
from typing import Any, TypeVar

T = TypeVar("T")


class _Impatient(selectors.DefaultSelector):
    """Never waits for time; `skipped` is how much of it went by."""

    def __init__(self) -> None:
        super().__init__()
        self.skipped = 0.0

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        """What is ready now; otherwise the wait is over."""
        ready = super().select(None if timeout is None else 0)
        if not ready and timeout is not None:
            self.skipped += timeout
        return ready


class HastyLoop(asyncio.SelectorEventLoop):
    """A loop for one thread that has its own time."""

    def __init__(self) -> None:
        self._impatient = _Impatient()
        super().__init__(self._impatient)

    def time(self) -> float:
        """Real time and what was skipped."""
        return super().time() + self._impatient.skipped


def run(main: Coroutine[Any, Any, T]) -> T:
    """Run it without waiting for anything."""
    with asyncio.Runner(loop_factory=HastyLoop) as runner:
        return runner.run(main)
