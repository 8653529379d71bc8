"""What share of the commitments that had come due was kept in time."""

import pandas as pd
from sqlmodel import Session

from outreach.filters import Filters
from outreach.indicators.definition import Indicator, Value
from outreach.marks import mark
from outreach.periods import today
from outreach.queries import commitments
from outreach.queries.commitment_conditions import State
from outreach.settings import settings

COUNTED = (State.KEPT, State.KEPT_LATE, State.LATE, State.DROPPED)


def ask(db: Session, filters: Filters) -> Value:
    """Between 0 and 1; None where none had come due. Unknown: no due day, or reported and followed up by nobody."""
    due = rows(db, filters)
    counts = {str(state): int((due["commitment_state"] == state).sum()) for state in COUNTED}
    apart = commitments.nobody_knows(db, filters=filters)
    share = counts[State.KEPT] / len(due) if len(due) else None
    return Value(share, n_rows=len(due), unknown=sum(apart.values()), parts={**counts, **apart})


def rows(db: Session, filters: Filters) -> pd.DataFrame:
    """The ministry's own commitments whose due day lies in the period and is over; columns of ``commitments.of``."""
    return commitments.due(db, filters=filters, day=today(settings()))


INDICATOR = Indicator(
    key="commitments_kept_pct",
    name=mark("Commitments kept in time"),
    unit=mark("percent of the commitments that had come due"),
    question=mark("Do we keep what we promise?"),
    counts=mark("Commitments whose due day lies in the period and is over, and which were kept on that day or before."),
    excludes=mark("What is not due yet, what names no day, and what the public record reports: nobody followed it up."),
    numerator=mark("Commitments kept by the day that they were due on"),
    denominator=mark(
        "Commitments whose due day lies in the period and is over: kept in time, kept late, late, or dropped"
    ),
    good="up",
    sources=mark("Commitments of the ministry's register"),
    limits=mark(
        "That it was kept is what whoever wrote down the evidence says. A commitment without a day is in no "
        "share, so naming no day makes the figure no better and no worse."
    ),
    unknown_are=mark("commitments that name no day, or that nobody followed up"),
    form="share",
    rows_are="commitment",
    ask=ask,
    rows=rows,
)
