"""Countries: all of them with what was done there, one of them whole, sessions per 100,000 nationals."""

import pandas as pd
from sqlalchemy import Select, func, select
from sqlmodel import Session

from models import Channel, Community, Country
from models.codes import Kind, PlaceKind
from outreach.filters import Filters
from outreach.queries import estimates
from outreach.queries.channel_conditions import NOT_FOLLOWED
from outreach.queries.conditions import listed
from outreach.queries.facts import facts, total
from outreach.queries.frames import frame
from outreach.queries.known import announced, channels_of, known
from outreach.queries.once import once
from outreach.queries.sums import by_place, or_nothing, with_last

PER = 100_000


def by_country(db: Session, *, filters: Filters, from_rows: bool = False, met: bool = False) -> pd.DataFrame:
    """Every country inside the filters, most activities first, those with none included; never the home country.

    Columns: ``code, alpha3, name_en, name_ar, region, longitude, latitude``; ``activities``, one column for each
    kind, ``counted, estimated, unknown_attendance, minutes, timed`` as in ``sums.in_all``; ``recorded``: whether
    an activity of the place is on record whatever the filters, or that there is none is known, see ``known`` (0 and not
    recorded is unknown, not nothing); ``announced``: whether something is on record
    whatever the filters, and none of it as held;
    ``last_starts, last_precision`` of the last one; ``channels`` that people can follow, NA where unknown; ``nationals,
    estimate_year`` (NA without estimate).

    Args:
        met: those with an activity alone.
    """
    return with_last(frame(db, _all(filters, from_rows=from_rows, met=met)))


@once
def _all(filters: Filters, *, from_rows: bool, met: bool) -> Select:
    sums = by_place(filters, each=PlaceKind.COUNTRY, from_rows=from_rows)
    estimate = estimates.latest()
    channels = (
        select(Community.country_code, func.count().label("channels"))
        .join(Channel, Channel.community_id == Community.id)
        .where(Channel.kind.not_in(NOT_FOLLOWED))
        .group_by(Community.country_code)
        .subquery("channels")
    )
    return (
        select(
            Country.code,
            Country.alpha3,
            Country.name_en,
            Country.name_ar,
            Country.region,
            Country.longitude,
            Country.latitude,
            *or_nothing(sums),
            known(PlaceKind.COUNTRY).label("recorded"),
            announced(PlaceKind.COUNTRY, Country.code).label("announced"),
            channels_of(channels.c.channels).label("channels"),
            estimate.c.nationals,
            estimate.c.estimate_year,
            func.coalesce(sums.c.last_bucket, "").label("last_bucket"),
            sums.c.last_day,
        )
        .outerjoin(sums, sums.c.place == Country.code)
        .outerjoin(channels, channels.c.country_code == Country.code)
        .outerjoin(estimate, estimate.c.country_code == Country.code)
        .where(*listed(filters, each=PlaceKind.COUNTRY, place=Country.code), *([sums.c.activities > 0] if met else []))
        .order_by(func.coalesce(sums.c.activities, 0).desc(), Country.code)
    )


def by_region(db: Session, *, filters: Filters) -> pd.DataFrame:
    """Held activities of each region by kind: ``region, kind, activities``; one with two regions counts in both."""
    base = facts(filters, each=PlaceKind.REGION)
    found = select(base.c.place.label("region"), base.c.kind, total(base.c.activities).label("activities"))
    return frame(db, found.group_by(base.c.place, base.c.kind).order_by(base.c.place, base.c.kind))


def sessions_per_100000(db: Session, *, filters: Filters) -> pd.DataFrame:
    """Held virtual sessions for each 100,000 nationals, highest first, then the countries without an estimate.

    Columns: ``code, name_en, name_ar, region, sessions, nationals, estimate_year, per_100000``. Countries without a
    session have none here; ``per_100000`` is NaN without an estimate of the source in the settings, or with 0 in it.
    """
    base = facts(filters, each=PlaceKind.COUNTRY)
    sessions = (
        select(base.c.place, total(base.c.activities).label("sessions"))
        .where(base.c.kind == Kind.VIRTUAL_SESSION)
        .group_by(base.c.place)
        .subquery("sessions")
    )
    estimate = estimates.latest()
    found = (
        select(
            Country.code,
            Country.name_en,
            Country.name_ar,
            Country.region,
            sessions.c.sessions,
            estimate.c.nationals,
            estimate.c.estimate_year,
        )
        .join(sessions, sessions.c.place == Country.code)
        .outerjoin(estimate, estimate.c.country_code == Country.code)
        .order_by(Country.code)
    )
    rows = frame(db, found)
    nationals = pd.to_numeric(rows["nationals"]).astype("Float64").astype("float64")
    rate = PER * rows["sessions"].astype("float64") / nationals.where(nationals > 0)
    return rows.assign(per_100000=rate).sort_values("per_100000", ascending=False, ignore_index=True, kind="stable")


def one(db: Session, *, code: str) -> pd.DataFrame:
    """One country, or no row.

    Columns: ``code, alpha3, name_en, name_ar, region, un_region, nationals, estimate_year, recorded,
    announced``.
    """
    estimate = estimates.latest()
    found = (
        select(
            Country.code,
            Country.alpha3,
            Country.name_en,
            Country.name_ar,
            Country.region,
            Country.un_region,
            estimate.c.nationals,
            estimate.c.estimate_year,
            known(PlaceKind.COUNTRY).label("recorded"),
            announced(PlaceKind.COUNTRY, Country.code).label("announced"),
        )
        .outerjoin(estimate, estimate.c.country_code == Country.code)
        .where(Country.code == code)
    )
    return frame(db, found)
