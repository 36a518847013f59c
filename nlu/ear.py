"""The ear: one NLU component, last in the pipeline.

It hears scales, feelings, blame and the rest, decides whether the message answers what was asked,
and hands the dialogue entities (one per filled step) and the intent to act on.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

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
from nlu.asking import Answer, Asked, words_in
from nlu.hearing import Heard, hear
from nlu.routing import NOT_UNDERSTOOD, Guess, Setting, route

DEFUSED = "\u2060"
"""Put before typed text, so that a leading slash is never read as an intent.

The ear takes it off again.
"""
HEARD = "heard"
METADATA = "metadata"
LOOKED_AT = 4000
"""Characters of a message that are looked at."""


@DefaultV1Recipe.register([DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR], is_trainable=False)
class Ear(GraphComponent):
    """Rasa component around the pure modules `nlu.hearing`, `nlu.answers` and `nlu.routing`."""

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> Ear:
        """Made by Rasa's graph; takes no configuration."""
        return cls()

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Training examples carry their intent already: nothing to hear."""
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        """Hear each message.

        Reads `metadata` (asked, tries, open, offered...), writes entities, intent, `heard`.
        """
        for message in messages:
            _hear_one(message)
        return messages


def _hear_one(message: Message) -> None:
    metadata = message.get(METADATA) or {}
    text = (message.get(TEXT) or "").replace(DEFUSED, "").strip()
    guess = _guess(message, text)
    asked = Asked.of(metadata)
    heard = hear(text, asked.step)
    answer = answer_to(text, heard, asked, guess.intent)
    intent = route(guess, answer, _setting(metadata)) if metadata else guess.intent
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
    message.set(HEARD, _report(text, guess, asked, answer, heard, slots), add_to_output=True)


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


def _setting(metadata: Mapping[str, Any]) -> Setting:
    return Setting(
        asked=metadata.get("asked"),
        consented=bool(metadata.get("consented", True)),
        away=bool(metadata.get("away")),
        half_done=bool(metadata.get("half_done")),
        in_time_out=bool(metadata.get("in_time_out")),
        offered_return=bool(metadata.get("offered_return")),
        pressed=bool(metadata.get("pressed")),
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
    if intent == "time_out" and metadata.get("in_time_out"):
        return {"stage": metadata["in_time_out"]}
    told = intent == "account" and guess.words >= 5 and bool(heard.acts)
    if told and metadata and not metadata.get("asked"):
        return {"film": guess.text[:2000], **told_with_film(guess.text, heard)}
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
