"""The labels for how a man tells it, the messages that teach them, and which of them stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from nlu.hearing import Heard
from nlu.hearing.deeds import harms

TELLINGS = Path(__file__).parent / "tellings"
PATTERNS = ("mind_reads", "always_never", "on_purpose", "entitled")
OWNS, TAKES_BACK = "owns", "owns_with_but"
BLAME = ("blames_her", "minimises", "justifies", "contempt", OWNS, TAKES_BACK)
LABELS = PATTERNS + BLAME
COLUMNS = ("asked", "labels", "text")
CHAT = frozenset(
    {
        "greet",
        "goodbye",
        "thanks",
        "small_talk",
        "help",
        "stop",
        "pause",
        "start_over",
        "where_was_i",
        "skip",
        "unsure",
        "vague",
        "talk_to_person",
        "get_help",
        "my_data",
        "about_coach",
        "check_in",
        "chart",
        "feelings",
        "mood_check",
    }
)
"""Intents whose examples blame nobody: they teach what is innocent as well."""
SURE = 0.24
"""Chance from which a label stands."""
SURE_AGAINST_RULES = 0.5
"""The same for blame, where the rules hear a deed told straight ("i threw a cup")."""
SURE_OWNED = 0.6
DOUBTED = 0.1
"""Chance of a taking back from which a sentence is not filed as owned, whatever else it says."""


class BadTelling(ValueError):
    """A line of the training messages that cannot be used."""


@dataclass(frozen=True)
class Telling:
    """A message, the step that was asked (None for none), and the labels it has."""

    asked: str | None
    labels: frozenset[str]
    text: str


def tellings(folder: Path = TELLINGS) -> Iterator[Telling]:
    """Every message of the .tsv files: asked, labels, text. Raises BadTelling, naming the line."""
    for path in sorted(folder.glob("*.tsv")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            telling = _telling(line.split("\t"))
            if telling is None:
                raise BadTelling(f"{path.name} line {number}: asked, labels, text, by tabs")
            yield telling


def _telling(columns: Sequence[str]) -> Telling | None:
    """A line by its columns; a dash stands for no step and for no label."""
    if len(columns) != len(COLUMNS):
        return None
    asked, named, text = columns
    labels = frozenset(() if named == "-" else named.split(","))
    return None if labels - set(LABELS) else Telling(None if asked == "-" else asked, labels, text)


def verdict(heard: Heard, chances: Mapping[str, float]) -> Heard:
    """The same with the labels that stand. In doubt whether he takes it back, it is not owned.

    Where he tells a deed of his that did harm, the story patterns of the rules stand as they are.
    """
    straight = OWNS in heard.blame
    standing = {
        label
        for label in LABELS
        if chances[label] >= (SURE_AGAINST_RULES if straight and label in BLAME else SURE)
    }
    if any(harms(act) for act in heard.acts):
        standing.update(heard.patterns)
    if OWNS in standing and not _straight(heard, chances):
        standing.discard(OWNS)
    if TAKES_BACK in standing:
        standing.discard(OWNS)
    return replace(
        heard,
        patterns=tuple(label for label in PATTERNS if label in standing),
        blame=tuple(label for label in BLAME if label in standing),
    )


def _straight(heard: Heard, chances: Mapping[str, float]) -> bool:
    return (
        TAKES_BACK not in heard.blame
        and chances[OWNS] >= SURE_OWNED
        and chances[TAKES_BACK] < DOUBTED
    )
