"""How many communities were met."""

import pandas as pd
from sqlmodel import Session

from models.codes import PlaceKind
from outreach.filters import Filters
from outreach.indicators.definition import ACTIVITIES, ONCE, Indicator, Value
from outreach.marks import mark
from outreach.queries import communities
from outreach.queries.reached import places, silent


def ask(db: Session, filters: Filters) -> Value:
    """The communities. Unknown: registered ones, as ``queries.known`` has it."""
    met = places(db, filters=filters, each=PlaceKind.COMMUNITY)
    return Value(met, n_rows=met, unknown=silent(db, filters=filters, each=PlaceKind.COMMUNITY))


def rows(db: Session, filters: Filters) -> pd.DataFrame:
    """Those communities; columns of ``communities.by_community``."""
    return communities.by_community(db, filters=filters, met=True)


INDICATOR = Indicator(
    key="communities_reached",
    name=mark("Communities reached"),
    unit=mark("communities"),
    question=mark("With how many communities were we in touch?"),
    counts=mark("Each registered community, of a country or of one city in it, with at least one activity held."),
    excludes=mark("The home country. Channels and broadcasts: they are no meeting."),
    numerator=mark("Number of different communities with an activity held wholly inside the period"),
    denominator=ONCE,
    good="up",
    sources=ACTIVITIES,
    limits=mark(
        "A meeting with a city's community does not count for the community of the whole country, unless the record "
        "names both. A community without an activity is unknown, and not neglected, save where the ministry itself "
        "wrote of it: there it is a zero. An unconfirmed activity alone says nothing of that, nor "
        "does a tier or a plan beside the public record."
    ),
    unknown_are=mark("registered communities of which nobody knows whether they were met"),
    form="count",
    rows_are="community",
    ask=ask,
    rows=rows,
)
