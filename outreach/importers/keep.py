"""Writes what a report counted: attendance to an activity, readings to a channel. The caller commits."""

from collections.abc import Iterable

from sqlalchemy import insert, select, update
from sqlmodel import Session

from models import Channel, ChannelReading, ImportRun
from models.codes import AttendanceBasis, AudienceUnit, ChannelKind
from models.engine import bump
from outreach.acting import Role, Viewer, demand
from outreach.importers.attend import attend
from outreach.importers.attend import beside as attendance_beside
from outreach.importers.beside import Beside, Reading, compared
from outreach.importers.chronicle import Chronicle
from outreach.importers.followers import FollowerReport, NetChange, NewFollows, Total
from outreach.importers.kept import Kept, run_of
from outreach.importers.kinds import Kind
from outreach.importers.meetings import MeetingReport
from outreach.importers.opened import Opened, Report
from outreach.importers.whatsapp import ChatCounts
from outreach.periods import today
from outreach.settings import settings
from outreach.writing.problems import Conflict, Missing, OtherKind

FACEBOOK = (ChannelKind.FACEBOOK_PAGE, ChannelKind.FACEBOOK_GROUP)
OF_PLATFORM = {
    "facebook": FACEBOOK,
    "instagram": (ChannelKind.INSTAGRAM,),
    "meta": (*FACEBOOK, ChannelKind.INSTAGRAM),
    "tiktok": (ChannelKind.TIKTOK,),
    "x": (ChannelKind.X,),
    "youtube": (ChannelKind.YOUTUBE,),
}
"""Channels that a report of followers may be of, by its platform. Meta's do not always say which of the two it is."""


def readings_of(report: ChatCounts | FollowerReport) -> list[Reading]:
    """What a report says of each day. Only totals are an audience: whoever begins to follow, and by how much the
    audience grows, stands apart from it."""
    if isinstance(report, FollowerReport):
        return [_of_followers(row) for row in report.rows]
    found = [
        Reading(
            day,
            messages=counts.messages,
            active_members=counts.active_members,
            joined=counts.joined,
            departed=counts.left,
        )
        for day, counts in sorted(report.days.items())
    ]
    if report.group_size is not None:
        # The last size that a notice states holds on the last day.
        found.append(Reading(report.last, AudienceUnit.MEMBERS, audience=report.group_size))
    return found


def _of_followers(row: NewFollows | NetChange | Total) -> Reading:
    if isinstance(row, Total):
        return Reading(row.day, AudienceUnit.FOLLOWERS, audience=row.followers)
    if isinstance(row, NetChange):
        return Reading(row.day, new_followers=row.gained, net_followers=row.change)
    return Reading(row.day, new_followers=row.follows)


def kinds_of(report: ChatCounts | FollowerReport) -> tuple[ChannelKind, ...]:
    """The kinds of the channels that a report may be of."""
    return OF_PLATFORM[report.platform] if isinstance(report, FollowerReport) else (ChannelKind.WHATSAPP_GROUP,)


def take(
    db: Session,
    *,
    channel: str,
    readings: Iterable[Reading],
    kind: Kind,
    checksum: str,
    viewer: Viewer,
    kinds: tuple[ChannelKind, ...] = tuple(ChannelKind),
    shown: Beside | None = None,
) -> Kept:
    """Write the readings of a channel, each day once.

    Messages, who wrote them, who joined and who left are never lowered: an export begins and ends in the middle of a
    day, and whoever joined a group later exports less of it. What a report leaves out of a day stays, and so does what
    the public record says.

    Args:
        shown: what somebody was shown that this would do; None to write whatever is there.

    Raises:
        NotAllowed: takes an editor.
        Missing: there is no such channel.
        OtherKind: it is of none of these kinds.
        Conflict: it would do something else by now.
    """
    demand(viewer, Role.EDITOR)
    # First of all: whoever else writes waits here.
    bump(db)
    db.flush()
    owner = _owner(db, channel, kinds)
    found = compared(db, channel_id=owner, readings=readings)
    if shown is not None and shown != found.beside:
        raise Conflict(Channel.__tablename__, channel, before=None, now=None, by=None, at=None)
    kept = found.beside.kept
    if found.fresh or found.changed:
        _write(db, owner, found.fresh, found.changed, run=run_of(db, kind, checksum, viewer, kept), viewer=viewer)
    return kept


def _owner(db: Session, key: str, kinds: tuple[ChannelKind, ...]) -> int:
    found = db.execute(select(Channel.id, Channel.kind).where(Channel.key == key)).first()
    if found is None:
        raise Missing(Channel.__tablename__, key)
    if found.kind not in kinds:
        raise OtherKind(key, kind=found.kind.value, wanted=tuple(one.value for one in kinds))
    return found.id


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


def beside(db: Session, report: Report, key: str) -> Beside:
    """What writing a report to the activity or channel of this key would do. Nothing is written.

    Raises:
        WriteProblem: it would not be written; see :func:`take` and :func:`outreach.importers.attend.attend`.
    """
    if isinstance(report, MeetingReport):
        return attendance_beside(db, activity=key, report=report, today=today(settings()))
    owner = _owner(db, key, kinds_of(report))
    return compared(db, channel_id=owner, readings=readings_of(report)).beside


def written(
    db: Session, found: Opened, report: Report, key: str, *, viewer: Viewer, shown: Beside | None = None
) -> Kept:
    """Write a report to the activity or channel of this key. The caller commits.

    Args:
        shown: what somebody was shown that this would do; None to write whatever is there.

    Raises:
        WriteProblem, NotAllowed: nothing was written.
    """
    if found.kind is Kind.MEETING:
        here = {"home_country": settings().home_country, "today": today(settings())}
        token = shown.token if shown else None
        return attend(db, activity=key, report=report, checksum=found.checksum, viewer=viewer, token=token, **here)
    what = {"readings": readings_of(report), "kinds": kinds_of(report)}
    return take(db, channel=key, **what, kind=found.kind, checksum=found.checksum, viewer=viewer, shown=shown)
