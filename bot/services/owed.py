"""What a turn needs to know: whose it is, what he said, what the dialogue may know."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.core.conversation import Conversation, Participant
from bot.core.messages import FLOOD, Fragment, Kind, joined, next_group
from bot.core.work import Job
from bot.services.facts import facts_for
from bot.services.ports import Ask, Ledger


@dataclass(frozen=True)
class Owed:
    """One turn to take: whose, what he said (or which timer rang), what the dialogue may know."""

    talk: Conversation
    man: Participant
    group: tuple[Fragment, ...]
    ask: Ask
    too_much: bool = False
    """More than anybody types at once."""

    @property
    def at(self) -> datetime | None:
        """When he last wrote in this group."""
        return self.group[-1].at if self.group else None


def what_is_owed(ledger: Ledger, job: Job) -> Owed:
    """Read when a turn is claimed; looked at again when it is kept. Nothing is written."""
    talk, man = ledger.glance(job.conversation_id)
    fragments = ledger.owed(talk.id)
    group = next_group(fragments)
    if not group:
        return Owed(talk, man, (), Ask())
    facts = facts_for(ledger, talk, man, group[0].at)
    words = joined(group)
    pressed = group[0].kind is Kind.PRESS
    ask = Ask(
        text=None if pressed else words,
        press=words if pressed else None,
        state=talk.dialogue,
        facts=facts,
    )
    return Owed(talk, man, group, ask, too_much=len(fragments) > FLOOD)
