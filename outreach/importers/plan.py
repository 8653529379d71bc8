"""How the cells of a sheet's rows are read: worked out once, since a file may have a hundred thousand rows."""

from dataclasses import dataclass, field
from datetime import date

from outreach.importers.columns import Column
from outreach.importers.known import Known
from outreach.importers.messages import Unfit, say
from outreach.importers.sheets import Sheet
from outreach.marks import mark
from outreach.periods import today
from outreach.settings import settings
from outreach.visible import visible
from outreach.writing.come import HAPPENED, TO_COME

REMEMBERED = 1000
"""Different cells of a column whose meaning is kept: codes, places and days come again and again, keys never do."""

Wrong = list[tuple[str, Unfit]]
"""Columns, and what is wrong with each."""


@dataclass(frozen=True)
class Cells:
    """Where the cells of a column stand in a row, and what those that were read already mean."""

    column: Column
    place: int
    limit: int | None
    happened: bool
    """Whether it holds days that cannot be still to come."""
    meant: dict[str, object] = field(default_factory=dict)

    def value(self, cell: str, known: Known) -> object:
        """What a cell means.

        Raises:
            Unfit: nothing that this column may hold.
        """
        found = _value(cell, self.column, known, limit=self.limit)
        if self.happened and _first(found) > today(settings()):
            raise Unfit(say(TO_COME))
        if len(self.meant) < REMEMBERED:
            self.meant[cell] = found
        return found


class Plan:
    """How the rows of one sheet are read.

    Args:
        known: what the rows may refer to; it must not change while they are read.
    """

    def __init__(self, sheet: Sheet, known: Known) -> None:
        # Of a column that is there twice, the last one counts.
        places = {name: place for place, name in enumerate(sheet.columns)}
        columns = sheet.reader.columns
        self.known = known
        happened = {
            sheet.reader.named.get(name, name)
            for target in sheet.reader.targets
            for name in HAPPENED.get(target.table.__tablename__, ())
        }
        self.cells = [
            Cells(one, places[one.name], sheet.limits.get(one.name), one.name in happened)
            for one in columns
            if one.name in places
        ]
        self.absent = {
            one.name: one.blank if one.absent is None else one.absent
            for one in columns
            if one.optional and one.name not in places
        }
        self.parts = sheet.reader.parts
        self.whole = sheet.whole

    def values(self, cells: list[str]) -> tuple[dict[str, object], Wrong]:
        """What the columns and the parts of a row say, and what is wrong with which column."""
        values = dict(self.absent)
        wrong: Wrong = []
        for one in self.cells:
            cell = cells[one.place]
            try:
                values[one.column.name] = one.meant[cell] if cell in one.meant else one.value(cell, self.known)
            except Unfit as error:
                wrong += [(one.column.name, single) for single in error]
        for part in self.parts:
            if (self.whole and not wrong) or all(name in values for name in part.columns):
                try:
                    values[part.name] = part.make(values, self.known)
                except Unfit as error:
                    wrong += [(single.column or part.columns[0], single) for single in error]
        return values, wrong


def _first(value: object) -> date:
    """The first day that a date of a file may mean, however finely it is known."""
    found = value["starts"] if isinstance(value, dict) else value
    return found if isinstance(found, date) else date.min


def _value(cell: str, column: Column, known: Known, *, limit: int | None) -> object:
    stripped = visible(cell)
    if not stripped:
        if column.required:
            raise Unfit(say(mark("A value: this column may not be blank.")))
        return column.blank
    if limit is not None and len(cell) > limit:
        raise Unfit(say(mark("At most {limit} characters."), limit=limit))
    # Free text stays as it is, to the last space.
    return column.parse(cell if column.blank == "" else stripped, known)
