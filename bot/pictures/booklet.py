"""The booklet: everything that is kept of a man, as a PDF he can read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from bot.pictures import chapters, plainly
from bot.pictures.entries import ASIDE, LABEL, Entries, Entry, aside
from bot.pictures.pages import flow
from bot.pictures.paper import COOL, FOOTER
from bot.pictures.plainly import Clock, named, said, written
from bot.pictures.press import Imprint, Press
from bot.pictures.rows import Cell, Look, Row

TITLE = "Everything kept about you"
AUTHOR = "Beneath"
YOURS = (
    "This is what you said, what you tapped, and what the coach answered. It's yours. "
    "Keep it where you'd keep a diary: whoever opens this file can read it."
)
NOTHING = "Nothing is kept about you yet."
SOME_DAY = datetime(2000, 1, 1, tzinfo=UTC)
"""Stands in the file as its day when nothing in it has one."""

HEADLINE = Look(22, bold=True)
NAME = Look(14, bold=True, colour=COOL)
SECTION = Look(15, bold=True, colour=COOL)
COUNTS, NUMBERS = 190.0, 300.0


@dataclass(frozen=True)
class Chapter:
    """A part of the export and how it is told; `empty` is said where a reader would wonder."""

    key: str
    title: str
    one: str
    many: str
    told: Callable[[Entries, Clock], list[Row]]
    empty: str = ""

    def counted(self, kept: Entries) -> str:
        """How many there are."""
        return f"1 {self.one}" if len(kept) == 1 else f"{len(kept)} {self.many}"


CHAPTERS = (
    Chapter("consents", "What you agreed to", "agreement", "agreements", chapters.consents),
    Chapter(
        "walk_backs",
        "Your walk-backs",
        "walk-back",
        "walk-backs",
        chapters.walk_backs,
        "You haven't walked anything back yet.",
    ),
    Chapter("check_ins", "Your check-ins", "check-in", "check-ins", chapters.check_ins),
    Chapter("time_outs", "Your time-outs", "time-out", "time-outs", chapters.time_outs),
    Chapter("notes", "Notes", "note", "notes", chapters.notes),
    Chapter(
        "flags",
        "When your words set off an alarm",
        "alarm",
        "alarms",
        chapters.flags,
        "Nothing you wrote has set off an alarm.",
    ),
    Chapter("messages", "The whole conversation", "message", "messages", chapters.messages),
)
KNOWN = frozenset({"participant", "notice", *(chapter.key for chapter in CHAPTERS)})


def printed(exported: Mapping[str, Any], *, time_zone: str | None = None) -> bytes:
    """Print what `report.export` returns as an A4 PDF; the same export gives the same bytes.

    Times are those of `time_zone`, or of the man's own. What is missing is left out, what is
    not known is named at the end, and characters that no font here has are counted there.
    """
    press = Press()
    man = _mapping(exported.get("participant"))
    clock = Clock.of(time_zone or man.get("time_zone"))
    newest = _newest(exported, clock)
    rows, lost = press.legible([*_front(man, clock, newest), *_body(exported, clock)])
    ending, _ = press.legible(_ending(exported, lost))
    pages = flow([*rows, *ending], press.measure)
    imprint = Imprint(TITLE, AUTHOR, said(exported.get("notice")) or FOOTER, newest or SOME_DAY)
    return press.printed(pages, imprint)


def _front(man: Entry, clock: Clock, newest: datetime | None) -> list[Row]:
    """Whose it is, from where, up to which day, and what it is."""
    country = said(man.get("country"))
    told = (
        plainly.COUNTRIES.get(country, country),
        f"newest entry {written(newest.astimezone(clock.zone))}" if newest else "",
        f"times as in {clock.place}",
    )
    return [
        Row((Cell(TITLE, HEADLINE),)),
        Row((Cell(said(man.get("name")), NAME),), 6),
        Row((Cell("  ·  ".join(part for part in told if part), ASIDE),), 3),
        Row((Cell(YOURS),), 14),
    ]


def _body(exported: Mapping[str, Any], clock: Clock) -> list[Row]:
    """The contents, and every chapter that has something in it."""
    kept = {chapter.key: _entries(exported.get(chapter.key), clock) for chapter in CHAPTERS}
    if not any(kept.values()):
        return [aside(NOTHING, 18)]
    contents: list[Row] = []
    rows: list[Row] = []
    for chapter in CHAPTERS:
        entries = kept[chapter.key]
        if entries:
            contents.append(_reference(chapter, entries, first=not contents))
            rows += [_section(chapter.title), *chapter.told(entries, clock)]
        elif chapter.empty:
            rows += [_section(chapter.title), Row((Cell(chapter.empty),), 6)]
    return [*contents, *rows]


def _reference(chapter: Chapter, entries: Entries, first: bool) -> Row:
    cells = (
        Cell(chapter.title, width=COUNTS - 10),
        Cell(chapter.counted(entries), LABEL, COUNTS, NUMBERS - COUNTS - 10),
        Cell("page", LABEL, NUMBERS, refers=chapter.title),
    )
    return Row(cells, 16 if first else 4)


def _section(title: str) -> Row:
    return Row((Cell(title, SECTION),), 34, keep=True, section=title)


def _ending(exported: Mapping[str, Any], lost: int) -> list[Row]:
    """What a reader must know is not on these pages, or not as he wrote it."""
    more = [named(key) for key, value in exported.items() if key not in KNOWN and value]
    remarks = [f"Kept as well, but not printed here: {', '.join(more)}."] if more else []
    if lost:
        characters = "1 character" if lost == 1 else f"{lost} characters"
        remarks.append(f"{characters} could not be shown. Each is a � where it stood.")
    return [Row((Cell(remark, ASIDE),), 24 if at == 0 else 4) for at, remark in enumerate(remarks)]


def _entries(kept: Any, clock: Clock) -> list[Entry]:
    """The entries in the order they came about; those without a time are the newest."""
    entries = [entry for entry in plainly.listed(kept) if isinstance(entry, Mapping)]
    return sorted(entries, key=lambda entry: _at(entry, clock) or datetime.max.replace(tzinfo=UTC))


def _newest(exported: Mapping[str, Any], clock: Clock) -> datetime | None:
    times = [
        at
        for chapter in CHAPTERS
        for entry in _entries(exported.get(chapter.key), clock)
        if (at := _at(entry, clock))
    ]
    return max(times, default=None)


def _at(entry: Entry, clock: Clock) -> datetime | None:
    """When it was kept, in UTC: on his clock one hour of the year comes twice."""
    local = clock.read(entry.get("at") or entry.get("opened_at"))
    return local and local.astimezone(UTC)


def _mapping(value: Any) -> Entry:
    return value if isinstance(value, Mapping) else {}
