"""Initiatives: named series, and journeys whose engagements are activities of their own."""

import pandas as pd
from sqlalchemy import func, select
from sqlmodel import Session

from models import Activity, Initiative
from outreach.filters import Filters
from outreach.queries.conditions import matching
from outreach.queries.frames import frame


def table(db: Session, *, filters: Filters) -> pd.DataFrame:
    """Every initiative, most held activities first: ``key, name_en, name_ar, is_journey, activities, first, last``.

    ``first`` and ``last`` are the first days that its first and last dated activity may mean; None without one.
    """
    counted = (
        select(
            Activity.initiative_id,
            func.count().label("activities"),
            func.min(Activity.starts).label("first"),
            func.max(Activity.starts).label("last"),
        )
        .where(Activity.initiative_id.is_not(None), *matching(filters))
        .group_by(Activity.initiative_id)
        .subquery("counted")
    )
    activities = func.coalesce(counted.c.activities, 0)
    found = (
        select(
            Initiative.key,
            Initiative.name_en,
            Initiative.name_ar,
            Initiative.is_journey,
            activities.label("activities"),
            counted.c.first,
            counted.c.last,
        )
        .outerjoin(counted, counted.c.initiative_id == Initiative.id)
        .order_by(activities.desc(), Initiative.key)
    )
    return frame(db, found)
