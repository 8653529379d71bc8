"""How many requests were raised."""

import pandas as pd
from sqlmodel import Session

from outreach.filters import Filters
from outreach.indicators.definition import ONCE, REQUESTS, Indicator, Value
from outreach.marks import mark
from outreach.queries import request_lives, request_sums


def ask(db: Session, filters: Filters) -> Value:
    """The requests, by kind in ``parts``; None where none is on record at all. Unknown: those of no community."""
    found = rows(db, filters)
    if not request_lives.any_on_record(db):
        return Value(None, n_rows=0)
    unplaced = request_sums.received(db, filters=filters.narrowed(regions=(), countries=(), communities=()))
    parts = {str(kind): int(count) for kind, count in found["request_kind"].value_counts().items()}
    return Value(len(found), n_rows=len(found), unknown=int(unplaced["community"].isna().sum()), parts=parts)


def rows(db: Session, filters: Filters) -> pd.DataFrame:
    """Those requests; columns of ``request_lives.table``."""
    return request_sums.received(db, filters=filters)


INDICATOR = Indicator(
    key="requests_received",
    name=mark("Requests received"),
    unit=mark("requests"),
    question=mark("What did people ask of us?"),
    counts=mark(
        "Each enquiry, proposal, request or complaint that was raised in an activity or a channel on a day of the "
        "period."
    ),
    excludes=mark("What was said and not written down as a request. The topics of activities: they are no requests."),
    numerator=mark("Number of requests raised in the period"),
    denominator=ONCE,
    good="neutral",
    sources=REQUESTS,
    limits=mark(
        "Who asks twice counts twice; the same demand of several communities is one theme and several requests. "
        "The press names topics and no requests, so the public record cannot feed this; a register can."
    ),
    unknown_are=mark("requests of which nobody noted whose people asked"),
    form="count",
    rows_are="request",
    ask=ask,
    rows=rows,
)
