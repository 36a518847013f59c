"""Putting a set block on the sheet: its label, its lines, its tick boxes."""

from __future__ import annotations

from bot.pictures import paper as sheet
from bot.pictures.blocks import LABEL_ROOM, LABEL_SIZE, PADDING, TICK_INDENT, Setting
from bot.pictures.lettering import reads_from_the_right
from bot.pictures.paper import Ink, Paper

LEFT, RIGHT, MIDDLE = sheet.MARGIN, sheet.WIDTH - sheet.MARGIN, sheet.WIDTH / 2
OVERHANG = 26
TICK_SIDE = 36


def put(paper: Paper, setting: Setting, top: float) -> None:
    """Draw a block whose upper edge is at `top`."""
    if setting.block.kind == "centre":
        _centre(paper, setting, top)
    else:
        _label(paper, setting, LEFT, top, "left")
        _texts(paper, setting, top + LABEL_ROOM)


def _centre(paper: Paper, setting: Setting, top: float) -> None:
    size = (sheet.INNER + 2 * OVERHANG, setting.height)
    paper.box((LEFT - OVERHANG, top), size, sheet.TINT, 28)
    _label(paper, setting, MIDDLE, top + PADDING, "center")
    ink = Ink(setting.block.face, setting.size, sheet.COOL, "center")
    _lines(paper, setting, 0, top + PADDING + LABEL_ROOM, (MIDDLE, ink))


def _label(paper: Paper, setting: Setting, x: float, top: float, anchor: str) -> None:
    ink = Ink(paper.lettering.plain, LABEL_SIZE, sheet.MUTED, anchor)
    paper.write(x, top + LABEL_SIZE, setting.block.label, ink)


def _texts(paper: Paper, setting: Setting, top: float) -> None:
    """Write the texts one under the other, each from the side its script begins at."""
    boxes = setting.block.kind == "boxes"
    indent = TICK_INDENT if boxes else 0
    for index, text in enumerate(setting.block.texts):
        backwards = reads_from_the_right(text)
        if boxes:
            x = RIGHT - TICK_SIDE if backwards else LEFT
            middle = top + setting.leading / 2
            _tick_box(paper, x, middle - TICK_SIDE / 2, setting.block.ticked[index])
        ink = Ink(setting.block.face, setting.size, anchor="right" if backwards else "left")
        x = RIGHT - indent if backwards else LEFT + indent
        _lines(paper, setting, index, top, (x, ink))
        top += setting.limits[index] * setting.leading + setting.apart


def _lines(
    paper: Paper, setting: Setting, index: int, top: float, look: tuple[float, Ink]
) -> None:
    x, ink = look
    for row, line in enumerate(setting.shown(index)):
        baseline = top + row * setting.leading + (setting.leading + 0.72 * setting.size) / 2
        paper.write(x, baseline, line, ink)


def _tick_box(paper: Paper, x: float, y: float, done: bool) -> None:
    paper.box((x, y), (TICK_SIDE, TICK_SIDE), sheet.COOL, 8)
    if done:
        tick = [(x + 8, y + 19), (x + 15.5, y + 26), (x + 28, y + 11)]
        paper.line(tick, sheet.BACKGROUND, 5)
    else:
        paper.box((x + 4, y + 4), (TICK_SIDE - 8, TICK_SIDE - 8), sheet.BACKGROUND, 5)
