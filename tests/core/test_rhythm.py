"""When things are due, on his clock and through both clock changes."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core import rhythm

LONDON = "Europe/London"
ZONES = (LONDON, "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata", "Africa/Lagos")
TIMES = st.datetimes(
    datetime(2025, 1, 1),  # noqa: DTZ001 - hypothesis adds the zone
    datetime(2028, 1, 1),  # noqa: DTZ001
    timezones=st.just(UTC),
)


def utc(text: str) -> datetime:
    """An aware time."""
    return datetime.fromisoformat(text + "+00:00")


def test_a_promise_is_asked_about_a_day_later() -> None:
    assert rhythm.promise_due(utc("2026-03-02T19:00"), LONDON) == utc("2026-03-03T19:00")


@pytest.mark.parametrize(
    ("made", "asked"),
    [
        ("2026-03-02T22:00", "2026-03-03T21:30"),
        ("2026-03-02T23:59", "2026-03-03T21:30"),
        ("2026-03-03T00:00", "2026-03-03T21:30"),
        ("2026-03-03T07:59", "2026-03-03T21:30"),
        ("2026-03-03T08:00", "2026-03-04T08:00"),
        ("2026-03-02T21:59", "2026-03-03T21:59"),
    ],
)
def test_a_promise_due_at_night_is_pulled_forward(made: str, asked: str) -> None:
    assert rhythm.promise_due(utc(made), LONDON) == utc(asked)


@pytest.mark.parametrize(
    ("silent", "nudged"),
    [
        ("2026-03-02T12:00", "2026-03-02T16:00"),
        ("2026-03-02T19:00", "2026-03-03T08:30"),
        ("2026-03-02T23:00", "2026-03-03T08:30"),
        ("2026-03-03T03:30", "2026-03-03T08:30"),
        ("2026-03-03T04:00", "2026-03-03T08:00"),
    ],
)
def test_a_nudge_due_at_night_waits_for_the_morning(silent: str, nudged: str) -> None:
    assert rhythm.nudge_due(utc(silent), LONDON) == utc(nudged)


@given(TIMES, st.sampled_from(ZONES))
def test_no_reminder_falls_into_the_night(now: datetime, zone: str) -> None:
    for due in (rhythm.promise_due(now, zone), rhythm.nudge_due(now, zone)):
        assert due > now
        local = due.astimezone(ZoneInfo(zone)).time()
        assert rhythm.QUIET_TO <= local < rhythm.QUIET_FROM


def test_the_next_check_in_is_today_while_his_hour_is_ahead() -> None:
    hour = {"days": ["mon"], "time": "20:00"}
    assert rhythm.next_check_in(utc("2026-03-02T19:59"), hour, LONDON) == utc("2026-03-02T20:00")
    assert rhythm.next_check_in(utc("2026-03-02T20:00"), hour, LONDON) == utc("2026-03-09T20:00")


def test_no_day_named_means_every_day() -> None:
    hour = {"days": [], "time": "8:05"}
    assert rhythm.next_check_in(utc("2026-03-02T08:05"), hour, LONDON) == utc("2026-03-03T08:05")


def test_days_that_do_not_exist_have_no_check_in() -> None:
    assert (
        rhythm.next_check_in(utc("2026-03-02T08:05"), {"days": ["x"], "time": "8:05"}, LONDON)
        is None
    )


def test_his_hour_is_the_one_on_his_wall_when_the_clocks_change() -> None:
    hour = {"days": [], "time": "20:00"}
    assert rhythm.next_check_in(utc("2026-03-28T20:00"), hour, LONDON) == utc("2026-03-29T19:00")
    assert rhythm.next_check_in(utc("2026-10-24T19:00"), hour, LONDON) == utc("2026-10-25T20:00")


def test_an_hour_that_comes_twice_rings_once() -> None:
    hour = {"days": [], "time": "01:30"}
    first = rhythm.next_check_in(utc("2026-10-24T12:00"), hour, LONDON)
    assert first == utc("2026-10-25T00:30")
    assert rhythm.next_check_in(utc("2026-10-25T01:10"), hour, LONDON) == utc("2026-10-26T01:30")


def test_an_hour_that_does_not_come_rings_all_the_same() -> None:
    hour = {"days": [], "time": "01:30"}
    due = rhythm.next_check_in(utc("2026-03-28T12:00"), hour, LONDON)
    assert due == utc("2026-03-29T01:30")


@given(TIMES, st.times(), st.sets(st.sampled_from(rhythm.DAYS)), st.sampled_from(ZONES))
def test_the_next_check_in_is_ahead_within_a_week_and_on_a_chosen_day(
    now: datetime, at: time, days: set[str], zone: str
) -> None:
    due = rhythm.next_check_in(now, {"days": sorted(days), "time": f"{at:%H:%M}"}, zone)
    assert due is not None
    assert now < due <= now + timedelta(days=7, hours=2)
    assert not days or rhythm.DAYS[due.astimezone(ZoneInfo(zone)).weekday()] in days


def test_the_time_on_his_clock() -> None:
    assert rhythm.local_time(utc("2026-07-01T12:05"), LONDON) == "13:05"
    assert rhythm.local(utc("2026-07-01T12:05"), "Asia/Kolkata").isoformat() == (
        "2026-07-01T17:35:00+05:30"
    )


def test_the_deeper_check_in_comes_a_week_after_the_first_and_after_each_other() -> None:
    first = utc("2026-03-02T20:00")
    assert not rhythm.is_weekly_due(first, None, None)
    assert not rhythm.is_weekly_due(first + timedelta(days=6), first, None)
    assert rhythm.is_weekly_due(first + timedelta(days=7), first, None)
    assert not rhythm.is_weekly_due(first + timedelta(days=8), first, first + timedelta(days=7))
    assert rhythm.is_weekly_due(first + timedelta(days=14), first, first + timedelta(days=7))


def test_he_is_busy_for_ten_minutes_after_he_wrote() -> None:
    now = utc("2026-03-02T20:00")
    assert rhythm.is_busy(now, now)
    assert rhythm.is_busy(now, now - timedelta(minutes=9))
    assert not rhythm.is_busy(now, now - timedelta(minutes=10))
    assert not rhythm.is_busy(now, None)
