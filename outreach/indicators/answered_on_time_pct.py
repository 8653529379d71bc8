"""What share of requests was answered by the day on which an answer was due."""

import pandas as pd
from sqlmodel import Session

from outreach.filters import Filters
from outreach.indicators.definition import REQUESTS, Indicator, Value
from outreach.marks import mark
from outreach.queries import request_sums


def ask(db: Session, filters: Filters) -> Value:
    """Between 0 and 1; None where none was decided. Unknown: open ones whose day is still to come."""
    found = rows(db, filters)
    still = request_sums.open_ones(db, filters=filters)
    waiting = int((still["overdue_days"] == 0).sum())
    if found.empty:
        return Value(None, n_rows=0, unknown=waiting)
    good = int(found["on_time"].sum())
    return Value(good / len(found), n_rows=len(found), unknown=waiting, parts={"on_time": good, "decided": len(found)})


def rows(db: Session, filters: Filters) -> pd.DataFrame:
    """The rounds that were decided; columns of ``request_lives.rounds``."""
    return request_sums.decided(db, filters=filters)


INDICATOR = Indicator(
    key="answered_on_time_pct",
    name=mark("Answered on time"),
    unit=mark("percent of requests"),
    question=mark("Do people get their answer when they should?"),
    counts=mark(
        "Answers given within the working days that the settings allow, extensions included, pauses for the "
        "citizen left out."
    ),
    excludes=mark("Requests that are open and whose day for the answer is still to come: nobody can say yet."),
    numerator=mark("Requests answered on a day of the period, no later than they were due"),
    denominator=mark("The same, and those whose day for the answer lay in the period and passed without one"),
    good="up",
    sources=REQUESTS,
    limits=mark(
        "Each counts once, on the day that decided it, so a late answer does not count again when it comes. A "
        "reopened request has a new deadline and counts once more."
    ),
    unknown_are=mark("open requests whose answer is not due yet"),
    form="share",
    rows_are="request",
    ask=ask,
    rows=rows,
)
