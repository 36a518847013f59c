"""A new data key: everything is sealed anew while all goes on, then the old key is put aside."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Column, Row, Table, func, or_, select, update

from bot.core.errors import Unusable
from bot.services.ports import Ledger
from bot.storage import tables
from bot.storage.database import Database
from bot.storage.keys import KeyFile
from bot.storage.ledger import SqlLedger
from bot.storage.sealing import KEY_ID_BYTES, Sealer

BATCH = 200
"""Rows sealed anew in one unit: nobody's answer waits longer for it."""
Index = Callable[[Sealer, Row[Any], Any], Mapping[str, bytes]]


@dataclass(frozen=True)
class Part:
    """A table, its sealed columns, and how its blind index follows from what was opened."""

    table: Table
    columns: tuple[str, ...] = ("sealed",)
    index: Index = lambda _sealer, _row, _opened: {}

    @property
    def key(self) -> Column[Any]:
        """What its rows are told apart by."""
        return next(iter(self.table.primary_key.columns))


def _by_name(sealer: Sealer, _row: Row[Any], opened: Any) -> Mapping[str, bytes]:
    return {"name_index": sealer.index("name", opened["name"])}


def _by_address(sealer: Sealer, row: Row[Any], opened: Any) -> Mapping[str, bytes]:
    return {"address_index": sealer.index("address", row.door, opened["address"])}


def _by_update(sealer: Sealer, _row: Row[Any], opened: Any) -> Mapping[str, bytes]:
    """Messages of the first version did not keep their key: no platform sends them again."""
    key = opened.get("key")
    return {} if key is None else {"key_index": sealer.index("update", key)}


PARTS = (
    Part(tables.participants, index=_by_name),
    Part(tables.conversations, index=_by_address),
    Part(tables.messages, index=_by_update),
    Part(tables.records),
    Part(tables.flags, ("sealed", "closed_because")),
    Part(tables.installation),
)


async def rotate(database: Database, tell: Callable[[str], None]) -> list[Path]:
    """Seal everything with a new key; returns where the old ones were put aside.

    Whatever runs beside it goes on: it reads the key file again. Stopped in the middle, the next
    run goes on from there. Unusable when there is no new key and none can be made.
    """
    keys = database.keys
    if not keys.current().several:
        if not isinstance(keys, KeyFile):
            raise Unusable(
                "BENEATH_DATA_KEY holds one key. Put the new one in front of it, after it a "
                "comma and the old one, restart everything, then run rotate-keys again."
            )
        keys.add()
    total = 0
    while found := await _passed(database, total, tell):
        total += found
    if isinstance(keys, KeyFile):
        return keys.retire()
    tell("Everything is sealed with the first key: the others may leave BENEATH_DATA_KEY now.")
    return []


async def _passed(database: Database, before: int, tell: Callable[[str], None]) -> int:
    """Once through all the tables; how many rows were sealed with an older key."""
    found = 0
    for part in PARTS:
        while resealed := await database.run(lambda ledger, part=part: _resealed(ledger, part)):  # type: ignore[misc]
            found += resealed
            tell(f"Sealed anew: {before + found} rows ({part.table.name})")
    return found


def _resealed(ledger: Ledger, part: Part) -> int:
    assert isinstance(ledger, SqlLedger)
    sealer, connection = ledger.sealer, ledger.connection
    older = [_is_older(part.table.c[name], sealer) for name in part.columns]
    wanted = select(part.table).where(or_(*older)).limit(BATCH).with_for_update()
    rows = connection.execute(wanted).all()
    for row in rows:
        values = _values(part, row, sealer)
        row_key = getattr(row, part.key.name)
        connection.execute(update(part.table).where(part.key == row_key).values(values))
    return len(rows)


def _is_older(column: Column[Any], sealer: Sealer) -> Any:
    return func.substr(column, 1, KEY_ID_BYTES) != sealer.key_id


def _values(part: Part, row: Row[Any], sealer: Sealer) -> dict[str, bytes]:
    values: dict[str, bytes] = {}
    for name in part.columns:
        sealed = getattr(row, name)
        if sealed is None:
            continue
        opened = sealer.open(sealed)
        values[name] = sealer.seal(opened)
        if name == "sealed":
            values |= part.index(sealer, row, opened)
    return values
