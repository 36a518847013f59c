"""The training phrases.

All intents, enough of them, short ones too, none twice, none from the blind files.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from tests.nlu.scoring import blind

DATA = Path(__file__).resolve().parent.parent.parent / "nlu" / "data"
INTENTS = """
greet goodbye thanks small_talk help stop pause start_over where_was_i undo skip affirm deny unsure
vague talk_to_person get_help my_data about_coach insult doubt walk_back check_in time_out walk_in
feelings swallow request studio listening traps cost family closeness serenity mood_check journal
chart account
""".split()  # noqa: SIM905 - a list of names reads best as names
AT_LEAST = 40


def examples() -> Iterator[tuple[str, str]]:
    for path in sorted(DATA.glob("*.yml")):
        for block in yaml.safe_load(path.read_text())["nlu"]:
            for line in block["examples"].splitlines():
                yield block["intent"], line.removeprefix("- ")


EXAMPLES = list(examples())


def bare(text: str) -> str:
    return re.sub(r"\W+", " ", text.lower()).strip() or text


@pytest.mark.parametrize("intent", INTENTS)
def test_an_intent_has_at_least_forty_examples_short_ones_too(intent: str) -> None:
    texts = [text for name, text in EXAMPLES if name == intent]
    assert len(texts) >= AT_LEAST
    assert sum(len(text.split()) <= 3 for text in texts) >= 3
    assert sum(len(text.split()) >= 8 for text in texts) >= 3


def test_there_are_no_other_intents() -> None:
    assert {name for name, _ in EXAMPLES} == set(INTENTS)


def test_no_example_stands_twice() -> None:
    seen = Counter(bare(text) for _, text in EXAMPLES)
    assert [text for text, times in seen.items() if times > 1] == []


def test_no_long_blind_message_is_trained_on() -> None:
    trained = {bare(text) for _, text in EXAMPLES}
    copied = [
        b["text"] for b in blind() if len(b["text"].split()) > 4 and bare(b["text"]) in trained
    ]
    assert copied == []
