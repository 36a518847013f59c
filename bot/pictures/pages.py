"""Rows flow over pages: where every line lies, and what stays together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from bot.pictures.lettering import reads_from_the_right
from bot.pictures.rows import HEIGHT, MARGIN, Cell, Look, Measure, Row, Setting, set_in_lines

TOP, BOTTOM = 60.0, HEIGHT - 72.0


@dataclass(frozen=True)
class Line:
    """One line in its place; `backwards` when its paragraph is read from the right."""

    x: float
    baseline: float
    text: str
    look: Look
    backwards: bool = False
    refers: str = ""


@dataclass
class Page:
    """What is on one page: lines, thin rules by their y, and the sections that begin there."""

    lines: list[Line] = field(default_factory=list)
    rules: list[float] = field(default_factory=list)
    sections: list[tuple[str, float]] = field(default_factory=list)


def flow(rows: Sequence[Row], measure: Measure) -> list[Page]:
    """Lay the rows out, one under the other, over as many pages as they need."""
    settings = [set_in_lines(row, measure) for row in rows]
    flowing = _Flow(measure)
    for setting, needed in zip(settings, _needs(settings), strict=True):
        flowing.put(setting, needed)
    return _referred(flowing.pages)


def _needs(settings: Sequence[Setting]) -> list[float]:
    """What each row needs below its top to be begun there, with the rows it stays with."""
    needs = [0.0] * (len(settings) + 1)
    for at in range(len(settings) - 1, -1, -1):
        setting = settings[at]
        needs[at] = setting.least + needs[at + 1] * (setting.row.keep and setting.unsplit)
    return needs[:-1]


def _referred(pages: list[Page]) -> list[Page]:
    """The pages, with the page numbers where a line refers to a section."""
    on = {name: number for number, page in enumerate(pages, 1) for name, _ in page.sections}
    for page in pages:
        page.lines = [
            replace(line, text=f"{line.text} {on[line.refers]}") if line.refers else line
            for line in page.lines
        ]
    return pages


class _Flow:
    """The pages so far, and how far down the last one is written."""

    def __init__(self, measure: Measure) -> None:
        self.pages = [Page()]
        self._measure = measure
        self._top = TOP

    def put(self, setting: Setting, needed: float) -> None:
        """Write a row; on a new page where this one lacks the room it needs."""
        if self._top > TOP and self._top + needed > BOTTOM:
            self._turn(setting.row)
        elif self._top > TOP:
            self._top += setting.row.above
        self._mark(setting.row)
        begun = 0
        while begun < setting.lines:
            if begun:
                self._turn(setting.row)
            fitting = self._fitting(setting, setting.lines - begun)
            self._write(setting, begun, begun + fitting)
            begun += fitting

    def _fitting(self, setting: Setting, left: int) -> int:
        """How many of the lines that are left this page takes, none left alone on the next."""
        room = max(int((BOTTOM - self._top) / setting.leading), 1)
        return min(left, room - 1 if left == room + 1 and room > 2 else room)

    def _turn(self, row: Row) -> None:
        self.pages.append(Page())
        self._top = TOP
        if row.header is not None:
            setting = set_in_lines(row.header, self._measure)
            self._write(setting, 0, setting.lines)
            self._top += row.above

    def _mark(self, row: Row) -> None:
        page = self.pages[-1]
        if row.ruled:
            page.rules.append(self._top - row.above / 2)
        if row.section:
            page.sections.append((row.section, self._top))

    def _write(self, setting: Setting, begin: int, end: int) -> None:
        for cell, texts in zip(setting.row.cells, setting.texts, strict=True):
            self.pages[-1].lines.extend(self._placed(setting, cell, texts[begin:end]))
        self._top += (end - begin) * setting.leading

    def _placed(self, setting: Setting, cell: Cell, texts: Sequence[str]) -> Iterator[Line]:
        backwards = reads_from_the_right(cell.text)
        x = MARGIN + cell.left
        for index, text in enumerate(texts):
            baseline = self._top + setting.ascent + index * setting.leading
            room = cell.width - self._measure(text, cell.look) if backwards else 0.0
            yield Line(x + room, baseline, text, cell.look, backwards, cell.refers)
