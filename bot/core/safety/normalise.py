"""From his typing to plain words, with a map back to what he wrote."""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from bot.core.safety.spelling import (
    DANGER,
    EMOJI,
    GLUED,
    JOINERS,
    LEET,
    LEET_L,
    LOOKALIKES,
    SPELLINGS,
)

_APOSTROPHES = "'\u2019\u2018\u201b\u02bb\u02bc`\u00b4\u2032\u2035\uff07"
_UNPRINTED = (
    "\\x00-\\x08\\x0e-\\x1b\\x7f-\\x84\\x86-\\x9f\u061c\u180e\u200b\u200e\u200f\u202a-\u202e"
    "\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff"
)
_FILLERS = "\u115f\u1160\u3164\uffa0"
_INVISIBLE = (
    _UNPRINTED
    + _FILLERS
    + "\u00ad\u180b-\u180d\u180f\u200c\u200d\ufe00-\ufe0f\U000e0000-\U000e0fff"
)
_MARKS = "\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
_INNER = rf"[\w*@${_APOSTROPHES}{_INVISIBLE}{_MARKS}]"
_PIECE = re.compile(
    rf"(?P<dotted>(?<![^\W_])[^\W\d_](?:[.\-_*~]{{1,2}}[^\W\d_]){{2,}}(?![^\W_]))"
    rf"|(?P<word>[@$*]{{0,3}}\w(?:{_INNER}|[!|+](?=[^\W_]))*)"
    rf"|(?P<emoji>[{''.join(EMOJI)}])"
    r"|(?P<stop>[.!?;\n\r\u2026\u3002]+)"
)
_DROPPED = re.compile(rf"[{_APOSTROPHES}{_INVISIBLE}{_MARKS}]")
_APART = re.compile(f"[{_UNPRINTED}{_FILLERS}]")
_TRIPLE = re.compile(r"(.)\1{2,}")
_KNOWN = DANGER | JOINERS | frozenset(SPELLINGS) | frozenset(SPELLINGS.values())
_LONGEST = 40


class Word(NamedTuple):
    """A plain word and where it stands in his text; an empty word ends a sentence."""

    plain: str
    start: int
    end: int


def words_of(text: str) -> list[Word]:
    """The plain words of a text in order, empty ones where a sentence ends. Linear time."""
    found: list[Word] = []
    for piece in _PIECE.finditer(text):
        if piece.lastgroup == "stop":
            found.append(Word("", *piece.span()))
            continue
        raw = piece.group()
        plain = _undotted(raw) if piece.lastgroup == "dotted" else _plain(raw)
        found.extend(Word(word, *piece.span()) for word in plain)
    return _joined(found, text)


def readings_of(text: str) -> tuple[str, ...]:
    r"""The text, and once more with a blank for whatever does not print, if anything does not.

    It may stand inside a word ("di\x00e") or between two ("kill\x00her"). Places stay.
    """
    return (text, _APART.sub(" ", text)) if _APART.search(text) else (text,)


def _plain(raw: str) -> tuple[str, ...]:
    """The plain words of one piece of typing; long pieces are not worth remembering."""
    return _remembered(raw) if len(raw) <= _LONGEST else _looked_up(raw)


def _undotted(raw: str) -> tuple[str, ...]:
    return _plain(re.sub(r"[.\-_*~]", "", raw))


@lru_cache(maxsize=16384)
def _remembered(raw: str) -> tuple[str, ...]:
    return _looked_up(raw)


def _looked_up(raw: str) -> tuple[str, ...]:
    if raw in EMOJI:
        return (EMOJI[raw],)
    # Before folding as well: an acute accent for an apostrophe would fold into a blank.
    word = _DROPPED.sub("", _folded(_DROPPED.sub("", raw)).lower())
    parts = word.replace("_", " ").split()
    return tuple(plain for part in parts for plain in _respelled(_unmasked(part)))


def _folded(raw: str) -> str:
    """Compatibility forms, accents and look-alike letters made plain Latin."""
    if raw.isascii():
        return raw
    return unicodedata.normalize("NFKD", raw).lower().translate(LOOKALIKES)


def _unmasked(word: str) -> str:
    """A word without the digits, signs or stars that stand for letters."""
    if word.isalpha():
        return word
    bare = word.strip("*@$")
    if "*" in bare or (word.endswith("*") and len(bare) < len(word)):
        starred = _starred(word.strip("@$"))
        return starred or bare.replace("*", "")
    if bare.isdigit() or not any(map(str.isalpha, bare)):
        return bare
    return next((w for w in _leet(word) if w in _KNOWN), bare)


def _leet(word: str) -> tuple[str, ...]:
    readings = [word, word.translate(LEET), word.translate(LEET_L)]
    return tuple(readings + [_TRIPLE.sub(r"\1", reading) for reading in readings])


def _starred(word: str) -> str:
    """The word of danger that fits a starred one ("k*ll", "su**ide"), or nothing."""
    known = sum(map(str.isalpha, word))
    if len(word) > _LONGEST or known * 2 <= len(word):
        return ""
    shape = re.compile(re.escape(word).replace(r"\*", "[a-z]"))
    return min((w for w in DANGER if shape.fullmatch(w)), default="")


def _respelled(word: str) -> tuple[str, ...]:
    """The words meant by one as spelt: drawn-out letters, misspellings, run-together words."""
    for reading in (word, _TRIPLE.sub(r"\1\1", word), _TRIPLE.sub(r"\1", word)):
        if reading in GLUED:
            return GLUED[reading]
        if reading in SPELLINGS:
            return (SPELLINGS[reading],)
        if reading in _KNOWN:
            return (reading,)
    return _guessed(_TRIPLE.sub(r"\1", word))


def _guessed(word: str) -> tuple[str, ...]:
    if word.endswith("in") and word + "g" in DANGER:
        return (word + "g",)
    if word in _SLIPS:
        return (_SLIPS[word],)
    return _split(word) if 6 <= len(word) <= _LONGEST else (word,)


def _slips(word: str) -> set[str]:
    """One letter left out, or two swapped: the slips of a thumb."""
    left_out = {word[:i] + word[i + 1 :] for i in range(1, len(word))}
    swapped = {word[:i] + word[i + 1] + word[i] + word[i + 2 :] for i in range(len(word) - 1)}
    return left_out | swapped


_REAL = {
    "hanging",
    "stable",
    "hospital",
    "breathing",
    "punting",
    "pushed",
    "dagged",
    "grabbing",
    "peaking",
    "raging",
    "bleeding",
    "bring",
    "banging",
    "beating",
    "beaten",
    "rushed",
    "bushed",
    "laughter",
    "stalling",
    "staking",
    "folding",
}
_SLIPS = {
    slip: word
    for word in sorted(DANGER)
    if len(word) >= 7
    for slip in _slips(word)
    if slip not in _KNOWN and slip not in _REAL
}


def _split(word: str) -> tuple[str, ...]:
    """A word run together from words of danger and small words ("killmyself"), else itself."""
    parts: list[str] = []
    at = 0
    while at < len(word):
        size = next((n for n in range(10, 0, -1) if word[at : at + n] in _SPLITTABLE), 0)
        if not size:
            return (word,)
        parts.append(word[at : at + size])
        at += size
    return tuple(parts) if not DANGER.isdisjoint(parts) else (word,)


_SPLITTABLE = DANGER | JOINERS


def _joined(words: list[Word], text: str) -> list[Word]:
    """Letters standing alone in a row ("k i l l") joined into the words they spell."""
    if sum(word.end - word.start == 1 for word in words) < 3:
        return words
    joined: list[Word] = []
    run: list[Word] = []
    for word in words:
        if word.end - word.start == 1 and text[word.start].isalpha():
            run.append(word)
            continue
        joined.extend(_run_joined(run, text))
        run = []
        joined.append(word)
    return joined + _run_joined(run, text)


def _run_joined(run: list[Word], text: str) -> list[Word]:
    if not 3 <= len(run) <= _LONGEST:
        return run
    letters = _folded("".join(text[word.start] for word in run)).lower()
    parts = _spelt(letters)
    if parts == (letters,) and letters not in DANGER:
        return run
    return [Word(part, run[0].start, run[-1].end) for part in parts]


def _spelt(letters: str) -> tuple[str, ...]:
    """Joined letters as words; a lone "i" before the rest is a word of its own."""
    if letters in DANGER or letters in SPELLINGS:
        return _respelled(letters)
    if letters[0] == "i" and letters[1:] in DANGER:
        return ("i", letters[1:])
    return _split(letters)
