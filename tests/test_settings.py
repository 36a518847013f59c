"""Settings from the environment."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from pydantic import ValidationError

from bot.core.errors import Unusable
from bot.settings import ROOT, Settings, load


@pytest.fixture(autouse=True)
def _nothing_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(f"BENEATH_{name.upper()}", raising=False)


def read(**given: object) -> Settings:
    """The settings of the environment alone, whatever a developer has in .env."""
    return load(_env_file=None, **given)


def test_every_setting_has_a_default() -> None:
    found = read()
    assert (found.country, found.time_zone, found.name) == ("GB", "Europe/London", "me")
    assert found.quiet_window == timedelta(seconds=3)
    assert found.database_url == f"sqlite:///{ROOT}/var/beneath.db"
    assert found.data_key is None
    assert found.rasa_url is None


def test_every_setting_stands_in_the_example_and_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    text = (ROOT / ".env.example").read_text()
    lines = re.findall(r"^BENEATH_(\w+)=(.*)$", text, re.MULTILINE)
    assert {name.lower() for name, _ in lines} == set(Settings.model_fields)
    for name, value in lines:
        monkeypatch.setenv(f"BENEATH_{name}", value)
    example = read()
    defaults = {name: field.default for name, field in Settings.model_fields.items()}
    assert example.model_dump() == {**defaults, "log_level": example.log_level}


def test_the_environment_wins_and_an_empty_variable_is_none(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("BENEATH_COUNTRY", "ie")
    monkeypatch.setenv("BENEATH_NAME", "")
    monkeypatch.setenv("BENEATH_LOG_LEVEL", "DEBUG")
    found = read()
    assert (found.country, found.name, found.log_level) == ("IE", "me", "debug")


def test_what_is_given_wins_over_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BENEATH_COUNTRY", "IE")
    assert read(country="us").country == "US"


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("COUNTRY", "Narnia", "must be one of"),
        ("TIME_ZONE", "Mars/Phobos", "time zone like Europe/London"),
        ("LOG_LEVEL", "loud", "must be one of debug, info"),
        ("QUIET_FOR", "61", "less than or equal to 60"),
        ("QUIET_FOR", "-1", "greater than or equal to 0"),
        ("QUIET_FOR", "often", "valid number"),
        ("DEMO_PACE", "11", "less than or equal to 10"),
    ],
)
def test_a_setting_that_cannot_be_used_is_named_in_one_sentence_without_its_value(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, told: str
) -> None:
    monkeypatch.setenv(f"BENEATH_{name}", value)
    with pytest.raises(Unusable) as caught:
        read()
    message = str(caught.value)
    assert f"BENEATH_{name}" in message
    assert told in message
    assert ".env.example" in message
    assert "\n" not in message
    assert not re.search(rf"(?<!\\w){value}(?!\\w)", message)


def test_the_key_is_never_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BENEATH_DATA_KEY", "ab" * 32)
    found = read()
    assert "abab" not in repr(found)
    assert "abab" not in str(found.model_dump())
    assert found.data_key is not None
    assert found.data_key.get_secret_value() == "ab" * 32


def test_settings_are_never_changed_in_place() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        read().country = "US"  # type: ignore[misc]


@pytest.mark.parametrize(
    ("database", "url"),
    [
        ("sqlite:///b.db", f"sqlite:///{ROOT}/b.db"),
        ("sqlite:////tmp/b.db", "sqlite:////tmp/b.db"),
        ("postgresql://host/b", "postgresql://host/b"),
    ],
)
def test_a_relative_file_lies_in_the_checkout(database: str, url: str) -> None:
    assert read(database=database).database_url == url
