"""Checks a table against its format, to the last row, and collects everything that is wrong."""

from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache

from pydantic import BaseModel, ValidationError, create_model

from models import Base
from models.change import WITHHELD
from outreach.importers.known import Known
from outreach.importers.merged import MERGEABLE
from outreach.importers.messages import Message, RowError, say, shortened
from outreach.importers.places import ships
from outreach.importers.plan import Plan
from outreach.importers.records import Cells, Reader, Record, Target
from outreach.importers.sheets import Sheet
from outreach.marks import mark
from outreach.visible import visible

MOST_ERRORS = 10_000
"""Things wrong with one table after which no further row of it is checked: so many have one cause."""

STEP = 1000
"""Rows between two words on how far it is."""


Seen = dict[tuple, tuple[Sheet, int]]
"""Where each row of one format stood first, by what tells it apart: the sheet, and the line in it."""


def checked(sheet: Sheet, known: Known, seen: Seen, *, advance: Callable[[int], None]) -> Iterator[Record]:
    """The records of a sheet's good rows, one after the other; what is wrong with the others stands in ``sheet.errors``
    when all were asked for.

    The rows leave the sheet meanwhile: of a long file, there is no need to hold both them and their records.

    Args:
        seen: the rows of this format in the other files of the import; those of the sheet are added.
        advance: told how many more rows were checked.
    """
    records = _each(sheet, known, seen, advance=advance)
    if sheet.reader.whole is not None:
        found = list(records)
        # Rows that nobody looked at are missed by those that refer to them.
        if not any(error.rows > 1 for error in sheet.errors):
            sheet.errors += sheet.reader.whole(sheet.name, found, known)
        refused = {error.row for error in sheet.errors}
        records = (record for record in found if record.row not in refused)
    yield from records
    sheet.errors = [as_headed(sheet, error) for error in sorted(sheet.errors, key=lambda error: error.row)]


def _each(sheet: Sheet, known: Known, seen: Seen, *, advance: Callable[[int], None]) -> Iterator[Record]:
    known.ships = ships(sheet.file.path)
    plan = Plan(sheet, known)
    waiting, sheet.rows = deque(sheet.rows), []
    count = 0
    while waiting:
        row, cells = waiting.popleft()
        yield from _row(sheet, row, cells, plan, seen)
        count += 1
        if count % STEP == 0:
            advance(STEP)
        if waiting and len(sheet.errors) >= MOST_ERRORS:
            expected = say(_NOT_CHECKED, n=len(waiting))
            sheet.errors.append(RowError(sheet.name, waiting[0][0], "", "", expected, rows=len(waiting)))
            advance(len(waiting))
            break
    advance(count % STEP)


_NOT_CHECKED = mark("From this line on nothing was checked (rows: {n}). Mend what is wrong above it first.")


def as_headed(sheet: Sheet, error: RowError) -> RowError:
    """An error with its columns called as the file calls them."""
    values = dict(error.expected.values)
    if "column" in values:
        values["column"] = sheet.heading(values["column"])
    if "columns" in values:
        values["columns"] = tuple(map(sheet.heading, values["columns"]))
    return replace(error, column=sheet.heading(error.column), expected=Message(error.expected.text, values))


def _words(sheet: Sheet) -> set[str]:
    """The columns that may hold people's words, which are not said again in a list of what is wrong."""
    named = sheet.reader.named
    return {named.get(name, name) for name in WITHHELD}.intersection(sheet.columns)


def _told(sheet: Sheet) -> int:
    """How many cells are told of a row that has too few or too many: any but the first may hold people's words."""
    words = _words(sheet)
    return 4 if not words else int(sheet.columns[0] not in words)


def _row(sheet: Sheet, row: int, cells: list[str], plan: Plan, seen: Seen) -> list[Record]:
    def wrong(column: str, value: str, expected: Message) -> None:
        shown = None if visible(value) and column in _words(sheet) else shortened(value)
        sheet.errors.append(RowError(sheet.name, row, column, shown, expected))

    if len(cells) != len(sheet.columns):
        expected = say(
            mark("{wanted} cells, as in the header. This row has {found}."), wanted=len(sheet.columns), found=len(cells)
        )
        wrong("", ", ".join(cells[: _told(sheet)]), expected)
        return []
    raw = dict(zip(sheet.columns, cells, strict=True))
    values, errors = plan.values(cells)
    for column, error in errors:
        wrong(column, raw.get(column, "") if error.value is None else error.value, error.expected)
    identity = sheet.reader.identity
    if identity and all(name in values for name in identity):
        other, first = seen.setdefault(tuple(values[name] for name in identity), (sheet, row))
        if other is not sheet or first != row:
            here = say(mark("A row that is not in the file yet: line {line} has it."), line=first)
            there = mark("A row that is in none of the other files: line {line} of {file} has it.")
            expected = here if other is sheet else say(there, line=first, file=other.name)
            wrong(identity[0], ", ".join(raw[name] for name in identity), expected)
            return []
    if errors or not sheet.whole:
        return []
    if now := _now(sheet, values, plan.known):
        sheet.merged[row] = values[identity[0]], now
        return []
    records = sheet.reader.build(row, values)
    for record in records:
        record.kept = sheet.kept
    misfits = [misfit for record in records for misfit in _misfits(record, sheet.reader)]
    for column, expected in misfits:
        wrong(column, raw.get(column, ""), expected)
    return [] if misfits else records


def _now(sheet: Sheet, values: Cells, known: Known) -> str:
    """The key of the row that this one was merged into: it is not there any more, and does not come back by a file."""
    table = next((target.table for target in sheet.reader.targets if target.table in MERGEABLE), None)
    if table is None:
        return ""
    ids, key = known.ids(table), values[sheet.reader.identity[0]]
    now = "" if key in ids else known.merged(table).now(key)
    return now if now in ids else ""


@cache
def _rules(table: type[Base]) -> type[BaseModel]:
    """The columns of a table as a model that no session watches, which is most of the work for a row of the table."""
    return create_model(
        table.__name__, **{name: (field.annotation, field) for name, field in table.model_fields.items()}
    )


def _misfits(record: Record, reader: Reader) -> Iterator[tuple[str, Message]]:
    """What the table itself has against a record, by column of the file: the last net, which holds little."""
    target: Target = next(target for target in reader.targets if target.table is record.table)
    values = record.values if target.parent is None else {**record.values, target.parent[0]: 0}
    try:
        _rules(record.table).model_validate(values)
    except ValidationError as error:
        for one in error.errors():
            name = str(one["loc"][0]) if one["loc"] else ""
            limit = one.get("ctx", {}).get("max_length")
            known = say(mark("At most {limit} characters."), limit=limit)
            other = say(mark("What the table holds: {reason}."), reason=one["msg"])
            yield reader.named.get(name, name), known if limit else other
