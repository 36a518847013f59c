"""What of his words may be said back to him.

His deed turned to "You ...", or his best line in quotes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from nlu.hearing.clauses import Clause, clauses_of
from nlu.hearing.deeds import NEEDS_A_THING, Act, deeds_of
from nlu.hearing.feelings import feelings_in
from nlu.hearing.judging import KINDS, kind_stands
from nlu.hearing.phrases import has
from nlu.hearing.spelling import Said, read, straight
from nlu.hearing.story import patterns_in
from nlu.hearing.words import table

TURNED_WORDS = 9
"""Coaching.md 3: a clause of nine words or fewer is turned."""
QUOTED_WORDS = 12
BARE = 2
"""Words of "You smashed": said without the thing it is half a sentence."""
_STARTS = re.compile(r"(?:i|ive|i've|im|i'm|id|i'd|my|i'll|mi)\b", re.IGNORECASE)
_REPORTS = re.compile(
    r" (?:said|say|says|saying|told|tell|asked|called|call|goes|was like|shouted that"
    r"|yelled that|went to her|texted|wrote) "
)
_YOU = re.compile(r" (?:you|your|yours|yourself) ")
_WORD = re.compile(r"[^\s]+")


def turned(clause: str) -> str | None:
    """ "i threw the plate" -> "You threw the plate"; None when it must not or cannot be turned."""
    text = straight(clause).strip().strip(".,!?;: ")
    words = _WORD.findall(text)
    if not 2 <= len(words) <= TURNED_WORDS or not _STARTS.match(text):
        return None
    said = read(text)
    if (
        _YOU.search(said.even)
        or _REPORTS.search(said.even)
        or not is_safe(text, said)
        or len(clauses_of(text)) > 1
    ):
        return None
    return _turn(words)


def _turn(words: Sequence[str]) -> str:
    new = [
        _second_person(word, words[at - 1].lower() if at else "") for at, word in enumerate(words)
    ]
    sentence = " ".join(new)
    return sentence[0].upper() + sentence[1:]


def _second_person(word: str, before: str) -> str:
    swap, tidy = table("quoting")["second_person"], table("quoting")["tidy"]
    bare = word.lower().strip(",.!?")
    if bare == "was" and before in ("i", "mi"):
        return word.lower().replace("was", "were")
    if bare in ("wasnt", "wasn't"):
        return "weren't" if before == "i" else "wasn't"
    if bare == "am" and before not in ("i", "so", "just"):
        return word
    if bare in swap:
        return word.lower().replace(bare, str(swap[bare]), 1)
    if bare == "has" and before == "i":
        return "have"
    return word.lower().replace(bare, str(tidy[bare]), 1) if bare in tidy else word


def quotable(text: str) -> str | None:
    """His best piece of at most twelve words, exactly as typed.

    None when nothing of it should be said back.
    """
    best: tuple[int, str] | None = None
    for at, clause in enumerate(clauses_of(text)):
        piece = clause.text.strip(" .,!?;:\"'")
        worth = _worth(clause, piece, at)
        if worth > 0 and (best is None or worth > best[0]):
            best = (worth, piece)
    return best[1] if best else None


def _worth(clause: Clause, piece: str, at: int) -> int:
    """How much a piece deserves the quote; 0 never."""
    words = len(piece.split())
    if (
        not 2 <= words <= QUOTED_WORDS
        or not is_safe(piece, clause.said)
        or _REPORTS.search(clause.said.even)
    ):
        return 0
    if _YOU.search(clause.said.even) or re.match(r" (?:she|he|they|her|his) ", clause.said.even):
        return 0
    worth = 1 if words >= 3 else 0
    worth += 6 * (
        re.search(r" (?:like|as if|as though) (?:a|an|the|i|my|some) ", clause.said.even)
        is not None
    )
    worth += 4 * bool(feelings_in([clause], "beneath"))
    worth += 3 * any(True for _ in deeds_of(clause.said))
    return worth + 2 * has(clause.said, "quoting", "vivid")


def is_safe(text: str, said: Said) -> bool:
    """No insult, swearing, threat, name, blame or reading of her mind in it."""
    if (
        has(said, "quoting", "never")
        or has(said, "quoting", "threats")
        or _names_somebody(text)
        or re.search(r"[<>{}\[\]@#\d]{2,}|https?:|[*]", text)
    ):
        return False
    if any(kind_stands(said, kind) for kind in KINDS):
        return False
    return not patterns_in([Clause(text, said, "", 0)], said)


def _names_somebody(text: str) -> bool:
    """A capital inside the sentence that is not "I" is taken for a name (all capitals are not)."""
    if text.isupper():
        return False
    inner = re.findall(r"(?<![.!?\n])\s+([A-Z][\w']*)", text)
    return any(word not in ("I", "I'm", "I've", "I'd", "I'll", "TV", "OK") for word in inner)


def deed(clauses: Sequence[Clause]) -> str | None:
    """His most telling act turned to "You ...": the heaviest, of equals the last.

    None when none can be turned.
    """
    told: list[tuple[int, int, str]] = []
    for at, clause in enumerate(clauses):
        for act in deeds_of(clause.said):
            sentence = None if _is_gerund(act) else turned(_with_subject(act))
            if sentence and not (act.verb in NEEDS_A_THING and len(sentence.split()) == BARE):
                told.append((act.weight, at, sentence))
    return max(told)[2] if told else None


def _with_subject(act: Act) -> str:
    return (
        act.phrase
        if re.match(r"(?:i|ive|i've|id|im|we|mi|my)\b", act.phrase)
        else f"i {act.phrase}"
    )


def _is_gerund(act: Act) -> bool:
    """ "Throwing the plate": told without a subject, it cannot be turned to "You"."""
    return act.phrase.split(maxsplit=1)[0].endswith("ing")
