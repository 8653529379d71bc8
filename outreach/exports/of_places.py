"""Countries, communities, entities and authorities as files."""

from sqlalchemy import ColumnElement

from models import Authority, Community, Country, Entity
from outreach.exports.columns import Table, both_names, code, named, number, text
from outreach.filters import Filters
from outreach.i18n import mark

COUNTRY_FIELDS = ("regions", "countries")
COMMUNITY_FIELDS = (*COUNTRY_FIELDS, "communities")


def in_countries(filters: Filters) -> list[ColumnElement[bool]]:
    """Inside the filters' regions and countries, for a table that was joined with countries."""
    conditions = []
    if filters.regions:
        conditions.append(Country.region.in_(filters.regions))
    if filters.countries:
        conditions.append(Country.code.in_(filters.countries))
    return conditions


def in_communities(filters: Filters) -> list[ColumnElement[bool]]:
    """Inside the filters' regions, countries and communities, for a table that was joined with both."""
    chosen = [Community.key.in_(filters.communities)] if filters.communities else []
    return in_countries(filters) + chosen


KEY = mark("The name that other tables use for it.")
REGION = mark("The ministry's own grouping of countries.")

COUNTRIES = Table(
    key="countries",
    title=mark("Countries"),
    row=mark("One row is one country, whether or not anything is known of it."),
    source=Country.__table__,
    order=(Country.code,),
    by=COUNTRY_FIELDS,
    narrowed=in_countries,
    columns=(
        *text("code", Country.code, mark("ISO 3166-1, two letters.")),
        *text("alpha3", Country.alpha3, mark("ISO 3166-1, three letters.")),
        *both_names(Country),
        *code("region", Country.region, "region", REGION),
        *text("un_region", Country.un_region, mark("The sub-region of the United Nations (M49), three digits.")),
        *number(
            "longitude", Country.longitude, mark("Where a map writes about it."), mark("degrees east"), holds="decimal"
        ),
        *number(
            "latitude", Country.latitude, mark("Where a map writes about it."), mark("degrees north"), holds="decimal"
        ),
    ),
)

COMMUNITIES = Table(
    key="communities",
    title=mark("Communities"),
    row=mark("One row is one community: the citizens living in one country, or in one city of it."),
    source=Community.__table__.join(Country.__table__),
    order=(Community.key,),
    by=COMMUNITY_FIELDS,
    narrowed=in_communities,
    columns=(
        *text("key", Community.key, KEY),
        *both_names(Community),
        *code("level", Community.level, "level", mark("Whether it is the community of a whole country or of a city.")),
        *named("country", Country.code, Country, mark("The country that it lives in; ISO 3166-1.")),
        *code("region", Country.region, "region", REGION),
        *code("tier", Community.tier, "tier", mark("How often it is to be met; empty where nobody decided.")),
    ),
)

ENTITIES = Table(
    key="entities",
    title=mark("Entities"),
    row=mark("One row is one organisation of citizens abroad."),
    source=Entity.__table__.join(Community.__table__).join(Country.__table__),
    order=(Entity.key,),
    by=COMMUNITY_FIELDS,
    narrowed=in_communities,
    columns=(
        *text("key", Entity.key, KEY),
        *both_names(Entity),
        *named("community", Community.key, Community, mark("The community that it belongs to.")),
        *named("country", Country.code, Country, mark("The country that it is in; ISO 3166-1.")),
    ),
)

AUTHORITIES = Table(
    key="authorities",
    title=mark("Authorities"),
    row=mark("One row is one body that must answer, or that took part."),
    source=Authority.__table__,
    order=(Authority.key,),
    columns=(*text("key", Authority.key, KEY), *both_names(Authority)),
)
