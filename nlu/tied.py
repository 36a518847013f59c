"""Tied to the bot: when it is gone, however it went, its Rasa goes too and holds no memory."""

from __future__ import annotations

import os
import sys
import threading

TIED = "--tied"
"""Given by whoever holds the other end of our standard input for as long as he lives."""


def end_with_the_bot() -> None:
    """End this process when standard input ends, if it was started so."""
    if TIED in sys.argv:
        threading.Thread(target=_until_it_ends, daemon=True).start()


def _until_it_ends() -> None:
    while sys.stdin.buffer.read(1024):
        pass
    os._exit(0)
