"""Due times in every time zone, through every change of the clock."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

from hypothesis import given
from hypothesis import strategies as st

from bot.core import rhythm
from tests.fuzz.nasty import quick

ZONES = st.sampled_from(sorted(available_timezones()))
MOMENTS = st.datetimes(datetime(2024, 1, 1), datetime(2037, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001
NIGHTS = [
    datetime(2026, month, day, tzinfo=UTC)
    for month, day in ((3, 8), (3, 28), (4, 4), (10, 24), (11, 1))
]
"""When Europe, America and Australia change their clocks."""
CHANGES = st.builds(
    lambda night, minutes: night + timedelta(minutes=minutes),
    st.sampled_from(NIGHTS),
    st.integers(0, 2 * 24 * 60),
)
WHEN = MOMENTS | CHANGES
HOURS = st.fixed_dictionaries(
    {
        "days": st.lists(st.sampled_from(rhythm.DAYS), max_size=7, unique=True),
        "time": st.builds("{}:{:02}".format, st.integers(0, 23), st.integers(0, 59)),
    }
)
LONGEST_NIGHT = timedelta(hours=12)
"""Ten hours, half an hour before or after, and an hour where the clock is changed."""


@quick(400)
@given(WHEN, ZONES)
def test_a_promise_is_asked_about_by_day_and_within_the_next_day(now: datetime, zone: str) -> None:
    due = rhythm.promise_due(now, zone)
    assert not rhythm.is_night(due, zone)
    assert rhythm.PROMISE_AFTER - LONGEST_NIGHT <= due - now <= rhythm.PROMISE_AFTER


@quick(400)
@given(WHEN, ZONES)
def test_a_nudge_comes_after_some_hours_and_never_at_night(now: datetime, zone: str) -> None:
    due = rhythm.nudge_due(now, zone)
    assert not rhythm.is_night(due, zone)
    assert rhythm.NUDGE_AFTER <= due - now <= rhythm.NUDGE_AFTER + LONGEST_NIGHT


@quick(300)
@given(WHEN, ZONES)
def test_after_the_night_is_never_before_now_and_by_day_is_now(now: datetime, zone: str) -> None:
    due = rhythm.after_the_night(now, zone)
    assert due >= now
    assert not rhythm.is_night(due, zone)
    assert rhythm.after_the_night(due, zone) == due
    assert (due == now) is not rhythm.is_night(now, zone)


@quick(400)
@given(WHEN, ZONES, HOURS)
def test_his_check_in_is_the_very_next_one_he_chose(
    now: datetime, zone: str, hour: dict[str, object]
) -> None:
    due = rhythm.next_check_in(now, hour, zone)
    assert due is not None
    assert now < due <= now + timedelta(days=8)
    wall = due.astimezone(ZoneInfo(zone))
    wanted = wall.replace(hour=0, minute=0, fold=0) + _clock(str(hour["time"]))
    skipped = wanted.astimezone(UTC).astimezone(ZoneInfo(zone)).time() != wanted.time()
    assert skipped or (
        rhythm.DAYS[wall.weekday()] in (hour["days"] or rhythm.DAYS)  # type: ignore[operator]
        and wall.time() == wanted.time()
    )
    middle = now + (due - now) / 2
    assert rhythm.next_check_in(middle, hour, zone) == due, "one was passed over"


@quick(200)
@given(WHEN, ZONES, HOURS)
def test_the_next_after_a_check_in_is_a_later_one(
    now: datetime, zone: str, hour: dict[str, object]
) -> None:
    due = rhythm.next_check_in(now, hour, zone)
    assert due is not None
    after = rhythm.next_check_in(due, hour, zone)
    assert after is not None
    assert timedelta(hours=22) <= after - due <= timedelta(days=7, hours=2)


@quick(200)
@given(WHEN, ZONES)
def test_the_clock_on_his_wall_is_the_same_moment(now: datetime, zone: str) -> None:
    assert rhythm.local(now, zone).astimezone(UTC) == now
    hours, minutes = map(int, rhythm.local_time(now, zone).split(":"))
    assert (hours, minutes) == (rhythm.local(now, zone).hour, rhythm.local(now, zone).minute)


@quick(200)
@given(WHEN, st.none() | st.timedeltas(timedelta(0), timedelta(days=60)))
def test_once_weekly_is_due_it_stays_due_until_it_was_done(
    now: datetime, ago: timedelta | None
) -> None:
    first = None if ago is None else now - ago
    due = rhythm.is_weekly_due(now, first, None)
    assert due == (ago is not None and ago >= rhythm.WEEKLY_AFTER - timedelta(hours=12))
    assert not due or rhythm.is_weekly_due(now + timedelta(days=3), first, None)
    assert not rhythm.is_weekly_due(now, first, now)


def _clock(time: str) -> timedelta:
    hours, minutes = map(int, time.split(":"))
    return timedelta(hours=hours, minutes=minutes)
