"""Backup and restore: SQLite's online backup, PostgreSQL's own dump. The key travels apart."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Engine

from bot.core.errors import Unusable
from bot.storage.engines import file_of, is_sqlite

PAGES = 2048
"""Copied at once: the lock is let go in between, and progress is told."""
Tell = Callable[[str], None]


def copy_aside(engine: Engine, version: str) -> Path:
    """Copy a SQLite file beside itself before its schema is changed."""
    file = file_of(engine)
    assert file is not None
    stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
    copy = file.with_name(f"{file.name}.before-{version}-{stamp}")
    _copied(file, copy, lambda _text: None)
    return copy


def back_up(engine: Engine, target: Path, tell: Tell) -> None:
    """Write a backup that can be restored, while everything runs. Unusable says why not."""
    if target.exists():
        raise Unusable(f"{target} is there already: name another file.")
    target.parent.mkdir(parents=True, exist_ok=True)
    file = file_of(engine)
    if is_sqlite(engine):
        if file is None or not file.exists():
            raise Unusable("There is no database yet: nothing to back up.")
        _copied(file, target, tell)
    else:
        _dumped(engine, target)


def restore(engine: Engine, source: Path, *, replace: bool, tell: Tell) -> Path | None:
    """Put a backup in the place of the database; returns where the old one is kept, if any.

    Stop Beneath first. Unusable when the backup is none, or something is there already and
    `replace` is not said.
    """
    if not source.exists():
        raise Unusable(f"{source} is not there.")
    if is_sqlite(engine):
        return _restored_file(engine, source, replace=replace, tell=tell)
    _restored_dump(engine, source, replace=replace)
    return None


def _copied(source: Path, target: Path, tell: Tell) -> None:
    """SQLite's online backup, checked, and only then under its name."""
    part = target.with_name(target.name + ".part")
    part.unlink(missing_ok=True)
    os.close(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    old, new = sqlite3.connect(f"file:{source}?mode=ro", uri=True), sqlite3.connect(part)
    try:
        old.backup(
            new,
            pages=PAGES,
            progress=lambda _status, left, all_: tell(f"Copying: {all_ - left} of {all_} pages"),
        )
        new.execute("PRAGMA journal_mode=DELETE")
        if new.execute("PRAGMA integrity_check").fetchone() != ("ok",):
            raise Unusable(f"{source} is damaged: the copy does not hold together.")
    except sqlite3.DatabaseError as error:
        raise Unusable(f"{source} cannot be copied: {error}") from None
    finally:
        old.close()
        new.close()
    part.replace(target)


def _restored_file(engine: Engine, source: Path, *, replace: bool, tell: Tell) -> Path | None:
    file = file_of(engine)
    if file is None:
        raise Unusable("A database in memory cannot be restored.")
    kept = None
    if file.exists():
        if not replace:
            raise Unusable(f"{file} is there already: say --replace to keep it aside.")
        kept = copy_aside(engine, "restore")
    fresh = file.with_name(file.name + ".restored")
    _copied(source, fresh, tell)
    for beside in ("-wal", "-shm"):
        file.with_name(file.name + beside).unlink(missing_ok=True)
    fresh.replace(file)
    return kept


def _dumped(engine: Engine, target: Path) -> None:
    part = target.with_name(target.name + ".part")
    os.close(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600))
    _run("pg_dump", engine, "--format=custom", "--no-owner", f"--file={part}")
    part.replace(target)


def _restored_dump(engine: Engine, source: Path, *, replace: bool) -> None:
    with engine.connect() as connection:
        taken = engine.dialect.has_table(connection, "participants")
    if taken and not replace:
        raise Unusable("That database is not empty: say --replace to overwrite what is in it.")
    drop = ["--clean", "--if-exists"] if taken else []
    _run(
        "pg_restore", engine, "--no-owner", "--single-transaction", "--exit-on-error", *drop,
        str(source),
    )  # fmt: skip


def _run(program: str, engine: Engine, *arguments: str) -> None:
    """PostgreSQL's own tool; the password goes by the environment, never by the command line."""
    found = shutil.which(program)
    if found is None:
        raise Unusable(f"{program} is missing: install PostgreSQL's client programs.")
    url = engine.url
    environment = dict(os.environ)
    if url.password:
        environment["PGPASSWORD"] = str(url.password)
    plain = url.set(drivername="postgresql", password=None)
    command = [found, *arguments, f"--dbname={plain.render_as_string(hide_password=False)}"]
    ran = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if ran.returncode != 0:
        last = (ran.stderr.strip().splitlines() or ["no word"])[-1]
        raise Unusable(f"{program} failed: {last}")
