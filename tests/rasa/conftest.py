"""A stand-in of the dialogue engine, and a checkout in which it can be trained and started."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.peers.neighbour import Neighbour, next_door

SOURCES = {
    "nlu/config.yml": "recipe",
    "nlu/domain/welcome.yml": "utter_hello",
    "nlu/data/welcome.yml": "hi",
    "nlu/intents.py": "STARTS = ()",
    "nlu/ear.py": "heard",
    "nlu/labels.py": "LABELS = ()",
    "nlu/weighing.py": "SURE = 1",
    "nlu/hearing/blame.py": "rules",
    "nlu/words/blame.yml": "words",
    "nlu/tellings/plain.tsv": "a line",
    "nlu/requirements.txt": "rasa",
    "nlu/voice.py": "spoken",
    "stories/welcome.yml": "rule",
    "stories/tests/test_welcome.yml": "a story that is only told to test",
}
TRAINS = """
import pathlib, sys
given = dict(zip(sys.argv, sys.argv[1:]))
print("trained", *sys.argv[1:])
out = pathlib.Path(given["--out"]) / (given["--fixed-model-name"] + ".tar.gz")
out.write_text("a model")
"""


@pytest.fixture
def peer() -> Iterator[Neighbour]:
    """The stand-in."""
    with next_door() as found:
        yield found


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout whose Rasa is a script."""
    for name, text in {**SOURCES, "rasa/__main__.py": TRAINS}.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    python = tmp_path / "nlu" / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.symlink_to(Path(sys.executable).resolve())
    return tmp_path
