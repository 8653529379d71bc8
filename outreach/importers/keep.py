"""Writes what a report counted: attendance to an activity, readings to a channel. The caller commits."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import insert, select, update
from sqlmodel import Session

from models import Channel, ChannelReading, ImportRun
from models.codes import AttendanceBasis, AudienceUnit, ChannelKind, Collection
from models.engine import bump
from outreach.acting import Role, Viewer, demand
from outreach.importers.attend import attend
from outreach.importers.chronicle import Chronicle
from outreach.importers.followers import FollowerReport, NetChange, NewFollows, Total
from outreach.importers.kept import Kept, run_of
from outreach.importers.kinds import Kind
from outreach.importers.opened import Opened, Report
from outreach.importers.whatsapp import ChatCounts
from outreach.periods import today
from outreach.settings import settings
from outreach.writing.problems import Missing, OtherKind

COUNTS = ("messages", "active_members")
CHANGES = ("new_followers", "net_followers")
VALUES = ("audience", *COUNTS, *CHANGES)

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


@dataclass(frozen=True)
class Reading:
    """A day of a channel, as :class:`models.ChannelReading` has it. ``unit`` is None where nobody was counted."""

    read_on: date
    unit: AudienceUnit | None = None
    audience: int | None = None
    messages: int | None = None
    active_members: int | None = None
    new_followers: int | None = None
    net_followers: int | None = None


def readings_of(report: ChatCounts | FollowerReport) -> list[Reading]:
    """What a report says of each day. Only totals are an audience: whoever begins to follow, and by how much the
    audience grows, stands apart from it."""
    if isinstance(report, FollowerReport):
        return [_of_followers(row) for row in report.rows]
    found = [
        Reading(day, messages=counts.messages, active_members=counts.active_members)
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
) -> Kept:
    """Write the readings of a channel, each day once.

    Messages and who wrote them are never lowered: an export begins and ends in the middle of a day, and whoever joined
    a group later exports less of it. What a report leaves out of a day stays, and so does what the public record says.

    Raises:
        NotAllowed: takes an editor.
        Missing: there is no such channel.
        OtherKind: it is of none of these kinds.
    """
    demand(viewer, Role.EDITOR)
    # First of all: whoever else writes waits here.
    bump(db)
    db.flush()
    found = db.execute(select(Channel.id, Channel.kind).where(Channel.key == channel)).first()
    if found is None:
        raise Missing(Channel.__tablename__, channel)
    owner, own = found
    if own not in kinds:
        raise OtherKind(channel, kind=own.value, wanted=tuple(one.value for one in kinds))
    held = _held(db, owner)
    fresh, changed, left = [], {}, 0
    for reading in readings:
        wanted = {name: getattr(reading, name) for name in VALUES}
        found = held.get((reading.read_on, reading.unit))
        if found is None:
            fresh.append({**wanted, "read_on": reading.read_on, "audience_unit": reading.unit})
            continue
        if found.collection == Collection.PUBLIC_RECORD:
            left += 1
            continue
        for name in COUNTS:
            wanted[name] = max((n for n in (wanted[name], getattr(found, name)) if n is not None), default=None)
        for name in CHANGES:
            wanted[name] = getattr(found, name) if wanted[name] is None else wanted[name]
        if any(getattr(found, name) != value for name, value in wanted.items()):
            changed[found.id] = wanted
        else:
            left += 1
    if fresh or changed:
        kept = Kept(len(fresh), len(changed), left)
        _write(db, owner, fresh, changed, run=run_of(db, kind, checksum, viewer, kept), viewer=viewer)
    return Kept(len(fresh), len(changed), left)


def _held(db: Session, owner: int) -> dict[tuple, object]:
    chosen = (
        select(
            ChannelReading.id,
            ChannelReading.read_on,
            ChannelReading.audience_unit,
            *(getattr(ChannelReading, name) for name in VALUES),
            ImportRun.collection,
        )
        .outerjoin(ImportRun, ImportRun.id == ChannelReading.import_run_id)
        .where(ChannelReading.channel_id == owner)
    )
    return {(row.read_on, row.audience_unit): row for row in db.execute(chosen)}


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
        here = {"home_country": settings().home_country, "today": today(settings())}
        return attend(db, activity=key, report=report, checksum=found.checksum, viewer=viewer, token=token, **here)
    what = {"readings": readings_of(report), "kinds": kinds_of(report)}
    return take(db, channel=key, **what, kind=found.kind, checksum=found.checksum, viewer=viewer)
