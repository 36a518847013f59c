"""Words, names and addresses are sealed; what must be found again has a blind index."""

from __future__ import annotations

import stat
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.errors import Unusable
from bot.storage.sealing import KEY_BYTES, Sealer, key_from
from tests.peers.stage import KEY, Stage, opened
from tests.peers.world import turn

NOW = datetime(2026, 3, 2, 19, 0, tzinfo=UTC)
SEALER = Sealer(KEY)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)


@given(JSON)
def test_what_is_sealed_comes_out_as_it_went_in(value: object) -> None:
    assert SEALER.open(SEALER.seal(value)) == value


def test_half_a_character_survives() -> None:
    assert SEALER.open(SEALER.seal("\ud83d")) == "\ud83d"


def test_the_same_words_are_never_sealed_the_same_way_twice() -> None:
    assert SEALER.seal("i threw it") != SEALER.seal("i threw it")


@given(st.integers(min_value=0), st.integers(1, 255))
def test_a_changed_byte_is_refused(place: int, change: int) -> None:
    sealed = bytearray(SEALER.seal("i threw it"))
    sealed[place % len(sealed)] ^= change
    with pytest.raises(Unusable):
        SEALER.open(bytes(sealed))


@given(st.integers(0, 40))
def test_a_value_that_was_cut_is_refused(length: int) -> None:
    with pytest.raises(Unusable):
        SEALER.open(SEALER.seal("i threw it")[: min(length, 43)])


def test_another_key_is_refused_in_one_sentence() -> None:
    with pytest.raises(Unusable, match=r"^The data key does not fit this database\."):
        Sealer(bytes(32)).open(SEALER.seal("x"))


@pytest.mark.parametrize("length", [0, 31, 33])
def test_a_key_of_another_length_is_refused_in_one_sentence(length: int) -> None:
    with pytest.raises(Unusable, match="must be 32 bytes"):
        Sealer(bytes(length))


def test_a_blind_index_finds_the_same_again_and_tells_parts_apart() -> None:
    assert SEALER.index("name", "sam") == Sealer(KEY).index("name", "sam")
    assert SEALER.index("name", "sam") != SEALER.index("address", "sam")
    assert SEALER.index("a", "b c") != SEALER.index("a b", "c")
    assert SEALER.index("name", "sam") != Sealer(bytes(32)).index("name", "sam")


def test_a_key_is_made_once_and_only_its_owner_may_read_it(tmp_path: Path) -> None:
    path = tmp_path / "var" / "data.key"
    key = key_from(path)
    assert len(key) == KEY_BYTES
    assert key_from(path) == key
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


async def test_the_file_and_its_log_hold_none_of_the_words_that_were_said(stage: Stage) -> None:
    words = ("Balthazar", "punched the dash", "Noted as it was", "small like a kid", "called him")
    name, said, answered, kept, reason = words
    act = {"act": "keep_walk_back", "finished": True, "beneath": [], "acts": [], "film": kept}
    stage.dialogue.will(turn(answered, buttons=(kept,), acts=[act], state={"film": kept}))
    await stage.say(f"{said}, i want to check her phone every day", man=name)
    await stage.settle()
    await stage.say("i want to die", man=name)
    [flag, *_] = await stage.flags()
    await stage.unit(lambda ledger: ledger.close_flag(flag.id, reason, NOW))
    await stage.settle()
    raw = b"".join(
        path.read_bytes() for path in stage.path.parent.iterdir() if "beneath" in path.name
    )
    assert (stage.path.parent / "beneath.db-wal").stat().st_size > 0
    for word in (*words, "want to die", "her phone", "Nobody is reading", "balthazar", "punched"):
        assert word.encode() not in raw


async def test_with_another_key_no_word_comes_out(stage: Stage) -> None:
    await stage.say("hi")
    other = opened(stage.path, bytes(32))
    with pytest.raises(Unusable, match="does not fit"):
        await other.run(lambda ledger: ledger.transcript(1))
    other.close()
