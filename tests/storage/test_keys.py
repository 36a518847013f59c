"""Where the data keys come from."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from bot.core.errors import Unusable
from bot.storage.keys import KeyFile, keys_from, keys_in, write_keys
from bot.storage.sealing import KEY_BYTES, Sealer
from tests.peers.stage import KEY

OTHER = bytes(reversed(KEY))


@pytest.fixture
def keys(tmp_path: Path) -> KeyFile:
    """A file of keys, just made."""
    found = KeyFile(tmp_path / "var" / "data.key")
    found.make()
    return found


def test_a_key_is_made_once_and_only_its_owner_may_read_it(keys: KeyFile) -> None:
    [key] = keys_in(keys.path)
    assert len(key) == KEY_BYTES
    assert stat.S_IMODE(keys.path.stat().st_mode) == 0o600
    assert list(keys.path.parent.iterdir()) == [keys.path]


def test_a_key_file_of_the_first_version_is_thirty_two_bytes(tmp_path: Path) -> None:
    (tmp_path / "data.key").write_bytes(KEY)
    assert KeyFile(tmp_path / "data.key").current().open(Sealer(KEY).seal("mine")) == "mine"


def test_a_file_that_is_renewed_while_we_run_is_read_again(keys: KeyFile) -> None:
    before = keys.current()
    assert keys.current() is before
    write_keys(keys.path, [OTHER, *keys_in(keys.path)])
    after = keys.current()
    assert after.key_id == Sealer(OTHER).key_id
    assert after.open(before.seal("mine")) == "mine"


def test_a_new_key_goes_in_front_and_the_old_one_is_put_aside_in_the_end(keys: KeyFile) -> None:
    before = keys.current()
    after = keys.add()
    assert after.key_id != before.key_id
    assert after.several
    [kept] = keys.retire()
    assert not keys.current().several
    assert keys.current().key_id == after.key_id
    assert Sealer(*keys_in(kept)).key_id == before.key_id
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600


@pytest.mark.parametrize("text", ["", "ab", "xyz" * 30, "ab" * 31, f"{'ab' * 32} cd"])
def test_what_is_no_key_is_refused_by_name_and_never_shown(text: str) -> None:
    with pytest.raises(Unusable, match="BENEATH_DATA_KEY must hold 64 hex digits") as refused:
        keys_from(text, "BENEATH_DATA_KEY")
    assert not text or text not in str(refused.value).replace("BENEATH_DATA_KEY", "")


def test_several_keys_may_stand_in_the_environment(tmp_path: Path) -> None:
    assert keys_from(f"{OTHER.hex()}, {KEY.hex()}", "x") == [OTHER, KEY]


def test_a_file_that_is_gone_is_one_sentence(tmp_path: Path) -> None:
    keys = KeyFile(tmp_path / "data.key")
    for read in (keys.current, keys.add):
        with pytest.raises(Unusable, match="is missing or cannot be read"):
            read()


def test_a_file_that_cannot_be_renewed_says_how_to_do_it_by_hand(
    keys: KeyFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_given: object) -> None:
        raise PermissionError

    monkeypatch.setattr("bot.storage.keys.write_keys", refuse)
    with pytest.raises(Unusable, match="Put a new key in front"):
        keys.add()
