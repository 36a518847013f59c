"""Cuts what he wrote into clauses.

At stops, commas, "but", and at "and / then / so" where a new verb starts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from nlu.hearing.spelling import Said, Token, even_word, read
from nlu.hearing.words import word_set

MOST_CLAUSES = 200
_LEANS = frozenset(
    {
        "that",
        "what",
        "when",
        "if",
        "because",
        "than",
        "how",
        "where",
        "who",
        "while",
        "like",
        "as",
        "which",
        "think",
        "thought",
        "know",
        "knew",
        "said",
        "say",
        "says",
        "told",
        "guess",
        "suppose",
        "wish",
        "hope",
        "until",
        "till",
        "before",
        "after",
        "since",
        "whatever",
        "all",
        "and",
        "then",
        "so",
        "but",
        "or",
        "though",
        "although",
        "even",
        "every",
        "time",
        "day",
        "thing",
        "only",
        "mean",
        "feel",
        "felt",
        "me",
    }
)
"""Words after which a new "i" still belongs to the same clause."""


@dataclass(frozen=True)
class Clause:
    """One clause: as typed, evened, the word or mark that led to it.

    And the number of its sentence.
    """

    text: str
    said: Said
    joiner: str
    sentence: int


def clauses_of(text: str) -> tuple[Clause, ...]:
    """The clauses in order; at most 200."""
    said = read(text)
    found: list[Clause] = []
    for first, last, joiner, sentence in _cuts(said.tokens):
        piece = said.source[said.tokens[first].start : said.tokens[last].end].strip()
        found.append(Clause(piece, read(piece), joiner, sentence))
        if len(found) == MOST_CLAUSES:
            break
    return tuple(found)


def _cuts(tokens: Sequence[Token]) -> Iterator[tuple[int, int, str, int]]:
    """First and last token of each clause, its joiner and its sentence."""
    first, joiner, sentence = 0, "", 0
    for at, token in enumerate(tokens):
        mark = _mark(tokens, at, first)
        if mark is None:
            continue
        skips = mark != "run-on"
        if at > first:
            yield first, at - 1, joiner, sentence
        sentence += token.kind == "stop"
        joiner = joiner if at == first and _holds(joiner, mark) else mark
        first = at + 1 if skips else at
    if first < len(tokens):
        yield first, len(tokens) - 1, joiner, sentence


def _holds(joiner: str, mark: str) -> bool:
    """ "But then", ". so": the word that turns, or the first of two marks, stays the joiner."""
    return joiner in word_set("verbs", "splits") or (bool(joiner) and mark in (",", "."))


def _mark(tokens: Sequence[Token], at: int, first: int) -> str | None:
    """What cuts here: "." "," a joining word, "run-on", or nothing."""
    token = tokens[at]
    if token.kind in ("stop", "pause"):
        return "." if token.kind == "stop" else ","
    word = _evened(token)
    if word in word_set("verbs", "splits"):
        return word if at + 1 < len(tokens) else None
    if word in word_set("verbs", "joins") and _starts_anew(tokens, at + 1):
        return word
    return "run-on" if _runs_on(tokens, at, first) else None


def _starts_anew(tokens: Sequence[Token], at: int) -> bool:
    """Does a new subject or verb stand here (after "and then", too)?"""
    if at < len(tokens) and _evened(tokens[at]) in (
        "then",
        "so",
        "just",
        "now",
        "also",
        "even",
        "because",
        "if",
        "when",
    ):
        at += 1
    if at >= len(tokens) or tokens[at].kind != "word":
        return False
    word = _evened(tokens[at])
    if word in ("the", "my", "her", "his", "our", "kids"):
        return _verb_follows(tokens, at)
    return word in word_set("verbs", "subjects") or word in word_set("verbs", "starts")


def _verb_follows(tokens: Sequence[Token], at: int) -> bool:
    ahead = [_evened(token) for token in tokens[at + 1 : at + 4]]
    return any(word in word_set("verbs", "starts") or word.endswith("ed") for word in ahead)


def _runs_on(tokens: Sequence[Token], at: int, first: int) -> bool:
    """A new "i threw" in the middle of a line without any mark."""
    if at - first < 3 or _evened(tokens[at]) != "i" or at + 1 >= len(tokens):
        return False
    if _evened(tokens[at - 1]) in _LEANS:
        return False
    return tokens[at].raw in ("i", "ive") and _evened(tokens[at + 1]) in word_set(
        "verbs", "starts"
    )


def _evened(token: Token) -> str:
    words = even_word(token.raw) if token.kind == "word" else (token.raw,)
    return words[0] if words else ""
