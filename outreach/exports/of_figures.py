"""Figures that others stated, as files."""

from sqlalchemy import ColumnElement, case, func, select

from models import Country, DiasporaEstimate, EstimateSource, FigureSource, PublishedFigure, Source
from outreach.exports.columns import Column, Table, both_names, code, day, linked, named, number, recorded, text
from outreach.exports.of_places import COUNTRY_FIELDS, in_countries
from outreach.filters import Filters
from outreach.i18n import mark
from outreach.settings import settings


def _within(filters: Filters) -> list[ColumnElement[bool]]:
    conditions = []
    if filters.start:
        conditions.append(PublishedFigure.starts >= filters.start)
    if filters.end:
        conditions.append(PublishedFigure.ends <= filters.end)
    return conditions


PUBLISHED_FIGURES = Table(
    key="published_figures",
    title=mark("Published figures"),
    row=mark("One row is one figure that the ministry or the press stated; figures here are never computed from it."),
    source=PublishedFigure.__table__,
    order=(PublishedFigure.key,),
    by=("start", "end"),
    narrowed=_within,
    columns=(
        *text("key", PublishedFigure.key, mark("The name of the row; it stays the same when the row is corrected.")),
        *text("metric", PublishedFigure.metric, mark("What is counted, as a code.")),
        *number(
            "value",
            PublishedFigure.value,
            mark("The number; empty where none was stated."),
            mark("see unit"),
            holds="decimal",
        ),
        *recorded("value_text", PublishedFigure.value_text, mark("What was stated, in its own form.")),
        *code("qualifier", PublishedFigure.qualifier, "qualifier", mark("How exactly it was stated.")),
        *recorded("unit", PublishedFigure.unit, mark("What the number counts.")),
        *recorded("definition", PublishedFigure.definition, mark("What the source says that it means.")),
        *day("starts", PublishedFigure.starts, mark("The first day that its date may mean; empty where undated.")),
        *day("ends", PublishedFigure.ends, mark("The last day that its date may mean; empty where undated.")),
        *code("precision", PublishedFigure.precision, "precision", mark("How finely its date is known.")),
        *code("date_basis", PublishedFigure.date_basis, "date_basis", mark("What its date is the date of.")),
        *recorded("minister", PublishedFigure.minister, mark("The minister in office, in public role.")),
        *linked(
            "sources",
            of=PublishedFigure,
            owner=FigureSource.figure_id == PublishedFigure.id,
            link=FigureSource,
            to=Source,
            key=Source.address,
            order=(FigureSource.source_id,),
            meaning=mark("Addresses of where it was published, joined by ;"),
        ),
        *code("confidence", PublishedFigure.confidence, "confidence", mark("How sure the compiler is of the figure.")),
        *text("notes", PublishedFigure.notes, mark("What else the compiler noted.")),
    ),
)


def _of_estimates(what: ColumnElement) -> ColumnElement:
    """Of all estimates of one source."""
    found = select(what).where(DiasporaEstimate.source_id == EstimateSource.id)
    return found.correlate(EstimateSource).scalar_subquery()


DIASPORA_SOURCES = Table(
    key="diaspora_sources",
    title=mark("Sources of estimates"),
    row=mark("One row is one source that estimates how many nationals live in countries."),
    source=EstimateSource.__table__,
    order=(EstimateSource.key,),
    columns=(
        *text("key", EstimateSource.key, mark("The name of the source, which settings choose it by.")),
        *both_names(EstimateSource),
        *text("address", EstimateSource.address, mark("Where its estimates are found.")),
        *text("licence", EstimateSource.licence, mark("The licence that they are published under.")),
        *recorded("note", EstimateSource.note, mark("What has to be known of it.")),
        *number(
            "countries",
            _of_estimates(func.count(func.distinct(DiasporaEstimate.country_code))),
            mark("How many countries it estimates."),
            mark("countries"),
        ),
        *number(
            "first_year",
            _of_estimates(func.min(DiasporaEstimate.year)),
            mark("The first year that it is about; empty without an estimate."),
            mark("year"),
        ),
        *number(
            "last_year",
            _of_estimates(func.max(DiasporaEstimate.year)),
            mark("The last year that it is about; empty without an estimate."),
            mark("year"),
        ),
        Column(
            "used",
            mark("Whether rates are computed with it, as the settings say."),
            lambda t: case((EstimateSource.key == settings().estimate_source, "true"), else_="false"),
            holds="code",
        ),
    ),
)

ESTIMATES = Table(
    key="estimates",
    title=mark("Estimates of nationals"),
    row=mark("One row is one source's estimate for one country and year; sources disagree and are never mixed."),
    source=DiasporaEstimate.__table__.join(Country.__table__).join(EstimateSource.__table__),
    order=(DiasporaEstimate.country_code, DiasporaEstimate.year, EstimateSource.key, DiasporaEstimate.id),
    by=COUNTRY_FIELDS,
    narrowed=in_countries,
    columns=(
        *named("country", Country.code, Country, mark("Where they live; ISO 3166-1.")),
        *number("year", DiasporaEstimate.year, mark("The year that it is about."), mark("year")),
        *number("nationals", DiasporaEstimate.nationals, mark("How many live there."), mark("people")),
        *code("basis", DiasporaEstimate.basis, "estimate_basis", mark("Whom it counts.")),
        *named("source", EstimateSource.key, EstimateSource, mark("Who estimated.")),
        *text("source_address", EstimateSource.address, mark("Where the estimate is found.")),
        *text("licence", EstimateSource.licence, mark("The licence that it is published under.")),
    ),
)
