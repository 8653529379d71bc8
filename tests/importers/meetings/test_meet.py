"""Google Meet: times with and without a day, one name or two, other languages by their shape."""

from datetime import date, datetime

import pytest

from tests.importers.meetings.reports import refusals, taken, used

HEADER = "First name,Last name,Email,Duration,Time joined,Time exited"


def test_times_without_a_day():
    """The length is known, and neither day nor start is made up."""
    report = taken(
        HEADER,
        "Attendee,One,one@example.org,1 hr 2 min,10:00 AM,11:02 AM",
        "Attendee,Two,,58 min,10:05 AM,11:03 AM",
        "Attendee,One,ONE@example.org,1 min,11:04 AM,11:05 AM",
    )
    assert (report.platform, report.form, report.present) == ("meet", "participants", 2)
    assert (report.starts, report.ends, report.day, report.minutes) == (None, None, None, 65)
    assert used(report) == {"header": 1, "people": 2, "rejoins": 1}


@pytest.mark.parametrize("header", ["Name,Email,Duration,Time joined,Time exited", "الاسم,البريد,المدة,دخل,خرج"])
def test_one_name_and_whole_times(header: str):
    """With the columns' names, and in a language that is not known by the shape of header and first line."""
    report = taken(header, "واحد,one@example.org,٤٢ دقيقة,2026-09-19 11:01:14,2026-09-19T11:43:08Z")
    assert (report.platform, report.present, report.minutes) == ("meet", 1, 42)
    assert (report.starts, report.ends) == (datetime(2026, 9, 19, 11, 1, 14), datetime(2026, 9, 19, 11, 43, 8))


def test_a_day_above_the_header():
    """Times of day below it are of that day."""
    report = taken("Meeting title,Date", "A meeting,2026-09-19", "", HEADER, "Attendee,One,,32 min,9:00:12,9:32:01")
    assert (report.starts, report.ends) == (datetime(2026, 9, 19, 9, 0, 12), datetime(2026, 9, 19, 9, 32, 12))
    assert (report.day, report.minutes) == (date(2026, 9, 19), 32)
    assert used(report) == {"header": 1, "blank": 1, "block": 2, "people": 1}


def test_a_header_alone_is_a_zero():
    """Nobody came."""
    assert taken(HEADER).present == 0


@pytest.mark.parametrize(
    ("rows", "minutes"),
    [
        (["2 hr,11:00 PM,1:00 AM"], 120),
        # Nobody stayed over midnight, and no meeting stands empty for a day.
        (["20 min,11:35 PM,11:55 PM", "15 min,12:05 AM,12:20 AM"], 45),
        (["1 hr 1 min,11:00 PM,12:00 AM"], 61),
        (["1 hr,11:00 PM,12:00 AM", "2 min,11:58 PM,"], 60),
        # How many nights lie between them nobody says, or the length says something else.
        (["?,11:00 PM,1:00 AM"], None),
        (["25 hr,11:00 PM,12:00 AM"], None),
        (["10 min,11:00 PM,10:00 PM"], None),
        (["30 min,10:00 AM,10:30 AM", "30 min,11:00 PM,11:30 PM"], None),
        (["1 hr,9:00 AM,10:00 AM", "1 hr,3:00 PM,4:00 PM"], None),
        (["12 hr,1:00 PM,1:00 AM", "12 hr,1:00 AM,1:00 PM"], None),
        # Without a length: as before, where the day is one.
        (["?,9:00 AM,10:00 AM", "?,3:00 PM,4:00 PM"], 420),
        # Whoever stays for a short time each, one after the other.
        ([f"{length},{hour}:00,{hour}:59" for hour in range(9, 17) for length in ("59 min", "10 min")], 479),
    ],
)  # fmt: skip
def test_clocks_without_a_day_tell_a_length_where_it_is_certain(rows: list[str], minutes: int | None):
    """Counted by hand. What is left open is said."""
    report = taken(HEADER, *(f"Attendee,{number},,{row}" for number, row in enumerate(rows)))
    assert report.minutes == minutes
    assert [message.text.startswith("The times in this file") for message in report.said] == [True] * (minutes is None)


def test_past_midnight_with_a_day_above():
    """The day is that of the beginning; where the times leave it open, only the day is known."""
    above = ("Meeting title,Date", "A meeting,2026-09-19", "", HEADER)
    report = taken(*above, "Attendee,One,,2 hr,11:00 PM,1:00 AM", "Attendee,Two,,5 min,12:10 AM,12:15 AM")
    assert (report.starts, report.ends) == (datetime(2026, 9, 19, 23), datetime(2026, 9, 20, 1))
    report = taken(*above, "Attendee,One,,?,11:00 PM,1:00 AM")
    assert (report.starts, report.ends, report.day) == (None, None, date(2026, 9, 19))


def test_what_is_not_understood_is_said_with_its_line():
    """A person's cells moved by a comma too many, and a time that is none."""
    report = taken(
        HEADER,
        "Attendee,One,,32 min,9:00,9:32",
        "Attendee,Two,and more,two@example.org,32 min,9:00,9:32",
        "Attendee,Three,,32 min,9:00,25:71",
        "Attendee,Four,,32 min,,9:32",
    )
    assert report.present == 1
    assert refusals(report) == [(3, "Join Time", None), (4, "Time exited", "25:71"), (5, "Join Time", "")]
