"""What share of answers was given back to the community that asked."""

import pandas as pd
from sqlmodel import Session

from outreach.filters import Filters
from outreach.indicators.definition import REQUESTS, Indicator, Value
from outreach.marks import mark
from outreach.queries import request_sums


def ask(db: Session, filters: Filters) -> Value:
    """Between 0 and 1; None where none was answered. Unknown: requests that are not answered yet."""
    found = rows(db, filters)
    unknown = len(request_sums.open_ones(db, filters=filters))
    if found.empty:
        return Value(None, n_rows=0, unknown=unknown)
    back = int(found["given_back_on"].notna().sum())
    return Value(back / len(found), n_rows=len(found), unknown=unknown, parts={"back": back, "answered": len(found)})


def rows(db: Session, filters: Filters) -> pd.DataFrame:
    """The rounds that were answered; columns of ``request_lives.rounds``."""
    return request_sums.answered(db, filters=filters)


INDICATOR = Indicator(
    key="loop_closed_pct",
    name=mark("Answers given back"),
    unit=mark("percent of answers"),
    question=mark("Does the answer reach those who asked?"),
    counts=mark("Answers of the period that were given back to the community until its last day."),
    excludes=mark("Answers that were archived without that, or whose request was reopened before."),
    numerator=mark("Answers given in the period that were given back to the community"),
    denominator=mark("Answers given in the period"),
    good="up",
    sources=REQUESTS,
    limits=mark(
        "An answer of the last days has had little time to be given back. What the community thought of it is not "
        "known."
    ),
    unknown_are=mark("requests that are not answered yet"),
    form="share",
    rows_are="request",
    ask=ask,
    rows=rows,
)
