"""What must be true of a crowd when it is over, from its diary and from the database."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import select

from bot.core.kept import Said
from bot.services.ports import Ledger
from bot.storage.database import Database
from bot.storage.ledger import SqlLedger
from bot.storage.tables import conversations
from tests.crowd.diary import Entry
from tests.crowd.plan import Plan


@dataclass(frozen=True)
class Turn:
    """A turn of the dialogue: from when to when, by whom, and until when it was his to take."""

    began: float
    ended: float
    owner: str
    leased_until: float


@dataclass(frozen=True)
class Kept:
    """A conversation as the database has it when all is over."""

    address: str
    transcript: tuple[Said, ...]
    owed: int

    @property
    def his(self) -> list[str]:
        """What he wrote, in the order in which it was recorded."""
        return [said.text for said in self.transcript if said.from_him]

    @property
    def ours(self) -> list[str]:
        """What was answered, in order."""
        return [said.text for said in self.transcript if not said.from_him]


async def kept(database: Database) -> list[Kept]:
    """Every conversation."""

    def unit(ledger: Ledger) -> list[Kept]:
        assert isinstance(ledger, SqlLedger)
        ids = ledger.connection.execute(select(conversations.c.id)).scalars().all()
        return [
            Kept(ledger.conversation(n).address, tuple(ledger.transcript(n)), len(ledger.owed(n)))
            for n in ids
        ]

    return await database.run(unit)


def see_that_every_message_was_answered_once_and_in_order(talks: list[Kept], plan: Plan) -> None:
    """His words, as they were recorded, are what was answered; turn follows turn."""
    written = {(line.name, line.text) for line in plan.lines()}
    recorded = [(talk.address, text) for talk in talks for text in talk.his]
    assert sorted(recorded) == sorted(written)
    for talk in talks:
        assert talk.owed == 0
        numbers, words = zip(*(text.split(": ", 1) for text in talk.ours), strict=True)
        assert list(map(int, numbers)) == list(range(1, len(numbers) + 1)), talk
        answered = [line for text in words if text != "greet" for line in text.split("\n")]
        assert answered == talk.his
    rung = {talk.address for talk in talks if any("greet" in text for text in talk.ours)}
    assert rung == {line.name for line in plan.lines() if line.has_timer}
    assert sum("greet" in text for talk in talks for text in talk.ours) == len(rung)


def see_that_everything_was_sent_once_and_in_order(
    talks: list[Kept], entries: Sequence[Entry]
) -> None:
    """What was kept is what went out; within a chat and a lane one after another."""
    sent = [(entry["to"], entry["text"]) for entry in entries if entry.what == "sent"]
    assert Counter(sent) == Counter((talk.address, text) for talk in talks for text in talk.ours)
    assert len(set(sent)) == len(sent)
    assert {said.state for t in talks for said in t.transcript if not said.from_him} == {"sent"}
    by_lane: dict[tuple[str, int], list[int]] = defaultdict(list)
    for entry in entries:
        if entry.what == "sent":
            by_lane[entry["to"], entry["lane"]].append(int(entry["text"].split(":")[0]))
    assert all(numbers == sorted(numbers) for numbers in by_lane.values())


def see_that_no_two_were_in_one_talk_at_once(entries: Sequence[Entry]) -> None:
    """Two turns of a talk may overlap only when the lease of one had ended before the other."""
    for talk, turns in _turns(entries).items():
        for first, second in _pairs(turns):
            began = max(first.began, second.began)
            if began <= min(first.ended, second.ended):
                assert min(first.leased_until, second.leased_until) < began, (talk, first, second)


def _turns(entries: Sequence[Entry]) -> dict[int, list[Turn]]:
    found: dict[int, list[Turn]] = defaultdict(list)
    open_turns: dict[tuple[int, str], Entry] = {}
    for entry in entries:
        if entry.what == "begin":
            open_turns[entry["job"], entry["owner"]] = entry
        elif entry.what == "end":
            begun = open_turns.pop((entry["job"], entry["owner"]))
            turn = Turn(begun.at, entry.at, entry["owner"], begun["leased_until"])
            found[entry["talk"]].append(turn)
    assert not open_turns, "every turn that began has ended"
    return found


def _pairs(turns: Sequence[Turn]) -> Iterator[tuple[Turn, Turn]]:
    for index, first in enumerate(turns):
        for second in turns[index + 1 :]:
            yield first, second


def see_that_what_stopped_offices_came_back_with_was_dropped(
    entries: Sequence[Entry], plan: Plan
) -> None:
    """Every turn and delivery that hung in them when they were stopped has lost its lease."""
    assert sum(entry.what == "stopped" for entry in entries) == len(plan.asleep)
    held = {(job, owner) for e in entries if e.what == "stopped" for job, owner in e["held"]}
    lost = {(entry["job"], entry["owner"]) for entry in entries if entry.what == "lost"}
    assert held <= lost


def see_that_duplicates_were_known(entries: Sequence[Entry], plan: Plan) -> None:
    """Each message was new to exactly one of those who took it in."""
    new = Counter(
        entry["key"] for entry in entries if entry.what == "taken" and not entry["again"]
    )
    assert new == Counter(line.text for line in plan.lines())
    again = sum(entry["again"] for entry in entries if entry.what == "taken")
    assert again == sum(line.is_twice for line in plan.lines())
