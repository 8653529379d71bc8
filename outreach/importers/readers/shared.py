"""What several formats have: a name in some language, a date with its precision, sources, how sure the compiler is."""

from models.codes import Confidence
from outreach.importers.citations import Citation, citations
from outreach.importers.columns import Column, one_of
from outreach.importers.dates import period
from outreach.importers.known import Known
from outreach.importers.messages import Unfit, say
from outreach.importers.records import Cells, Part
from outreach.marks import mark

CONFIDENCE = Column(
    "confidence", one_of({confidence.value: confidence for confidence in Confidence}, "confidence"), optional=True
)


def named_somehow(*columns: str) -> Part:
    """The rule that one of these columns says something."""

    def check(cells: Cells, known: Known) -> None:
        if not any(cells[column].strip() for column in columns):
            raise Unfit(say(mark("Text in one of these columns: {columns}."), columns=columns))

    return Part("named", columns, check)


def dated(prefix: str) -> Part:
    """A date, its precision and its basis: ``date``, ``date_precision``, ``date_basis``."""
    columns = (prefix, f"{prefix}_precision", f"{prefix}_basis")

    def make(cells: Cells, known: Known) -> dict[str, object]:
        return period(*(cells[column] for column in columns), prefix=prefix)

    return Part("dated", columns, make)


def cited(*columns: str) -> Part:
    """The sources of a row: in each column items of equal number, or one."""

    def make(cells: Cells, known: Known) -> list[Citation]:
        given = [cells[column] or () for column in columns]
        return citations(*(one if isinstance(one, tuple) else (one,) for one in given), columns=columns)

    return Part("cited", columns, make)
