"""Who a match is about, where the rule leaves it to his words."""

import re

from bot.core.safety.values import Subject
from bot.core.safety.vocabulary import WORDS

_CHILD = re.compile(rf"(?<!\S)(?:{WORDS['kid']})(?!\S)")
_STRANGER = re.compile(rf"(?<!\S)(?:{WORDS['man']})(?!\S)")


def subject_in(match: str, default: Subject) -> Subject:
    """The person meant: a rule about her may be about a child or another man."""
    if default is not Subject.HER:
        return default
    if _CHILD.search(match):
        return Subject.CHILD
    return Subject.SOMEONE if _STRANGER.search(match) else Subject.HER
