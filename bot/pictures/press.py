"""The press: type for a page of paper, which letters it has, and the finished PDF."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from pathlib import Path

import matplotlib
from fpdf import FPDF
from fpdf.bidi import BidiParagraph
from fpdf.enums import TextDirection
from fpdf.fonts import TTFFont

from bot.pictures.pages import Line, Page
from bot.pictures.paper import MUTED
from bot.pictures.rows import HEIGHT, MARGIN, WIDTH, Look, Row

FAMILY = "dejavu"
FILES = {False: "DejaVuSans.ttf", True: "DejaVuSans-Bold.ttf"}
REPLACED = "\ufffd"
RULE = "#d5cec2"
FOOT = Look(8, colour=MUTED)
FOOT_BASELINE = HEIGHT - 40.0
FOOT_RULE = HEIGHT - 54.0

_TAB = "    "
_SELECTORS = (range(0xFE00, 0xFE10), range(0xE0100, 0xE01F0))
_NEVER = ("Cc", "Cs", "Co", "Cn")
_MIRRORED = str.maketrans("()[]{}<>«»‹›", ")(][}{><»«›‹")


@dataclass(frozen=True)
class Imprint:
    """What the file says of itself, and what stands at the foot of every page."""

    title: str
    author: str
    foot: str
    made_at: datetime


class Letters(dict[int, str]):
    """For str.translate: each letter as this font shows it."""

    def __init__(self, drawable: frozenset[int]) -> None:
        """Remember what the font has."""
        super().__init__()
        self._drawable = drawable

    def __missing__(self, code: int) -> str:
        self[code] = shown = self._shown(code)
        return shown

    def _shown(self, code: int) -> str:
        """What has no ink is left out, what the font lacks is replaced by a mark."""
        letter = chr(code)
        kind = unicodedata.category(letter)
        if letter in "\n\t":
            return letter.replace("\t", _TAB)
        if kind == "Cf" or any(code in each for each in _SELECTORS):
            return ""
        if code in self._drawable and kind not in _NEVER:
            return letter
        return " " if kind == "Zs" else REPLACED


class Press:
    """One document: it measures type, cleans texts, and prints finished pages once."""

    def __init__(self) -> None:
        """Read the two fonts that ship with the drawing library."""
        self._pdf = FPDF(unit="pt", format=(WIDTH, HEIGHT))
        self._pdf.set_auto_page_break(False)
        self._fonts = {bold: self._font(bold) for bold in FILES}
        self._letters = {bold: Letters(frozenset(font.cmap)) for bold, font in self._fonts.items()}
        self._widths: dict[tuple[str, bool], float] = {}
        self._look: Look | None = None

    def _font(self, bold: bool) -> TTFFont:
        style = "B" if bold else ""
        path = Path(matplotlib.get_data_path()) / "fonts" / "ttf" / FILES[bold]
        self._pdf.add_font(FAMILY, style, path)
        font = self._pdf.fonts[FAMILY + style]
        assert isinstance(font, TTFFont)
        return font

    def measure(self, text: str, look: Look) -> float:
        """How wide a text is, in points, as the reader of the file will set it."""
        key = (text, look.bold)
        if key not in self._widths:
            widths = self._fonts[look.bold].cw
            self._widths[key] = sum(widths[ord(letter)] for letter in text) / 1000
        return self._widths[key] * look.size

    def legible(self, rows: Sequence[Row]) -> tuple[list[Row], int]:
        """The rows with nothing in them that cannot be printed; how many letters were replaced.

        Line breaks of any kind become plain ones. What has no ink (joiners, marks that turn
        the direction of writing) goes; what the fonts lack, and control characters, become U+FFFD.
        """
        cleaned: list[Row] = []
        lost = 0
        for row in rows:
            texts = [self._cleaned(cell.text, cell.look.bold) for cell in row.cells]
            pairs = zip(row.cells, texts, strict=True)
            cells = tuple(replace(cell, text=text) for cell, (text, _) in pairs)
            cleaned.append(replace(row, cells=cells))
            lost += sum(count for _, count in texts)
        return cleaned, lost

    def _cleaned(self, text: str, bold: bool) -> tuple[str, int]:
        lines = unicodedata.normalize("NFC", "\n".join(text.splitlines())).strip("\n")
        while "\n\n\n" in lines:
            lines = lines.replace("\n\n\n", "\n\n")
        shown = lines.translate(self._letters[bold])
        return shown, shown.count(REPLACED) - lines.count(REPLACED)

    def printed(self, pages: Sequence[Page], imprint: Imprint) -> bytes:
        """The PDF, the same bytes for the same pages and imprint."""
        pdf = self._pdf
        pdf.set_title(imprint.title)
        pdf.set_author(imprint.author)
        pdf.set_lang("en")
        pdf.set_creation_date(imprint.made_at)
        for number, page in enumerate(pages, 1):
            self._page(page)
            self._foot(imprint.foot, f"{number} of {len(pages)}")
        return bytes(pdf.output())

    def _page(self, page: Page) -> None:
        self._pdf.add_page()
        self._look = None
        for y in page.rules:
            self._rule(y)
        for name, y in page.sections:
            self._pdf.set_y(y)
            self._pdf.start_section(name)
        for line in page.lines:
            self._write(line)

    def _foot(self, text: str, number: str) -> None:
        self._rule(FOOT_RULE)
        self._write(Line(MARGIN, FOOT_BASELINE, text, FOOT))
        x = WIDTH - MARGIN - self.measure(number, FOOT)
        self._write(Line(x, FOOT_BASELINE, number, FOOT))

    def _rule(self, y: float) -> None:
        self._pdf.set_line_width(0.6)
        self._pdf.set_draw_color(*_rgb(RULE))
        self._pdf.line(MARGIN, y, WIDTH - MARGIN, y)

    def _write(self, line: Line) -> None:
        if line.look != self._look:
            self._pdf.set_font(FAMILY, "B" if line.look.bold else "", line.look.size)
            self._pdf.set_text_color(*_rgb(line.look.colour))
            self._look = line.look
        self._pdf.text(line.x, line.baseline, in_sight(line.text, line.backwards))


def in_sight(text: str, backwards: bool) -> str:
    """The letters from left to right as they stand on paper, whatever way they are read."""
    if text.isascii() or not any(map(_turns, set(text))):
        return text
    base = TextDirection.RTL if backwards else TextDirection.LTR
    return "".join(
        each.character.translate(_MIRRORED) if each.embedding_level % 2 else each.character
        for each in BidiParagraph(text, base).get_reordered_characters()
    )


@cache
def _turns(letter: str) -> bool:
    return unicodedata.bidirectional(letter) in {"R", "AL", "AN"}


@cache
def _rgb(colour: str) -> tuple[int, int, int]:
    red, green, blue = bytes.fromhex(colour.removeprefix("#"))
    return red, green, blue
