"""Writes the count of those present to an activity, which thereby took place. The caller commits."""

from datetime import date

from sqlmodel import Session

from models import Activity
from models.activity import MOST_MINUTES
from models.codes import AttendanceBasis, How, Status
from outreach.acting import Viewer
from outreach.importers.beside import Beside, Value
from outreach.importers.kept import Kept, run_of
from outreach.importers.kinds import Kind
from outreach.importers.meetings import MeetingReport
from outreach.importers.messages import Message, say
from outreach.marks import mark
from outreach.writing import rows
from outreach.writing.come import no_attendance
from outreach.writing.images import plain
from outreach.writing.images import token as token_of
from outreach.writing.problems import NotHeld
from outreach.writing.shapes import SHAPES


def attend(
    db: Session,
    *,
    activity: str,
    report: MeetingReport,
    checksum: str,
    viewer: Viewer,
    home_country: str,
    today: date,
    token: str | None = None,
) -> Kept:
    """Write the count of those present, and the length, to an activity; they are taken back with the import.

    Where somebody was present it took place: what was planned, or announced and never confirmed, becomes held.

    Args:
        checksum: SHA-256 of the file, for the record of imports.
        today: where the ministry is.
        token: of the activity as somebody chose it (see :func:`outreach.writing.images.token`); None to overwrite.

    Raises:
        NotHeld: the activity was cancelled, or its date is still to come, or it is planned and nobody was present;
            nothing was written.
        NotAllowed, Missing, NotOwn, Conflict, Refused: see :func:`outreach.writing.rows.change`; nothing was written.
    """
    shape = rows.begun(db, Activity.__tablename__, viewer)
    now, _ = rows.found(db, shape, activity, read=token)
    values = _values(now, report, today)
    if all(now[name] == plain(value) for name, value in values.items()):
        return Kept(left=1, apart=_apart(now, report))
    kept = Kept(changed=1, held="status" in values, apart=_apart(now, report))
    run = run_of(db, Kind.MEETING, checksum, viewer, kept)
    same = {"viewer": viewer, "home_country": home_country, "how": How.IMPORT, "import_run_id": run.id}
    rows.change(db, Activity, activity, values, token=token, **same)
    return kept


def beside(db: Session, *, activity: str, report: MeetingReport, today: date) -> Beside:
    """What :func:`attend` would change, beside what is there. Nothing is written.

    Raises:
        NotHeld, Missing, NotOwn: as there.
    """
    now, _ = rows.found(db, SHAPES[Activity.__tablename__], activity, read=None)
    values = {name: plain(value) for name, value in _values(now, report, today).items()}
    changed = tuple(Value(name, now[name], value) for name, value in values.items() if now[name] != value)
    apart = _apart(now, report)
    kept = Kept(changed=1, held="status" in values, apart=apart) if changed else Kept(left=1, apart=apart)
    return Beside(kept, Activity.__tablename__, changed, token=token_of(now))


def _values(now: dict, report: MeetingReport, today: date) -> dict[str, object]:
    """What a report says of the activity ``now``.

    Raises:
        NotHeld: it cannot be said of it as it stands on record.
    """
    values: dict[str, object] = {"attendance": report.present, "attendance_basis": AttendanceBasis.COUNTED}
    if report.minutes and report.minutes <= MOST_MINUTES:
        values["minutes"] = report.minutes
    if report.present and now["status"] != Status.HELD:
        _may_be_held(now, today)
        values["status"] = Status.HELD
    elif no_attendance(status=now["status"], basis=values["attendance_basis"]):
        # Nobody was present, by the report: it did not take place by that.
        raise NotHeld(Activity.__tablename__, now["key"], now["status"])
    return values


def _apart(now: dict, report: MeetingReport) -> Message | None:
    """That the report's day is none of the activity's: it may be that of another one, or have day and month swapped."""
    if report.day is None or now["starts"] is None or now["starts"] <= report.day.isoformat() <= now["ends"]:
        return None
    days = {"day": report.day.isoformat(), "first": now["starts"], "last": now["ends"]}
    if now["starts"] == now["ends"]:
        return say(mark("This report is of {day}, and the activity of {first}."), **days)
    return say(mark("This report is of {day}, and the activity of {first} to {last}."), **days)


def _may_be_held(image: dict, today: date) -> None:
    """As the form has it: what is still to come is not held, and what was cancelled is so for a reason."""
    to_come = image["starts"] is not None and date.fromisoformat(image["starts"]) > today
    if to_come or image["status"] == Status.CANCELLED:
        raise NotHeld(Activity.__tablename__, image["key"], "to come" if to_come else Status.CANCELLED)
