"""Figures that others stated: what was published, and estimates of how many nationals live where."""

from datetime import date
from decimal import Decimal

from sqlalchemy import CheckConstraint, Numeric, UniqueConstraint
from sqlmodel import Field

from models.base import Base, Keyed, codes
from models.codes import Confidence, DateBasis, EstimateBasis, Precision, Qualifier
from models.rules import at_least_zero, named_in_some_language, not_blank, whole_period


class PublishedFigure(Keyed, table=True):
    """A figure that the ministry or the press stated, held beside what the rows say, never mixed with them.

    ``value`` is NULL where what was stated is no single number; ``value_text`` is what was stated.
    """

    __tablename__ = "published_figure"
    __table_args__ = (
        *whole_period(),
        *not_blank("metric", "value_text", "definition"),
        CheckConstraint("(qualifier IN ('range', 'not_a_number')) = (value IS NULL)", name="value_is_a_number"),
    )

    metric: str = Field(max_length=80, index=True)
    value: Decimal | None = Field(default=None, sa_type=Numeric(18, 3))
    value_text: str = Field(max_length=80)
    qualifier: Qualifier = Field(sa_type=codes(Qualifier, "qualifier"))
    unit: str = Field(default="", max_length=120)
    definition: str = Field(max_length=600)
    starts: date | None = None
    ends: date | None = None
    precision: Precision | None = Field(default=None, sa_type=codes(Precision, "precision"), nullable=True)
    date_basis: DateBasis | None = Field(default=None, sa_type=codes(DateBasis, "date_basis"), nullable=True)
    minister: str = Field(default="", max_length=120)
    confidence: Confidence | None = Field(default=None, sa_type=codes(Confidence, "confidence"), nullable=True)
    notes: str = Field(default="", max_length=1000)


class FigureSource(Base, table=True):
    """Where a figure was published."""

    __tablename__ = "figure_source"

    figure_id: int = Field(foreign_key="published_figure.id", primary_key=True, ondelete="CASCADE")
    source_id: int = Field(foreign_key="source.id", primary_key=True)


class EstimateSource(Keyed, table=True):
    """Who estimated, under which licence."""

    __tablename__ = "estimate_source"
    __table_args__ = (named_in_some_language(),)

    name_en: str = Field(default="", max_length=200)
    name_ar: str = Field(default="", max_length=200)
    address: str = Field(default="", max_length=400)
    licence: str = Field(default="", max_length=80)
    note: str = Field(default="", max_length=600)


class DiasporaEstimate(Base, table=True):
    """How many nationals live in a country, by one source, in one year. Sources disagree and are never mixed."""

    __tablename__ = "diaspora_estimate"
    __table_args__ = (
        UniqueConstraint("country_code", "year", "source_id", "basis", name="uq_diaspora_estimate_once"),
        *at_least_zero("nationals"),
        CheckConstraint("year BETWEEN 1900 AND 2100", name="year_of_our_time"),
    )

    id: int | None = Field(default=None, primary_key=True)
    country_code: str = Field(foreign_key="country.code", index=True, max_length=2)
    year: int
    nationals: int
    basis: EstimateBasis = Field(sa_type=codes(EstimateBasis, "basis"))
    source_id: int = Field(foreign_key="estimate_source.id", index=True)
    import_run_id: int | None = Field(default=None, foreign_key="import_run.id", index=True)
