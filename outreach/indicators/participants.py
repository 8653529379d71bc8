"""How many people were present."""

import pandas as pd
from sqlalchemy import ColumnElement, select
from sqlmodel import Session

from models import Activity
from outreach.filters import Filters
from outreach.indicators.definition import ACTIVITIES, ONCE, Indicator, Value
from outreach.marks import mark
from outreach.queries import activities, sums
from outreach.queries.conditions import matching


def ask(db: Session, filters: Filters) -> Value:
    """Counted and estimated people together, apart in ``parts``. Unknown: activities that say nothing."""
    row = sums.in_all(db, filters=filters).iloc[0]
    unknown = int(row["unknown_attendance"])
    known = int(row["activities"]) - unknown
    counted, estimated = int(row["counted"]), int(row["estimated"])
    parts = {"counted": counted, "estimated": estimated}
    return Value(counted + estimated if known else None, n_rows=known, unknown=unknown, parts=parts)


def where(filters: Filters) -> list[ColumnElement[bool]]:
    """The activities that say how many were present."""
    return [Activity.attendance.is_not(None), *matching(filters)]


def rows(db: Session, filters: Filters) -> pd.DataFrame:
    """Those activities; columns of ``activities.table``."""
    ids = select(Activity.id).where(*where(filters))
    return activities.of(db, ids=ids.order_by(Activity.starts.desc().nulls_last(), Activity.id.desc()))


INDICATOR = Indicator(
    key="participants",
    name=mark("Participants"),
    unit=mark("people"),
    question=mark("How many people took part?"),
    counts=mark(
        "Those present at activities held: counted, or estimated, as each activity says; the two are shown apart."
    ),
    excludes=mark(
        "Numbers that were expected or registered; activities whose attendance nobody collected add nothing."
    ),
    numerator=mark("Sum of attendance"),
    denominator=ONCE,
    good="up",
    sources=ACTIVITIES,
    limits=mark(
        "Somebody who came twice counts twice. Numbers that the press stated count as estimated. Where most activities "
        "say nothing, the sum is a lower bound and no trend."
    ),
    unknown_are=mark("activities that do not say how many were present"),
    form="count",
    rows_are="activity",
    ask=ask,
    rows=rows,
    where=where,
)
