"""How many days after it was held each activity was first written down."""

import numpy as np
import pandas as pd
from sqlalchemy import Select, func, select
from sqlmodel import Session

from models import Activity, Change, ImportRun
from models.codes import Act, Precision
from outreach.filters import Filters
from outreach.queries.conditions import matching, own
from outreach.queries.frames import as_they_are, frame
from outreach.settings import settings


def rows(db: Session, *, filters: Filters) -> pd.DataFrame:
    """Held activities of the ministry's own whose day and first entry are known, the slowest first.

    Columns: ``key, title_en, title_ar, starts, entered_on`` (a day in the time zone of the settings), ``days`` from
    the one to the other, 0 where it was entered before it was held.
    """
    found = frame(db, _known(filters))
    moments = pd.to_datetime(found.pop("entered_at"), utc=True).dt.tz_convert(settings().time_zone)
    entered = moments.dt.date
    days = [max((there - held).days, 0) for there, held in zip(entered, found["starts"], strict=True)]
    told = found.assign(entered_on=as_they_are(entered, found.index), days=np.array(days, dtype="int64"))
    return told.sort_values("days", ascending=False, kind="stable", ignore_index=True)


def held(db: Session, *, filters: Filters) -> int:
    """Number of held activities of the ministry's own: the press has no entry time that says anything."""
    number = select(func.count()).select_from(Activity).outerjoin(ImportRun, ImportRun.id == Activity.import_run_id)
    return db.execute(number.where(own(), *matching(filters))).scalar_one()


def _known(filters: Filters) -> Select:
    first = (
        select(Change.row_key, func.min(Change.at).label("entered_at"))
        .where(Change.table_name == Activity.__tablename__, Change.act == Act.ADDED)
        .group_by(Change.row_key)
        .subquery("first")
    )
    return (
        select(Activity.key, Activity.title_en, Activity.title_ar, Activity.starts, first.c.entered_at)
        .join(first, first.c.row_key == Activity.key)
        .outerjoin(ImportRun, ImportRun.id == Activity.import_run_id)
        .where(own(), Activity.precision == Precision.DAY, *matching(filters))
        .order_by(Activity.key)
    )
