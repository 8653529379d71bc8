"""How long virtual sessions took."""

import pandas as pd
from sqlalchemy import ColumnElement, select
from sqlmodel import Session

from models import Activity
from models.codes import Kind
from outreach.filters import Filters
from outreach.indicators.definition import ACTIVITIES, ONCE, Indicator, Value
from outreach.marks import mark
from outreach.queries import activities, sums
from outreach.queries.conditions import matching

MINUTES = 60


def ask(db: Session, filters: Filters) -> Value:
    """Hours. Unknown: sessions whose length nobody noted."""
    minutes, timed, sessions = sums.of_kind(db, filters=filters, kind=Kind.VIRTUAL_SESSION)
    return Value(minutes / MINUTES if timed else None, n_rows=timed, unknown=sessions - timed)


def where(filters: Filters) -> list[ColumnElement[bool]]:
    """The virtual sessions whose length is known."""
    return [Activity.kind == Kind.VIRTUAL_SESSION, Activity.minutes.is_not(None), *matching(filters)]


def rows(db: Session, filters: Filters) -> pd.DataFrame:
    """Those sessions; columns of ``activities.table``."""
    ids = select(Activity.id).where(*where(filters))
    return activities.of(db, ids=ids.order_by(Activity.starts.desc().nulls_last(), Activity.id.desc()))


INDICATOR = Indicator(
    key="session_hours",
    name=mark("Hours of virtual sessions"),
    unit=mark("hours"),
    question=mark("How much time did we give to listening?"),
    counts=mark("The length of each virtual session held, as it was noted."),
    excludes=mark("Other kinds of activity, and sessions whose length nobody noted."),
    numerator=mark("Sum of minutes, divided by 60"),
    denominator=ONCE,
    good="up",
    sources=ACTIVITIES,
    limits=mark("The press hardly ever states a length, so the public record cannot feed this; a register can."),
    unknown_are=mark("virtual sessions whose length nobody noted"),
    form="hours",
    rows_are="activity",
    ask=ask,
    rows=rows,
    where=where,
)
