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


def moved_since(db: Session, *, day: date, after_change: int) -> bool:
    """Whether by what was entered after a change of the history there are others whose day had passed on a day: one was
    planned since, or somebody has said since whether one took place. What was corrected is neither."""
    new = entered.added(db, table="activity", after_change=after_change)
    now = set(db.scalars(select(Activity.key).where(*conditions(Filters(), day=day))))
    if new & now:
        return True
    before = {"table": "activity", "after_change": after_change}
    was, ended = (entered.values_before(db, column=column, **before) for column in ("status", "ends"))
    said = {key for key, status in was.items() if status == Status.PLANNED.value} - new - now
    ends = entered.ends_of(db, activities=said)
    ends |= {key: date.fromisoformat(ended[key]) if ended[key] else None for key in said & set(ended)}
    return any(last is not None and last < day for last in ends.values())


def rows(db: Session, *, filters: Filters, day: date, limit: int | None = None, offset: int = 0) -> pd.DataFrame:
    """The activities themselves, the newest first; columns as ``activities.table``."""
    ids = select(Activity.id).where(*conditions(filters, day=day))
    ids = ids.order_by(Activity.starts.desc(), Activity.id.desc())
    return activities.of(db, ids=ids.limit(limit).offset(offset or None))
