"""The calendar against one that counts on its fingers."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from outreach.clock.calendar import OwnDay, WorkCalendar
from outreach.clock.holidays_of import Holiday
from tests.clock import slow

DAYS = st.dates(min_value=date(2023, 1, 1), max_value=date(2026, 12, 31))
WEEKENDS = st.frozensets(st.integers(min_value=0, max_value=6), max_size=6)
LISTS = st.dictionaries(DAYS, st.booleans(), max_size=20)


def works(weekend: frozenset[int], table: set[date], own: dict[date, bool]) -> slow.Works:
    return lambda day: own.get(day, day.weekday() not in weekend and day not in table)


def calendar(weekend: frozenset[int], table: set[date], own: dict[date, bool]) -> WorkCalendar:
    return WorkCalendar(
        weekend=weekend,
        holidays=lambda year: {day: Holiday(day, "Holiday") for day in table if day.year == year},
        own={day: OwnDay(None if working else Holiday(day, "Holiday", own=True)) for day, working in own.items()},
        strict=False,
    )


@given(WEEKENDS, st.sets(DAYS, max_size=60), LISTS, DAYS, DAYS, st.integers(min_value=0, max_value=120))
def test_both_count_alike(weekend, table, own, one, other, count) -> None:
    fast, works_on = calendar(weekend, table, own), works(weekend, table, own)
    first, last = min(one, other), max(one, other)
    assert fast.working_days(first, last) == slow.working_days(works_on, first, last)
    assert fast.is_working(one) == works_on(one)
    assert fast.since(one) == slow.since(works_on, one)
    there = fast.plus(one, count)
    assert there == slow.plus(works_on, one, count)
    assert fast.working_days(one, there) == count


@given(DAYS, st.integers(min_value=0, max_value=400))
def test_both_count_alike_over_the_holidays_of_a_country(egypt: WorkCalendar, day: date, count: int) -> None:
    """Weekend and holidays of the model, years apart."""

    def works_on(one: date) -> bool:
        return one.strftime("%a") not in ("Fri", "Sat") and egypt.holiday(one) is None

    last = day + timedelta(days=count)
    assert egypt.working_days(day, last) == slow.working_days(works_on, day, last)
    assert egypt.plus(day, count) == slow.plus(works_on, day, count)
