"""Typed answers where a tap was expected.

Yes or no, who was hurt or scared, how much is done, his age, what happened.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from nlu.hearing.clauses import Clause
from nlu.hearing.deeds import Act
from nlu.hearing.frames import is_denied
from nlu.hearing.phrases import has, listed
from nlu.hearing.spelling import Said

SHORT = 12
_OTHERS = re.compile(
    r" (?:she|he|they|her|his|kids?|child|children|son|daughter|boys?|girls?|baby|wife|missus"
    r"|husband|partner|girlfriend|gf|boyfriend|"
    r"everyone|dog|mum|wee|little|toddler|twins|eldest|youngest|bairns?|wean|weans|them|both"
    r"|people|teenager|pikin|pickney|lad|lads) "
)
_AGE = re.compile(
    r" (?:i am|i turned|turned|aged?|am|just|nearly) (\d{1,2})(?= (?:year|yr|yo|now|,|\.|and"
    r"|mate|old|in|years|last|this|today|on|next|so|but)|(?: y o)? $)"
    r"|^ (\d{1,2})(?: (?:years? old|yrs?|yo|years|mate|y o))? [.,]? ?$"
    r"|(\d{1,2}) (?:years? (?:old|of age)|yrs? old|yo|y o) "
)


def yes_in(said: Said) -> bool | None:
    """True for a typed yes, False for a no, None for anything else or longer."""
    if len(said.words) > SHORT:
        return None
    head = said.even
    if not has(said, "replies", "not_no") and _opens(head, "no"):
        return False
    if has(said, "replies", "not_yes"):
        return (
            False
            if re.search(r" (?:no|nah|not) ", head) and not has(said, "replies", "not_no")
            else None
        )
    return True if _opens(head, "yes") else None


def _opens(even: str, key: str) -> bool:
    """Does the answer open with such a word, after an "er, well, mate"?"""
    start = re.match(
        r" (?:(?:er|erm|um|uh|well|oh|ah|mate|bro|man|i|think|so|guess|honestly|tbh|bruv|sir|,"
        r"|\.|hmm|ehm|like|eh|ach|och) )*",
        even,
    )
    at = start.end() if start else 1
    pattern = listed("replies", key)
    return any(pattern.match(even, spot) is not None for spot in {1, at})


def harm_in(clauses: Sequence[Clause], whole: Said, asked: str | None) -> str | None:
    """Hurt before scared before no before unknown.

    Without the question only what plainly happened to others.
    """
    hurt = any(_befell(clause.said, "harm_hurt", asked) for clause in clauses)
    if hurt:
        return "hurt"
    if any(_befell(clause.said, "harm_scared", asked) for clause in clauses):
        return "scared"
    if asked != "harm":
        return None
    if has(whole, "replies", "unknown"):
        return "unknown"
    if has(whole, "replies", "harm_no") or yes_in(whole) is False:
        return "no"
    return None


def _befell(said: Said, key: str, asked: str | None) -> bool:
    """A sign of harm, not denied, that befell another (when asked, "scared" alone will do)."""
    for hit in listed("replies", key).finditer(said.even):
        if is_denied(said.even, hit.start()) or _none_was(said.even, hit.start()):
            continue
        if asked == "harm" and not re.search(
            r" i (?:was|am|felt|got|feel) (?:[a-z]+ )?$", said.even[: hit.start()]
        ):
            return True
        if asked != "harm" and _happened_to_others(said.even, hit, key):
            return True
    return False


def _none_was(even: str, at: int) -> bool:
    return (
        re.search(
            r" (?:nobody|no one|none|noone|neither|did anyone|anyone) (?:[^ ,.]+ ){0,3}$",
            even[:at],
        )
        is not None
    )


def _happened_to_others(even: str, hit: re.Match[str], key: str) -> bool:
    """In a telling: "kids cried", "she was shaking", "scared my kids".

    Not "she screamed at me", "she hurt me".
    """
    after = even[hit.end() :]
    if re.match(r"(?:at|me|because of work|of spiders|about|that i|when i was)\b", after):
        return False
    before = even[: hit.start()]
    plain = hit.group().strip() in (
        "upset",
        "hurt",
        "nervous",
        "worried",
        "her face",
        "his face",
        "she left",
        "he left",
        "sore",
        "marks",
        "er",
    )
    if (key == "harm_hurt" and re.search(r" my ", f" {hit.group()} ")) or (
        plain and not re.search(r" (?:was|is|were|got|so) (?:[a-z]+ )?$", before)
    ):
        return False
    by_him = re.match(r"(?:her|him|them|my|the|our|everyone) ", after) and " i " in f" {before} "
    return (
        _OTHERS.search(before) is not None
        or by_him is not None
        or bool(re.match(r"(?:my|the|our) (?:kids?|son|daughter|wife|boys?|girls?)", after))
    )


def done_in(whole: Said, asked: str | None) -> str | None:
    """How much is done of what he promised: both, one or neither."""
    if asked not in {None, "done", "act"}:
        return None
    if _is_one(whole, asked):
        return "one"
    if has(whole, "replies", "done_both") and (asked is not None or len(whole.words) <= 4):
        return "both"
    return _plainly_done(whole) if asked == "done" else None


def _is_one(whole: Said, asked: str | None) -> bool:
    if re.search(r" (?:not|neither) (?:[^ ]+ ){0,2}both ", whole.even):
        return True
    return has(whole, "replies", "done_one") and (asked == "done" or _short_one(whole))


def _plainly_done(whole: Said) -> str | None:
    if has(whole, "replies", "done_neither") or yes_in(whole) is False:
        return "neither"
    return "both" if yes_in(whole) else None


def _short_one(whole: Said) -> bool:
    return len(whole.words) <= 8 and re.search(r" (?:did|done) ", whole.even) is not None


def age_in(whole: Said, asked: str | None) -> int | None:
    """His age when he gives it: "im 34", "turned 40 last week"; a bare "34" where it was asked."""
    hit = _AGE.search(whole.even)
    if hit is None or (hit.group(2) and asked not in {None, "adult"}):
        return None
    age = int(next(group for group in hit.groups() if group))
    return age if 5 <= age <= 110 else None


def happened_in(
    clauses: Sequence[Clause], whole: Said, asked: str | None, acts: Sequence[Act]
) -> tuple[str, ...]:
    """The choices of "anything happened?" that his words name, gravest last.

    "nothing" only alone.
    """
    if asked not in ("happened", None):
        return ()
    found = tuple(
        choice
        for choice, key in _CHOICES
        if any(_named(clause.said, key, asked) for clause in clauses)
    )
    if asked is None:
        return found if acts else ()
    if not found and (has(whole, "replies", "nothing") or yes_in(whole) is False):
        return ("nothing",)
    return found


_CHOICES = (
    ("raised_voice_or_threw", "voice"),
    ("pushed_blocked_held_hit", "physical"),
    ("hands_on_neck", "neck"),
    ("threatened_followed", "threat"),
    ("children_saw", "children"),
)


def _named(said: Said, key: str, asked: str | None) -> bool:
    return any(_his_doing(said, hit, key) for hit in listed("replies", key).finditer(said.even))


def _his_doing(said: Said, hit: re.Match[str], key: str) -> bool:
    """Not denied, not "my throat went dry", not what she did to him."""
    if is_denied(said.even, hit.start()) or _none_was(said.even, hit.start()):
        return False
    before = said.even[: hit.start()]
    if key == "neck":
        return (
            re.search(r" my $", before) is None and not re.search(r"throat", hit.group())
        ) or bool(re.search(r" (?:her|his|by the|around|round|on the) (?:[a-z]+ )?$", before))
    if key == "children":
        return True
    return re.search(r" (?:she|he|they|wife|kids?) (?:[^ ,.]+ ){0,2}$", before) is None
