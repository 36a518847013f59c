"""The safety floor: plain rules that look at every message before all else (protocol D2)."""

from bot.core.safety.screen import findings, screen
from bot.core.safety.values import (
    Action,
    Category,
    Concern,
    Finding,
    Severity,
    Subject,
    Tense,
)

__all__ = [
    "Action",
    "Category",
    "Concern",
    "Finding",
    "Severity",
    "Subject",
    "Tense",
    "findings",
    "screen",
]
