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
CONSENT_WITHDRAWN = (
    "Done: I've stopped, and nothing will ring any more. What you told me so far is still kept. "
    "If you want that gone too, ask whoever runs this to erase it. "
    "Write any time, and we start again with the terms."
)
FORGOTTEN_BUT_FOR = (
    "What was kept of you is erased, except one thing: what you wrote about danger, "
    "and where to reach you. A person has to look at that first. Then it goes as well."
)
TOO_FAST = (
    "You're writing faster than I can read. All of it is kept, but I can't answer it piece by "
    "piece. Take a breath. Then tell me the one thing that matters most right now."
)
MOST_LINES = 3


def could_not_answer() -> str:
    """Said once when a turn failed for good."""
    return COULD_NOT_ANSWER


def coaching_reopened() -> str:
    """Said when a person closed the last open danger flag."""
    return COACHING_REOPENED


def consent_withdrawn() -> str:
    """Said when he has taken his consent back."""
    return CONSENT_WITHDRAWN


def forgotten_but_for() -> str:
    """Said when he is forgotten as far as it may be."""
    return FORGOTTEN_BUT_FOR


def too_fast() -> str:
    """Said when more came at once than anybody types."""
    return TOO_FAST


def lines_in_one_sentence(country: str) -> str:
    """A few lines of his country as running text, those for men who use violence included."""
    shown = lines_for(country, Audience.VIOLENCE)[:MOST_LINES]
    return "; ".join(f"{line.name} {line.call or line.text or line.web}" for line in shown) + "."
