"""`make chaos`: many blows, then a table; exit code 1 when a promise did not hold."""

from __future__ import annotations

import asyncio
import random
import shutil
import signal
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from tests.chaos import postgres
from tests.chaos.havoc import TEN
from tests.chaos.run import Outcome, Plan, Run

NUMBERS = (
    "men",
    "messages in",
    "given again",
    "turns",
    "asked in vain",
    "replies out",
    "doubled, no answer",
    "doubled, killed in flight",
    "reminders given up, no answer",
    "rasa down told",
    "could not answer",
    "alarms",
)
app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
SHOWN = 20
"""So many broken promises are printed; all of them are in the folder of the run."""


def short_folder() -> Path:
    """A folder for one run: its path short for a socket, and open for a server's own account."""
    folder = Path(tempfile.mkdtemp(prefix="beneath-chaos-", dir="/tmp"))
    folder.chmod(0o755)
    return folder


@app.command()
def main(
    kills: Annotated[int, typer.Option(help="Blows on each engine.", min=0)] = 300,
    engine: Annotated[str, typer.Option(help="sqlite, postgres or both.")] = "both",
    seed: Annotated[int | None, typer.Option(help="Drawn, when it is not given.")] = None,
    only: Annotated[str, typer.Option(help="These kinds of blows alone, with commas.")] = "",
    pictures: Annotated[str, typer.Option(help="none, or real: drawn for each card.")] = "none",
) -> None:
    """A load of scripted men while parts of the stack are killed; afterwards the books."""
    drawn = random.SystemRandom().randrange(10**6) if seed is None else seed
    kinds = tuple(kind.strip() for kind in only.split(",") if kind.strip())
    engines = _engines(engine)
    typer.echo(f"seed {drawn}: {kills} blows on {' and '.join(engines)}")
    plans = [Plan(one, kills, drawn, short_folder(), kinds, pictures) for one in engines]
    try:
        outcomes = asyncio.run(_all(plans))
    except asyncio.CancelledError:
        raise typer.Exit(128 + signal.SIGTERM) from None
    Console(width=110).print(_table(outcomes))
    raise typer.Exit(int(sum(map(_objections, outcomes)) > 0))


def _engines(wanted: str) -> list[str]:
    engines = list(TEN) if wanted == "both" else [wanted]
    if not set(engines) <= set(TEN):
        raise typer.BadParameter(f"{wanted}: it is sqlite, postgres or both")
    if "postgres" in engines and not postgres.is_here():
        raise typer.BadParameter("PostgreSQL is not installed here")
    return engines


async def _all(plans: Sequence[Plan]) -> list[Outcome]:
    """One after another. An end asked for from outside ends everything that was started."""
    task = asyncio.current_task()
    assert task is not None
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, task.cancel)
    return [await Run(plan, _teller(plan.engine)).whole() for plan in plans]


def _teller(engine: str) -> Callable[[str], None]:
    began = time.monotonic()

    def tell(what: str) -> None:
        typer.echo(f"{engine:<9}{time.monotonic() - began:>7.1f} s  {what}")

    return tell


def _table(outcomes: Sequence[Outcome]) -> Table:
    table = Table("", *(outcome.plan.engine for outcome in outcomes))
    kinds = list(dict.fromkeys(kind for ten in TEN.values() for kind in ten))
    for kind in kinds:
        blows = [sum(blow.kind == kind for blow in o.seen.blows) for o in outcomes]
        table.add_row(f"blows: {kind}", *map(str, blows))
    for name in NUMBERS:
        table.add_row(name, *(str(outcome.verdict.numbers[name]) for outcome in outcomes))
    table.add_row("bots that fell by themselves", *(str(len(o.seen.fell)) for o in outcomes))
    table.add_section()
    for kind in kinds:
        shown = (_times(outcome.back_after.get(kind, [])) for outcome in outcomes)
        table.add_row(f"coached again after {kind}: median, worst s", *shown)
    table.add_row("longest wait for a word, s", *(f"{o.longest_wait:.1f}" for o in outcomes))
    table.add_row("whole run, s", *(f"{o.took:.0f}" for o in outcomes))
    table.add_section()
    table.add_row("promises broken", *(str(len(o.verdict.broken)) for o in outcomes))
    return table


def _times(seconds: Sequence[float]) -> str:
    return f"{statistics.median(seconds):.1f}, {max(seconds):.1f}" if seconds else "-"


def _objections(outcome: Outcome) -> bool:
    """Print what did not hold, and where everything that was seen lies; True if anything."""
    plan, broken = outcome.plan, outcome.verdict.broken
    if not broken:
        shutil.rmtree(plan.folder, ignore_errors=True)
        return False
    typer.echo(f"{plan.engine}, seed {plan.seed}: {len(broken)} promises broken", err=True)
    for one in broken[:SHOWN]:
        typer.echo(f"- {one.promise}: {one.address}: {one.how}", err=True)
    typer.echo(f"everything that was seen lies in {plan.folder}", err=True)
    return True


if __name__ == "__main__":
    app()
