"""`make evaluate`: cross-validated intent F1 on the training data.

Every figure of the ear on the blind files.
"""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from pathlib import Path

from bot.app.coach import Neighbour
from bot.rasa.client import RasaClient
from bot.rasa.training import environment, python
from bot.settings import ROOT, load
from tests.nlu.scoring import Score, blind

FOLDS = 3
SHOWN = 40


async def score_blind(client: RasaClient) -> Score:
    """Ask the ear about every blind message."""
    score = Score()
    for wanted in blind():
        score.add(wanted, await client.parse(wanted["text"], wanted["context"]))
    return score


def cross_validated() -> tuple[float, float]:
    """(weighted F1, accuracy) of the intents, by Rasa's own cross-validation of the examples."""
    out = ROOT / "var" / "cross-validation"
    command = [
        str(python(ROOT)),
        "-m",
        "rasa",
        "test",
        "nlu",
        "--nlu",
        "nlu/data",
        "--config",
        "nlu/config.yml",
        "--domain",
        "nlu/domain",
        "--cross-validation",
        "--folds",
        str(FOLDS),
        "--out",
        str(out),
        "--no-plot",
    ]
    log = Path(ROOT / "var" / "cross-validation.log")
    with log.open("w") as file:
        done = subprocess.run(
            command, cwd=ROOT, env=environment(ROOT), stdout=file, stderr=file, check=False
        )
    if done.returncode != 0:
        raise SystemExit(f"cross-validation failed; see {log.relative_to(ROOT)}")
    report = json.loads((out / "intent_report.json").read_text())
    return report["weighted avg"]["f1-score"], report["accuracy"]


def say(text: str) -> None:
    """A line of the report."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def show(score: Score) -> None:
    """Print the figures."""
    for kind in ("intent", "scale", "time"):
        _row(kind, f"{score.share(kind):7.1%}", score.seen[kind])
    _row("feelings, F1 of families", f"{score.feelings_f1:7.1%}", score.seen["feelings"])
    _row("blame or pattern noticed", f"{score.share('noticed'):7.1%}", score.seen["noticed"])
    _row("false on clean sentences", f"{score.false_on_clean:7.1%}", score.seen["clean"])
    _row("owns_with_but filed as owns", f"{len(score.owned_wrongly):7}", score.seen["noticed"])


def _row(name: str, figure: str, messages: int) -> None:
    say(f"{name:<34}{figure}   of {messages}")


async def _main() -> None:
    async with Neighbour(load(), say) as neighbour:
        score = await score_blind(neighbour.client)
    say("blind files (tests/nlu/blind, never trained on)")
    show(score)
    if "--misses" in sys.argv:
        for kind, text, wanted, found in score.wrong:
            say(f"  {kind}: {text[:110]!r} wanted {wanted} found {found}")
    if "--quick" not in sys.argv:
        say(f"\ncross-validation, {FOLDS} folds (some minutes)...")
        f1, accuracy = cross_validated()
        say(f"{'intent, weighted F1':<34}{f1:7.1%}\n{'intent, accuracy':<34}{accuracy:7.1%}")


if __name__ == "__main__":
    asyncio.run(_main())
