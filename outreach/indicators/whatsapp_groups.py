"""How many WhatsApp groups were in use."""

import pandas as pd
from sqlmodel import Session

from models.codes import ChannelKind
from outreach.filters import Filters
from outreach.indicators.definition import CHANNELS, ONCE, Indicator, Value
from outreach.marks import mark
from outreach.queries import channels
from outreach.queries.known import are_channels_known


def ask(db: Session, filters: Filters) -> Value:
    """The groups; None where that none is on record is no zero. Unknown: groups without any date or reading."""
    on_record = channels.followed(db, filters=filters)
    groups = on_record[on_record["kind"] == ChannelKind.WHATSAPP_GROUP]
    used = int(groups["used"].sum())
    silent = int((groups["starts"].isna() & groups["first_read"].isna()).sum()) if filters.has_period else 0
    return Value(used if len(groups) or are_channels_known(db) else None, n_rows=used, unknown=silent)


def rows(db: Session, filters: Filters) -> pd.DataFrame:
    """Those groups; columns of ``channels.table``."""
    found = channels.table(db, filters=filters, used=True)
    return found[found["kind"] == ChannelKind.WHATSAPP_GROUP].reset_index(drop=True)


INDICATOR = Indicator(
    key="whatsapp_groups",
    name=mark("WhatsApp groups"),
    unit=mark("groups"),
    question=mark("With how many groups do we talk every day?"),
    counts=mark("Each WhatsApp group that was read, or seen in use, on a day of the period."),
    excludes=mark("Groups that are not registered here."),
    numerator=mark("Number of groups in use on any day of the period"),
    denominator=ONCE,
    good="up",
    sources=CHANNELS,
    limits=mark(
        "The press names few groups and never all, and may mean several by one: only a register can say how many. "
        "Where a register alone holds any channel and no group, that is a zero."
    ),
    unknown_are=mark("groups on record without a date or a reading"),
    form="count",
    rows_are="channel",
    ask=ask,
    rows=rows,
)
