"""Which labels stand, and the messages that teach them."""

from __future__ import annotations

from pathlib import Path

import pytest

from nlu.hearing import hear
from nlu.labels import BLAME, LABELS, BadTelling, Telling, tellings, verdict
from tests.nlu.scoring import blind

FEW = dict.fromkeys(LABELS, 0.01)


def test_a_label_stands_where_its_chance_is_high_whatever_the_rules_say() -> None:
    heard = verdict(hear("it was the state of the kitchen", "part"), {**FEW, "blames_her": 0.6})
    assert (heard.patterns, heard.blame) == ((), ("blames_her",))


def test_what_the_rules_hear_falls_where_men_say_it_innocently() -> None:
    by_rules = hear("she always leaves the hall light on for me")
    assert by_rules.patterns == ("always_never",)
    assert verdict(by_rules, FEW).patterns == ()


def test_beside_a_deed_that_did_harm_the_rules_are_believed() -> None:
    heard = verdict(hear("she burnt it on purpose and i threw the pan at the wall", "film"), FEW)
    assert heard.patterns == ("on_purpose",)


@pytest.mark.parametrize(
    ("owns", "takes_back", "found"),
    [
        (0.9, 0.02, ("owns",)),
        (0.9, 0.2, ()),
        (0.4, 0.02, ()),
        (0.9, 0.8, ("owns_with_but",)),
    ],
)
def test_in_doubt_it_is_not_filed_as_owned(
    owns: float, takes_back: float, found: tuple[str, ...]
) -> None:
    chances = {**FEW, "owns": owns, "owns_with_but": takes_back}
    assert verdict(hear("i threw it", "part"), chances).blame == found


def test_what_the_rules_call_a_taking_back_is_never_owned() -> None:
    heard = verdict(hear("i threw it but she wound me up", "part"), {**FEW, "owns": 0.99})
    assert "owns" not in heard.blame


def test_messages_are_read_by_their_columns(tmp_path: Path) -> None:
    (tmp_path / "a.tsv").write_text("part\towns\ti threw it\n-\t-\tmorning all\n")
    assert list(tellings(tmp_path)) == [
        Telling("part", frozenset({"owns"}), "i threw it"),
        Telling(None, frozenset(), "morning all"),
    ]


@pytest.mark.parametrize("line", ["part\towned\ti threw it", "part i threw it", "part\towns", ""])
def test_a_line_that_cannot_be_used_is_named(tmp_path: Path, line: str) -> None:
    (tmp_path / "a.tsv").write_text(f"-\t-\tfine\n{line}\n")
    with pytest.raises(BadTelling, match=r"a\.tsv line 2: asked, labels, text"):
        list(tellings(tmp_path))


def test_there_are_hundreds_of_messages_for_every_label_and_as_many_innocent_ones() -> None:
    known = list(tellings())
    for label in LABELS:
        assert sum(label in one.labels for one in known) >= 300, label
    assert sum(not one.labels for one in known) >= 2500
    assert not [one for one in known if {"owns", "owns_with_but"} <= one.labels]


def test_nothing_that_measures_is_among_what_teaches() -> None:
    taught = {" ".join(one.text.lower().split()) for one in tellings()}
    measured = {"blame", "patterns", "clean"}
    tested = [
        line["text"]
        for line in blind()
        if measured & set(line["measure"]) and len(line["text"].split()) >= 3
    ]
    assert [text for text in tested if " ".join(text.lower().split()) in taught] == []


def test_blame_is_listed_with_owning_last() -> None:
    assert BLAME[-2:] == ("owns", "owns_with_but")
