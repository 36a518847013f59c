"""A dead owner is known to be dead, a living one is left alone."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from bot.jobs import owners
from bot.jobs.owners import is_dead, this_process
from bot.jobs.worker import Worker
from tests.peers.stage import Stage
from tests.peers.world import turn

NAME = "from bot.jobs.owners import this_process; print(this_process())"


def _killed() -> str:
    """The name of a process that has ended."""
    ran = subprocess.run([sys.executable, "-c", NAME], capture_output=True, text=True, check=True)
    return ran.stdout.strip()


def test_this_process_is_alive_and_one_that_has_ended_is_dead() -> None:
    assert not is_dead(f"{this_process()}-ab12.7")
    assert is_dead(f"{_killed()}-ab12.7")


def test_a_number_that_another_process_has_by_now_is_a_dead_owner() -> None:
    machine, pid, _ = this_process().split("-")
    assert pid == str(os.getpid())
    assert is_dead(f"{machine}-{pid}-1-ab12.7")


@pytest.mark.parametrize("owner", ["a", "", "0f0f0f-1-2-ab.1", "turn-0123456789ab.1"])
def test_of_owners_elsewhere_nothing_is_known(owner: str) -> None:
    assert not is_dead(owner)


def test_a_machine_that_does_not_tell_its_boot_has_a_name_all_the_same(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(owners, "PROC", tmp_path)
    assert len(owners._machine.__wrapped__()) == 6


def test_an_owners_name_fits_into_its_column() -> None:
    assert len(f"ffffff-4194304-{10**10}-abcd.{10**6}") <= 40


async def test_what_a_killed_process_had_leased_is_worked_at_once(stage: Stage) -> None:
    await stage.say("hi")
    now, killed = stage.clock.now(), f"{_killed()}-ab12.7"
    await stage.unit(lambda ledger: ledger.queue.claim(("turn",), now, killed, 9))
    stage.dialogue.will(turn("Hello."))
    worker = Worker(stage.database, stage.clock, ("turn",), stage.answer.owed)
    await worker._bury()
    await stage.settle()
    assert stage.door.texts() == ["Hello."]
