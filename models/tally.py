"""Keeps :class:`models.total.ActivityTotal` true to the rows: set by set, in SQL, inside the writer's transaction."""

from calendar import monthrange
from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from sqlalchemy import (
    ColumnElement,
    Date,
    Delete,
    Insert,
    Select,
    String,
    and_,
    case,
    cast,
    delete,
    false,
    func,
    insert,
    literal_column,
    null,
    or_,
    select,
    text,
    type_coerce,
)
from sqlmodel import Session

from models.activity import Activity, ActivityCommunity, ActivityCountry
from models.codes import AttendanceBasis, PlaceKind, Precision
from models.country import Community, Country
from models.total import ActivityTotal

# Written in this order, so that what is asked of one place lies together.
KEYS = ("place_kind", "place", "bucket", "kind", "status", "organiser")
SUMS = ("activities", "counted", "estimated", "unknown_attendance", "minutes", "timed")
COLUMNS = (*KEYS, "starts", "ends", "last_day", *SUMS)

# Beyond so many buckets one pass over all rows is cheaper than a look-up for each.
MANY = 60
KEPT = 32
"""How many sets of buckets have their statements kept."""


class Difference(NamedTuple):
    """One total that is not what the rows say. ``kept`` and ``counted`` are activities, None where absent."""

    place_kind: str
    place: str
    bucket: str
    kind: str
    status: str
    organiser: str
    kept: int | None
    counted: int | None


def refresh(db: Session, *, home_country: str, buckets: Iterable[str] | None = None) -> None:
    """Recompute the totals of some buckets of time, or all of them; the caller commits.

    Args:
        home_country: ISO 3166-1 code; what is held there is reached in no region.
        buckets: as in ``ActivityTotal.bucket`` (``2023-03``, ``2023``, empty for the undated); None for all.
            After a change of date both the old and the new bucket have to be named.

    Raises:
        ValueError: a bucket that is neither a month, a year nor empty.
    """
    chosen = None if buckets is None else tuple(sorted(set(buckets)))
    db.flush()
    for statement in _anew(db.get_bind().dialect.name, home_country, chosen):
        db.exec(statement)


@lru_cache(KEPT)
def _anew(dialect: str, home_country: str, buckets: tuple[str, ...] | None) -> list[Delete | Insert]:
    """What takes totals out and puts them in again: it takes longer to make than to do, and mostly of one month."""
    stale = delete(ActivityTotal)
    where = None
    if buckets is not None:
        stale, where = stale.where(ActivityTotal.bucket.in_(buckets)), _inside(buckets)
    found = _totals(dialect, home_country=home_country, where=where)
    return [stale, *(insert(ActivityTotal).from_select(COLUMNS, rows) for rows in found)]


def differences(db: Session, *, home_country: str) -> list[Difference]:
    """Every total that is not what the rows say; an empty list is as it should be.

    Args:
        home_country: as in :func:`refresh`.
    """
    found: list[Difference] = []
    kinds = (PlaceKind.WORLD, PlaceKind.REGION, PlaceKind.COUNTRY, PlaceKind.COMMUNITY)
    for place_kind, counted in zip(kinds, _totals(db.get_bind().dialect.name, home_country=home_country), strict=True):
        kept = select(*(getattr(ActivityTotal, name) for name in COLUMNS)).where(ActivityTotal.place_kind == place_kind)
        width = len(KEYS)
        only_kept = {tuple(map(str, row[:width])): row.activities for row in db.execute(kept.except_(counted))}
        only_counted = {tuple(map(str, row[:width])): row.activities for row in db.execute(counted.except_(kept))}
        found += [
            Difference(*key, kept=only_kept.get(key), counted=only_counted.get(key))
            for key in sorted(only_kept.keys() | only_counted.keys())
        ]
    return found


def span(bucket: str) -> tuple[date, date] | None:
    """First and last day of a bucket, or None for the undated.

    Raises:
        ValueError: neither ``2023-03``, ``2023`` nor empty.
    """
    if not bucket:
        return None
    year, _, month = bucket.partition("-")
    if not (len(year) == 4 and year.isdigit() and (not month or (len(month) == 2 and month.isdigit()))):
        raise ValueError(f"{bucket!r} is no bucket; it must be a month as 2023-03, a year as 2023, or empty.")
    if not month:
        return date(int(year), 1, 1), date(int(year), 12, 31)
    return date(int(year), int(month), 1), date(int(year), int(month), monthrange(int(year), int(month))[1])


def bucket_of(starts: date | None, precision: str | None) -> str:
    """The bucket that an activity with this date falls into."""
    if starts is None:
        return ""
    return f"{starts.year:04d}" if precision == Precision.YEAR else f"{starts:%Y-%m}"


def _inside(buckets: Sequence[str]) -> ColumnElement[bool]:
    """Activities of these buckets. Few are asked for so that the index on ``starts`` answers; many in one pass."""
    days = {bucket: span(bucket) for bucket in buckets}
    if len(buckets) > MANY:
        return bucket_column().in_(buckets)
    wanted: list[ColumnElement[bool]] = [false()]
    for bucket, known in days.items():
        if known is None:
            wanted.append(Activity.starts.is_(None))
        elif len(bucket) == len("2023"):
            wanted.append(and_(Activity.starts == known[0], Activity.precision == Precision.YEAR))
        else:
            wanted.append(and_(Activity.starts.between(*known), Activity.precision != Precision.YEAR))
    return or_(*wanted)


def bucket_column() -> ColumnElement[str]:
    """The bucket of an activity, in SQL; :func:`bucket_of` is the same in Python."""
    days = cast(Activity.starts, String)
    return case(
        (Activity.starts.is_(None), literal_column("''")),
        (Activity.precision == literal_column("'year'"), func.substr(days, 1, 4)),
        else_=func.substr(days, 1, 7),
    )


def regions_met(*, home_country: str) -> Select:
    """Which regions each activity was with: ``activity_id, region``, each pair once; the home country is in none."""
    return (
        select(ActivityCountry.activity_id, cast(Country.region, String).label("region"))
        .join(Country, Country.code == ActivityCountry.country_code)
        .where(Country.code != home_country)
        .distinct()
    )


def _first_and_last(dialect: str) -> tuple[ColumnElement[date], ColumnElement[date]]:
    """The bucket's first and last day. There is no date arithmetic that both databases understand."""
    if dialect == "sqlite":
        first = func.date(Activity.starts, "start of month")
        last = func.date(Activity.starts, "start of month", "+1 month", "-1 day")
    else:
        first = cast(func.date_trunc("month", Activity.starts), Date)
        last = cast(func.date_trunc("month", Activity.starts) + text("interval '1 month - 1 day'"), Date)
    year = Activity.precision == literal_column("'year'")
    return (
        type_coerce(case((year, Activity.starts), else_=first), Date),
        type_coerce(case((year, Activity.ends), else_=last), Date),
    )


def _totals(dialect: str, *, home_country: str, where: ColumnElement[bool] | None = None) -> list[Select]:
    """What to put into the table: for the world, each region, each country, each community, in this order."""
    first, last = _first_and_last(dialect)
    basis = Activity.attendance_basis
    sums = (
        func.count(),
        func.sum(case((basis == AttendanceBasis.COUNTED, Activity.attendance), else_=0)),
        func.sum(case((basis == AttendanceBasis.ESTIMATED, Activity.attendance), else_=0)),
        func.sum(case((basis == AttendanceBasis.NOT_COLLECTED, 1), else_=0)),
        func.sum(func.coalesce(Activity.minutes, 0)),
        func.count(Activity.minutes),
    )
    bucket = bucket_column()
    day = case((Activity.precision == literal_column("'day'"), Activity.starts))
    last_days = {kind: type_coerce(func.max(day), Date) for kind in (PlaceKind.COUNTRY, PlaceKind.COMMUNITY)}

    def grouped(place_kind: PlaceKind, place: ColumnElement[str]) -> Select:
        of = literal_column(f"'{place_kind.value}'")
        columns = (of, place, bucket, Activity.kind, Activity.status, Activity.organiser, func.min(first))
        last_day = last_days.get(place_kind, cast(null(), Date))
        # By position: PostgreSQL takes an expression with parameters for another one each time it is written.
        positions = [literal_column(str(KEYS.index(key) + 1)) for key in KEYS[1:]]
        chosen = select(*columns, func.max(last), last_day, *sums).group_by(*positions)
        labelled = [column.label(name) for name, column in zip(COLUMNS, chosen.selected_columns, strict=True)]
        chosen = chosen.with_only_columns(*labelled)
        return chosen if where is None else chosen.where(where)

    met = regions_met(home_country=home_country)
    if where is not None:
        met = met.where(ActivityCountry.activity_id.in_(select(Activity.id).where(where)))
    regions = met.subquery()
    return [
        grouped(PlaceKind.WORLD, literal_column("''")),
        grouped(PlaceKind.REGION, regions.c.region).join(regions, regions.c.activity_id == Activity.id),
        # Under no country stand the activities that name none.
        grouped(PlaceKind.COUNTRY, func.coalesce(ActivityCountry.country_code, literal_column("''"))).outerjoin(
            ActivityCountry, ActivityCountry.activity_id == Activity.id
        ),
        grouped(PlaceKind.COMMUNITY, Community.key)
        .join(ActivityCommunity, ActivityCommunity.activity_id == Activity.id)
        .join(Community, Community.id == ActivityCommunity.community_id),
    ]
