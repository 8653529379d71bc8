"""A week's pack is frozen: made while nobody else writes, kept once and for all, with an entry in the history."""

import hashlib
from datetime import UTC, datetime

from sqlmodel import Session

from models import Pack as Frozen
from models.codes import Act, How
from models.engine import bump, revision
from outreach.acting import Role, Viewer, demand
from outreach.importers.messages import Message, say
from outreach.marks import mark
from outreach.meeting.build import build
from outreach.meeting.meaning import told_apart
from outreach.meeting.week import Week
from outreach.queries import meeting
from outreach.reports.kept import from_json, to_json
from outreach.reports.pack import Pack
from outreach.writing.journal import Entry, record_many

TABLE = Frozen.__tablename__


class FrozenAlready(Exception):
    """The pack of this week was frozen before."""

    def __init__(self, by: str, at: datetime) -> None:
        super().__init__(f"frozen by {by} at {at:%Y-%m-%d %H:%M}")
        self.by = by
        self.at = at


class Tampered(Exception):
    """What is kept of a week is not what was frozen; ``told`` says so."""

    def __init__(self, week: str) -> None:
        super().__init__(f"the pack of {week} does not fit its checksum")
        self.told: Message = say(
            mark("The pack of this week was altered after it was frozen: its checksum is another.")
        )


def freeze(db: Session, week: Week, *, viewer: Viewer, how: How = How.FORM, at: datetime | None = None) -> Pack:
    """Make the pack of a week from what is on record, and keep it for good. The caller commits.

    Args:
        at: when it is said to be frozen; now.

    Raises:
        NotAllowed: takes a manager.
        FrozenAlready: somebody froze this week before.
    """
    demand(viewer, Role.MANAGER)
    at = at or datetime.now(UTC).replace(microsecond=0)
    # Made before anybody has to wait, since that takes longest; and anew where somebody wrote meanwhile.
    seen = revision(db)
    pack = build(db, week=week, as_at=at)
    # Whoever else writes waits here, so that the pack and the change with which it was frozen say the same.
    bump(db)
    db.flush()
    before = meeting.pack(db, week=week.starts)
    if before is not None:
        raise FrozenAlready(before.frozen_by, before.frozen_at)
    if revision(db) != seen + 1:
        pack = build(db, week=week, as_at=at)
    content = to_json(pack)
    kept = {
        "starts": pack.starts,
        "ends": pack.counted[1],
        "frozen_at": at,
        "frozen_by": viewer.name,
        "content": content,
        "checksum": checksum(content),
    }
    db.add(Frozen.model_validate(kept))
    said = {"ends": pack.counted[1].isoformat(), "checksum": kept["checksum"]}
    key = pack.starts.isoformat()
    record_many(db, [Entry(Act.ADDED, TABLE, key, None, said)], by=viewer.name, how=how, at=at)
    db.flush()
    return pack


def thawed(kept: Frozen) -> Pack:
    """The pack that was frozen; of its definitions see :func:`outreach.meeting.meaning.told_apart`.

    Raises:
        Tampered: its content is not what was frozen.
        outreach.reports.kept.PackUnreadable: a newer program froze it.
    """
    if checksum(kept.content) != kept.checksum:
        raise Tampered(kept.starts.isoformat())
    return told_apart(from_json(kept.content))


def checksum(content: str) -> str:
    """SHA-256 of a pack as it is kept."""
    return hashlib.sha256(content.encode()).hexdigest()
