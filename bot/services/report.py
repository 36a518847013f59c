"""What is kept of a man, as he may have it; and what danger is open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import datetime
from typing import Any

from bot.core import rhythm
from bot.core.conversation import Holder
from bot.core.kept import Flag, Record, Said
from bot.core.messages import Outbound
from bot.core.phrases.system import coaching_reopened
from bot.core.safety import Action
from bot.core.work import Work
from bot.services.forget import forget_the_rest, named
from bot.services.ports import Ledger

WALK_BACK = (
    "finished",
    "heat_before",
    "heat_after",
    "film",
    "harm",
    "story",
    "patterns",
    "body",
    "beneath",
    "part",
    "owned",
    "acts",
)
NOTICE = "Not evidence of safety or change."
"""Stands on every card, chart and export (coaching.md 1, protocol D10)."""
STOPPING = frozenset({Action.PAGE, Action.ASK})


def export(ledger: Ledger, name: str) -> dict[str, Any]:
    """Everything of one man as JSON. Unknown when there is no such man.

    But for one thing: why a flag was closed is written by whoever closed it, and may be about
    somebody else (protocol D10).
    """
    man = named(ledger, name)
    talks = ledger.conversations_of(man.id)
    return {
        "participant": {
            "name": man.name,
            "country": man.country,
            "time_zone": man.time_zone,
        },
        "notice": NOTICE,
        "consents": [_record(r) for r in ledger.records(man.id, "consent")],
        "check_ins": [_record(r) for r in ledger.records(man.id, "check_in")],
        "walk_backs": [_walk_back(r) for r in ledger.records(man.id, "walk_back")]
        + [found for talk in talks for found in _open_walk_back(talk.dialogue)],
        "time_outs": [_record(r) for r in ledger.records(man.id, "time_out")],
        "notes": [_record(r) for r in ledger.records(man.id, "note")],
        "messages": [_said(said) for talk in talks for said in ledger.transcript(talk.id)],
        "flags": [_his_flag(flag) for flag in ledger.flags(participant=name, open_only=False)],
    }


def flag_as_json(flag: Flag) -> dict[str, Any]:
    """A flag for a list or an export."""
    return {
        "id": flag.id,
        "participant": flag.participant,
        **flag.concern.as_dict(),
        "both_risks": flag.concern.both_risks,
        "opened_at": flag.opened_at.isoformat(),
        "open": flag.closed_at is None,
        "closed_because": flag.closed_because,
    }


def _his_flag(flag: Flag) -> dict[str, Any]:
    """A flag as its man may see it."""
    return {key: value for key, value in flag_as_json(flag).items() if key != "closed_because"}


def close_flag(ledger: Ledger, flag_id: int, reason: str, now: datetime) -> bool:
    """A person closes a flag. True when coaching is open again, because no other danger is."""
    talk = ledger.close_flag(flag_id, reason, now)
    left = forget_the_rest(ledger, talk.id, now)
    if left is not None and not left.kept:
        return False
    still = [
        f for f in ledger.flags() if f.conversation_id == talk.id and f.concern.action in STOPPING
    ]
    if still or talk.holder is not Holder.NOBODY:
        return False
    ledger.keep_conversation(replace(talk.reopened(), asked=None, dialogue={}))
    ledger.say(talk.id, Outbound(coaching_reopened()), now)
    ask_again_at_his_hour(ledger, talk.id, now)
    return True


def ask_again_at_his_hour(ledger: Ledger, talk_id: int, now: datetime) -> None:
    """Danger had stopped his daily check-in; it goes on at his next hour."""
    man = ledger.participant_of(talk_id)
    due = rhythm.next_check_in(now, man.hour, man.time_zone) if man.hour else None
    if due is not None:
        ledger.queue.put(Work("timer", "check_in", f"talk:{talk_id}", talk_id, due))


def _record(record: Record) -> dict[str, Any]:
    return {"at": record.at.isoformat(), **record.content}


def _walk_back(record: Record) -> dict[str, Any]:
    return {
        "at": record.at.isoformat(),
        **{key: record.content.get(key) for key in WALK_BACK},
    }


def _open_walk_back(dialogue: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The walk-back he is in the middle of: not finished, nothing of it lost."""
    slots = dialogue.get("slots") or {}
    if not slots.get("film") and slots.get("heat") is None:
        return []
    part: dict[str, Any] = slots["part"] if isinstance(slots.get("part"), dict) else {}
    noted = dialogue.get("noted") or {}
    return [
        {
            "at": None,
            "finished": False,
            "heat_before": slots.get("heat"),
            "heat_after": slots.get("heat_after"),
            "film": slots.get("film"),
            "harm": slots.get("harm"),
            "story": slots.get("story"),
            "patterns": noted.get("patterns") or [],
            "body": noted.get("body") or [],
            "beneath": slots.get("beneath") if isinstance(slots.get("beneath"), list) else [],
            "part": part.get("text"),
            "owned": part.get("owned"),
            "acts": [{"text": str(act), "done": None} for act in _listed(slots.get("act"))],
        }
    ]


def _listed(slot: Any) -> list[Any]:
    """A slot with several entries; a step that he skipped holds a word instead."""
    return slot if isinstance(slot, list) else []


def _said(said: Said) -> dict[str, Any]:
    found = asdict(said)
    return {
        "at": said.at.isoformat(),
        "from": "him" if said.from_him else "coach",
        "text": said.text,
        **({} if said.from_him else {"buttons": list(found["buttons"]), "image": said.image}),
    }
