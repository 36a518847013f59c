"""A man who talks through `python -m bot talk`, as a script would, and what is kept of him."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
Line = str | dict[str, Any]
WELCOME: tuple[Line, ...] = ("hi", {"press": "I agree"}, {"press": "18 or over"})
MONDAY_EVENING = "2026-03-02T19:00:00+00:00"


@dataclass
class Man:
    """One participant with a database of his own."""

    name: str
    env: dict[str, str]
    country: str = "GB"
    exit_code: int | None = None
    heard: list[dict[str, Any]] = field(default_factory=list)

    def bot(self, *command: str, given: str = "") -> subprocess.CompletedProcess[str]:
        """Run a command of the bot, as a person would."""
        return subprocess.run(
            [sys.executable, "-m", "bot", *command],
            cwd=ROOT,
            env=self.env,
            input=given,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )

    def talk(self, *lines: Line, now: str | None = None) -> list[dict[str, Any]]:
        """Say these lines; returns what came out, line by line."""
        given = "".join(
            (line if isinstance(line, str) else json.dumps(line)) + "\n" for line in lines
        )
        at = ("--now", now) if now else ()
        done = self.bot(
            "talk", "--participant", self.name, "--country", self.country, *at, given=given
        )
        assert "Traceback" not in done.stderr, done.stderr
        self.exit_code = done.returncode
        self.heard = [json.loads(line) for line in done.stdout.splitlines()]
        return self.heard

    def export(self) -> dict[str, Any]:
        """What is kept of him."""
        done = self.bot("export", "--participant", self.name)
        assert done.returncode == 0, done.stderr
        found: dict[str, Any] = json.loads(done.stdout)
        return found

    def flags(self) -> list[dict[str, Any]]:
        """Open danger flags."""
        done = self.bot("flags", "--json")
        return [json.loads(line) for line in done.stdout.splitlines()]


def coach(heard: list[dict[str, Any]]) -> list[str]:
    """What the coach said, in order."""
    return [line["text"] for line in heard if line.get("from") == "coach"]


def after(heard: list[dict[str, Any]], said: str) -> list[dict[str, Any]]:
    """What the coach said right after that line of his, until his next one."""
    start = max(
        n for n, line in enumerate(heard) if line.get("from") == "him" and line["text"] == said
    )
    found: list[dict[str, Any]] = []
    for line in heard[start + 1 :]:
        if line.get("from") == "him":
            break
        found.append(line)
    return found


@pytest.fixture
def meet(rasa_url: str, tmp_path: Path) -> Callable[[str], Man]:
    """Meet a man of that name."""
    env = {name: value for name, value in os.environ.items() if not name.startswith("BENEATH_")}
    env |= {"BENEATH_RASA_URL": rasa_url, "BENEATH_DATABASE": f"sqlite:///{tmp_path / 'talk.db'}"}
    env |= {"BENEATH_DATA_KEY": "ab" * 32}
    return lambda name: Man(name, env)
