"""How many requests wait for an answer that should have come."""

import pandas as pd
from sqlmodel import Session

from models.codes import Holder
from outreach.filters import Filters
from outreach.indicators.definition import ONCE, REQUESTS, Indicator, Value
from outreach.marks import mark
from outreach.queries import request_lives, request_sums


def ask(db: Session, filters: Filters) -> Value:
    """The requests; None where none is on record at all. Unknown: open ones that wait for the citizen."""
    found = rows(db, filters)
    if not request_lives.any_on_record(db):
        return Value(None, n_rows=0)
    still = request_sums.open_ones(db, filters=filters)
    waiting = int(((still["holder"] == Holder.CITIZEN.value) & (still["overdue_days"] == 0)).sum())
    return Value(len(found), n_rows=len(found), unknown=waiting)


def rows(db: Session, filters: Filters) -> pd.DataFrame:
    """Those requests, the latest first; columns of ``request_lives.table``."""
    return request_sums.overdue(db, filters=filters)


INDICATOR = Indicator(
    key="requests_overdue",
    name=mark("Requests overdue"),
    unit=mark("requests"),
    question=mark("Who waits longer than we promised?"),
    counts=mark(
        "Each request without an answer whose last day for it had passed on the last day of the period, whenever "
        "it was raised."
    ),
    excludes=mark("What is due on that very day. Answers that came late: they are no longer waited for."),
    numerator=mark("Number of requests past their day for the answer"),
    denominator=ONCE,
    good="down",
    sources=REQUESTS,
    limits=mark("The period says only until when. Steps that are written down late change it afterwards."),
    unknown_are=mark("open requests that wait for the citizen"),
    form="count",
    rows_are="request",
    ask=ask,
    rows=rows,
)
