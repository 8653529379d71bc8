"""How many are in the WhatsApp groups."""

import pandas as pd
from sqlmodel import Session

from models.codes import ChannelKind
from outreach.filters import Filters
from outreach.indicators.definition import CHANNELS, ONCE, Indicator, Value
from outreach.marks import mark
from outreach.queries import channels


def ask(db: Session, filters: Filters) -> Value:
    """The sum of last readings. Unknown: groups without one."""
    read = rows(db, filters)
    groups = int((channels.followed(db, filters=filters)["kind"] == ChannelKind.WHATSAPP_GROUP).sum())
    return Value(int(read["audience"].sum()) if len(read) else None, n_rows=len(read), unknown=groups - len(read))


def rows(db: Session, filters: Filters) -> pd.DataFrame:
    """Each group's last reading; columns of ``channels.last_audience``."""
    found = channels.last_audience(db, filters=filters)
    return found[found["kind"] == ChannelKind.WHATSAPP_GROUP].reset_index(drop=True)


INDICATOR = Indicator(
    key="whatsapp_members",
    name=mark("Members of WhatsApp groups"),
    unit=mark("members"),
    question=mark("How many can we reach in our groups?"),
    counts=mark("Members in the last reading of each WhatsApp group at or before the end of the period."),
    excludes=mark("Groups that were never read."),
    numerator=mark("Sum of the last number of members of each group"),
    denominator=ONCE,
    good="up",
    sources=CHANNELS,
    limits=mark("Somebody who is in two groups counts twice."),
    unknown_are=mark("groups whose members nobody counted"),
    form="count",
    rows_are="channel",
    ask=ask,
    rows=rows,
)
