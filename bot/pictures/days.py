"""How a day and a number are read and written on a picture."""

from __future__ import annotations

from datetime import datetime

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def moment(at: str | datetime) -> datetime:
    """The time that was kept, as its own clock showed it."""
    read = at if isinstance(at, datetime) else datetime.fromisoformat(at)
    return read.replace(tzinfo=None)


def short(day: datetime) -> str:
    """Day and month, the same on every machine."""
    return f"{day.day} {MONTHS[day.month - 1]}"


def long(day: datetime) -> str:
    """Day, month and year."""
    return f"{short(day)} {day.year}"


def between(first: datetime, last: datetime) -> str:
    """From one day to another, the year said once where it is the same."""
    if first.date() == last.date():
        return long(first)
    return f"{short(first) if first.year == last.year else long(first)} to {long(last)}"


def on_the_scale(value: float | None) -> float | None:
    """A value between 0 and 10, or None as it was."""
    return None if value is None else min(max(float(value), 0.0), 10.0)
