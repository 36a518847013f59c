"""How an answer is read, by kind of step: scales, choices, tellings, feelings, his part, acts."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from nlu.asking import LIDS, Answer, Asked, bare, clipped, filled, words_in
from nlu.hearing import Heard, hear
from nlu.hearing.days import days_in
from nlu.hearing.spelling import read
from nlu.steps import ALL_DAYS, SKIPPED, STEPS, UNKNOWN

Reader = Callable[[str, Heard, Asked, "str | None"], Answer]

BAND_VALUE = {"calm": 1, "warm": 3, "hot": 6, "boiling": 9, "low": 2, "middling": 5, "good": 8}
"""About the middle of each band (calm 0-2, warm 3-4, hot 5-7, boiling 8-10; moods in thirds)."""
HOT_NOW = 8
RIGHT_NOW = re.compile(
    r"\bhot (?:right )?now\b|\b(?:about to|going to|gonna|ready to) "
    r"(?:blow|explode|burst|snap|kick off|lose it)\b|"
    r"\b(?:raging|fuming|seething|livid|boiling)\b.*\bnow\b",
    re.IGNORECASE,
)
"""Words that mean a time-out, whatever else stands around them; as heat they count as HOT_NOW."""
LID_WORDS = frozenset(
    [
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
    ]
)
"""Given for a mood they lead to the body first; accepted once, not twice (coaching.md 4)."""
REFUSES_PART = frozenset({"blames_her", "justifies", "contempt", "minimises"})
ALL_OF_IT = "That's all of it"
"""The tap that keeps the short answer he gave before."""
NOTHING = frozenset(
    [
        "nothing",
        "none",
        "no",
        "nope",
        "nah",
        "neither",
        "nothing today",
        "not today",
        "cant think of anything",
    ]
)
CANNOT = re.compile(
    r"(?:(?:but|no|nah|man|mate|honestly|look|sorry) )*(?:i )?"
    r"(?:cant|cannot|can not|couldnt|could not|(?:dont|do not) (?:know how|think i can|dare)|"
    r"(?:am|im) (?:not able|too ashamed|scared to))\b",
    re.IGNORECASE,
)
"""He says what he cannot do: that is no act, and is not praised as one."""
BOTH = frozenset(["both", "all", "all of them", "both of them", "everything"])
SHRUGS = frozenset({"unsure", "vague", "deny"})
A_TIME = re.compile(
    r"\d|^\W*\w+\W*$|\b(half|quarter|noon|mid(day|night)|o'?clock|mornings?|evenings?|eve|nights?|"
    r"am|pm|past|weekdays?|weekends?|every|daily|at|tea ?time|bed ?time)\b",
    re.IGNORECASE,
)
"""What must stand in an answer that names a time: "nice one" names none."""
CORRECTS = re.compile(
    r"\b(?:no,? wait|wait,? no|no,? (?:it was )?more(?: like)?|actually|i mean)\b[,.: ]*"
    r"(?:more like )?",
    re.IGNORECASE,
)
THAT = re.compile(r"\s*(?:that|like) \w+ \w+", re.IGNORECASE)
""" "That he thinks im thick": what he told himself, however little the classifier makes of it."""
LONG = 6
"""Words from which an answer to a choice is more of the telling, not a miss."""
EVENING_EIGHT = frozenset({"8", "eight", "at 8", "at eight", "8 is fine", "eight is fine"})
"""Beside a tap that says "Evenings at 8" a bare eight is the evening's."""
EIGHT = {"days": ALL_DAYS, "time": "20:00"}


def scale(text: str, heard: Heard, asked: Asked, _intent: str | None) -> Answer:
    """A number from 0 to 10, or a band for one. A mere "fine" for the mood is asked once more."""
    lid = asked.step == "mood" and asked.tries == 0 and bare(text) in LID_WORDS
    value = heard.scale if heard.scale is not None else BAND_VALUE.get(heard.band or "")
    if asked.step == "heat" and heard.scale is None and RIGHT_NOW.search(text):
        value = max(value or 0, HOT_NOW)
    if lid and heard.scale is None:
        return Answer(why="again_mood")
    if value is None:
        return Answer(why="again_scale")
    return filled(asked.step, int(value) if float(value).is_integer() else value)


def choice(text: str, heard: Heard, asked: Asked, _intent: str | None) -> Answer:
    """One of a few: by its label, or in words."""
    step = str(asked.step)
    labels = STEPS[step].choices.items()
    value = next((v for label, v in labels if bare(label) == bare(text)), None)
    if value is None:
        value = _IN_WORDS[step](heard, asked)
    if value is False and step in ("consent", "adult"):
        return Answer(intent="deny")
    if value is None or value == []:
        return Answer(why="again_choice" if words_in(text) < LONG else "again_told")
    one_of_many = step == "happened" and not isinstance(value, list)
    return filled(step, [value] if one_of_many else value)


def _harm(heard: Heard, _asked: Asked) -> Any:
    return heard.harm or ("no" if heard.yes is False else None)


def _adult(heard: Heard, _asked: Asked) -> Any:
    return heard.yes if heard.age is None else heard.age >= 18


def _done(heard: Heard, asked: Asked) -> Any:
    if heard.done is None:
        return {True: "both", False: "neither", None: None}[heard.yes]
    return "both" if heard.done == "one" and len(asked.promises) < 2 else heard.done


def _happened(heard: Heard, _asked: Asked) -> Any:
    return list(heard.happened) or (["nothing"] if heard.yes is False else None)


_IN_WORDS: Mapping[str, Callable[[Heard, Asked], Any]] = {
    "consent": lambda heard, _asked: heard.yes,
    "adult": _adult,
    "harm": _harm,
    "done": _done,
    "happened": _happened,
}


def telling(text: str, heard: Heard, asked: Asked, intent: str | None) -> Answer:
    """Free text: anything that says something. A shrug or two words are asked once more."""
    if asked.step == "which":
        return _which(text, asked)
    if bare(text) == bare(ALL_OF_IT) and asked.last:
        return Answer(slots=filled(asked.step, asked.last).slots, note=True)
    if asked.pressed or (asked.step == "sent_by" and text.strip()):
        return filled(asked.step, clipped(text))
    least = 3 if asked.step in ("film", "head_film") else 2
    said_something = bool(heard.patterns or heard.feelings or THAT.match(text))
    shrug = 0 if said_something else {"unsure": 8, "vague": 3}.get(intent or "", 0)
    least = 0 if said_something and asked.step == "story" else least
    if words_in(text) < max(shrug, 0 if heard.acts else least):
        return Answer(why="again_words")
    return filled(asked.step, clipped(text))


def _which(text: str, asked: Asked) -> Answer:
    """The promise he names best; of two that share his words the one with fewer others."""
    mine = _telling_words(text)
    near = {p: mine & _telling_words(p) for p in asked.promises}
    named = max(near, key=lambda p: (len(near[p]), -len(_telling_words(p))), default=None)
    if named is not None and near[named]:
        return filled("which", named)
    order = {"first": 0, "second": 1, "last": -1}
    position = next((order[word] for word in order if word in mine), None)
    if position is not None and len(asked.promises) > max(position, 0):
        return filled("which", asked.promises[position])
    return Answer(why="again_choice")


def _telling_words(text: str) -> set[str]:
    return set(re.findall(r"[^\W\d_]{3,}", text.lower())) - {"the", "one", "did", "and"}


def feelings(text: str, heard: Heard, asked: Asked, intent: str | None) -> Answer:
    """Feeling words. Anger alone is a lid; words that are in no list are taken the second time."""
    text, heard = _corrected(text, heard, asked)
    words = [{"family": f.family, "word": f.word} for f in heard.feelings]
    deeper = [word for word in words if word["family"] not in LIDS]
    beneath = asked.step == "beneath"
    if bare(text) == "other" or (_unfelt(text, asked, intent) if not words else False):
        return Answer(why="again_beneath" if beneath else "again_feelings")
    if beneath and not deeper and asked.tries == 0:
        return Answer(why="again_beneath")
    kept = deeper or words or [{"family": UNKNOWN, "word": clipped(text)[:80]}]
    return filled(asked.step, _in_his_words(text, kept) if beneath else kept)


def _corrected(text: str, heard: Heard, asked: Asked) -> tuple[str, Heard]:
    """ "Scared. no wait, more like ignored": the second word is the one he means."""
    parts = CORRECTS.split(text)
    if len(parts) == 1:
        return text, heard
    last = hear(parts[-1], asked.step)
    return (parts[-1], last) if last.feelings else (text, heard)


def _unfelt(text: str, asked: Asked, intent: str | None) -> bool:
    """No feeling word in it: asked once more, and a shrug as often as patience lasts."""
    shrug = intent in ("vague", "unsure") and words_in(text) < 8
    return asked.tries == 0 or shrug or words_in(text) < 2


def _in_his_words(text: str, words: list[dict[str, str]]) -> list[dict[str, str]]:
    """A short answer is kept whole ("small, like a kid"), not cut down to one word of it."""
    whole = clipped(text).rstrip(".!")
    if len({word["family"] for word in words}) == 1 and words_in(whole) <= 12:
        return [{"family": words[0]["family"], "word": whole}]
    return words


def part(text: str, heard: Heard, asked: Asked, intent: str | None) -> Answer:
    """His part: owned, or asked once more; the second time it is kept but not called owned."""
    blame = set(heard.blame)
    refused = blame & (REFUSES_PART | {"owns_with_but"})
    if "owns" in blame and not refused:
        return filled("part", {"text": clipped(text), "owned": True})
    if refused and asked.tries == 0:
        return Answer(why="part_again" if "owns_with_but" in blame else "part_again_blame")
    if not refused and (words_in(text) < 3 or intent in SHRUGS) and asked.tries < 2:
        return Answer(why="part_again_blame" if intent == "deny" else "again_part")
    return filled("part", {"text": clipped(text), "owned": False})


def promise(text: str, heard: Heard, asked: Asked, intent: str | None) -> Answer:
    """One act, or more of those on offer ("both"), or his own; nothing is an answer too."""
    offered = [label for label in asked.offered if bare(label) not in ("skip", "both")]
    taken = _taken(bare(text), heard, offered, few=words_in(text) <= 3)
    if taken:
        return filled("act", taken)
    if bare(text) in NOTHING:
        return filled("act", SKIPPED)
    if CANNOT.match(bare(text)) and asked.tries < 2:
        return Answer(why="act_smaller")
    if words_in(text) < 2 or (intent in SHRUGS and words_in(text) < 6):
        return Answer(why="again_choice" if offered else "again_words")
    return filled("act", [re.sub(r"\s*\n\s*", ", ", clipped(text))])


def _taken(label: str, heard: Heard, offered: list[str], *, few: bool) -> list[str]:
    hit = [one for one in offered if bare(one) == label]
    if hit:
        return hit
    if heard.done == "both" or label in BOTH:
        return offered
    return offered[:1] if heard.yes and few else []


def hour(text: str, heard: Heard, asked: Asked, intent: str | None) -> Answer:
    """When to ask about his day: a time in words, the tap, or not now."""
    if bare(text) in EVENING_EIGHT and "Evenings at 8" in asked.offered:
        return filled("hour", dict(EIGHT))
    if heard.time is not None and "time" in heard.time and A_TIME.search(text):
        return filled("hour", dict(heard.time))
    days = days_in(read(text).even)
    if 0 < len(days) < len(ALL_DAYS):
        return filled("hour", {**EIGHT, "days": days})
    if heard.yes is True or bare(text).startswith("evenings at 8"):
        return filled("hour", dict(EIGHT))
    refused = bare(text) in ("not now", "no", "later", "never") or intent in ("deny", "pause")
    return filled("hour", "later") if refused or heard.yes is False else Answer(why="again_hour")


READERS: Mapping[str, Reader] = {
    "scale": scale,
    "choice": choice,
    "words": telling,
    "feelings": feelings,
    "part": part,
    "promise": promise,
    "hour": hour,
}
