"""Type: which characters can be drawn, how wide they are, and where a line ends."""

from __future__ import annotations

import unicodedata
from functools import cached_property
from pathlib import Path

import matplotlib
from matplotlib.font_manager import FontProperties
from matplotlib.ft2font import FT2Font

ELLIPSIS = "…"
UNSHOWABLE = "(in letters this picture cannot show)"
INVISIBLE = ("Cc", "Cf", "Cs", "Co", "Cn")
RIGHT_TO_LEFT = ("R", "AL")


class Face:
    """One font that ships with the drawing library. Sizes and widths are pixels."""

    def __init__(self, file: str) -> None:
        """Name the font by its file; it is read when first measured."""
        self._path = Path(matplotlib.get_data_path()) / "fonts" / "ttf" / file
        self._advances: dict[str, float] = {}

    @cached_property
    def _font(self) -> FT2Font:
        font = FT2Font(str(self._path))
        font.set_size(100, 72)
        return font

    @cached_property
    def _drawable(self) -> frozenset[int]:
        return frozenset(self._font.get_charmap())

    @cached_property
    def properties(self) -> FontProperties:
        """What the drawing library wants to know to use this font."""
        return FontProperties(fname=str(self._path))

    def width(self, text: str, size: float) -> float:
        """How wide a text is at that size, kerning not counted."""
        return sum(self._advance(letter) for letter in text) * size

    def _advance(self, letter: str) -> float:
        if letter not in self._advances:
            glyph = self._font.load_char(ord(letter))
            self._advances[letter] = glyph.linearHoriAdvance / 65536 / 100
        return self._advances[letter]

    def clean(self, text: str) -> str:
        """The text on one line, without what this font cannot draw.

        When most of its letters would be lost, a remark stands in for it: half a sentence says
        something he did not say.
        """
        spaced = " ".join(unicodedata.normalize("NFC", text).split())
        kept = "".join(letter for letter in spaced if self._shows(letter))
        if _letters(kept) * 2 < _letters(spaced):
            return UNSHOWABLE
        return " ".join(kept.split())

    def _shows(self, letter: str) -> bool:
        return ord(letter) in self._drawable and unicodedata.category(letter) not in INVISIBLE

    def wrap(self, text: str, size: float, width: float) -> list[str]:
        """Break a cleaned text into lines; a word that is wider than the line is broken too."""
        lines: list[str] = []
        line = ""
        for word in text.split():
            longer = f"{line} {word}" if line else word
            if self.width(longer, size) <= width:
                line = longer
                continue
            if line:
                lines.append(line)
            *full, line = self._pieces(word, size, width)
            lines.extend(full)
        return [*lines, line] if line else lines

    def _pieces(self, word: str, size: float, width: float) -> list[str]:
        pieces = [""]
        for letter in word:
            if pieces[-1] and self.width(pieces[-1] + letter, size) > width:
                pieces.append("")
            pieces[-1] += letter
        return pieces

    def shorten(self, line: str, size: float, width: float) -> str:
        """The line with an ellipsis at its end, less the words (or letters) that gives it room."""
        while line and self.width(line + ELLIPSIS, size) > width:
            words, _, _ = line.rpartition(" ")
            line = words or line[:-1]
        return line.rstrip(" ,.;:-") + ELLIPSIS


class Lettering:
    """The two faces of one drawing."""

    def __init__(self) -> None:
        """Nothing is read yet."""
        self.plain = Face("DejaVuSans.ttf")
        self.bold = Face("DejaVuSans-Bold.ttf")


def reads_from_the_right(text: str) -> bool:
    """Does the text begin in a script that is written from right to left?"""
    for letter in text:
        direction = unicodedata.bidirectional(letter)
        if direction in RIGHT_TO_LEFT:
            return True
        if direction == "L":
            return False
    return False


def _letters(text: str) -> int:
    return sum(letter.isalpha() for letter in text)
