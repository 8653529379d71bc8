"""How long it takes until what was done is written down."""

import pandas as pd
from sqlmodel import Session

from outreach.filters import Filters
from outreach.indicators.definition import Indicator, Value
from outreach.marks import mark
from outreach.queries import entry_lag


def ask(db: Session, filters: Filters) -> Value:
    """The median of the days; None where none is known. ``parts``: the ``longest``."""
    days = entry_lag.rows(db, filters=filters)["days"]
    unknown = entry_lag.held(db, filters=filters) - len(days)
    if days.empty:
        return Value(None, n_rows=0, unknown=unknown)
    return Value(float(days.median()), n_rows=len(days), unknown=unknown, parts={"longest": int(days.max())})


def rows(db: Session, filters: Filters) -> pd.DataFrame:
    """Those activities, the slowest first; columns of ``entry_lag.rows``."""
    return entry_lag.rows(db, filters=filters)


INDICATOR = Indicator(
    key="entry_lag_days",
    name=mark("Days until entry"),
    unit=mark("days"),
    question=mark("How soon do we write down what we did?"),
    counts=mark("The days from an activity's day to the day on which it was first entered; the median of them."),
    excludes=mark("The public record, which was compiled years later. Corrections: only the first entry counts."),
    numerator=mark("Median of the days between being held and being entered"),
    denominator=mark("Nothing is divided: it is a median."),
    good="down",
    sources=mark("Activities of the ministry's own with the status held, and the history of their entry"),
    limits=mark("What was entered before it was held, as planned activities are, counts as no day."),
    unknown_are=mark("activities whose day, or whose first entry, is not on record"),
    form="rate",
    rows_are="activity",
    ask=ask,
    rows=rows,
)
