"""Files with a database in them: written whole or not at all, SQLite's copied while it is used."""

from __future__ import annotations

import itertools
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from bot.core.errors import Unusable

Tell = Callable[[str], None]
PAGES = 2048
"""Copied between two looks at the progress."""
BESIDE = ("-wal", "-shm", "-journal")
"""What SQLite keeps beside a file; it would take one for the new file's."""
BUSY_S = 10.0


@contextmanager
def written_whole(target: Path) -> Iterator[Path]:
    """A file for its owner alone; it gets its name when it is whole and on the disk."""
    part = target.with_name(f"{target.name}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _removed(part)
        os.close(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        yield part
        _onto_the_disk(part)
        part.replace(target)
        _onto_the_disk(target.parent)
    except OSError as error:
        raise Unusable(
            f"{target} cannot be written: {error.strerror}. Make room, or name another place."
        ) from None
    finally:
        with suppress(OSError):
            _removed(part)


def _removed(file: Path) -> None:
    for ending in ("", *BESIDE):
        file.with_name(file.name + ending).unlink(missing_ok=True)


def _onto_the_disk(path: Path) -> None:
    number = os.open(path, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)


def aside(file: Path, why: str) -> Path:
    """A free name beside that file for what it holds now."""
    stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
    names = (f"{file.name}.before-{why}-{stamp}" + f"-{n}" * (n > 1) for n in itertools.count(1))
    return next(path for name in names if not (path := file.with_name(name)).exists())


def copied(source: Path, target: Path, tell: Tell, *, at_rest: bool = False) -> None:
    """SQLite's online copy of one moment, seen to hold together. Unusable says what is wrong.

    `at_rest`: a file that nobody uses, and that is not to be changed by reading it.
    """
    beside = any(source.with_name(source.name + ending).exists() for ending in BESIDE)
    how = "mode=rw" if not at_rest else "mode=ro" if beside else "mode=ro&immutable=1"
    address = f"{source.resolve().as_uri()}?{how}"
    try:
        with closing(_opened(address)) as old, closing(_opened(target.resolve().as_uri())) as new:
            _copy(old, new, tell)
            new.execute("PRAGMA journal_mode=DELETE").fetchone()
            tell("Checking the copy")
            [wrong] = new.execute("PRAGMA integrity_check(1)").fetchone()
    except sqlite3.Error as error:
        raise Unusable(f"{source} cannot be copied whole: {error}.") from None
    if wrong != "ok":
        raise Unusable(f"{source} is damaged: a copy of it does not hold together.")


def _opened(address: str) -> sqlite3.Connection:
    return sqlite3.connect(address, uri=True, isolation_level=None, timeout=BUSY_S)


def _copy(old: sqlite3.Connection, new: sqlite3.Connection, tell: Tell) -> None:
    """Inside one read transaction: otherwise it would begin anew whenever somebody writes."""
    old.execute("BEGIN")
    old.execute("SELECT count(*) FROM sqlite_master").fetchone()
    old.backup(
        new,
        pages=PAGES,
        progress=lambda _status, left, all_: tell(f"copied {all_ - left:,} of {all_:,} pages"),
    )
    old.execute("ROLLBACK")


def version_in(file: Path) -> str | None:
    """The schema of Beneath in a SQLite file; None when there is none in it."""
    with suppress(sqlite3.Error), closing(_opened(f"{file.resolve().as_uri()}?mode=ro")) as found:
        found.execute("SELECT id FROM participants LIMIT 1").fetchone()
        row = found.execute("SELECT version_num FROM alembic_version").fetchone()
        return None if row is None else str(row[0])
    return None


def is_there(file: Path) -> bool:
    """Is there a database, or what is left of one?"""
    return any(file.with_name(file.name + ending).exists() for ending in ("", *BESIDE))


def make_way(file: Path) -> Path | None:
    """Keep a database aside with all that belongs to it; returns where. The file itself stays.

    It stays until another takes its place in one step: at no moment there is none.
    """
    if not is_there(file):
        return None
    with suppress(sqlite3.Error), closing(_opened(f"{file.resolve().as_uri()}?mode=rw")) as old:
        old.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    kept = aside(file, "restore")
    for ending in ("", "-wal", "-journal"):
        belongs = file.with_name(file.name + ending)
        if belongs.exists():
            _linked(belongs, kept.with_name(kept.name + ending))
    for ending in BESIDE:
        file.with_name(file.name + ending).unlink(missing_ok=True)
    return kept


def _linked(file: Path, name: Path) -> None:
    try:
        os.link(file, name)
    except OSError:  # a file system without hard links
        shutil.copy2(file, name)


def owned_alike(file: Path, other: Path) -> None:
    """When root restores, whoever owned the database owns it again."""
    if os.geteuid() == 0:
        like = other if other.exists() else other.parent
        os.chown(file, like.stat().st_uid, like.stat().st_gid)
