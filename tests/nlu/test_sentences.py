"""Every sentence the coach can say.

Enough of them, short enough, and never on the side of blame.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from bot.core.phrases import collusive
from nlu.steps import FORMS, STEPS, TOPICS, slots_of

ROOT = Path(__file__).resolve().parent.parent.parent
DOMAIN = ROOT / "nlu" / "domain"


def sets() -> Iterator[tuple[str, list[str]]]:
    for path in sorted(DOMAIN.glob("*.yml")):
        content = yaml.safe_load(path.read_text())
        for name, variations in (content.get("responses") or {}).items():
            yield name, [variation["text"] for variation in variations]
        for name, texts in (content.get("sentences") or {}).items():
            yield name, [text["text"] if isinstance(text, dict) else text for text in texts]


SETS = dict(sets())


@pytest.mark.parametrize("name", SETS)
def test_a_set_has_at_least_five_different_sentences(name: str) -> None:
    assert len(set(SETS[name])) >= 5


@pytest.mark.parametrize("name", SETS)
def test_a_sentence_fits_a_phone(name: str) -> None:
    assert all(len(text) <= 300 for text in SETS[name])


@pytest.mark.parametrize("name", SETS)
def test_no_sentence_is_collusive(name: str) -> None:
    assert [(text, found) for text in SETS[name] if (found := collusive(text))] == []


def test_no_sentence_stands_in_two_sets() -> None:
    every = [text for texts in SETS.values() for text in texts if "<" not in text]
    assert sorted({text for text in every if every.count(text) > 1}) == []


def test_every_variation_has_an_id_of_its_own() -> None:
    ids = []
    for path in sorted(DOMAIN.glob("*.yml")):
        for variations in (yaml.safe_load(path.read_text()).get("responses") or {}).values():
            ids += [variation["id"] for variation in variations]
    assert len(ids) == len(set(ids))


def test_forms_and_steps_are_those_of_the_domain() -> None:
    forms: dict[str, tuple[str, ...]] = {}
    slots: set[str] = set()
    for path in sorted(DOMAIN.glob("*.yml")):
        content = yaml.safe_load(path.read_text())
        slots |= set(content.get("slots") or {})
        for name, form in (content.get("forms") or {}).items():
            forms[name] = tuple(form["required_slots"])
    assert forms == dict(FORMS)
    assert set(STEPS) == {step for steps in FORMS.values() for step in steps}
    assert {slot for topic in TOPICS for slot in slots_of(topic)} <= slots


def test_every_question_of_a_form_has_its_sentences() -> None:
    wanted = {f"utter_ask_{form}_{step}" for form, steps in FORMS.items() for step in steps}
    assert wanted <= set(SETS)
