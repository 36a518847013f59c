"""Bare answers and taps that are disclosures because a coaching question asked for them."""

from functools import partial

from bot.core.safety.rules.rule import Rule
from bot.core.safety.values import Category, Severity, Subject, Tense

_rule = partial(
    Rule,
    category=Category.VIOLENCE_DISCLOSURE,
    subject=Subject.HER,
    tense=Tense.PAST,
    only_asked=True,
)

RULES = (
    _rule(
        "answers: hands on a neck",
        (
            r"^(yes|yeah|yep|i) {<hard>} <!strangled|choked|strangling|choking>",
            r"^<!strangled|choked|strangling|choking>$",
            r"(hands|hand) (on|round|around) {a|the} <!neck|throat>",
        ),
        Severity.HIGH,
        hits=("hands on neck", "yeah choked"),
        misses=("tie round my neck", "choked up"),
    ),
    _rule(
        "answers: struck",
        (
            r"^{yes|yeah|yep|i|just|only} <!hit|slapped|punched|kicked|headbutted>$",
            r"(pushed|held|blocked) {or|and} {blocked|held} {or|and} {held} {or|and} <!hit>$",
        ),
        Severity.ELEVATED,
        hits=("yeah slapped", "pushed, blocked, held, hit"),
        misses=("hit traffic", "kicked off"),
    ),
    _rule(
        "answers: pushed or held",
        (r"^{yes|yeah|yep|i|just|only} <!pushed|shoved|grabbed|blocked|restrained>$",),
        Severity.WATCH,
        hits=("yeah pushed", "just grabbed"),
        misses=("pushed on with it", "grabbed lunch"),
    ),
)
