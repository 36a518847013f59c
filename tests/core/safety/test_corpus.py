"""Messages as men type them: what must be noticed, and what must be left alone."""

import time
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml

from bot.core.safety import Action, Category, findings, screen
from bot.core.safety.rules import RULES
from bot.core.safety.rules.rule import Rule
from bot.core.safety.vocabulary import compiled

HERE = Path(__file__).parent


class Said(NamedTuple):
    """One message, the coaching step that had been asked, and what is expected."""

    text: str
    asked: str | None
    group: str
    action: str = ""


def _said(line: str | dict[str, str], group: str, action: str = "") -> Said:
    if isinstance(line, str):
        return Said(line, None, group, action)
    return Said(line["said"], line["asked"], group, action)


@cache
def positives() -> tuple[Said, ...]:
    groups = yaml.safe_load((HERE / "positives.yml").read_text(encoding="utf-8"))
    return tuple(
        _said(line, category, action)
        for category, actions in groups.items()
        for action, lines in actions.items()
        for line in lines
    )


@cache
def negatives() -> tuple[Said, ...]:
    groups = yaml.safe_load((HERE / "negatives.yml").read_text(encoding="utf-8"))
    return tuple(_said(line, group) for group, lines in groups.items() for line in lines)


def test_there_are_enough_messages_and_none_twice() -> None:
    dangers = [said.text for said in positives()]
    ordinary = [said.text for said in negatives()]
    assert len(dangers) >= 250
    assert len(ordinary) >= 400
    assert len({*dangers, *ordinary}) == len(dangers) + len(ordinary)


GROUPS = sorted({said.group for said in negatives()})


@pytest.mark.parametrize("category", list(Category))
def test_a_danger_is_acted_on_at_least_so_loudly(category: Category) -> None:
    missed = [
        said.text
        for said in positives()
        if said.group == category
        and ((concern := screen(said.text, said.asked)) is None or concern.action < said.action)
    ]
    assert missed == []


@pytest.mark.parametrize("category", list(Category))
def test_a_danger_is_found_in_its_own_category(category: Category) -> None:
    allowed = {category}
    if category is Category.CHILD_AT_RISK:
        allowed.add(Category.VIOLENCE_DISCLOSURE)
    mistaken = [
        said.text
        for said in positives()
        if said.group == category
        and not allowed & {finding.category for finding in findings(said.text, said.asked)}
    ]
    assert mistaken == []


@pytest.mark.parametrize("group", GROUPS)
def test_an_ordinary_message_does_not_stop_the_coaching(group: str) -> None:
    alarms = [
        said.text
        for said in negatives()
        if said.group == group
        and (concern := screen(said.text, said.asked))
        and concern.action >= Action.ASK
    ]
    assert alarms == []


@pytest.mark.slow
def test_ordinary_chat_is_screened_much_faster_than_two_thousand_messages_a_second() -> None:
    chat = [
        said.text for said in negatives() if said.group in {"everyday", "anger_without_danger"}
    ]
    for text in chat:
        screen(text)
    started = time.perf_counter()
    for text in chat:
        screen(text)
    assert len(chat) / (time.perf_counter() - started) > 2000


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_has_examples_both_ways(rule: Rule) -> None:
    assert len(rule.hits) >= 2
    assert len(rule.misses) >= 2


def test_rules_have_names_of_their_own() -> None:
    names = [rule.name for rule in RULES]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("rule", "text"),
    [(rule, text) for rule in RULES for text in rule.hits],
    ids=lambda value: getattr(value, "name", value),
)
def test_a_rule_finds_its_examples(rule: Rule, text: str) -> None:
    concern = screen(text, "act" if rule.only_asked else None)
    assert concern is not None
    assert concern.category is rule.category


@pytest.mark.parametrize(
    ("rule", "text"),
    [(rule, text) for rule in RULES for text in rule.misses],
    ids=lambda value: getattr(value, "name", value),
)
def test_a_rule_leaves_its_hard_negatives(rule: Rule, text: str) -> None:
    concern = screen(text, "act" if rule.only_asked else None)
    assert concern is None or concern.action < Action.ASK


def test_the_words_a_pattern_needs_are_really_needed() -> None:
    lines = [said.text.lower() for said in (*positives(), *negatives())]
    for rule in RULES:
        for pattern in map(compiled, rule.patterns):
            for line in lines:
                assert not pattern.regex.search(line) or pattern.gate & set(line.split())
