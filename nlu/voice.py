"""The voice: Rasa's response generator, in process.

It builds echo, truth and question under 300 characters, takes the variation least recently used,
and puts his words in by one plain pass, so that his braces and brackets mean nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from rasa.core.nlg.generator import NaturalLanguageGenerator
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import BotUttered, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.utils.endpoints import EndpointConfig

from nlu import filling, records, remarks, taps
from nlu.sentences import Sentences, filled_in

DOMAIN = Path(__file__).parent / "domain"
LIMIT = 300
"""Characters a message may have (coaching.md 1): read on a phone, answered in one go."""
ASK = "utter_ask_"
IN_FORM_ASIDE = "utter_aside"


class Voice(NaturalLanguageGenerator):
    """Speaks for the coach.

    Rasa makes it from `endpoints.yml` (`nlg: {type: nlu.voice.Voice}`).
    """

    def __init__(self, endpoint_config: EndpointConfig, domain: Domain) -> None:
        """Read every sentence.

        `domain` is empty here: Rasa makes its generator before it loads the model.
        """
        self._sentences = Sentences.read(DOMAIN)

    async def generate(
        self,
        utter_action: str,
        tracker: DialogueStateTracker,
        output_channel: str,
        **kwargs: Any,
    ) -> dict[str, Any] | None:
        """One message of the coach.

        Text, buttons, custom act and the ids of the variations used.
        """
        turn = Turn(tracker, self._sentences)
        response = turn.pick(turn.name_of(utter_action))
        if response is None:
            return None
        text = turn.compose(utter_action, str(response["text"]))
        return {
            "text": text,
            "buttons": turn.buttons(utter_action, response),
            "custom": _act(response, turn),
            "said": turn.said,
        }


def _act(response: Mapping[str, Any], turn: Turn) -> dict[str, Any] | None:
    custom = response.get("custom")
    return None if not custom else records.record_of(str(custom["act"]), turn.slots)


class Turn:
    """All that one message of the coach is made from.

    What he just said, the slots, what was said before.
    """

    def __init__(self, tracker: DialogueStateTracker, sentences: Sentences) -> None:
        """Read the tracker; nothing is written to it."""
        self.slots: dict[str, Any] = tracker.current_slot_values()
        self.facts: dict[str, Any] = self.slots.get("facts") or {}
        self.heard: dict[str, Any] = _heard(tracker)
        self.form: str | None = tracker.active_loop_name
        self.first = not _already_spoken(tracker)
        self.said: list[str] = []
        self._sentences = sentences
        self._before = [*(self.slots.get("said") or []), *_said_this_turn(tracker)]

    def pick(self, name: str) -> dict[str, Any] | None:
        """The variation of that set that was used longest ago; remembers its id."""
        before, seed = [*self._before, *self.said], str(self.facts.get("seed") or "")
        found = self._sentences.least_recent(name, before, seed)
        if found is not None:
            self.said.append(str(found["id"]))
        return found

    def say(self, name: str, **words: Any) -> str:
        """A sentence of a set, filled in; empty when there is no such set."""
        found = self.pick(name)
        return "" if found is None else self.fill(str(found["text"]), **words)

    def fill(self, text: str, **words: Any) -> str:
        """Put the words for the <angle brackets> of a sentence, in one pass."""
        return filled_in(text, {**filling.words_of(self.slots, self.facts), **words})

    def name_of(self, utter_action: str) -> str:
        """The set to speak from: an aside inside a form takes the set of what he said aside."""
        if utter_action == IN_FORM_ASIDE:
            utter_action = remarks.aside_of(self.heard, self.form, self._sentences)
        if utter_action == "utter_consent_kept" and (self.slots.get("noted") or {}).get("first"):
            return "utter_consent_kept_told"
        if utter_action == "utter_chart" and self.facts.get("checked_in") is False:
            return "utter_chart_empty"
        return utter_action

    def compose(self, utter_action: str, text: str) -> str:
        """Echo and truth before a question, the question alone after an aside.

        At most LIMIT characters.
        """
        spoken = self.fill(text, tomorrow=remarks.tomorrow(self, utter_action))
        if utter_action == IN_FORM_ASIDE:
            return f"{remarks.told_of_update(self)} {remarks.aside(self, spoken)}".strip()
        if utter_action.startswith(ASK) and not self.first and remarks.missed(self.heard):
            return ""
        if not self.first or utter_action in _BARE:
            return spoken
        if utter_action.startswith(ASK):
            spoken = remarks.question(self, spoken)
        before = remarks.before(self, utter_action)
        if utter_action == "utter_unclear" and any(before):
            spoken = ""  # what was remarked is answer enough, with the taps under it
        return _within_limit(before, spoken)

    def buttons(self, utter_action: str, response: Mapping[str, Any]) -> list[dict[str, str]]:
        """Taps on offer: the sentence's own, or made from his telling (repairs, promises)."""
        if utter_action == IN_FORM_ASIDE:
            return []
        own = taps.taps_for(utter_action, self) if utter_action.startswith(ASK) else None
        return own if own is not None else [dict(b) for b in response.get("buttons") or []]


_BARE = frozenset(
    {
        "utter_time_out_go",
        "utter_nudge",
        "utter_stop",
        "utter_pause",
        "utter_undo",
        "utter_where_was_i",
    }
)


def _within_limit(before: list[str], spoken: str) -> str:
    """Drop what matters least (the first parts) until the message fits."""
    parts = [part for part in before if part]
    while parts and len(" ".join([*parts, spoken])) > LIMIT:
        parts.pop(0)
    return " ".join([*parts, spoken]).strip()


def _heard(tracker: DialogueStateTracker) -> dict[str, Any]:
    message = tracker.latest_message
    if message is None:
        return {}
    heard = dict((message.parse_data or {}).get("heard") or {})
    return heard or {"tapped": str(message.intent.get("name"))}


def _this_turn(tracker: DialogueStateTracker) -> list[BotUttered]:
    found: list[BotUttered] = []
    for event in reversed(tracker.events):
        if isinstance(event, UserUttered):
            break
        if isinstance(event, BotUttered):
            found.append(event)
    return found


def _already_spoken(tracker: DialogueStateTracker) -> bool:
    return bool(_this_turn(tracker))


def _said_this_turn(tracker: DialogueStateTracker) -> list[str]:
    return [
        said
        for event in reversed(_this_turn(tracker))
        for said in event.metadata.get("said") or []
    ]
