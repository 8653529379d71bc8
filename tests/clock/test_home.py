"""The clock as the settings make it, and the day that a moment falls on."""

import os
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach.clock.home import home_calendar, limits
from outreach.clock.own_days import UnfitDays
from outreach.clock.timing import Limits
from outreach.periods import day_of
from outreach.settings import SettingError, settings

CAIRO = "Africa/Cairo"
MOMENTS = st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC))


@pytest.mark.parametrize(
    ("country", "weekend"),
    [
        ("EG", (4, 5)),
        ("AE", (5, 6)),
        ("US", (5, 6)),
        ("IN", (6,)),
        ("IR", (4,)),
        # Of the Antarctic CLDR knows no week, so it has the world's.
        ("AQ", (5, 6)),
    ],
)
def test_the_weekend_is_the_home_country_s(environment, country: str, weekend: tuple[int, ...]) -> None:
    environment(JISR_HOME_COUNTRY=country, JISR_WEEKEND=None, JISR_WEEK_STARTS=None)
    assert settings().weekend == weekend


def test_the_weekend_can_be_another(environment) -> None:
    environment(JISR_WEEKEND="6")
    # Fri 6 and Sat 7 November 2026 are worked then, and Sun 8 is not.
    assert home_calendar(settings()).working_days(date(2026, 11, 5), date(2026, 11, 8)) == 2


@pytest.mark.parametrize("value", ["7", "friday", "4,5", "4 4", "0 1 2 3 4 5 6", "-1"])
def test_a_weekend_that_there_is_not(environment, value: str) -> None:
    environment(JISR_WEEKEND=value)
    with pytest.raises(SettingError, match="JISR_WEEKEND"):
        settings()


def test_deadlines_are_settings(environment) -> None:
    environment(JISR_ACKNOWLEDGE_DAYS=None, JISR_ANSWER_DAYS=None, JISR_AMBER_PCT=None, JISR_ESCALATE_DAYS=None)
    assert limits(settings()) == Limits(3, 21, 80, escalate=0)
    environment(JISR_ACKNOWLEDGE_DAYS="5", JISR_ANSWER_DAYS="30", JISR_AMBER_PCT="50", JISR_ESCALATE_DAYS="4")
    assert limits(settings()) == Limits(5, 30, 50, escalate=4)


@pytest.mark.parametrize("name", ["JISR_ACKNOWLEDGE_DAYS", "JISR_ANSWER_DAYS", "JISR_AMBER_PCT"])
@pytest.mark.parametrize("value", ["0", "-3", "three", "251"])
def test_a_deadline_that_cannot_be(environment, name: str, value: str) -> None:
    environment(**{name: value})
    with pytest.raises(SettingError, match=name):
        settings()


@pytest.mark.parametrize("value", ["-1", "soon", "251"])
def test_an_escalation_that_cannot_be(environment, value: str) -> None:
    environment(JISR_ESCALATE_DAYS=value)
    with pytest.raises(SettingError, match="JISR_ESCALATE_DAYS"):
        settings()


def test_the_ministry_s_list_is_read_again_when_it_changes(environment, tmp_path: Path) -> None:
    path = tmp_path / "days.csv"
    path.write_text("day,name_en,name_ar,works\n2026-11-10,Flood,,no\n", "utf-8")
    environment(JISR_HOLIDAYS=str(path))
    assert not home_calendar(settings()).is_working(date(2026, 11, 10))
    path.write_text("day,name_en,name_ar,works\n2026-11-11,Flood,,no\n", "utf-8")
    os.utime(path, ns=(1, 1))
    calendar = home_calendar(settings())
    assert calendar.is_working(date(2026, 11, 10)) and not calendar.is_working(date(2026, 11, 11))


def test_a_list_that_is_not_there(environment, tmp_path: Path) -> None:
    environment(JISR_HOLIDAYS=str(tmp_path / "absent.csv"))
    with pytest.raises(SettingError, match="JISR_HOLIDAYS"):
        settings()


def test_a_list_that_goes_away_is_missed(environment, tmp_path: Path) -> None:
    """It is never taken for a list without days."""
    path = tmp_path / "days.csv"
    path.write_text("day,name_en,name_ar,works\n", "utf-8")
    environment(JISR_HOLIDAYS=str(path))
    assert settings().holidays == path
    path.unlink()
    with pytest.raises(UnfitDays, match=r"days\.csv"):
        home_calendar(settings())


# UTC, and the day that it is in Cairo: two hours ahead, three from the last Friday of April, at midnight, to the end
# of the last Thursday of October.
CHANGES = [
    (datetime(2026, 1, 1, 21, 59), date(2026, 1, 1)),
    (datetime(2026, 1, 1, 22, 0), date(2026, 1, 2)),
    # 24 April 2026 begins at one o'clock: there is no midnight.
    (datetime(2026, 4, 23, 21, 59), date(2026, 4, 23)),
    (datetime(2026, 4, 23, 22, 0), date(2026, 4, 24)),
    (datetime(2026, 7, 1, 20, 59), date(2026, 7, 1)),
    (datetime(2026, 7, 1, 21, 0), date(2026, 7, 2)),
    # 29 October 2026 has 25 hours: its last comes twice.
    (datetime(2026, 10, 29, 20, 59), date(2026, 10, 29)),
    (datetime(2026, 10, 29, 21, 30), date(2026, 10, 29)),
    (datetime(2026, 10, 29, 22, 0), date(2026, 10, 30)),
]


@pytest.mark.parametrize(("moment", "day"), CHANGES)
def test_the_day_of_a_moment(moment: datetime, day: date) -> None:
    assert day_of(moment.replace(tzinfo=UTC), CAIRO) == day


@given(MOMENTS, MOMENTS)
def test_days_follow_one_another(one: datetime, other: datetime) -> None:
    first, last = sorted([one, other])
    assert day_of(first, CAIRO) <= day_of(last, CAIRO)


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="no time zone"):
        day_of(datetime(2026, 10, 29, 21, 0), CAIRO)
