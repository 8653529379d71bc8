"""Dates that are known to the day, the month or the year."""

import calendar
import re
from datetime import date

from models.codes import DateBasis, Precision
from outreach.importers.columns import latin
from outreach.importers.messages import Unfit, say
from outreach.marks import mark

BASES = {
    **{basis.value: basis for basis in DateBasis},
    "inferred from text": DateBasis.INFERRED_TEXT,
    "inferred from sequence": DateBasis.INFERRED_SEQUENCE,
}
"""How files write them: as the public record does, or as the code."""

AS_WRITTEN = "as_written"
"""The precision and basis of a date in a file without columns for them: what it shows itself, and that it is the
date of the event."""

PRECISIONS = {precision.value: precision for precision in Precision}

_SHAPES = {
    Precision.DAY: (re.compile(r"(\d{4})-(\d{2})-(\d{2})"), mark("A day that there is, as YYYY-MM-DD, 1900 to 2100.")),
    Precision.MONTH: (
        re.compile(r"(\d{4})-(\d{2})"),
        mark("A month as YYYY-MM, 1900 to 2100, since the date is given to the month."),
    ),
    Precision.YEAR: (
        re.compile(r"(\d{4})"),
        mark("A year as YYYY, 1900 to 2100, since the date is given to the year."),
    ),
}


def spanned(text: str, precision: Precision) -> tuple[date, date]:
    """First and last day that a date may mean.

    Raises:
        Unfit: no date, or not one of this precision.
    """
    shape, expected = _SHAPES[precision]
    match = shape.fullmatch(latin(text))
    parts = [int(part) for part in match.groups()] if match else [0]
    year, month, day = (*parts, *[None] * (3 - len(parts)))
    if not 1900 <= year <= 2100 or (month is not None and not 1 <= month <= 12):
        raise Unfit(say(expected))
    last = calendar.monthrange(year, month or 12)[1]
    if day is not None and not 1 <= day <= last:
        raise Unfit(say(expected))
    return date(year, month or 1, day or 1), date(year, month or 12, day or last)


def period(
    text: str, precision: Precision | str | None, basis: DateBasis | str | None, *, prefix: str
) -> dict[str, object]:
    """``starts``, ``ends``, ``precision`` and ``date_basis`` of a row, all None where it is undated.

    Args:
        text: the cell.
        precision, basis: codes, None where blank, :data:`AS_WRITTEN` where the file has no such column.
        prefix: of the columns beside it: ``date`` for ``date_precision`` and ``date_basis``.

    Raises:
        Unfit: a date without its precision or basis, or the other way round.
    """
    if not text:
        for name, value in ((f"{prefix}_precision", precision), (f"{prefix}_basis", basis)):
            if value not in (None, AS_WRITTEN):
                raise Unfit(say(mark("Nothing, where the date itself is blank.")), column=name, value=value.value)
        return {"starts": None, "ends": None, "precision": None, "date_basis": None}
    if precision is None:
        raise Unfit(
            say(mark("{codes}: how finely the date beside it is known."), codes=tuple(PRECISIONS)),
            column=f"{prefix}_precision",
            value="",
        )
    if basis is None:
        raise Unfit(
            say(mark("What the date beside it is the date of: {codes}."), codes=tuple(BASES)),
            column=f"{prefix}_basis",
            value="",
        )
    if precision is AS_WRITTEN:
        found = seen(text)
    else:
        starts, ends = spanned(text, precision)
        found = {"starts": starts, "ends": ends, "precision": precision}
    return {**found, "date_basis": DateBasis.EVENT if basis is AS_WRITTEN else basis}


def seen(text: str) -> dict[str, object]:
    """``starts``, ``ends`` and ``precision`` of a date whose precision is the way it is written.

    Raises:
        Unfit: no date.
    """
    if not text:
        return {"starts": None, "ends": None, "precision": None}
    precision = {4: Precision.YEAR, 7: Precision.MONTH}.get(len(text), Precision.DAY)
    try:
        starts, ends = spanned(text, precision)
    except Unfit as error:
        raise Unfit(say(mark("A date as YYYY-MM-DD, YYYY-MM or YYYY, 1900 to 2100."))) from error
    return {"starts": starts, "ends": ends, "precision": precision}
