"""The commands of whoever runs an installation, in process."""

from __future__ import annotations

import json
import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.app import upkeep
from bot.pictures import Drawings
from bot.storage.database import Database
from bot.storage.keys import keys_in, write_keys
from tests.peers.neighbour import Neighbour
from tests.peers.stage import KEY
from tests.test_command_line import (
    HIT,
    THREAT,
    Bytes,
    beneath,
    database,
    file,
    home,
    peer,
    talk,
    template,
    url,
)

__all__ = ["database", "file", "home", "peer", "template", "url"]


@pytest.fixture(autouse=True)
def pictures(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A shelf of its own: these commands throw pictures away."""
    folder = tmp_path / "pictures"
    monkeypatch.setattr(upkeep, "PICTURES", folder)
    return folder


@pytest.fixture
def key_file(home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The installation's key in a file instead of the environment."""
    path = home.with_name("data.key")
    write_keys(path, [KEY])
    monkeypatch.delenv("BENEATH_DATA_KEY")
    return path


def _poison(peer: Neighbour) -> None:
    peer.answers = lambda what, asked: {"messages": [], "acts": [], "state": {}, "asked": None}


def test_an_empty_queue_says_so(home: Path) -> None:
    assert beneath("queue").out == "Nothing waits.\n"
    assert beneath("queue", "--json").out == ""


def test_a_poisoned_turn_is_parked_seen_and_tried_again(home: Path, peer: Neighbour) -> None:
    _poison(peer)
    ran = talk("she left with the kids", {"wait": "1m"})
    assert "Something went wrong on my side" in ran.lines[-1]["text"]
    shown = beneath("queue").out
    assert "turn       parked           1" in shown
    assert "queue retry ID" in shown
    [row] = beneath("queue", "--json").lines
    assert (row["kind"], row["state"], row["tries"] >= 0) == ("turn", "parked", True)
    assert "kids" not in shown + json.dumps(row)
    peer.answers = Neighbour().answers
    assert beneath("queue", "retry", str(row["id"])).out == "1 will be tried again.\n"
    later = (datetime.now(UTC) + timedelta(hours=1)).isoformat()
    ran = beneath("talk", "--participant", "sam", "--now", later)
    assert [line["text"] for line in ran.lines] == ["You said: she left with the kids"]
    assert beneath("queue").out == "Nothing waits.\n"


def test_everything_that_was_put_aside_can_be_tried_again_at_once(
    home: Path, peer: Neighbour
) -> None:
    _poison(peer)
    for man in ("sam", "joe"):
        talk("hello", {"wait": "1m"}, who=man)
    assert beneath("queue", "retry", "--all").out == "2 will be tried again.\n"
    assert "turn       due              2" in beneath("queue").out


@pytest.mark.parametrize("arguments", [(), ("3", "--all")])
def test_a_retry_must_say_which(home: Path, arguments: tuple[str, ...]) -> None:
    ran = beneath("queue", "retry", *arguments)
    assert (ran.code, ran.err) == (
        1,
        "beneath: Say which: queue retry ID, or queue retry --all. `queue` lists them.\n",
    )


def test_a_retry_of_what_was_not_put_aside_says_so(home: Path) -> None:
    ran = beneath("queue", "retry", "77")
    assert ran.code == 1
    assert "Nothing with the number 77 was put aside" in ran.err


def test_a_timer_that_waits_is_counted_as_later(home: Path, peer: Neighbour) -> None:
    talk("hi")
    beneath("talk", stdin=b"")
    shown = beneath("queue", "--json").lines
    assert {row["state"] for row in shown} <= {"later", "due", "worked on"}


def test_everything_of_a_man_is_written_as_a_pdf_for_its_owner_only(
    home: Path, peer: Neighbour, tmp_path: Path
) -> None:
    talk("hi")
    target = tmp_path / "sam.pdf"
    ran = beneath("export", "--participant", "sam", "--pdf", str(target))
    assert ran.code == 0
    assert target.read_bytes().startswith(b"%PDF-")
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    again = beneath("export", "--participant", "sam", "--pdf", str(target))
    assert again.code == 1
    assert "cannot be written: File exists" in again.err


def test_forget_asks_first_and_then_nothing_is_left(
    home: Path, peer: Neighbour, pictures: Path
) -> None:
    talk("hi")
    drawn = Path(Drawings(pictures).chart([], "1"))
    other = Path(Drawings(pictures).chart([], "11"))
    assert beneath("forget", "--participant", "sam", stdin=b"n\n").code == 1
    assert drawn.exists()
    ran = beneath("forget", "--participant", "sam", "--yes")
    assert (ran.code, ran.out) == (
        0,
        "Erased. Backups made before now still hold him, sealed.\n",
    )
    assert not drawn.exists()
    assert other.exists()
    assert beneath("export", "--participant", "sam").code == 1
    assert "no participant named" in beneath("forget", "--participant", "sam", "--yes").err


def test_forget_says_what_is_kept_while_a_case_is_open(home: Path, peer: Neighbour) -> None:
    talk(THREAT)
    ran = beneath("forget", "--participant", "sam", "--yes")
    assert "flag 1 is open and of the highest tier, so it stays" in ran.out
    [flag] = beneath("flags", "--json").lines
    assert flag["id"] == 1
    beneath("flags", "--close", "1", "--reason", "called him")
    assert beneath("export", "--participant", "sam").code == 1


def test_a_database_in_use_is_scrubbed_later(
    home: Path, peer: Neighbour, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def busy(_self: Database) -> bool:
        return False

    talk("hi")
    monkeypatch.setattr(Database, "scrub", busy)
    ran = beneath("forget", "--participant", "sam", "--yes")
    assert (ran.code, ran.err.strip()) == (0, upkeep.NOT_SCRUBBED)


def test_a_consent_is_taken_back(home: Path, peer: Neighbour) -> None:
    talk("hi")
    ran = beneath("withdraw", "--participant", "sam")
    assert ran.out == "Withdrawn. What is kept of him stays until `forget`.\n"
    kept = json.loads(beneath("export", "--participant", "sam").out)
    assert kept["consents"][-1]["withdrawn"] is True
    assert kept["messages"][0]["text"] == "hi"


def test_tidy_says_what_went(
    home: Path, peer: Neighbour, pictures: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    long_ago = (datetime.now(UTC) - timedelta(days=400)).isoformat()
    beneath("talk", "--participant", "sam", "--now", long_ago, stdin=b"hi\n")
    monkeypatch.setenv("BENEATH_FORGET_AFTER", "0")
    ran = beneath("tidy")
    assert ran.out.splitlines() == [
        "messages: 2 erased",
        "history: 0 erased",
        "flags: 0 erased",
        "pictures: 0 erased",
    ]
    kept = json.loads(beneath("export", "--participant", "sam").out)
    assert kept["messages"] == []


def test_old_pictures_go_and_new_ones_stay(pictures: Path) -> None:
    shelf = Drawings(pictures)
    drawn = Path(shelf.chart([], "1"))
    assert shelf.erase_before(datetime.now(UTC) - timedelta(days=1)) == 0
    assert shelf.erase_before(datetime.now(UTC) + timedelta(days=1)) == 1
    assert not drawn.exists()


def test_keys_are_rotated_and_the_old_one_is_named(
    home: Path, peer: Neighbour, key_file: Path
) -> None:
    talk(HIT)
    before = beneath("export", "--participant", "sam").out
    ran = beneath("rotate-keys")
    assert ran.code == 0
    [kept] = key_file.parent.glob("data.key.before-*")
    assert f"The old key is kept as {kept}" in ran.out
    assert keys_in(kept) == [KEY]
    assert keys_in(key_file) != [KEY]
    assert beneath("export", "--participant", "sam").out == before


def test_a_missing_key_is_one_sentence_and_nothing_is_touched(
    home: Path, peer: Neighbour, key_file: Path
) -> None:
    talk("hi")
    content = home.read_bytes()
    key_file.unlink()
    ran = beneath("flags")
    assert ran.code == 1
    assert ran.err == (
        f"beneath: The data key {key_file} is missing, and this database was sealed with one. "
        "Put the key back; nothing was touched.\n"
    )
    assert not key_file.exists()
    assert home.read_bytes() == content


def test_a_question_without_a_terminal_to_answer_it_changes_nothing(
    home: Path, peer: Neighbour
) -> None:
    talk("hi")
    ran = beneath("forget", "--participant", "sam", stdin=Bytes(b""))
    assert ran.code == 1
    assert beneath("export", "--participant", "sam").code == 0


def test_a_backup_is_written_and_put_back(home: Path, peer: Neighbour, tmp_path: Path) -> None:
    talk("hi")
    before = beneath("export", "--participant", "sam").out
    ran = beneath("backup", str(tmp_path / "b.bak"))
    assert (ran.code, "Without the data key it cannot be read" in ran.out) == (0, True)
    beneath("forget", "--participant", "sam", "--yes")
    assert "say --replace" in beneath("restore", str(tmp_path / "b.bak")).err
    ran = beneath("restore", str(tmp_path / "b.bak"), "--replace")
    assert ran.code == 0
    assert "What was there is kept as" in ran.out
    assert beneath("export", "--participant", "sam").out == before


def test_an_installation_is_copied_to_another_database(
    home: Path, peer: Neighbour, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    talk("hi")
    before = beneath("export", "--participant", "sam").out
    there = f"sqlite:///{tmp_path}/new.db"
    ran = beneath("copy-database", f"sqlite:///{home}", there)
    assert ran.code == 0
    assert "messages: 2 rows" in ran.out
    assert "Set BENEATH_DATABASE to the new address" in ran.out
    monkeypatch.setenv("BENEATH_DATABASE", there)
    assert beneath("export", "--participant", "sam").out == before


def test_migrate_has_nothing_to_do_on_what_is_new(home: Path) -> None:
    assert beneath("migrate").out == "schema 0002, nothing to do\n"
