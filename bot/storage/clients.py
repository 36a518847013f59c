"""PostgreSQL's own programs: found, seen to fit the server, and run without showing a password."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from psycopg.conninfo import make_conninfo
from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

from bot.core.errors import Unusable

Tell = Callable[[str], None]
PROGRAMS = ("pg_dump", "pg_restore", "psql")
VERSIONS = Path("/usr/lib/postgresql")
"""Where Debian keeps them, one folder a version; only a chooser of its own is on the PATH."""
TELL_EVERY = 1.0
PLAIN = ("--no-owner", "--no-privileges")
"""Whoever restores owns what he restores; roles of another server are not there."""
MISSING = (
    "pg_dump, pg_restore and psql are missing: install PostgreSQL's client programs "
    "(Debian: apt install postgresql-client)."
)
TOO_OLD = (
    "PostgreSQL's client programs here have version {found}, and the server has {server}: they "
    "must be at least as new, so install version {server} of them "
    "(Debian: apt install postgresql-client-{server})."
)


def _still_runs(program: subprocess.Popen[bytes]) -> bool:
    """Wait a moment for its end."""
    with suppress(subprocess.TimeoutExpired):
        program.wait(TELL_EVERY)
    return program.returncode is None


@dataclass(frozen=True)
class Clients:
    """The programs of one folder, and how they reach one database."""

    folder: Path
    address: str
    environment: Mapping[str, str]

    def dump(self, schema: str, target: Path, tell: Tell) -> None:
        """Everything of that schema as it is at one moment, into a file that is there already."""
        arguments = ("--format=custom", *PLAIN, "--no-password", f'--table="{schema}".*')
        with tempfile.TemporaryFile() as errors:
            command = self._command("pg_dump", *arguments, f"--file={target.resolve()}")
            command.append(f"--dbname={self.address}")
            with self._begun(command, stderr=errors) as running:
                while _still_runs(running):
                    tell(f"dumped {target.stat().st_size / 1e6:,.0f} MB")
            if running.returncode != 0:
                raise Unusable(f"pg_dump failed: {_reason(errors)}")

    def version_in(self, dump: Path) -> str | None:
        """The schema of Beneath in a dump; None when there is none in it.

        It is read to its end: Unusable when it is damaged or cut.
        """
        read = self._read(dump, "--list")
        if not re.search(rb" TABLE DATA \S+ participants ", read):
            return None
        self._read(dump, "--file=/dev/null")
        read = self._read(dump, "--data-only", "--table=alembic_version", "--file=-")
        found = re.search(rb"^COPY .*\n(\w+)\n", read, re.MULTILINE)
        return found[1].decode() if found else None

    def _read(self, dump: Path, *arguments: str) -> bytes:
        with tempfile.TemporaryFile() as errors:
            command = self._command("pg_restore", *arguments, str(dump.resolve()))
            with self._begun(command, stdout=subprocess.PIPE, stderr=errors) as running:
                found = running.communicate()[0]
            if running.returncode != 0:
                raise Unusable(
                    f"{dump} is damaged, cut, or of a newer PostgreSQL: {_reason(errors)} "
                    "Nothing was touched; take another backup."
                )
            return bytes(found)

    def load(self, dump: Path, before: str) -> None:
        """Restore it in one transaction that begins with `before`; all of it or nothing.

        psql is told to commit only when pg_restore has read the dump to its end.
        """
        arguments = ("--no-psqlrc", "--quiet", "--no-password", "--set=ON_ERROR_STOP=1")
        with tempfile.TemporaryFile() as errors:
            command = self._command("psql", *arguments, f"--dbname={self.address}")
            quiet = subprocess.DEVNULL
            with self._begun(
                command, stdin=subprocess.PIPE, stdout=quiet, stderr=errors
            ) as writing:
                assert writing.stdin is not None
                with suppress(BrokenPipeError), writing.stdin as script:
                    script.write(f"BEGIN;\n{before}\n".encode())
                    self._script(dump, script, errors)
                    script.write(b"COMMIT;\n")
            if writing.returncode != 0:
                raise Unusable(
                    f"The backup could not be put in place: {_reason(errors)} "
                    "The database is as it was."
                )

    def _script(self, dump: Path, script: IO[bytes], errors: IO[bytes]) -> None:
        arguments = (*PLAIN, "--clean", "--if-exists", "--file=-", str(dump.resolve()))
        command = self._command("pg_restore", *arguments)
        with self._begun(command, stdout=subprocess.PIPE, stderr=errors) as reading:
            assert reading.stdout is not None
            shutil.copyfileobj(reading.stdout, script)
        if reading.returncode != 0:
            raise Unusable(f"{dump} cannot be read: {_reason(errors)} The database is as it was.")

    def _command(self, program: str, *arguments: str) -> list[str]:
        return [str(self.folder / program), *arguments]

    def _begun(self, command: list[str], **streams: Any) -> subprocess.Popen[bytes]:
        return subprocess.Popen(command, env=self.environment, **streams)


def clients_for(engine: Engine) -> Clients:
    """The programs that fit the server, and the way to its database. Unusable says what to do."""
    try:
        with engine.connect() as connection:
            version = connection.dialect.server_version_info
    except DBAPIError as error:
        reason = str(error.orig).strip().splitlines()[0]
        raise Unusable(f"BENEATH_DATABASE cannot be reached: {reason}") from None
    assert version is not None
    _none, options = engine.dialect.create_connect_args(engine.url)
    options = {name: value for name, value in options.items() if name != "context"}
    environment = {**os.environ, "LC_ALL": "C", "PGCONNECT_TIMEOUT": "10"}
    if "password" in options:
        environment["PGPASSWORD"] = str(options.pop("password"))
    return Clients(_folder(int(version[0])), make_conninfo(**options), environment)


def _folder(server: int) -> Path:
    """Of the programs that are new enough those that are nearest to the server."""
    found = shutil.which("pg_dump")
    folders = [Path(found).parent] if found else []
    folders += sorted(VERSIONS.glob("*/bin"), key=lambda folder: folder.parent.name, reverse=True)
    versions = {folder: version for folder in folders if (version := _version(folder))}
    if not versions:
        raise Unusable(MISSING)
    fitting = {folder: version for folder, version in versions.items() if version >= server}
    if not fitting:
        raise Unusable(TOO_OLD.format(found=max(versions.values()), server=server))
    return min(fitting, key=lambda folder: fitting[folder])


def _version(folder: Path) -> int:
    """Their major version; 0 when they are not all there."""
    if not all((folder / program).exists() for program in PROGRAMS):
        return 0
    command = [str(folder / "pg_dump"), "--version"]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    said = re.search(r"\(PostgreSQL\) (\d+)", ran.stdout)
    return int(said[1]) if said else 0


def _reason(errors: IO[bytes]) -> str:
    """What a program said about its failure, in one line; it never says a password."""
    errors.seek(0)
    lines = [line for line in errors.read().decode(errors="replace").splitlines() if line.strip()]
    named = [line for line in lines if re.search(r"error:|ERROR:|FATAL:", line)]
    line = (named or lines or ["no word of it"])[0]
    return re.sub(r"^.*?(?:error|ERROR|FATAL): +", "", line).rstrip(".") + "."
