"""When things are due: the next day's question, his daily check-in, a nudge. Time is passed in."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

BREATHE_FOR = timedelta(seconds=90)
"""Slow breathing before a time-out (coaching.md 3)."""
BACK_AFTER = timedelta(minutes=20)
"""The coach is back this long after it sent him out (coaching.md 3 and 4)."""
PROMISE_AFTER = timedelta(hours=24)
NUDGE_AFTER = timedelta(hours=4)
"""Silence in the middle of an exercise: one line that his place is kept."""
QUIET_FROM = time(22, 0)
QUIET_TO = time(8, 0)
"""No reminder between these local times; one that falls in there is sent shortly before."""
BUSY_FOR = timedelta(minutes=10)
"""A reminder never breaks into a talk that was alive this recently."""
WEEKLY_AFTER = timedelta(days=7)
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def promise_due(now: datetime, zone: str) -> datetime:
    """When to ask "Done?": a day later, pulled forward out of the night."""
    return _out_of_the_night((now + PROMISE_AFTER).astimezone(ZoneInfo(zone)), earlier=True)


def nudge_due(now: datetime, zone: str) -> datetime:
    """When to say that his place is kept: some hours later, never at night."""
    return _out_of_the_night((now + NUDGE_AFTER).astimezone(ZoneInfo(zone)), earlier=False)


def next_check_in(now: datetime, hour: Mapping[str, Any], zone: str) -> datetime | None:
    """The next time of his daily check-in after `now`, by the clock on his wall (DST-safe)."""
    days = set(hour.get("days") or DAYS)
    hours, minutes = (int(part) for part in str(hour["time"]).split(":"))
    local = now.astimezone(ZoneInfo(zone))
    for ahead in range(8):
        day = local.date() + timedelta(days=ahead)
        due = datetime.combine(day, time(hours, minutes), tzinfo=ZoneInfo(zone))
        # Compared in UTC: within one zone Python compares wall times, and one hour comes twice.
        if DAYS[day.weekday()] in days and due.astimezone(UTC) > now:
            return due.astimezone(UTC)
    return None


def local(at: datetime, zone: str) -> datetime:
    """The same moment on his clock."""
    return at.astimezone(ZoneInfo(zone))


def local_time(at: datetime, zone: str) -> str:
    """HH:MM on his clock."""
    return at.astimezone(ZoneInfo(zone)).strftime("%H:%M")


def is_weekly_due(now: datetime, first: datetime | None, last: datetime | None) -> bool:
    """The deeper check-in: a week after the first check-in, then a week after each deeper one."""
    since = last or first
    return since is not None and now - since >= WEEKLY_AFTER - timedelta(hours=12)


def is_busy(now: datetime, last_heard_at: datetime | None) -> bool:
    """He wrote a moment ago: a reminder waits."""
    return last_heard_at is not None and now - last_heard_at < BUSY_FOR


def is_night(now: datetime, zone: str) -> bool:
    """Between the quiet hours on his clock."""
    return not QUIET_TO <= local(now, zone).time() < QUIET_FROM


def after_the_night(now: datetime, zone: str) -> datetime:
    """The next moment after the quiet hours at which a reminder may be said."""
    return _out_of_the_night(local(now, zone), earlier=False)


def _out_of_the_night(local: datetime, *, earlier: bool) -> datetime:
    if QUIET_TO <= local.time() < QUIET_FROM:
        return local.astimezone(UTC)
    day = local.date()
    if earlier:
        evening = day if local.time() >= QUIET_FROM else day - timedelta(days=1)
        moved = datetime.combine(evening, QUIET_FROM, tzinfo=local.tzinfo) - timedelta(minutes=30)
    else:
        morning = day + timedelta(days=1) if local.time() >= QUIET_FROM else day
        moved = datetime.combine(morning, QUIET_TO, tzinfo=local.tzinfo) + timedelta(minutes=30)
    return moved.astimezone(UTC)
