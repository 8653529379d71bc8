"""One month of activities as a calendar needs it: a few of each day, of the month and of the year, and how many."""

from calendar import monthrange
from collections.abc import Sequence
from datetime import date

import pandas as pd
from sqlalchemy import and_, case, func, or_, select
from sqlmodel import Session

from models import Activity
from models.codes import Precision, Status
from outreach.filters import Filters
from outreach.queries.conditions import HELD, matching
from outreach.queries.frames import frame

MOST_A_DAY, MOST_APART = 3, 20


def month(db: Session, *, filters: Filters, first: date, statuses: Sequence[Status] = HELD) -> pd.DataFrame:
    """Activities that begin in one month, and those known only to be in it or in its year.

    Columns: ``precision`` (day, month or year), ``starts, ends, key, kind, status, title_en, title_ar``, and
    ``of_them``: how many there are of that precision and first day. At most :data:`MOST_A_DAY` rows stand for a
    day, and :data:`MOST_APART` for the month and for the year, by kind and title.

    Args:
        first: the first day of the month. What lies outside the filters' own period is left out as everywhere.
    """
    last = first.replace(day=monthrange(first.year, first.month)[1])
    in_month = and_(
        Activity.starts >= first,
        Activity.starts <= last,
        Activity.precision.in_((Precision.DAY, Precision.MONTH)),
    )
    in_year = and_(Activity.starts == date(first.year, 1, 1), Activity.precision == Precision.YEAR)
    alike = (Activity.precision, Activity.starts)
    place = func.row_number().over(partition_by=alike, order_by=(Activity.kind, Activity.title_en, Activity.id))
    ranked = (
        select(
            Activity.precision,
            Activity.starts,
            Activity.ends,
            Activity.key,
            Activity.kind,
            Activity.status,
            Activity.title_en,
            Activity.title_ar,
            func.count().over(partition_by=alike).label("of_them"),
            place.label("place"),
        )
        .where(*matching(filters, statuses=statuses), or_(in_month, in_year))
        .subquery()
    )
    most = case((ranked.c.precision == Precision.DAY, MOST_A_DAY), else_=MOST_APART)
    shown = [column for column in ranked.c if column.name != "place"]
    order = (ranked.c.precision, ranked.c.starts, ranked.c.place)
    return frame(db, select(*shown).where(ranked.c.place <= most).order_by(*order))
