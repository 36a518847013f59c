"""Between hearing and answering: undo, stop, a change of subject, going on where he was.

Changes the state, says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from rasa.shared.core.trackers import DialogueStateTracker

from nlu.asking import label_of
from nlu.records import walk_back
from nlu.routing import NOT_UNDERSTOOD
from nlu.steps import FORMS, WORTH_RESUMING, slots_of, topic_of
from nlu.tracking import State

AWAY_AFTER = 6.0
"""Hours of silence after which a greeting is a return, and he is offered his place."""
STARTS = frozenset({"walk_back", "account", "check_in", "time_out", "walk_in", "swallow"})
"""Intents that begin something: what is open is put aside first."""
LEAVES = frozenset({"stop", "start_over"})
OUTLIVES = frozenset({"pronoun", "minor", "first"})
"""What is noted beyond the end of a walk-back or check-in."""
NOTED_KEPT = 6
LAST_KEPT = 300


def metadata_of(state: State, facts: Mapping[str, Any]) -> dict[str, Any]:
    """What the ear is told about the question that stands: step, tries, what is on offer."""
    return {
        "asked": state.requested,
        "tries": state.tries,
        "open": state.open_steps(),
        "offered": [b["label"] for b in state.offered],
        "promises": list(facts.get("promises") or []),
        "last": state.noted.get("last"),
        "consented": bool(facts.get("consented")),
        "away": _away(facts),
        "half_done": state.parked is not None,
        "in_time_out": state.time_out,
        "told_first": bool(state.noted.get("first")),
        "minor": bool(state.noted.get("minor")),
        "offered_return": state.offered_return,
    }


def offered_payload(text: str, state: State) -> str | None:
    """The payload of the button whose label he pressed, or typed in full.

    None when it is no label on offer.
    """
    label = label_of(text)
    return next(
        (b["payload"] for b in state.offered if label and label_of(b["label"]) == label), None
    )


def prepare(
    state: State, facts: Mapping[str, Any], parsed: dict[str, Any]
) -> list[dict[str, Any]]:
    """Before Rasa predicts: what commands do to the state.

    Returns acts (a half record that is kept).
    """
    intent = str(parsed["intent"]["name"])
    heard = parsed.get("heard") or {}
    heard["routed"] = intent
    filled = bool(heard.get("filled"))
    _note(state, heard)
    _note_terms(state, intent, heard)
    returning = state.offered_return
    state.offered_return = is_return(intent, state, facts)
    if intent == "undo":
        _undo(state)
    if intent == "affirm" and returning:
        _resume(state)
    if intent in LEAVES or _begins_anew(intent, state, filled=filled):
        return _leave(state, stays=intent in LEAVES)
    optional = state.loop == "hour_form" and intent != NOT_UNDERSTOOD
    if (intent in STARTS or optional) and not (state.loop and filled):
        _put_aside(state, intent)
    return []


def conclude(tracker: DialogueStateTracker, state: State, acts: list[dict[str, Any]]) -> None:
    """After Rasa predicted.

    Take the tracker over into the state, and see where a time-out stands.
    """
    intent = str(tracker.latest_message.intent.get("name")) if tracker.latest_message else ""
    names = {str(act.get("act")) for act in acts}
    if "take_time_out" in names:
        state.time_out = "breathing"
    elif state.time_out and tracker.get_slot("stage") == "go":
        state.time_out = "away"
    elif state.time_out and tracker.get_slot("stage") == "kids":
        state.time_out = "with_kids"
    elif intent in LEAVES or tracker.active_loop_name:
        state.time_out = None
    state.after(tracker)
    if names & {"keep_walk_back", "keep_check_in"} or (not state.loop and not state.parked):
        state.noted = {k: v for k, v in state.noted.items() if k in OUTLIVES}


def is_return(intent: str, state: State, facts: Mapping[str, Any]) -> bool:
    """A greeting after hours, with something half done: he is offered his place."""
    half = state.parked is not None or (_away(facts) and state.loop in WORTH_RESUMING)
    return intent == "greet" and half


def _away(facts: Mapping[str, Any]) -> bool:
    return float(facts.get("away_for") or 0) >= AWAY_AFTER


def _begins_anew(intent: str, state: State, *, filled: bool) -> bool:
    """He begins a walk-back while one is half done.

    The old one is kept as it is, the new one starts empty.
    """
    if state.loop is not None and filled:
        return False
    half = "walk_back" in (topic_of(state.loop), topic_of((state.parked or {}).get("loop")))
    return half and (intent == "walk_back" or (intent == "account" and state.loop is None))


def _note(state: State, heard: Mapping[str, Any]) -> None:
    """Keep what was heard beside the steps.

    Body, story patterns, his word for the partner, words not understood.
    """
    for kind in ("body", "patterns"):
        found = [*state.noted.get(kind, []), *(heard.get(kind) or [])]
        if found and (state.loop or kind == "body" or heard.get("filled")):
            state.noted[kind] = list(dict.fromkeys(found))[:NOTED_KEPT]
    text = str(heard.get("text") or "")
    if re.search(r"\b(she|her|wife|girlfriend|missus|gf|mrs)\b", text, re.IGNORECASE):
        state.noted["pronoun"] = "she"
    elif re.search(r"\b(husband|boyfriend|my fella|bf)\b", text, re.IGNORECASE):
        state.noted["pronoun"] = "he"
    if heard.get("why") and state.loop:
        state.noted["last"] = text[:LAST_KEPT]


def _note_terms(state: State, intent: str, heard: Mapping[str, Any]) -> None:
    """What was said before the terms were agreed: that he is too young, or a first telling.

    The telling is the film of the walk-back he then begins, unless he tells it anew.
    """
    if intent == "deny" and heard.get("asked") == "adult":
        state.noted["minor"] = True
    elif intent == "greet" and heard.get("asked") is None:
        state.noted.pop("minor", None)
    if heard.get("first"):
        state.noted.setdefault("first", heard["first"])
    first = state.noted.get("first")
    if first and state.loop is None and intent == "walk_back":
        state.slots.update(first)
        state.noted["told_first"] = True
    if intent in ("walk_back", "account") and state.loop is None:
        state.noted.pop("first", None)


def _undo(state: State) -> None:
    """Reopen the last answer of the open form: it is asked again."""
    mine = FORMS.get(state.loop or "", ())
    last = next((name for name in reversed(state.answered) if name in mine), None)
    if last is not None:
        state.slots.pop(last, None)
        state.answered.remove(last)
        state.requested, state.tries = last, 0


def _resume(state: State) -> None:
    if state.loop is None and state.parked is not None:
        state.loop, state.requested = state.parked["loop"], state.parked["requested"]
        state.parked = None


def _leave(state: State, *, stays: bool) -> list[dict[str, Any]]:
    """He stops or starts over: a half walk-back is kept as unfinished, then its slots are emptied.

    `stays`: the form stays active, for its own rule is to end it.
    """
    topic = topic_of(state.loop) or topic_of((state.parked or {}).get("loop"))
    acts: list[dict[str, Any]] = [{"act": "end_time_out"}] if state.time_out else []
    if topic == "walk_back" and (state.slots.get("film") or state.slots.get("heat") is not None):
        half = walk_back({**state.slots, "noted": state.noted}, finished=False)
        acts.append({"act": "keep_walk_back", **half})
    for name in slots_of(topic) if topic else ():
        state.slots.pop(name, None)
    state.parked, state.answered = None, []
    if not stays:
        state.loop, state.requested = None, None
    return acts


def _put_aside(state: State, intent: str) -> None:
    """Something else begins: what is half done keeps its place, what is hardly begun is let go."""
    if state.loop is None:
        return
    if intent == "time_out" and topic_of(state.loop) == "walk_back":
        # The walk-back goes on after the twenty minutes, but the heat is asked anew.
        for name in ("heat", "hot"):
            state.slots.pop(name, None)
        state.loop, state.requested = None, None
        return
    begun = any(name in state.slots for name in (*FORMS[state.loop], "heat"))
    if state.loop in WORTH_RESUMING and begun:
        state.parked = {"loop": state.loop, "requested": state.requested}
    state.loop, state.requested = None, None
