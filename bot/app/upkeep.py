"""What whoever runs an installation does with its database, beside the coach or without it."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

import typer

from bot.app.coach import PICTURES, SystemClock, keys_for, open_database, retention_of
from bot.app.progress import Progress
from bot.core.errors import Unknown, Unusable
from bot.core.work import Waiting
from bot.pictures import Drawings
from bot.services import forget as forgetting
from bot.services.expire import Expire
from bot.services.forget import Forgotten
from bot.services.ports import Ledger
from bot.settings import load
from bot.storage.database import Database
from bot.storage.engines import engine_for
from bot.storage.rotation import rotate
from bot.storage.schema import Schema, made_ready

T = TypeVar("T")
NOT_SCRUBBED = (
    "Erased. The database is in use just now: what was erased leaves the disk when it is "
    "next at rest (or run `python -m bot tidy`)."
)


def _tell(text: str) -> None:
    typer.echo(text, err=True)


def _with_database(do: Callable[[Database], Awaitable[T]]) -> T:
    async def main() -> T:
        database = open_database(load())
        try:
            return await do(database)
        finally:
            database.close()

    return asyncio.run(main())


def _unit(unit: Callable[[Ledger], T]) -> T:
    return _with_database(lambda database: database.run(unit))


def migrate() -> Schema:
    """Bring the schema up to date because somebody said so; what it was and is."""
    settings = load()
    engine = engine_for(settings.database_url)
    try:
        return made_ready(engine, keys_for(settings), told_to=True, tell=_tell)
    finally:
        engine.dispose()


def queue(*, as_json: bool) -> list[dict[str, Any]]:
    """What waits on the queue: all of it for JSON, what was put aside and the counts to read."""
    now = SystemClock().now()
    waiting = _unit(lambda ledger: ledger.queue.waiting())
    if not as_json:
        _show_queue(waiting)
    return [
        {
            "id": row.id,
            "kind": row.kind,
            "reference": row.reference,
            "conversation": row.conversation_id,
            "due_at": row.due_at.isoformat(),
            "state": _state(row, now),
            "tries": row.tries,
            "parked_at": row.parked_at.isoformat() if row.parked_at else None,
        }
        for row in waiting
    ]


def _state(row: Waiting, now: Any) -> str:
    if row.parked_at is not None:
        return "parked"
    if row.leased_until is not None and row.leased_until > now:
        return "worked on"
    return "due" if row.due_at <= now else "later"


def _show_queue(waiting: list[Waiting]) -> None:
    now = SystemClock().now()
    counts = Counter((row.kind, _state(row, now)) for row in waiting)
    for (kind, state), count in sorted(counts.items()):
        typer.echo(f"{kind:<10} {state:<10} {count:>7}")
    parked = [(row, row.parked_at) for row in waiting if row.parked_at is not None]
    for row, since in parked:
        typer.echo(
            f"parked  {row.id}  {row.kind} of conversation {row.conversation_id}, "
            f"since {since:%Y-%m-%d %H:%M} UTC"
        )
    if parked:
        typer.echo("`queue retry ID` (or --all) has them tried again.")
    if not waiting:
        typer.echo("Nothing waits.")


def retry(job_id: int | None) -> int:
    """Have what was put aside tried again, one or (None) all; how many. Unknown for no such."""

    def unit(ledger: Ledger) -> int:
        parked = [row for row in ledger.queue.waiting() if row.parked_at is not None]
        wanted = [row for row in parked if job_id in {None, row.id}]
        if job_id is not None and not wanted:
            raise Unknown(f"Nothing with the number {job_id} was put aside. `queue` lists it.")
        now = SystemClock().now()
        for talk in {row.conversation_id for row in wanted}:
            ledger.owe_again(talk)
            ledger.queue.unpark(talk, now)
        return len(wanted)

    return _unit(unit)


def forget(name: str) -> Forgotten:
    """Erase all of one man: rows, queue, pictures, and the traces in the files."""

    async def do(database: Database) -> Forgotten:
        now = SystemClock().now()
        gone = await database.run(lambda ledger: forgetting.forget(ledger, name, now))
        Drawings(PICTURES).erase(str(gone.participant_id))
        if not await database.scrub():
            _tell(NOT_SCRUBBED)
        return gone

    return _with_database(do)


def withdraw(name: str) -> None:
    """He takes his consent back."""
    now = SystemClock().now()
    _unit(lambda ledger: forgetting.withdraw(ledger, name, now))


def tidy() -> dict[str, int]:
    """Erase what is older than it may be; how much of each kind."""

    async def do(database: Database) -> dict[str, int]:
        retention, pictures = retention_of(load()), Drawings(PICTURES)
        expired = await Expire(database, retention, pictures, SystemClock()).sweep()
        await database.scrub()
        return expired.counts

    return _with_database(do)


def rotate_keys() -> None:
    """Seal everything with a new key, while everything runs."""
    progress = Progress()

    async def do(database: Database) -> None:
        kept = await rotate(database, progress)
        progress.done()
        for path in kept:
            typer.echo(
                f"The old key is kept as {path}, for backups made before now. "
                "Delete it when those are gone."
            )

    _with_database(do)
    typer.echo("Everything is sealed with the new key. Back the key up, apart from the database.")


def refuse_without(yes: bool, what: str) -> None:
    """Ask before something that cannot be undone; without a terminal it must be said."""
    if not yes and not typer.confirm(what):
        raise Unusable("Nothing was done. Say --yes to do it without being asked.")
