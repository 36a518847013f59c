"""The word lists of nlu/words, read once.

Plain YAML that anyone can extend without touching code.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

FOLDER = Path(__file__).resolve().parent.parent / "words"


@cache
def table(name: str) -> dict[str, Any]:
    """The list `nlu/words/<name>.yml` as a mapping.

    Raises FileNotFoundError for a list that is not there.
    """
    found = YAML(typ="safe", pure=True).load((FOLDER / f"{name}.yml").read_text(encoding="utf-8"))
    return dict(found)


@cache
def word_set(name: str, key: str) -> frozenset[str]:
    """One flat list of single words out of a table."""
    return frozenset(str(word) for word in table(name)[key])
