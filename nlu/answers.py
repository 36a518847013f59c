"""Does his message answer the step that was asked, and which others does it answer as well?"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from nlu.asking import LIDS, Answer, Asked, bare, clipped, filled, words_in
from nlu.hearing import Heard, patterns_of
from nlu.readers import READERS
from nlu.steps import SKIPPED, STEPS, UNKNOWN, Step

PATIENCE = 2
"""Misses before his words are kept as a note and the talk moves on: said back, choices, note."""
REMINDERS = re.compile(
    r"\b(ask(ing)?|remind(ing)?|ping(ing)?|nudg\w+|messag\w+|bother\w*) me\b|"
    r"\b(reminders?|check ?-?ins?)\b",
    re.IGNORECASE,
)
NO_MORE = re.compile(r"\b(stop|don'?t|do not|no more|quit|turn off|cancel)\b", re.IGNORECASE)


def answer_to(text: str, heard: Heard, asked: Asked, intent: str | None = None) -> Answer:
    """What his message answers; `intent` is what the classifier made of it (skip, unsure...)."""
    step = STEPS.get(asked.step or "")
    if step is None:
        return Answer()
    tapped = asked.pressed and bare(text) != "skip"  # "One" is no skip, whatever it looks like
    if intent == "skip" and words_in(text) <= 4 and not tapped:
        return _skipped(step, asked)
    found = READERS[step.kind](text, heard, asked, intent)
    if not found.given and found.intent is None and asked.tries >= PATIENCE:
        found = _note(text, step, asked)
    return _with_more(found, text, heard, asked)


def _skipped(step: Step, asked: Asked) -> Answer:
    if not step.skippable:
        return Answer(why="no_skip_part" if step.kind == "part" else "no_skip")
    return filled(asked.step, SKIPPED)


def _note(text: str, step: Step, asked: Asked) -> Answer:
    """Third miss: keep his words and go on. What he was told to choose stays unknown."""
    if asked.step in ("consent", "adult"):
        return Answer(why="again_choice")
    value = _CHOSEN.get(str(asked.step)) or _NOTED[step.kind](text)
    return Answer(slots=filled(asked.step, value).slots, note=True)


_CHOSEN: Mapping[str, Any] = {"done": "neither", "happened": [UNKNOWN]}
_NOTED: Mapping[str, Callable[[str], Any]] = {
    "part": lambda text: {"text": clipped(text), "owned": False},
    "feelings": lambda text: [{"family": UNKNOWN, "word": clipped(text)[:80]}],
    "promise": lambda text: [clipped(text)],
    "words": clipped,
    "scale": lambda _text: UNKNOWN,
    "hour": lambda _text: UNKNOWN,
    "choice": lambda _text: UNKNOWN,
}


def about_reminders(text: str, heard: Heard) -> dict[str, Any]:
    """Out of the blue: another hour for the daily question, or none any more; else empty."""
    if not REMINDERS.search(text) or words_in(text) > 10:
        return {}
    if NO_MORE.search(text):
        return {"stage": "hour", **filled("hour", "later").slots}
    if heard.time is not None and "time" in heard.time:
        return {"stage": "hour", **filled("hour", dict(heard.time)).slots}
    return {}


def _with_more(found: Answer, text: str, heard: Heard, asked: Asked) -> Answer:
    """Two answers at once: what else of the form his message has already told."""
    if not found.given or found.note:
        return found
    more: dict[str, Any] = {}
    if asked.step == "heat" and words_in(text) >= 8 and heard.acts:
        more["film"] = clipped(text)
    if asked.step == "film" or more:
        more.update(told_with_film(text, heard))
    open_ones = set(asked.still_open) - set(found.slots)
    more = {slot: value for slot, value in more.items() if slot in open_ones}
    return Answer(slots={**found.slots, **more}, also=tuple(more))


def told_with_film(text: str, heard: Heard) -> dict[str, Any]:
    """What a telling answers as well: hurt or scared, the story in his head, what was beneath."""
    more: dict[str, Any] = {}
    if heard.harm in ("scared", "hurt"):
        more["harm"] = heard.harm
    if heard.patterns:
        more["story"] = _telling_clause(heard.clauses) or clipped(text)
    deeper = [{"family": f.family, "word": f.word} for f in heard.feelings if f.family not in LIDS]
    if deeper and "contempt" not in heard.blame:
        more["beneath"] = deeper
    return more


def _telling_clause(clauses: Sequence[str]) -> str | None:
    return next((clause for clause in clauses if patterns_of(clause)), None)
