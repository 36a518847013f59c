"""What is asked of an installation: its flags, all that is kept of one man, what the ear hears."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TextIO

import typer

from bot.app.coach import Neighbour, SystemClock, open_database
from bot.app.progress import Progress
from bot.core.errors import NothingSaid, Unusable
from bot.core.kept import Flag
from bot.services import report
from bot.settings import load


async def list_flags(everything: bool) -> list[Flag]:
    """Open danger flags, or all."""
    database = open_database(load())
    try:
        return await database.run(lambda ledger: ledger.flags(open_only=not everything))
    finally:
        database.close()


def show_flags(found: list[Flag], *, as_json: bool) -> None:
    """Print them: a line a flag, gravest facts first, his words last."""
    for flag in found:
        content = report.flag_as_json(flag)
        if as_json:
            typer.echo(json.dumps(content, ensure_ascii=False))
            continue
        both = " both risks" if content["both_risks"] else ""
        closed = "" if content["open"] else f"  closed: {content['closed_because']}"
        typer.echo(
            f"{flag.id:>5}  {content['opened_at'][:16]}  "
            f"{content['action']:<6} {content['severity']:<8} {content['category']}{both}  "
            f"{flag.participant}: {' ... '.join(content['words'])}{closed}"
        )
    if not found and not as_json:
        typer.echo("No open flags.")


async def close_flag(flag_id: int, reason: str) -> bool:
    """A person closes a flag; True when coaching is open again."""
    database = open_database(load())
    try:
        return await database.run(
            lambda ledger: report.close_flag(ledger, flag_id, reason, SystemClock().now())
        )
    finally:
        database.close()


async def export(name: str) -> dict[str, Any]:
    """Everything of one man."""
    database = open_database(load())
    try:
        return await database.run(lambda ledger: report.export(ledger, name))
    finally:
        database.close()


async def export_pdf(name: str, file: Path) -> None:
    """Everything of one man as a PDF, readable by its owner only. Unusable if it is there."""
    exported = await export(name)
    from bot.pictures.booklet import printed

    try:
        number = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except OSError as error:
        raise Unusable(f"{file} cannot be written: {error.strerror}.") from None
    with os.fdopen(number, "wb") as out:
        out.write(printed(exported))


async def parse(lines: Iterable[str], out: TextIO, read: Callable[[str], dict[str, Any]]) -> bool:
    """What the ear hears in each line; True when a line could not be used."""
    bad = False
    progress = Progress()
    async with Neighbour(load(), progress) as neighbour:
        progress.done()
        for line in lines:
            if not line.strip():
                continue
            try:
                asked = read(line)
                heard = await neighbour.client.parse(asked["text"], asked.get("context"))
            except (Unusable, NothingSaid) as error:
                bad = True
                print(json.dumps({"error": str(error)}), file=out, flush=True)
                continue
            found = {"id": asked.get("id"), **_shown(heard)}
            print(json.dumps(found), file=out, flush=True)
    return bad


def _shown(heard: dict[str, Any]) -> dict[str, Any]:
    kept = (
        "intent",
        "confidence",
        "scale",
        "band",
        "feelings",
        "patterns",
        "blame",
        "time",
    )
    return {key: heard.get(key) for key in kept}
