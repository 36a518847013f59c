"""From a finding to what is done about it: one table, the first row that fits from the top."""

from typing import NamedTuple

from bot.core.safety.values import Action, Category, Finding, Severity, Subject, Tense

PAGE, ASK, REVIEW, LOG = Action.PAGE, Action.ASK, Action.REVIEW, Action.LOG
IMMINENT, HIGH = frozenset({Severity.IMMINENT}), frozenset({Severity.HIGH})
ELEVATED, WATCH = frozenset({Severity.ELEVATED}), frozenset({Severity.WATCH})
SELF_HARM, OTHERS = frozenset({Category.SELF_HARM}), frozenset({Category.HARM_TO_OTHERS})
DONE, CHILD = frozenset({Category.VIOLENCE_DISCLOSURE}), frozenset({Category.CHILD_AT_RISK})
VICTIM, CONTROL = frozenset({Category.VICTIM}), frozenset({Category.CONTROL_PATTERN})
FRIEND = frozenset({Category.THIRD_PARTY})
AHEAD, BEHIND = frozenset({Tense.NOW, Tense.FUTURE}), frozenset({Tense.PAST, Tense.HYPOTHETICAL})
PAST = frozenset({Tense.PAST})
NOBODY = frozenset({Subject.SOMEONE})
ANY_CATEGORY, ANY_TENSE, ANYONE = frozenset(Category), frozenset(Tense), frozenset(Subject)
ASKED, UNASKED = frozenset({True}), frozenset({False})
EITHER = frozenset({True, False})


class Row(NamedTuple):
    """One line of the table; `asked` is whether a coaching question asked for what he said."""

    category: frozenset[Category]
    severity: frozenset[Severity]
    tense: frozenset[Tense]
    subject: frozenset[Subject]
    asked: frozenset[bool]
    action: Action


TABLE = (
    # Danger now pages, whatever was asked (D2, D6).
    Row(ANY_CATEGORY, IMMINENT, ANY_TENSE, ANYONE, EITHER, PAGE),
    Row(SELF_HARM | OTHERS | CHILD, HIGH, AHEAD, ANYONE, EITHER, PAGE),
    # The factors of D4 page although they are told as history: hands on a neck, a weapon, a child.
    Row(DONE | CHILD, HIGH, PAST, ANYONE, EITHER, PAGE),
    # Risk to himself: thoughts without intent are asked about, old history is read the same day.
    Row(SELF_HARM, HIGH, BEHIND, ANYONE, EITHER, ASK),
    Row(SELF_HARM, ELEVATED, AHEAD, ANYONE, EITHER, ASK),
    Row(SELF_HARM, ELEVATED | WATCH, ANY_TENSE, ANYONE, EITHER, REVIEW),
    # Threats already made, or made of "could": asked about.
    Row(OTHERS, HIGH, BEHIND, ANYONE, EITHER, ASK),
    Row(OTHERS, ELEVATED, AHEAD, ANYONE, EITHER, ASK),
    Row(OTHERS, ELEVATED, BEHIND, ANYONE, EITHER, REVIEW),
    # What he did: a blow is asked about; a push told because we asked goes to review.
    Row(DONE, HIGH | ELEVATED, ANY_TENSE, ANYONE, EITHER, ASK),
    Row(DONE, WATCH, ANY_TENSE, NOBODY, EITHER, LOG),
    Row(DONE, WATCH, ANY_TENSE, ANYONE, ASKED, REVIEW),
    Row(DONE, WATCH, ANY_TENSE, ANYONE, UNASKED, ASK),
    Row(CHILD, HIGH | ELEVATED, ANY_TENSE, ANYONE, EITHER, ASK),
    Row(CHILD, WATCH, ANY_TENSE, ANYONE, EITHER, REVIEW),
    # He may be the one in danger: a neutral question.
    Row(VICTIM, HIGH | ELEVATED, ANY_TENSE, ANYONE, EITHER, ASK),
    Row(VICTIM, WATCH, ANY_TENSE, ANYONE, EITHER, REVIEW),
    # Control is spoken about by a facilitator, it does not stop the talk.
    Row(CONTROL, HIGH | ELEVATED, ANY_TENSE, ANYONE, EITHER, REVIEW),
    Row(FRIEND, HIGH | ELEVATED, ANY_TENSE, ANYONE, EITHER, ASK),
    Row(FRIEND, WATCH, ANY_TENSE, ANYONE, EITHER, REVIEW),
)


def action_for(finding: Finding, context: str | None = None) -> Action:
    """The action for a finding; `context` names the coaching question just asked, if one was."""
    asked = context is not None
    return next((row.action for row in TABLE if _fits(row, finding, asked)), LOG)


def _fits(row: Row, finding: Finding, asked: bool) -> bool:
    return (
        finding.category in row.category
        and finding.severity in row.severity
        and finding.tense in row.tense
        and finding.subject in row.subject
        and asked in row.asked
    )
