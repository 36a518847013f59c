"""The table from findings to actions, and how findings become one concern."""

from itertools import product

import pytest

from bot.core.safety import Action, Category, Finding, Severity, Subject, Tense
from bot.core.safety.actions import TABLE, Row, action_for
from bot.core.safety.merge import merged


def finding(
    category: Category = Category.SELF_HARM,
    severity: Severity = Severity.HIGH,
    tense: Tense = Tense.NOW,
    subject: Subject = Subject.HER,
) -> Finding:
    return Finding(category, severity, subject, tense, (f"{category} {severity}",))


EVERY = [
    finding(category, severity, tense, subject)
    for category, severity, tense, subject in product(Category, Severity, Tense, Subject)
]


@pytest.mark.parametrize("context", [None, "film"])
def test_imminent_danger_always_pages(context: str | None) -> None:
    imminent = [one for one in EVERY if one.severity is Severity.IMMINENT]
    assert {action_for(one, context) for one in imminent} == {Action.PAGE}


def test_an_open_threat_or_wish_at_high_pages_whatever_was_asked() -> None:
    for category in (Category.SELF_HARM, Category.HARM_TO_OTHERS, Category.CHILD_AT_RISK):
        assert action_for(finding(category), "film") is Action.PAGE


def test_being_asked_never_makes_an_action_louder() -> None:
    assert all(action_for(one, "film") <= action_for(one) for one in EVERY)


def test_a_graver_tier_is_never_acted_on_more_quietly() -> None:
    for one in EVERY:
        milder = finding(one.category, one.severity.milder(), one.tense, one.subject)
        assert action_for(milder) <= action_for(one)


def test_what_no_row_names_is_logged() -> None:
    assert action_for(finding(Category.HARM_TO_OTHERS, Severity.WATCH)) is Action.LOG


def test_every_row_of_the_table_is_used() -> None:
    used = {
        next((row for row in TABLE if _fits(row, one, asked)), None)
        for one in EVERY
        for asked in (True, False)
    }
    assert used - {None} == set(TABLE)


def _fits(row: Row, one: Finding, asked: bool) -> bool:
    return (
        one.category in row.category
        and one.severity in row.severity
        and one.tense in row.tense
        and one.subject in row.subject
        and asked in row.asked
    )


def test_nothing_found_is_no_concern() -> None:
    assert merged(()) is None


def test_the_loudest_finding_leads_and_all_words_are_kept() -> None:
    quiet = finding(Category.CONTROL_PATTERN, Severity.ELEVATED)
    loud = finding(Category.VICTIM, Severity.HIGH)
    concern = merged((quiet, loud))
    assert concern is not None
    assert concern.category is Category.VICTIM
    assert concern.words == (*quiet.words, *loud.words)


@pytest.mark.parametrize("other", [Category.HARM_TO_OTHERS, Category.CHILD_AT_RISK])
def test_risk_to_self_and_to_others_together_are_imminent(other: Category) -> None:
    one, two = finding(severity=Severity.ELEVATED), finding(other, Severity.ELEVATED)
    concern = merged((one, two))
    assert concern is not None
    assert concern.both_risks
    assert concern.severity is Severity.IMMINENT
    assert concern.action is Action.PAGE
    assert concern.category is Category.HARM_TO_OTHERS


def test_history_is_no_second_risk() -> None:
    concern = merged((finding(), finding(Category.HARM_TO_OTHERS, tense=Tense.PAST)))
    assert concern is not None
    assert not concern.both_risks


def test_tiers_and_actions_have_an_order() -> None:
    assert Severity.IMMINENT > Severity.HIGH > Severity.ELEVATED > Severity.WATCH
    assert Action.LOG < Action.REVIEW < Action.ASK < Action.PAGE
    assert Severity.HIGH >= Severity.HIGH
    assert Severity.WATCH <= Severity.WATCH
    assert Severity.WATCH.milder() is Severity.WATCH
    assert max(Severity) is Severity.IMMINENT
