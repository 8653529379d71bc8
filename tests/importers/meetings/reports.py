"""Reports for the tests: lines to bytes, and what a test looks at first."""

from outreach.importers.meetings import DateOrder, MeetingReport, read

ZOOM_OLD = (
    "Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest,Recording Consent,In Waiting Room"
)
ZOOM_NEW = (
    "Name (original name),Email,Join time,Leave time,Duration (minutes),Guest,"
    "Recording disclaimer response,In waiting room"
)
ONE = "Attendee One,one@example.org,09/19/2026 10:00:00 AM,09/19/2026 10:58:00 AM,58,Yes,,No"
TWO = "Attendee Two,two@example.org,09/19/2026 10:05:00 AM,09/19/2026 11:01:00 AM,56,Yes,,No"

TEAMS_SUMMARY = (
    "1. Summary",
    "Meeting title\tAn hour with the minister",
    "Attended participants\t3",
    "Start time\t9/19/26, 4:16:29 PM",
    "End time\t9/19/26, 5:30:11 PM",
    "Meeting duration\t1h 13m 42s",
    "Average attendance time\t59m 29s",
    "",
)
TEAMS_PEOPLE = (
    "2. Participants",
    "Name\tFirst Join\tLast Leave\tIn-Meeting Duration\tEmail\tParticipant ID (UPN)\tRole",
    "Attendee One\t9/19/26, 4:16:29 PM\t9/19/26, 5:30:11 PM\t1h 13m 42s\tone@example.org\tone@example.org\tOrganizer",
    "Attendee Two\t9/19/26, 4:17:00 PM\t9/19/26, 5:30:08 PM\t1h 2m 3s\ttwo@example.org\ttwo@example.org\tPresenter",
    "Attendee Three (Guest)\t9/19/26, 4:20:00 PM\t9/19/26, 4:39:26 PM\t19m 26s\t\t\tAttendee",
    "",
)
TEAMS_ACTIVITIES = (
    "3. In-Meeting Activities",
    "Name\tJoin Time\tLeave Time\tDuration\tEmail\tRole",
    "Attendee One\t9/19/26, 4:16:29 PM\t9/19/26, 5:30:11 PM\t1h 13m 42s\tone@example.org\tOrganizer",
    "Attendee Two\t9/19/26, 4:17:00 PM\t9/19/26, 5:30:08 PM\t1h 2m 3s\ttwo@example.org\tPresenter",
    "Attendee Three (Guest)\t9/19/26, 4:20:00 PM\t9/19/26, 4:39:26 PM\t19m 26s\t\tAttendee",
)


def lines(*texts: str) -> bytes:
    """A file of these lines, each ended as Windows ends it."""
    return "".join(f"{text}\r\n" for text in texts).encode()


def taken(*texts: str, order: DateOrder | None = None) -> MeetingReport:
    """The report of a file of these lines, all of which it must account for."""
    report = read(lines(*texts), order=order)
    assert report.lines.used == report.lines.read == len(texts)
    return report


def used(report: MeetingReport) -> dict[str, int]:
    """How many lines were used in which way; those that were not, left out."""
    return {name: value for name, value in vars(report.lines).items() if name not in ("read", "where") and value}


def refusals(report: MeetingReport) -> list[tuple[int, str, str | None]]:
    """Line, column and value of each line that was not understood."""
    return [(wrong.row, wrong.column, wrong.value) for wrong in report.refused]
