"""Sums of held activities, in all and by place: the columns that lists of places and figures share."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pandas as pd
from sqlalchemy import ColumnElement, Select, Subquery, case, func, select
from sqlmodel import Session

from models.codes import Kind, PlaceKind, Precision
from models.tally import bucket_of, span
from outreach.filters import Filters
from outreach.queries.facts import SUMS, facts, total
from outreach.queries.frames import as_they_are, frame
from outreach.queries.once import once

KINDS = tuple(kind.value for kind in Kind)
MONTH = len("2023-03")
KEPT = "jisr.sums"


def in_all(db: Session, *, filters: Filters, from_rows: bool = False) -> pd.DataFrame:
    """One row: ``activities``, one column for each kind, and the sums of attendance and minutes.

    Columns: ``activities, virtual_session, visit, conference, meeting, other`` (activities), ``counted, estimated``
    (people), ``unknown_attendance`` (activities), ``minutes, timed`` (minutes, and the activities they are known of).
    """
    kept = db.info.get(KEPT, {})
    key = (filters, from_rows)
    found = kept.get(key)
    if found is None:
        found = kept[key] = frame(db, _in_all(filters, from_rows=from_rows))
    return found.copy()


@once
def _in_all(filters: Filters, *, from_rows: bool) -> Select:
    return select(*columns(facts(filters, from_rows=from_rows)))


@contextmanager
def remembered(db: Session) -> Iterator[None]:
    """While this lasts, :func:`in_all` asks each thing once: for whoever reads several figures and writes nothing."""
    db.info[KEPT] = {}
    try:
        yield
    finally:
        del db.info[KEPT]


def of_kind(db: Session, *, filters: Filters, kind: Kind) -> tuple[int, int, int]:
    """Minutes of one kind, how many activities they are known of, and how many there are."""
    base = facts(filters)
    sums = (total(base.c.minutes), total(base.c.timed), total(base.c.activities))
    minutes, timed, activities = db.execute(select(*sums).where(base.c.kind == kind)).one()
    return minutes, timed, activities


def by_place(filters: Filters, *, each: PlaceKind, from_rows: bool = False) -> Subquery:
    """For joins: ``place``, the columns of :func:`in_all`, ``last_bucket, last_day``.

    Places without an activity have no row. ``last_day`` is the last one known as such, in that bucket or before.
    """
    base = facts(filters, each=each, from_rows=from_rows)
    # The undated have an empty bucket, which is before all others.
    last = (func.max(base.c.bucket).label("last_bucket"), func.max(base.c.last_day).label("last_day"))
    return select(base.c.place, *columns(base), *last).group_by(base.c.place).subquery("sums")


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


def with_last(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows with ``last_starts, last_precision`` of each place's last held activity, for what :func:`by_place` says.

    Where it is known to the month or year only, ``last_starts`` is the first day that it may have been; None for
    the undated and where there is none at all.
    """
    starts, precision = [], []
    for bucket, day in zip(rows["last_bucket"], rows["last_day"], strict=True):
        known = day is not None and bucket_of(day, Precision.DAY) == bucket
        starts.append(day if known else span(bucket)[0] if bucket else None)
        finest = Precision.DAY if known else Precision.MONTH if len(bucket) == MONTH else Precision.YEAR
        precision.append(finest.value if bucket else None)
    last = {
        "last_starts": as_they_are(starts, rows.index),
        "last_precision": as_they_are(precision, rows.index),
    }
    return rows.drop(columns=["last_bucket", "last_day"]).assign(**last)
