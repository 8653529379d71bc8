"""Checks a file against its format, to the last row, and collects everything that is wrong."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from pydantic import ValidationError

from models.base import longest
from outreach.importers.columns import Column, text
from outreach.importers.known import Known
from outreach.importers.messages import Message, RowError, Unfit, say, shortened
from outreach.importers.recognise import header_errors, names, recognised
from outreach.importers.records import Reader, Record, Target
from outreach.importers.table import Incoming, checksum, decoded, lines
from outreach.marks import mark

STEP = 1000
"""Rows between two words on how far it is."""


@dataclass
class Sheet:
    """A file as it was read: its format, header, rows with their lines, and what is wrong with it so far."""

    file: Incoming
    reader: Reader | None = None
    checksum: str = ""
    columns: list[str] = field(default_factory=list)
    rows: list[tuple[int, list[str]]] = field(default_factory=list)
    errors: list[RowError] = field(default_factory=list)
    limits: dict[str, int] = field(default_factory=dict)
    """How many characters the tables take, by column of free text."""
    kept: dict[str, str] = field(default_factory=dict)
    """``Reader.kept``, without what the file has a column for."""
    whole: bool = True
    """Whether every column is there once, so that rows can be made of it."""


def read(file: Incoming) -> Sheet:
    """A file's rows and format. What is wrong with it stands in ``errors``."""
    sheet = Sheet(file)
    try:
        data = file.content()
        sheet.checksum = checksum(data)
        numbered = lines(decoded(data))
        row, header = next(numbered, (0, []))
        if not header:
            raise Unfit(say(mark("A header and rows. This file has cells, and nothing in them.")))
        sheet.reader = recognised(header, row=row)
        sheet.columns = names(header)
        sheet.limits = _limits(sheet.reader)
        named, kept = sheet.reader.named, sheet.reader.kept
        sheet.kept = {name: beside for name, beside in kept.items() if named.get(name, name) not in sheet.columns}
        found = header_errors(header, sheet.reader, file=file.name, row=row)
        known = {column.name for column in sheet.reader.columns}
        sheet.whole = len(set(sheet.columns) & known) == len([name for name in sheet.columns if name in known])
        sheet.whole &= all(column.optional or column.name in sheet.columns for column in sheet.reader.columns)
        sheet.errors += found
        for number, cells in numbered:
            sheet.rows.append((number, cells))
    except Unfit as error:
        value = shortened(error.value or "")
        sheet.errors.append(RowError(file.name, error.row, error.column, value, error.expected))
    return sheet


def checked(sheet: Sheet, known: Known, *, advance: Callable[[int], None]) -> list[Record]:
    """The records of a sheet's good rows; what is wrong with the others is added to ``sheet.errors``.

    Args:
        advance: told how many more rows were checked.
    """
    records: list[Record] = []
    seen: dict[tuple, int] = {}
    for count, (row, cells) in enumerate(sheet.rows, start=1):
        records += _row(sheet, row, cells, known, seen)
        if count % STEP == 0:
            advance(STEP)
    advance(len(sheet.rows) % STEP)
    if sheet.reader.whole is not None:
        sheet.errors += sheet.reader.whole(sheet.file.name, records, known)
        refused = {error.row for error in sheet.errors}
        records = [record for record in records if record.row not in refused]
    sheet.errors.sort(key=lambda error: error.row)
    return records


def _row(sheet: Sheet, row: int, cells: list[str], known: Known, seen: dict[tuple, int]) -> list[Record]:
    def wrong(column: str, value: str, expected: Message) -> None:
        sheet.errors.append(RowError(sheet.file.name, row, column, shortened(value), expected))

    if len(cells) != len(sheet.columns):
        expected = say(
            mark("{wanted} cells, as in the header. This row has {found}."), wanted=len(sheet.columns), found=len(cells)
        )
        wrong("", ", ".join(cells[:4]), expected)
        return []
    raw = dict(zip(sheet.columns, cells, strict=True))
    values, errors = _values(sheet, raw, known)
    for column, error in errors:
        wrong(column, raw.get(column, "") if error.value is None else error.value, error.expected)
    identity = sheet.reader.identity
    if identity and all(name in values for name in identity):
        first = seen.setdefault(tuple(values[name] for name in identity), row)
        if first != row:
            expected = say(mark("A row that is not in the file yet: line {line} has it."), line=first)
            wrong(identity[0], ", ".join(raw[name] for name in identity), expected)
            return []
    if errors or not sheet.whole:
        return []
    records = sheet.reader.build(row, values)
    for record in records:
        record.kept = sheet.kept
    misfits = [misfit for record in records for misfit in _misfits(record, sheet.reader)]
    for column, expected in misfits:
        wrong(column, raw.get(column, ""), expected)
    return [] if misfits else records


def _values(sheet: Sheet, raw: dict[str, str], known: Known) -> tuple[dict, list[tuple[str, Unfit]]]:
    """What the columns and the parts of a row say, and what is wrong with which column."""
    values: dict[str, object] = {}
    errors: list[tuple[str, Unfit]] = []
    for column in sheet.reader.columns:
        if column.name not in raw:
            if column.optional:
                values[column.name] = column.blank
            continue
        try:
            values[column.name] = _value(raw[column.name], column, known, limit=sheet.limits.get(column.name))
        except Unfit as error:
            errors += [(column.name, one) for one in error]
    for part in sheet.reader.parts:
        if all(name in values for name in part.columns):
            try:
                values[part.name] = part.make(values, known)
            except Unfit as error:
                errors += [(one.column or part.columns[0], one) for one in error]
    return values, errors


def _value(cell: str, column: Column, known: Known, *, limit: int | None) -> object:
    stripped = cell.strip()
    if not stripped:
        if column.required:
            raise Unfit(say(mark("A value: this column may not be blank.")))
        return column.blank
    if limit is not None and len(cell) > limit:
        raise Unfit(say(mark("At most {limit} characters."), limit=limit))
    # Free text stays as it is, to the last space.
    return column.parse(cell if column.blank == "" else stripped, known)


def _limits(reader: Reader) -> dict[str, int]:
    free = {column.name for column in reader.columns if column.parse is text}
    limits = {}
    for target in reader.targets:
        for name in target.table.model_fields:
            column, most = reader.named.get(name, name), longest(target.table, name)
            if column in free and most:
                limits[column] = min(most, limits.get(column, most))
    return limits


def _misfits(record: Record, reader: Reader) -> Iterator[tuple[str, Message]]:
    """What the table itself has against a record, by column of the file: the last net, which holds little."""
    target: Target = next(target for target in reader.targets if target.table is record.table)
    values = record.values if target.parent is None else {**record.values, target.parent[0]: 0}
    try:
        record.table.model_validate(values)
    except ValidationError as error:
        for one in error.errors():
            name = str(one["loc"][0]) if one["loc"] else ""
            limit = one.get("ctx", {}).get("max_length")
            known = say(mark("At most {limit} characters."), limit=limit)
            other = say(mark("What the table holds: {reason}."), reason=one["msg"])
            yield reader.named.get(name, name), known if limit else other
