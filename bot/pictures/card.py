"""The card of a walk-back: his own words, from the heat he had to what he will do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from bot.pictures import paper as sheet
from bot.pictures.blocks import BETWEEN, Block, needed, settle
from bot.pictures.days import long, moment, on_the_scale
from bot.pictures.lettering import UNSHOWABLE, Face, Lettering
from bot.pictures.paper import Ink, Paper
from bot.pictures.typesetting import put

HEADLINE = "I walked this one back"
FILM = "What a camera saw"
STORY = "The story in my head"
BENEATH = "What was under it"
OWNED = "Mine:"
AS_SAID = "As I said it:"
ACTS = "What I'll do"
MOST_ACTS = 3

TOP = 222.0
BAR_STEP = 58
BAR_LEFT = sheet.MARGIN + 216
BAR_WIDTH = sheet.WIDTH - sheet.MARGIN - 90 - BAR_LEFT
BAR_THICK = 30
MOST_SPREAD = 44
ROWS = (("Heat before", "heat_before", sheet.WARM), ("Heat after", "heat_after", sheet.COOL))


def drawn(walk_back: Mapping[str, Any]) -> Paper:
    """The card. It grows taller before it cuts his words short."""
    lettering = Lettering()
    bars = [
        (label, colour, heat)
        for label, key, colour in ROWS
        if (heat := on_the_scale(walk_back.get(key))) is not None
    ]
    top = TOP + len(bars) * BAR_STEP + BETWEEN * bool(bars)
    taken = top + sheet.FOOTER_ROOM
    settings = settle(
        _blocks(walk_back, lettering), sheet.HEIGHT - taken, sheet.MOST_HEIGHT - taken
    )
    height = _height(taken + needed(settings), len(settings))
    date = long(moment(walk_back["at"])) if walk_back.get("at") else ""
    paper = Paper(HEADLINE, date, lettering, height)
    for row, bar in enumerate(bars):
        _bar(paper, TOP + row * BAR_STEP, *bar)
    spare = height - taken - needed(settings)
    spread = min(spare / (len(settings) + 1), MOST_SPREAD)
    # What is left when the blocks stand well apart is shared between above and below them.
    top += (spare - spread * (len(settings) - 1)) / 3
    for setting in settings:
        put(paper, setting, top)
        top += setting.height + BETWEEN + spread
    return paper


def _height(least: float, blocks: int) -> int:
    """As tall as the blocks are when they stand well apart, if that is a shape for a phone."""
    apart = min(least + MOST_SPREAD * (blocks + 1), sheet.HEIGHT)
    return round(max(apart, least, sheet.LEAST_HEIGHT))


def _bar(paper: Paper, top: float, label: str, colour: str, heat: float) -> None:
    plain, bold = paper.lettering.plain, paper.lettering.bold
    paper.write(sheet.MARGIN, top + 25, label, Ink(plain, 30, sheet.MUTED))
    paper.box((BAR_LEFT, top), (BAR_WIDTH, BAR_THICK), sheet.TRACK, BAR_THICK / 2)
    if heat:
        length = max(BAR_WIDTH * heat / 10, BAR_THICK)
        paper.box((BAR_LEFT, top), (length, BAR_THICK), colour, BAR_THICK / 2)
    ink = Ink(bold, 42, colour, "right")
    paper.write(sheet.WIDTH - sheet.MARGIN, top + 30, f"{heat:.3g}", ink)


def _blocks(walk_back: Mapping[str, Any], lettering: Lettering) -> list[Block]:
    plain, bold = lettering.plain, lettering.bold
    part = OWNED if walk_back.get("owned") is True else AS_SAID
    blocks = [
        Block(FILM, _clean(plain, [walk_back.get("film")]), plain),
        Block(STORY, _clean(plain, [walk_back.get("story")]), plain),
        Block(BENEATH, _beneath(walk_back.get("beneath") or (), bold), bold, "centre"),
        Block(part, _clean(plain, [walk_back.get("part")]), plain),
        _acts(walk_back.get("acts") or (), plain),
    ]
    return [block for block in blocks if block.texts]


def _acts(acts: Iterable[Mapping[str, Any]], face: Face) -> Block:
    named = [(text, act) for act in acts for text in _clean(face, [act.get("text")])][:MOST_ACTS]
    texts = tuple(text for text, _ in named)
    return Block(ACTS, texts, face, "boxes", tuple(bool(act.get("done")) for _, act in named))


def _clean(face: Face, texts: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(cleaned for text in texts if (cleaned := face.clean(text or "")))


def _beneath(feelings: Iterable[Mapping[str, Any]], face: Face) -> tuple[str, ...]:
    """All his words in one text, each once; the family stands in where a word cannot be shown."""
    words = dict.fromkeys(word for each in feelings for word in _clean(face, [_word(each, face)]))
    return (", ".join(words),) if words else ()


def _word(feeling: Mapping[str, Any], face: Face) -> str | None:
    word: str | None = feeling.get("word")
    family: str | None = feeling.get("family")
    return family if face.clean(word or "") in ("", UNSHOWABLE) and family else word
