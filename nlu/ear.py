"""The ear: one NLU component, last in the pipeline.

It hears scales, feelings, blame and the rest, decides whether the message answers what was asked,
and hands the dialogue entities (one per filled step) and the intent to act on.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import joblib
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import (
    ENTITIES,
    INTENT,
    INTENT_NAME_KEY,
    PREDICTED_CONFIDENCE_KEY,
    TEXT,
)
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from nlu.answers import about_reminders, answer_to, told_with_film
from nlu.asking import MOST_KEPT, Answer, Asked, words_in
from nlu.hearing import Heard, hear
from nlu.labels import CHAT, Telling, tellings, verdict
from nlu.repairs import with_children
from nlu.routing import CLOSED, NOT_UNDERSTOOD, Guess, Setting, route
from nlu.weighing import Weights

DEFUSED = "\u2060"
"""Put before typed text, so that a leading slash is never read as an intent.

The ear takes it off again.
"""
FILE = "weights.joblib"
HEARD = "heard"
METADATA = "metadata"
ADULT = 18
SHORT = 5
"""Words of an answer to a closed question ("raised my voice") that is no telling to be weighed."""
TELLING = 5
"""Words from which a message with a deed in it is a telling."""
LOOKED_AT = 4000
"""Characters of a message that are looked at."""


@DefaultV1Recipe.register([DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR], is_trainable=True)
class Ear(GraphComponent):
    """Rasa component around `nlu.hearing`, `nlu.weighing`, `nlu.answers` and `nlu.routing`."""

    def __init__(self, storage: ModelStorage, resource: Resource, weights: Weights) -> None:
        """`weights` are fitted by `train` or come from the model."""
        self._storage = storage
        self._resource = resource
        self._weights = weights

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """C: the inverse strength of the penalty; larger trusts the training messages more."""
        return {"C": 12.0}

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> Ear:
        """Made by Rasa's graph for training."""
        return cls(model_storage, resource, Weights(float(config["C"])))

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> Ear:
        """Made by Rasa's graph from a trained model."""
        with model_storage.read_from(resource) as folder:
            return cls(model_storage, resource, joblib.load(folder / FILE))

    def train(self, training_data: TrainingData) -> Resource:
        """Learn how men blame and own, from `nlu/tellings`; mere chat teaches what is neither."""
        chat = [
            Telling(None, frozenset(), str(example.get(TEXT)))
            for example in training_data.intent_examples
            if example.get(INTENT) in CHAT
        ]
        self._weights.fit([*tellings(), *chat])
        with self._storage.write_to(self._resource) as folder:
            joblib.dump(self._weights, folder / FILE)
        return self._resource

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Training examples carry their intent already: nothing to hear."""
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        """Hear each message.

        Reads `metadata` (asked, tries, open, offered...), writes entities, intent, `heard`.
        """
        for message in messages:
            _hear_one(message, self._weights)
        return messages


def _hear_one(message: Message, weights: Weights) -> None:
    metadata = message.get(METADATA) or {}
    text = (message.get(TEXT) or "").replace(DEFUSED, "").strip()
    guess = _guess(message, text)
    asked = Asked.of(metadata)
    by_rules = hear(text, asked.step)
    heard = verdict(by_rules, weights.chances(text[:LOOKED_AT], asked.step, by_rules))
    if asked.pressed:
        heard = replace(by_rules, blame=())  # a tap has our words, not his
    elif asked.step in CLOSED and words_in(text) <= SHORT:
        heard = by_rules
    answer = answer_to(text, heard, asked, guess.intent)
    intent = route(guess, answer, _setting(metadata, heard)) if metadata else guess.intent
    reminders = about_reminders(text, heard) if _quiet(metadata) else {}
    if reminders:
        intent = "check_in"
    slots = reminders or _slots(intent, asked.step, answer, guess, heard, metadata)
    message.set(
        INTENT,
        {INTENT_NAME_KEY: intent, PREDICTED_CONFIDENCE_KEY: guess.confidence},
        add_to_output=True,
    )
    message.set(
        ENTITIES,
        [_entity(name, value, text) for name, value in slots.items()],
        add_to_output=True,
    )
    report = _report(text, guess, asked, answer, heard, slots)
    message.set(
        HEARD, {**report, "first": _first_telling(guess, heard, metadata)}, add_to_output=True
    )


def _quiet(metadata: Mapping[str, Any]) -> bool:
    """Nothing is asked and no time-out runs: the moment to change when he is asked."""
    return bool(metadata.get("consented")) and not (
        metadata.get("asked") or metadata.get("in_time_out")
    )


def _guess(message: Message, text: str) -> Guess:
    found = message.get(INTENT) or {}
    ranking = [
        r for r in message.get("intent_ranking") or [] if r[INTENT_NAME_KEY] != NOT_UNDERSTOOD
    ]
    top = ranking[0] if ranking else {}
    return Guess(
        intent=found.get(INTENT_NAME_KEY) or NOT_UNDERSTOOD,
        confidence=float(
            top.get(PREDICTED_CONFIDENCE_KEY) or found.get(PREDICTED_CONFIDENCE_KEY) or 0.0
        ),
        words=words_in(text[:LOOKED_AT]),
        text=text[:LOOKED_AT],
        best=top.get(INTENT_NAME_KEY) or NOT_UNDERSTOOD,
    )


def _first_telling(guess: Guess, heard: Heard, metadata: Mapping[str, Any]) -> dict[str, Any]:
    """He began to tell before the terms were agreed: kept, and taken up after them."""
    if metadata.get("consented", True) or not _is_telling(guess, heard):
        return {}
    return {"film": guess.text[:MOST_KEPT], **told_with_film(guess.text, heard)}


def _is_telling(guess: Guess, heard: Heard) -> bool:
    return guess.words >= TELLING and bool(heard.acts)


def _setting(metadata: Mapping[str, Any], heard: Heard) -> Setting:
    return Setting(
        asked=metadata.get("asked"),
        consented=bool(metadata.get("consented", True)),
        away=bool(metadata.get("away")),
        half_done=bool(metadata.get("half_done")),
        in_time_out=bool(metadata.get("in_time_out")),
        offered_return=bool(metadata.get("offered_return")),
        pressed=bool(metadata.get("pressed")),
        told_first=bool(metadata.get("told_first")),
        minor=bool(metadata.get("minor")) and (heard.age or 0) < ADULT,
    )


def _slots(
    intent: str,
    asked: str | None,
    answer: Answer,
    guess: Guess,
    heard: Heard,
    metadata: Mapping[str, Any],
) -> dict[str, Any]:
    """The steps this message fills: none when it interrupts.

    A telling out of the blue fills the film.
    """
    if intent == "account" and answer.given:
        return dict(answer.slots)
    if intent == "deny" and answer.intent == "deny":
        return {"minor": asked == "adult"}
    if intent == "deny" and metadata.get("minor"):
        return {"minor": True}
    if intent == "time_out" and metadata.get("in_time_out"):
        return {"stage": "kids" if with_children(guess.text) else metadata["in_time_out"]}
    told = intent == "account" and _is_telling(guess, heard)
    if told and metadata and not metadata.get("asked"):
        return {"film": guess.text[:MOST_KEPT], **told_with_film(guess.text, heard)}
    return {}


def _entity(name: str, value: Any, text: str) -> dict[str, Any]:
    return {
        "entity": name,
        "value": value,
        "start": 0,
        "end": len(text),
        "extractor": "Ear",
    }


def _report(
    text: str,
    guess: Guess,
    asked: Asked,
    answer: Answer,
    heard: Heard,
    slots: Mapping[str, Any],
) -> dict[str, Any]:
    return {
        **heard.as_dict(),
        "text": text,
        "intent": guess.best,
        "confidence": guess.confidence,
        "asked": asked.step,
        "tries": asked.tries,
        "filled": sorted(slots),
        "also": list(answer.also),
        "why": None if answer.given else answer.why,
        "note": answer.note and bool(slots),
        "owned": _owned(slots),
    }


def _owned(slots: Mapping[str, Any]) -> bool | None:
    part = slots.get("part")
    return part["owned"] if isinstance(part, dict) else None
