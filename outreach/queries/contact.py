"""When each community was met last, and whether that is within its tier's cadence: the one definition of both."""

from calendar import monthrange
from collections.abc import Mapping
from datetime import date

import pandas as pd
from sqlalchemy import select
from sqlmodel import Session

from models import Activity, ActivityCommunity, Community
from models.codes import Level, Precision
from outreach.each_row import as_dicts
from outreach.filters import Filters
from outreach.periods import today
from outreach.queries import communities
from outreach.queries.conditions import HELD, about, chosen
from outreach.queries.frames import as_they_are
from outreach.settings import settings


def as_at(filters: Filters) -> date:
    """The day that a question is about: the last of the period, and today where that is open or still to come."""
    now = today(settings())
    return min(filters.end or now, now)


def last(db: Session, *, filters: Filters, day: date) -> pd.DataFrame:
    """Every registered community inside the filters' places, with its last contact up to a day.

    A contact is an activity held with the community itself; channels and what is broadcast in them are none. The
    period of ``filters`` is left out: when it was met last is a question about the past as a whole. One of a month or a
    year that was not over on the day is taken for its first day, as everywhere: it is no sign that nobody was met.

    Columns of ``communities.by_community``, and: ``last_day``, the last day that the last contact may have been, as
    ``last_starts`` is the first; ``days_since`` and ``days_at_least``, the days from either until ``day``: the same
    where it is known to the day, NA where no contact has a date; ``cadence``, the days that the tier allows, NA
    without one; ``within_cadence``: met within them for sure, that is counted from the first day.

    Args:
        day: see :func:`as_at`.
    """
    # What was held was held by now, though its month or year is not over.
    until = None if day == today(settings()) else day
    found = communities.by_community(db, filters=filters.narrowed(start=None, end=until))
    if until:
        found = with_begun(found, _begun(db, filters=filters, day=until))
    return judged(found, day=day, cadences=settings().cadence_days)


def judged(found: pd.DataFrame, *, day: date, cadences: Mapping[str, int]) -> pd.DataFrame:
    """Rows with ``tier, last_starts, last_precision``, and the other columns of :func:`last`.

    Args:
        cadences: ``tier -> days`` that it allows.
    """
    known = list(zip(found["last_starts"], found["last_precision"], strict=True))
    ends = [min(last_of(first, precision), day) if isinstance(first, date) else None for first, precision in known]
    most = [max((day - first).days, 0) if isinstance(first, date) else None for first, _ in known]
    least = [max((day - end).days, 0) if end else None for end in ends]
    cadence = [cadences.get(tier) for tier in found["tier"]]
    within = [
        days is not None and allowed is not None and days <= allowed
        for days, allowed in zip(most, cadence, strict=True)
    ]
    return found.assign(
        last_day=as_they_are(ends, found.index),
        days_at_least=pd.Series(least, found.index, dtype="Int64"),
        days_since=pd.Series(most, found.index, dtype="Int64"),
        cadence=pd.Series(cadence, found.index, dtype="Int64"),
        within_cadence=pd.Series(within, found.index, dtype="bool"),
    )


def _begun(db: Session, *, filters: Filters, day: date) -> dict[str, tuple[date, str]]:
    """By community, first day and precision of the last activity that may have been held by a day, and after it."""
    found = (
        select(Community.key, Activity.starts, Activity.precision)
        .select_from(Activity)
        .join(ActivityCommunity, ActivityCommunity.activity_id == Activity.id)
        .join(Community, Community.id == ActivityCommunity.community_id)
        .where(Activity.status.in_(HELD), *chosen(Activity, filters), *about(filters))
        .where(Activity.starts.between(date(day.year, 1, 1), day), Activity.ends > day)
        .order_by(Activity.starts, Activity.ends.desc())
    )
    return {key: (starts, precision.value) for key, starts, precision in db.execute(found)}


def with_begun(rows: pd.DataFrame, begun: dict[str, tuple[date, str]]) -> pd.DataFrame:
    """The rows with the last contact that may have been, where it begins after the last one that was for sure."""
    last = [
        begun[key] if key in begun and (not isinstance(first, date) or begun[key][0] > first) else (first, precision)
        for key, first, precision in zip(rows["key"], rows["last_starts"], rows["last_precision"], strict=True)
    ]
    return rows.assign(
        last_starts=as_they_are([first for first, _ in last], rows.index),
        last_precision=as_they_are([precision for _, precision in last], rows.index),
    )


def cities_later(rows: pd.DataFrame) -> list[int]:
    """Of each row of :func:`last` how many cities of its country were met later, where it is of the whole country; 0
    for a city. What was never met, or on a day that nobody knows, has them all later."""
    met: dict[str, list[date]] = {}
    records = as_dicts(rows)
    for row in records:
        if row["level"] != Level.COUNTRY and isinstance(row["last_day"], date):
            met.setdefault(row["country_code"], []).append(row["last_starts"])
    found = []
    for row in records:
        own = row["last_starts"] if isinstance(row["last_day"], date) else date.min
        cities = met.get(row["country_code"], ()) if row["level"] == Level.COUNTRY else ()
        found.append(sum(day > own for day in cities))
    return found


def last_of(first: date, precision: str) -> date:
    """The last day of the day, month or year that begins with ``first``."""
    if precision == Precision.YEAR:
        return date(first.year, 12, 31)
    return first.replace(day=monthrange(first.year, first.month)[1]) if precision == Precision.MONTH else first
