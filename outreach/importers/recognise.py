"""Which format a file has: its header says so, whatever the file is called."""

from outreach.importers.messages import RowError, Unfit, say, shortened
from outreach.importers.readers import READERS
from outreach.importers.records import Reader
from outreach.marks import mark

# Half of all the names that a format and a header have between them: below it, guessing misleads.
LIKENESS = 0.5

REASONS = "refused_because"
"""A column of the file of refused rows. When that file comes back mended, nobody reads it."""


def names(header: list[str]) -> list[str]:
    """A header's cells as column names."""
    return [cell.strip().lower() for cell in header]


def recognised(header: list[str], *, row: int) -> Reader:
    """The format whose columns are most like a header.

    Raises:
        Unfit: like none; with the line.
    """
    found = set(names(header))
    if len(header) == 1 and (";" in header[0] or "\t" in header[0]):
        raise Unfit(
            say(mark("Cells parted by commas. These are parted otherwise: save it as CSV UTF-8, comma delimited.")),
            row=row,
            value=header[0],
        )
    best = max(READERS, key=lambda reader: _likeness(found, reader))
    if _likeness(found, best) < LIKENESS:
        raise Unfit(
            say(
                mark("A header with the columns of one of: {formats}."),
                formats=tuple(reader.name for reader in READERS),
            ),
            row=row,
            value=", ".join(header),
        )
    return best


def _likeness(found: set[str], reader: Reader) -> float:
    """Shared names among all names, 0 to 1. Columns that may be absent count where they are there."""
    found = found - {REASONS}
    columns = {column.name for column in reader.columns if not column.optional or column.name in found}
    return len(found & columns) / len(found | columns)


def header_errors(header: list[str], reader: Reader, *, file: str, row: int) -> list[RowError]:
    """Columns that are missing, there twice, or unknown."""
    found = names(header)
    wanted = [column.name for column in reader.columns]
    errors = []

    def wrong(column: str, expected) -> None:
        errors.append(RowError(file, row, shortened(column), shortened(column), expected))

    for column in reader.columns:
        if column.name not in found and not column.optional:
            wrong(column.name, say(mark("This column, which files of {format} have."), format=reader.name))
    for name in dict.fromkeys(found):
        if name == REASONS:
            continue
        if name not in wanted:
            known = tuple(column for column in wanted if column not in found)
            expected = say(
                mark("No such column. Files of {format} may also have: {columns}."), format=reader.name, columns=known
            )
            plain = say(mark("No such column: files of {format} have none of this name."), format=reader.name)
            wrong(name, expected if known else plain)
        elif found.count(name) > 1:
            wrong(name, say(mark("This column once.")))
    return errors
