"""What a report would write, beside what is there: shown before it is written, and looked at again when it is."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import select
from sqlmodel import Session

from models import ChannelReading, ImportRun
from models.codes import AudienceUnit, Collection
from outreach.importers.kept import Kept

COUNTS = ("messages", "active_members", "joined", "departed")
CHANGES = ("new_followers", "net_followers")
VALUES = ("audience", *COUNTS, *CHANGES)


@dataclass(frozen=True)
class Reading:
    """A day of a channel, as :class:`models.ChannelReading` has it. ``unit`` is None where nobody was counted."""

    read_on: date
    unit: AudienceUnit | None = None
    audience: int | None = None
    messages: int | None = None
    active_members: int | None = None
    joined: int | None = None
    departed: int | None = None
    new_followers: int | None = None
    net_followers: int | None = None


@dataclass(frozen=True)
class Value:
    """A column that would be written; ``before`` is None where nothing is there. ``day`` and ``unit`` of a reading."""

    column: str
    before: object
    after: object
    day: date | None = None
    unit: AudienceUnit | None = None


@dataclass(frozen=True)
class Beside:
    """Rows to add, change and leave, and every value of the first two. ``token``: of the activity as it was found."""

    kept: Kept
    table: str
    changed: tuple[Value, ...] = ()
    added: tuple[Value, ...] = ()
    token: str = ""


@dataclass
class Compared:
    """Rows as they would be written: new ones, and those that are there by number."""

    fresh: list[dict] = field(default_factory=list)
    changed: dict[int, dict] = field(default_factory=dict)
    beside: Beside | None = None


def compared(db: Session, *, channel_id: int, readings: Iterable[Reading]) -> Compared:
    """The readings of a channel beside those that it has. Messages and who wrote them are never lowered; what a report
    leaves out of a day stays, and so does what the public record says."""
    held = _held(db, channel_id)
    found = Compared()
    changed: list[Value] = []
    added: list[Value] = []
    left = 0
    for reading in readings:
        wanted = {name: getattr(reading, name) for name in VALUES}
        at = {"day": reading.read_on, "unit": reading.unit}
        there = held.get((reading.read_on, reading.unit))
        if there is None:
            found.fresh.append({**wanted, "read_on": reading.read_on, "audience_unit": reading.unit})
            added += [Value(name, None, value, **at) for name, value in wanted.items() if value is not None]
            continue
        before = {name: getattr(there, name) for name in VALUES}
        for name in COUNTS:
            wanted[name] = max((n for n in (wanted[name], before[name]) if n is not None), default=None)
        for name in CHANGES:
            wanted[name] = before[name] if wanted[name] is None else wanted[name]
        other = [name for name in VALUES if before[name] != wanted[name]]
        if there.collection == Collection.PUBLIC_RECORD or not other:
            left += 1
            continue
        found.changed[there.id] = wanted
        changed += [Value(name, before[name], wanted[name], **at) for name in other]
    kept = Kept(len(found.fresh), len(found.changed), left)
    found.beside = Beside(kept, ChannelReading.__tablename__, tuple(changed), tuple(added))
    return found


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
