"""How many follow the channels."""

import pandas as pd
from sqlmodel import Session

from models.codes import ChannelKind
from outreach.filters import Filters
from outreach.indicators.definition import CHANNELS, ONCE, Indicator, Value
from outreach.marks import mark
from outreach.queries import channels


def ask(db: Session, filters: Filters) -> Value:
    """The sum of last readings, by unit in ``parts``. Unknown: channels without such a reading."""
    read = rows(db, filters)
    kinds = channels.followed(db, filters=filters)["kind"]
    followable = int((kinds != ChannelKind.WHATSAPP_GROUP).sum())
    parts = {str(unit): int(people) for unit, people in read.groupby("audience_unit")["audience"].sum().items()}
    people = int(read["audience"].sum()) if len(read) else None
    return Value(people, n_rows=len(read), unknown=followable - len(read), parts=parts)


def rows(db: Session, filters: Filters) -> pd.DataFrame:
    """Each channel's last reading; columns of ``channels.last_audience``."""
    found = channels.last_audience(db, filters=filters)
    return found[found["kind"] != ChannelKind.WHATSAPP_GROUP].reset_index(drop=True)


INDICATOR = Indicator(
    key="followers",
    name=mark("Followers"),
    unit=mark("followers"),
    question=mark("How many follow us?"),
    counts=mark(
        "Followers, subscribers and members in the last reading of each channel at or before the end of the period."
    ),
    excludes=mark("Likes and viewers, and the members of WhatsApp groups, which have a figure of their own."),
    numerator=mark("Sum of the last audience of each channel"),
    denominator=ONCE,
    good="up",
    sources=CHANNELS,
    limits=mark("One person who follows five pages counts five times. A channel that was never read adds nothing."),
    unknown_are=mark("channels whose followers nobody read; likes are none"),
    form="count",
    rows_are="channel",
    ask=ask,
    rows=rows,
)
