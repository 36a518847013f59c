"""Every sentence that safety and the system say to a person: one home, chosen by name."""

from bot.core.phrases.after import (
    asks_for_a_person,
    coaching_stays_stopped,
    lines_again,
    rasa_down,
)
from bot.core.phrases.lint import collusive
from bot.core.phrases.replies import safety_reply

__all__ = [
    "asks_for_a_person",
    "coaching_stays_stopped",
    "collusive",
    "lines_again",
    "rasa_down",
    "safety_reply",
]
