"""Set up what this checkout needs: `python3 deploy/bootstrap.py bot nlu`. make calls it first.

bot   .venv      what the bot imports
dev   .venv      the same, and what tests and checks need
nlu   nlu/.venv  Rasa, on a Python of its own

Standard library only. Packages come hash-checked from wherever pip (or uv, when it is on the PATH)
is set up to find them. A stamp is written last: what was cut short is never taken for finished.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import IO

ROOT = Path(__file__).resolve().parent.parent
LOOK_EVERY = 0.2  # seconds between two looks at a running step
TELL_EVERY = 10  # seconds between two lines about it where a line cannot be rewritten
HASHED = ("--require-hashes", "--no-deps", "--only-binary", ":all:")
QUIET = ("--no-input", "--disable-pip-version-check", "--progress-bar", "off")
tell = partial(print, end="", file=sys.stderr, flush=True)
OFFLINE = re.compile("Retrying|NewConnection|Connection(Error|Reset)|timed out|sending request")
STAND_IN = '''"""Stands in for a package without a wheel: Rasa only asks it to name a model."""


def get_name() -> str:
    """Name it plainly."""
    return "coach"
'''


@dataclass(frozen=True)
class Environment:
    """A virtual environment. `requirements`: the file that is installed, then others that do."""

    purpose: str
    folder: Path
    requirements: tuple[Path, ...]
    pythons: tuple[str, ...]
    versions: tuple[tuple[int, int], tuple[int, int]]
    pip_options: tuple[str, ...] = ()
    stand_in: str = ""

    @property
    def python(self) -> str:
        """Its interpreter."""
        return f"{self.folder}/bin/python"

    @property
    def stamp(self) -> Path:
        """Written last: the hash of the requirements that were installed."""
        return self.folder / "set-up"

    def hashes(self) -> list[str]:
        """Of its requirements as they are now."""
        return [hashlib.sha256(path.read_bytes()).hexdigest() for path in self.requirements]

    def is_ready(self) -> bool:
        """Whether a set-up from these requirements ended well and its Python still starts."""
        stamped = self.stamp.exists() and self.stamp.read_text() in self.hashes()
        return stamped and look(self.python) is not None


PINS = Path("deploy/requirements")
BOT = Environment(
    purpose="the bot",
    folder=Path(".venv"),
    requirements=(PINS / "bot.txt", PINS / "dev.txt"),  # all of bot.txt is in dev.txt as well
    pythons=("python3", "python3.14", "python3.13", "python3.12", "python3.11"),
    versions=((3, 11), (3, 14)),
)
DEV = replace(BOT, purpose="the bot and its tests", requirements=BOT.requirements[1:])
NLU = Environment(
    purpose="Rasa",
    folder=Path("nlu/.venv"),
    requirements=(Path("nlu/requirements.txt"),),
    pythons=("python3.11", "python3.10", "python3"),
    versions=((3, 10), (3, 11)),
    pip_options=("--ignore-requires-python",),  # Rasa says < 3.11 and runs on 3.11
    stand_in="randomname",
)
ENVIRONMENTS = {"bot": BOT, "dev": DEV, "nlu": NLU}


def main(names: list[str]) -> None:
    """Set up what is not there yet; one plain sentence and exit code 1 if that cannot be done."""
    os.chdir(ROOT)
    wanted = [ENVIRONMENTS[name] for name in names]
    if all(environment.is_ready() for environment in wanted):
        return
    Path("var").mkdir(exist_ok=True)
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: sys.exit(130))
    with Path("var/set-up.lock").open("w") as lock:
        os.set_inheritable(lock.fileno(), True)
        wait_for(lock)
        uv = shutil.which("uv")
        missing = [environment for environment in wanted if not environment.is_ready()]
        for environment, python in [(each, find(each, uv)) for each in missing]:
            set_up(environment, python, uv)


def wait_for(lock: IO[str]) -> None:
    """Let another set-up end first; the pip of one that was killed holds the lock as well."""
    line = Line("waiting for another set-up of this checkout")
    while True:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            line.show()
            time.sleep(LOOK_EVERY)
        else:
            return line.close()


def set_up(environment: Environment, python: str, uv: str | None) -> None:
    """Make the environment unless a finished one is there, install, stand in, stamp."""
    if not environment.stamp.exists() or not look(environment.python, "sys" if uv else "pip"):
        shutil.rmtree(environment.folder, ignore_errors=True)
        make = [uv, "venv", "--python", python] if uv else [python, "-m", "venv"]
        run(f"making {environment.folder} with {python}", [*make, str(environment.folder)])
    environment.stamp.unlink(missing_ok=True)
    run(f"installing {environment.purpose} in {environment.folder}", installation(environment, uv))
    if environment.stand_in:
        packages = next(environment.folder.glob("lib/python3*/site-packages"))
        (packages / f"{environment.stand_in}.py").write_text(STAND_IN)
    environment.stamp.write_text(environment.hashes()[0])


def installation(environment: Environment, uv: str | None) -> list[str]:
    """The command that installs its requirements and nothing else."""
    pinned = [*HASHED, "-r", str(environment.requirements[0])]
    if uv is not None:
        uv_pip = [uv, "pip", "install", "--python", environment.python, "--compile-bytecode"]
        return [*uv_pip, *pinned]
    pip = [environment.python, "-m", "pip", "install", *QUIET]
    return [*pip, *environment.pip_options, *pinned]


def find(environment: Environment, uv: str | None) -> str:
    """The first Python that fits, or else the one uv is to fetch; stops us when there is none."""
    found = fitting(environment, "sys" if uv else "venv, ensurepip")
    oldest, newest = map("{0[0]}.{0[1]}".format, environment.versions)
    if found is not None or uv is not None:
        return found or f"python{newest}"
    bare = fitting(environment, "sys")
    if bare is not None:
        lack = f"{bare} cannot make environments: install python3-venv (Debian, Ubuntu)"
    else:
        lack = (
            f"{environment.purpose} needs a Python from {oldest} to {newest}, the PATH has none: "
            "install one (Debian 12: python3, python3-venv), or uv, which fetches one"
        )
    raise SystemExit(f"beneath: {lack}, and run the same command again.")


def fitting(environment: Environment, needs: str) -> str | None:
    """The first Python that fits and really starts: a version manager's shim may not."""
    oldest, newest = environment.versions
    seen = (look(candidate, needs) for candidate in environment.pythons)
    fits = (path for version, path in filter(None, seen) if oldest <= version <= newest)
    return next(fits, None)


def look(python: str, needs: str = "sys") -> tuple[tuple[int, int], str] | None:
    """Version and real path of a Python; None when it cannot start or import what is needed."""
    real = "getattr(sys, '_base_executable', sys.executable)"
    probe = [python, "-c", f"import sys, {needs}; print(*sys.version_info[:2], {real})"]
    try:
        answer = subprocess.run(probe, capture_output=True, text=True, check=True).stdout
        major, minor, path = answer.strip().split(" ", 2)
    except (OSError, subprocess.CalledProcessError, ValueError):
        return None
    return (int(major), int(minor)), path


def run(title: str, command: list[str]) -> None:
    """Run a step to its end and show how it goes. It inherits the lock, should we be killed."""
    log, line = Path("var/set-up.log"), Line(title)
    with log.open("wb") as out:
        step = subprocess.Popen(command, stdout=out, stderr=out, close_fds=False)
    try:
        while step.poll() is None:
            line.show(lines_of(log)[-1])
            time.sleep(LOOK_EVERY)
    finally:
        step.terminate()
        line.close()
    if step.returncode != 0:
        raise SystemExit(
            f"beneath: {title} failed ({reason(log)}). Run the same command again to go on "
            f"from what was downloaded; {log} has the whole story."
        )


def lines_of(log: Path) -> list[str]:
    """What the step had to say so far, at least an empty line."""
    said = log.read_text(errors="replace").splitlines()
    return ["", *(line.strip() for line in said if line.strip())]


def reason(log: Path) -> str:
    """Why a step failed, in its own words unless it was plainly the network."""
    lines = lines_of(log)
    if any(map(OFFLINE.search, lines)):
        return "the network, or the place packages come from, could not be reached"
    errors = [line for line in lines if line.lower().startswith(("error", "cause"))]
    return (errors or lines)[-1].rstrip(".")


class Line:
    """How a step goes: one line, rewritten on a terminal, told every ten seconds elsewhere."""

    def __init__(self, title: str) -> None:
        """Nothing is shown before the first look."""
        self._title = title
        self._began = time.monotonic()
        self._told_at: float | None = None
        self._erase = "\r\x1b[K" if sys.stderr.isatty() else ""

    def show(self, detail: str = "") -> None:
        """Show how far it is, if it is time to."""
        now = time.monotonic()
        if not self._erase and self._told_at is not None and now - self._told_at < TELL_EVERY:
            return
        self._told_at = now
        text = f"{self._title}, {now - self._began:.0f} s  {detail}".rstrip()
        text = text[: shutil.get_terminal_size(fallback=(99, 24)).columns - 1]
        tell(self._erase + text if self._erase else text + "\n")

    def close(self) -> None:
        """Leave one last line behind, if it was shown at all."""
        if self._told_at is not None:
            tell(self._erase + f"{self._title}: took {time.monotonic() - self._began:.0f} s\n")


if __name__ == "__main__":
    main(sys.argv[1:])
