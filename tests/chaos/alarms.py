"""Alarms: each raised once and answered once; after it only fixed texts are said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from bot.core import safety
from bot.core.messages import Lane
from bot.core.phrases import safety_reply
from bot.core.safety import Action, Concern
from tests.chaos.kept import Line, Man
from tests.chaos.sentences import DANGER
from tests.chaos.thread import Thread

COUNTRY = "GB"
STOPPING = frozenset({Action.PAGE, Action.ASK})


def stopped_at(man: Man, told: Thread) -> int | None:
    """The first message after which only fixed texts may come; the one after a grave tap."""
    danger = [line.number for line in man.his if line.text in DANGER]
    if told.tapped:
        raised = {flag.message for flag in man.flags if flag.action in STOPPING} - {*danger}
        danger += [message + 1 for message in raised if message is not None]
    return min(danger, default=None)


def alarms(man: Man, told: Thread) -> Iterator[tuple[str, str]]:
    """Every danger sentence is one flag and its safety texts, once; so is every grave tap."""
    dangers = [line for line in man.his if line.text in DANGER]
    for line in dangers:
        yield from _raised(man, line)
        yield from _texts_of(man, line)
    stopping = sum(flag.action in STOPPING for flag in man.flags)
    if stopping != len(dangers) + len(told.tapped):
        yield "every alarm is raised once", f"{stopping} alarms for {len(dangers)} sentences"
    if dangers:
        yield from _after(man, dangers[0])
    for concern in told.tapped:
        yield from _once(man, concern)
    if bool(dangers or told.tapped) == man.coached:
        yield "danger stops the coaching", f"coached: {man.coached}"


def _raised(man: Man, line: Line) -> Iterator[tuple[str, str]]:
    flags = [flag for flag in man.flags if flag.message == line.number]
    if len(flags) != 1 or flags[0].action is not Action.PAGE:
        yield "every alarm is raised once", f"{len(flags)} flags for {line.text!r}"


def _texts_of(man: Man, line: Line) -> Iterator[tuple[str, str]]:
    """The safety texts were said in the unit that recorded the sentence, once each."""
    concern = safety.screen(line.text, None)
    assert concern is not None
    said = [out.text for out in _crisis(man) if out.said_at == line.said_at]
    if said != list(safety_reply(concern, COUNTRY)):
        yield "every alarm is answered once", f"{len(said)} safety texts for {line.text!r}"


def _after(man: Man, first: Line) -> Iterator[tuple[str, str]]:
    """From the danger on each message gets one fixed text, and nothing else is said."""
    for out in man.ours:
        if out.number > first.number and out.lane is not Lane.CRISIS:
            yield "danger stops the coaching", f"said after it: {out.text!r}"
    for line in man.his:
        if line.number > first.number and line.text not in DANGER:
            said = [out for out in _crisis(man) if out.said_at == line.said_at]
            if len(said) != 1:
                yield "who writes on is answered once", f"{len(said)} texts for {line.text!r}"


def _once(man: Man, concern: Concern) -> Iterator[tuple[str, str]]:
    said = Counter(out.text for out in _crisis(man))
    for text in safety_reply(concern, COUNTRY):
        if said[text] != 1:
            yield "every alarm is answered once", f"{said[text]} times: {text!r}"


def _crisis(man: Man) -> list[Line]:
    return [line for line in man.ours if line.lane is Lane.CRISIS]
