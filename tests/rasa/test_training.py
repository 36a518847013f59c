"""Training happens when what a model is made of has changed, and only then."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from bot.core.errors import Unusable
from bot.rasa.training import content_hash, ensure_trained, environment, model_path, python
from tests.rasa.conftest import SOURCES

MADE_OF = [
    name for name in SOURCES if name not in ("nlu/voice.py", "stories/tests/test_welcome.yml")
]


def test_a_model_is_trained_once_and_named_after_what_it_is_made_of(checkout: Path) -> None:
    told: list[str] = []
    model = ensure_trained(checkout, told.append)
    assert model == model_path(checkout)
    assert model.read_text() == "a model"
    assert "Trained in" in told[-1]
    told.clear()
    assert ensure_trained(checkout, told.append) == model
    assert told == []


def test_a_model_can_be_trained_anew_without_a_change(checkout: Path) -> None:
    model = ensure_trained(checkout, lambda _: None)
    model.write_text("worn")
    assert ensure_trained(checkout, lambda _: None, force=True).read_text() == "a model"


@pytest.mark.parametrize("name", MADE_OF)
def test_a_change_of_what_a_model_is_made_of_is_a_new_model(checkout: Path, name: str) -> None:
    before = content_hash(checkout)
    (checkout / name).write_text("changed")
    assert content_hash(checkout) != before


@pytest.mark.parametrize("name", sorted(set(SOURCES) - set(MADE_OF)))
def test_a_change_of_what_only_speaks_or_tests_is_not(checkout: Path, name: str) -> None:
    before = content_hash(checkout)
    (checkout / name).write_text("changed")
    assert content_hash(checkout) == before


def test_rasa_is_trained_with_the_rules_and_not_with_the_stories_that_test_them(
    checkout: Path,
) -> None:
    ensure_trained(checkout, lambda _: None)
    log = (checkout / "var" / "train.log").read_text()
    assert "stories/welcome.yml" in log
    assert "test_welcome" not in log


def test_only_this_model_and_the_one_before_are_kept(checkout: Path) -> None:
    models = []
    for number in range(4):
        (checkout / "nlu" / "config.yml").write_text(f"recipe {number}")
        models.append(ensure_trained(checkout, lambda _: None))
        os.utime(models[-1], (number + 1, number + 1))
    left = sorted((checkout / "var" / "models").iterdir())
    assert left == sorted(models[-2:])


@pytest.mark.parametrize("script", ["raise SystemExit(1)", "print('done nothing')"])
def test_a_training_that_fails_names_its_log(checkout: Path, script: str) -> None:
    (checkout / "rasa" / "__main__.py").write_text(script)
    with pytest.raises(Unusable, match=r"var/train\.log say why"):
        ensure_trained(checkout, lambda _: None)
    assert not model_path(checkout).exists()


def test_without_rasas_environment_it_says_how_to_build_it(tmp_path: Path) -> None:
    with pytest.raises(Unusable, match=r"`make run` builds it"):
        python(tmp_path)


def test_rasa_is_told_none_of_our_settings(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BENEATH_DATA_KEY", "ab" * 32)
    monkeypatch.setenv("LANG", "C.UTF-8")
    found = environment(checkout)
    assert not [name for name in found if name.startswith("BENEATH_")]
    assert found["LANG"] == "C.UTF-8"
    assert found["RASA_TELEMETRY_ENABLED"] == "false"
    assert found["PYTHONPATH"] == str(checkout)
