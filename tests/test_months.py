"""Months as a calendar shows them."""

from datetime import date

import pytest

from outreach.i18n import translator
from outreach.wording import months


def test_a_week_begins_on_the_day_that_it_is_told_to() -> None:
    """August 2023 began on a Tuesday: the fourth day of a week that begins on Saturday."""
    weeks = months.weeks(date(2023, 8, 1), week_starts=5)
    assert weeks[0] == [None, None, None, *(date(2023, 8, day) for day in range(1, 5))]
    assert [day for week in weeks for day in week if day] == [date(2023, 8, day) for day in range(1, 32)]


def test_the_days_of_a_week_are_named_in_its_order() -> None:
    names = months.weekdays(translator("en"), week_starts=5)
    assert (names[0], names[-1]) == ("Saturday", "Friday")


@pytest.mark.parametrize(("steps", "expected"), [(1, (2024, 1)), (-12, (2022, 12)), (0, (2023, 12))])
def test_the_months_beside_one(steps, expected) -> None:
    assert months.beside(date(2023, 12, 1), steps) == date(*expected, 1)


@pytest.mark.parametrize("text", ["", "2023", "2023-13", "2023-00", "1899-01", "2023-1", "٢٠٢٣-٠١", "2023-+1"])
def test_what_is_no_month_is_none(text) -> None:
    assert months.read(text) is None


def test_a_month_comes_back_from_an_address() -> None:
    assert months.read(months.written(date(2023, 3, 1))) == date(2023, 3, 1)
