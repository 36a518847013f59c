"""The answer to a concern that stops the coaching: what he can do now, then whom he can call."""

from bot.core.lines import Audience, For, Line, lines_for
from bot.core.phrases.honesty import who_reads
from bot.core.phrases.texts import ASKING, BOTH_RISKS, IMMINENT, PRESSING
from bot.core.safety.values import Action, Category, Concern, Severity, Subject

_VIOLENCE = {
    Category.HARM_TO_OTHERS,
    Category.VIOLENCE_DISCLOSURE,
    Category.CHILD_AT_RISK,
    Category.CONTROL_PATTERN,
}


def safety_reply(
    concern: Concern, country: str, index: int = 0, staffed: bool = False
) -> tuple[str, ...]:
    """At most two messages: the text, and the lines of his country, emergency number first.

    Empty where the coaching goes on (review, log). `index` picks among the variants; the texts for
    imminent danger have none: they stay the same, short and certain (protocol D5).
    """
    if concern.action < Action.ASK:
        return ()
    return f"{_text(concern, index)} {who_reads(staffed)}", lines_text(concern, country)


def _text(concern: Concern, index: int) -> str:
    if concern.both_risks:
        return BOTH_RISKS
    if concern.severity is Severity.IMMINENT:
        return IMMINENT[_kind(concern)]
    variants = (PRESSING if concern.action is Action.PAGE else ASKING)[_kind(concern)]
    return variants[index % len(variants)]


def _kind(concern: Concern) -> Category:
    """Harm to a child has texts of its own: a child is never left alone by "step away"."""
    if concern.subject is Subject.CHILD and concern.category in _VIOLENCE:
        return Category.CHILD_AT_RISK
    return concern.category


def lines_text(concern: Concern, country: str) -> str:
    """The lines that fit a concern, one a row: emergency, one at any hour, one for the matter."""
    return "\n".join(map(str, lines_shown(concern, country)))


def lines_shown(concern: Concern, country: str) -> tuple[Line, ...]:
    """The few lines for a concern; those for a person harmed only where he may be that one."""
    lines = lines_for(country, _audience(concern))
    kinds = dict.fromkeys(line.audience for line in lines if line.audience is not For.MEN)
    return tuple(next(line for line in lines if line.audience is kind) for kind in kinds)


def _audience(concern: Concern) -> Audience:
    if concern.category is Category.VICTIM:
        return Audience.HARMED
    return Audience.VIOLENCE if concern.category in _VIOLENCE else Audience.CRISIS
