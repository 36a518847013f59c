"""The days of the week he names: "weekdays", "tues and thurs", "every day except sunday"."""

from __future__ import annotations

import re

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_DAY = re.compile(
    r" (?P<day>mon|tue|wed|thu|fri|sat|sun)(?:s|es|nes|rs|ur|urs|ers)?(?:day|days|dy|urday"
    r"|urdays)?(?= )"
)
_GROUPS = (
    (
        r" (?:weekdays?|week days?|work ?days?|working days|monday to friday|mon to fri|m to f"
        r"|mon fri|week ?nights?|school nights?) ",
        DAYS[:5],
    ),
    (r" (?:weekends?|week ends?) ", DAYS[5:]),
    (
        r" (?:every ?day|each day|daily|every (?:single )?(?:night|evening|morning|day)"
        r"|everynight|nightly|all week|7 days|seven days|any day) ",
        DAYS,
    ),
)


def days_in(even: str) -> list[str]:
    """The days he names, minus those after "except"; empty when he names none."""
    kept, _, dropped = _parted(even)
    named = set(_named_days(kept))
    for pattern, days in _GROUPS:
        if re.search(pattern, kept):
            named |= set(days)
    without = set(_named_days(dropped)) | (
        set(DAYS[5:]) if re.search(r" weekends? ", dropped) else set()
    )
    if without and not named:
        named = set(DAYS)
    return [day for day in DAYS if day in named - without]


def _parted(even: str) -> tuple[str, str, str]:
    cut = re.search(
        r" (?:except|bar|apart from|but not|not|excluding|other than|minus|besides"
        r"|but(?= (?:on )?(?:mon|tue|wed|thu|fri|sat|sun))) ",
        even,
    )
    return (
        (even, "", "")
        if cut is None
        else (even[: cut.start()] + " ", cut.group(), " " + even[cut.end() :])
    )


def _named_days(even: str) -> list[str]:
    named: list[str] = []
    last_end = None
    for hit in _DAY.finditer(even):
        day = hit.group("day")
        if (
            last_end is not None
            and re.fullmatch(
                r" (?:to|till|til|thru|through|until|-|,) ?", even[last_end : hit.start() + 1]
            )
            and even[last_end : hit.start() + 1].strip() not in (",",)
        ):
            first, last = DAYS.index(named[-1]), DAYS.index(day)
            named.extend(
                DAYS[first : last + 1] if first <= last else [*DAYS[first:], *DAYS[: last + 1]]
            )
        named.append(day)
        last_end = hit.end()
    return named
