"""The dialogue's thread: whose state followed from whose, and what was kept of each turn."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from bot.core.messages import Lane
from bot.core.phrases import rasa_down
from bot.core.phrases.system import could_not_answer
from bot.core.safety import Concern, Tense
from bot.services.keep import SERIOUS
from tests.chaos.kept import Man
from tests.chaos.seen import Asked

WHOLE = "the dialogue is never half advanced"
DOWN = frozenset(rasa_down("GB", index) for index in range(8))
COULD_NOT = could_not_answer()


@dataclass
class Thread:
    """The turns that were kept, in order, and what did not hold (promise, how)."""

    committed: list[Asked] = field(default_factory=list)
    broken: list[tuple[str, str]] = field(default_factory=list)
    tapped: list[Concern] = field(default_factory=list)
    """Danger that was tapped in a turn that was kept."""
    asked: int = 0
    down: int = 0
    could_not: int = 0


def thread(asks: Sequence[Asked], man: Man) -> Thread:
    """Follow the states from the first turn to the stored one, then compare what was said."""
    found = Thread(asked=len(asks))
    _Follower(found).follow(asks, man.state)
    found.tapped = [c for asked in found.committed for c in _tapped(asked)]
    spoken = [line.text for line in man.ours if line.lane is not Lane.CRISIS]
    found.down = sum(text in DOWN for text in spoken)
    found.could_not = spoken.count(COULD_NOT)
    said = [text for text in spoken if text not in DOWN and text != COULD_NOT]
    wanted = [text for asked in found.committed for text in _replies(asked)]
    if said != wanted and not found.broken:
        found.broken.append((WHOLE, _first_difference(said, wanted)))
    return found


class _Follower:
    """Walks the asks of one man in order. A turn was kept if a later one begins with its state."""

    def __init__(self, found: Thread) -> None:
        self._found = found
        self._now: Mapping[str, Any] = {}
        self._before: list[Mapping[str, Any]] = []
        self._open: list[Asked] = []
        """Answered turns that began with the state of now: one of them may have been kept."""

    def follow(self, asks: Sequence[Asked], stored: Mapping[str, Any]) -> None:
        for asked in asks:
            if not self._came_to(asked.state):
                if asked.state in self._before:
                    continue  # asked late, of an old state: kept it would lead to a state unknown
                self._found.broken.append((WHOLE, f"asked with a state of no turn: {asked.words}"))
                return
            if asked.answer is not None and asked.answer.get("messages"):
                self._open.append(asked)
        if not self._came_to(stored):
            self._found.broken.append((WHOLE, "the stored state is of no turn that was kept"))

    def _came_to(self, state: Mapping[str, Any]) -> bool:
        if state == self._now:
            return True
        led_here = [asked for asked in self._open if _state_after(asked) == state]
        if not led_here:
            return False
        # "stop" and "stop, hi" may lead to the same state: whoever read more came later, and
        # what he read was still owed then.
        kept = max(led_here, key=lambda asked: len(asked.words))
        self._found.committed.append(kept)
        self._before.append(self._now)
        self._now, self._open = state, []
        return True


def _state_after(asked: Asked) -> Mapping[str, Any]:
    assert asked.answer is not None
    found: Mapping[str, Any] = asked.answer["state"]
    return found


def _replies(asked: Asked) -> list[str]:
    """What a kept turn says; a grave tap is answered by the safety texts instead."""
    assert asked.answer is not None
    if _tapped(asked):
        return []
    return [str(message["text"]) for message in asked.answer["messages"] if message["text"]]


def _tapped(asked: Asked) -> list[Concern]:
    assert asked.answer is not None
    found = []
    for act in asked.answer["acts"]:
        grave = [tap for tap in SERIOUS if tap in (act.get("happened") or [])]
        if act.get("act") == "keep_check_in" and grave:
            category, severity, subject, action = SERIOUS[grave[0]]
            words = (grave[0].replace("_", " "),)
            found.append(Concern(category, severity, subject, Tense.PAST, words, action))
    return found


def _first_difference(said: Sequence[str], wanted: Sequence[str]) -> str:
    for place, (one, other) in enumerate(zip(said, wanted, strict=False)):
        if one != other:
            return f"reply {place}: recorded {one!r}, its turn said {other!r}"
    return f"{len(said)} replies recorded, {len(wanted)} said by the turns that were kept"
