"""Words, names and addresses are sealed; what must be found again has a blind index."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.errors import Unusable
from bot.storage.sealing import Sealer
from tests.peers.stage import KEY, Stage, opened

OTHER = bytes(reversed(KEY))
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


async def test_with_another_key_no_word_comes_out(stage: Stage) -> None:
    await stage.say("hi")
    other = opened(stage.url, bytes(32))
    with pytest.raises(Unusable, match="does not fit"):
        await other.run(lambda ledger: ledger.transcript(1))
    other.close()


def test_what_an_older_key_sealed_is_opened_and_nothing_new_is_sealed_with_it() -> None:
    older, both = Sealer(KEY), Sealer(OTHER, KEY)
    assert both.open(older.seal("mine")) == "mine"
    assert both.is_current(both.seal("mine"))
    assert not both.is_current(older.seal("mine"))
    with pytest.raises(Unusable):
        older.open(both.seal("mine"))


def test_what_was_found_by_an_older_key_is_still_found() -> None:
    older, both = Sealer(KEY), Sealer(OTHER, KEY)
    assert both.indexes("name", "sam") == [both.index("name", "sam"), older.index("name", "sam")]
