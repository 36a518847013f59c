"""Moving an installation: backup, restore, copy to another database."""

from __future__ import annotations

from pathlib import Path

from bot.app.coach import keys_for
from bot.app.progress import Progress
from bot.settings import database_at, load
from bot.storage import backups, moving
from bot.storage.engines import engine_for


def back_up(target: Path) -> None:
    """Write a backup. Unusable says why not."""
    engine, progress = engine_for(load().database_url), Progress()
    try:
        backups.back_up(engine, target, progress)
    finally:
        progress.done()
        engine.dispose()


def restore(source: Path, *, replace: bool) -> Path | None:
    """Put a backup in place; returns where the old content is kept. Unusable says why not."""
    engine, progress = engine_for(load().database_url), Progress()
    try:
        return backups.restore(engine, source, replace=replace, tell=progress)
    finally:
        progress.done()
        engine.dispose()


def copy(source: str, target: str, *, while_running: bool) -> dict[str, int]:
    """Copy everything; rows per table. Unusable says why not."""
    here, there = (engine_for(database_at(url)) for url in (source, target))
    keys, progress = keys_for(load()), Progress()
    try:
        return moving.copy(here, there, keys, progress, while_running=while_running)
    finally:
        progress.done()
        for engine in (here, there):
            engine.dispose()
