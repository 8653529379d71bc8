"""What share of communities was met within the time that its tier allows."""

import pandas as pd
from sqlmodel import Session

from outreach.filters import Filters
from outreach.indicators.definition import ACTIVITIES, Indicator, Value
from outreach.marks import mark
from outreach.queries import contact, coverage


def ask(db: Session, filters: Filters) -> Value:
    """Between 0 and 1; None where nobody can say it of any community. Unknown: those of which nobody can."""
    every = _every(db, filters)
    due = every[every["is_judged"]]
    met = int(due["within_cadence"].sum())
    share = met / len(due) if len(due) else None
    return Value(share, n_rows=len(due), unknown=len(every) - len(due), parts={"met": met, "due": len(due)})


def rows(db: Session, filters: Filters) -> pd.DataFrame:
    """Those that it is said of: columns of ``communities.by_community``, ``days_since, cadence, within_cadence``."""
    every = _every(db, filters)
    return every[every["is_judged"]].drop(columns="is_judged").reset_index(drop=True)


def _every(db: Session, filters: Filters) -> pd.DataFrame:
    found = contact.last(db, filters=filters, day=contact.as_at(filters))
    known = found["key"].map(coverage.contacts(db, found)).isin(("met", "never_met"))
    return found.drop(columns=["last_day", "days_at_least"]).assign(is_judged=known & found["tier"].notna())


INDICATOR = Indicator(
    key="coverage_pct",
    name=mark("Coverage"),
    unit=mark("percent of communities"),
    question=mark("Whom have we left alone?"),
    counts=mark("Communities whose last activity held lies no further back than their tier's cadence allows."),
    excludes=mark(
        "Communities without a tier: how often they are to be met is the ministry's decision, not yet taken. Those "
        "of which nothing is reported, or of which nobody knows when they were met."
    ),
    numerator=mark("Communities met within their cadence, on the last day of the period"),
    denominator=mark("Communities with a tier that were met on a known day, or never"),
    good="up",
    sources=ACTIVITIES,
    limits=mark(
        "A last activity known to the month or year is taken for its first day. With the public record it says how "
        "often the press wrote, and not how often communities were met."
    ),
    unknown_are=mark("communities without a tier, or of which nobody knows when they were met"),
    form="share",
    rows_are="community",
    ask=ask,
    rows=rows,
)
