"""What comes of a turn goes into the outbox, and what follows it on the queue."""

from __future__ import annotations

from datetime import datetime

from bot.core import rhythm
from bot.core.messages import Lane, Outbound
from bot.core.work import Work
from bot.services.intake import stop_for_danger
from bot.services.keep import Outcome
from bot.services.owed import Owed
from bot.services.ports import Ledger, Reply, Turn

PICTURED = ("keep_walk_back", "show_chart")


def say_all(
    ledger: Ledger,
    outcome: Outcome,
    replies: tuple[Reply, ...],
    lane: Lane,
    now: datetime,
) -> None:
    """Every reply into the outbox; a picture goes with the reply whose act it belongs to."""
    pictures = list(outcome.pictures)
    for reply in replies:
        image = pictures.pop(0) if pictures and reply.act in PICTURED else None
        wait_for = outcome.wait_for if reply.act == "take_time_out" else None
        ledger.say(
            outcome.talk.id,
            Outbound(reply.text, lane, reply.buttons, image=image, wait_for=wait_for),
            now,
        )


def tell_danger(ledger: Ledger, outcome: Outcome, owed: Owed, now: datetime) -> None:
    """A tap told of violence: flag, safety texts and stop, in the unit that keeps the check-in."""
    concern = outcome.concern
    assert concern is not None
    message_id = owed.group[-1].id if owed.group else None
    ledger.raise_flag(outcome.talk, message_id, concern, now)
    stop_for_danger(ledger, outcome.talk, concern, outcome.man.country, now)


def nudge_later(ledger: Ledger, outcome: Outcome, owed: Owed, turn: Turn, now: datetime) -> None:
    """He may fall silent in the middle: one line, hours later, that his place is kept."""
    if turn.asked is None or outcome.man.consented_at is None:
        ledger.queue.cancel(outcome.talk.id, "nudge")
    elif owed.group:
        key, due = f"talk:{outcome.talk.id}", rhythm.nudge_due(now, outcome.man.time_zone)
        ledger.queue.put(Work("timer", "nudge", key, outcome.talk.id, due, merge=True))
