"""Planned activities whose day has passed: whether they took place, nobody has said.

Of one that is known to its month or year only, the day is the last of that.
"""

from datetime import date

import pandas as pd
from sqlalchemy import ColumnElement, func, select
from sqlmodel import Session

from models import Activity
from models.codes import Status
from outreach.filters import Filters
from outreach.queries import activities, entered
from outreach.queries.conditions import matching
from outreach.queries.entered import Rows


def conditions(filters: Filters, *, day: date) -> list[ColumnElement[bool]]:
    """Conditions on ``Activity`` for those whose day had passed on a day."""
    # The first day too, so that an index on it knows where to end.
    return [*matching(filters, statuses=(Status.PLANNED,)), Activity.starts < day, Activity.ends < day]


def number(db: Session, *, filters: Filters, day: date) -> int:
    """How many there are inside the filters."""
    return since(db, filters=filters, day=day)[0]


def since(db: Session, *, filters: Filters, day: date) -> tuple[int, date | None]:
    """How many there are inside the filters, and the last day of the one that waits longest."""
    found = select(func.count(), func.min(Activity.ends)).select_from(Activity)
    return tuple(db.execute(found.where(*conditions(filters, day=day))).one())


def said_since(touched: Rows) -> set[str]:
    """Keys of those of the activities that were touched of which somebody has said since what became of them: they were
    planned, or nobody had reported that they took place, and they did."""
    reported = (Status.UNCONFIRMED.value, Status.HELD.value)
    return _planned(touched) | {key for key, row in touched.items() if row.both("status") == reported}


def _planned(touched: Rows) -> set[str]:
    planned = Status.PLANNED.value
    return {key for key, row in touched.items() if "status" in row.columns and row.was["status"] == planned}


def moved_since(db: Session, *, day: date, touched: Rows) -> bool:
    """Whether by what was entered among the activities that were touched there are others whose day had passed on a
    day: one was planned since, or somebody has said since whether one took place. What was corrected is neither."""
    new = entered.added(touched)
    if new & set(db.scalars(select(Activity.key).where(*conditions(Filters(), day=day)))):
        return True
    said = _planned(touched)
    for key, last in entered.of(db, select(Activity.key, Activity.ends), Activity.key, said):
        ended = touched[key].was.get("ends", last)
        ended = date.fromisoformat(ended) if isinstance(ended, str) else ended
        if ended is not None and ended < day:
            return True
    return False


def rows(db: Session, *, filters: Filters, day: date, limit: int | None = None, offset: int = 0) -> pd.DataFrame:
    """The activities themselves, the newest first; columns as ``activities.table``."""
    ids = select(Activity.id).where(*conditions(filters, day=day))
    ids = ids.order_by(Activity.starts.desc(), Activity.id.desc())
    return activities.of(db, ids=ids.limit(limit).offset(offset or None))
