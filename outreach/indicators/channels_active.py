"""How many channels were in use."""

import pandas as pd
from sqlmodel import Session

from outreach.filters import Filters
from outreach.indicators.definition import CHANNELS, ONCE, Indicator, Value
from outreach.marks import mark
from outreach.queries import channels
from outreach.queries.known import are_channels_known


def ask(db: Session, filters: Filters) -> Value:
    """The channels, by kind in ``parts``. Unknown: channels without any date or reading, where there is a period."""
    on_record = channels.followed(db, filters=filters)
    used = on_record[on_record["used"]]
    silent = int((on_record["starts"].isna() & (on_record["first_read"].isna())).sum()) if filters.has_period else 0
    parts = {str(kind): int(count) for kind, count in used["kind"].value_counts().items()}
    known = len(on_record) or are_channels_known(db)
    return Value(len(used) if known else None, n_rows=len(used), unknown=silent, parts=parts)


def rows(db: Session, filters: Filters) -> pd.DataFrame:
    """Those channels; columns of ``channels.table``."""
    found = channels.table(db, filters=filters, used=True)
    return found[found["followed"]].reset_index(drop=True)


INDICATOR = Indicator(
    key="channels_active",
    name=mark("Channels in use"),
    unit=mark("channels"),
    question=mark("In how many places can people follow us or talk to us?"),
    counts=mark("Each page, group, account or forum that was read, or seen in use, on a day of the period."),
    excludes=mark(
        "Hotlines, applications and publications: nobody follows them. They are listed on the page of channels."
    ),
    numerator=mark("Number of channels in use on any day of the period"),
    denominator=ONCE,
    good="up",
    sources=CHANNELS,
    limits=mark(
        "A channel that nobody read or mentioned is not counted in a period, although it may be alive. Where none is "
        "on record, it is a zero in a register alone that holds any channel at all; beside the public record, a "
        "sample, it is unknown."
    ),
    unknown_are=mark("channels on record without a date or a reading"),
    form="count",
    rows_are="channel",
    ask=ask,
    rows=rows,
)
