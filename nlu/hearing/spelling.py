"""His typing made even for the rules (case, quotes, stretched letters, slips).

With the way back to his own words.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from nlu.hearing.words import FOLDER, table

LOOKED_AT = 4000
"""Characters of a message that are looked at; the rest is kept elsewhere but not parsed."""

SHORTEST_MENDED = 7
LONG_WORD = 9
_TOKEN = re.compile(
    r"(?P<number>\d{1,9}(?:[.:/]\d{1,4})*)"  # 7  6.5  7/10  18:30
    r"|(?P<word>[^\W\d_](?:[\w*'@$]{0,38}[\w*])?)"  # apostrophes and starred-out swearing inside
    r"|(?P<stop>[.!?;\n\r]+|…)"
    r"|(?P<pause>[,:()\[\]\"/|]|\s-+\s|[–—]|-{2,})"
    r"|(?P<sign>[%£$€+])"
)
_CURLY = str.maketrans(
    {
        "’": "'",
        "‘": "'",
        "ʼ": "'",
        "`": "'",
        "´": "'",
        "“": '"',
        "”": '"',
        "\u00a0": " ",
    }
)
_INVISIBLE = re.compile(
    "[\x00\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe0f\u20e3\ud800-\udfff]"
)
_STRETCHED = re.compile(r"([^\W\d_])\1{2,}")
_GLUED = re.compile(r"(?<=\d)(?=[^\W\d_])")


@dataclass(frozen=True)
class Token:
    """One piece of what he typed: `kind` is number, word, stop, pause or sign.

    `raw` is lower case.
    """

    kind: str
    raw: str
    start: int
    end: int


@dataclass(frozen=True)
class Said:
    """A stretch of his text in two forms.

    `even`, the words the rules read, padded with single blanks, and his own.
    """

    source: str
    tokens: tuple[Token, ...]
    even: str
    _spots: tuple[int, ...]
    _owners: tuple[int, ...]

    @property
    def words(self) -> list[str]:
        """The even words, punctuation included."""
        return self.even.split()

    def wrote(self, start: int, end: int) -> str:
        """His own words, lower case, for the characters start..end of `even`."""
        span = self._span(start, end)
        return " ".join(token.raw for token in self.tokens[span[0] : span[1] + 1]) if span else ""

    def _span(self, start: int, end: int) -> tuple[int, int] | None:
        if not self._spots or end <= start:
            return None
        first = max(bisect_right(self._spots, start) - 1, 0)
        last = max(bisect_right(self._spots, max(end - 1, start)) - 1, 0)
        return self._owners[first], self._owners[last]


def straight(text: str) -> str:
    """The text with straight quotes and without invisible marks, cut to what is looked at.

    Case is kept.
    """
    shown = _INVISIBLE.sub("", str(text)[:LOOKED_AT].translate(_CURLY))
    return _GLUED.sub(" ", shown)[:LOOKED_AT]


def read(text: str) -> Said:
    """Look at a text the even way. Never raises, whatever the characters."""
    source = straight(text)
    tokens = tuple(_tokens(source))
    pieces: list[str] = []
    spots: list[int] = []
    owners: list[int] = []
    at = 1
    for number, token in enumerate(tokens):
        for word in _evened(token):
            pieces.append(word)
            spots.append(at)
            owners.append(number)
            at += len(word) + 1
    even = f" {' '.join(pieces)} " if pieces else " "
    return Said(source, tokens, even, tuple(spots), tuple(owners))


def _tokens(source: str) -> Iterator[Token]:
    for hit in _TOKEN.finditer(source):
        yield Token(hit.lastgroup or "word", hit.group().lower(), hit.start(), hit.end())


def _evened(token: Token) -> list[str]:
    if token.kind == "stop":
        return ["."]
    if token.kind == "pause":
        return [","]
    if token.kind != "word":
        return token.raw.split("/") if token.raw == "24/7" else [token.raw]
    return list(even_word(token.raw))


def even_word(raw: str) -> tuple[str, ...]:
    """One word evened: stretched letters drawn together, slips mended.

    Contractions opened ("ive" -> i, have).
    """
    word = raw.strip("'")
    if "'" in word and word in _with_apostrophe():
        return _with_apostrophe()[word]
    word = word.replace("'", "")
    opened = _opened()
    for guess in (word, _STRETCHED.sub(r"\1\1", word), _STRETCHED.sub(r"\1", word)):
        if guess in opened:
            return opened[guess]
    return (_mended(_STRETCHED.sub(_drawn_in, word)),) if word else ()


def _mended(word: str) -> str:
    """A long word one slip away from a feeling word becomes it ("humliated"); known words stay."""
    if len(word) < SHORTEST_MENDED or word in _known():
        return word
    slips = 1 if len(word) < LONG_WORD else 2
    near = (right for right in _mendable() if right[0] == word[0] and right[-1] == word[-1])
    return next((right for right in near if _apart(word, right) <= slips), word)


def _apart(one: str, other: str) -> int:
    """How many letters were added, dropped, swapped or changed (3 stands for more than two)."""
    if abs(len(one) - len(other)) > 2:
        return 3
    rows = [list(range(len(other) + 1))]
    for i, a in enumerate(one, 1):
        row = [i]
        for j, b in enumerate(other, 1):
            row.append(min(rows[-1][j] + 1, row[-1] + 1, rows[-1][j - 1] + (a != b)))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                row[-1] = min(row[-1], rows[-2][j - 2] + 1)
        rows.append(row)
    return min(rows[-1][-1], 3)


@cache
def _mendable() -> tuple[str, ...]:
    words = (
        str(word)
        for family in table("feelings").values()
        for key in ("sure", "felt")
        for word in family[key]
    )
    return tuple(
        sorted({word for word in words if len(word) >= SHORTEST_MENDED and word.isalpha()})
    )


@cache
def _known() -> frozenset[str]:
    """Every word of the lists; a man's word among them is not taken for a slip."""
    text = " ".join(path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("*.yml")))
    return frozenset(re.findall(r"[a-z]+", text.lower().replace("_", " ")))


def _drawn_in(hit: re.Match[str]) -> str:
    """Three l, s or f and more most often stand for two ("smallll").

    Other letters for one ("soooo").
    """
    letter = hit.group(1)
    return letter * 2 if letter in "lsf" and hit.start() > 1 else letter


@cache
def _opened() -> dict[str, tuple[str, ...]]:
    lists = table("spelling")
    entries = {**lists["slips"], **lists["opened"]}
    return {str(wrong): tuple(str(right).split()) for wrong, right in entries.items()}


@cache
def _with_apostrophe() -> dict[str, tuple[str, ...]]:
    return {
        str(k): tuple(str(v).split()) for k, v in table("spelling")["only_with_apostrophe"].items()
    }
