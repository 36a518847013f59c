"""What the database holds of each man afterwards, read through the ledger alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from bot.core.messages import Lane
from bot.core.safety import Action, Concern
from bot.core.work import Waiting
from bot.services.ports import Ledger
from bot.storage.database import Database

DOOR = "loopback"
WAITS = ("turn", "delivery")
UNDER_WAY = frozenset({"queued", "sending"})
LYING_FOR = timedelta(seconds=2)


@dataclass(frozen=True)
class Line:
    """One recorded message, of his or ours. `lane` is None for his."""

    number: int
    from_him: bool
    text: str
    said_at: str
    state: str
    lane: Lane | None = None


@dataclass(frozen=True)
class Raised:
    """One flag: about which message, with what action."""

    message: int | None
    action: Action
    concern: Concern


@dataclass(frozen=True)
class Man:
    """One man's talk as it is kept."""

    address: str
    number: int
    lines: tuple[Line, ...]
    state: Mapping[str, Any] = field(default_factory=dict)
    coached: bool = True
    owed: int = 0
    waits: bool = False
    """Something of his is still on the queue: a turn or a delivery."""
    flags: tuple[Raised, ...] = ()

    @property
    def his(self) -> list[Line]:
        """What he wrote."""
        return [line for line in self.lines if line.from_him]

    @property
    def ours(self) -> list[Line]:
        """What we said."""
        return [line for line in self.lines if not line.from_him]

    @property
    def settled(self) -> bool:
        """Nothing is owed to him, and nothing is under way."""
        return not (self.owed or self.waits or any(line.state in UNDER_WAY for line in self.ours))


async def read(database: Database, addresses: Iterable[str]) -> dict[str, Man]:
    """Everyone of them who is kept at all."""
    rows = await _rows(database)
    busy = frozenset(row.conversation_id for row in rows)
    found = {}
    for address in addresses:
        man = await database.run(lambda ledger, of=address: _man(ledger, of, busy))  # type: ignore[misc]
        if man is not None:
            found[address] = man
    return found


async def _rows(database: Database) -> list[Waiting]:
    """Turns and deliveries on the queue, leased or not."""
    rows = await database.run(lambda ledger: ledger.queue.waiting())
    return [row for row in rows if row.kind in WAITS and row.parked_at is None]


async def left_lying(database: Database, now: datetime) -> list[int]:
    """Talks where something is due for a while that nobody has leased, though a bot lives."""
    talks: dict[tuple[int, str], list[Waiting]] = {}
    for row in await _rows(database):
        talks.setdefault((row.conversation_id, row.kind), []).append(row)
    return [
        talk
        for (talk, _), rows in talks.items()
        if all(row.leased_until is None for row in rows)
        and min(row.due_at for row in rows) < now - LYING_FOR
    ]


def _man(ledger: Ledger, address: str, busy: frozenset[int]) -> Man | None:
    man = ledger.participant_named(address)
    if man is None:
        return None
    talk = ledger.conversation_at(DOOR, address, man.id)
    lines = []
    for said in ledger.transcript(talk.id):
        lane = None if said.from_him else ledger.outbound(said.id)[0].lane
        at = said.at.isoformat()
        lines.append(Line(said.id, said.from_him, said.text, at, said.state, lane))
    flags = ledger.flags(participant=address, open_only=False)
    return Man(
        address=address,
        number=man.id,
        lines=tuple(lines),
        state=talk.dialogue,
        coached=talk.coached,
        owed=len(ledger.owed(talk.id)),
        waits=talk.id in busy,
        flags=tuple(Raised(flag.message_id, flag.concern.action, flag.concern) for flag in flags),
    )
