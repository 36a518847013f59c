"""What the dialogue may know of a man: open promises, his last beneath-word, what is due."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from bot.core import rhythm
from bot.core.conversation import Conversation, Participant
from bot.core.kept import Record
from bot.core.phrases.system import lines_in_one_sentence
from bot.services.ports import Ledger

RECENT = 30
"""Newest records looked at for a turn: its cost does not grow with the years."""
RECENT_WALKS = 30


def facts_for(
    ledger: Ledger, talk: Conversation, man: Participant, now: datetime
) -> dict[str, Any]:
    """Facts for one turn, as JSON. `away_for` is in hours."""
    finished = finished_walk_backs(ledger, man.id)
    checked_in = ledger.records(man.id, "check_in", newest=RECENT)
    return {
        "seed": man.id,
        "consented": man.consented_at is not None,
        "promises": _promises_in(finished),
        "memory": _memory_in(finished),
        "checked_in": bool(checked_in),
        "weekly_due": _weekly_due(checked_in, now),
        "ask_hour": man.hour is None and not man.asked_hour,
        "away_for": _hours(now, talk.last_heard_at),
        "back_at": rhythm.local_time(talk.time_out_until, man.time_zone)
        if talk.time_out_until
        else None,
        "lines": lines_in_one_sentence(man.country),
    }


def open_promises(ledger: Ledger, participant_id: int) -> list[str]:
    """What he said he would do in his last finished walk-back and has not answered for."""
    return _promises_in(finished_walk_backs(ledger, participant_id))


def _promises_in(finished: list[Record]) -> list[str]:
    acts = finished[-1].content.get("acts") or [] if finished else []
    return [str(act["text"]) for act in acts if act.get("done") is None]


def finished_walk_backs(ledger: Ledger, participant_id: int) -> list[Record]:
    """Those he went through to the end, oldest first."""
    kept = ledger.records(participant_id, "walk_back", newest=RECENT_WALKS)
    return [record for record in kept if record.content.get("finished")]


def _memory_in(finished: list[Record]) -> dict[str, str] | None:
    """The word beneath his last walk-back, until it has been told once."""
    if not finished or finished[-1].content.get("recalled"):
        return None
    beneath = finished[-1].content.get("beneath") or []
    return {"kind": "beneath", "text": str(beneath[0]["word"])} if beneath else None


def _weekly_due(kept: list[Record], now: datetime) -> bool:
    deeper = [record.at for record in kept if _is_deeper(record)]
    return rhythm.is_weekly_due(now, kept[0].at if kept else None, deeper[-1] if deeper else None)


def _is_deeper(record: Record) -> bool:
    """The weekly questions were gone through with it, answered or skipped."""
    return bool(record.content.get("feelings")) or "week_act" in record.content


def _hours(now: datetime, before: datetime | None) -> float:
    return 0.0 if before is None else round((now - before).total_seconds() / 3600, 2)
