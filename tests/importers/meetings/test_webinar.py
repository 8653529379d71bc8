"""Zoom's webinar: sections, no-shows, panelists who also attended, callers by telephone."""

from datetime import datetime

from tests.importers.meetings.reports import refusals, taken, used

PEOPLE = (
    "Attended,User Name (Original Name),Email,Join Time,Leave Time,Time in Session (minutes),Is Guest,"
    "Country/Region Name"
)
REGISTERED = (
    "Attended,User Name (Original Name),First Name,Last Name,Email,Phone,Registration Time,Approval Status,Join Time,"
    "Leave Time,Time in Session (minutes),Is Guest,Country/Region Name"
)
TOP = (
    "Attendee Report,,,",
    'Report Generated:,"Sep 20, 2026 6:26 PM"',
    "Topic,Webinar ID,Actual Start Time,Actual Duration (minutes),# Registered,# Cancelled,Unique Viewers,Total Users",
    'Entities conference,123 4567 8901,"Sep 19, 2026 7:13 PM",90,4,0,3,5',
)
HOSTS = (
    "Host Details,",
    PEOPLE,
    'Yes,The Host,host@example.org,"Sep 19, 2026 19:13:27","Sep 19, 2026 20:43:19",90,No,Egypt',
    "Panelist Details,",
    PEOPLE,
    'Yes,Panelist One,panel@example.org,"Sep 19, 2026 19:20:00","Sep 19, 2026 20:43:19",83,No,Egypt',
    "No,Panelist Two,absent@example.org,--,--,--,No,",
)
ATTENDEES = (
    "Attendee Details,",
    REGISTERED,
    'Yes,One,Attendee,One,one@example.org,+201000000001,"Sep 1, 2026 09:00:00",approved,"Sep 19, 2026 19:15:00",'
    '"Sep 19, 2026 19:45:00",30,Yes,Germany',
    'Yes,One,Attendee,One,one@example.org,+201000000001,"Sep 1, 2026 09:00:00",approved,"Sep 19, 2026 19:50:00",'
    '"Sep 19, 2026 20:40:00",50,Yes,Germany',
    'Yes,Panelist One,Panelist,One,panel@example.org,,"Sep 1, 2026 09:00:00",approved,"Sep 19, 2026 19:14:00",'
    '"Sep 19, 2026 19:19:00",5,Yes,Egypt',
    'No,,Attendee,Two,two@example.org,+201000000002,"Sep 2, 2026 09:00:00",approved,--,--,--,--,--',
)
OTHERS = (
    "Other Attended,",
    "User Name,Join Time,Leave Time,Time in Session (minutes),Country/Region Name",
    '201000000003,"Sep 19, 2026 19:30:00","Sep 19, 2026 19:40:00",10,Egypt',
    '201000000003,"Sep 19, 2026 19:50:00","Sep 19, 2026 19:55:00",5,Egypt',
    ',"Sep 19, 2026 19:31:00","Sep 19, 2026 19:41:00",10,Egypt',
)


def test_all_sections():
    """Host, panelist, attendee and two callers; one of the panelists came as an attendee before."""
    report = taken(*TOP, *HOSTS, *ATTENDEES, *OTHERS)
    assert (report.platform, report.form, report.title) == ("zoom", "webinar", "Entities conference")
    assert (report.present, report.hosts_and_panelists) == (5, 2)
    assert (report.registered, report.no_shows, report.stated) == (4, 1, 5)
    assert (report.starts, report.minutes) == (datetime(2026, 9, 19, 19, 13), 90)
    assert report.ends == datetime(2026, 9, 19, 20, 43)
    assert used(report) == {"header": 9, "block": 3, "people": 5, "rejoins": 3, "no_shows": 2}


def test_callers_are_people_and_it_is_said():
    """They have no name, and a number is told apart and forgotten."""
    report = taken(*TOP, *OTHERS, *ATTENDEES)
    assert report.present == 4
    assert [message.values for message in report.said] == [{"count": 2}, {"stated": 5, "present": 4}]
    assert "201000000003" not in repr(report)


def test_tabs_instead_of_commas():
    """Nothing is left out where the titles of the sections look the same and the lines do not."""
    texts = [*TOP[:3], TOP[3].replace('"Sep 19, 2026 7:13 PM"', "09/19/2026 07:13 PM")]
    people = [
        text.replace('"Sep 19, 2026 ', '"09/19/2026 ').replace('"Sep 1, 2026', '"09/01/2026') for text in ATTENDEES
    ]
    report = taken(*(text.replace('"', "").replace(",", "\t") for text in [*texts, *people[:5]]))
    assert (report.present, report.registered, report.no_shows) == (2, 4, 0)


def test_without_registration_nobody_is_said_to_have_stayed_away():
    """Nobody was expected, and a zero would say that all came."""
    report = taken(
        TOP[0], TOP[2].replace(",# Registered", ""), TOP[3].replace(",4,0", ",0"), "Attendee Details", PEOPLE
    )
    assert (report.present, report.registered, report.no_shows) == (0, None, None)


def test_who_came_after_all_is_no_no_show():
    """Registered twice with one address, and came once."""
    absent = ATTENDEES[5].replace("two@example.org", "One@example.org")
    report = taken(*TOP, *ATTENDEES, absent)
    assert (report.present, report.no_shows, report.lines.no_shows) == (2, 1, 2)


def test_who_came_without_the_address_of_the_registration_is_no_no_show():
    """Registered with an address, and there under the same name without it."""
    came = ATTENDEES[3].replace("Yes,One,Attendee,One,one@example.org", "Yes,,Attendee,Two,")
    report = taken(*TOP, *ATTENDEES, came)
    assert (report.present, report.no_shows) == (3, 0)
    assert used(report) == {"header": 3, "block": 3, "people": 3, "rejoins": 1, "no_shows": 1}


def test_a_header_alone_is_a_zero():
    """Four registered, and none came: the file would have their lines if there were any."""
    report = taken(*TOP, "Attendee Details,", REGISTERED)
    assert (report.present, report.hosts_and_panelists, report.no_shows) == (0, 0, 0)


def test_a_header_without_sections_is_of_the_attendees():
    """As the report of some accounts has it."""
    report = taken("Attendee Report", *ATTENDEES[1:])
    assert (report.present, report.no_shows) == (2, 1)


def test_what_is_not_understood_is_said_with_its_line():
    """An answer that is neither, a time that is none, and people without a header."""
    header, one, *_ = ATTENDEES[1:]
    report = taken("Attendee Details", header, one.replace("Yes,", "Maybe,", 1), one.replace('19:15:00"', 'early"'),
                   one, "Other Attended", "201000000003,10")  # fmt: skip
    assert report.present == 1
    assert refusals(report) == [(3, "Attended", None), (4, "Join Time", None), (7, "", "")]
