"""How many places were met, and of how many nothing is on record."""

from sqlalchemy import exists, func, select
from sqlmodel import Session

from models import Community, Country
from models.codes import PlaceKind
from outreach.filters import Filters
from outreach.queries.conditions import PLACES, listed
from outreach.queries.countries import recorded
from outreach.queries.facts import by_totals, facts
from outreach.settings import settings


def places(db: Session, *, filters: Filters, each: PlaceKind) -> int:
    """Number of different countries or communities with a held activity."""
    base = facts(filters, each=each)
    if any(getattr(filters, field) for field in PLACES) or not by_totals(filters, each=each):
        return db.execute(select(func.count(func.distinct(base.c.place)))).scalar_one()
    # Whether each has any total at all: the index says so at the first one, and need not read the others.
    code, table = (Country.code, Country) if each == PlaceKind.COUNTRY else (Community.key, Community)
    any_total = exists(select(base.c.place).where(base.c.place == code).correlate(table))
    return db.execute(select(func.count()).select_from(table).where(any_total)).scalar_one()


def silent(db: Session, *, filters: Filters, each: PlaceKind) -> int:
    """Number of countries or communities inside the filters' places of which no held activity is on record, ever."""
    code, table = (Country.code, Country) if each == PlaceKind.COUNTRY else (Community.key, Community)
    home = table.code if each == PlaceKind.COUNTRY else table.country_code
    found = select(func.count()).select_from(table)
    found = found.where(home != settings().home_country, *listed(filters, each=each, place=code), ~recorded(each, code))
    return db.execute(found).scalar_one()
