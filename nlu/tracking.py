"""The dialogue state as a plain value: from our database to Rasa's tracker and back.

Rasa itself keeps nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from rasa.shared.core.constants import ACTION_LISTEN_NAME, REQUESTED_SLOT
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, ActiveLoop, Event, SlotSet
from rasa.shared.core.trackers import DialogueStateTracker

from nlu.steps import FORMS, TOPICS, open_steps, slots_of, topic_of

SAID_KEPT = 60
"""Ids of variations remembered, newest last.

No set is larger than a few, so nothing repeats within ten messages.
"""
GIVEN_TO_RASA = frozenset(
    {
        "facts",
        "noted",
        "said",
        "consented",
        "weekly",
        "ask_hour",
        "stage",
        "half_done",
        "minor",
    }
)


@dataclass
class State:
    """Where a man's dialogue stands.

    A few KB as JSON and at most some 20,000 characters, whatever the history: every free text is
    clipped by the ear.
    """

    model: str | None = None
    loop: str | None = None
    requested: str | None = None
    slots: dict[str, Any] = field(default_factory=dict)
    tries: int = 0
    answered: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    offered: list[dict[str, str]] = field(default_factory=list)
    parked: dict[str, Any] | None = None
    noted: dict[str, Any] = field(default_factory=dict)
    time_out: str | None = None
    offered_return: bool = False

    @classmethod
    def read(cls, raw: Mapping[str, Any] | None, domain: Domain) -> State:
        """From JSON. A form or slot that a newer model no longer has is dropped.

        The rest goes on (topic and step).
        """
        raw = raw or {}
        known = {name: raw[name] for name in cls.__dataclass_fields__ if raw.get(name) is not None}
        state = cls(**known)
        names = {slot.name for slot in domain.slots}
        state.slots = {name: value for name, value in state.slots.items() if name in names}
        if state.loop is not None and (
            state.loop not in domain.form_names or state.loop not in FORMS
        ):
            state.loop, state.requested = None, None
        if state.parked is not None and state.parked.get("loop") not in domain.form_names:
            state.parked = None
        return state

    def as_dict(self) -> dict[str, Any]:
        """As JSON, empty fields left out."""
        return {
            name: value
            for name, value in vars(self).items()
            if value not in (None, [], {}, 0, False)
        }

    def open_steps(self) -> list[str]:
        """Steps of the active form not answered yet, in order. Heat opens the whole walk-back."""
        forms = [self.loop, "walk_back_form"] if self.loop == "heat_form" else [self.loop]
        return [step for form in forms for step in open_steps(form, self.slots)]

    def events(self, given: Mapping[str, Any]) -> Iterator[Event]:
        """About eight synthetic events that put a fresh tracker where this state stands."""
        for name, value in {**self.slots, **given}.items():
            yield SlotSet(name, value)
        if self.loop is not None:
            yield ActiveLoop(self.loop)
            yield SlotSet(REQUESTED_SLOT, self.requested)
        yield ActionExecuted(ACTION_LISTEN_NAME)

    def tracker(self, domain: Domain, given: Mapping[str, Any]) -> DialogueStateTracker:
        """A fresh tracker for one turn; it is thrown away afterwards."""
        return DialogueStateTracker.from_events(
            "turn", list(self.events(given)), slots=domain.slots
        )

    def after(self, tracker: DialogueStateTracker) -> None:
        """Take over what the turn left in the tracker.

        Empty the slots of every topic no longer open.
        """
        slots = {
            name: value
            for name, value in tracker.current_slot_values().items()
            if value is not None
        }
        loop, requested = tracker.active_loop_name, tracker.get_slot(REQUESTED_SLOT)
        same = loop == self.loop and requested == self.requested
        self.tries = self.tries + 1 if same and loop else 0
        self.loop, self.requested = loop, (requested if loop else None)
        self._remember_order(slots)
        keep = {topic_of(self.loop), topic_of((self.parked or {}).get("loop"))}
        closed = {slot for topic in TOPICS if topic not in keep for slot in slots_of(topic)}
        if self.time_out is not None:
            closed -= set(FORMS["walk_back_form"])
        self.slots = {
            name: value
            for name, value in slots.items()
            if name not in closed and name not in GIVEN_TO_RASA and name != REQUESTED_SLOT
        }
        self.answered = [name for name in self.answered if name in self.slots]

    def _remember_order(self, slots: Mapping[str, Any]) -> None:
        for form in FORMS.values():
            for slot in form:
                if slot in slots and slot not in self.answered:
                    self.answered.append(slot)
