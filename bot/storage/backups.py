"""Backup and restore: SQLite's online copy, PostgreSQL's own dump. The data key travels apart."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from alembic.script import ScriptDirectory
from sqlalchemy import Engine, inspect

from bot.core.errors import Unusable
from bot.storage import files
from bot.storage.clients import Clients, clients_for
from bot.storage.engines import file_of, is_sqlite
from bot.storage.in_use import refuse_while_used
from bot.storage.tables import metadata

Tell = Callable[[str], None]
SQLITE, DUMP = b"SQLite format 3\0", b"PGDMP"
"""How a SQLite file and a dump of PostgreSQL in its custom format begin."""
NO_BACKUP = "{source} is no backup of Beneath: name a file that `python -m bot backup` wrote."
FOR_THE_OTHER = {
    SQLITE: (
        "{source} is a backup of SQLite, and BENEATH_DATABASE is PostgreSQL: restore it with "
        "BENEATH_DATABASE=sqlite:///var/beneath.db, then copy that with copy-database."
    ),
    DUMP: (
        "{source} is a dump of PostgreSQL, and BENEATH_DATABASE is SQLite: restore it with "
        "BENEATH_DATABASE=postgresql://..., then copy that with copy-database."
    ),
}
MADE_BY_A_NEWER = (
    "{source} was made by a newer version of Beneath: update Beneath, then restore it."
)
NOT_EMPTY = "{name} is not empty: say --replace to put the backup in its place and keep it aside."
NOTHING_YET = "There is no database of Beneath yet: nothing to back up."


def copy_aside(engine: Engine, version: str) -> Path:
    """Copy a SQLite file beside itself before its schema is changed; returns where."""
    file = file_of(engine)
    assert file is not None
    kept = files.aside(file, version)
    with files.written_whole(kept) as part:
        files.copied(file, part, lambda _text: None)
        files.owned_alike(part, file)
    return kept


def back_up(engine: Engine, target: Path, tell: Tell) -> None:
    """Write a backup of this moment, while everything runs. Unusable says why not.

    It is for its owner alone, seen to hold together, and has its name only when it is whole.
    """
    if target.exists():
        raise Unusable(f"{target} is there already: name another file.")
    clients = None if is_sqlite(engine) else clients_for(engine)
    with files.written_whole(target) as part:
        if clients is None:
            _copy_file(engine, part, tell)
        else:
            _dump(engine, clients, part, tell)


def _copy_file(engine: Engine, part: Path, tell: Tell) -> None:
    file = file_of(engine)
    if file is None or not file.exists():
        raise Unusable(NOTHING_YET)
    files.copied(file, part, tell)
    if files.version_in(part) is None:
        raise Unusable(NOTHING_YET)


def _dump(engine: Engine, clients: Clients, part: Path, tell: Tell) -> None:
    found = inspect(engine)
    if not found.has_table("participants"):
        raise Unusable(NOTHING_YET)
    schema = found.default_schema_name
    assert schema is not None
    clients.dump(schema, part, tell)
    tell("Checking the dump")
    if clients.version_in(part) is None:
        raise Unusable(NOTHING_YET)


def restore(engine: Engine, source: Path, *, replace: bool, tell: Tell) -> Path | None:
    """Put a backup in the place of the database; returns where the old content is kept, if any.

    Everything is looked at before anything is touched. Unusable says why it cannot be done, and
    then the database is as it was.
    """
    _see_it_is_for(engine, source)
    if is_sqlite(engine):
        return _restore_file(engine, source, replace=replace, tell=tell)
    return _restore_dump(engine, source, replace=replace, tell=tell)


def _see_it_is_for(engine: Engine, source: Path) -> None:
    try:
        with source.open("rb") as backup:
            begins = backup.read(len(SQLITE))
    except OSError as error:
        raise Unusable(f"{source} cannot be read: {error.strerror}.") from None
    kind = next((kind for kind in (SQLITE, DUMP) if begins.startswith(kind)), None)
    if kind is None:
        raise Unusable(NO_BACKUP.format(source=source))
    if (kind == SQLITE) != is_sqlite(engine):
        raise Unusable(FOR_THE_OTHER[kind].format(source=source))


def _see_we_know(version: str | None, source: Path) -> None:
    if version is None:
        raise Unusable(NO_BACKUP.format(source=source))
    scripts = ScriptDirectory(str(Path(__file__).with_name("migrations")))
    if version not in {script.revision for script in scripts.walk_revisions()}:
        raise Unusable(MADE_BY_A_NEWER.format(source=source))


def _restore_file(engine: Engine, source: Path, *, replace: bool, tell: Tell) -> Path | None:
    file = file_of(engine)
    if file is None:
        raise Unusable("A database in memory cannot be restored: set BENEATH_DATABASE to a file.")
    if source.resolve() == file.resolve():
        raise Unusable(f"{source} is the database itself: name a backup of it.")
    refuse_while_used(engine, str(file))
    if files.is_there(file) and not replace:
        raise Unusable(NOT_EMPTY.format(name=file))
    engine.dispose()
    with files.written_whole(file) as part:
        files.copied(source, part, tell, at_rest=True)
        _see_we_know(files.version_in(part), source)
        files.owned_alike(part, file)
        return files.make_way(file)


def _restore_dump(engine: Engine, source: Path, *, replace: bool, tell: Tell) -> Path | None:
    clients, name = clients_for(engine), str(engine.url.database)
    tell("Checking the dump")
    _see_we_know(clients.version_in(source), source)
    refuse_while_used(engine, name)
    found = inspect(engine)
    taken, kept = found.get_table_names(), None
    if taken and not replace:
        raise Unusable(NOT_EMPTY.format(name=name))
    if found.has_table("participants"):
        kept = files.aside(source.with_name(f"{name}.dump"), "restore")
        _put_aside(engine, kept, tell)
    engine.dispose()
    tell("Restoring")
    clients.load(source, _drops(taken))
    return kept


def _put_aside(engine: Engine, kept: Path, tell: Tell) -> None:
    try:
        back_up(engine, kept, tell)
    except Unusable as error:
        raise Unusable(
            f"What is in the database now cannot be kept aside: {error} To leave it alone, make "
            "a new database (createdb), name that in BENEATH_DATABASE, and restore there."
        ) from None


def _drops(taken: Sequence[str]) -> str:
    """Our tables go first: an older backup does not know all that a newer schema has."""
    ours = {*metadata.tables, "alembic_version"}.intersection(taken)
    return "SET LOCAL lock_timeout = '10s';\n" + "".join(
        f'DROP TABLE "{table}" CASCADE;\n' for table in sorted(ours)
    )
