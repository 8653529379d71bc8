"""How much of what a record should say it says."""

import pandas as pd
from sqlmodel import Session

from outreach.filters import Filters
from outreach.indicators.definition import ACTIVITIES, Indicator, Value
from outreach.marks import mark
from outreach.queries import completeness
from outreach.queries.conditions import matching


def ask(db: Session, filters: Filters) -> Value:
    """Between 0 and 1; None where there is no activity. Unknown: activities that lack any of the four.

    ``parts``: how many activities have each of ``day, country, attendance, topic``.
    """
    row = completeness.in_all(db, filters=filters).iloc[0]
    held = int(row["activities"])
    parts = {name: int(row[name]) for name in completeness.FIELDS}
    share = sum(parts.values()) / (len(parts) * held) if held else None
    return Value(share, n_rows=held, unknown=held - int(row["whole"]), parts=parts)


def rows(db: Session, filters: Filters) -> pd.DataFrame:
    """Every activity held: ``key, title_en, title_ar``, and true or false for ``day, country, attendance, topic``."""
    return completeness.rows(db, filters=filters)


INDICATOR = Indicator(
    key="record_completeness_pct",
    name=mark("Completeness of the record"),
    unit=mark("percent"),
    question=mark("How much do we know of what we did?"),
    counts=mark("Four things of each activity held: a date known to the day, a country, its attendance, a topic."),
    excludes=mark("Whether what is written is right: that nobody can count."),
    numerator=mark("Number of those four that are recorded, over all activities"),
    denominator=mark("Four times the number of activities held"),
    good="up",
    sources=ACTIVITIES,
    limits=mark("Each of the four weighs the same."),
    unknown_are=mark("activities that lack one of the four or more"),
    form="share",
    rows_are="activity",
    ask=ask,
    rows=rows,
    where=matching,
)
