"""Four processes hammer five conversations: nobody is ever beside another, nothing is lost."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path

import pytest

from bot.services.ports import Ledger
from bot.settings import ROOT
from bot.storage.database import Database
from tests.crowd.diary import Diary, Entry
from tests.crowd.hammer import TALKS
from tests.peers.stage import MONDAY_EVENING as NOW

PROCESSES = 4
OPERATIONS = 250
"""Of each process."""
WITHIN = 200


async def _talks(database: Database) -> None:
    def unit(ledger: Ledger) -> None:
        for number in range(TALKS):
            man = ledger.participant(f"man {number}", "GB", "Europe/London", NOW)
            ledger.conversation_at("terminal", f"man {number}", man.id)

    await database.run(unit)


def _hammered(url: str, folder: Path, seed: int) -> list[Entry]:
    command = [sys.executable, "-m", "tests.crowd.hammer", url, str(folder)]
    hammers = [
        subprocess.Popen([*command, str(PROCESSES * seed + n), str(OPERATIONS)], cwd=ROOT)
        for n in range(PROCESSES)
    ]
    try:
        assert [hammer.wait(WITHIN) for hammer in hammers] == [0] * PROCESSES
    finally:
        for hammer in hammers:
            hammer.kill()
            hammer.wait()
    diary = Diary(folder / "hammered")
    entries = diary.read()
    diary.close()
    return entries


@pytest.mark.slow
async def test_two_workers_are_never_at_one_key_whatever_happens_to_it_at_the_same_time(
    url: str, database: Database, tmp_path: Path
) -> None:
    await _talks(database)
    entries = _hammered(url, tmp_path, seed=1)
    _see_that_nobody_was_beside_another(entries)
    _see_that_everything_was_done_once(entries)
    _see_that_what_was_merged_was_worked_afterwards(entries)
    _see_that_rows_of_a_key_were_done_in_order(entries)
    assert await database.run(lambda ledger: ledger.queue.waiting()) == []


def _see_that_nobody_was_beside_another(entries: Sequence[Entry]) -> None:
    """In, out, in, out: at every key, and the same job each time; a turn and a timer share one."""
    inside: dict[str, int] = {}
    for entry in entries:
        if entry.what == "in":
            assert entry["key"] not in inside, entry
            inside[entry["key"]] = entry["job"]
        elif entry.what == "out":
            assert inside.pop(entry["key"]) == entry["job"], entry
    assert inside == {}
    assert sum(entry.what == "in" for entry in entries) > PROCESSES * OPERATIONS // 4


def _see_that_everything_was_done_once(entries: Sequence[Entry]) -> None:
    put = [entry["name"] for entry in entries if entry.what == "put"]
    done = [e["name"] for e in entries if e.what == "out" and e["done"] and e["kind"] != "turn"]
    assert Counter(done) == Counter(put)
    jobs = Counter(e["job"] for e in entries if e.what == "out" and e["done"])
    assert set(jobs.values()) == {1}


def _see_that_what_was_merged_was_worked_afterwards(entries: Sequence[Entry]) -> None:
    """A fragment that comes while a turn runs has one of its own: never lost in that one."""
    owed: set[int] = set()
    for entry in entries:
        if entry.what == "merged":
            owed.add(entry["talk"])
        elif entry.what == "in" and entry["kind"] == "turn":
            owed.discard(int(entry["key"].split(":")[1]))
    assert owed == set()


def _see_that_rows_of_a_key_were_done_in_order(entries: Sequence[Entry]) -> None:
    ended: dict[tuple[str, str], list[int]] = defaultdict(list)
    for entry in entries:
        if entry.what == "out" and entry["done"]:
            ended[entry["key"], entry["kind"]].append(entry["job"])
    assert all(jobs == sorted(jobs) for jobs in ended.values())
