"""How one kept entry stands in the booklet: its title, labels, and what is known under them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from bot.pictures import plainly
from bot.pictures.paper import COOL, MUTED
from bot.pictures.plainly import feeling, listed, plain, said
from bot.pictures.rows import BODY, INNER, Cell, Look, Row

Entry = Mapping[str, Any]
Entries = Sequence[Entry]

SUB = Look(11, bold=True)
LABEL = Look(8.5, colour=MUTED)
SMALL = Look(8.5)
HEAD = Look(8, bold=True, colour=MUTED)
ASIDE = Look(9, colour=MUTED)
MARK = Look(9.5, bold=True, colour=COOL)
LABELS = 128.0
UNDATED = "No date"
BENEATH = "What was beneath"
"""The one answer that all the others lead to: it stands out."""


def aside(text: str, above: float = 4) -> Row:
    """A remark of ours that stays with what it is about."""
    return Row((Cell(text, ASIDE),), above, keep=True)


def entry(title: str, pairs: Iterable[tuple[str, str]]) -> list[Row]:
    """A title, and under it each text with its label; what has no text is left out."""
    title = title or UNDATED
    header = continued(title)
    told = [_labelled(label, text, header) for label, text in pairs if text]
    return [Row((Cell(title, SUB),), 17, keep=bool(told)), *told]


def continued(title: str) -> Row:
    """What stands at the top of a page that an entry runs over to."""
    return Row((Cell(f"{title}, continued", HEAD),))


def _labelled(label: str, text: str, header: Row) -> Row:
    """A text beside its label, or across the page when it has none."""
    if not label:
        return Row((Cell(text),), 3, header=header)
    look = MARK if label == BENEATH else BODY
    told = Cell(text, look, LABELS, INNER - LABELS)
    return Row((Cell(label, LABEL, width=LABELS - 8), told), 3, header=header)


def besides(kept: Entry, known: frozenset[str]) -> list[tuple[str, str]]:
    """What is kept beyond what we know of, under the name it is kept by."""
    return [
        (plainly.named(key).capitalize(), said(value))
        for key, value in kept.items()
        if key not in known
    ]


def each(value: Any, words: Mapping[str, str]) -> str:
    """A list of codes in words."""
    return ", ".join(plain(code, words) for code in listed(value))


def feelings(value: Any) -> str:
    """His words for what he felt, each once."""
    return ", ".join(dict.fromkeys(feeling(kept) for kept in listed(value)))
