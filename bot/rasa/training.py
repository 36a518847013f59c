"""Training when nlu/ or stories/ changed (by content), by Rasa's own command, apart."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from bot.core.errors import Unusable

KEPT = 2
"""Models kept on disk: this one and the one before."""
QUIET = {
    "RASA_TELEMETRY_ENABLED": "false",
    "TF_CPP_MIN_LOG_LEVEL": "3",
    "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
    "PYTHONWARNINGS": "ignore",
    "OMP_NUM_THREADS": "1",
}


def environment(root: Path) -> dict[str, str]:
    """The environment of a Rasa process: quiet, offline, our modules on its path, no settings."""
    ours = {name: value for name, value in os.environ.items() if not name.startswith("BENEATH_")}
    return {
        **ours,
        **QUIET,
        "PYTHONPATH": str(root),
        "MPLCONFIGDIR": str(root / "var" / "matplotlib"),
    }


def python(root: Path) -> Path:
    """Rasa's own interpreter; Unusable when the environment has not been built."""
    found = root / "nlu" / ".venv" / "bin" / "python"
    if not found.exists():
        raise Unusable("Rasa's environment nlu/.venv is missing. `make run` builds it.")
    return found


TRAINED = ("intents.py", "weighing.py", "labels.py", "ear.py")
"""Modules that decide what training makes."""


def content_hash(root: Path) -> str:
    """Twelve hex digits over every file that a model is made of."""
    digest = hashlib.sha256()
    for path in sorted(_sources(root)):
        digest.update(str(path.relative_to(root)).encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def _sources(root: Path) -> Iterator[Path]:
    """Examples, domain, rules, configuration, and the code that is trained, not what speaks."""
    yield from (root / "nlu").glob("*.yml")
    yield from (root / "nlu" / "domain").rglob("*.yml")
    yield from (root / "nlu" / "data").rglob("*.yml")
    yield from (root / "stories").glob("*.yml")
    yield from (root / "nlu" / "tellings").glob("*.tsv")
    yield from (root / "nlu" / "words").glob("*.yml")
    yield from (root / "nlu" / "hearing").glob("*.py")
    yield from (root / "nlu" / name for name in TRAINED)
    yield root / "nlu" / "requirements.txt"


def model_path(root: Path) -> Path:
    """Where the model of today's sources lies, or will lie."""
    return root / "var" / "models" / f"beneath-{content_hash(root)}.tar.gz"


def ensure_trained(root: Path, tell: Callable[[str], None], *, force: bool = False) -> Path:
    """The model of today's sources, trained now when there is none. Unusable names the log."""
    model = model_path(root)
    if model.exists() and not force:
        return model
    model.parent.mkdir(parents=True, exist_ok=True)
    began = time.monotonic()
    _train(root, model, tell)
    tell(f"Trained in {time.monotonic() - began:.0f} s.")
    for old in sorted(model.parent.glob("*.tar.gz"), key=lambda p: p.stat().st_mtime)[:-KEPT]:
        old.unlink()
    return model


def _train(root: Path, model: Path, tell: Callable[[str], None]) -> None:
    """Rasa's own cache is passed by: it does not see the files that our components learn from."""
    log = root / "var" / "train.log"
    command = [
        str(python(root)), "-m", "rasa", "train", "--force", "--config", "nlu/config.yml",
        "--domain", "nlu/domain", "--data", "nlu/data", *_stories(root),
        "--out", str(model.parent),
        "--fixed-model-name", f"part-{model.name.removesuffix('.tar.gz')}",
    ]  # fmt: skip
    with log.open("w") as out:
        process = subprocess.Popen(
            command, cwd=root, env=environment(root), stdout=out, stderr=out
        )
        _wait(process, tell)
    part = model.parent / f"part-{model.name}"
    if process.returncode != 0 or not part.exists():
        raise Unusable(f"Training failed. The last lines of {log.relative_to(root)} say why.")
    part.rename(model)


def _stories(root: Path) -> list[str]:
    """Every file by name: the folder would bring stories/tests along, which are there to test."""
    return sorted(str(path.relative_to(root)) for path in (root / "stories").glob("*.yml"))


def _wait(process: subprocess.Popen[bytes], tell: Callable[[str], None]) -> None:
    began, told = time.monotonic(), 0.0
    while True:
        try:
            process.wait(timeout=1)
            return
        except subprocess.TimeoutExpired:
            spent = time.monotonic() - began
            if spent - told >= (1 if sys.stdout.isatty() else 10):
                told = spent
                tell(f"Training the coach (once, until nlu/ or stories/ change): {spent:.0f} s")
