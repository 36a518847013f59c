"""Fuzz what the dialogue asks for: `.venv/bin/python -m tests.fuzz.acts -runs=2000`.

Any bytes are an answer of the engine. What the client lets through must be carried out to the end
over a real database, read back as facts for the next turn, and never raise. All else is
NothingSaid.
"""

from __future__ import annotations

import asyncio
import json
import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import atheris

with atheris.instrument_imports(include=["bot.rasa.client", "bot.services", "bot.core.rhythm"]):
    from bot.rasa.client import CHECKED, read, turn_of
    from bot.services.facts import facts_for
    from bot.services.keep import Drawn, Scene, carry_out

from bot.core.errors import NothingSaid
from bot.services.ports import Ledger, Turn
from bot.storage.engines import engine_for
from bot.storage.schema import migrate
from tests.fuzz.harness import fuzz
from tests.fuzz.nasty import PIECES
from tests.peers.stage import MONDAY_EVENING, opened

ACTS = (
    *CHECKED,
    "keep_consent",
    "keep_sent_by",
    "end_time_out",
    "memory_told",
    "show_chart",
    "new",
)
KEYS = (
    "finished", "acts", "beneath", "heat", "heat_before", "heat_after", "film", "story", "part",
    "owned", "mood", "anger", "happened", "done", "which", "hour", "days", "time", "text", "word",
    "family", "feelings", "cost", "sent_by", "recalled", "at", "closeness_self",
)  # fmt: skip
VALUES: tuple[Any, ...] = (
    None, True, False, 0, 5, 10, 11, -1, 4.5, 10**400, "both", "one", "fix the door", "mon",
    "8:00",
    "24:00", "hands_on_neck", "", [], {}, [None], ["mon"], ["hands_on_neck"], *PIECES,
    [{"text": "fix the door", "done": None}], [{"word": "small", "family": "shame"}],
    {"days": ["mon"], "time": "20:00"}, {"days": [], "time": "8:00"},
)  # fmt: skip


class Undone(Exception):
    """Ends a unit without a trace, so that every input finds the same database."""


class Kept:
    """A man who has walked back once and checked in once, and what a turn makes of him."""

    def __init__(self) -> None:
        """Make his database."""
        folder = tempfile.TemporaryDirectory(prefix="beneath-fuzz-")
        self._folder = folder
        url = f"sqlite:///{Path(folder.name) / 'acts.db'}"
        engine = engine_for(url)
        migrate(engine)
        engine.dispose()
        self._loop = asyncio.new_event_loop()
        self._database = opened(url)
        self._loop.run_until_complete(self._database.run(_lived))

    def takes(self, turn: Turn) -> None:
        """Carry a turn out, look at what the next would be told, and undo it."""

        def unit(ledger: Ledger) -> None:
            _carried_out(ledger, turn)
            raise Undone

        try:
            self._loop.run_until_complete(self._database.run(unit))
        except Undone:
            return


def _lived(ledger: Ledger) -> None:
    man = ledger.participant("sam", "GB", "Europe/London", MONDAY_EVENING)
    ledger.conversation_at("terminal", "sam", man.id)
    ledger.keep(man.id, "check_in", {"mood": 5, "anger": 4, "happened": []}, MONDAY_EVENING)
    kept = {"finished": True, "acts": [{"text": "fix the door", "done": None}], "beneath": []}
    ledger.keep(man.id, "walk_back", kept, MONDAY_EVENING)


def _carried_out(ledger: Ledger, turn: Turn) -> None:
    """What services/answer does with a turn, in one unit."""
    man = ledger.participant("sam", "GB", "Europe/London", MONDAY_EVENING)
    talk = ledger.conversation_at("terminal", "sam", man.id)
    talk = talk.advanced(turn.state, turn.asked)
    outcome = carry_out(Scene(ledger, man, talk, MONDAY_EVENING), turn.acts, Drawn())
    ledger.keep_conversation(outcome.talk)
    kept = ledger.conversation(talk.id)
    assert (kept.dialogue, kept.asked) == (turn.state, turn.asked)
    again = replace(ledger.participant_of(talk.id))
    json.dumps(facts_for(ledger, kept, again, MONDAY_EVENING), allow_nan=False)


def one(data: bytes) -> None:
    """Look at one answer."""
    global _kept  # noqa: PLW0603
    if _kept is None:
        _kept = Kept()
    try:
        turn = turn_of(read(_answer(data)))
    except NothingSaid:
        return
    _kept.takes(turn)


_kept: Kept | None = None


def _answer(data: bytes) -> bytes:
    """The bytes as they are where they look like JSON, else an answer made of what they choose."""
    if data.startswith(b"{"):
        return data
    chosen = atheris.FuzzedDataProvider(data)
    acts = [_act(chosen) for _ in range(chosen.ConsumeIntInRange(0, 4))]
    asked = chosen.PickValueInList([None, "heat", "which"])
    return json.dumps(
        {"messages": [{"text": "Ok."}], "acts": acts, "state": _mapping(chosen, 2), "asked": asked}
    ).encode()


def _act(chosen: Any) -> dict[str, Any]:
    whole = chosen.PickValueInList(WHOLE)
    return {**whole, "act": chosen.PickValueInList(list(ACTS)), **_mapping(chosen, 2)}


def _mapping(chosen: Any, deep: int) -> dict[str, Any]:
    return {
        chosen.PickValueInList(list(KEYS)): _value(chosen, deep)
        for _ in range(chosen.ConsumeIntInRange(0, 4))
    }


def _value(chosen: Any, deep: int) -> Any:
    if deep and chosen.ConsumeProbability() < 0.2:
        return _mapping(chosen, deep - 1)
    if chosen.ConsumeProbability() < 0.1:
        return chosen.ConsumeUnicode(20)
    return chosen.PickValueInList(list(VALUES))


WHOLE: list[dict[str, Any]] = [
    {},
    {"finished": True, "acts": [{"text": "mend it"}], "beneath": [{"word": "small"}]},
    {"finished": False, "acts": [], "beneath": []},
    {"mood": 5, "anger": 3, "happened": ["hands_on_neck"]},
    {"hour": {"days": ["mon"], "time": "20:00"}},
    {"hour": None},
    {"done": "one", "which": "fix the door"},
    {"feelings": [{"word": "hurt", "family": "hurt"}], "cost": "sleep", "week_act": None},
]
"""Acts as they ought to be; keys and values of theirs are then changed."""


def seeds() -> list[bytes]:
    """A whole answer for every act, as JSON and as choices."""
    answers = [
        {"messages": [{"text": "Ok."}], "acts": [{**whole, "act": name}], "state": {}}
        for name in ACTS
        for whole in WHOLE
    ]
    chosen = [bytes([n * 37 % 256, n, n * 11 % 256]) * 12 for n in range(40)]
    return [*(json.dumps(answer).encode() for answer in answers), *chosen]


if __name__ == "__main__":
    fuzz("acts", one, seeds(), [*ACTS, *KEYS, '"act": ', "null", "true", "[]", "{}"])
    sys.exit()
