"""What was said in groups and who came and went, as exports of their chats count it."""

import pandas as pd
from sqlalchemy import func, or_, select
from sqlmodel import Session

from models import Channel, ChannelReading, Community
from models.codes import ChannelKind
from outreach.filters import Filters
from outreach.queries.channel_conditions import inside, read_within
from outreach.queries.frames import frame

SUMMED = ("messages", "joined", "departed")
COUNTED = ("messages", "active_members", "joined", "departed")


def by_group(db: Session, *, filters: Filters) -> pd.DataFrame:
    """WhatsApp groups inside the filters' places, with what their readings on days of the period say, most messages
    first. Groups of which no such reading says anything are not among them.

    Columns: ``key, kind, name_en, name_ar, community, community_en, community_ar, country`` (empty for a group of all
    countries), ``messages, joined, departed`` (sums), ``active_members`` (the most of one reading: the same people
    write on several days), each None where no reading says so; ``messages_in, active_members_in, joined_in,
    departed_in``, how many readings do; ``readings``, how many say any of it, and the ``first_day`` and ``last_day``
    of those.
    """
    columns = {name: getattr(ChannelReading, name) for name in COUNTED}
    found = (
        select(
            Channel.key,
            Channel.kind,
            Channel.name_en,
            Channel.name_ar,
            func.coalesce(Community.key, "").label("community"),
            func.coalesce(Community.name_en, "").label("community_en"),
            func.coalesce(Community.name_ar, "").label("community_ar"),
            func.coalesce(Community.country_code, "").label("country"),
            *((func.sum if name in SUMMED else func.max)(one).label(name) for name, one in columns.items()),
            *(func.count(one).label(f"{name}_in") for name, one in columns.items()),
            func.count().label("readings"),
            func.min(ChannelReading.read_on).label("first_day"),
            func.max(ChannelReading.read_on).label("last_day"),
        )
        .join(ChannelReading, ChannelReading.channel_id == Channel.id)
        .outerjoin(Community, Community.id == Channel.community_id)
        .where(
            Channel.kind == ChannelKind.WHATSAPP_GROUP,
            or_(*(one.is_not(None) for one in columns.values())),
            *inside(filters),
            *read_within(filters),
        )
        .group_by(Channel.id, Community.id)
        .order_by(func.coalesce(func.sum(ChannelReading.messages), -1).desc(), Channel.key)
    )
    return frame(db, found)
