"""The commands for whoever runs an installation: his data, the queue, keys, backups."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer()
queue = typer.Typer(invoke_without_command=True)
app.add_typer(queue, name="queue")

Whose = Annotated[str, typer.Option("--participant", help="Whose.")]
Yes = Annotated[bool, typer.Option("--yes", help="Do it without being asked.")]


@app.command()
def export(
    participant: Whose,
    pdf: Annotated[Path | None, typer.Option(help="Write it to this file, to be read.")] = None,
) -> None:
    """Print everything that is kept of one man, as JSON, or write it as a readable PDF."""
    from bot.app import reports

    if pdf is not None:
        asyncio.run(reports.export_pdf(participant, pdf))
        typer.echo(f"{pdf} holds everything that is kept of him. Hand it to nobody else.")
        return
    typer.echo(json.dumps(asyncio.run(reports.export(participant)), ensure_ascii=False, indent=2))


@app.command()
def forget(participant: Whose, yes: Yes = False) -> None:
    """Erase everything that is kept of one man: words, records, queue, pictures.

    While a flag of the highest tier is open, that flag, the message that fired it and where to
    reach him stay until a person closes it; then they go as well.
    """
    from bot.app import upkeep

    upkeep.refuse_without(yes, f"Erase everything of {participant!r}? It cannot be undone.")
    gone = upkeep.forget(participant)
    if not gone.kept:
        typer.echo("Erased. Backups made before now still hold him, sealed.")
        return
    numbers = ", ".join(map(str, gone.kept))
    typer.echo(
        f"Erased but for this: flag {numbers} is open and of the highest tier, so it stays, with "
        "the message that fired it, his name and his address. When it is closed they go as well."
    )


@app.command()
def withdraw(participant: Whose) -> None:
    """Take a man's consent back: coaching stops, nothing rings, the terms come first again."""
    from bot.app import upkeep

    upkeep.withdraw(participant)
    typer.echo("Withdrawn. What is kept of him stays until `forget`.")


@app.command()
def tidy() -> None:
    """Erase what is older than it may be (BENEATH_KEEP_...). A running coach does it every day."""
    from bot.app import upkeep

    for kind, count in upkeep.tidy().items():
        typer.echo(f"{kind}: {count} erased")


@app.command(name="rotate-keys")
def rotate_keys() -> None:
    """Seal everything with a new data key, while everything runs.

    Stopped in the middle, the same command goes on from there.
    """
    from bot.app import upkeep

    upkeep.rotate_keys()


@app.command()
def backup(
    file: Annotated[Path, typer.Argument(help="Where to; it must not be there yet.")],
) -> None:
    """Write a backup while everything runs. The data key is not in it: keep that apart."""
    from bot.app import moves

    moves.back_up(file)
    typer.echo(
        f"{file} holds everything, sealed. Without the data key it cannot be read: "
        "back that up too, in another place."
    )


@app.command()
def restore(
    file: Annotated[Path, typer.Argument(help="A backup of ours.")],
    replace: Annotated[
        bool, typer.Option("--replace", help="Even if something is there; that is kept aside.")
    ] = False,
) -> None:
    """Put a backup in the place of the database. Stop Beneath first."""
    from bot.app import moves

    kept = moves.restore(file, replace=replace)
    typer.echo(f"{file} is restored." + (f" What was there is kept as {kept}." if kept else ""))


@app.command(name="copy-database")
def copy_database(
    source: Annotated[str, typer.Argument(metavar="FROM", help="A database URL.")],
    target: Annotated[str, typer.Argument(metavar="TO", help="A database URL; empty, or begun.")],
    while_running: Annotated[
        bool, typer.Option("--while-running", help="Although Beneath may write meanwhile.")
    ] = False,
) -> None:
    """Move an installation to another database, SQLite or PostgreSQL. Stop Beneath first.

    Stopped in the middle, the same command goes on from there. The data key stays the same.
    """
    from bot.app import moves

    for table, rows in moves.copy(source, target, while_running=while_running).items():
        typer.echo(f"{table}: {rows} rows")
    typer.echo("All there. Set BENEATH_DATABASE to the new address and start again.")


@queue.callback()
def show_queue(
    context: typer.Context,
    as_json: Annotated[
        bool, typer.Option("--json", help="JSON lines, every row, instead of the counts.")
    ] = False,
) -> None:
    """Show what waits to be answered, sent or rung, and what was put aside."""
    if context.invoked_subcommand is not None:
        return
    from bot.app import upkeep

    for row in upkeep.queue(as_json=as_json):
        if as_json:
            typer.echo(json.dumps(row))


@queue.command(name="retry")
def retry(
    job: Annotated[int | None, typer.Argument(help="Its number, as `queue` shows it.")] = None,
    everything: Annotated[bool, typer.Option("--all", help="All that was put aside.")] = False,
) -> None:
    """Have what was put aside tried again: with it what else was in that conversation."""
    from bot.app import upkeep
    from bot.core.errors import Unusable

    if (job is None) is not everything:
        raise Unusable("Say which: queue retry ID, or queue retry --all. `queue` lists them.")
    typer.echo(f"{upkeep.retry(job)} will be tried again.")
