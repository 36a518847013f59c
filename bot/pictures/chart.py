"""The chart of his days: mood and anger, and the days on which something happened."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import isnan, nan
from typing import Any

from bot.pictures import paper as sheet
from bot.pictures.days import between, moment, on_the_scale, short
from bot.pictures.lettering import Lettering
from bot.pictures.paper import Ink, Mark, Paper, Point

TITLE = "My days"
EMPTY = "No check-ins yet."
HAPPENED = "Something happened"
NOTHING = "nothing"

LEFT, RIGHT = sheet.MARGIN + 60, sheet.WIDTH - sheet.MARGIN - 136
INSET = 16
TOP, BOTTOM = 250.0, 1130.0
STRIP_ROOM = 116.0
DATES = 1200.0
LABEL_APART = 46.0
MOST_DATES = 4
# Up to so many check-ins, points and lines are so large.
STRENGTHS = ((14, 24.0, 6.5), (31, 15.0, 5.0), (10**9, 9.0, 3.5))


@dataclass(frozen=True)
class Day:
    """A check-in, as far as the chart wants to know; what was not said is not a number."""

    at: datetime
    values: Mapping[str, float]
    happened: bool

    @classmethod
    def from_check_in(cls, check_in: Mapping[str, Any]) -> Day:
        """Read one."""
        values = {curve.key: on_the_scale(check_in.get(curve.key)) for curve in CURVES}
        return cls(
            moment(check_in["at"]),
            {key: nan if value is None else value for key, value in values.items()},
            any(each != NOTHING for each in check_in.get("happened") or ()),
        )


@dataclass(frozen=True)
class Curve:
    """One of the two lines; it is told from the other by name, colour and shape."""

    key: str
    label: str
    colour: str
    mark: Mark


CURVES = (
    Curve("mood", "Mood", sheet.COOL, Mark("o")),
    Curve("anger", "Anger", sheet.WARM, Mark("s", hollow=True)),
)


@dataclass(frozen=True)
class Frame:
    """Where times and values lie on the sheet, and how strong the points and lines are."""

    first: datetime
    last: datetime
    bottom: float
    point: float
    line: float

    @classmethod
    def of(cls, days: Sequence[Day]) -> Frame:
        """The frame that holds them; it leaves a strip where something happened."""
        point, line = next((size, width) for most, size, width in STRENGTHS if len(days) <= most)
        bottom = BOTTOM - STRIP_ROOM * any(day.happened for day in days)
        return cls(days[0].at, days[-1].at, bottom, point, line)

    def x(self, at: datetime) -> float:
        """Where a time lies; a single one lies in the middle."""
        if self.first == self.last:
            return (LEFT + RIGHT) / 2
        share = (at - self.first) / (self.last - self.first)
        return LEFT + INSET + share * (RIGHT - LEFT - 2 * INSET)

    def y(self, value: float) -> float:
        """Where a value lies."""
        return self.bottom - value / 10 * (self.bottom - TOP)


def drawn(check_ins: Sequence[Mapping[str, Any]]) -> Paper:
    """The chart."""
    days = sorted(map(Day.from_check_in, check_ins), key=lambda day: day.at)
    if not days:
        return Paper(TITLE, EMPTY, Lettering())
    frame = Frame.of(days)
    paper = Paper(TITLE, between(frame.first, frame.last), Lettering())
    _grid(paper, frame)
    _dates(paper, frame)
    _happened(paper, frame, [frame.x(day.at) for day in days if day.happened])
    ends = [(curve, end) for curve in CURVES if (end := _curve(paper, frame, curve, days))]
    _name(paper, ends)
    return paper


def _grid(paper: Paper, frame: Frame) -> None:
    ink = Ink(paper.lettering.plain, 30, sheet.MUTED, "right")
    for value in (0, 5, 10):
        y = frame.y(value)
        paper.line([(LEFT, y), (RIGHT, y)], sheet.TRACK, 3)
        paper.write(LEFT - 20, y + 11, str(value), ink)


def _dates(paper: Paper, frame: Frame) -> None:
    """Write a few dates, evenly apart, the first and the last among them."""
    ink = Ink(paper.lettering.plain, 30, sheet.MUTED, "center")
    length = (frame.last.date() - frame.first.date()).days
    steps = min(length, MOST_DATES - 1)
    paper.write(frame.x(frame.first), DATES, short(frame.first), ink)
    for step in range(1, steps + 1):
        day = frame.first + timedelta(days=round(length * step / steps))
        paper.write(frame.x(min(day, frame.last)), DATES, short(day), ink)


def _happened(paper: Paper, frame: Frame, across: Sequence[float]) -> None:
    """Mark the days on which something happened, below the lines and up through them."""
    if not across:
        return
    strip = frame.bottom + STRIP_ROOM - 22
    for x in across:
        paper.line([(x, TOP), (x, frame.bottom)], sheet.RULE, 2.5, ":")
    paper.dots([(x, strip) for x in across], sheet.INK, min(max(frame.point, 12), 18), Mark("D"))
    ink = Ink(paper.lettering.plain, 28, sheet.INK)
    paper.write(LEFT, strip - 32, HAPPENED, ink)


def _curve(paper: Paper, frame: Frame, curve: Curve, days: Sequence[Day]) -> Point | None:
    """Draw one line; returns where it ends, None when nothing of it is known."""
    points = [(frame.x(day.at), frame.y(day.values[curve.key])) for day in days]
    known = [point for point in points if not isnan(point[1])]
    if not known:
        return None
    paper.line(points, curve.colour, frame.line)
    paper.dots(known, curve.colour, frame.point, curve.mark)
    return known[-1]


def _name(paper: Paper, ends: Sequence[tuple[Curve, Point]]) -> None:
    """Name the lines at their ends, never one name upon the other."""
    ranked = sorted(ends, key=lambda end: end[1][1])
    heights = [y for _, (_, y) in ranked]
    if len(heights) > 1 and heights[1] - heights[0] < LABEL_APART:
        middle = sum(heights) / 2
        heights = [middle - LABEL_APART / 2, middle + LABEL_APART / 2]
    for (curve, (x, _)), height in zip(ranked, heights, strict=True):
        paper.write(x + 26, height + 12, curve.label, Ink(paper.lettering.bold, 34, curve.colour))
