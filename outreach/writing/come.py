"""What there is only where something happened: its day is not still to come, and what is planned, was only announced or
was cancelled has no attendance."""

from collections.abc import Mapping
from datetime import date, timedelta

from models.codes import AttendanceBasis, Status
from outreach.marks import mark

TO_COME = mark("A day that has come.")
NO_ATTENDANCE: Mapping[str, str] = {
    Status.PLANNED: mark("A plan has no attendance yet: until it is on record as held, it is Not collected."),
    Status.UNCONFIRMED: mark(
        "What was only announced has no attendance: it is Not collected. If it took place, put it on record as held."
    ),
    Status.CANCELLED: mark(
        "What was cancelled has no attendance: it is Not collected. "
        "If it took place after all, put it on record as held."
    ),
}
"""``status -> why`` an activity of it has none."""
HAPPENED: Mapping[str, tuple[str, ...]] = {
    "request": ("raised_on",),
    "commitment": ("starts", "kept_on", "dropped_on"),
    "channel_reading": ("read_on",),
    "coverage_reason": ("since", "until"),
    "decision": ("raised_on", "decided_on"),
    "meeting_action": ("settled_on",),
}
"""``table -> columns`` of such days; an activity has one only where it was held, and is looked at where that is."""


def latest(today: date) -> date:
    """The last day that a clock elsewhere may show, where the ministry's own shows this one: a report has the day of
    the phone or the platform that wrote it, which may be ahead of ours by some hours."""
    return today + timedelta(days=1)


def to_come(table: str, values: Mapping[str, object], *, today: date) -> list[str]:
    """The columns of a row whose day is still to come and may not be; days as dates or as ISO 8601 text."""
    return [name for name in HAPPENED.get(table, ()) if str(values.get(name) or "") > today.isoformat()]


def no_attendance(*, status: object, basis: object) -> str:
    """Why an activity of this status has no attendance, where it has a basis of one, be it of nobody; else nothing."""
    return "" if basis in (None, AttendanceBasis.NOT_COLLECTED) else NO_ATTENDANCE.get(str(status), "")
