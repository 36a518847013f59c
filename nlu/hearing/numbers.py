"""A number on a scale 0 to 10 in what he wrote.

Or the band that stands for one ("through the roof").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from nlu.hearing.scale_words import is_hers, slipped
from nlu.hearing.spelling import Said
from nlu.hearing.words import table, word_set

HEAT_SCALES = frozenset({"heat", "heat_before", "heat_after", "anger"})
MOOD_SCALES = frozenset({"mood", "closeness_self", "closeness_partner"})
SCALES = HEAT_SCALES | MOOD_SCALES
_OFFERED = re.compile(r" scale (?:of |from )?(?:0|1|one|zero) (?:to |, |- )?(?:10|ten)(?= )")
"""The scale itself, said back: "on a scale of 1 to 10"."""


@dataclass(frozen=True)
class Number:
    """A number he wrote and where: word positions first..last in `Said.words`."""

    value: float
    first: int
    last: int
    marked: bool = False


def scale_in(said: Said, asked: str | None) -> float | None:
    """The number on the scale, clamped to 0..10.

    None when there is none or the numbers are ages, times, pints.
    """
    words = _OFFERED.sub(" ", _without_measures(said, asked)).split()
    marked = [number for number in _numbers(words) if number.marked]
    if marked:
        return _clamped(_chosen(words, marked).value)
    if asked not in SCALES:
        return _unasked(words) if asked is None else None
    plain = [number for number in _numbers(words) if not _is_of_something(words, number)]
    plain = _named(words, _ranges(words, plain), asked)
    plain = [number for number in plain if not is_hers(words, number.first)] or plain
    if not plain:
        return _slipped_answer(words)
    return _clamped(_chosen(words, plain).value)


_HEIGHT = re.compile(r"\b[4-6]' ?\d{1,2}\b|\b[4-6] ?(?:foot|feet|ft) ?\d{0,2}\b", re.IGNORECASE)
_CLOCK = re.compile(
    r"(?<! a) (?:half(?: past)?|quarter (?:past|to)|(?:5|10|20|25|five|ten|twenty) past"
    r"|at (?:10|20|ten|twenty) to) (?:\d\S*|one|two|three|four|five|six|seven|eight|nine|ten)(?= )"
    r"| (?:woke|wake|wakes|up)(?: up)? (?:at|since) \d\S*(?= )"
    r"| (?:woke|wake) \d\S*(?= )"
    r"| (?:home|work|here|back|shop|pub|dark|left|came|start|finish) at \d\S*(?= )"
    r"| at \d{1,2}[.:][0-5]\d(?= )"
)
_DATE = re.compile(r" (?:the )?\d{1,2} (?:st|nd|rd|th)(?= )")
_HALF_AND_HALF = re.compile(r" (?:fifty[ -]fifty|50/50|50 50)(?= )")
_OTHER_PERCENT = re.compile(
    r" (?:battery|phone|charge|charged|tax|interest|off)(?: \S+){0,4}? \d+ (?:%|percent)(?= )"
)
_AGE = re.compile(
    r" (?:\d |two |three |four )?(?:kids|children|boys|girls) under \d{1,2}(?= )"
    r"| (?:son|lad|boy|girl|daughter|eldest|youngest|baby) is (?:only |just |now )?\d{1,2}(?= )"
)


def _without_measures(said: Said, asked: str | None) -> str:
    """The even words without heights, dates, clock times and other things that are measured."""
    even = said.even
    for hit in _HEIGHT.finditer(said.source):
        even = even.replace(
            f" {' '.join(re.findall(r'[0-9]+|[a-z]+', hit.group().lower()))} ", " "
        )
    if asked in SCALES:
        even = _HALF_AND_HALF.sub(" 5", even)
    for measure in (_CLOCK, _DATE, _OTHER_PERCENT, _AGE):
        even = measure.sub(" ", even)
    return even


def _slipped_answer(words: Sequence[str]) -> float | None:
    """A short answer with a mistyped number word, when no other number stands in it."""
    if len(words) > 8:
        return None
    found = [value for word in words if (value := slipped(word)) is not None]
    return found[0] if len(found) == 1 else None


def _clamped(value: float) -> float:
    return max(0.0, min(10.0, value))


def _numbers(words: Sequence[str]) -> list[Number]:
    """Every number with its halves and its "out of ten", left to right."""
    found: list[Number] = []
    at = 0
    while at < len(words):
        number = _number_at(words, at)
        if number is None:
            at += 1
            continue
        found.append(number)
        at = number.last + 1
    return found


def _number_at(words: Sequence[str], at: int) -> Number | None:
    value, marked = _value(words[at])
    if value is None:
        return None
    half = _follows(words, at, _HALVES)
    value, last = value + 0.5 * bool(half), at + half
    if tail := _follows(words, last, _OF_TEN):
        return Number(value, at, last + tail, True)
    if words[last + 1 : last + 2] in (["%"], ["percent"]):
        return Number(value / 10, at, last + 1, value > 10)
    return Number(value, at, last, marked)


_HALVES = ("and a half", "and half", "point five", "point 5", "a half")
_OF_TEN = ("out of 10", "out of ten", "out a ten", "outta 10", "of 10", "out of a 10")


def _follows(words: Sequence[str], at: int, endings: Sequence[str]) -> int:
    """How many words of one of the endings stand right behind; 0 for none."""
    ahead = " ".join(words[at + 1 : at + 5]) + " "
    return next((len(end.split()) for end in endings if ahead.startswith(end + " ")), 0)


def _value(word: str) -> tuple[float | None, bool]:
    """The number a word stands for, and whether it carries its own "/10"."""
    word = word.removesuffix("ish")
    if word in table("numbers")["words"]:
        return float(table("numbers")["words"][word]), False
    out_of_ten = re.fullmatch(r"(\d{1,3}(?:\.\d)?)/10", word)
    if out_of_ten:
        return float(out_of_ten.group(1)), True
    if re.fullmatch(r"\d{1,4}(?:\.\d{1,2})?", word):
        return float(word), False
    return None, False


def _is_of_something(words: Sequence[str], number: Number) -> bool:
    """Is it 2 kids, 20 minutes, half past 7, the one?"""
    after = words[number.last + 1 : number.last + 3]
    before = words[number.first - 1] if number.first else ""
    if after and (
        after[0] in word_set("numbers", "units") or " ".join(after) in word_set("numbers", "units")
    ):
        return True
    if before in word_set("numbers", "not_before") or before in ("£", "$", "€"):
        return not (before in ("at", "big") and number.value <= 10)
    if (
        words[number.first] in ("one", "none", "ate", "tree", "zip")
        and len(words) > 6
        and before not in ("a", "about", "say", "like")
    ):
        return True
    return number.value > 10 and (
        len(words) > 6 or bool({"her", "him", "feel", "my"} & set(words))
    )


def _ranges(words: Sequence[str], numbers: list[Number]) -> list[Number]:
    """ "Between 6 and 7", "3 or 4", "5 to 6", "5-6" drawn together into their middle."""
    drawn: list[Number] = []
    for number in numbers:
        last = drawn[-1] if drawn else None
        if last is not None and _is_range(words, last, number):
            drawn[-1] = Number((last.value + number.value) / 2, last.first, number.last)
        else:
            drawn.append(number)
    return drawn


def _is_range(words: Sequence[str], low: Number, high: Number) -> bool:
    between = tuple(
        word
        for word in words[low.last + 1 : high.first]
        if word not in ("a", "an", "maybe", "perhaps")
    )
    if abs(high.value - low.value) > 3:
        return False
    if between in (("and",), ("to",)):
        return "between" in words[max(low.first - 2, 0) : low.first] or (
            between == ("to",) and "from" not in words[: low.first]
        )
    return between in (("or",), (), ("/",), ("possibly",))


def _named(words: Sequence[str], numbers: list[Number], asked: str) -> list[Number]:
    """ "Mood 4 anger 7": the number that stands behind the name of what was asked."""
    name = asked.removesuffix("_before").removesuffix("_after")
    return [
        number for number in numbers if name in words[max(number.first - 4, 0) : number.first]
    ][:1] or numbers


def _chosen(words: Sequence[str], numbers: Sequence[Number]) -> Number:
    """Of several the one that holds now.

    Not "was 8 before", the last of a correction, else the first.
    """
    current = [number for number in numbers if not _is_past(words, number)] or list(numbers)
    for number in current:
        if "now" in words[max(number.first - 3, 0) : number.first] or words[
            number.last + 1 : number.last + 2
        ] == ["now"]:
            return number
    halves = [number for number in current if number.value % 1]
    if halves and len(current) > 1:
        return halves[-1]
    return current[-1] if _is_correction(words) or len(current) < len(numbers) else current[0]


def _is_past(words: Sequence[str], number: Number) -> bool:
    start = number.first
    near: list[str] = []
    while start > 0 and words[start - 1] not in (",", ".", "but", "now") and len(near) < 4:
        start -= 1
        near.append(words[start])
    after = words[number.last + 1 : number.last + 3]
    past = word_set("numbers", "not_now")
    return bool(set(near) & past) or bool(
        set(after[:2]) & {"before", "earlier", "yesterday", "then"}
    )


def _is_correction(words: Sequence[str]) -> bool:
    text = " ".join(words)
    return bool(
        re.search(
            r"\b(?:no|nah|wait|actually|sorry|meant|mean|make that|scratch that|more like|rather"
            r"|to|down to|up to)\b",
            text,
        )
    )


def _unasked(words: Sequence[str]) -> float | None:
    """Without a question only a number that stands alone, or "about a seven"."""
    numbers = _ranges(words, _numbers(words))
    filler = {
        "about",
        "bout",
        "a",
        "an",
        "like",
        "say",
        "i",
        "would",
        "am",
        "at",
        "maybe",
        "probably",
        "its",
        "it",
        "is",
        "solid",
        "mate",
        "now",
        "around",
        ".",
        ",",
        "ish",
        "roughly",
        "id",
        "call",
        "put",
        "me",
        "down",
        "as",
        "strong",
        "good",
        "easy",
    }
    if len(numbers) == 1 and numbers[0].value <= 10 and not _is_of_something(words, numbers[0]):
        rest = [*words[: numbers[0].first], *words[numbers[0].last + 1 :]]
        if set(rest) <= filler and "one" not in words:
            return _clamped(numbers[0].value)
    return None
