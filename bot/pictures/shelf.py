"""Where finished pictures are put: for the owner alone, under a name that tells nothing."""

from __future__ import annotations

import os
import re
from pathlib import Path
from uuid import uuid4


def put(png: bytes, folder: Path, stem: str) -> str:
    """Write a picture to a new file (0600, its folder 0700); returns the absolute path."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder.chmod(0o700)
    path = folder.resolve() / f"{re.sub(r'[^A-Za-z0-9-]', '', stem)[:40]}-{uuid4().hex}.png"
    number = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(number, "wb") as file:
        file.write(png)
    return str(path)
