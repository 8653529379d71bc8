"""Periods by name: they end today, and each is found again by its dates."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from outreach.periods import CUSTOM, named, periods, year_before

DAYS = st.dates(min_value=date(1950, 1, 1), max_value=date(2099, 12, 31))
SATURDAY = 5


@given(DAYS, st.integers(min_value=0, max_value=6))
def test_each_period_ends_today_and_begins_before(day: date, week_starts: int) -> None:
    """A period that ran on would be compared with one of more days than have passed."""
    for name, (start, end) in periods(day, week_starts=week_starts).items():
        if name != "all":
            assert start <= end == day


@given(DAYS, st.integers(min_value=0, max_value=6))
def test_the_week_begins_on_its_day(day: date, week_starts: int) -> None:
    start, _ = periods(day, week_starts=week_starts)["this_week"]
    assert start.weekday() == week_starts
    assert (day - start).days < 7


def test_twelve_months_hold_each_date_once() -> None:
    """From the day after the same date a year ago; a leap day has no such date."""
    assert periods(date(2026, 11, 23), week_starts=SATURDAY)["last_12_months"][0] == date(2025, 11, 24)
    assert year_before(date(2024, 2, 29)) == date(2023, 2, 28)


def test_dates_find_their_name_again() -> None:
    """The choice above a page says what the address says."""
    day = date(2026, 11, 23)
    assert named((None, None), day=day, week_starts=SATURDAY) == "all"
    assert named((date(2026, 1, 1), day), day=day, week_starts=SATURDAY) == "this_year"
    assert named((date(2026, 1, 2), day), day=day, week_starts=SATURDAY) == CUSTOM
    assert named((None, day - timedelta(days=1)), day=day, week_starts=SATURDAY) == CUSTOM
