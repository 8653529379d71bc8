"""What a figure cannot say: how many activities have no date, no country, no confirmation, no finer date."""

from datetime import date

import pandas as pd
from sqlalchemy import ColumnElement, and_, exists, func, not_, or_, select
from sqlalchemy.orm import aliased
from sqlmodel import Session

from models import Activity, ActivityCountry, ActivityTotal, Initiative
from models.codes import AttendanceBasis, PlaceKind, Precision, Status
from outreach.filters import Filters
from outreach.queries import activities
from outreach.queries.conditions import about, chosen, edges, matching, within
from outreach.queries.facts import facts, total
from outreach.settings import settings

SILENT = ("undated", "without_country", "unconfirmed", "overlapping", "unknown_attendance")


def counts(db: Session, *, filters: Filters) -> pd.DataFrame:
    """One row of numbers of activities: ``held``, and those of which :func:`conditions` opens each.

    Columns: ``undated`` (held, whatever the period), ``without_country`` (held, in the period, whatever the places),
    ``overlapping`` (held; their month or year lies only partly in the period), ``unconfirmed, planned, cancelled``,
    ``unknown_attendance`` (held), ``at_home`` (held in the home country), ``journeys`` (named journeys among the held)
    and ``journey_activities`` (the engagements they are made of).
    """
    # By their ids: the index on initiatives leads to the few, where a filter by kind would go through a fifth of all.
    engagement = aliased(Activity)
    of_journeys = select(engagement.id).join(Initiative, Initiative.id == engagement.initiative_id)
    journeys = select(func.count(func.distinct(Activity.initiative_id)), func.count()).where(
        Activity.id.in_(of_journeys.where(Initiative.is_journey)), *matching(filters, few=True)
    )
    named, engagements = db.execute(journeys).one()
    at_home = facts(filters.narrowed(regions=(), countries=(settings().home_country,), communities=()))
    row = {
        **left_out(db, filters=filters),
        "at_home": _sum(db, at_home),
        "journeys": named,
        "journey_activities": engagements,
    }
    return pd.DataFrame([row])


def left_out(db: Session, *, filters: Filters) -> dict[str, int]:
    """The numbers of :func:`counts` that are no part of a figure: from ``undated`` to ``unknown_attendance``.

    Beside them, ``held``: those that are.
    """
    every = facts(filters, statuses=tuple(Status))
    sums = (total(every.c.activities), total(every.c.unknown_attendance))
    found = db.execute(select(every.c.status, *sums).group_by(every.c.status)).all()
    statuses = {status: activities for status, activities, _ in found}
    return {
        "undated": undated(db, filters=filters),
        "without_country": _without_country(db, filters),
        "overlapping": overlapping(db, filters=filters),
        "unknown_attendance": next((unknown for status, _, unknown in found if status == Status.HELD), 0),
        **{status.value: statuses.get(status, 0) for status in Status},
    }


def undated(db: Session, *, filters: Filters) -> int:
    """Number of held activities without a date inside all filters but the period."""
    base = facts(filters.narrowed(start=None, end=None))
    return _sum(db, base, base.c.bucket == "")


def overlapping(db: Session, *, filters: Filters) -> int:
    """Number of held activities that may lie in the period or outside it, since only their month or year is known."""
    return _rows(db, conditions(filters, silent="overlapping")) if filters.has_period else 0


def rows(db: Session, *, filters: Filters, silent: str, limit: int | None = None) -> pd.DataFrame:
    """The activities behind one number: a key of :data:`SILENT`. Columns as ``activities.table``; newest first."""
    ids = select(Activity.id).where(*conditions(filters, silent=silent))
    ids = ids.order_by(Activity.starts.desc().nulls_last(), Activity.id.desc())
    return activities.of(db, ids=ids if limit is None else ids.limit(limit))


def conditions(filters: Filters, *, silent: str) -> list[ColumnElement[bool]]:
    """Conditions on ``Activity`` for the rows behind one number: a key of :data:`SILENT`.

    Raises:
        KeyError: no such number.
    """
    if silent == "undated":
        return [Activity.starts.is_(None), *matching(filters.narrowed(start=None, end=None))]
    if silent == "without_country":
        placeless = ~exists().where(ActivityCountry.activity_id == Activity.id).correlate(Activity)
        return [
            Activity.status == Status.HELD,
            *chosen(Activity, filters),
            *about(filters),
            *within(filters),
            placeless,
        ]
    if silent == "unconfirmed":
        return matching(filters, statuses=(Status.UNCONFIRMED,))
    if silent == "unknown_attendance":
        return [*matching(filters), Activity.attendance_basis == AttendanceBasis.NOT_COLLECTED]
    if silent == "overlapping":
        return [*matching(filters.narrowed(start=None, end=None), few=True), _overlapping(filters)]
    raise KeyError(silent)


def _overlapping(filters: Filters) -> ColumnElement[bool]:
    """Known to the month or year, of which a part lies in the period and a part outside it."""
    inside = and_(*within(filters))
    starts: list[ColumnElement[bool]] = []
    for day in (filters.start, filters.end):
        if day is not None:
            # Only the month and the year that hold an edge of the period can lie across it.
            starts.append(and_(Activity.starts == day.replace(day=1), Activity.precision == Precision.MONTH))
            starts.append(and_(Activity.starts == date(day.year, 1, 1), Activity.precision == Precision.YEAR))
    return and_(or_(*starts), not_(inside))


def _without_country(db: Session, filters: Filters) -> int:
    """From the totals, which keep them under no country, and the days at the edges of the period."""
    if filters.initiatives or filters.topics:
        return _rows(db, conditions(filters, silent="without_country"))
    totals = select(total(ActivityTotal.activities)).where(
        ActivityTotal.place_kind == PlaceKind.COUNTRY,
        ActivityTotal.place == "",
        ActivityTotal.status == Status.HELD,
        *chosen(ActivityTotal, filters),
    )
    if filters.start:
        totals = totals.where(ActivityTotal.starts >= filters.start)
    if filters.end:
        totals = totals.where(ActivityTotal.ends <= filters.end)
    found = db.execute(totals).scalar_one()
    parts = edges(filters)
    # Only the days at the edges, and not also those of the whole period: SQLite would begin with the latter.
    asked = conditions(filters.narrowed(start=None, end=None), silent="without_country")
    return found + (_rows(db, [*asked, or_(*parts)]) if parts else 0)


def _sum(db: Session, base: object, *where: ColumnElement[bool]) -> int:
    return db.execute(select(total(base.c.activities)).where(*where)).scalar_one()


def _rows(db: Session, where: list[ColumnElement[bool]]) -> int:
    return db.execute(select(func.count()).select_from(Activity).where(*where)).scalar_one()
