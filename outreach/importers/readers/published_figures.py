"""Figures that the ministry or the press stated."""

import re
from decimal import Decimal

from models import FigureSource, PublishedFigure
from models.codes import Qualifier
from outreach.importers.citations import address, outlet
from outreach.importers.columns import Column, day, key, latin, one_of
from outreach.importers.dates import BASES, PRECISIONS
from outreach.importers.known import Known
from outreach.importers.messages import Unfit, say
from outreach.importers.readers.shared import CONFIDENCE, cited, dated
from outreach.importers.records import Cells, Link, Part, Reader, Record, Target
from outreach.marks import mark

QUALIFIERS = {
    "approx.": Qualifier.ABOUT,
    "about": Qualifier.ABOUT,
    "more than": Qualifier.MORE_THAN,
    "at least": Qualifier.AT_LEAST,
    "at most": Qualifier.AT_MOST,
}
"""What stands in brackets after a unit: ``calls (approx.)``."""

_UNIT = re.compile(r"(?P<unit>.*?)\s*\((?P<qualifier>approx\.|about|more than|at least|at most)\)")
_NUMBER = re.compile(r"[0-9]{1,15}(\.[0-9]{1,3})?")
_RANGE = re.compile(r"[0-9]+(\.[0-9]+)?\s*[-–—]\s*[0-9]+(\.[0-9]+)?(\s+\D+)?")


def _stated(cells: Cells, known: Known) -> dict[str, object]:
    """Number, qualifier and unit of what was stated."""
    stated, number = cells["value"], latin(cells["value"])
    match = _UNIT.fullmatch(cells["unit"])
    unit = match["unit"] if match else cells["unit"]
    qualifier = QUALIFIERS[match["qualifier"]] if match else _in_words(cells["definition_as_stated"])
    value = None
    if _NUMBER.fullmatch(number):
        value = Decimal(number)
    elif _RANGE.fullmatch(number):
        qualifier = Qualifier.RANGE
    elif any(character.isalpha() for character in number):
        qualifier = Qualifier.NOT_A_NUMBER
    else:
        raise Unfit(
            say(mark("A number of at most 15 digits and 3 decimals, without separators or sign; a range; or words."))
        )
    return {"value": value, "value_text": stated, "qualifier": qualifier, "unit": unit}


def _in_words(definition: str) -> Qualifier:
    """The qualifier of a definition that opens with it: "More than 52 platforms"."""
    return Qualifier.MORE_THAN if re.match(r"more than \d", definition, re.IGNORECASE) else Qualifier.EXACT


def _build(row: int, cells: Cells) -> list[Record]:
    values = {
        "key": cells["figure_id"],
        "metric": cells["metric"],
        **cells["stated"],
        "definition": cells["definition_as_stated"],
        **cells["dated"],
        "minister": cells["minister"],
        "confidence": cells["confidence"],
        "notes": cells["notes"],
    }
    return [Record(row, PublishedFigure, values, citations=cells["cited"])]


PUBLISHED_FIGURES = Reader(
    name="published_figures",
    columns=(
        Column("figure_id", key, required=True),
        Column("metric", key, required=True),
        Column("value", required=True),
        Column("unit", blank=""),
        Column("definition_as_stated", required=True),
        Column("as_of", blank=""),
        Column("as_of_precision", one_of(PRECISIONS, "precision")),
        Column("as_of_basis", one_of(BASES, "date_basis")),
        Column("minister", blank=""),
        Column("source_url", address),
        Column("source_outlet", outlet),
        Column("source_published", day),
        CONFIDENCE,
        Column("notes", blank=""),
    ),
    targets=(Target(PublishedFigure, sources=Link(FigureSource, "figure_id", ("source_id",))),),
    parts=(
        Part("stated", ("value", "unit", "definition_as_stated"), _stated),
        dated("as_of"),
        cited("source_url", "source_outlet", "source_published"),
    ),
    build=_build,
    kept={"confidence": ""},
    named={
        "key": "figure_id",
        "value_text": "value",
        "qualifier": "unit",
        "definition": "definition_as_stated",
        "starts": "as_of",
        "ends": "as_of",
        "precision": "as_of_precision",
        "date_basis": "as_of_basis",
        FigureSource.__tablename__: "source_url",
    },
)
