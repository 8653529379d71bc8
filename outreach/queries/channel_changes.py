"""Who began to follow channels, and by how much their audiences grew: changes, which are no audience."""

import pandas as pd
from sqlalchemy import Date, func, or_, select, type_coerce
from sqlmodel import Session

from models import Channel, ChannelReading
from outreach.filters import Filters
from outreach.queries.channel_conditions import inside
from outreach.queries.frames import frame

DAYS = 28
"""Over so many days: whole weeks, as the platforms' own reports have them."""


def lately(db: Session, *, filters: Filters) -> pd.DataFrame:
    """Changes of each channel on the 28 days up to the last one that is reported, at or before the period's end.

    Columns: ``key, new_followers, new_days, net_followers, net_days, changes_to``: sums (None where no day says so), on
    how many days each is stated, and the last of the 28. A day without a report is unknown: some platforms leave out
    those on which nothing happened. Channels of which nothing is reported are not among them.
    """
    changed = or_(ChannelReading.new_followers.is_not(None), ChannelReading.net_followers.is_not(None))
    last = select(ChannelReading.channel_id, func.max(ChannelReading.read_on).label("day")).where(changed)
    if filters.end:
        last = last.where(ChannelReading.read_on <= filters.end)
    last = last.group_by(ChannelReading.channel_id).subquery("last")
    # There is no date arithmetic that both databases understand.
    if db.get_bind().dialect.name == "sqlite":
        before = type_coerce(func.date(last.c.day, f"-{DAYS} days"), Date)
    else:
        before = last.c.day - DAYS
    found = (
        select(
            Channel.key,
            func.sum(ChannelReading.new_followers).label("new_followers"),
            func.count(ChannelReading.new_followers).label("new_days"),
            func.sum(ChannelReading.net_followers).label("net_followers"),
            func.count(ChannelReading.net_followers).label("net_days"),
            func.max(ChannelReading.read_on).label("changes_to"),
        )
        .join(ChannelReading, ChannelReading.channel_id == Channel.id)
        .join(last, last.c.channel_id == Channel.id)
        .where(changed, ChannelReading.read_on > before, ChannelReading.read_on <= last.c.day, *inside(filters))
        .group_by(Channel.key)
        .order_by(Channel.key)
    )
    return frame(db, found)
