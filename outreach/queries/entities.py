"""The entities of communities: organisations of the diaspora."""

from collections.abc import Iterable

import pandas as pd
from sqlalchemy import select
from sqlmodel import Session

from models import Community, Entity
from outreach.queries.frames import frame


def of_communities(db: Session, *, keys: Iterable[str]) -> pd.DataFrame:
    """Columns ``key, name_en, name_ar``, by their Arabic names and then the English ones."""
    found = (
        select(Entity.key, Entity.name_en, Entity.name_ar)
        .join(Community, Community.id == Entity.community_id)
        .where(Community.key.in_(list(keys)))
    )
    return frame(db, found.order_by(Entity.name_ar, Entity.name_en, Entity.key))


def of_country(db: Session, *, code: str) -> pd.DataFrame:
    """The same, of all communities of a country."""
    keys = db.scalars(select(Community.key).where(Community.country_code == code))
    return of_communities(db, keys=keys)
