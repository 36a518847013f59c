"""What goes before a question.

The echo of his words, one true word about them, and the taps made from his telling.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from nlu.hearing import deed_of, quotable
from nlu.steps import UNKNOWN, open_steps

if TYPE_CHECKING:
    from nlu.sentences import Sentences
    from nlu.voice import Turn

BLAME_ORDER = ("contempt", "blames_her", "justifies", "minimises")
"""At most one remark a message; contempt is stopped before anything else (coaching.md 1)."""
PATTERN_ORDER = ("on_purpose", "mind_reads", "entitled", "always_never")
LOW = frozenset({"shame", "hurt", "helplessness", "loneliness"})
SOUND = {
    "fear": "beneath_fear",
    "jealousy": "beneath_fear",
    "sadness": "beneath_sad",
    "guilt": "beneath_low",
}
NOTHING_DONE_YET = frozenset({"walk_in_form", "swallow_form"})
"""Talks about what he has not done: no remark there about what his hands did."""
AGAIN = {
    "again_hour": "again_choice",
    "no_skip": "again_choice",
}
COOL_DOWN = frozenset(
    {
        "utter_breathe",
        "utter_while_breathing",
        "utter_while_away",
        "utter_kids_here",
        "utter_with_kids",
    }
)
"""No echo and no remark while he is too hot: nothing to answer back to."""
SHORT_QUOTE = 60
SELF_HATE = re.compile(
    r"\b(?:hate|despise|loathe|disgust|sick of|ashamed of) (?:my ?self|me|who i am|what i am)\b"
    r"|\b(?:monster|scum|piece of shit|worthless|waste of space|pathetic|disgusting)\b",
    re.IGNORECASE,
)
"""Shame that has turned on the whole of him: he is lifted first, no word about choice at once."""
TENDER = LOW | {"sadness", "fear", "guilt"}


def before(turn: Turn, utter_action: str) -> list[str]:
    """Echo and truth for his last message, least important first.

    Empty for a tap on a command or a timer.
    """
    told = told_of_update(turn)
    if utter_action in COOL_DOWN:
        return [told]
    if "tapped" in turn.heard:
        return [told, _memory(turn, utter_action)]
    asked = turn.heard.get("asked")
    filled = turn.heard.get("filled") or []
    parts = [told, _note(turn), _memory(turn, utter_action)]
    parts += _film(turn, asked, filled)
    if asked in ("harm",) or "harm" in filled:
        parts.append(_harm(turn))
    if asked == "beneath" and filled:
        parts += [_quote_beneath(turn)]
    parts.append(_remark(turn))
    parts.append(_cooler(turn, utter_action))
    return parts


def told_of_update(turn: Turn) -> str:
    """One line after an update in the middle of his talk."""
    return turn.say("changed_model") if turn.facts.get("changed_model") else ""


def tomorrow(turn: Turn, utter_action: str) -> str:
    """What he can expect the next day: nothing, where he chose no act."""
    promised = isinstance(turn.slots.get("act"), list) and bool(turn.slots["act"])
    return turn.say("tomorrow") if promised and utter_action == "utter_walk_back_kept" else ""


def question(turn: Turn, spoken: str) -> str:
    """The question with how many are left after it, where that helps him."""
    left = len(open_steps(turn.form, turn.slots))
    if turn.form == "walk_back_form" and 1 < left <= 5:
        return f"{spoken} ({left - 1} more)"
    return spoken


def _note(turn: Turn) -> str:
    return turn.say("note_kept") if turn.heard.get("note") else ""


def _memory(turn: Turn, utter_action: str) -> str:
    """At most one memory a session: the last beneath-word, when a new walk-back begins."""
    memory = turn.facts.get("memory") or {}
    if memory.get("kind") != "beneath" or not utter_action.startswith("utter_ask_heat_form"):
        return ""
    if turn.slots.get("heat") is not None or (turn.heard.get("asked") == "heat"):
        return ""
    return turn.say("memory_beneath", quote=memory["text"])


def _deed(turn: Turn) -> str:
    film = str(turn.slots.get("film") or "")
    done = deed_of(film)
    if done:
        return done.rstrip(".") + "."
    if "beneath" in (turn.heard.get("also") or []):
        return ""
    quoted = quotable(film)
    return f"“{quoted}”" + "." if quoted and len(quoted) <= SHORT_QUOTE else ""


def _film(turn: Turn, asked: str | None, filled: list[str]) -> list[str]:
    """What he just told, or told before the terms and finds again now."""
    if "film" in filled:
        return [_deed(turn), _body(turn), _named_already(turn)]
    told_first = (turn.slots.get("noted") or {}).get("told_first")
    if asked == "heat" and turn.form == "walk_back_form" and told_first:
        return [_told_first(turn)]
    return []


def _told_first(turn: Turn) -> str:
    """He told it before the terms: the film is known, and he hears that it was not lost."""
    deed = _deed(turn).rstrip(".")
    return turn.say("told_first", quote=deed) if deed else turn.say("told_first_kept")


def _body(turn: Turn) -> str:
    body = turn.heard.get("body") or []
    return turn.say("body", body=str(body[0])) if body else ""


def _named_already(turn: Turn) -> str:
    """Two answers at once.

    His telling named what was beneath, so that step is skipped and he hears it.
    """
    words = turn.slots.get("beneath")
    if "beneath" not in (turn.heard.get("also") or []) or not isinstance(words, list):
        return ""
    quoted = quotable(str(words[0]["word"])) or str(words[0]["word"])
    return turn.say("joined", quote=quoted)


def _harm(turn: Turn) -> str:
    harm = turn.slots.get("harm")
    return turn.say(f"harm_{harm}") if harm in ("no", "scared", "hurt", UNKNOWN) else ""


def _quote_beneath(turn: Turn) -> str:
    words = turn.slots.get("beneath")
    if not isinstance(words, list) or not words:
        return ""
    family = words[0].get("family")
    sound = "beneath_low" if family in LOW else SOUND.get(str(family), "beneath_other")
    quoted = quotable(str(words[0].get("word", ""))) or (
        words[0]["word"] if family != UNKNOWN else ""
    )
    echo = (
        f"“{quoted[:1].upper()}{quoted[1:].rstrip('.')}.” "
        if quoted and len(quoted) <= SHORT_QUOTE
        else ""
    )
    if SELF_HATE.search(str(words[0].get("word", ""))):
        return f"{echo}{turn.say('beneath_self')}"
    return f"{echo}{turn.say(sound)} {turn.say('choice')}"


def _remark(turn: Turn) -> str:
    """One true word about how he told it; at his part, whether he owned it."""
    heard = turn.heard
    if heard.get("asked") == "part" and heard.get("owned") is not None:
        return _about_part(turn)
    blame = _worst_blame(heard)
    if blame and heard.get("asked") != "part":
        ahead = blame == "blames_her" and turn.form in NOTHING_DONE_YET
        return turn.say("blames_her_ahead" if ahead else blame)
    pattern = next((p for p in PATTERN_ORDER if p in (heard.get("patterns") or [])), None)
    if pattern is not None and heard.get("filled"):
        return turn.say(pattern)
    if (
        heard.get("asked") == "act"
        and not heard.get("note")
        and isinstance(turn.slots.get("act"), list)
    ):
        return turn.say("act_named")
    return ""


def _about_part(turn: Turn) -> str:
    if turn.heard["owned"]:
        return turn.say("part_owned")
    refused = set(turn.heard.get("blame") or []) & {*BLAME_ORDER, "owns_with_but"}
    return turn.say("part_kept" if refused or turn.heard.get("tries") else "part_plain")


def _cooler(turn: Turn, utter_action: str) -> str:
    if utter_action != "utter_walk_back_kept":
        return ""
    start, end = turn.slots.get("heat"), turn.slots.get("heat_after")
    if not isinstance(start, int | float) or not isinstance(end, int | float):
        return ""
    return turn.say("cooler" if end < start else "not_cooler", **{"from": start, "to": end})


def aside_of(heard: Mapping[str, Any], form: str | None, sentences: Sentences) -> str:
    """The set to answer an interruption from, inside a form."""
    if missed(heard):
        return "utter_aside"
    name = f"utter_{heard.get('intent') or heard.get('tapped')}"
    return name if name in sentences else "utter_aside"


def missed(heard: Mapping[str, Any]) -> bool:
    """Not understood: the aside asks again itself, so the question is not put twice."""
    fallback = heard.get("routed") == "nlu_fallback" or heard.get("why") == "no_skip_part"
    return bool(heard.get("why")) and fallback


def aside(turn: Turn, spoken: str) -> str:
    """Inside a form: the answer to what he said aside, or what was not understood.

    The question follows it.
    """
    if not missed(turn.heard):
        agreed = "affirm" in (turn.heard.get("intent"), turn.heard.get("tapped"))
        return "" if agreed else re.sub(r"\s*[^.!?]*\?$", "", spoken) or spoken
    why = str(turn.heard["why"])
    quoted = quotable(str(turn.heard.get("text") or ""))
    if why == "again_words":
        return turn.say(why, quote=quoted) if quoted else turn.say("again_plain")
    blame = _worst_blame(turn.heard)
    remark = turn.say(blame) if blame else _felt(turn)
    again = turn.say(AGAIN.get(why, why), quote=quoted or "fine")
    return f"{remark} {again}".strip()


def _felt(turn: Turn) -> str:
    """He answered another question with a feeling: it is heard, then the question comes again."""
    words = [f for f in turn.heard.get("feelings") or [] if f.get("family") in TENDER]
    if not words or turn.heard.get("asked") in ("beneath", "feelings"):
        return ""
    return turn.say("felt", quote=str(words[0]["word"]))


def _worst_blame(heard: Mapping[str, Any]) -> str | None:
    """The one kind of blame that is remarked: at most one a message."""
    return next((blame for blame in BLAME_ORDER if blame in (heard.get("blame") or [])), None)
