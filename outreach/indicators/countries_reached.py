"""In how many countries were communities met."""

import pandas as pd
from sqlmodel import Session

from models.codes import PlaceKind
from outreach.filters import Filters
from outreach.indicators.definition import ACTIVITIES, ONCE, Indicator, Value
from outreach.marks import mark
from outreach.queries import countries
from outreach.queries.reached import places, silent


def ask(db: Session, filters: Filters) -> Value:
    """The countries. Unknown: as ``queries.known`` has it."""
    met = places(db, filters=filters, each=PlaceKind.COUNTRY)
    return Value(met, n_rows=met, unknown=silent(db, filters=filters, each=PlaceKind.COUNTRY))


def rows(db: Session, filters: Filters) -> pd.DataFrame:
    """Those countries; columns of ``countries.by_country``."""
    return countries.by_country(db, filters=filters, met=True)


INDICATOR = Indicator(
    key="countries_reached",
    name=mark("Countries reached"),
    unit=mark("countries"),
    question=mark("In how many countries were we in touch with citizens?"),
    counts=mark("Each country with whose communities at least one activity was held, in person or from afar."),
    excludes=mark("The home country: things are held there, and nobody is reached abroad."),
    numerator=mark("Number of different countries with an activity held wholly inside the period"),
    denominator=ONCE,
    good="up",
    sources=ACTIVITIES,
    limits=mark(
        "An activity that names no country counts for none; how many there are stands beside the figure. A "
        "country without an activity is unknown, and not neglected, save where the ministry itself wrote of one of its "
        "communities: there it is a zero. An unconfirmed activity alone says nothing of that, nor "
        "does a tier or a plan beside the public record."
    ),
    unknown_are=mark("countries of which nobody knows whether anything was held"),
    form="count",
    rows_are="country",
    ask=ask,
    rows=rows,
)
