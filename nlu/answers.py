"""Does his message answer the step that was asked, and which others does it answer as well?"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from nlu.hearing import Heard, hear
from nlu.steps import ALIASES, ALL_DAYS, SERIOUS, SKIPPED, STEPS, UNKNOWN, Step

BAND_VALUE = {
    "calm": 1,
    "warm": 3,
    "hot": 6,
    "boiling": 9,
    "low": 2,
    "middling": 5,
    "good": 8,
}
"""The number a band stands for, about the middle of its range (calm 0-2, warm 3-4, hot 5-7, boiling 8-10)."""
HOT_FROM = 7
"""At this heat there is no talk yet: breathing and a time-out first (coaching.md 3)."""
PATIENCE = 2
"""Misses before his words are kept as a note and the talk moves on: said back, choices, note."""
LIDS = frozenset({"anger", "contempt"})
"""Feelings that cover another one: asked once more when they are given for what was beneath."""
LID_WORDS = frozenset(
    {
        "fine",
        "ok",
        "okay",
        "nothing",
        "idk",
        "alright",
        "all right",
        "not bad",
        "normal",
        "meh",
        "good",
        "im fine",
        "all good",
        "same as ever",
        "so so",
    }
)
"""Given for a mood they lead to the body first; accepted once, not twice (coaching.md 4)."""
REMINDERS = re.compile(
    r"\b(ask(ing)?|remind(er|ers|ing)?|check ?-?ins?|ping|nudge|message)\b", re.IGNORECASE
)
NO_MORE = re.compile(r"\b(stop|don'?t|do not|no more|quit|turn off|cancel)\b", re.IGNORECASE)
REFUSES_PART = frozenset({"blames_her", "justifies", "contempt", "minimises"})
MAX_WORDS_KEPT = 2000
ALL_OF_IT = "That's all of it"
"""The tap that keeps the short answer he gave before."""


@dataclass(frozen=True)
class Asked:
    """What was asked and what stood around the question: the metadata that came with his message."""

    step: str | None = None
    tries: int = 0
    still_open: tuple[str, ...] = ()
    offered: tuple[str, ...] = ()
    promises: tuple[str, ...] = ()
    pressed: bool = False
    last: str = ""

    @classmethod
    def of(cls, metadata: Mapping[str, Any]) -> Asked:
        """Read it from the metadata of a message; anything missing counts as not asked."""
        step = metadata.get("asked")
        return cls(
            step=ALIASES.get(step, step),
            tries=int(metadata.get("tries") or 0),
            still_open=tuple(metadata.get("open") or ()),
            offered=tuple(metadata.get("offered") or ()),
            promises=tuple(metadata.get("promises") or ()),
            pressed=bool(metadata.get("pressed")),
            last=str(metadata.get("last") or ""),
        )


@dataclass(frozen=True)
class Answer:
    """Slots his message fills; `why` it does not fill the asked one; whether it was kept as a mere note."""

    slots: Mapping[str, Any] = field(default_factory=dict)
    why: str | None = None
    note: bool = False
    also: tuple[str, ...] = ()
    intent: str | None = None

    @property
    def given(self) -> bool:
        """True when the asked step is answered."""
        return bool(self.slots)


def answer_to(text: str, heard: Heard, asked: Asked, intent: str | None = None) -> Answer:
    """What his message answers. `intent` is what the classifier made of it (skip, unsure, vague...)."""
    step = STEPS.get(asked.step or "")
    if step is None:
        return Answer()
    if intent == "skip" and _words(text) <= 4:
        return _skipped(step, asked)
    found = _READERS[step.kind](text, heard, asked, intent)
    if not found.given and found.intent is None and asked.tries >= PATIENCE:
        found = _note(text, step, asked)
    return _with_more(found, text, heard, asked)


def _skipped(step: Step, asked: Asked) -> Answer:
    if not step.skippable:
        return Answer(why="no_skip_part" if step.kind == "part" else "no_skip")
    return Answer(slots=_filled(asked.step, SKIPPED))


def _filled(step: str | None, value: Any) -> dict[str, Any]:
    slots = {str(step): value}
    if step == "heat":
        slots["hot"] = isinstance(value, int | float) and value >= HOT_FROM
    if step == "happened":
        slots["weight"] = _weight(value)
    if step == "hour":
        slots["hour_given"] = isinstance(value, dict)
    return slots


def _weight(happened: Any) -> str:
    found = set(happened) if isinstance(happened, list) else set()
    if found & SERIOUS:
        return "serious"
    return "outburst" if found - {"nothing"} else "quiet"


def _note(text: str, step: Step, asked: Asked) -> Answer:
    """Third miss: keep his words and go on. What he was told to choose stays unknown."""
    value: Any = _clipped(text)
    if step.kind == "part":
        value = {"text": _clipped(text), "owned": False}
    elif step.kind == "feelings":
        value = [{"family": UNKNOWN, "word": _clipped(text)[:80]}]
    elif step.kind == "promise":
        value = [_clipped(text)]
    elif step.kind in ("scale", "hour"):
        value = UNKNOWN
    elif asked.step == "happened":
        value = [UNKNOWN]
    elif step.kind == "choice":
        if asked.step in ("consent", "adult"):
            return Answer(why="again_choice")
        value = "neither" if asked.step == "done" else UNKNOWN
    return Answer(slots=_filled(asked.step, value), note=True)


def _scale(text: str, heard: Heard, asked: Asked, intent: str | None) -> Answer:
    value: float | int | None = heard.scale
    if value is None and asked.step == "mood" and asked.tries == 0 and _bare(text) in LID_WORDS:
        return Answer(why="again_mood")
    if value is None and heard.band is not None:
        value = BAND_VALUE.get(heard.band)
    if value is None:
        return Answer(why="again_scale")
    return Answer(slots=_filled(asked.step, int(value) if float(value).is_integer() else value))


def _choice(text: str, heard: Heard, asked: Asked, intent: str | None) -> Answer:
    step = STEPS[asked.step or ""]
    label = _bare(text)
    value = next((v for k, v in step.choices.items() if _bare(k) == label), None)
    if value is None:
        value = _READ_CHOICE[asked.step or ""](heard, asked)
    if asked.step == "happened" and value is not None:
        value = value if isinstance(value, list) else [value]
    if value is False and asked.step in ("consent", "adult"):
        return Answer(intent="deny")
    if value is None or value == []:
        return Answer(why="again_choice")
    return Answer(slots=_filled(asked.step, value))


def _read_harm(heard: Heard, asked: Asked) -> Any:
    if heard.harm is not None:
        return heard.harm
    return "no" if heard.yes is False else None


def _read_adult(heard: Heard, asked: Asked) -> Any:
    return heard.yes if heard.age is None else heard.age >= 18


def _read_done(heard: Heard, asked: Asked) -> Any:
    if heard.done is None:
        return {True: "both", False: "neither", None: None}[heard.yes]
    if heard.done == "one" and len(asked.promises) < 2:
        return "both"
    return heard.done


_READ_CHOICE = {
    "consent": lambda heard, asked: heard.yes,
    "adult": _read_adult,
    "harm": _read_harm,
    "done": _read_done,
    "happened": lambda heard, asked: (
        list(heard.happened) or (["nothing"] if heard.yes is False else None)
    ),
}


def _plain(text: str, heard: Heard, asked: Asked, intent: str | None) -> Answer:
    if asked.step == "which":
        return _which(text, asked)
    if _bare(text) == _bare(ALL_OF_IT) and asked.last:
        return Answer(slots=_filled(asked.step, asked.last), note=True)
    few = _words(text) < (3 if asked.step in ("film", "head_film") else 2)
    if asked.pressed or (asked.step == "sent_by" and text.strip()):
        return Answer(slots=_filled(asked.step, _clipped(text)))
    shrug = (intent == "unsure" and _words(text) < 8) or (intent == "vague" and _words(text) < 3)
    if (few and not heard.acts) or shrug:
        return Answer(why="again_words")
    return Answer(slots=_filled(asked.step, _clipped(text)))


def _which(text: str, asked: Asked) -> Answer:
    mine = set(re.findall(r"[a-z]{3,}", text.lower())) - {"the", "one", "did", "and"}
    for promise in asked.promises:
        if mine & set(re.findall(r"[a-z]{3,}", promise.lower())):
            return Answer(slots={"which": promise})
    order = {"first": 0, "second": 1, "last": -1}
    position = next((order[word] for word in order if word in mine), None)
    if position is not None and asked.promises:
        return Answer(slots={"which": asked.promises[position]})
    return Answer(why="again_choice")


def _feelings(text: str, heard: Heard, asked: Asked, intent: str | None) -> Answer:
    words = [{"family": f.family, "word": f.word} for f in heard.feelings]
    if _bare(text) == "other":
        return Answer(why="again_beneath")
    again = "again_feelings" if asked.step == "feelings" else "again_beneath"
    deeper = [w for w in words if w["family"] not in LIDS]
    if asked.step == "beneath" and not deeper and asked.tries == 0:
        return Answer(why=again)
    if not words and intent in ("vague", "unsure") and _words(text) < 8:
        return Answer(why=again)
    if not words and _words(text) < (2 if asked.tries else 4):
        return Answer(why=again)
    if not words and asked.tries == 0:
        return Answer(why=again)
    kept = deeper or words or [{"family": UNKNOWN, "word": _clipped(text)[:80]}]
    if asked.step == "beneath":
        kept = _in_his_words(text, kept)
    return Answer(slots=_filled(asked.step, kept))


def _in_his_words(text: str, words: list[dict[str, str]]) -> list[dict[str, str]]:
    """A short answer is kept whole ("small, like a kid"), not cut down to the word that was recognised."""
    whole = text.strip().rstrip(".!")
    if len({word["family"] for word in words}) == 1 and _words(whole) <= 12:
        return [{"family": words[0]["family"], "word": whole}]
    return words


def _part(text: str, heard: Heard, asked: Asked, intent: str | None) -> Answer:
    blame = set(heard.blame)
    if "owns" in blame and not blame & {
        "owns_with_but",
        "blames_her",
        "justifies",
        "contempt",
    }:
        return Answer(slots={"part": {"text": _clipped(text), "owned": True}})
    turned_round = "owns_with_but" in blame or bool(blame & REFUSES_PART)
    if turned_round and asked.tries == 0:
        return Answer(why="part_again" if "owns_with_but" in blame else "part_again_blame")
    if (
        not turned_round
        and (_words(text) < 3 or intent in ("unsure", "vague", "deny"))
        and asked.tries < PATIENCE
    ):
        return Answer(why="part_again_blame" if intent == "deny" else "again_part")
    return Answer(slots={"part": {"text": _clipped(text), "owned": False}})


def _promise(text: str, heard: Heard, asked: Asked, intent: str | None) -> Answer:
    offered = [o for o in asked.offered if _bare(o) not in ("skip", "both")]
    label = _bare(text)
    hit = [o for o in offered if _bare(o) == label]
    if hit:
        return Answer(slots={"act": hit})
    if offered and (
        heard.done == "both"
        or label in ("both", "all", "all of them", "both of them", "everything")
    ):
        return Answer(slots={"act": offered})
    if offered and heard.yes and _words(text) <= 3:
        return Answer(slots={"act": offered[:1]})
    if label in ("nothing", "none", "no", "nope", "nah", "neither", "nothing today", "not today"):
        return Answer(slots=_filled("act", SKIPPED))
    if _words(text) < 2 or (intent in ("unsure", "vague", "deny") and _words(text) < 6):
        return Answer(why="again_choice" if offered else "again_words")
    return Answer(slots={"act": [_clipped(text)]})


def _hour(text: str, heard: Heard, asked: Asked, intent: str | None) -> Answer:
    if _bare(text).startswith("evenings at 8"):
        return Answer(slots=_filled("hour", {"days": ALL_DAYS, "time": "20:00"}))
    if heard.time is not None and "time" in heard.time:
        return Answer(slots=_filled("hour", dict(heard.time)))
    if heard.yes is True:
        return Answer(slots=_filled("hour", {"days": ALL_DAYS, "time": "20:00"}))
    if (
        heard.yes is False
        or _bare(text) in ("not now", "no", "later", "never")
        or intent in ("deny", "pause")
    ):
        return Answer(slots=_filled("hour", "later"))
    return Answer(why="again_hour")


_READERS = {
    "scale": _scale,
    "choice": _choice,
    "words": _plain,
    "feelings": _feelings,
    "part": _part,
    "promise": _promise,
    "hour": _hour,
}


def about_reminders(text: str, heard: Heard) -> dict[str, Any]:
    """Out of the blue: another hour for the daily question, or none any more. Empty when it is not about that."""
    if not REMINDERS.search(text) or _words(text) > 14:
        return {}
    if NO_MORE.search(text):
        return {"stage": "hour", **_filled("hour", "later")}
    if heard.time is not None and "time" in heard.time:
        return {"stage": "hour", **_filled("hour", dict(heard.time))}
    return {}


def _with_more(found: Answer, text: str, heard: Heard, asked: Asked) -> Answer:
    """Two answers at once: what else of the form his message has already told."""
    if not found.given or found.note:
        return found
    more: dict[str, Any] = {}
    if asked.step == "heat" and _words(text) >= 8 and heard.acts:
        more["film"] = _clipped(text)
    if asked.step in ("heat", "film") and (asked.step == "film" or more):
        more.update(told_with_film(text, heard))
    more = {
        slot: value
        for slot, value in more.items()
        if slot in asked.still_open and slot not in found.slots
    }
    return Answer(slots={**found.slots, **more}, note=found.note, also=tuple(more))


def told_with_film(text: str, heard: Heard) -> dict[str, Any]:
    """What a telling also answers: who was hurt or scared, the story in his head, what was beneath."""
    more: dict[str, Any] = {}
    if heard.harm in ("scared", "hurt"):
        more["harm"] = heard.harm
    if heard.patterns:
        more["story"] = _telling_clause(heard.clauses) or _clipped(text)
    deeper = [{"family": f.family, "word": f.word} for f in heard.feelings if f.family not in LIDS]
    if deeper and "contempt" not in heard.blame:
        more["beneath"] = deeper
    return more


def _telling_clause(clauses: Sequence[str]) -> str | None:
    return next((clause for clause in clauses if hear(clause).patterns), None)


def _words(text: str) -> int:
    return len(re.findall(r"[\w']+", text))


def _bare(text: str) -> str:
    return re.sub(r"[^\w ,]", "", text.replace("'", "").replace("’", "")).strip(" ,").casefold()


def _clipped(text: str) -> str:
    return text.strip()[:MAX_WORDS_KEPT]
