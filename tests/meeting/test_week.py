"""Weeks begin on the ministry's day, cross the end of a year, and end where today does."""

from datetime import date

import pytest

from models import Request
from outreach.meeting.build import build
from outreach.meeting.week import NotBegun, Week, week_of
from outreach.writing import rows
from tests.meeting.conftest import NOW
from tests.one_kind import sqlite_alone
from tests.small_world import HOME

SATURDAY, MONDAY = 5, 0
TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("day", "week_starts", "starts", "elapsed"),
    [
        ("2026-11-24", SATURDAY, "2026-11-21", 4),
        ("2026-11-21", SATURDAY, "2026-11-21", 4),
        ("2026-11-20", SATURDAY, "2026-11-14", 7),
        ("2026-11-24", MONDAY, "2026-11-23", 2),
        # Across the end of a year, and through 29 February.
        ("2026-01-01", SATURDAY, "2025-12-27", 7),
        ("2024-03-01", SATURDAY, "2024-02-24", 7),
        # Later days of this week than today.
        ("2026-11-27", SATURDAY, "2026-11-21", 4),
    ],
)
def test_a_day_lies_in_its_week(day, week_starts, starts, elapsed) -> None:
    found = week_of(date.fromisoformat(day), today=TODAY, week_starts=week_starts)
    assert found == Week(date.fromisoformat(starts), elapsed)


def test_a_week_across_two_years_is_one() -> None:
    week = week_of(date(2025, 12, 31), today=TODAY, week_starts=SATURDAY)
    assert (week.ends, week.counted, week.is_over) == (date(2026, 1, 2), (date(2025, 12, 27), date(2026, 1, 2)), True)
    assert week.before.starts == date(2025, 12, 20)


def test_a_week_to_come_is_none() -> None:
    with pytest.raises(NotBegun):
        week_of(date(2026, 11, 28), today=TODAY, week_starts=SATURDAY)


@sqlite_alone
def test_a_week_before_the_first_request_says_one_thing_of_those_that_are_overdue(world, week, manager) -> None:
    """Nothing is known while none is on record at all; else none was overdue in that week, in its figure and list."""

    def said() -> tuple[float | None, bool]:
        pack = build(world, week=week.before, as_at=NOW)
        return next(one.value for one in pack.figures if one.key == "requests_overdue"), bool(pack.overdue_unknown)

    assert said() == (None, True)
    asked = {"kind": "enquiry", "summary": "Words", "activity": "now", "community": "sa", "raised_on": "2026-11-23"}
    rows.add(world, Request, asked, viewer=manager, home_country=HOME)
    assert said() == (0, False)
