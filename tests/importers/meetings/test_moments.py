"""Dates as they are written, and which of two numbers is the month."""

from datetime import date, datetime, time

import pytest
from babel import Locale, localedata

from outreach.i18n import LANGUAGES, translator
from outreach.importers.meetings import AmbiguousDate, DateOrder, read
from outreach.importers.meetings.moments import clock, showable, written
from outreach.importers.meetings.spans import minutes
from outreach.importers.messages import Unfit
from tests.importers.meetings.reports import ZOOM_OLD, lines, taken
from tests.shown import without_marks


def person(joined: str, left: str) -> str:
    """A line of Zoom's."""
    return f'Attendee One,one@example.org,"{joined}","{left}",58,Yes,,No'


@pytest.mark.parametrize(
    ("cell", "moment"),
    [
        ("11/19/2021 9:54:15 AM", datetime(2021, 11, 19, 9, 54, 15)),
        ("11/19/2021 12:05:00 am", datetime(2021, 11, 19, 0, 5)),
        ("11/19/2021 12:05\u202fPM", datetime(2021, 11, 19, 12, 5)),
        ("19/11/2021 09:54 p. m.", datetime(2021, 11, 19, 21, 54)),
        ("Aug 12, 2026 10:00 AM", datetime(2026, 8, 12, 10)),
        ("Mar 22, 2025 19:13:27", datetime(2025, 3, 22, 19, 13, 27)),
        ("12 août 2026 10:00", datetime(2026, 8, 12, 10)),
        ("12. März 2026 um 10:00", datetime(2026, 3, 12, 10)),
        ("12 de agosto de 2026 10:00", datetime(2026, 8, 12, 10)),
        ("٩ سبتمبر ٢٠٢٦، ٧:٠٢ م", datetime(2026, 9, 9, 19, 2)),
        ("٩ كانون الثاني ٢٠٢٦ ٧:٠٢ ص", datetime(2026, 1, 9, 7, 2)),
        ("09/09/2026 19:02", datetime(2026, 9, 9, 19, 2)),
        ("\u200f٩\u200f/٩\u200f/٢٠٢٦ ١٩:٠٢", datetime(2026, 9, 9, 19, 2)),
        ("2026-10-01 19:02:03", datetime(2026, 10, 1, 19, 2, 3)),
        ("2026-10-01T19:02:03.250Z", datetime(2026, 10, 1, 19, 2, 3)),
        ("2026-10-01T19:02:03+03:00", datetime(2026, 10, 1, 19, 2, 3)),
        ("2026/10/01 19:02", datetime(2026, 10, 1, 19, 2)),
        ("7/20/23, 4:16:29 PM", datetime(2023, 7, 20, 16, 16, 29)),
        ("06.10.26, 18:01:00", datetime(2026, 10, 6, 18, 1)),
        ("19/01/2021 à 09:58:51", datetime(2021, 1, 19, 9, 58, 51)),
    ],
)
def test_a_date_that_is_one_day_only(cell: str, moment: datetime):
    """Whatever the order, since its own shape tells."""
    found = written(cell)
    assert found is not None and found.clock is not None and not found.asks
    assert {datetime.combine(found.day(order), found.clock) for order in (None, *DateOrder)} == {moment}


@pytest.mark.parametrize(
    "cell",
    ["", "yesterday", "31/02/2026 10:00", "13/13/2026 10:00", "2026-02-29 10:00", "01/10/2026 25:00",
     "01/10/2026 10:61", "01/10/2026 13:00 PM", "01/10/2026 0:30 AM", "1/10-2026 10:00", "01/10/1026 10:00",
     "Attendee 12, 2026 10:00 AM", "01/10/2026 10:00 x", "one@example.org", "+20 100 000 0001"],
)  # fmt: skip
def test_what_is_no_date(cell: str):
    """A day or an hour that there is not, and other text."""
    assert written(cell) is None


def test_dots_have_the_day_first():
    """As in every language of CLDR that parts the day, month and year by dots in either of the two orders."""
    for name in localedata.locale_identifiers():
        for width in ("short", "medium"):
            pattern = Locale.parse(name).date_formats[width].pattern.replace("'", "")
            if "." in pattern and "MMM" not in pattern and pattern[0] != "y":
                assert pattern.index("d") < pattern.index("M"), (name, pattern)


@pytest.mark.parametrize("half", [" AM", ""])
def test_what_may_be_two_days_is_asked(half: str):
    """With the text and both days; a clock of twelve hours tells nothing, since Arabic has one after the day first."""
    with pytest.raises(AmbiguousDate, match="Day first or month first") as caught:
        taken(ZOOM_OLD, person("09/09/2026 10:00", "09/09/2026 10:10"), person(f"01/10/2026 10:00{half}", ""))
    error = caught.value
    assert (error.value, error.row) == ("01/10/2026", 3)
    assert error.days == {DateOrder.DAY_FIRST: date(2026, 10, 1), DateOrder.MONTH_FIRST: date(2026, 1, 10)}
    assert error.expected.values == {"sample": "01/10/2026", "day_first": "2026-10-01", "month_first": "2026-01-10"}


@pytest.mark.parametrize(
    ("order", "day"), [(DateOrder.DAY_FIRST, date(2026, 10, 1)), (DateOrder.MONTH_FIRST, date(2026, 1, 10))]
)
def test_the_answer_is_taken(order: DateOrder, day: date):
    """The same file, read again."""
    report = taken(ZOOM_OLD, person("01/10/2026 23:30", "02/10/2026 00:10"), order=order)
    assert report.day == day
    assert report.starts == datetime.combine(day, time(23, 30))


def test_the_year_first_is_no_answer():
    """Where it stands first it is seen, so that this leaves the question open."""
    with pytest.raises(AmbiguousDate):
        taken(ZOOM_OLD, person("01/10/2026 23:30", ""), order=DateOrder.YEAR_FIRST)


@pytest.mark.parametrize("order", [None, *DateOrder])
@pytest.mark.parametrize(
    ("settling", "day"), [("19/10/2026 10:00", date(2026, 10, 1)), ("10/19/2026 10:00", date(2026, 1, 10))]
)
def test_one_date_settles_all(order: DateOrder | None, settling: str, day: date):
    """One 19 among the parts, anywhere in the file, and whatever order is given."""
    texts = (ZOOM_OLD, person("01/10/2026 10:00", "01/10/2026 10:30"), person(settling, settling))
    assert taken(*texts, order=order).day == day


def test_the_date_of_the_report_settles_too():
    """It is no date of the meeting, and written in the same way."""
    report = taken(
        "Attendee Report",
        "Report generated time,10/19/2026 10:00:00 AM",
        "Topic,Webinar ID,Actual Start Time",
        "T,123 4567 8901,01/10/2026 10:00:00 AM",
        "Attendee Details",
        "Attended,User Name (Original Name),Email,Join Time,Leave Time",
    )
    assert report.starts == datetime(2026, 1, 10, 10)


def test_dates_in_both_orders_are_refused():
    """Nobody can say what the others are."""
    texts = lines(ZOOM_OLD, person("19/10/2026 10:00", ""), person("10/19/2026 10:00", ""))
    with pytest.raises(Unfit, match="Dates in one order") as caught:
        read(texts)
    assert not isinstance(caught.value, AmbiguousDate)
    assert caught.value.row == 3


@pytest.mark.parametrize(
    ("cell", "expected"),
    [("19m 26s", 19), ("1h 2m 3s", 62), ("1h 13m 42s", 74), ("59 Min. 0 Sek.", 59), ("1 Std. 3 Min.", 63),
     ("58 min", 58), ("1 hr 2 min", 62), ("٤٢ دقيقة", 42), ("١ س ٢ د", 62), ("1 h 2 min 3 s", 62), ("42", None),
     ("5 parsecs", None), ("", None), ("1h x 2m", None), ("999999d", None)],
)  # fmt: skip
def test_lengths_of_time(cell: str, expected: int | None):
    """In whole minutes, rounded."""
    assert minutes(cell) == expected


def test_a_clock_alone():
    """A time of day, and nothing else."""
    assert clock("7:02 PM") == time(19, 2)
    assert [clock(cell) for cell in ("", "7", "24:00", "2026-09-19", "13:00 PM")] == [None] * 5


@pytest.mark.parametrize(
    ("cell", "shown"),
    [("31/02/2026 10:00", True), ("2026-02-31", True), ("99", True), ("-3", True), ("25:71", True),
     ("+20 100 000 0001", False), ("0100-000-0001", False), ("01000000001", False), ("12-34-5678", False),
     ("one@example.org", False), ("Attendee One", False), ("12 Attendee 2026", False)],
)  # fmt: skip
def test_an_error_shows_dates_and_numbers_only(cell: str, shown: bool):
    """Whatever else stands in their column may be somebody's."""
    assert showable(cell) == (cell if shown else None)


TWO_DAYS = (person("01/10/2026 19:00", "01/10/2026 20:00"), person("13/10/2026 19:00", "13/10/2026 20:00"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("turned", [False, True], ids=["in order", "turned"])
def test_days_that_are_too_far_apart_for_one_meeting_are_said(language: str, turned: bool):
    """The second row says what the first one means; both are named, and no length is made of them."""
    report = taken(ZOOM_OLD, *(reversed(TWO_DAYS) if turned else TWO_DAYS))
    assert (report.present, report.minutes, report.day) == (1, None, date(2026, 10, 1))
    lines_of = (3, 2) if turned else (2, 3)
    assert [message.values for message in report.said] == [
        {"hours": 24, "first": "2026-10-01", "first_line": lines_of[0], "last": "2026-10-13", "last_line": lines_of[1]}
    ]
    t = translator(language)
    said = without_marks(report.said[0](t))
    assert all(word in said for word in ("24", "2026-10-01", "2026-10-13", t.number(lines_of[0])))


@pytest.mark.parametrize(("last", "minutes"), [("20/09/2026 10:00", 1440), ("20/09/2026 10:01", None)])
def test_a_night_is_not_too_long(last: str, minutes: int | None):
    """A day and a night are taken; a minute more is not."""
    report = taken(ZOOM_OLD, person("19/09/2026 10:00", last))
    assert (report.minutes, bool(report.said)) == (minutes, minutes is None)


def test_a_joining_alone_may_be_too_far_apart():
    """Where nobody is said to have left, and where the line is above the people."""
    assert taken(ZOOM_OLD, person("19/09/2026 10:00", ""), person("21/09/2026 10:00", "")).said
    block = ("Topic,Meeting ID,Start Time", "T,123 4567 8901,09/21/2026 10:00:00 AM")
    (found,) = taken(*block, "", ZOOM_OLD, person("09/19/2026 10:00", "09/19/2026 11:00")).said
    assert (found.values["first_line"], found.values["last_line"]) == (5, 2)


def test_days_too_far_apart_in_both_orders_are_asked_first():
    """What is said comes with the answer."""
    rows = (ZOOM_OLD, person("01/10/2026 19:00", ""), person("05/10/2026 19:00", ""))
    with pytest.raises(AmbiguousDate):
        taken(*rows)
    for order, last in ((DateOrder.DAY_FIRST, "2026-10-05"), (DateOrder.MONTH_FIRST, "2026-05-10")):
        assert taken(*rows, order=order).said[0].values["last"] == last
