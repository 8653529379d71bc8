"""How long the oldest open request has been waiting."""

import pandas as pd
from sqlmodel import Session

from outreach.filters import Filters
from outreach.indicators.definition import ONCE, REQUESTS, Indicator, Value
from outreach.marks import mark
from outreach.queries import request_lives, request_sums


def ask(db: Session, filters: Filters) -> Value:
    """Working days, 0 where none is open; None where none is on record at all. ``parts``: which one it is.

    Unknown: open ones of a year whose holidays nobody knows.
    """
    found = rows(db, filters)
    if not request_lives.any_on_record(db):
        return Value(None, n_rows=0)
    unknown = int((~found["known_year"]).sum())
    if found.empty:
        return Value(0, n_rows=0)
    oldest = found.iloc[0]
    return Value(int(oldest["age_days"]), n_rows=len(found), unknown=unknown, parts={"key": str(oldest["key"])})


def rows(db: Session, filters: Filters) -> pd.DataFrame:
    """All open requests, the oldest first; columns of ``request_lives.table``."""
    found = request_sums.open_ones(db, filters=filters)
    return found.sort_values("age_days", ascending=False, kind="stable", ignore_index=True)


INDICATOR = Indicator(
    key="oldest_open_days",
    name=mark("Oldest open request"),
    unit=mark("working days"),
    question=mark("Who has been waiting longest?"),
    counts=mark(
        "Working days since the oldest request without an answer was raised, until the last day of the period."
    ),
    excludes=mark(
        "Nothing: days on which the citizen was asked for something count too, and a reopened request counts from "
        "the day that it was first raised."
    ),
    numerator=mark("Working days since the oldest open request was raised"),
    denominator=ONCE,
    good="down",
    sources=REQUESTS,
    limits=mark(
        "The period says only until when. One forgotten request decides it; the ageing of all stands on the page "
        "of requests."
    ),
    unknown_are=mark("open requests of a year whose holidays nobody knows, so that only its weekends are left out"),
    form="count",
    rows_are="request",
    ask=ask,
    rows=rows,
)
