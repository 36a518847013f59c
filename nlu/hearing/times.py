"""When he wants to be asked, and when he wants quiet.

Out of "weekdays half six" or "not before 9".
"""

from __future__ import annotations

import re
from typing import Any

from nlu.hearing.days import DAYS, days_in
from nlu.hearing.spelling import Said
from nlu.hearing.words import table

ASKS_FOR_TIME = frozenset({"time", "hour"})
EVENING_UP_TO = 7
"""An hour of 1 to 7 without am or pm means the evening.

A daily check-in is rarely at half past four in the night.
"""
LONGEST = 40
EARLIEST_SHIFT = 5
HALF_A_DAY = 12
_CORRECTED = re.compile(
    r" (?:(?:say|lets say|make it|or better|no|actually|sorry|then|so)"
    r"(?: (?:then|maybe|say|about|around|any time after|make it|after))*)"
    r" (?=half |quarter |[0-9]|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven) )"
)
"""The time behind such a word is the wish; what stood before was a fact or a first thought."""
_FACT_OF_THE_EVENING = re.compile(
    r" (?:finish|finishes|finished|get in|gets in|get home|gets home|home|go down|goes down|bed"
    r"|in bed|asleep|to bed|dinner|tea|off work|clock off|knock off) "
)

_HOURS = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_SPAN_END = (
    rf"(?:(?:half(?: past)?|quarter past|quarter to) )?(?:\d{{1,2}}(?:[:.]\d{{2}})?|{_HOURS}"
    r"|midnight|noon|midday)(?: (?:am|pm))?(?: (?:at|in the|of the) (?:night|nights|morning"
    r"|evening|afternoon))?"
)
_SPAN = re.compile(
    rf" (?P<start>{_SPAN_END}) (?:to|til|till|until|and|-) (?P<until>{_SPAN_END})(?= )"
)
_WANTS_QUIET = re.compile(
    r" (?:not|no|nothing|never|none|quiet|silent|silence|leave me|peace|mute|stop) "
)
_AT_WORK = re.compile(r" (?:shift|shifts|work|working|office|school|college|site|job|nights) ")
_ON_NIGHTS = re.compile(r" (?:nights|night shift|night shifts) ")
_ASKS = re.compile(
    r" (?:remind|ping|ask me|message me|text me|check in|checkin|check on me|nudge|buzz me"
    r"|works for me|suits me|is best|are best|would be best|good for me|please|can you|could you) "
)
_OTHERS_DOING = re.compile(
    r"(?: (?:she|he|they|who|her|his|mum|boss|that|wife|missus)| (?:to|will))$"
)
_TELLS = re.compile(
    r" (?:she|he|it|they|we|everyone|everything|i(?! (?:would|will|want|prefer|am (?:free|up|off)"
    r"|finish|get (?:in|home|off)) )) "
)
_CLOCK = re.compile(
    r"(?P<name>midnight|midday|noon|lunchtime|lunch time)"
    rf"|(?:(?P<half>half(?: past)?|quarter past|quarter to|(?P<mins>five|ten|twenty|twenty five"
    rf"|5|10|20|25|15|45) (?P<dir>past|to|after|before)) )?"
    rf"(?P<hour>\d{{1,4}}(?:[:.]\d{{2}})?|{_HOURS})(?: (?P<extra>thirty|fifteen|forty five"
    rf"|oclock|15|30|45|00)(?= ))?"
    r"(?: (?P<half_after>and a half))?(?: (?P<ampm>am|pm|a m|p m|p|a)(?= ))?"
)
_MORNING = re.compile(r" (?:morning|mornings|am|breakfast|before work|wake up|waking|dawn) ")
_EVENING = re.compile(
    r" (?:evening|evenings|eve|eves|night|nights|tonight|pm|afternoon|afternoons|after work"
    r"|bedtime|before bed|after dinner|after tea) "
)
_ASKS_DAILY = re.compile(
    r" (?:every|each|daily|weekday|weekdays|weekends|weekend|remind|ping|ask me|message me"
    r"|text me|check in|checkin|check on me|nudge|buzz me|"
    r"nightly|mondays|tuesdays|wednesdays|thursdays|fridays|saturdays|sundays|before \S+ please"
    r"|works for me|suits me|is best|would be best|good for me) "
)
_QUIET = re.compile(
    r" (?:not|no|nothing|never|quiet|silent|silence|leave me|mute|stop|none|without|asleep"
    r"|sleeping|sleep) (?:[^.]*?)"
    r"(?P<kind>before|after|past|until|till|til|between|from) "
)


def time_in(said: Said, asked: str | None) -> dict[str, Any] | None:
    """Days with a time, or the quiet hours; None when he speaks of neither."""
    if len(said.words) > LONGEST:
        return None
    if asked not in ASKS_FOR_TIME and not _wishes(said):
        return None
    quiet = _span(said.even) or _quiet(said.even)
    if quiet is not None:
        return {"quiet": quiet}
    days = days_in(said.even)
    *facts, last_said = _CORRECTED.split(said.even)
    half = "pm " if " pm " in said.even and " am " not in said.even else ""
    if any(_FACT_OF_THE_EVENING.search(fact) for fact in facts) and not _MORNING.search(last_said):
        half = "pm "
    clock = _clock(f" {last_said.strip()} {half}", quiet=False) or _clock(said.even, quiet=False)
    if clock is None:
        return None
    return {"days": days or list(DAYS), "time": clock}


def _wishes(said: Said) -> bool:
    if not _ASKS_DAILY.search(said.even) and not _is_quiet_wish(said):
        return False
    return not _only_tells(said.even)


def _only_tells(even: str) -> bool:
    """ "It kicks off every friday about 8": a habit told, which asks for nothing."""
    if any(not _OTHERS_DOING.search(even[: hit.start()]) for hit in _ASKS.finditer(even)):
        return False
    return _TELLS.search(even) is not None and not _WANTS_QUIET.search(even)


def _span(even: str) -> dict[str, str] | None:
    """Quiet from one time till another: "from 10 at night til half 7", "on shift 2 to 10"."""
    hit = _SPAN.search(even)
    if hit is None or not _WANTS_QUIET.search(even):
        return None
    at_work = _AT_WORK.search(even) is not None
    if not at_work and not re.search(r" (?:from|between) $", even[: hit.start() + 1]):
        return None
    if " afternoon " in hit.group() + " ":
        return _by_day(hit)
    if not at_work or _ON_NIGHTS.search(even) or re.search(r" (?:am|pm|night) ", hit.group()):
        return _stretch(f" {hit.group('start')} till {hit.group('until')} ")
    return _by_day(hit)


def _by_day(hit: re.Match[str]) -> dict[str, str] | None:
    """Working hours: from five on in the morning, else after noon; the end within twelve hours."""
    start = _clock(f" {hit.group('start')} ", quiet=True)
    until = _clock(f" {hit.group('until')} ", quiet=True)
    if start is None or until is None:
        return None
    first, last = int(start[:2]), int(until[:2])
    first += 12 if first < EARLIEST_SHIFT else 0
    last += 12 if last <= first and last < HALF_A_DAY else 0
    return {"from": f"{first:02d}{start[2:]}", "to": f"{last % 24:02d}{until[2:]}"}


def _is_quiet_wish(said: Said) -> bool:
    return re.search(
        r" (?:not|no|nothing|never) (?:[^ .]+ ){0,3}(?:before|after|between|until|till"
        r"|past) (?:half |quarter )?(?:\d|" + _HOURS + ")",
        said.even,
    ) is not None and (
        len(said.words) <= 7
        or re.search(
            r" (?:ping|text|message|messages|msg|buzz|notify|remind|bother|disturb|wake|contact"
            r"|notifications|pings|texts) ",
            said.even,
        )
        is not None
    )


def _quiet(even: str) -> dict[str, str] | None:
    """Quiet hours: "not before 9" from midnight, "not after 10" till midnight.

    "between 10 and 7" as said.
    """
    hit = _QUIET.search(even)
    if hit is None or " except " in even[: hit.start()]:
        return None
    tail = even[hit.end() - 1 :]
    if hit.group("kind") in ("between", "from"):
        return _stretch(tail)
    if hit.group("kind") in ("after", "past"):
        start = _clock(tail.split(" or before ")[0], quiet=True, late=True)
        until = (
            _clock(" " + tail.split("before ", 1)[1], quiet=True) if " before " in tail else None
        )
        return None if start is None else {"from": start, "to": until or "00:00"}
    until = _clock(
        re.split(r" (?:or|and|nor) (?:not )?(?:after|past) ", tail)[0] + " ", quiet=True
    )
    late = re.search(r" (?:or|and|nor) (?:not )?(?:after|past) ", tail)
    start = _clock(" " + tail[late.end() :], quiet=True, late=True) if late else None
    return None if until is None else {"from": start or "00:00", "to": until}


def _stretch(tail: str) -> dict[str, str] | None:
    parts = re.split(r" (?:and|to|till|til|until|-|,) ", tail, maxsplit=1)
    if len(parts) < 2:
        return None
    start, until = (
        _clock(parts[0] + " ", quiet=True, late=True),
        _clock(" " + parts[1], quiet=True),
    )
    return None if start is None or until is None else {"from": start, "to": until}


def _clock(even: str, *, quiet: bool, late: bool = False) -> str | None:
    """The first clock time in the text as HH:MM."""
    for hit in _CLOCK.finditer(even):
        if hit.start() and even[hit.start() - 1] != " ":
            continue
        if hit.end() < len(even) and even[hit.end()] != " ":
            continue
        found = _read(hit, even, quiet=quiet, late=late)
        if found is not None:
            return found
    return None


def _read(hit: re.Match[str], even: str, *, quiet: bool, late: bool) -> str | None:
    if hit.group("name"):
        return "00:00" if hit.group("name") == "midnight" else "12:00"
    after = even[hit.end() :].split()[:1]
    if after and after[0] in (
        "times",
        "days",
        "minutes",
        "mins",
        "hours",
        "weeks",
        "min",
        "kids",
        "day",
        "nights",
        "x",
        "%",
    ):
        return None
    spoken = _hour_and_minute(hit)
    if spoken is None:
        return None
    hour, minute = spoken
    written = re.sub(r"[:.]", "", hit.group("hour"))
    if not (hour > 12 or (len(written) == 4 and hit.group("hour").startswith("0"))):
        hour = _in_half_of_day(hour, hit.group("ampm"), even, quiet=quiet, late=late)
    hour, minute = _shifted(hour, minute, hit)
    return f"{hour % 24:02d}:{minute:02d}"


def _hour_and_minute(hit: re.Match[str]) -> tuple[int, int] | None:
    text = hit.group("hour")
    extra = {"thirty": 30, "30": 30, "fifteen": 15, "15": 15, "forty five": 45, "45": 45}.get(
        hit.group("extra") or "", 0
    )
    if text in table("numbers")["words"]:
        return int(table("numbers")["words"][text]), extra
    parts = re.split(r"[:.]", text)
    if len(parts) == 1 and len(text) >= 3:
        parts = [text[:-2], text[-2:]]
    hour, minute = int(parts[0]), int(parts[1]) if len(parts) > 1 else extra
    return (hour, minute) if hour <= 24 and minute <= 59 else None


def _in_half_of_day(hour: int, ampm: str | None, even: str, *, quiet: bool, late: bool) -> int:
    """Morning or evening, from am/pm, the words around, or what is likely."""
    mark = (ampm or "")[:1]
    if mark == "a" or (not mark and _MORNING.search(even) and not _EVENING.search(even)):
        return 0 if hour == 12 else hour
    if mark == "p" or (not mark and _EVENING.search(even)):
        if hour == 12:
            return 0 if " night " in even or " nights " in even else 12
        return hour + 12 if hour >= 3 or mark else hour
    if quiet:
        return (hour + 12) % 24 if late and hour >= 5 else hour
    return hour + 12 if 1 <= hour <= EVENING_UP_TO else hour


def _shifted(hour: int, minute: int, hit: re.Match[str]) -> tuple[int, int]:
    """ "Half six" is half past six, "quarter to" goes back."""
    half = hit.group("half") or ""
    if half.startswith("half") or hit.group("half_after"):
        return hour, 30
    if half.startswith("quarter"):
        return (hour, 15) if half.endswith("past") else (hour - 1, 45)
    if hit.group("mins"):
        words = {"five": 5, "ten": 10, "twenty": 20, "twenty five": 25}
        minutes = words.get(hit.group("mins")) or int(hit.group("mins"))
        return (
            (hour, minutes) if hit.group("dir") in ("past", "after") else (hour - 1, 60 - minutes)
        )
    return hour, minute
