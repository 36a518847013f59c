"""May a database be taken in hand: does Beneath run on it, and is it a whole one?"""

from __future__ import annotations

import time

from sqlalchemy import Engine, select, text

from bot.core.errors import Unusable
from bot.storage.ears import Pipes
from bot.storage.engines import file_of
from bot.storage.tables import installation

COPYING = "copying"
"""The row of `installation` in a database into which a copy was begun and not yet finished."""
HALF_A_COPY = (
    "A copy into this database was begun and is not finished: run the same copy-database "
    "command again until it says that it is done, or use another database."
)
LOOKS = 20
LOOK_AGAIN_AFTER = 0.1
"""PostgreSQL takes a moment to notice that a session has ended."""
OTHERS = text(
    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() "
    "AND application_name = 'beneath' AND pid <> pg_backend_pid()"
)


def refuse_while_used(engine: Engine, name: str = "this database") -> None:
    """Unusable when another process of Beneath has it open. Our own engine must be at rest."""
    file = file_of(engine)
    if _sessions(engine) if file is None else Pipes(file).somebody_listens():
        raise Unusable(f"Beneath is running on {name}: stop it first, then run this again.")


def _sessions(engine: Engine) -> bool:
    if engine.dialect.name != "postgresql":
        return False
    for look in range(LOOKS):
        time.sleep(LOOK_AGAIN_AFTER if look else 0)
        with engine.connect() as connection:
            if not connection.execute(OTHERS).scalar_one():
                return False
    return True


def refuse_half_a_copy(engine: Engine, sentence: str = HALF_A_COPY) -> None:
    """Unusable when a copy into it was begun and not finished. Its schema must be up to date."""
    begun = select(installation.c.name).where(installation.c.name == COPYING)
    with engine.connect() as connection:
        if connection.execute(begun).first() is not None:
            raise Unusable(sentence)
