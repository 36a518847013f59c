"""The floor under any typing: never silent about a plain threat, never louder than his words."""

from __future__ import annotations

import random
import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.safety import Action, Concern, findings, screen
from bot.core.safety.normalise import words_of
from bot.core.safety.rules import RULES
from bot.core.safety.sentences import sentences
from tests.fuzz.nasty import UNPRINTED, endless, quick, typed

PLAIN = (
    "i want to die",
    "im going to kill her",
    "i will kill myself tonight",
    "my hands were on her neck",
    "i strangled her",
    "im going to kill her and then myself",
)
"""Said like this, each one pages."""
DANGERS = st.sampled_from(PLAIN)
TEXTS = typed() | endless()
CONTEXTS = st.none() | st.sampled_from(["film", "part", "act", ""])
COMBINING = (
    "\u0301",
    "\u0336",
    "\u20dd",
    "\ufe0f",
    "\u034f",
    "\u0489",
    "\u00ad",
    "\u200d",
    "\u3164",
)
APOSTROPHES = (0x27, 0x60, 0xB4, 0x2018, 0x2019, 0x201B, 0x2BB, 0x2BC, 0x2032, 0x2035, 0xFF07)
"""What keyboards and phones put for one: straight, grave, acute, curly, prime, full width."""
UNSENDABLE = re.compile("[\x00\ud800-\udfff]")


def storable(text: str) -> str:
    """As his words are kept: what no database takes is a replacement character."""
    return UNSENDABLE.sub("\ufffd", text)


def found_in(text: str, context: str | None = None) -> Concern:
    """The concern, which must be there."""
    concern = screen(text, context)
    assert concern is not None
    return concern


@quick(300)
@given(TEXTS, CONTEXTS)
def test_the_same_message_is_judged_the_same_and_by_its_own_words(
    text: str, context: str | None
) -> None:
    concern = screen(text, context)
    assert concern == screen(text, context)
    for word in concern.words if concern else ():
        assert word
        assert word in storable(text)
        word.encode("utf-8")


@quick(150)
@given(DANGERS, st.lists(st.tuples(st.integers(0, 40), st.sampled_from(UNPRINTED)), max_size=6))
def test_what_nobody_sees_hides_no_threat(danger: str, noise: list[tuple[int, str]]) -> None:
    typed_so = danger
    for place, mark in noise:
        at = place % len(typed_so)
        typed_so = typed_so[:at] + mark + typed_so[at:]
    assert found_in(typed_so).action is Action.PAGE, ascii(typed_so)


@quick(100)
@given(DANGERS, st.sampled_from(UNPRINTED))
def test_unprinted_characters_may_stand_for_blanks(danger: str, mark: str) -> None:
    assert found_in(danger.replace(" ", mark)).action >= Action.ASK, ascii(mark)


@quick(100)
@given(DANGERS, st.sampled_from(COMBINING), st.integers(1, 4))
def test_marks_on_every_letter_hide_no_threat(danger: str, mark: str, many: int) -> None:
    decorated = re.sub(r"(\w)", r"\1" + mark * many, danger)
    assert found_in(decorated).action is Action.PAGE, ascii(mark)


@pytest.mark.parametrize("mark", [chr(sign) for sign in APOSTROPHES])
@pytest.mark.parametrize("danger", ["i don{}t want to live anymore", "i{}ll kill her"])
def test_whatever_key_he_has_for_an_apostrophe_is_one(danger: str, mark: str) -> None:
    # An acute accent once folded into a blank, and "don t" denied nothing.
    assert found_in(danger.format(mark)).action is Action.PAGE


@quick(100)
@given(
    DANGERS, st.sampled_from(["upper", "title", "swapcase"]), st.sampled_from("\t \u00a0\u2009")
)
def test_case_and_blanks_change_nothing(danger: str, case: str, blank: str) -> None:
    shouted = getattr(danger, case)().replace(" ", blank * 2)
    assert found_in(shouted).action is found_in(danger).action is Action.PAGE


@quick(150)
@given(typed(6), DANGERS, typed(6))
def test_a_threat_on_a_line_of_its_own_is_seen_whatever_stands_around(
    before: str, danger: str, after: str
) -> None:
    assert found_in(f"{before}\n.{danger}.\n{after}").action >= Action.ASK


@quick(200)
@given(TEXTS, TEXTS, CONTEXTS)
def test_going_on_takes_away_nothing_that_was_found(
    text: str, more: str, context: str | None
) -> None:
    before = {(one.category, one.words) for one in findings(text, context)}
    # He may take it back in the same message, which softens it; it is still found.
    after = {(one.category, one.words) for one in findings(f"{text}.\n{more}", context)}
    assert before <= after


@quick(200)
@given(TEXTS)
def test_every_plain_word_stands_where_it_says(text: str) -> None:
    places = [(word.start, word.end) for word in words_of(text)]
    assert all(0 <= start < end <= len(text) for start, end in places)
    assert sorted(start for start, _ in places) == [start for start, _ in places]
    for sentence in sentences(text):
        assert sentence.line == sentence.line.strip()
        assert " " not in {word.plain for word in sentence.words}


@quick(100)
@given(TEXTS, TEXTS)
def test_two_messages_in_one_are_never_less_than_the_graver_of_them(one: str, other: str) -> None:
    apart = [concern.action for concern in map(screen, (one, other)) if concern]
    if apart and not re.search(r"lol|haha|joke|mean it|kidding", one + other):
        assert found_in(f"{one}.\n{other}").action >= min(max(apart), Action.ASK)


def near_misses(size: int) -> str:
    """The beginning of every rule's own example, each time another word behind it."""
    lots, out = random.Random(1), ""
    starts = [hit.rsplit(" ", 1)[0] for rule in RULES for hit in rule.hits]
    while len(out) < size:
        out += f"{lots.choice(starts)} x{len(out)} "
    return out[:size]


SHAPES = {
    "letters": "a", "blanks": " ", "lines": "\n", "i": "i ", "ill": "ill ", "digits": "9",
    "brackets": "(", "one letter a word": "k ", "he said": "he said that i ", "not": "not ",
    "half letters": "\ud800", "unprinted": "d\u200bi\u200be ", "ligature": "\ufdfa",
    "stars": "k*ll ", "dots": "k.", "underscores": "kill_her_", "emoji": "\U0001f52a",
    "laughter": "haha",
}  # fmt: skip


@pytest.mark.parametrize("shape", [*SHAPES, "near misses"])
def test_sixty_four_thousand_characters_cost_no_man_his_patience(shape: str) -> None:
    piece = SHAPES.get(shape)
    text = near_misses(65_536) if piece is None else (piece * 65_536)[:65_536]
    screen("i want to die", "film")
    began = time.process_time()
    screen(text, "film")
    assert time.process_time() - began < 3
