"""How long people wait for an answer."""

import pandas as pd
from sqlmodel import Session

from outreach.filters import Filters
from outreach.indicators.definition import REQUESTS, Indicator, Value
from outreach.marks import mark
from outreach.queries import request_sums


def ask(db: Session, filters: Filters) -> Value:
    """The median in working days; None where none was answered. ``parts``: the 90th percentile ``high``, and ``n``.

    Unknown: those that were open on the period's last day.
    """
    found = rows(db, filters)
    unknown = len(request_sums.open_ones(db, filters=filters))
    median, high = request_sums.median_and_high(found["used_days"])
    return Value(median, n_rows=len(found), unknown=unknown, parts={"high": high, "n": len(found)})


def rows(db: Session, filters: Filters) -> pd.DataFrame:
    """The rounds that were answered; columns of ``request_lives.rounds``."""
    return request_sums.answered(db, filters=filters)


INDICATOR = Indicator(
    key="days_to_answer",
    name=mark("Working days to an answer"),
    unit=mark("working days"),
    question=mark("How long do people wait for an answer?"),
    counts=mark(
        "The working days that the clock ran until each answer of the period; the median of them, and the 90th "
        "percentile beside it."
    ),
    excludes=mark("Days on which the citizen was asked for something, weekends and holidays."),
    numerator=mark("Median of the working days of requests answered in the period"),
    denominator=mark("Nothing is divided: it is a median."),
    good="down",
    sources=REQUESTS,
    limits=mark(
        "What was never answered is in no median: read it with the requests that are overdue. A reopened request "
        "counts once for each answer."
    ),
    unknown_are=mark("requests that are not answered yet"),
    form="rate",
    rows_are="request",
    ask=ask,
    rows=rows,
)
