"""The command line: `python -m bot --help`. Scripts may rely on its names and its output."""

from __future__ import annotations

import asyncio
import io
import json
import math
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from bot.app import commands
from bot.core import safety
from bot.core.errors import BeneathError, Unusable

FIRST_YEAR, LAST_YEAR = 1971, 9000
"""Between which time may be simulated: days are added to it, and the calendar has an end."""
app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    help="Beneath: a self-hosted coach that walks a man's anger back to what is under it.",
    epilog="Not an emergency service, not therapy, never proof that anyone is safe.",
)
app.add_typer(commands.app)
Participant = Annotated[
    str | None,
    typer.Option(help="Who talks; the same name is taken up again later."),
]
Country = Annotated[
    str | None,
    typer.Option(help="His country, two letters: decides which crisis lines he gets."),
]


@app.command()
def run() -> None:
    """Start everything.

    In a terminal it opens the conversation; without one and no door set up, it plays the demo.
    """
    from bot.app import talks

    asyncio.run(talks.talk_on_screen() if sys.stdin.isatty() else talks.demo())


@app.command()
def talk(
    participant: Participant = None,
    country: Country = None,
    now: Annotated[
        str | None,
        typer.Option(help='Simulated time to start at, ISO 8601 ("2026-03-02T19:00:00+00:00").'),
    ] = None,
) -> None:
    """Talk with the coach in this terminal.

    With standard input not a terminal it is for scripts: one line in is one message of his, plain
    text or JSON {"text": ..}, {"press": "Scared"}, {"burst": [.., ..]}, {"wait": "25h"}; JSON
    lines come out. Time is simulated: it starts at --now and moves only by wait (and two seconds
    between fragments of a burst). Exit code 2 when a line could not be used.
    """
    from bot.app import talks

    if sys.stdin.isatty():
        asyncio.run(talks.talk_on_screen(participant, country))
        return
    start = _time(now)
    errors = asyncio.run(talks.talk_by_lines(participant, country, start, sys.stdin, sys.stdout))
    raise typer.Exit(2 if errors else 0)


@app.command()
def demo() -> None:
    """Watch a scripted man walk one outburst back, through the real coach. Ends by itself."""
    from bot.app import talks

    asyncio.run(talks.demo())


@app.command()
def train(
    force: Annotated[bool, typer.Option(help="Train even when nothing changed.")] = False,
) -> None:
    """Train the coach's language model, if anything under nlu/ or stories/ changed."""
    from bot.rasa.training import ensure_trained
    from bot.settings import ROOT

    model = ensure_trained(ROOT, _progress, force=force)
    typer.echo(f"{model.relative_to(ROOT)}")


@app.command()
def migrate() -> None:
    """Bring the database to the newest schema; says from which version to which."""
    from bot.app import upkeep

    found = upkeep.migrate()
    typer.echo(
        f"schema {found.after}, nothing to do"
        if found.is_current
        else f"schema {found.before or 'none'} -> {found.after}"
    )


@app.command()
def flags(
    close: Annotated[int | None, typer.Option(help="Close this flag; needs --reason.")] = None,
    reason: Annotated[str | None, typer.Option(help="Why it is closed, for the record.")] = None,
    everything: Annotated[bool, typer.Option("--all", help="Closed ones as well.")] = False,
    as_json: Annotated[
        bool, typer.Option("--json", help="JSON lines instead of a table.")
    ] = False,
) -> None:
    """List open danger flags, or close one.

    Coaching goes on for a man when his last page or ask flag is closed.
    """
    from bot.app import reports

    if close is not None:
        if not (reason or "").strip():
            raise Unusable("Say why: flags --close ID --reason TEXT. The reason is kept.")
        reopened = asyncio.run(reports.close_flag(close, str(reason)))
        typer.echo(f"flag {close} closed" + (", coaching is open again" if reopened else ""))
        return
    reports.show_flags(asyncio.run(reports.list_flags(everything)), as_json=as_json)


@app.command()
def screen() -> None:
    """Screen JSON lines for danger, in order, as they come.

    {"id", "text", "context"?} in, {"id", "concern"} out.
    """
    bad = False
    for line in sys.stdin:
        if not line.strip():
            continue
        try:
            asked = _asked(line)
        except Unusable as error:
            bad = True
            typer.echo(json.dumps({"error": str(error)}))
            continue
        concern = safety.screen(asked["text"], asked.get("context"))
        found = concern.as_dict() if concern else None
        typer.echo(json.dumps({"id": asked.get("id"), "concern": found}))
        sys.stdout.flush()
    raise typer.Exit(2 if bad else 0)


@app.command()
def parse() -> None:
    """Show what the ear hears in JSON lines.

    {"id", "text", "context"?} in; intent, scale, feelings, blame and the rest out.
    """
    from bot.app import reports

    bad = asyncio.run(reports.parse(sys.stdin, sys.stdout, _asked))
    raise typer.Exit(2 if bad else 0)


def _asked(line: str) -> dict[str, Any]:
    """A line of `screen` and `parse`; Unusable says what it must look like."""
    try:
        found = json.loads(line, parse_constant=_finite, parse_float=_finite)
    except (ValueError, RecursionError) as error:
        raise Unusable(f"not JSON: {getattr(error, 'msg', 'too large')}") from None
    if not isinstance(found, dict) or not isinstance(found.get("text"), str):
        raise Unusable('a line needs {"text": "..."}, and may have "id" and "context"')
    return found


def _finite(number: str) -> float:
    """NaN and numbers without end are no JSON: they could not be written again."""
    found = float(number)
    if not math.isfinite(found):
        raise ValueError
    return found


def _time(now: str | None) -> datetime | None:
    if now is None:
        return None
    try:
        found = datetime.fromisoformat(now)
    except ValueError:
        raise Unusable(
            f"--now {now!r} is no ISO time. Like this: 2026-03-02T19:00:00+00:00"
        ) from None
    aware = found if found.tzinfo else found.replace(tzinfo=UTC)
    if not FIRST_YEAR <= aware.year < LAST_YEAR:
        raise Unusable(f"--now must lie between the years {FIRST_YEAR} and {LAST_YEAR}.")
    return aware


def _progress(text: str) -> None:
    typer.echo(text, err=True)


def main() -> None:
    """Run a command; a known error is one sentence and exit code 1, never a traceback."""
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
    _speak_utf8()
    try:
        app()
    except BeneathError as error:
        typer.echo(f"beneath: {error}", err=True)
        raise SystemExit(1) from None
    except KeyboardInterrupt:
        raise SystemExit(130) from None


def _speak_utf8() -> None:
    """Bytes that are no text become a question mark in a box, never a traceback."""
    for stream, errors in ((sys.stdin, "replace"), (sys.stdout, "backslashreplace")):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors=errors)


if __name__ == "__main__":
    main()
