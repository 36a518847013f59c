"""Who has leased work: a name by which others on this machine see whether he is still alive."""

from __future__ import annotations

import hashlib
import os
import socket
from functools import cache
from pathlib import Path

PROC = Path("/proc")


@cache
def this_process() -> str:
    """Machine, process id and when it started: no other process ever has the same name."""
    return f"{_machine()}-{os.getpid()}-{_started(os.getpid())}"


def is_dead(owner: str) -> bool:
    """Did that owner's process run on this machine, and is gone? Of others we know nothing."""
    machine, _, rest = owner.partition("-")
    pid, _, rest = rest.partition("-")
    started = rest.partition("-")[0]
    return machine == _machine() and pid.isdigit() and _started(int(pid)) != started


@cache
def _machine() -> str:
    """Six hex digits for this boot of this machine, or of this container."""
    try:
        boot = (PROC / "sys/kernel/random/boot_id").read_text()
    except OSError:
        boot = ""
    return hashlib.sha256(f"{boot}{socket.gethostname()}".encode()).hexdigest()[:6]


def _started(pid: int) -> str:
    """When a process started, in ticks since the boot; empty when it is gone or a mere zombie."""
    try:
        fields = (PROC / str(pid) / "stat").read_text().rsplit(")", 1)[1].split()
    except OSError:
        return ""
    return "" if fields[0] in "ZX" else fields[19]
