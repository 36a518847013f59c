"""A line of the report."""

from __future__ import annotations

import sys


def say(text: str) -> None:
    """Print it now."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()
