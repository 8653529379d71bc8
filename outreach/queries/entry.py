"""What the form "Log an activity" asks: what may be chosen, whether it stands there already, what came last."""

from datetime import date

import pandas as pd
from sqlalchemy import select
from sqlmodel import Session

from models import (
    Activity,
    ActivityCommunity,
    ActivityCountry,
    Authority,
    Change,
    Community,
    Country,
    Entity,
    ImportRun,
    Initiative,
    Topic,
)
from models.codes import Act, How, Level, Precision
from outreach.queries.conditions import own
from outreach.queries.frames import frame
from outreach.settings import settings

FAMILIES = {"initiative": Initiative, "topics": Topic, "authorities": Authority, "entities": Entity}
MOST_TWINS = 5


def named(db: Session, *, family: str) -> pd.DataFrame:
    """The codes of one family of :data:`FAMILIES`: ``code, name_en, name_ar``."""
    table = FAMILIES[family]
    return frame(db, select(table.key.label("code"), table.name_en, table.name_ar).order_by(table.key))


def places(db: Session) -> pd.DataFrame:
    """Where, or with whom: ``place, name_en, name_ar, country_code, region, community``, cities and then countries.

    ``place`` is ``community/sa-riyadh`` or ``country/SA``; ``community`` is the key of its community, None where it
    has none, as the home country: things are held there, and nobody is reached.
    """
    names = (Country.code.label("country_code"), Country.region)
    cities = (
        select(Community.key, Community.name_en, Community.name_ar, *names, Community.key.label("community"))
        .join(Country, Country.code == Community.country_code)
        .where(Community.level == Level.CITY, Country.code != settings().home_country)
        .order_by(Community.key)
    )
    wide = (Community.country_code == Country.code) & (Community.level == Level.COUNTRY)
    countries = (
        select(Country.code, Country.name_en, Country.name_ar, *names, Community.key.label("community"))
        .outerjoin(Community, wide & (Country.code != settings().home_country))
        .order_by(Country.code)
    )
    one, other = frame(db, cities), frame(db, countries)
    one.insert(0, "place", "community/" + one.pop("key").astype(object))
    other.insert(0, "place", "country/" + other.pop("code").astype(object))
    return pd.concat([one, other], ignore_index=True)


def twins(
    db: Session,
    *,
    kind: str,
    starts: date,
    precision: str,
    communities: list[str],
    countries: list[str],
    but: str = "",
) -> pd.DataFrame:
    """Activities of the same kind and date with one of these communities; of these countries where none is named.

    Columns ``key, title_en, title_ar, status``, at most five. ``but`` is the key of one that is no twin: itself.
    """
    met = (
        select(ActivityCommunity.activity_id).join(Community).where(Community.key.in_(communities))
        if communities
        else select(ActivityCountry.activity_id).where(ActivityCountry.country_code.in_(countries))
    )
    found = select(Activity.key, Activity.title_en, Activity.title_ar, Activity.status).where(
        Activity.kind == kind,
        Activity.starts == starts,
        Activity.precision == Precision(precision),
        Activity.key != but,
        Activity.id.in_(met),
    )
    return frame(db, found.order_by(Activity.id).limit(MOST_TWINS))


def last_logged(db: Session, *, by: str) -> str | None:
    """The key of the activity that somebody logged last and that is still there; None where there is none."""
    chosen = (
        Change.by == by,
        Change.table_name == Activity.__tablename__,
        Change.act == Act.ADDED,
        Change.how == How.FORM,
    )
    there = select(Change.row_key).join(Activity, Activity.key == Change.row_key)
    return db.scalar(there.where(*chosen).order_by(Change.id.desc()).limit(1))


def first_written(db: Session, *, key: str) -> pd.DataFrame:
    """Who wrote an activity by form, and when: none or one row of ``by, at``."""
    chosen = (Change.table_name == Activity.__tablename__, Change.row_key == key, Change.act == Act.ADDED)
    found = select(Change.by, Change.at).where(*chosen, Change.how == How.FORM)
    return frame(db, found.order_by(Change.id.desc()).limit(1))


def is_own(db: Session, *, key: str) -> bool:
    """Whether an activity is the ministry's own and may be corrected; the public record stays as it was reported."""
    found = select(Activity.id).outerjoin(ImportRun, ImportRun.id == Activity.import_run_id)
    return db.scalar(found.where(Activity.key == key, own())) is not None
