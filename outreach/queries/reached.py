"""How many places were met, and of how many nothing is on record."""

from sqlalchemy import Select, exists, func, or_, select
from sqlmodel import Session

from models import Community, Country
from models.codes import PlaceKind
from outreach.filters import Filters
from outreach.queries.conditions import listed
from outreach.queries.facts import by_totals, facts, facts_apart
from outreach.queries.known import known
from outreach.queries.once import once
from outreach.settings import settings


def places(db: Session, *, filters: Filters, each: PlaceKind) -> int:
    """Number of different countries or communities with a held activity; none of the home country."""
    return db.execute(_places(filters, each=each)).scalar_one()


def silent(db: Session, *, filters: Filters, each: PlaceKind) -> int:
    """Number of countries or communities inside the filters' places of which nothing is known."""
    return db.execute(_silent(filters, each=each)).scalar_one()


@once
def _places(filters: Filters, *, each: PlaceKind) -> Select:
    abroad = Community.country_code != settings().home_country
    if not by_totals(filters, each=each):
        place = facts(filters, each=each).c.place
        # Of countries, facts have none at home.
        found = select(func.count(func.distinct(place)))
        if each == PlaceKind.COMMUNITY:
            found = found.where(place.in_(select(Community.key).where(abroad)))
        return found
    # Whether each has any total at all: the index says so at the first one, and need not read the others. The days at
    # the edges are read for a place without any, which is for none over years.
    code, table = (Country.code, Country) if each == PlaceKind.COUNTRY else (Community.key, Community)
    totals, *rest = (part.subquery() for part in facts_apart(filters, each=each))
    any_total = exists(select(totals.c.place).where(totals.c.place == code).correlate(table))
    met = or_(any_total, *(code.in_(select(edges.c.place)) for edges in rest))
    found = select(func.count()).select_from(table).where(*listed(filters, each=each, place=code), met)
    if each == PlaceKind.COMMUNITY:
        found = found.where(abroad)
    return found


@once
def _silent(filters: Filters, *, each: PlaceKind) -> Select:
    code, table = (Country.code, Country) if each == PlaceKind.COUNTRY else (Community.key, Community)
    home = table.code if each == PlaceKind.COUNTRY else table.country_code
    found = select(func.count()).select_from(table)
    return found.where(home != settings().home_country, *listed(filters, each=each, place=code), ~known(each))
