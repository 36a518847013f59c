"""Blocks of text on a card: they grow when there is room, and are cut when there is none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.pictures.lettering import Face
from bot.pictures.paper import INNER

LABEL_SIZE = 28
LABEL_ROOM = 44
LEADING = 1.34
CENTRE_LEADING = 1.18
BETWEEN = 30
PADDING = 32
TICK_INDENT = 66
BODY = 36
SCALES = (1.4, 1.25, 1.1, 1.0, 0.92)
CENTRE_SIZES = (128, 112, 96, 80, 66, 54)
CENTRE_SCALED = 92
CENTRE_ROOM = 165
CENTRE_LINES = 3


@dataclass(frozen=True)
class Block:
    """A label and its texts. `kind`: words | centre (large, on a tint) | boxes (to be ticked)."""

    label: str
    texts: tuple[str, ...]
    face: Face
    kind: str = "words"
    ticked: tuple[bool, ...] = ()


@dataclass(frozen=True)
class Setting:
    """A block broken into lines; of each text, `limits` says how many lines are shown."""

    block: Block
    size: float
    lines: tuple[tuple[str, ...], ...]
    limits: tuple[int, ...]

    @property
    def leading(self) -> float:
        """From one baseline to the next."""
        return self.size * (CENTRE_LEADING if self.block.kind == "centre" else LEADING)

    @property
    def apart(self) -> float:
        """Between two texts, beyond the leading."""
        return self.size * 0.3

    @property
    def height(self) -> float:
        """Of the whole block, label and padding included."""
        padding = 2 * PADDING if self.block.kind == "centre" else 0
        apart = self.apart * (len(self.limits) - 1)
        return LABEL_ROOM + sum(self.limits) * self.leading + apart + padding

    @property
    def spare(self) -> int:
        """Its lines, if it can lose one of them; the centre is never cut further."""
        fixed = self.block.kind == "centre" or max(self.limits) == 1
        return 0 if fixed else sum(self.limits)

    def shown(self, index: int) -> tuple[str, ...]:
        """The lines of one text, with an ellipsis where it was cut."""
        lines, limit = self.lines[index], self.limits[index]
        if limit >= len(lines):
            return lines
        last = self.block.face.shorten(lines[limit - 1], self.size, _room(self.block))
        return (*lines[: limit - 1], last)

    def cut(self) -> Setting:
        """One line less of the longest text."""
        at = self.limits.index(max(self.limits))
        limits = tuple(limit - (index == at) for index, limit in enumerate(self.limits))
        return replace(self, limits=limits)


def settle(blocks: Sequence[Block], room: float, most: float) -> list[Setting]:
    """Set the blocks as large as `room` allows.

    When even the smallest type needs more, the sheet may grow until they take `most`; what is
    still too long loses lines, always the longest block first, of two
    the lower one.
    """
    settings: list[Setting] = []
    for scale in SCALES:
        settings = [_set(block, scale) for block in blocks]
        if needed(settings) <= room:
            return settings
    while needed(settings) > most:
        at = max(reversed(range(len(settings))), key=lambda index: settings[index].spare)
        settings[at] = settings[at].cut()
    return settings


def needed(settings: Sequence[Setting]) -> float:
    """The height they take, with the least space between."""
    return sum(setting.height + BETWEEN for setting in settings)


def _set(block: Block, scale: float) -> Setting:
    if block.kind == "centre":
        return _centre(block, scale)
    size = BODY * scale
    lines = tuple(tuple(block.face.wrap(text, size, _room(block))) for text in block.texts)
    return Setting(block, size, lines, tuple(len(each) for each in lines))


def _centre(block: Block, scale: float) -> Setting:
    """Set one text as large as keeps it short; the last size takes what it gets."""
    lines: tuple[str, ...] = ()
    size = 0
    for size in CENTRE_SIZES:
        lines = tuple(block.face.wrap(block.texts[0], size, _room(block)))
        if size <= CENTRE_SCALED * scale and len(lines) * size <= CENTRE_ROOM:
            break
    return Setting(block, size, (lines,), (min(len(lines), CENTRE_LINES),))


def _room(block: Block) -> float:
    return INNER - {"boxes": TICK_INDENT}.get(block.kind, 0)
