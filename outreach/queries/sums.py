"""Sums of held activities, in all and by place: the columns that lists of places and figures share."""

from datetime import date
from typing import Any

import pandas as pd
from sqlalchemy import ColumnElement, Subquery, case, func, or_, select
from sqlmodel import Session

from models import Activity, ActivityCommunity, ActivityCountry, Community
from models.codes import Kind, PlaceKind, Precision
from models.tally import bucket_column, span
from outreach.filters import Filters
from outreach.queries.conditions import HELD, PLACES, about, chosen, listed, with_places, within
from outreach.queries.facts import ANSWERED, SUMS, facts, total
from outreach.queries.frames import frame

KINDS = tuple(kind.value for kind in Kind)
MONTH = len("2023-03")


def in_all(db: Session, *, filters: Filters, from_rows: bool = False) -> pd.DataFrame:
    """One row: ``activities``, one column for each kind, and the sums of attendance and minutes.

    Columns: ``activities, virtual_session, visit, conference, meeting, other`` (activities), ``counted, estimated``
    (people), ``unknown_attendance`` (activities), ``minutes, timed`` (minutes, and the activities they are known of).
    """
    base = facts(filters, from_rows=from_rows)
    return frame(db, select(*columns(base)))


def of_kind(db: Session, *, filters: Filters, kind: Kind) -> tuple[int, int, int]:
    """Minutes of one kind, how many activities they are known of, and how many there are."""
    base = facts(filters)
    sums = (total(base.c.minutes), total(base.c.timed), total(base.c.activities))
    minutes, timed, activities = db.execute(select(*sums).where(base.c.kind == kind)).one()
    return minutes, timed, activities


def by_place(filters: Filters, *, each: PlaceKind, from_rows: bool = False) -> Subquery:
    """For joins: ``place``, the columns of :func:`in_all`, ``last_bucket``; places without an activity have no row."""
    base = facts(filters, each=each, from_rows=from_rows)
    # The undated have an empty bucket, which is before all others.
    last = func.max(base.c.bucket).label("last_bucket")
    return select(base.c.place, *columns(base), last).group_by(base.c.place).subquery("sums")


def columns(base: Subquery) -> list[ColumnElement[Any]]:
    """The sums of facts, labelled as in :func:`in_all`."""
    kinds = [total(case((base.c.kind == kind, base.c.activities), else_=0)).label(kind) for kind in KINDS]
    return [
        total(base.c.activities).label("activities"),
        *kinds,
        *(total(base.c[name]).label(name) for name in SUMS[1:]),
    ]


def or_nothing(sums: Subquery) -> list[ColumnElement[Any]]:
    """The sums of an outer join, 0 where a place has no activity."""
    return [func.coalesce(sums.c[name], 0).label(name) for name in ("activities", *KINDS, *SUMS[1:])]


def with_last(db: Session, rows: pd.DataFrame, *, code: str, filters: Filters, each: PlaceKind) -> pd.DataFrame:
    """The rows with ``last_starts, last_precision`` of each place's last held activity, for their ``last_bucket``.

    Where it is known to the month or year only, ``last_starts`` is the first day that it may have been; None for
    the undated and where there is none at all.
    """
    buckets = list(zip(rows[code], rows["last_bucket"], strict=True))
    days = _last_days(db, [one for one in buckets if len(one[1]) == MONTH], filters=filters, each=each)
    starts, precision = [], []
    for place, bucket in buckets:
        day = days.get((place, bucket))
        starts.append(day or (span(bucket)[0] if bucket else None))
        finest = Precision.DAY if day else Precision.MONTH if len(bucket) == MONTH else Precision.YEAR
        precision.append(finest.value if bucket else None)
    last = {
        "last_starts": pd.Series(starts, rows.index, dtype="object"),
        "last_precision": pd.Series(precision, rows.index, dtype="object"),
    }
    return rows.drop(columns="last_bucket").assign(**last)


def _last_days(
    db: Session, buckets: list[tuple[str, str]], *, filters: Filters, each: PlaceKind
) -> dict[tuple[str, str], date]:
    """The last day that is known as such, of each place in its month: ``(place, bucket) -> day``."""
    if not buckets:
        return {}
    # Most places were met in the newest month, and are found by its days; the others have few rows, and are found by
    # their own: to read every month in which some place was last met would be to read most of a year.
    newest = max(bucket for _, bucket in buckets)
    others = sorted(place for place, bucket in buckets if bucket != newest)
    months = sorted({bucket for _, bucket in buckets} - {newest})
    found = _days(db, filters=filters, each=each, months=[newest])
    return found | _days(db, filters=filters, each=each, months=months, places=others) if others else found


def _days(
    db: Session, *, filters: Filters, each: PlaceKind, months: list[str], places: list[str] | None = None
) -> dict[tuple[str, str], date]:
    """The last day of each place in each of these months, of some places or of all inside the filters."""
    place = Community.key if each == PlaceKind.COMMUNITY else ActivityCountry.country_code
    bucket = bucket_column()
    found = select(place.label("place"), bucket.label("bucket"), func.max(Activity.starts).label("day"))
    if each == PlaceKind.COMMUNITY:
        found = found.join_from(Activity, ActivityCommunity, ActivityCommunity.activity_id == Activity.id)
        found = found.join(Community, Community.id == ActivityCommunity.community_id)
    else:
        found = found.join_from(Activity, ActivityCountry, ActivityCountry.activity_id == Activity.id)
    if places is None:
        found = found.where(or_(*(Activity.starts.between(*span(month)) for month in months)))
        found = found.where(*listed(filters, each=each, place=place.concat("")))
    else:
        found = found.where(place.in_(places), bucket.in_(months))
    others = [field for field in PLACES if field not in ANSWERED[each]]
    found = found.where(
        Activity.precision == Precision.DAY,
        Activity.status.in_(HELD),
        *chosen(Activity, filters),
        *about(filters),
        *within(filters),
        *with_places(filters, others, few=True),
    )
    return {(place, bucket): day for place, bucket, day in db.execute(found.group_by(place, bucket))}
