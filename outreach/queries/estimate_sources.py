"""Who estimates how many nationals live abroad, for how many countries, and which of them rates are computed with."""

import pandas as pd
from sqlalchemy import case, func, select
from sqlmodel import Session

from models import DiasporaEstimate, EstimateSource
from outreach.queries.frames import frame
from outreach.settings import settings


def table(db: Session) -> pd.DataFrame:
    """Every source, the one in use first: ``key, name_en, name_ar, address, licence, note, countries, first_year,
    last_year, used`` (bool); ``countries`` is how many it estimates.
    """
    used = case((EstimateSource.key == settings().estimate_source, 1), else_=0).label("used")
    found = (
        select(
            EstimateSource.key,
            EstimateSource.name_en,
            EstimateSource.name_ar,
            EstimateSource.address,
            EstimateSource.licence,
            EstimateSource.note,
            func.count(func.distinct(DiasporaEstimate.country_code)).label("countries"),
            func.min(DiasporaEstimate.year).label("first_year"),
            func.max(DiasporaEstimate.year).label("last_year"),
            used,
        )
        .outerjoin(DiasporaEstimate, DiasporaEstimate.source_id == EstimateSource.id)
        .group_by(EstimateSource.id)
        .order_by(used.desc(), EstimateSource.key)
    )
    rows = frame(db, found)
    return rows.assign(used=rows["used"].astype(bool))
