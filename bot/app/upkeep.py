"""What whoever runs an installation does with its database: migrate, for now."""

from __future__ import annotations

import typer

from bot.app.coach import keys_for
from bot.settings import load
from bot.storage.engines import engine_for
from bot.storage.schema import Schema, made_ready


def _tell(text: str) -> None:
    typer.echo(text, err=True)


def migrate() -> Schema:
    """Bring the schema up to date because somebody said so; what it was and is."""
    settings = load()
    engine = engine_for(settings.database_url)
    try:
        return made_ready(engine, keys_for(settings), told_to=True, tell=_tell)
    finally:
        engine.dispose()
