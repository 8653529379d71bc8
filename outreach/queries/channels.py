"""Channels with what they showed last, and how their audiences grew."""

import pandas as pd
from sqlalchemy import and_, case, false, func, select, true
from sqlmodel import Session

from models import Channel, ChannelReading, ChannelSource, Community
from models.codes import ChannelKind
from outreach.filters import Filters
from outreach.queries.channel_conditions import (
    AUDIENCE,
    FOLLOWING,
    NOT_FOLLOWED,
    TALK,
    inside,
    last_readings,
    read_within,
    seen_within,
)
from outreach.queries.frames import frame


def table(db: Session, *, filters: Filters, used: bool = False) -> pd.DataFrame:
    """Every channel inside the filters' places, with its last reading at or before the end of the period: the last that
    counts an audience, and of a channel whose audience nobody counted the last that counts messages.

    Columns: ``key, kind, name_en, name_ar, address, owner, community, community_en, community_ar, country``
    (empty for a global channel), ``starts, ends, precision`` (when it was seen in use), ``confidence``; ``read_on,
    audience, audience_unit, messages, active_members, joined, departed, basis`` (None where never read); ``readings``
    (how many), ``sources`` (how many), ``followed``: false for hotlines and the like, which have no audience.

    Args:
        used: only those that were read, or seen in use, on a day of the period.
    """
    last = last_readings(filters.end, AUDIENCE, TALK)
    readings = select(ChannelReading.channel_id, func.count().label("readings"))
    if filters.end:
        readings = readings.where(ChannelReading.read_on <= filters.end)
    readings = readings.group_by(ChannelReading.channel_id).subquery("readings")
    sources = (
        select(ChannelSource.channel_id, func.count().label("sources"))
        .group_by(ChannelSource.channel_id)
        .subquery("sources")
    )
    found = (
        select(
            Channel.key,
            Channel.kind,
            Channel.name_en,
            Channel.name_ar,
            Channel.address,
            Channel.owner,
            func.coalesce(Community.key, "").label("community"),
            func.coalesce(Community.name_en, "").label("community_en"),
            func.coalesce(Community.name_ar, "").label("community_ar"),
            func.coalesce(Community.country_code, "").label("country"),
            Channel.starts,
            Channel.ends,
            Channel.precision,
            Channel.confidence,
            last.c.read_on,
            last.c.audience,
            last.c.audience_unit,
            last.c.messages,
            last.c.active_members,
            last.c.joined,
            last.c.departed,
            last.c.basis,
            func.coalesce(readings.c.readings, 0).label("readings"),
            func.coalesce(sources.c.sources, 0).label("sources"),
            case((Channel.kind.in_(NOT_FOLLOWED), 0), else_=1).label("followed"),
        )
        .outerjoin(Community, Community.id == Channel.community_id)
        .outerjoin(last, last.c.channel_id == Channel.id)
        .outerjoin(readings, readings.c.channel_id == Channel.id)
        .outerjoin(sources, sources.c.channel_id == Channel.id)
        .where(*inside(filters), *(seen_within(filters) if used else []))
        .order_by(func.coalesce(last.c.audience, -1).desc(), Channel.kind, Channel.key)
    )
    rows = frame(db, found)
    return rows.assign(followed=rows["followed"].astype(bool))


def followed(db: Session, *, filters: Filters) -> pd.DataFrame:
    """Channels that people can follow, inside the filters' places, whatever the period.

    Columns: ``key, kind, starts, first_read``; ``first_read`` is the day of the first reading, None without one;
    ``used``: read, or seen in use, on a day of the period.
    """
    first = (
        select(ChannelReading.channel_id, func.min(ChannelReading.read_on).label("first_read"))
        .group_by(ChannelReading.channel_id)
        .subquery("first")
    )
    found = (
        select(
            Channel.key,
            Channel.kind,
            Channel.starts,
            first.c.first_read,
            case((and_(true(), *seen_within(filters)), true()), else_=false()).label("used"),
        )
        .outerjoin(first, first.c.channel_id == Channel.id)
        .where(Channel.kind.not_in(NOT_FOLLOWED), *inside(filters))
        .order_by(Channel.key)
    )
    return frame(db, found)


def last_audience(db: Session, *, filters: Filters) -> pd.DataFrame:
    """Each followed channel's last reading of followers, subscribers or members, at or before the period's end.

    Columns: ``key, kind, name_en, name_ar, community, community_en, community_ar, read_on, audience, audience_unit,
    basis``, largest first.
    """
    last = last_readings(filters.end, ChannelReading.audience_unit.in_(FOLLOWING))
    found = (
        select(
            Channel.key,
            Channel.kind,
            Channel.name_en,
            Channel.name_ar,
            func.coalesce(Community.key, "").label("community"),
            func.coalesce(Community.name_en, "").label("community_en"),
            func.coalesce(Community.name_ar, "").label("community_ar"),
            last.c.read_on,
            last.c.audience,
            last.c.audience_unit,
            last.c.basis,
        )
        .join(last, last.c.channel_id == Channel.id)
        .outerjoin(Community, Community.id == Channel.community_id)
        .where(Channel.kind.not_in(NOT_FOLLOWED), *inside(filters))
        .order_by(last.c.audience.desc(), Channel.key)
    )
    return frame(db, found)


def readings(db: Session, *, filters: Filters, key: str = "", kind: ChannelKind | None = None) -> pd.DataFrame:
    """Readings on days of the period, newest first.

    Columns: ``channel, name_en, name_ar, kind, read_on, audience, audience_unit, messages, active_members, joined,
    departed, basis``.

    Args:
        key: of one channel only.
        kind: of channels of one kind only.
    """
    found = (
        select(
            Channel.key.label("channel"),
            Channel.name_en,
            Channel.name_ar,
            Channel.kind,
            ChannelReading.read_on,
            ChannelReading.audience,
            ChannelReading.audience_unit,
            ChannelReading.messages,
            ChannelReading.active_members,
            ChannelReading.joined,
            ChannelReading.departed,
            ChannelReading.basis,
        )
        .join(Channel, Channel.id == ChannelReading.channel_id)
        .where(*inside(filters), *read_within(filters))
        .order_by(ChannelReading.read_on.desc(), Channel.key)
    )
    if key:
        found = found.where(Channel.key == key)
    return frame(db, found if kind is None else found.where(Channel.kind == kind))


def by_place(db: Session, *, filters: Filters) -> pd.DataFrame:
    """How many channels people can follow: ``country, community, kind, channels``; empty texts for global ones."""
    country = func.coalesce(Community.country_code, "")
    community = func.coalesce(Community.key, "")
    found = (
        select(country.label("country"), community.label("community"), Channel.kind, func.count().label("channels"))
        .outerjoin(Community, Community.id == Channel.community_id)
        .where(Channel.kind.not_in(NOT_FOLLOWED), *inside(filters))
        .group_by(Community.country_code, Community.key, Channel.kind)
        .order_by(country, community, Channel.kind)
    )
    return frame(db, found)
