"""How he tells it, weighed: what the rules heard and how other men put it, a chance a label.

Rules find what they have words for; men find other words. A sparse logistic regression over his
words, his letters, the step that was asked and what the rules say learns how far each is to be
trusted, from the messages in `nlu/tellings`. CONTRIBUTING.md has the figures.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import normalize

from nlu.hearing import Heard, hear
from nlu.hearing.spelling import read
from nlu.labels import LABELS, Telling

STEPS = ("film", "story", "part", "happened", "cost", "beneath", "act", None)
_PARTNER = (
    "wife|missus|gf|girlfriend|husband|boyfriend|partner|bf|ex|old lady|mrs|other half|fella|"
    "bloke|man|woman|girl"
)
_SHE = re.compile(rf"\b(?:he|they|my (?:{_PARTNER}))\b")
_HER = re.compile(r"\b(?:him|them|his|their)\b")
WORD = r"[^ ]+"
_SHORT, _LONG, _RAMBLING = 6, 18, 35
"""Words of a message below and above which its length says something."""
_LETTERS_COUNT = 0.7
"""Weight of the letters beside the words."""


class Weighted:
    """Counts of words or letters as TF-IDF with unit rows, as scikit-learn has it.

    Its own TfidfVectorizer multiplies by a matrix as wide as the vocabulary for every message,
    which costs more than all the rest.
    """

    def __init__(self, counter: CountVectorizer) -> None:
        """Take the vectorizer that counts."""
        self._counter = counter
        self._rarity = np.zeros(0)

    def fit(self, texts: Sequence[str]) -> None:
        """Learn the vocabulary, and how rare each entry is."""
        counts = self._counter.fit_transform(texts)
        holding = np.bincount(counts.indices, minlength=counts.shape[1])
        self._rarity = np.log((1 + len(texts)) / (1 + holding)) + 1

    def transform(self, texts: Sequence[str]) -> csr_matrix:
        """A row a text."""
        counts = self._counter.transform(texts).astype(float)
        counts.data = (1 + np.log(counts.data)) * self._rarity[counts.indices]
        return normalize(counts, copy=False)


class Weights:
    """The fitted regression. Chances are between 0 and 1, one a label."""

    def __init__(self, inverse_penalty: float) -> None:
        """`inverse_penalty`: the C of the regression; larger trusts the messages more."""
        self._inverse_penalty = inverse_penalty
        self._words = Weighted(CountVectorizer(token_pattern=WORD, ngram_range=(1, 3), min_df=2))
        self._letters = Weighted(CountVectorizer(analyzer="char", ngram_range=(3, 7), min_df=4))
        self._slopes = np.zeros((0, len(LABELS)))
        self._offsets = np.zeros(len(LABELS))

    def fit(self, examples: Sequence[Telling]) -> Weights:
        """Learn from these messages."""
        folded = [_folded(example.text) for example in examples]
        self._words.fit(folded)
        self._letters.fit(folded)
        beside = [_beside(e.text, e.asked, hear(e.text, e.asked)) for e in examples]
        seen = self._seen(folded, beside)
        fitted = [
            LogisticRegression(
                C=self._inverse_penalty, solver="liblinear", dual=True, random_state=1
            ).fit(seen, [label in example.labels for example in examples])
            for label in LABELS
        ]
        self._slopes = np.vstack([one.coef_[0] for one in fitted]).T.astype(np.float32, order="C")
        self._offsets = np.array([one.intercept_[0] for one in fitted])
        return self

    def chances(self, text: str, asked: str | None, heard: Heard) -> dict[str, float]:
        """How likely each label is for this message; `heard` is what the rules found in it."""
        seen = self._seen([_folded(text)], [_beside(text, asked, heard)])
        sums = seen.data @ self._slopes[seen.indices] + self._offsets
        found = 1 / (1 + np.exp(-sums))
        return dict(zip(LABELS, map(float, found), strict=True))

    def _seen(self, folded: Sequence[str], beside: Sequence[list[float]]) -> csr_matrix:
        words, letters = self._words.transform(folded), self._letters.transform(folded)
        return hstack([words, letters * _LETTERS_COUNT, csr_matrix(np.array(beside))]).tocsr()


def _folded(text: str) -> str:
    """Spelling made even, and one word for whoever the row was with."""
    return _HER.sub("her", _SHE.sub("she", read(text).even))


def _beside(text: str, asked: str | None, heard: Heard) -> list[float]:
    """What stands beside his words: the verdict of the rules, a deed of his, step and length."""
    by_rules = {*heard.patterns, *heard.blame}
    words = len(text.split())
    length = (words < _SHORT, words > _LONG, words > _RAMBLING)
    step = asked if asked in STEPS else None
    row = bool(heard.acts)
    return [
        *(float(label in by_rules) for label in LABELS),
        *(float(row and label in by_rules) for label in LABELS),
        float(row),
        float(not by_rules),
        *(0.5 * (step == one) for one in STEPS),
        *map(float, length),
    ]
