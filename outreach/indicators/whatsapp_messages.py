"""How much was said in the WhatsApp groups."""

import pandas as pd
from sqlmodel import Session

from models.codes import ChannelKind
from outreach.filters import Filters
from outreach.indicators.definition import CHANNELS, ONCE, Indicator, Value
from outreach.marks import mark
from outreach.queries import channels


def ask(db: Session, filters: Filters) -> Value:
    """The sum of messages. Unknown: groups of which no reading in the period says how many."""
    read = rows(db, filters)
    kinds = channels.followed(db, filters=filters)["kind"]
    groups = int((kinds == ChannelKind.WHATSAPP_GROUP).sum())
    messages = int(read["messages"].sum()) if len(read) else None
    return Value(messages, n_rows=len(read), unknown=groups - read["channel"].nunique())


def rows(db: Session, filters: Filters) -> pd.DataFrame:
    """The readings of the period that say how many; columns of ``channels.readings``."""
    found = channels.readings(db, filters=filters, kind=ChannelKind.WHATSAPP_GROUP)
    return found[found["messages"].notna()].reset_index(drop=True)


INDICATOR = Indicator(
    key="whatsapp_messages",
    name=mark("Messages in WhatsApp groups"),
    unit=mark("messages"),
    question=mark("Are our groups alive?"),
    counts=mark("Messages since the reading before, in the readings of WhatsApp groups on days of the period."),
    excludes=mark("What was said: only the number is kept. Readings that do not say how many."),
    numerator=mark("Sum of messages"),
    denominator=ONCE,
    good="neutral",
    sources=CHANNELS,
    limits=mark("The first reading of a period also holds messages from before it."),
    unknown_are=mark("groups whose messages nobody counted in the period"),
    form="count",
    rows_are="reading",
    ask=ask,
    rows=rows,
)
