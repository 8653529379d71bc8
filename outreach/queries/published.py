"""Figures that the ministry or the press stated. They are shown beside what the rows say, and never counted."""

import pandas as pd
from sqlalchemy import func, select
from sqlmodel import Session

from models import FigureSource, PublishedFigure, Source
from outreach.queries.frames import frame


def table(db: Session, *, metric: str = "", keys: tuple[str, ...] = ()) -> pd.DataFrame:
    """Published figures, by metric and date, the undated last.

    Columns: ``key, metric, value`` (a number, NaN where what was stated is no single one), ``value_text, qualifier,
    unit, definition, starts, ends, precision, date_basis, minister, confidence, notes, address, outlet,
    published_on`` of its first source, ``sources`` (how many).
    """
    first = (
        select(
            FigureSource.figure_id, func.min(FigureSource.source_id).label("source_id"), func.count().label("sources")
        )
        .group_by(FigureSource.figure_id)
        .subquery("first")
    )
    figure = PublishedFigure
    found = (
        select(
            figure.key,
            figure.metric,
            figure.value,
            figure.value_text,
            figure.qualifier,
            figure.unit,
            figure.definition,
            figure.starts,
            figure.ends,
            figure.precision,
            figure.date_basis,
            figure.minister,
            figure.confidence,
            figure.notes,
            func.coalesce(Source.address, "").label("address"),
            func.coalesce(Source.outlet, "").label("outlet"),
            Source.published_on,
            func.coalesce(first.c.sources, 0).label("sources"),
        )
        .outerjoin(first, first.c.figure_id == figure.id)
        .outerjoin(Source, Source.id == first.c.source_id)
        .order_by(figure.metric, figure.starts.asc().nulls_last(), figure.key)
    )
    if metric:
        found = found.where(figure.metric == metric)
    if keys:
        found = found.where(figure.key.in_(keys))
    rows = frame(db, found)
    return rows.assign(value=pd.to_numeric(rows["value"]).astype("float64"))
