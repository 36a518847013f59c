"""What he hears when he writes on after an alarm, and when the dialogue engine does not answer."""

import re

from bot.core.lines import emergency_number
from bot.core.phrases.honesty import who_reads
from bot.core.phrases.system import lines_in_one_sentence

_STOPPED = (
    "I've read that. I'm not going back to coaching yet; being safe comes first. In danger, call"
    " {number}.",
    "Still here, and the coaching is still stopped. Who could you be with in the next ten "
    "minutes? If it gets close, call {number}.",
    "I keep what you write, and I won't go on with the exercise now. A voice is better than I "
    "am: call {number} if anyone is in danger, or the line I sent.",
    "No coaching until this is safe. What is in the way of calling? The number for danger is "
    "{number}.",
    "I hear you. The next step isn't in this chat: it is another adult beside you. In danger, "
    "call {number}.",
    "You can keep writing here. What helps more right now is distance, and a person next to you."
    " In danger, call {number}.",
    "I'm holding the coaching back on purpose. Did you get through to anyone? If not, call "
    "{number} when someone may get hurt.",
)
_LINES = (
    "A person is right, and I'm not one. These are: {lines} No coaching until this is safe.",
    "Yes, talk to somebody. These people pick up: {lines} The coaching stays stopped till then.",
    "You asked for someone. Here they are: {lines} I'm still here, and the coaching still waits.",
    "That's the best thing you could ask. {lines} Call one now, and write me how it went.",
    "People who can be with you in this: {lines} The exercise waits; this doesn't.",
)
_ASKS = re.compile(
    r"\b(?:help ?line|hot ?line|numbers?|lines?|(?:real |actual )?(?:person|human|people)|someone|"
    r"somebody|counsel\w*|therap\w*|samaritans|who (?:can|do|should|could) i (?:call|ring|phone|"
    r"talk to|speak to)|help me|get help|need help)\b",
    re.IGNORECASE,
)
_DOWN = (
    "My coaching part isn't answering just now. What you wrote is kept; try me again in a few "
    "minutes. In danger, call {number}.",
    "Something in me has stopped working, so I can't coach you right now. Nothing you wrote is "
    "lost. In danger, call {number}.",
)


def coaching_stays_stopped(country: str, index: int = 0, staffed: bool = False) -> str:
    """A short honest answer while an alarm is open: no coaching, always the emergency number."""
    return f"{_filled(_STOPPED, country, index)} {who_reads(staffed)}"


def asks_for_a_person(text: str) -> bool:
    """Does he ask for somebody to talk to, or for a number? That always gets through."""
    return _ASKS.search(text) is not None


def lines_again(country: str, index: int = 0, staffed: bool = False) -> str:
    """The lines once more, because he asked; coaching stays stopped."""
    text = _LINES[index % len(_LINES)].format(lines=lines_in_one_sentence(country))
    return f"{text} {who_reads(staffed)}"


def rasa_down(country: str, index: int = 0) -> str:
    """One honest sentence or two when the dialogue engine gives no answer."""
    return _filled(_DOWN, country, index)


def _filled(texts: tuple[str, ...], country: str, index: int) -> str:
    return texts[index % len(texts)].format(number=emergency_number(country).call)
