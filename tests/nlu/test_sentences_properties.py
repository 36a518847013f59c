"""Sentences and training messages: nothing of his is looked at twice, nothing read by half."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlu.labels import LABELS, BadTelling, Telling, tellings
from nlu.sentences import HOLE, Sentences, filled_in
from nlu.steps import STEPS
from tests.fuzz.nasty import quick, typed

NAMES = st.from_regex(r"\A[a-z]{1,8}\Z")
WORDS = st.dictionaries(NAMES, typed(4), max_size=4)
LINES = st.text(st.characters(exclude_characters="\t\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029",
                              exclude_categories=["Cs"]), max_size=30)  # fmt: skip
TOLD = st.builds(
    Telling,
    st.none() | st.sampled_from(sorted(STEPS)),
    st.frozensets(st.sampled_from(LABELS), max_size=3),
    LINES,
)


def even(text: str) -> str:
    """The same with single blanks."""
    return re.sub(r"\s+", " ", text).strip()


@quick(300)
@given(WORDS, st.data())
def test_his_words_are_put_in_as_they_are_and_never_looked_at_again(
    words: dict[str, str], data: st.DataObject
) -> None:
    names = data.draw(st.lists(st.sampled_from(sorted(words)) if words else NAMES, max_size=4))
    sentence = " / ".join(f"<{name}>" for name in names)
    expected = " / ".join(words.get(name, "") for name in names)
    assert even(filled_in(sentence, words)) == even(expected)


@quick(200)
@given(typed(), WORDS)
def test_a_sentence_without_holes_stays_as_it_is(text: str, words: dict[str, str]) -> None:
    if not HOLE.search(text):
        found = filled_in(text, words)
        assert found == (text if "\n" in text else even(text))


@quick(100)
@given(typed(3))
def test_a_capital_hole_gives_his_word_a_capital_and_an_unknown_one_leaves_nothing(
    word: str,
) -> None:
    assert even(filled_in("<Her>|", {"her": word})) == even(f"{word[:1].upper()}{word[1:]}|")
    assert filled_in("<nobody>.", {"her": word}) == "."


@quick(150)
@given(st.integers(1, 8), st.text(max_size=5), st.integers(0, 30))
def test_every_variation_is_said_before_one_is_said_again(
    many: int, seed: str, before: int
) -> None:
    sets = Sentences({"hello": [{"id": f"hello-{n}", "text": str(n)} for n in range(many)]})
    said: list[str] = []
    for _ in range(before + many):
        found = sets.least_recent("hello", said, seed)
        assert found is not None
        said.append(found["id"])
    assert len(set(said[-many:])) == many
    assert sets.least_recent("goodbye", said, seed) is None


@quick(100)
@given(st.lists(TOLD, max_size=5))
def test_messages_that_teach_are_read_as_they_were_written(
    tmp_path_factory: pytest.TempPathFactory, told: list[Telling]
) -> None:
    folder = tmp_path_factory.mktemp("tellings")
    lines = [
        f"{one.asked or '-'}\t{','.join(sorted(one.labels)) or '-'}\t{one.text}\n" for one in told
    ]
    (folder / "some.tsv").write_text("".join(lines), encoding="utf-8")
    assert list(tellings(folder)) == told


@quick(150)
@given(st.lists(TOLD, max_size=3), LINES | st.just("film\tno_such_label\tx"))
def test_a_line_that_cannot_teach_is_named_by_file_and_number(
    tmp_path_factory: pytest.TempPathFactory, told: list[Telling], bad: str
) -> None:
    folder: Path = tmp_path_factory.mktemp("tellings")
    good = "".join(f"-\t-\t{one.text}\n" for one in told)
    (folder / "some.tsv").write_text(f"{good}{bad}\n", encoding="utf-8")
    with pytest.raises(BadTelling, match=rf"some\.tsv line {len(told) + 1}:"):
        list(tellings(folder))
