"""How many took part, for each 1,000 nationals who live there."""

import pandas as pd
from sqlmodel import Session

from outreach.filters import Filters
from outreach.indicators.definition import Indicator, Value
from outreach.marks import mark
from outreach.queries import countries, reach
from outreach.queries.reach import PER
from outreach.settings import settings


def ask(db: Session, filters: Filters) -> Value:
    """People per 1,000 nationals; None without an estimate or any attendance. Unknown: countries without estimate.

    ``parts``: ``people, nationals, first_year, last_year`` (years of the estimates, as text) and ``source``, its key.
    """
    every = countries.by_country(db, filters=filters)
    known = reach.with_estimate(every)
    people, nationals = int(known["people"].sum()), int(known["nationals"].sum())
    said = int((known["activities"] - known["unknown_attendance"]).sum())
    years = known["estimate_year"]
    parts = {
        "people": people,
        "nationals": nationals,
        "source": settings().estimate_source,
        "first_year": str(years.min()) if len(known) else None,
        "last_year": str(years.max()) if len(known) else None,
    }
    rate = PER * people / nationals if nationals and said else None
    return Value(rate, n_rows=len(known), unknown=len(every) - len(known), parts=parts)


def rows(db: Session, filters: Filters) -> pd.DataFrame:
    """The countries with an estimate: columns of ``countries.by_country``, ``people, per_1000``."""
    return reach.by_country(db, filters=filters)


INDICATOR = Indicator(
    key="reach_per_1000",
    name=mark("Participants per 1,000 nationals"),
    unit=mark("participants per 1,000 nationals"),
    question=mark("Do we reach many of those who live there, or few?"),
    counts=mark("Participants of activities held with a country, against the estimate of nationals who live in it."),
    excludes=mark("Countries for which the chosen source has no estimate."),
    numerator=mark("Sum over countries of those present, times 1,000"),
    denominator=mark("Sum of the source's last estimates for the same countries"),
    good="up",
    sources=mark("Activities held; estimates of nationals by the one source that the settings name, with its years"),
    limits=mark(
        "Nobody splits the attendance of a session with several countries, so it counts whole in each of them. "
        "Sources of estimates disagree and are never mixed. With the public record it is a lower bound."
    ),
    unknown_are=mark("countries without an estimate"),
    form="rate",
    rows_are="country",
    ask=ask,
    rows=rows,
)
