"""Carrying out what the dialogue wants done: records, timers, promises, pictures."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from bot.core import rhythm
from bot.core.conversation import Conversation, Participant
from bot.core.safety import Action, Category, Concern, Severity, Subject, Tense
from bot.core.work import Work
from bot.services.facts import finished_walk_backs
from bot.services.ports import Ledger

CONSENT_VERSION = "1"
"""Changes with the terms in nlu/domain/welcome.yml; kept with every consent (protocol D1)."""
SERIOUS: Mapping[str, tuple[Category, Severity, Subject, Action]] = {
    "hands_on_neck": (
        Category.VIOLENCE_DISCLOSURE,
        Severity.HIGH,
        Subject.HER,
        Action.PAGE,
    ),
    "pushed_blocked_held_hit": (
        Category.VIOLENCE_DISCLOSURE,
        Severity.ELEVATED,
        Subject.HER,
        Action.ASK,
    ),
    "threatened_followed": (
        Category.HARM_TO_OTHERS,
        Severity.HIGH,
        Subject.HER,
        Action.ASK,
    ),
}
"""What a tap on "Anything happen?" means for safety (protocol D4), gravest first."""


@dataclass(frozen=True)
class Scene:
    """Where an act is carried out: the unit's ledger, the man, his talk, the time."""

    ledger: Ledger
    man: Participant
    talk: Conversation
    now: datetime


@dataclass(frozen=True)
class Outcome:
    """What came of the acts: talk and man as they are now, pictures to send, danger he tapped."""

    talk: Conversation
    man: Participant
    pictures: tuple[str, ...] = ()
    concern: Concern | None = None
    wait_for: int | None = None


@dataclass(frozen=True)
class Drawn:
    """Pictures drawn before the unit began, by the act that asked for them: act name -> path."""

    paths: Mapping[str, str] = field(default_factory=dict)


def carry_out(scene: Scene, acts: tuple[Mapping[str, Any], ...], drawn: Drawn) -> Outcome:
    """Carry out every act in order. One we do not know is left alone: a newer model may ask it."""
    outcome = Outcome(scene.talk, scene.man)
    for act in acts:
        step = _ACTS.get(str(act.get("act")))
        if step is not None:
            outcome = step(replace(scene, man=outcome.man, talk=outcome.talk), act, outcome)
        path = drawn.paths.get(str(act.get("act")))
        if path is not None:
            outcome = replace(outcome, pictures=(*outcome.pictures, path))
    return outcome


def _consent(scene: Scene, _act: Mapping[str, Any], outcome: Outcome) -> Outcome:
    scene.ledger.keep(
        scene.man.id, "consent", {"version": CONSENT_VERSION, "adult": True}, scene.now
    )
    man = replace(scene.man, consented_at=scene.now)
    scene.ledger.keep_participant(man)
    return replace(outcome, man=man)


def _walk_back(scene: Scene, act: Mapping[str, Any], outcome: Outcome) -> Outcome:
    content = {key: value for key, value in act.items() if key != "act"}
    scene.ledger.keep(scene.man.id, "walk_back", content, scene.now)
    scene.ledger.queue.cancel(scene.talk.id, "nudge")
    if act.get("finished"):
        scene.ledger.queue.cancel(scene.talk.id, "promise")
    if act.get("finished") and act.get("acts"):
        _ring(scene, "promise", rhythm.promise_due(scene.now, scene.man.time_zone))
    return outcome


def _check_in(scene: Scene, act: Mapping[str, Any], outcome: Outcome) -> Outcome:
    content = {key: act.get(key) for key in ("mood", "anger", "happened")}
    scene.ledger.keep(scene.man.id, "check_in", {**content, "feelings": []}, scene.now)
    return replace(outcome, concern=_tapped_danger(act.get("happened") or []))


def _tapped_danger(happened: list[str]) -> Concern | None:
    for tapped, (category, severity, subject, action) in SERIOUS.items():
        if tapped in happened:
            words = (tapped.replace("_", " "),)
            return Concern(category, severity, subject, Tense.PAST, words, action)
    return None


def _weekly(scene: Scene, act: Mapping[str, Any], outcome: Outcome) -> Outcome:
    kept = scene.ledger.records(scene.man.id, "check_in", newest=1)
    if kept:
        deeper = {key: value for key, value in act.items() if key != "act"}
        scene.ledger.change(kept[-1].id, {**kept[-1].content, **deeper})
    return outcome


def _time_out(scene: Scene, act: Mapping[str, Any], outcome: Outcome) -> Outcome:
    until = scene.now + rhythm.BACK_AFTER
    content = {"heat": act.get("heat"), "until": until.isoformat()}
    scene.ledger.keep(scene.man.id, "time_out", content, scene.now)
    scene.ledger.queue.cancel(scene.talk.id, "breathing_over", "time_out_back", "nudge")
    _ring(scene, "breathing_over", scene.now + rhythm.BREATHE_FOR)
    _ring(scene, "time_out_back", until)
    talk = replace(scene.talk, time_out_until=until)
    return replace(outcome, talk=talk, wait_for=int(rhythm.BREATHE_FOR.total_seconds()))


def _done(scene: Scene, act: Mapping[str, Any], outcome: Outcome) -> Outcome:
    finished = finished_walk_backs(scene.ledger, scene.man.id)
    if finished:
        content = dict(finished[-1].content)
        content["acts"] = [_answered(item, act) for item in content.get("acts") or []]
        scene.ledger.change(finished[-1].id, content)
    return outcome


def _answered(item: Mapping[str, Any], act: Mapping[str, Any]) -> dict[str, Any]:
    done = act.get("done") == "both" or (
        act.get("done") == "one" and act.get("which") == item["text"]
    )
    return {**item, "done": done}


def _hour(scene: Scene, act: Mapping[str, Any], outcome: Outcome) -> Outcome:
    hour = act.get("hour")
    man = replace(scene.man, hour=hour, asked_hour=True)
    scene.ledger.keep_participant(man)
    scene.ledger.queue.cancel(scene.talk.id, "check_in")
    due = rhythm.next_check_in(scene.now, hour, man.time_zone) if hour else None
    if due is not None:
        _ring(scene, "check_in", due)
    return replace(outcome, man=man)


def _sent_by(scene: Scene, act: Mapping[str, Any], outcome: Outcome) -> Outcome:
    scene.ledger.keep(scene.man.id, "note", {"sent_by": act.get("sent_by")}, scene.now)
    return outcome


def _memory_told(scene: Scene, _act: Mapping[str, Any], outcome: Outcome) -> Outcome:
    finished = finished_walk_backs(scene.ledger, scene.man.id)
    if finished:
        scene.ledger.change(finished[-1].id, {**finished[-1].content, "recalled": True})
    return outcome


def _ring(scene: Scene, reference: str, due: datetime) -> None:
    scene.ledger.queue.put(Work("timer", reference, f"talk:{scene.talk.id}", scene.talk.id, due))


def _end_time_out(scene: Scene, _act: Mapping[str, Any], outcome: Outcome) -> Outcome:
    scene.ledger.queue.cancel(scene.talk.id, "breathing_over", "time_out_back")
    return replace(outcome, talk=replace(scene.talk, time_out_until=None))


_ACTS: Mapping[str, Callable[[Scene, Mapping[str, Any], Outcome], Outcome]] = {
    "keep_consent": _consent,
    "keep_walk_back": _walk_back,
    "keep_check_in": _check_in,
    "keep_weekly": _weekly,
    "take_time_out": _time_out,
    "end_time_out": _end_time_out,
    "keep_done": _done,
    "keep_hour": _hour,
    "keep_sent_by": _sent_by,
    "memory_told": _memory_told,
}
