"""The turn channel: POST a message with its state, get messages, acts and the new state.

A pure function over HTTP.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from rasa.core.channels.channel import (
    CollectingOutputChannel,
    InputChannel,
    UserMessage,
)
from rasa.core.processor import MessageProcessor
from rasa.shared.core.events import BotUttered
from rasa.shared.core.trackers import DialogueStateTracker
from sanic import Blueprint, response
from sanic.request import Request
from sanic.response import HTTPResponse

from nlu import between
from nlu.ear import DEFUSED, LOOKED_AT
from nlu.tracking import SAID_KEPT, State

log = logging.getLogger("beneath.turn")
LIMIT = 300
"""Characters in one message; pieces of a turn that fit together are joined into one."""
_HALF = re.compile(r"[\ud800-\udfff]")


class TurnChannel(InputChannel):
    """Beneath's only door into Rasa. Holds nothing between two turns."""

    @classmethod
    def name(cls) -> str:
        """Its address: /webhooks/turn/..."""
        return "turn"

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        """Three routes: `turn` and `parse` (POST), `health` (GET.

        The model's id, once it is loaded).
        """
        door = Blueprint("beneath_turn")

        @door.get("/health")
        async def health(request: Request) -> HTTPResponse:
            agent = request.app.ctx.agent
            ready = agent is not None and agent.is_ready()
            return response.json(
                {"model": agent.processor.model_metadata.model_id if ready else None}
            )

        @door.post("/turn")
        async def turn(request: Request) -> HTTPResponse:
            return await _safely(take_turn, request)

        @door.post("/parse")
        async def parse(request: Request) -> HTTPResponse:
            return await _safely(hear_only, request)

        return door


async def _safely(
    work: Callable[[MessageProcessor, Mapping[str, Any]], Awaitable[dict[str, Any]]],
    request: Request,
) -> HTTPResponse:
    """Run it; an error answers 500 with its kind only, for its text may hold what a man wrote."""
    try:
        return response.json(await work(request.app.ctx.agent.processor, request.json or {}))
    except Exception as error:
        log.error("turn failed: %s", type(error).__name__)
        return response.json({"error": type(error).__name__}, status=500)


async def hear_only(processor: MessageProcessor, asked: Mapping[str, Any]) -> dict[str, Any]:
    """What the ear makes of `text` when `context` was asked: {heard: {...}}."""
    metadata = {"asked": asked.get("context")}
    parsed = await processor.parse_message(
        UserMessage(_defused(str(asked.get("text") or "")), metadata=metadata)
    )
    return {"heard": {**parsed["heard"], "routed": parsed["intent"]["name"]}}


async def take_turn(processor: MessageProcessor, asked: Mapping[str, Any]) -> dict[str, Any]:
    """One turn. Takes {text | press | intent, state, facts}.

    Returns {messages, acts, state, asked}.
    """
    state = State.read(asked.get("state"), processor.domain)
    facts = dict(asked.get("facts") or {})
    changed = state.model not in (None, processor.model_metadata.model_id)
    state.model = processor.model_metadata.model_id
    facts["changed_model"] = changed and state.loop is not None
    message = _message(asked, state, facts)
    message.parse_data = await processor.parse_message(message)
    acts = between.prepare(state, facts, message.parse_data)
    tracker = state.tracker(processor.domain, _given(state, facts))
    await processor._handle_message_with_tracker(message, tracker)  # noqa: SLF001 - no public way
    output = CollectingOutputChannel()
    await processor.run_action_extract_slots(output, tracker)
    await processor._run_prediction_loop(output, tracker)  # noqa: SLF001 - no public way
    spoken = _spoken(tracker)
    acts += [event.data["custom"] for event in spoken if event.data.get("custom")]
    said = [str(used) for event in spoken for used in event.metadata.get("said") or []]
    if any(used.startswith("memory_") for used in said):
        acts.append({"act": "memory_told"})
    state.said = [*state.said, *said][-SAID_KEPT:]
    between.conclude(tracker, state, acts)
    messages = _joined(spoken)
    state.offered = messages[-1]["buttons"] if messages else []
    return {
        "messages": messages,
        "acts": acts,
        "state": state.as_dict(),
        "asked": state.requested,
    }


def _message(asked: Mapping[str, Any], state: State, facts: Mapping[str, Any]) -> UserMessage:
    """What Rasa reads: an intent of ours (a timer, a tapped command), or his typed text.

    Defused.
    """
    metadata = between.metadata_of(state, facts)
    if asked.get("intent"):
        return UserMessage("/" + str(asked["intent"]), sender_id="turn", metadata=metadata)
    text = str(asked.get("press") or asked.get("text") or "")
    offered = between.offered_payload(text, state)
    if offered is not None and offered.startswith("/"):
        return UserMessage(offered, sender_id="turn", metadata=metadata)
    pressed = bool(asked.get("press")) or offered is not None
    return UserMessage(
        _defused(offered or text),
        sender_id="turn",
        metadata={**metadata, "pressed": pressed},
    )


def _defused(text: str) -> str:
    """Typed text never becomes an intent, whatever blanks and slashes it begins with.

    Nor is it blank or half a letter, which Rasa cannot read; what the ear does not look at is left
    out.
    """
    read = _HALF.sub("\ufffd", text.strip()[:LOOKED_AT])
    return DEFUSED + read if not read or read.startswith("/") else read


def _given(state: State, facts: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "facts": dict(facts),
        "noted": state.noted,
        "said": state.said,
        "consented": bool(facts.get("consented")),
        "weekly": bool(facts.get("weekly_due")),
        "ask_hour": bool(facts.get("ask_hour")),
        "half_done": state.offered_return,
    }


def _spoken(tracker: DialogueStateTracker) -> list[BotUttered]:
    return [event for event in tracker.events if isinstance(event, BotUttered)]


def _joined(spoken: list[BotUttered]) -> list[dict[str, Any]]:
    """One message a turn where it fits; the buttons of the last piece.

    A piece with an act stands alone after it.
    """
    messages: list[dict[str, Any]] = []
    for event in spoken:
        piece = {
            "text": event.text or "",
            "buttons": _buttons(event),
            "act": (event.data.get("custom") or {}).get("act"),
        }
        if messages and _fits(messages[-1], piece):
            messages[-1] = {**piece, "text": f"{messages[-1]['text']} {piece['text']}".strip()}
        else:
            messages.append(piece)
    return messages


def _fits(before: Mapping[str, Any], piece: Mapping[str, Any]) -> bool:
    return not before["act"] and len(before["text"]) + len(piece["text"]) < LIMIT


def _buttons(event: BotUttered) -> list[dict[str, str]]:
    return [
        {"label": str(b["title"]), "payload": str(b["payload"])}
        for b in event.data.get("buttons") or []
    ]
