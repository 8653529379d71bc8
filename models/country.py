"""Countries, the communities of citizens living in them, and the entities of those communities."""

from sqlalchemy import CheckConstraint, Index, UniqueConstraint, text
from sqlmodel import Field

from models.base import Base, Keyed, codes
from models.codes import Level, Region, Tier
from models.rules import named_in_some_language


class Country(Base, table=True):
    """A country of ISO 3166-1, with its names from CLDR and two groupings.

    ``longitude`` and ``latitude`` (degrees) are where a map writes about it.
    """

    __tablename__ = "country"
    __table_args__ = (
        CheckConstraint("length(code) = 2 AND code = upper(code)", name="code_is_alpha2"),
        CheckConstraint("longitude BETWEEN -180 AND 180", name="longitude_on_earth"),
        CheckConstraint("latitude BETWEEN -90 AND 90", name="latitude_on_earth"),
        named_in_some_language(),
    )

    code: str = Field(primary_key=True, max_length=2, regex=r"^[A-Z]{2}$")
    alpha3: str = Field(max_length=3, unique=True)
    name_en: str = Field(default="", max_length=120)
    name_ar: str = Field(default="", max_length=120)
    region: Region = Field(sa_type=codes(Region, "region"), index=True)
    un_region: str = Field(max_length=3)
    """The M49 code of the sub-region, three digits."""
    longitude: float | None = None
    latitude: float | None = None
    folded: str = Field(default="", max_length=400)
    """Its names as search compares them."""


class Community(Keyed, table=True):
    """Citizens living in one country, or in one city of it.

    ``tier`` is NULL until the ministry assigns one: a cadence is its decision.
    """

    __tablename__ = "community"
    __table_args__ = (
        *(
            Index(
                f"uq_community_{name}",
                "country_code",
                name,
                unique=True,
                # A community may have its name in one language alone, and others of the country too.
                sqlite_where=text(f"{name} <> ''"),
                postgresql_where=text(f"{name} <> ''"),
            )
            for name in ("name_en", "name_ar")
        ),
        Index(
            "uq_community_country_wide",
            "country_code",
            unique=True,
            sqlite_where=text("level = 'country'"),
            postgresql_where=text("level = 'country'"),
        ),
        named_in_some_language(),
    )

    country_code: str = Field(foreign_key="country.code", index=True, max_length=2)
    level: Level = Field(sa_type=codes(Level, "level"))
    name_en: str = Field(default="", max_length=120)
    name_ar: str = Field(default="", max_length=120)
    tier: Tier | None = Field(default=None, sa_type=codes(Tier, "tier"), nullable=True)
    folded: str = Field(default="", max_length=800)
    """Its names, other spellings and its country's names as search compares them."""


class Entity(Keyed, table=True):
    """An organisation of the diaspora, in a community."""

    __tablename__ = "entity"
    __table_args__ = (
        UniqueConstraint("community_id", "name_en", "name_ar", name="uq_entity_name"),
        named_in_some_language(),
    )

    community_id: int = Field(foreign_key="community.id", index=True)
    name_en: str = Field(default="", max_length=200)
    name_ar: str = Field(default="", max_length=200)
