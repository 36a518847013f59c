"""Settings: environment variables BENEATH_..., or a file .env; frozen, secrets never printed."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Annotated
from zoneinfo import available_timezones

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.core.errors import Unusable
from bot.core.lines import countries

LEVELS = ("debug", "info", "warning", "error")
ROOT = Path(__file__).resolve().parent.parent


Days = Annotated[int, Field(ge=0, le=36500)]
"""0 is for ever."""


class Settings(BaseSettings):
    """Every setting there is, with its default. README and .env.example say the same."""

    model_config = SettingsConfigDict(
        env_prefix="BENEATH_",
        env_file=ROOT / ".env",
        frozen=True,
        extra="ignore",
        env_ignore_empty=True,
    )

    database: str = "sqlite:///var/beneath.db"
    data_key: SecretStr | None = None
    """32 bytes as 64 hex digits (older keys may follow, after commas); unset: `data_key_file`."""
    data_key_file: Path = Path("var/data.key")
    """Made on the first run, for its owner alone. A relative path starts at the checkout."""
    quiet_for: Annotated[float, Field(ge=0, le=60)] = 3.0
    """Seconds of quiet after which a burst of fragments is answered."""
    rasa_url: str | None = None
    """A Rasa of ours that runs elsewhere (loopback, private network); unset: started here."""
    country: str = "GB"
    time_zone: str = "Europe/London"
    name: str = "me"
    """Who talks when `run` opens a conversation in this terminal."""
    keep_messages_for: Days = 365
    """Days. What was said, both ways: a year is enough to look back, and to learn from a miss."""
    keep_history_for: Days = 1095
    """Days. Walk-backs, check-ins, time-outs: his own past, which is what he comes back to."""
    keep_flags_for: Days = 1095
    """Days after a person closed it: three years, in which a claim for an injury may be brought
    (England and Wales: Limitation Act 1980, s. 11). An open flag is never erased."""
    keep_pictures_for: Days = 30
    """Days. Cards and charts as files: he has them in his chat, and they can be read by anybody
    who gets at the disk."""
    forget_after: Days = 730
    """Days without a word of his, after which all of him is erased: he is not coming back."""
    log_level: str = "warning"
    demo_pace: Annotated[float, Field(ge=0, le=10)] = 1.0
    """1 is a readable pace for `demo`; 0 is as fast as it goes."""

    @field_validator("country")
    @classmethod
    def _known_country(cls, value: str) -> str:
        if value.upper() not in countries():
            raise ValueError(f"must be one of {', '.join(countries())}")
        return value.upper()

    @field_validator("rasa_url")
    @classmethod
    def _http(cls, value: str | None) -> str | None:
        if value is not None and not value.startswith(("http://", "https://")):
            raise ValueError("must be an address like http://127.0.0.1:5005")
        return value

    @field_validator("time_zone")
    @classmethod
    def _known_zone(cls, value: str) -> str:
        if value not in available_timezones():
            raise ValueError("must be a time zone like Europe/London")
        return value

    @field_validator("log_level")
    @classmethod
    def _known_level(cls, value: str) -> str:
        if value.lower() not in LEVELS:
            raise ValueError(f"must be one of {', '.join(LEVELS)}")
        return value.lower()

    @property
    def quiet_window(self) -> timedelta:
        """The quiet window as a duration."""
        return timedelta(seconds=self.quiet_for)

    @property
    def key_file(self) -> Path:
        """Where the data key lies, a relative path taken from the checkout."""
        return ROOT / self.data_key_file

    @property
    def database_url(self) -> str:
        """The database URL, a relative SQLite path taken from the checkout."""
        return database_at(self.database)


def database_at(url: str) -> str:
    """A database URL, a relative SQLite path in it taken from the checkout."""
    prefix = "sqlite:///"
    if url.startswith(prefix) and not url.startswith(prefix + "/"):
        return prefix + str(ROOT / url.removeprefix(prefix))
    return url


def load(**given: object) -> Settings:
    """Read the settings; Unusable names the wrong variable and what it may be, never its value."""
    try:
        return Settings(**given)  # type: ignore[arg-type]
    except ValidationError as error:
        wrong = "; ".join(
            f"BENEATH_{str(e['loc'][0]).upper()}: {e['msg'].removeprefix('Value error, ')}"
            for e in error.errors()
        )
        raise Unusable(f"A setting cannot be used: {wrong}. See .env.example.") from None
