"""The chapters of the booklet: what is kept, entry by entry, as rows of text."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby
from typing import Any

from bot.pictures import plainly
from bot.pictures.entries import (
    ASIDE,
    BENEATH,
    HEAD,
    LABEL,
    MARK,
    SMALL,
    SUB,
    UNDATED,
    Entries,
    Entry,
    aside,
    besides,
    continued,
    each,
    entry,
    feelings,
)
from bot.pictures.paper import MUTED
from bot.pictures.plainly import NOT_SAID, Clock, listed, plain, said
from bot.pictures.rows import INNER, Cell, Look, Row

OTHERS = Look(9.5, colour=MUTED)
TALK = 92.0
TABLE = (
    ("When", 0.0, 140.0),
    ("Mood", 148.0, 34.0),
    ("Anger", 186.0, 36.0),
    ("What happened", 228.0, 144.0),
    ("Feelings", 380.0, INNER - 380.0),
)
WEEK = {
    "closeness_self": "Close to yourself",
    "closeness_partner": "Close to your partner",
    "cost": "What anger cost",
    "week_act": "For the week ahead",
}
CONSENT = frozenset({"at", "version", "adult"})
WALK_BACK = frozenset(
    {
        *("at", "finished", "heat_before", "heat_after", "film", "harm", "story", "patterns"),
        *("body", "beneath", "part", "owned", "acts"),
    }
)
CHECK_IN = frozenset({"at", "mood", "anger", "happened", "feelings", *WEEK})
TIME_OUT = frozenset({"at", "heat", "until"})
NOTE = frozenset({"at", "sent_by"})
FLAG = frozenset(
    {
        *("id", "participant", "category", "severity", "subject", "tense", "words", "action"),
        *("both_risks", "opened_at", "open", "closed_because"),
    }
)


def consents(kept: Entries, clock: Clock) -> list[Row]:
    """What he agreed to."""
    rows: list[Row] = []
    for one in kept:
        version = said(one.get("version"))
        terms = f"the terms (version {version})" if version else "the terms"
        adult = ", and said you are 18 or over" if one.get("adult") is True else ""
        told = [("", f"You agreed to {terms}{adult}."), *besides(one, CONSENT)]
        rows += entry(clock.moment(one.get("at")), told)
    return rows


def walk_backs(kept: Entries, clock: Clock) -> list[Row]:
    """Each walk-back, the newest last."""
    rows: list[Row] = []
    for one in kept:
        mine = "Your part" if one.get("owned") is True else "Your part, as you put it"
        told = [
            ("", _how_far(one)),
            ("Heat, 0 to 10", _heat(one)),
            ("What a camera saw", said(one.get("film"))),
            ("Anyone hurt or scared?", plain(one.get("harm"), plainly.HARM)),
            ("The story in your head", said(one.get("story"))),
            ("Heard in the story", each(one.get("patterns"), plainly.PATTERNS)),
            ("In your body", each(one.get("body"), {})),
            (BENEATH, feelings(one.get("beneath"))),
            (mine, said(one.get("part"))),
            ("What you'd do about it", "\n".join(_act(act) for act in listed(one.get("acts")))),
            *besides(one, WALK_BACK),
        ]
        rows += entry(clock.moment(one.get("at")) or "The one you are in", told)
    return rows


def check_ins(kept: Entries, clock: Clock) -> list[Row]:
    """A table of his days; after it, what he said when he looked back on a week."""
    heads = tuple(Cell(name, HEAD, left, width) for name, left, width in TABLE)
    header = Row(heads, 9, keep=True)
    rows = [aside("Mood and anger run from 0 to 10."), header]
    for one in kept:
        texts = (
            clock.moment(one.get("at")),
            said(one.get("mood")),
            said(one.get("anger")),
            each(one.get("happened"), plainly.HAPPENED),
            feelings(one.get("feelings")),
        )
        cells = tuple(
            Cell(text or NOT_SAID, SMALL, left, width)
            for text, (_, left, width) in zip(texts, TABLE, strict=True)
        )
        rows.append(Row(cells, 7, header=header, ruled=True))
    return rows + _weeks(kept, clock)


def time_outs(kept: Entries, clock: Clock) -> list[Row]:
    """When he walked away, and how hot it was."""
    rows: list[Row] = []
    for one in kept:
        heat, until = said(one.get("heat")), clock.hour(one.get("until"))
        told = [("Heat, 0 to 10", heat), ("Back at", until), *besides(one, TIME_OUT)]
        rows += entry(clock.moment(one.get("at")), told)
    return rows


def notes(kept: Entries, clock: Clock) -> list[Row]:
    """What else was noted."""
    rows: list[Row] = []
    for one in kept:
        told = [("Who sent you", said(one.get("sent_by"))), *besides(one, NOTE)]
        rows += entry(clock.moment(one.get("at")), told)
    return rows


def flags(kept: Entries, clock: Clock) -> list[Row]:
    """Where his words set off an alarm, and what came of it."""
    about = (
        "Some words make the program stop, or ask a person to look, so that nobody gets hurt. "
        "This is what it heard, and the words it heard it in."
    )
    rows = [aside(about)]
    for one in kept:
        told = [
            ("What it was about", _about(one)),
            ("The words", "\n".join(f"“{said(words)}”" for words in listed(one.get("words")))),
            ("Who could get hurt", plain(one.get("subject"), plainly.SUBJECTS)),
            ("How near it was", plain(one.get("tense"), plainly.TENSES)),
            ("How it looked", plain(one.get("severity"), plainly.SEVERITIES)),
            ("What followed", plain(one.get("action"), plainly.ACTIONS)),
            ("Where it stands", _standing(one)),
            *besides(one, FLAG),
        ]
        rows += entry(clock.moment(one.get("opened_at")), told)
    return rows


def messages(kept: Entries, clock: Clock) -> list[Row]:
    """The whole conversation, day by day."""
    rows: list[Row] = []
    for day, said_then in groupby(kept, key=lambda one: clock.day(one.get("at")) or UNDATED):
        rows.append(Row((Cell(day, SUB),), 17, keep=True))
        header = continued(day)
        for one in said_then:
            rows += _message(one, clock, header)
    return rows


def _message(one: Entry, clock: Clock, header: Row) -> list[Row]:
    width = INNER - TALK
    buttons = " ".join(f"[{said(label)}]" for label in listed(one.get("buttons")))
    below = [buttons, "a picture was sent" if one.get("image") else ""]
    texts = [Cell(said(one.get("text")), left=TALK, width=width)]
    texts += [Cell(text, ASIDE, TALK, width) for text in below]
    first, *more = [cell for cell in texts if cell.text] or [Cell(NOT_SAID, ASIDE, TALK, width)]
    him = one.get("from") == "him"
    speaker = "You" if him else said(one.get("from")).capitalize()
    who = Cell(speaker, MARK if him else OTHERS, 40, TALK - 44)
    hour = Cell(clock.hour(one.get("at")), LABEL, width=38)
    return [
        Row((hour, who, first), 6, keep=bool(more), header=header),
        *(Row((cell,), 2, header=header) for cell in more),
    ]


def _weeks(kept: Entries, clock: Clock) -> list[Row]:
    rows: list[Row] = []
    for one in kept:
        told = [(label, said(one.get(key))) for key, label in WEEK.items()]
        told = [*told, *besides(one, CHECK_IN)]
        if any(text for _, text in told):
            day = clock.day(one.get("at")) or UNDATED
            rows += entry(f"Looking back on the week, {day}", told)
    return rows


def _how_far(one: Entry) -> str:
    if one.get("finished") is not False:
        return ""
    if one.get("at") is None:
        return "You haven't finished this one. This is how far you are."
    return "You stopped partway. This is as far as you got."


def _heat(one: Entry) -> str:
    before, after = said(one.get("heat_before")), said(one.get("heat_after"))
    if before and after:
        return f"{before} before → {after} after"
    return f"{before} before" if before else f"{after} after" if after else ""


def _act(kept: Any) -> str:
    act = kept if isinstance(kept, Mapping) else {"text": kept}
    text, done = said(act.get("text")), act.get("done")
    if done is None:
        return f"☐ {text}"
    return f"☑ {text} (done)" if done is True else f"☐ {text} (not done when you were asked)"


def _about(one: Entry) -> str:
    about = plain(one.get("category"), plainly.CATEGORIES)
    if one.get("both_risks") is True:
        return f"{about} It sounded like danger for you and for someone else."
    return about


def _standing(one: Entry) -> str:
    if one.get("open") is True:
        return "Open: no one has closed it yet."
    why = said(one.get("closed_because"))
    return f"Closed. The reason given: {why}" if why else "Closed."
