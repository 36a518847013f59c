"""What the system itself says: no answer could be made, coaching is open again, crisis lines."""

from __future__ import annotations

from bot.core.lines import Audience, lines_for

COULD_NOT_ANSWER = (
    "Something went wrong on my side and I can't answer that one. "
    "Your words are kept, nothing is lost. Say it again, or go on with something else."
)
COACHING_REOPENED = (
    "Someone has looked at what you wrote. "
    "I'm the program again, and we can go on when you want to."
)
MOST_LINES = 3


def could_not_answer() -> str:
    """Said once when a turn failed for good."""
    return COULD_NOT_ANSWER


def coaching_reopened() -> str:
    """Said when a person closed the last open danger flag."""
    return COACHING_REOPENED


def lines_in_one_sentence(country: str) -> str:
    """A few lines of his country as running text, those for men who use violence included."""
    shown = lines_for(country, Audience.VIOLENCE)[:MOST_LINES]
    return "; ".join(f"{line.name} {line.call or line.text or line.web}" for line in shown) + "."
