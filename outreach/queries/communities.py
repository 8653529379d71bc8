"""Communities: all that are registered with what was done with them, kind by kind; and one of them."""

import pandas as pd
from sqlalchemy import Select, func, select
from sqlmodel import Session

from models import Channel, Community, Country
from models.codes import Level, PlaceKind
from outreach.filters import Filters
from outreach.queries import estimates
from outreach.queries.channel_conditions import NOT_FOLLOWED
from outreach.queries.conditions import listed
from outreach.queries.frames import frame
from outreach.queries.known import announced, channels_of, known
from outreach.queries.once import once
from outreach.queries.sums import by_place, or_nothing, with_last
from outreach.settings import settings


def by_community(db: Session, *, filters: Filters, from_rows: bool = False, met: bool = False) -> pd.DataFrame:
    """Every registered community inside the filters, most activities first, those with none included.

    Columns: ``key, name_en, name_ar, level, tier, country_code, country_en, country_ar, region``; ``activities``, one
    column for each kind (the matrix of community and kind, with its zeros), ``counted, estimated,
    unknown_attendance, minutes, timed`` as in ``sums.in_all``; ``recorded, announced, last_starts, last_precision`` as
    in ``countries.by_country``; ``channels`` likewise; ``nationals, estimate_year`` for the community of a whole
    country, NA for a city: nobody estimates cities.

    Args:
        met: those with an activity alone.
    """
    return with_last(frame(db, _all(filters, from_rows=from_rows, met=met)))


@once
def _all(filters: Filters, *, from_rows: bool, met: bool) -> Select:
    sums = by_place(filters, each=PlaceKind.COMMUNITY, from_rows=from_rows)
    estimate = estimates.latest()
    channels = (
        select(Channel.community_id, func.count().label("channels"))
        .where(Channel.kind.not_in(NOT_FOLLOWED))
        .group_by(Channel.community_id)
        .subquery("channels")
    )
    return (
        select(
            Community.key,
            Community.name_en,
            Community.name_ar,
            Community.level,
            Community.tier,
            Community.country_code,
            Country.name_en.label("country_en"),
            Country.name_ar.label("country_ar"),
            Country.region,
            *or_nothing(sums),
            known(PlaceKind.COMMUNITY).label("recorded"),
            announced(PlaceKind.COMMUNITY, Community.key).label("announced"),
            channels_of(channels.c.channels).label("channels"),
            estimate.c.nationals,
            estimate.c.estimate_year,
            func.coalesce(sums.c.last_bucket, "").label("last_bucket"),
            sums.c.last_day,
        )
        .join(Country, Country.code == Community.country_code)
        .outerjoin(sums, sums.c.place == Community.key)
        .outerjoin(channels, channels.c.community_id == Community.id)
        .outerjoin(estimate, (estimate.c.country_code == Community.country_code) & (Community.level == Level.COUNTRY))
        .where(
            Community.country_code != settings().home_country,
            *listed(filters, each=PlaceKind.COMMUNITY, place=Community.key),
            *([sums.c.activities > 0] if met else []),
        )
        .order_by(func.coalesce(sums.c.activities, 0).desc(), Community.key)
    )


def one(db: Session, *, key: str) -> pd.DataFrame:
    """One community, or no row.

    Columns: ``key, name_en, name_ar, level, tier, country_code, country_en, country_ar, region, nationals,
    estimate_year, recorded, announced``; ``nationals`` is of the whole country also for a city, whose own nobody
    estimates.
    """
    estimate = estimates.latest()
    found = (
        select(
            Community.key,
            Community.name_en,
            Community.name_ar,
            Community.level,
            Community.tier,
            Community.country_code,
            Country.name_en.label("country_en"),
            Country.name_ar.label("country_ar"),
            Country.region,
            estimate.c.nationals,
            estimate.c.estimate_year,
            known(PlaceKind.COMMUNITY).label("recorded"),
            announced(PlaceKind.COMMUNITY, Community.key).label("announced"),
        )
        .join(Country, Country.code == Community.country_code)
        .outerjoin(estimate, estimate.c.country_code == Community.country_code)
        .where(Community.key == key)
    )
    return frame(db, found)
