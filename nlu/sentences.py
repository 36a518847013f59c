"""Sets of sentences: the domain's responses and the remarks, each with variations.

The one used longest ago comes next.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

HOLE = re.compile(r"<([A-Za-z_]+)>")


@dataclass(frozen=True)
class Sentences:
    """Named sets of variations.

    Each variation is a mapping with `id` and `text` (and buttons, custom).
    """

    sets: Mapping[str, Sequence[Mapping[str, Any]]]

    @classmethod
    def read(cls, folder: Path) -> Sentences:
        """Every `responses:` and `sentences:` of the YAML files in a folder (sentences.

        Name -> list of texts).
        """
        sets: dict[str, Sequence[Mapping[str, Any]]] = {}
        for path in sorted(folder.glob("*.yml")):
            found = YAML(typ="safe", pure=True).load(path)
            sets.update(found.get("responses") or {})
            for name, texts in (found.get("sentences") or {}).items():
                sets[name] = [
                    {"id": f"{name}-{n}", **(text if isinstance(text, dict) else {"text": text})}
                    for n, text in enumerate(texts, 1)
                ]
        return cls(sets)

    def __contains__(self, name: object) -> bool:
        """True when there is a set of that name."""
        return name in self.sets

    def least_recent(
        self, name: str, said: Sequence[str], seed: str = ""
    ) -> dict[str, Any] | None:
        """The variation whose id comes earliest, or not at all, in `said` (oldest first).

        None for no such set. Of those not said yet each man (`seed`) begins at another one.
        """
        variations = self.sets.get(name)
        if not variations:
            return None
        first = zlib.crc32(f"{seed} {name}".encode()) % len(variations) if seed else 0
        last_used = {said_id: position for position, said_id in enumerate(said)}
        turned = [*variations[first:], *variations[:first]]
        return dict(min(turned, key=lambda v: last_used.get(str(v["id"]), -1)))


def filled_in(text: str, words: Mapping[str, Any]) -> str:
    """Replace every <name> by its word, in one pass: what is put in is never looked at again.

    A capital in the name (<Her>) gives the word a capital; an unknown name leaves nothing behind.
    A word may be a function: it is called only where a sentence asks for it.
    """

    def word(match: re.Match[str]) -> str:
        name = match.group(1)
        given = words.get(name, words.get(name.lower(), ""))
        found = str(given() if callable(given) else given)
        return found[:1].upper() + found[1:] if name[:1].isupper() else found

    return (
        re.sub(r"\s+", " ", HOLE.sub(word, text)).strip()
        if "\n" not in text
        else HOLE.sub(word, text)
    )
