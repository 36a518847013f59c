"""The findings of one message made into one concern; risk to self and others judged together."""

from collections.abc import Iterable

from bot.core.safety.actions import action_for
from bot.core.safety.values import Action, Category, Concern, Finding, Severity, Tense

_GRAVEST_FIRST = (
    Category.HARM_TO_OTHERS,
    Category.CHILD_AT_RISK,
    Category.SELF_HARM,
    Category.VIOLENCE_DISCLOSURE,
    Category.VICTIM,
    Category.THIRD_PARTY,
    Category.CONTROL_PATTERN,
)
_TO_OTHERS = (Category.HARM_TO_OTHERS, Category.CHILD_AT_RISK)


def merged(findings: Iterable[Finding], context: str | None = None) -> Concern | None:
    """The concern all findings make together, or None where there is none (protocol D4)."""
    found = tuple(findings)
    if not found:
        return None
    both = bool(_live(found, (Category.SELF_HARM,)) and _live(found, _TO_OTHERS))
    leading = _live(found, _TO_OTHERS) if both else found
    lead = max(leading, key=lambda finding: _weight(finding, context))
    return Concern(
        category=Category.HARM_TO_OTHERS if both else lead.category,
        severity=Severity.IMMINENT if both else lead.severity,
        subject=lead.subject,
        tense=lead.tense,
        words=tuple(dict.fromkeys(word for finding in found for word in finding.words)),
        action=Action.PAGE if both else action_for(lead, context),
        both_risks=both,
    )


def _weight(finding: Finding, context: str | None) -> tuple[int, int, int]:
    return (
        action_for(finding, context).rank,
        finding.severity.rank,
        -_GRAVEST_FIRST.index(finding.category),
    )


def _live(found: tuple[Finding, ...], categories: tuple[Category, ...]) -> tuple[Finding, ...]:
    """The findings of these kinds that are open: at least elevated, and not only history."""
    return tuple(
        finding
        for finding in found
        if finding.category in categories
        and finding.severity >= Severity.ELEVATED
        and finding.tense is not Tense.PAST
    )
