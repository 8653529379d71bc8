"""Which format a table has: its header says so, in codes or in words, whatever the file is called."""

from outreach.fold import fold
from outreach.importers.headings import LONGEST_HEADING, columns_of
from outreach.importers.messages import Message, RowError, Unfit, say, shortened
from outreach.importers.readers import READERS
from outreach.importers.records import Reader
from outreach.marks import mark

# Half of all the names that a format and a header have between them: below it, guessing misleads.
LIKENESS = 0.5

MOST_COLUMNS = 1000
"""Columns of a header, those that nobody knows too: each is compared with all that are known."""

REASONS = "refused_because"
"""A column of the file of refused rows. When that file comes back mended, nobody reads it."""


def names(header: list[str], reader: Reader) -> list[str]:
    """A header's cells as codes of a format's columns; a cell that is the heading of none, or of several, in lower
    case."""
    known = columns_of(reader)
    found = []
    for cell in header:
        codes = known.get(fold(cell[:LONGEST_HEADING]), frozenset())
        found.append(next(iter(codes)) if len(codes) == 1 else cell.strip().lower())
    return found


def recognised(header: list[str], *, row: int) -> Reader:
    """The format whose columns are most like a header.

    Raises:
        Unfit: like none, like two of them, or with too many columns; with the line.
    """
    if len(header) > MOST_COLUMNS:
        text = mark("A header of at most {limit} columns. This line has {cells} cells.")
        raise Unfit(say(text, limit=MOST_COLUMNS, cells=len(header)), row=row, value="")
    likeness = {reader.name: _likeness(set(names(header, reader)), reader) for reader in READERS}
    best = max(READERS, key=lambda reader: likeness[reader.name])
    if likeness[best.name] < LIKENESS:
        known = _known(header)
        text = mark(
            "A header with the columns of one of: {formats}. Cells of this line: {cells}; headings among them: {known}."
        )
        formats = tuple(reader.name for reader in READERS)
        found = say(text, formats=formats, cells=len(header), known=headings_in(header))
        raise Unfit(found, row=row, value=known)
    alike = tuple(name for name, found in likeness.items() if found == likeness[best.name])
    if len(alike) > 1:
        expected = mark("A header with the columns of one format. This one fits several alike: {formats}.")
        raise Unfit(say(expected, formats=alike), row=row, value=_known(header))
    return best


def headings_in(cells: list[str]) -> int:
    """How many cells of a line are headings."""
    return sum(map(_is_heading, cells))


def _known(cells: list[str]) -> str:
    """What may be shown of a line that is no header: the headings in it. The rest may be anybody's name."""
    return ", ".join(cell.strip() for cell in cells if _is_heading(cell))


def _is_heading(cell: str) -> bool:
    folded = fold(cell[:LONGEST_HEADING])
    return any(folded in columns_of(reader) for reader in READERS)


def _likeness(found: set[str], reader: Reader) -> float:
    """Shared names among all names, 0 to 1. Columns that may be absent count where they are there."""
    found = found - {REASONS}
    columns = {column.name for column in reader.columns if not column.optional or column.name in found}
    return len(found & columns) / len(found | columns)


def header_errors(header: list[str], reader: Reader, *, file: str, row: int) -> list[RowError]:
    """Columns that are missing, there twice, unknown, or called by a heading that several have. No row is meant."""
    found = names(header, reader)
    wanted = [column.name for column in reader.columns]
    errors = []

    def wrong(column: str, expected: Message, *, there: bool = True) -> None:
        value = shortened(column)
        errors.append(RowError(file, row, value, value if there else "", expected, rows=0))

    for column in reader.columns:
        if column.name not in found and not column.optional:
            expected = say(mark("This column, which files of {format} have."), format=reader.name)
            wrong(column.name, expected, there=False)
    for name in dict.fromkeys(found):
        cells = [cell.strip() for cell, one in zip(header, found, strict=True) if one == name]
        if name == REASONS:
            continue
        if name not in wanted:
            wrong(name, _unknown(name, found, reader))
        elif len(cells) > 1 and len({cell.lower() for cell in cells}) > 1:
            expected = mark("The column {column} once. Here these are the same column: {headings}.")
            wrong(cells[1], say(expected, column=name, headings=tuple(map(shortened, cells))))
        elif len(cells) > 1:
            wrong(cells[0], say(mark("This column once.")))
    return errors


def _unknown(name: str, found: list[str], reader: Reader) -> Message:
    """What is said of a heading that is that of no column, or of several."""
    several = columns_of(reader).get(fold(name), frozenset())
    if several:
        expected = mark("A heading of one column. This one means several: {columns}. Write the code of one.")
        return say(expected, columns=tuple(sorted(several)))
    left = tuple(column.name for column in reader.columns if column.name not in found)
    if left:
        return say(
            mark("No such column. Files of {format} may also have: {columns}."), format=reader.name, columns=left
        )
    return say(mark("No such column: files of {format} have none of this name."), format=reader.name)
