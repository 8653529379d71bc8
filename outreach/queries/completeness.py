"""Which of the four things that a record should say each activity says."""

import pandas as pd
from sqlalchemy import ColumnElement, and_, case, exists, func, select
from sqlmodel import Session

from models import Activity, ActivityCountry, ActivityTopic
from models.codes import Precision
from outreach.filters import Filters
from outreach.queries.conditions import matching
from outreach.queries.facts import total
from outreach.queries.frames import frame

FIELDS = ("day", "country", "attendance", "topic")


def in_all(db: Session, *, filters: Filters) -> pd.DataFrame:
    """One row: held ``activities``, how many of them have each of :data:`FIELDS`, and how many are ``whole``."""
    said = _said()
    found = select(
        func.count().label("activities"),
        *(total(case((condition, 1), else_=0)).label(name) for name, condition in said.items()),
        total(case((and_(*said.values()), 1), else_=0)).label("whole"),
    ).select_from(Activity)
    return frame(db, found.where(*matching(filters)))


def rows(db: Session, *, filters: Filters) -> pd.DataFrame:
    """Every held activity: ``key, title_en, title_ar``, and true or false for each of :data:`FIELDS`."""
    said = [condition.label(name) for name, condition in _said().items()]
    found = select(Activity.key, Activity.title_en, Activity.title_ar, *said).where(*matching(filters))
    return frame(db, found.order_by(Activity.starts.desc().nulls_last(), Activity.id.desc()))


def _said() -> dict[str, ColumnElement[bool]]:
    return {
        "day": func.coalesce(Activity.precision == Precision.DAY, False),
        "country": exists().where(ActivityCountry.activity_id == Activity.id),
        "attendance": Activity.attendance.is_not(None),
        "topic": exists().where(ActivityTopic.activity_id == Activity.id),
    }
