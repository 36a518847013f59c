"""A text as sentences of plain words: one sentence may matter among two hundred words."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from bot.core.safety.normalise import Word, words_of

WINDOW = 120
_OVERLAP = 30
# A sentence that begins so goes on with the one before ("ill kill her. then me").
_GOES_ON = {"and", "then"}
_UNSENDABLE = {0: "\ufffd"} | dict.fromkeys(range(0xD800, 0xE000), "\ufffd")


@dataclass(frozen=True, slots=True)
class Sentence:
    """Some plain words in a row, as one line of text, with the way back to his typing."""

    words: tuple[Word, ...]

    @property
    def line(self) -> str:
        """The plain words with one blank between them."""
        return " ".join(word.plain for word in self.words)

    def verbatim(self, start: int, end: int, text: str) -> str:
        """His own typing for a stretch of the line; what cannot be stored becomes U+FFFD."""
        starts = [0]
        for word in self.words:
            starts.append(starts[-1] + len(word.plain) + 1)
        first = self.words[bisect_right(starts, start) - 1]
        last = self.words[bisect_right(starts, max(start, end - 1)) - 1]
        return text[first.start : last.end].translate(_UNSENDABLE)


def sentences(text: str) -> Iterator[Sentence]:
    """The sentences of a text; one without end is cut into overlapping windows."""
    run: list[Word] = []
    ended = False
    for word in words_of(text):
        if not word.plain:
            ended = True
            continue
        if ended and word.plain not in _GOES_ON:
            yield from _windows(run)
            run = []
        run.append(word)
        ended = False
    yield from _windows(run)


def _windows(run: list[Word]) -> Iterator[Sentence]:
    if len(run) <= WINDOW:
        yield Sentence(tuple(run))
        return
    for start in range(0, len(run) - _OVERLAP, WINDOW - _OVERLAP):
        yield Sentence(tuple(run[start : start + WINDOW]))
