"""Estimates of nationals abroad. Sources disagree, so a rate is computed with one named source and never a mixture."""

import pandas as pd
from sqlalchemy import Subquery, func, select
from sqlmodel import Session

from models import DiasporaEstimate, EstimateSource
from outreach.queries.frames import frame
from outreach.settings import settings


def latest(source: str | None = None) -> Subquery:
    """For joins: one source's last year for each country, ``country_code, nationals, estimate_year``.

    Args:
        source: its key; None for the one in the settings.
    """
    rank = func.row_number().over(
        partition_by=DiasporaEstimate.country_code, order_by=(DiasporaEstimate.year.desc(), DiasporaEstimate.basis)
    )
    ranked = (
        select(
            DiasporaEstimate.country_code,
            DiasporaEstimate.nationals,
            DiasporaEstimate.year.label("estimate_year"),
            rank.label("place"),
        )
        .join(EstimateSource, EstimateSource.id == DiasporaEstimate.source_id)
        .where(EstimateSource.key == (source or settings().estimate_source))
        .subquery()
    )
    return (
        select(ranked.c.country_code, ranked.c.nationals, ranked.c.estimate_year)
        .where(ranked.c.place == 1)
        .subquery("estimates")
    )


def source(db: Session) -> pd.DataFrame:
    """The source that rates are computed with: ``key, name_en, name_ar, address, licence, note``; empty if unknown."""
    named = select(
        EstimateSource.key,
        EstimateSource.name_en,
        EstimateSource.name_ar,
        EstimateSource.address,
        EstimateSource.licence,
        EstimateSource.note,
    )
    return frame(db, named.where(EstimateSource.key == settings().estimate_source))


def of_country(db: Session, *, code: str) -> pd.DataFrame:
    """What every source says of one country: ``source, name_en, name_ar, year, nationals, basis``, newest first."""
    found = (
        select(
            EstimateSource.key.label("source"),
            EstimateSource.name_en,
            EstimateSource.name_ar,
            DiasporaEstimate.year,
            DiasporaEstimate.nationals,
            DiasporaEstimate.basis,
        )
        .join(EstimateSource, EstimateSource.id == DiasporaEstimate.source_id)
        .where(DiasporaEstimate.country_code == code)
        .order_by(EstimateSource.key, DiasporaEstimate.year.desc())
    )
    return frame(db, found)
