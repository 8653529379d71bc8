"""Filters as conditions on channels and their readings, and each channel's last reading for joins."""

from datetime import date

from sqlalchemy import ColumnElement, Subquery, func, or_, select

from models import Channel, ChannelReading, Community, Country
from models.codes import AudienceUnit, ChannelKind
from outreach.filters import Filters

# Ways to reach the ministry that nobody follows; they are listed, and count as no channel of an audience.
NOT_FOLLOWED = (
    ChannelKind.HOTLINE,
    ChannelKind.APPLICATION,
    ChannelKind.PUBLICATION,
    ChannelKind.AUDIO,
    ChannelKind.OTHER,
)
FOLLOWING = (AudienceUnit.FOLLOWERS, AudienceUnit.SUBSCRIBERS, AudienceUnit.MEMBERS)

# What a reading counts. Who began to follow and by how much an audience grew is neither: it says not how large it is.
AUDIENCE = ChannelReading.audience.is_not(None)
TALK = or_(ChannelReading.messages.is_not(None), ChannelReading.active_members.is_not(None))


def inside(filters: Filters) -> list[ColumnElement[bool]]:
    """Conditions on ``Channel``: of a community inside the filters' places. Global channels only where none is set."""
    communities = select(Community.id).join(Country, Country.code == Community.country_code)
    conditions = []
    if filters.regions:
        conditions.append(Country.region.in_(filters.regions))
    if filters.countries:
        conditions.append(Country.code.in_(filters.countries))
    if filters.communities:
        conditions.append(Community.key.in_(filters.communities))
    return [Channel.community_id.in_(communities.where(*conditions))] if conditions else []


def last_readings(end: date | None, *wanted: ColumnElement[bool]) -> Subquery:
    """For joins: each channel's last reading at or before ``end``; columns of ``ChannelReading``.

    Args:
        wanted: conditions on the reading: it is the last one that meets the first of them, and where none does, the
            last that meets the next. Without any it is the last of all.
    """
    order = (ChannelReading.read_on.desc(), ChannelReading.audience.desc().nulls_last(), ChannelReading.id.desc())
    # One look into the index for each channel: to number all readings would be to sort them all.
    newest = select(ChannelReading.id).where(ChannelReading.channel_id == Channel.id).order_by(*order).limit(1)
    if end:
        newest = newest.where(ChannelReading.read_on <= end)
    found = [(newest.where(one) if one is not None else newest).correlate(Channel) for one in wanted or (None,)]
    number = func.coalesce(*(one.scalar_subquery() for one in found)) if len(found) > 1 else found[0].scalar_subquery()
    ids = select(number.label("id")).select_from(Channel).subquery("newest")
    return select(ChannelReading).join(ids, ids.c.id == ChannelReading.id).subquery("last")


def read_within(filters: Filters) -> list[ColumnElement[bool]]:
    """Readings on days of the period."""
    conditions = []
    if filters.start:
        conditions.append(ChannelReading.read_on >= filters.start)
    if filters.end:
        conditions.append(ChannelReading.read_on <= filters.end)
    return conditions


def seen_within(filters: Filters) -> list[ColumnElement[bool]]:
    """Channels seen in use, or read, on days that overlap the period; all of them where there is no period."""
    if not filters.has_period:
        return []
    seen, read = [], read_within(filters)
    if filters.start:
        seen.append(Channel.ends >= filters.start)
    if filters.end:
        seen.append(Channel.starts <= filters.end)
    was_read = select(ChannelReading.channel_id).where(*read)
    return [or_(Channel.id.in_(was_read), *([seen[0] & seen[1]] if len(seen) == 2 else seen))]
