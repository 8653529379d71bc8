"""The ministry's own list of holidays: a CSV file of days that are holidays, and of days that are none after all."""

from collections.abc import Iterator
from datetime import date

from outreach.clock.calendar import OwnDay
from outreach.clock.holidays_of import Holiday
from outreach.importers.columns import YES_OR_NO
from outreach.importers.columns import day as day_of
from outreach.importers.messages import Message, RowError, Unfit, say, shortened
from outreach.importers.table import Incoming, decoded, lines
from outreach.marks import mark

COLUMNS = ("day", "name_en", "name_ar", "works")
LONGEST_NAME = 200


class UnfitDays(ValueError):
    """A list that cannot be used: ``errors`` is everything that is wrong with it, by line and column."""

    def __init__(self, errors: list[RowError]) -> None:
        first = errors[0]
        super().__init__(f"{first.file}, line {first.row}, {first.column or 'file'}: {first.expected.text}")
        self.errors = tuple(errors)


def own_days(file: Incoming) -> dict[date, OwnDay]:
    """What a list says, by day. Its columns are those of :data:`COLUMNS`, in any order.

    Raises:
        UnfitDays: with all its errors at once; there is no half a list.
    """
    try:
        table = list(lines(decoded(file.content())))
        columns = _columns(table)
    except Unfit as error:
        raise UnfitDays(
            [RowError(file.name, error.row, error.column, shortened(error.value or ""), error.expected)]
        ) from error
    found: dict[date, OwnDay] = {}
    errors: list[RowError] = []
    seen: dict[date, int] = {}
    for row, cells in table[1:]:
        wrong, day, own = _row(columns, cells)
        if day is not None and seen.setdefault(day, row) != row:
            wrong.append(("day", say(mark("A row that is not in the file yet: line {line} has it."), line=seen[day])))
        values = dict(zip(columns, cells, strict=False))
        errors += [
            RowError(file.name, row, column, shortened(values.get(column, "")), expected) for column, expected in wrong
        ]
        if day is not None:
            found[day] = own
    if errors:
        raise UnfitDays(errors)
    return found


def _columns(table: list[tuple[int, list[str]]]) -> list[str]:
    if not table:
        raise Unfit(say(mark("A header and rows. This file has cells, and nothing in them.")))
    row, header = table[0]
    columns = [cell.strip().lower() for cell in header]
    if sorted(columns) != sorted(COLUMNS):
        raise Unfit(
            say(mark("A header of these columns, each once: {columns}."), columns=COLUMNS),
            row=row,
            value=", ".join(header),
        )
    return columns


def _row(columns: list[str], cells: list[str]) -> tuple[list[tuple[str, Message]], date | None, OwnDay]:
    """What is wrong with a row, by column, and what it says: the day is None where it cannot be read."""
    if len(cells) != len(columns):
        wanted = mark("{wanted} cells, as in the header. This row has {found}.")
        return [("", say(wanted, wanted=len(columns), found=len(cells)))], None, OwnDay(None)
    values = {column: cell.strip() for column, cell in zip(columns, cells, strict=True)}
    works = YES_OR_NO.get(values["works"].lower())
    wrong = list(_wrong(values, works=works))
    try:
        day = day_of(values["day"], None)
    except Unfit as error:
        return [("day", error.expected), *wrong], None, OwnDay(None)
    return wrong, day, OwnDay(None if works else Holiday(day, values["name_en"], values["name_ar"], own=True))


def _wrong(values: dict[str, str], *, works: bool | None) -> Iterator[tuple[str, Message]]:
    if works is None:
        yield "works", say(mark("yes where people work on this day, no where it is a holiday."))
    if works is False and not (values["name_en"] or values["name_ar"]):
        yield "name_en", say(mark("The holiday's name, in English or in Arabic."))
    for name in ("name_en", "name_ar"):
        if len(values[name]) > LONGEST_NAME:
            yield name, say(mark("At most {limit} characters."), limit=LONGEST_NAME)
