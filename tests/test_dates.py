"""Dates: as precise as they are known, in the months of the home country, whole in any direction."""

from datetime import UTC, date, datetime

import pandas as pd
import pytest

from outreach import i18n
from outreach.i18n import translator

# Spelled with their names, since the marks themselves cannot be seen.
RTL, END = "\u2067", "\u2069"


@pytest.fixture
def arabic():
    return translator("ar", digits="latn")


@pytest.fixture
def arabic_indic():
    return translator("ar", digits="arab")


@pytest.fixture
def english():
    return translator("en")


def test_a_date_is_as_precise_as_it_is_known(english, arabic, arabic_indic):
    """Day, month and year read as such; months are those of the home country."""
    day = date(2023, 2, 5)
    assert [english.date(day, precision) for precision in ("day", "month", "year")] == [
        "5 February 2023",
        "February 2023",
        "2023",
    ]
    assert [f"{RTL}5 فبراير 2023{END}", "فبراير 2023", "2023"] == [
        arabic.date(day, precision) for precision in ("day", "month", "year")
    ]
    assert f"{RTL}٥ فبراير ٢٠٢٣{END}" == arabic_indic.date(day)
    assert english.month(day) == "Feb 2023"
    assert arabic_indic.year(2023) == "٢٠٢٣"


def test_months_are_those_of_the_home_country():
    """The same language names its months as the home country does: يناير in Egypt, كانون الثاني in Lebanon."""
    assert "يناير" in i18n._translator("ar", "latn", "EG", "Africa/Cairo").date(date(2023, 1, 1))
    assert "كانون الثاني" in i18n._translator("ar", "latn", "LB", "Asia/Beirut").date(date(2023, 1, 1))


@pytest.mark.parametrize("nothing", [None, pd.NaT])
def test_an_undated_row_says_so(english, arabic, nothing):
    """A missing date has words of its own."""
    assert [english.date(nothing), arabic.date(nothing)] == ["Undated", "بلا تاريخ"]


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (date(2023, 3, 5), date(2023, 3, 5), "5 March 2023"),
        (date(2023, 3, 5), date(2023, 3, 9), "5–9 Mar 2023"),
        (date(2023, 3, 1), date(2023, 3, 31), "Mar 2023"),
        (date(2023, 1, 1), date(2023, 6, 30), "Jan\u2009–\u2009Jun 2023"),
        (date(2023, 1, 1), date(2023, 12, 31), "2023"),
        (date(2022, 1, 1), date(2023, 12, 31), "2022\u2009–\u20092023"),
        (date(2023, 3, 5), None, "from 5 March 2023"),
        (None, date(2023, 3, 5), "until 5 March 2023"),
        (None, None, "all dates"),
    ],
)
def test_periods(english, start, end, expected):
    """A period reads in its largest whole unit, and an open end is said."""
    assert expected == english.period(start, end)


def test_a_period_in_arabic_stays_whole(arabic):
    """A period is one right-to-left unit, also inside a chart or table that runs left to right."""
    assert f"{RTL}5–9 مارس 2023{END}" == arabic.period(date(2023, 3, 5), date(2023, 3, 9))
    assert f"{RTL}2022–2023{END}" == arabic.period(date(2022, 1, 1), date(2023, 12, 31))


def test_times_are_local(english, arabic_indic):
    """The database keeps UTC; a reader sees the time zone of the settings, summer time included."""
    moment = datetime(2023, 7, 5, 21, 30, tzinfo=UTC)
    assert "6 July 2023, 12:30\u202fam" == english.datetime(moment) == english.datetime(moment.replace(tzinfo=None))
    assert f"{RTL}٦ يوليو ٢٠٢٣، ١٢:٣٠ ص{END}" == arabic_indic.datetime(moment)
