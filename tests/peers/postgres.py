"""A real PostgreSQL for the tests: a private folder, a unix socket, no port, gone afterwards."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

ACCOUNTS = ("postgres", "nobody")
"""PostgreSQL refuses to run as root: then it runs as one of these."""
MISSING = "PostgreSQL is not installed here (Debian: apt install postgresql)"


def programs() -> Path | None:
    """The folder of its server programs; None when it is not installed."""
    found = shutil.which("pg_ctl")
    folders = [Path(found).resolve().parent] if found else []
    folders += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    folders += sorted(Path("/usr").glob("pgsql*/bin"), reverse=True)
    return next(
        (f for f in folders if (f / "initdb").exists() and (f / "postgres").exists()), None
    )


GONE_WITHIN = 20


def _lives(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] not in "ZX"
    except OSError:
        return False


def _children(parent: int) -> list[int]:
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            if int(stat.read_text().rsplit(")", 1)[1].split()[1]) == parent:
                found.append(int(stat.parent.name))
    return found


@dataclass(frozen=True)
class Postgres:
    """A server of our own. `folder` holds data, socket and log."""

    folder: Path
    bin: Path
    account: str | None

    def url(self, database: str = "postgres") -> str:
        """How SQLAlchemy reaches a database of it."""
        return f"postgresql://beneath@/{database}?host={self.folder}"

    def run(self, program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        """One of its programs, as the account it runs under."""
        command = [str(self.bin / program), *arguments]
        return subprocess.run(
            command,
            cwd=self.folder,
            env={"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "TZ": "UTC"},
            capture_output=True,
            text=True,
            check=True,
            user=self.account,
            group=pwd.getpwnam(self.account).pw_gid if self.account else None,
            extra_groups=[] if self.account else None,
        )

    def make(self) -> None:
        """A fresh cluster."""
        self.run(
            "initdb", "--username=beneath", "--auth=trust", "--encoding=UTF8", "--no-sync",
            "--locale=C.UTF-8", "--pgdata=data",
        )  # fmt: skip
        with (self.folder / "data" / "postgresql.conf").open("a") as settings:
            settings.write(
                f"listen_addresses = ''\nunix_socket_directories = '{self.folder}'\n"
                "max_connections = 100\nlogging_collector = off\n"
            )

    def start(self) -> None:
        """Start it, again after a kill as well, and wait until it answers."""
        # Its output goes to a file: a pipe would be held open by the server for ever.
        self.run("pg_ctl", "start", "-D", "data", "-w", "-t", "60", "-l", "log")

    def stop(self) -> None:
        """Stop it at once; whatever is left is killed."""
        with suppress(subprocess.CalledProcessError):
            self.run("pg_ctl", "stop", "-D", "data", "-m", "immediate", "-t", "20")

    def kill(self) -> None:
        """kill -9 the server and its children, and wait until they are gone."""
        pids = self.pids()
        for pid in pids:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        until = time.monotonic() + GONE_WITHIN
        while any(_lives(pid) for pid in pids):
            assert time.monotonic() < until, "PostgreSQL does not die"
            time.sleep(0.01)
        # Dead, but not buried while nobody has waited for it: its number still looks alive.
        for left in (self.folder / "data" / "postmaster.pid", *self.folder.glob(".s.PGSQL.*")):
            left.unlink(missing_ok=True)

    def pids(self) -> list[int]:
        """The server and its children; none when it is down."""
        try:
            first = (self.folder / "data" / "postmaster.pid").read_text().split()[0]
        except FileNotFoundError:
            return []
        return [int(first), *_children(int(first))]

    def create(self, database: str, template: str = "template0") -> str:
        """A database of its own; returns its URL."""
        self.run("createdb", "-h", str(self.folder), "-U", "beneath", "-T", template, database)
        return self.url(database)


@contextmanager
def server() -> Iterator[Postgres]:
    """A server as long as it is open."""
    found = programs()
    assert found is not None, MISSING
    account = None
    if os.geteuid() == 0:
        names = {user.pw_name for user in pwd.getpwall()}
        account = next(name for name in ACCOUNTS if name in names)
    folder = Path(tempfile.mkdtemp(prefix="beneath-pg-", dir="/tmp"))
    if account:
        shutil.chown(folder, account)
    postgres = Postgres(folder, found, account)
    try:
        postgres.make()
        postgres.start()
        yield postgres
    finally:
        postgres.stop()
        shutil.rmtree(folder, ignore_errors=True)
