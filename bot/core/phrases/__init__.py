"""Every sentence that safety and the system say to a person: one home, chosen by name."""

from bot.core.phrases.after import coaching_stays_stopped, rasa_down
from bot.core.phrases.lint import collusive
from bot.core.phrases.replies import safety_reply

__all__ = ["coaching_stays_stopped", "collusive", "rasa_down", "safety_reply"]
