"""Activities and participants over months, quarters or years. What is known only to the year is told apart."""

from datetime import date

import numpy as np
import pandas as pd
from sqlalchemy import ColumnElement, case, func, select
from sqlmodel import Session

from models.codes import PlaceKind
from outreach.filters import Filters
from outreach.queries.facts import facts, total
from outreach.queries.frames import as_they_are, frame

GRAINS = ("month", "quarter", "year")
YEAR = len("2023")


def monthly(db: Session, *, filters: Filters, from_rows: bool = False) -> pd.DataFrame:
    """Held activities as finely as their dates are known, for the functions beside this: one question for all.

    Columns: ``bucket`` (``2023-03``, or ``2023``), ``kind, activities, counted, estimated, unknown_attendance``.
    """
    base = facts(filters, from_rows=from_rows)
    sums = ("activities", "counted", "estimated", "unknown_attendance")
    found = select(base.c.bucket, base.c.kind, *(total(base.c[name]).label(name) for name in sums))
    each = (base.c.bucket, base.c.kind)
    return frame(db, found.where(base.c.bucket != "").group_by(*each).order_by(*each))


def kinds(rows: pd.DataFrame, *, grain: str = "month") -> pd.DataFrame:
    """Held activities by kind over time: ``period, apart, kind, activities``.

    ``period`` is the first day of the month, quarter or year. ``apart`` is true where an activity is known only to
    the year and ``grain`` is finer: ``period`` is then 1 January, and stands for the whole year. The undated are
    in no row. Only periods and kinds with an activity have a row.

    Args:
        rows: those of :func:`monthly`.
        grain: month, quarter or year.
    """
    return _by_period(rows[["bucket", "kind", "activities"]], grain=grain, keys=["kind"])


def participants(rows: pd.DataFrame, *, grain: str = "month") -> pd.DataFrame:
    """People present over time: ``period, apart, activities, counted, estimated, unknown_attendance``.

    ``period`` and ``apart`` as in :func:`kinds`; ``unknown_attendance`` is a number of activities.
    """
    return _by_period(rows.drop(columns="kind"), grain=grain, keys=[])


def span(rows: pd.DataFrame) -> tuple[str, str] | None:
    """The first and last bucket of time with a held activity, as ``2015-10`` or ``2015``; None without any."""
    return (min(rows["bucket"]), max(rows["bucket"])) if len(rows) else None


def reached(db: Session, *, filters: Filters, each: str = "country", grain: str = "month") -> pd.DataFrame:
    """How many different countries or communities were met: ``period, apart, places``; as in :func:`kinds`.

    Args:
        each: country or community.
    """
    base = facts(filters, each=PlaceKind(each))
    # A place counts once in a quarter or year however many of its months it was met in, so months cannot be summed.
    met = select(base.c.bucket, base.c.place).where(base.c.bucket != "").distinct().subquery("met")
    pairs = select(_coarser(met.c.bucket, grain=grain).label("bucket"), met.c.place).distinct().subquery("pairs")
    found = select(pairs.c.bucket, func.count().label("places")).group_by(pairs.c.bucket)
    return _by_period(frame(db, found), grain=grain, keys=[])


def _coarser(bucket: ColumnElement[str], *, grain: str) -> ColumnElement[str]:
    """The bucket of the first month of the quarter or year; a mere year stays one."""
    year, month = func.substr(bucket, 1, 4), func.substr(bucket, 6, 2)
    if grain == "year":
        return year
    if grain == "month":
        return bucket
    return year.concat(
        case((month == "", ""), (month < "04", "-01"), (month < "07", "-04"), (month < "10", "-07"), else_="-10")
    )


def _by_period(rows: pd.DataFrame, *, grain: str, keys: list[str]) -> pd.DataFrame:
    """Buckets as periods of the grain, in their order. Some hundreds at most, which a frame is slower to group."""
    if grain not in GRAINS:
        raise ValueError(f"{grain!r} is no grain; it must be one of: {', '.join(GRAINS)}.")
    sums = [name for name in rows.columns if name not in ("bucket", *keys)]
    found: dict[tuple, list[int]] = {}
    columns = zip(*(rows[name] for name in ("bucket", *keys, *sums)), strict=True)
    for bucket, *values in columns:
        period = _first_day(bucket, grain=grain)
        key = (period, len(bucket) == YEAR and grain != "year", *values[: len(keys)])
        so_far = found.setdefault(key, [0] * len(sums))
        for i, value in enumerate(values[len(keys) :]):
            so_far[i] += value
    ordered = sorted(found)
    names = ["period", "apart", *keys]
    index = pd.RangeIndex(len(ordered))
    told = {name: as_they_are([key[i] for key in ordered], index) for i, name in enumerate(names)}
    told["apart"] = told["apart"].astype("bool")
    counted = {name: np.array([found[key][i] for key in ordered], dtype="int64") for i, name in enumerate(sums)}
    return pd.DataFrame({**told, **counted}, index=index)


def _first_day(bucket: str, *, grain: str) -> date:
    year, month = int(bucket[:YEAR]), int(bucket[YEAR + 1 :] or 1)
    return date(year, {"month": month, "quarter": month - (month - 1) % 3, "year": 1}[grain], 1)
