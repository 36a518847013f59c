"""What people, scripts and broken software send: texts and JSON that have broken parsers."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st


def quick(examples: int) -> settings:
    """So many examples, the same ones in every run; a slow machine fails no test."""
    return settings(max_examples=examples, derandomize=True, deadline=None, database=None)


HALVES = ("\ud800", "\udfff", "\ud83d")
"""Lone surrogates: half a letter, as a cut-off emoji leaves it."""
UNPRINTED = ("\x00", "\u200b", "\u200e", "\u202e", "\u202c", "\u2066", "\u2069", "\ufeff", *HALVES)
"""Characters that nobody sees: NUL, zero width, right-to-left overrides, halves."""
PIECES = (
    *UNPRINTED, "{", "}", "{under}", "0[", "{{heat}}", "<she>", "[x](y)", "((((", "\\", '"', "'",
    '/intent{"a": "b"}', " /greet", "\n/stop", "\t", "\r\n", "\x85", "\u2028", "\x1f",
    "e\u0301\u0327", "\u0667", "\uff17", "\u0661\u0662h", "\ufdfa", "\ufb03", "\U0001f525",
    "\U0001f468\u200d\U0001f469\u200d\U0001f467", "\u00a0", "\u3164", "  ", "...", "?!",
    "1e999", "NaN", "-0", "7/10", "9" * 40, "i ", "ill ", "she ", "but ", "i threw the plate ",
    "i want to die ", "my kids ", "half past 7 ",
)  # fmt: skip
ANY = st.text(st.characters(exclude_categories=()), max_size=20)
"""Any characters at all, lone surrogates too."""


def typed(most: int = 12) -> st.SearchStrategy[str]:
    """A message: pieces that have broken parsers before, among any characters."""
    pieces = st.sampled_from(PIECES) | ANY
    return st.lists(pieces, max_size=most).map("".join)


def endless(most: int = 4000) -> st.SearchStrategy[str]:
    """One thing over and over, up to so many characters."""
    return st.builds(lambda piece, times: (piece * times)[:most], st.sampled_from(PIECES),
                     st.integers(1, most))  # fmt: skip


SCALARS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.sampled_from([10**400, -1, 0, 11])
    | st.floats()
    | st.text(max_size=8)
    | st.sampled_from(PIECES)
)
VALUES: st.SearchStrategy[Any] = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=6), inner, max_size=4)
    ),
    max_leaves=12,
)
"""Any JSON value, and NaN and Infinity, which Python's JSON lets through."""


def nested(depth: int, *, of: str = "[") -> str:
    """JSON that is nested so deep."""
    if of == "[":
        return "[" * depth + "]" * depth
    return '{"a":' * depth + "1" + "}" * depth


BROKEN = st.sampled_from(
    [
        "",
        "{",
        "nul",
        "[1,]",
        "NaN",
        "1e999",
        '"\\ud800"',
        "9" * 5000,
        nested(10_000),
        nested(10_000, of="{"),
        nested(900, of="{"),
        '{"text": NaN}',
        '{"text": "a", "text": "b"}',
        "\ufeff{}",
    ]
)
"""JSON that is none, or that most readers stumble over."""
LINES = VALUES.map(json.dumps) | BROKEN | typed()
"""A line that should have been JSON."""
