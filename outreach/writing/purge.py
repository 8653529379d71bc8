"""Purges what rows were before old changes. The changes stay on record; they cannot be taken back any more."""

import json
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from sqlalchemy import Select, delete, func, insert, select
from sqlmodel import Session

from models import Change, Image
from models.codes import Act, How
from models.engine import bump
from outreach.acting import Role, Viewer, demand

COLUMN = "images"
"""What the history calls the number of images that went."""


def kept(db: Session, *, before: date, time_zone: str) -> int:
    """How many images there are of changes made before a day; arguments as for :func:`purge`."""
    chosen = select(func.count()).select_from(Image).where(Image.change_id.in_(_older(before, time_zone)))
    return db.scalar(chosen)


def purge(db: Session, *, before: date, time_zone: str, viewer: Viewer) -> int:
    """Delete the images of changes made before a day, and return how many there were. The caller commits.

    The history says who did so, when, up to which day and how many: as the deletion of so many images, under the day
    as their key. Where there was none, nothing is written.

    Args:
        before: the first day whose images stay, by the clocks of ``time_zone`` (a name of the tz database).

    Raises:
        NotAllowed: takes an administrator.
    """
    demand(viewer, Role.ADMINISTRATOR)
    if not kept(db, before=before, time_zone=time_zone):
        return 0
    # Before anything is deleted: whoever else writes waits here.
    bump(db)
    db.flush()
    number = db.execute(delete(Image).where(Image.change_id.in_(_older(before, time_zone)))).rowcount
    said = {
        "at": datetime.now(UTC),
        "by": viewer.name,
        "how": How.COMMAND,
        "act": Act.DELETED,
        "table_name": Image.__tablename__,
        "row_key": before.isoformat(),
        "columns": json.dumps({COLUMN: [number, None]}),
    }
    db.execute(insert(Change).values(Change.model_validate(said).model_dump(exclude={"id"})))
    return number


def _older(before: date, time_zone: str) -> Select:
    moment = datetime.combine(before, time.min, ZoneInfo(time_zone)).astimezone(UTC)
    return select(Change.id).where(Change.at < moment)
