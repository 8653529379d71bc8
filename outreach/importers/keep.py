"""Writes what a report counted: attendance to an activity, readings to a channel. The caller commits."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime

from sqlalchemy import insert, select, update
from sqlmodel import Session

from models import Activity, Channel, ChannelReading, ImportRun
from models.activity import MOST_MINUTES
from models.codes import AttendanceBasis, AudienceUnit, Collection, How
from models.engine import bump
from outreach.acting import Role, Viewer, demand
from outreach.importers.chronicle import Chronicle
from outreach.importers.followers import FollowerReport, Measure, Total
from outreach.importers.kinds import Kind
from outreach.importers.meetings import MeetingReport
from outreach.importers.messages import Message, say
from outreach.importers.opened import Opened, Report
from outreach.importers.whatsapp import ChatCounts
from outreach.marks import mark
from outreach.settings import settings
from outreach.writing import rows
from outreach.writing.problems import Missing

FILES = {Kind.MEETING: "attendance report", Kind.CHAT: "chat export", Kind.FOLLOWERS: "report of followers"}
"""What the record of imports calls a file whose own name may be that of a person."""


@dataclass(frozen=True)
class Reading:
    """A day of a channel. ``unit`` is None where it counts messages and who wrote them."""

    read_on: date
    unit: AudienceUnit | None = None
    audience: int | None = None
    messages: int | None = None
    active_members: int | None = None


@dataclass(frozen=True)
class Kept:
    """Rows that were added, changed, or left as they were."""

    added: int = 0
    changed: int = 0
    left: int = 0


def readings_of(report: ChatCounts | FollowerReport) -> list[Reading]:
    """What the tables can hold of a report: of followers only totals, since neither new follows nor net changes are an
    audience."""
    if isinstance(report, FollowerReport):
        totals = [row for row in report.rows if isinstance(row, Total)] if report.measure is Measure.TOTAL else []
        return [Reading(row.day, AudienceUnit.FOLLOWERS, audience=row.followers) for row in totals]
    found = [
        Reading(day, messages=counts.messages, active_members=counts.active_members)
        for day, counts in sorted(report.days.items())
    ]
    if report.group_size is not None:
        # The last size that a notice states holds on the last day.
        found.append(Reading(report.last, AudienceUnit.MEMBERS, audience=report.group_size))
    return found


def attend(
    db: Session,
    *,
    activity: str,
    report: MeetingReport,
    checksum: str,
    viewer: Viewer,
    home_country: str,
    token: str | None = None,
) -> Kept:
    """Write the count of those present, and the length, to an activity.

    Args:
        checksum: SHA-256 of the file, for the record of imports.
        token: of the activity as somebody chose it (see :func:`outreach.writing.images.token`); None to overwrite.

    Raises:
        NotAllowed, Missing, NotOwn, Conflict, Refused: see :func:`outreach.writing.rows.change`; nothing was written.
    """
    before = db.execute(
        select(Activity.attendance, Activity.attendance_basis, Activity.minutes).where(Activity.key == activity)
    ).first()
    values = {"attendance": report.present, "attendance_basis": AttendanceBasis.COUNTED}
    if report.minutes and report.minutes <= MOST_MINUTES:
        values["minutes"] = report.minutes
    rows.change(db, Activity, activity, values, token=token, viewer=viewer, home_country=home_country, how=How.IMPORT)
    if all(getattr(before, name) == value for name, value in values.items()):
        return Kept(left=1)
    kept = Kept(changed=1)
    _run(db, Kind.MEETING, checksum, viewer, kept)
    return kept


def take(db: Session, *, channel: str, readings: Iterable[Reading], kind: Kind, checksum: str, viewer: Viewer) -> Kept:
    """Write the readings of a channel, each day once.

    Messages and who wrote them are never lowered: an export begins and ends in the middle of a day, and whoever joined
    a group later exports less of it. What the public record says of a day stays.

    Raises:
        NotAllowed: takes an editor.
        Missing: there is no such channel.
    """
    demand(viewer, Role.EDITOR)
    # First of all: whoever else writes waits here.
    bump(db)
    db.flush()
    owner = db.scalar(select(Channel.id).where(Channel.key == channel))
    if owner is None:
        raise Missing(Channel.__tablename__, channel)
    held = _held(db, owner)
    fresh, changed, left = [], {}, 0
    for reading in readings:
        wanted = {"audience": reading.audience, "messages": reading.messages, "active_members": reading.active_members}
        found = held.get((reading.read_on, reading.unit))
        if found is None:
            fresh.append({**wanted, "read_on": reading.read_on, "audience_unit": reading.unit})
            continue
        if found.collection == Collection.PUBLIC_RECORD:
            left += 1
            continue
        for name in ("messages", "active_members"):
            wanted[name] = max((n for n in (wanted[name], getattr(found, name)) if n is not None), default=None)
        if any(getattr(found, name) != value for name, value in wanted.items()):
            changed[found.id] = wanted
        else:
            left += 1
    if fresh or changed:
        kept = Kept(len(fresh), len(changed), left)
        _write(db, owner, fresh, changed, run=_run(db, kind, checksum, viewer, kept), viewer=viewer)
    return Kept(len(fresh), len(changed), left)


def _held(db: Session, owner: int) -> dict[tuple, object]:
    chosen = (
        select(
            ChannelReading.id,
            ChannelReading.read_on,
            ChannelReading.audience_unit,
            ChannelReading.audience,
            ChannelReading.messages,
            ChannelReading.active_members,
            ImportRun.collection,
        )
        .outerjoin(ImportRun, ImportRun.id == ChannelReading.import_run_id)
        .where(ChannelReading.channel_id == owner)
    )
    return {(row.read_on, row.audience_unit): row for row in db.execute(chosen)}


def _run(db: Session, kind: Kind, checksum: str, viewer: Viewer, kept: Kept) -> ImportRun:
    run = ImportRun.model_validate({
        "reader": kind.value,
        "file_name": FILES[kind],
        "checksum": checksum,
        "collection": Collection.REGISTER,
        "imported_at": datetime.now(UTC),
        "imported_by": viewer.name,
        "rows_added": kept.added,
        "rows_changed": kept.changed,
        "rows_left": kept.left,
    })  # fmt: skip
    db.add(run)
    db.flush()
    return run


def _write(
    db: Session, owner: int, fresh: list[dict], changed: dict[int, dict], *, run: ImportRun, viewer: Viewer
) -> None:
    chronicle = Chronicle(db, by=viewer.name, at=run.imported_at)
    before = chronicle.before(ChannelReading, list(changed))
    same = {"channel_id": owner, "basis": AttendanceBasis.COUNTED, "import_run_id": run.id}
    table = ChannelReading.__table__
    numbers = []
    if fresh:
        made = [{**ChannelReading.model_validate({**row, **same}).model_dump(exclude={"id"})} for row in fresh]
        numbers = db.scalars(insert(table).returning(table.c.id), made).all()
    for number, values in changed.items():
        stamp = {"basis": AttendanceBasis.COUNTED, "import_run_id": run.id}
        db.execute(update(table).where(table.c.id == number).values(**values, **stamp))
    chronicle.after(ChannelReading, before, fresh=list(numbers), run=run.id)


def written(db: Session, found: Opened, report: Report, key: str, *, viewer: Viewer, token: str | None = None) -> Kept:
    """Write a report to the activity or channel of this key. The caller commits.

    Raises:
        WriteProblem, NotAllowed: nothing was written.
    """
    if found.kind is Kind.MEETING:
        home = settings().home_country
        return attend(
            db, activity=key, report=report, checksum=found.checksum, viewer=viewer, home_country=home, token=token
        )
    readings = readings_of(report)
    return take(db, channel=key, readings=readings, kind=found.kind, checksum=found.checksum, viewer=viewer)


def outcome(kept: Kept, *, dry_run: bool = False) -> Message:
    """How many rows were written, or would be."""
    counts = {"added": kept.added, "changed": kept.changed, "left": kept.left}
    if not kept.added and not kept.changed:
        return say(mark("Nothing to do: the database holds all of it already."))
    if dry_run:
        return say(
            mark("It would write: {added} added, {changed} changed, {left} left. Nothing was written."), **counts
        )
    return say(mark("Written: {added} added, {changed} changed, {left} left as they were."), **counts)
