"""Working days of Egypt by hand, names of its holidays, and years that nobody knows."""

from datetime import date

import pytest

from outreach.clock.calendar import OwnDay, WorkCalendar, YearMissing
from outreach.clock.holidays_of import Holiday, holidays_of
from outreach.i18n import translator

FRIDAY_SATURDAY = frozenset({4, 5})

# First day, last day, working days after the first up to and including the last; and why.
COUNTED = [
    # Sun 1 November 2026 to Thu 5: Monday to Thursday.
    (date(2026, 11, 1), date(2026, 11, 5), 4),
    # Thu to Sat: the weekend only. Thu to Sun: Sunday.
    (date(2026, 11, 5), date(2026, 11, 7), 0),
    (date(2026, 11, 5), date(2026, 11, 8), 1),
    # Weekends at both ends, Sat 21 to Fri 27 November 2026: Sun 22 to Thu 26.
    (date(2026, 11, 21), date(2026, 11, 27), 5),
    # Thu 3 to Wed 9 October 2024: Fri, Sat off, Sun 6 October Armed Forces Day; Mon, Tue, Wed.
    (date(2024, 10, 3), date(2024, 10, 9), 3),
    # The same day in 2026 is a Tuesday and kept on Thu 8: Sun 4 to Wed 7.
    (date(2026, 10, 1), date(2026, 10, 10), 4),
    # Eid al-Adha 2025: Arafah Thu 5 June, Eid Fri 6 to Mon 9, so after Wed 4 the next is Tue 10.
    (date(2025, 6, 4), date(2025, 6, 9), 0),
    (date(2025, 6, 4), date(2025, 6, 10), 1),
    # Two years: Wed 30 and Thu 31 December 2026, Sun 3 to Wed 6 January 2027, Thu 7 Coptic Christmas.
    (date(2026, 12, 29), date(2027, 1, 9), 6),
    # 2025 whole: 365 days, 52 Fridays and 52 Saturdays leave 261. Holidays on working days: Tue 7 January; Sun 30 and
    # Mon 31 March and Tue 1 April (Eid al-Fitr); Mon 21 April; Thu 1 May; Thu 5, Sun 8, Mon 9 and Thu 26 June; Thu 3
    # and Thu 24 July; Thu 4 September; Thu 9 October: 14.
    (date(2024, 12, 31), date(2025, 12, 31), 247),
    (date(2026, 11, 1), date(2026, 11, 1), 0),
]


@pytest.mark.parametrize(("first", "last", "days"), COUNTED)
def test_days_counted_by_hand(egypt: WorkCalendar, first: date, last: date, days: int) -> None:
    assert egypt.working_days(first, last) == days
    assert egypt.working_days(last, first) == -days


@pytest.mark.parametrize(
    ("day", "count", "there"),
    [
        (date(2026, 11, 5), 0, date(2026, 11, 5)),
        (date(2026, 11, 5), 1, date(2026, 11, 8)),
        (date(2026, 11, 6), 1, date(2026, 11, 8)),
        # Over 6 October on a Sunday.
        (date(2024, 10, 3), 1, date(2024, 10, 7)),
        # Wed 30, Thu 31, then Sun 3 January.
        (date(2026, 12, 29), 3, date(2027, 1, 3)),
        # 247 in 2025, see above; Thu 1 January 2026 is one, as Egypt has no New Year's Day.
        (date(2024, 12, 31), 248, date(2026, 1, 1)),
    ],
)
def test_the_nth_working_day(egypt: WorkCalendar, day: date, count: int, there: date) -> None:
    assert egypt.plus(day, count) == there


def test_no_day_lies_a_negative_number_of_days_ahead(egypt: WorkCalendar) -> None:
    with pytest.raises(ValueError, match="-1 working days"):
        egypt.plus(date(2026, 11, 1), -1)


def test_a_day_without_work_begins_with_the_next_one(egypt: WorkCalendar) -> None:
    assert egypt.since(date(2026, 11, 5)) == date(2026, 11, 5)
    # Friday, and Saturday, before 6 October on a Sunday.
    assert egypt.since(date(2024, 10, 4)) == egypt.since(date(2024, 10, 5)) == date(2024, 10, 7)


def test_a_holiday_has_its_name_in_both_languages(egypt: WorkCalendar) -> None:
    holiday = egypt.holiday(date(2026, 10, 8))
    assert "Armed Forces Day" in translator("en").name(holiday)
    assert "عيد القوات المسلحة" in translator("ar").name(holiday)
    assert egypt.holiday(date(2026, 10, 9)) is None


def test_where_the_library_has_no_arabic_english_is_said() -> None:
    holiday = holidays_of("NZ", 2026)[date(2026, 2, 6)]
    assert holiday.name_ar == ""
    assert translator("ar").name(holiday) == "Waitangi Day"


def test_what_was_computed_is_told_from_what_is_known(egypt: WorkCalendar) -> None:
    """Eid al-Fitr of 2025 has been; Eid al-Adha of 2040 is computed. Sinai Liberation Day needs no moon, and where Eid
    falls on 6 October, as it may in 2040, that day is off in any case."""
    eid = {holiday.estimated for holiday in egypt.holidays(date(2025, 3, 25), date(2025, 4, 5))}
    later = [holiday for holiday in egypt.holidays(date(2040, 1, 1), date(2040, 12, 31)) if "Adha" in holiday.name_en]
    assert eid == {False}
    assert later and all(holiday.estimated for holiday in later)
    assert not egypt.holiday(date(2040, 4, 26)).estimated
    assert "Eid al-Fitr (estimated)" in egypt.holiday(date(2040, 10, 6)).name_en
    assert not egypt.holiday(date(2040, 10, 6)).estimated


def test_a_country_that_hides_its_estimates_is_asked_for_them() -> None:
    """The library leaves the word out for Saudi Arabia."""
    assert any(holiday.estimated for holiday in holidays_of("SA", 2040).values())


def test_government_holidays_count() -> None:
    """The third day of Eid al-Fitr 2026, Sun 22 March, is one for ministries alone."""
    assert date(2026, 3, 22) in holidays_of("EG", 2026)


def test_holidays_of_a_period(egypt: WorkCalendar) -> None:
    days = [holiday.day for holiday in egypt.holidays(date(2025, 4, 21), date(2025, 5, 1))]
    assert days == [date(2025, 4, 21), date(2025, 4, 25), date(2025, 5, 1)]


def unknown(year: int) -> dict:
    """Holidays are known for 2026 alone."""
    day = date(2026, 5, 1)
    return {day: Holiday(day, "Labour Day")} if year == 2026 else {}


def test_a_year_that_nobody_knows_is_said() -> None:
    """Never a year without holidays."""
    calendar = WorkCalendar(weekend=FRIDAY_SATURDAY, holidays=unknown)
    assert calendar.working_days(date(2026, 1, 1), date(2026, 1, 8)) == 5
    for ask in (
        lambda: calendar.working_days(date(2026, 12, 1), date(2027, 1, 5)),
        lambda: calendar.plus(date(2026, 12, 30), 21),
        lambda: calendar.is_working(date(2027, 1, 5)),
        lambda: calendar.since(date(2027, 1, 5)),
    ):
        with pytest.raises(YearMissing) as raised:
            ask()
        assert raised.value.year == 2027
        assert "2027" in raised.value.message(translator("en"))
        assert "JISR_HOLIDAYS" in raised.value.message(translator("en"))


def test_a_list_of_the_ministry_makes_a_year_known() -> None:
    day = date(2027, 1, 7)
    own = {day: OwnDay(Holiday(day, "Christmas", own=True))}
    calendar = WorkCalendar(weekend=FRIDAY_SATURDAY, holidays=unknown, own=own)
    # Sun 3 to Wed 6; Thu 7 is on the list.
    assert calendar.working_days(date(2027, 1, 1), date(2027, 1, 8)) == 4


def test_lists_of_rows_go_on_and_say_which_years_are_missing() -> None:
    calendar = WorkCalendar(weekend=FRIDAY_SATURDAY, holidays=unknown).lenient()
    assert calendar.working_days(date(2027, 1, 1), date(2027, 1, 8)) == 5
    said = calendar.missing(date(2024, 3, 1), date(2027, 3, 1))
    assert "2024-2025 and 2027" in said(translator("en"))
    assert calendar.missing(date(2026, 1, 1), date(2026, 12, 31)) is None


def test_the_library_s_years_end(egypt: WorkCalendar) -> None:
    with pytest.raises(YearMissing, match="2150"):
        egypt.is_working(date(2150, 1, 3))
    assert holidays_of("ZZ", 2026) == {}


def test_the_ministry_overrules_holiday_and_weekend() -> None:
    holiday, friday = date(2026, 10, 8), date(2026, 10, 9)
    own = {holiday: OwnDay(None), friday: OwnDay(None)}
    calendar = WorkCalendar(weekend=FRIDAY_SATURDAY, holidays=lambda year: holidays_of("EG", year), own=own)
    assert calendar.is_working(holiday) and calendar.is_working(friday)
    assert calendar.holiday(holiday) is None
    # Sun 4 to Fri 9.
    assert calendar.working_days(date(2026, 10, 3), date(2026, 10, 10)) == 6


@pytest.mark.parametrize("weekend", [frozenset(range(7)), frozenset({7})])
def test_somebody_works_some_day(weekend: frozenset[int]) -> None:
    with pytest.raises(ValueError, match="weekend"):
        WorkCalendar(weekend=weekend, holidays=unknown)


def test_a_year_is_laid_out_once() -> None:
    """However much is asked of it: a page asks for every request."""
    asked: list[int] = []

    def holidays(year: int) -> dict[date, Holiday]:
        asked.append(year)
        return dict(holidays_of("EG", year))

    calendar = WorkCalendar(weekend=FRIDAY_SATURDAY, holidays=holidays)
    for _ in range(1000):
        calendar.working_days(date(2025, 11, 1), date(2026, 11, 1))
        calendar.plus(date(2025, 11, 1), 100)
    # To see whether the year is known, and to lay it out.
    assert sorted(asked) == [2025, 2025, 2026, 2026]
    asked.clear()
    for _ in range(1000):
        calendar.lenient().plus(date(2025, 11, 1), 100)
    assert sorted(asked) == [2025, 2026]
