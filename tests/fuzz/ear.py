"""Fuzz the floor and the ear: `.venv/bin/python -m tests.fuzz.ear -runs=2000` (libFuzzer's flags).

Any bytes are a message. It must be judged twice the same by words of his, be heard as values that
fit into JSON, and answer what was asked or say why it does not.
"""

from __future__ import annotations

import json
import re
import sys
from typing import Any

import atheris

with atheris.instrument_imports(include=["bot.core.safety", "bot.core.messages", "nlu"]):
    from bot.core import safety
    from bot.core.messages import is_short_answer, looks_finished
    from nlu.answers import about_reminders, answer_to
    from nlu.asking import Asked
    from nlu.filling import so_far
    from nlu.hearing import deed, hear, quotable, turned

from bot.core.safety.rules import RULES
from bot.core.safety.spelling import DANGER, JOINERS
from nlu.steps import STEPS
from tests.fuzz.harness import fuzz
from tests.fuzz.nasty import PIECES

CONTEXTS: tuple[str | None, ...] = (None, *sorted(STEPS))
"""What may have been asked before a message; its first byte chooses."""
UNSENDABLE = re.compile("[\x00\ud800-\udfff]")
LONGEST_PLACE = 1000
"""Characters of "so far": a few answers of his, said back in one line."""


def one(data: bytes) -> None:
    """Look at one message."""
    asked = CONTEXTS[data[0] % len(CONTEXTS)] if data else None
    tries = data[0] // len(CONTEXTS) if data else 0
    text = data[1:].decode("utf-8", "surrogateescape")
    concern = safety.screen(text, asked)
    assert concern == safety.screen(text, asked)
    shown = UNSENDABLE.sub("\ufffd", text)
    assert concern is None or all(word and word in shown for word in concern.words)
    is_short_answer(text), looks_finished(text)
    heard = hear(text, asked)
    json.dumps(heard.as_dict())
    told = deed(heard)
    assert told is None or told.startswith(("You", "We"))
    quotable(text), turned(text), about_reminders(text, heard)
    found = answer_to(text, heard, Asked(asked, tries, pressed=False, last="before"))
    assert asked is None or found.given or found.why or found.intent
    slots: dict[str, Any] = json.loads(json.dumps(dict(found.slots)))
    assert len(so_far(slots)) < LONGEST_PLACE


def seeds() -> list[bytes]:
    """An example of every rule, whatever has broken parsers before, and the steps' own labels."""
    said = [hit for rule in RULES for hit in rule.hits[:1]]
    labels = [label for step in STEPS.values() for label in step.choices]
    texts = [*said, *labels, *PIECES, "i threw the plate at the wall but she made me", "mood 4"]
    return [
        bytes([number % 256]) + text.encode("utf-8", "surrogatepass")
        for number, text in enumerate(texts)
    ]


if __name__ == "__main__":
    fuzz("ear", one, seeds(), sorted(DANGER | JOINERS))
    sys.exit()
