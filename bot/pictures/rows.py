"""Rows of text: how they look, how wide their columns are, and where their lines end."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Protocol

from bot.pictures.paper import INK

# A4 in points, as everything here.
WIDTH, HEIGHT = 595.28, 841.89
MARGIN = 57.0
INNER = WIDTH - 2 * MARGIN
LEADING = 1.42
ASCENT = 1.04
UNSPLIT = 4
"""A row of so many lines is never split; a longer one leaves two or more on either page."""

_WORD = re.compile(r" *[^ ]+")


@dataclass(frozen=True)
class Look:
    """How type looks; `size` in points."""

    size: float = 9.5
    bold: bool = False
    colour: str = INK


BODY = Look()


class Measure(Protocol):
    """How wide a text is in that look, in points."""

    def __call__(self, text: str, look: Look) -> float:
        """Measure it."""
        ...


@dataclass(frozen=True)
class Cell:
    """A text in a column that begins `left` of the margin.

    `refers` names a section: the number of its page is written behind the text.
    """

    text: str
    look: Look = BODY
    left: float = 0.0
    width: float = INNER
    refers: str = ""


@dataclass(frozen=True)
class Row:
    """Cells side by side. It stays with the next row when `keep` is set.

    `header` stands again above what runs over to a new page; `section` is its name in the
    contents; `ruled` draws a thin line above it.
    """

    cells: tuple[Cell, ...]
    above: float = 0.0
    keep: bool = False
    header: Row | None = None
    section: str = ""
    ruled: bool = False


@dataclass(frozen=True)
class Setting:
    """A row broken into lines, cell by cell."""

    row: Row
    texts: tuple[tuple[str, ...], ...]

    @property
    def leading(self) -> float:
        """From one baseline to the next: that of the largest type in the row."""
        return LEADING * self._largest

    @property
    def ascent(self) -> float:
        """From its top to the first baseline."""
        return ASCENT * self._largest

    @property
    def lines(self) -> int:
        """As many as its longest cell has."""
        return max(len(texts) for texts in self.texts)

    @property
    def unsplit(self) -> bool:
        """Is it so short that it stays in one piece?"""
        return self.lines <= UNSPLIT

    @property
    def least(self) -> float:
        """The height without which it is not begun on a page."""
        return self.row.above + self.leading * (self.lines if self.unsplit else 2)

    @property
    def _largest(self) -> float:
        return max(cell.look.size for cell in self.row.cells)


def set_in_lines(row: Row, measure: Measure) -> Setting:
    """Break every cell of a row into lines."""
    return Setting(
        row,
        tuple(tuple(wrap(cell.text, cell.look, cell.width, measure)) for cell in row.cells),
    )


def wrap(text: str, look: Look, width: float, measure: Measure) -> list[str]:
    """Break a text into lines; his own line breaks stand, a word that is too wide is broken."""
    return [line for part in text.split("\n") for line in _filled(part, look, width, measure)]


def _filled(part: str, look: Look, width: float, measure: Measure) -> list[str]:
    lines: list[str] = []
    line, used = "", 0.0
    for word in _WORD.findall(part):
        wide = measure(word, look)
        if used + wide <= width:
            line, used = line + word, used + wide
            continue
        lines.extend([line] if line else [])
        *full, line = _pieces(word.lstrip(" ") if line else word, look, width, measure)
        lines.extend(full)
        used = measure(line, look)
    return [*lines, line]


def _pieces(word: str, look: Look, width: float, measure: Measure) -> list[str]:
    pieces = [""]
    used = 0.0
    for letter in word:
        wide = measure(letter, look)
        if pieces[-1] and used + wide > width:
            pieces.append("")
            used = 0.0
        pieces[-1] += letter
        used += wide
    return pieces
