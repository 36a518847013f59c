"""The schema: which version a database has, bringing it up to date, and refusing what is newer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, insert, select
from sqlalchemy.exc import DBAPIError

from bot.core.errors import Unusable
from bot.storage.backups import copy_aside
from bot.storage.engines import is_sqlite, writing
from bot.storage.in_use import refuse_half_a_copy
from bot.storage.keys import KeyFile
from bot.storage.sealing import Keys, Sealer
from bot.storage.tables import installation, participants

CHECK = "key"
"""The row of `installation` that only the right key opens."""
MADE_BY_A_NEWER = (
    "This database was made by a newer version of Beneath. Update Beneath, then start again."
)
OLDER = (
    "This database has schema {before}, and Beneath needs {after}. Make a backup, then run "
    "`python -m bot migrate`."
)
KEY_IS_MISSING = (
    "The data key {path} is missing, and this database was sealed with one. "
    "Put the key back; nothing was touched."
)


@dataclass(frozen=True)
class Schema:
    """The version a database has (None: it is empty) and the one we need."""

    before: str | None
    after: str

    @property
    def is_current(self) -> bool:
        """Is there nothing to do?"""
        return self.before == self.after


def migrations() -> Config:
    """Alembic's settings; the scripts lie beside this module."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    return config


def schema_of(engine: Engine) -> Schema:
    """Look, and touch nothing. A newer schema, or what is no database, is Unusable."""
    scripts = ScriptDirectory.from_config(migrations())
    newest = scripts.get_current_head()
    assert newest is not None
    before = _version(engine)
    known = {script.revision for script in scripts.walk_revisions()}
    if before is not None and before not in known:
        raise Unusable(MADE_BY_A_NEWER)
    return Schema(before, newest)


def _version(engine: Engine) -> str | None:
    try:
        with engine.connect() as connection:
            return MigrationContext.configure(connection).get_current_revision()
    except DBAPIError as error:
        if is_sqlite(engine):
            raise Unusable(
                "BENEATH_DATABASE cannot be opened: "
                "another kind of file, no right to it, or locked."
            ) from None
        raise Unusable(
            f"BENEATH_DATABASE cannot be reached: {str(error.orig).strip().splitlines()[0]}"
        ) from None


def migrate(engine: Engine) -> tuple[str | None, str]:
    """Bring the schema up to date: (version before, version now). A newer schema is Unusable."""
    schema = schema_of(engine)
    upgrade(engine)
    return schema.before, schema.after


def upgrade(engine: Engine, to: str = "head") -> None:
    """Run the migrations, in one transaction, one process at a time."""
    config = migrations()
    config.attributes["engine"] = engine
    command.upgrade(config, to)


def made_ready(
    engine: Engine, keys: Keys, *, told_to: bool = False, tell: Callable[[str], None] = print
) -> Schema:
    """See that the key fits, then bring the schema up to date: nothing is touched before.

    An older SQLite database is copied aside first; an older PostgreSQL database is refused
    unless `told_to`: its backup is its owner's business.
    """
    schema = schema_of(engine)
    _see_that_the_key_fits(engine, keys, schema)
    if not schema.is_current:
        if schema.before is not None and is_sqlite(engine):
            copy = copy_aside(engine, schema.before)
            tell(f"Schema {schema.before} -> {schema.after}; the old file is kept as {copy}.")
        elif schema.before is not None and not told_to:
            raise Unusable(OLDER.format(before=schema.before, after=schema.after))
        upgrade(engine)
    refuse_half_a_copy(engine)
    _leave_a_check(engine, keys.current())
    return schema


def _see_that_the_key_fits(engine: Engine, keys: Keys, schema: Schema) -> None:
    kept = None if schema.before is None else sealed_by_its_key(engine, schema)
    if isinstance(keys, KeyFile) and not keys.exists():
        if kept is not None:
            raise Unusable(KEY_IS_MISSING.format(path=keys.path))
        keys.make()
    if kept is not None:
        keys.current().open(kept)


def sealed_by_its_key(engine: Engine, schema: Schema) -> bytes | None:
    """Something that only the database's own key opens; None while there is nothing yet."""
    with engine.connect() as connection:
        if schema.is_current:
            check = select(installation.c.sealed).where(installation.c.name == CHECK)
            found = connection.execute(check).scalar()
            if found is not None:
                return bytes(found)
        found = connection.execute(select(participants.c.sealed).limit(1)).scalar()
        return None if found is None else bytes(found)


def _leave_a_check(engine: Engine, sealer: Sealer) -> None:
    check = select(installation.c.name).where(installation.c.name == CHECK)
    with writing(engine) as connection:
        if connection.execute(check).first() is None:
            connection.execute(insert(installation), {"name": CHECK, "sealed": sealer.seal(CHECK)})
