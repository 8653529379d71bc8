"""Filters as conditions on channels and their readings, and each channel's last reading for joins."""

from datetime import date

from sqlalchemy import ColumnElement, Subquery, or_, select

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


def last_readings(end: date | None, *, units: tuple[AudienceUnit, ...] | None = None) -> Subquery:
    """For joins: each channel's last reading at or before ``end``; columns of ``ChannelReading``.

    Args:
        units: only readings whose audience is one of these; None for any reading.
    """
    order = (ChannelReading.read_on.desc(), ChannelReading.audience.desc().nulls_last(), ChannelReading.id.desc())
    # One look into the index for each channel: to number all readings would be to sort them all.
    newest = select(ChannelReading.id).where(ChannelReading.channel_id == Channel.id).order_by(*order).limit(1)
    if end:
        newest = newest.where(ChannelReading.read_on <= end)
    if units:
        newest = newest.where(ChannelReading.audience_unit.in_(units))
    ids = select(newest.correlate(Channel).scalar_subquery().label("id")).select_from(Channel).subquery("newest")
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
