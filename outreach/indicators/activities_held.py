"""How many activities were held."""

import pandas as pd
from sqlmodel import Session

from outreach.filters import Filters
from outreach.indicators.definition import ACTIVITIES, ONCE, Indicator, Value
from outreach.marks import mark
from outreach.queries import activities, sums
from outreach.queries.conditions import matching
from outreach.queries.unknowns import undated


def ask(db: Session, filters: Filters) -> Value:
    """The activities, and in ``parts`` those of each kind. Unknown: the undated, where there is a period."""
    row = sums.in_all(db, filters=filters).iloc[0]
    held = int(row["activities"])
    unknown = undated(db, filters=filters) if filters.has_period else 0
    return Value(held, n_rows=held, unknown=unknown, parts={kind: int(row[kind]) for kind in sums.KINDS})


def rows(db: Session, filters: Filters) -> pd.DataFrame:
    """Those activities; columns of ``activities.table``."""
    return activities.table(db, filters=filters, limit=None)


INDICATOR = Indicator(
    key="activities_held",
    name=mark("Activities held"),
    unit=mark("activities"),
    question=mark("How much did we do?"),
    counts=mark(
        "Each activity with the status held, once, whatever the number of communities and countries it was with."
    ),
    excludes=mark("What is planned, cancelled or unconfirmed: announced, and nobody reported that it took place."),
    numerator=mark("Number of activities held wholly inside the period"),
    denominator=ONCE,
    good="up",
    sources=ACTIVITIES,
    limits=mark(
        "An activity known to the month or year counts in a period only where the whole of that month or year lies "
        "in it. One without a date counts only where no period is set. The engagements of a journey are several "
        "activities."
    ),
    unknown_are=mark("activities without a date, which belong to no period"),
    form="count",
    rows_are="activity",
    ask=ask,
    rows=rows,
    where=matching,
)
