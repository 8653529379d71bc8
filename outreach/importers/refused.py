"""The refused rows of a file as a file of their own, to be mended and brought again, and the others as another."""

import csv
import io
from collections.abc import Iterable, Iterator

from outreach.i18n import Translator
from outreach.importers.followers import RefusedRows
from outreach.importers.messages import RowError
from outreach.importers.recognise import REASONS
from outreach.importers.refused_book import book
from outreach.importers.separators import SEPARATORS
from outreach.importers.sheets import Sheet, read
from outreach.importers.table import Incoming
from outreach.importers.workbook import is_workbook

MARK = b"\xef\xbb\xbf"

Rows = list[list[str]]


def extension(file: Incoming) -> str:
    """What refused and other rows of a file come as: ``xlsx`` for those of a workbook, else ``csv``."""
    return "xlsx" if is_workbook(file.content()) else "csv"


def refused(file: Incoming, errors: Iterable[RowError], *, t: Translator) -> bytes | None:
    """The refused rows with their reasons in a column in front, as CSV that a spreadsheet opens, or as a workbook
    where they come from one, a sheet for each of its sheets; None where no row is.

    The cells are as they were, for the file is to come back: nothing in them is defused, as it is in what leaves the
    dashboard for others. A reason begins with a column's name or a word of ours, and a cell of a workbook says that it
    holds a text.
    """
    found = [(sheet, _refused(sheet, own, t)) for sheet, own in _each(file, errors)]
    return _written(file, found, t=t)


def others(file: Incoming, errors: Iterable[RowError], *, t: Translator) -> bytes | None:
    """The rows that are not refused, to be brought while the others are mended; None where no row is left."""
    found = [(sheet, _others(sheet, own)) for sheet, own in _each(file, errors)]
    return _written(file, found, t=t)


def _each(file: Incoming, errors: Iterable[RowError]) -> Iterator[tuple[Sheet, list[RowError]]]:
    """The tables of a file, each with what is wrong with it."""
    errors, sheets = list(errors), read(file)
    for sheet in sheets:
        yield sheet, errors if len(sheets) == 1 else [error for error in errors if error.file == sheet.name]


def _written(file: Incoming, found: list[tuple[Sheet, Rows]], *, t: Translator) -> bytes | None:
    tables = {sheet.name.removeprefix(f"{file.name} · "): rows for sheet, rows in found if len(rows) > 1}
    if not tables:
        return None
    if extension(file) == "xlsx":
        return book(tables, right_to_left=t.is_rtl)
    return _text(next(iter(tables.values())), separator=found[0][0].separator)


def of_followers(apart: RefusedRows, *, t: Translator) -> bytes:
    """The refused rows of a report of followers in the same way, under its own header, by which it is read again. Those
    that would pass alone say in their reason what is to be done with it.

    The name of the column stands in front of each line above them, and of each title: whoever takes it away leaves a
    report as it was.
    """
    lines = [*((None, cells) for cells in apart.above), *apart.rows]
    separator = apart.separator if apart.separator in SEPARATORS else ","
    return _text([[expected(t) if expected else REASONS, *cells] for expected, cells in lines], separator=separator)


def _text(rows: Rows, *, separator: str) -> bytes:
    text = io.StringIO(newline="")
    # Parted as it was, so that the spreadsheet that wrote it opens it in columns.
    csv.writer(text, delimiter=separator).writerows(rows)
    return MARK + text.getvalue().encode()


def _unchecked(errors: list[RowError]) -> RowError | None:
    """What is said of the rows from one on to the last, where nobody checked them: they are neither good nor bad."""
    return next((error for error in errors if error.rows > 1), None)


def _refused(sheet: Sheet, errors: list[RowError], t: Translator) -> Rows:
    reasons: dict[int, list[str]] = {}
    if rest := _unchecked(errors):
        reasons = {row: [_reason(rest, t)] for row, _ in sheet.rows if row > rest.row}
    for error in errors:
        if error.rows:
            reasons.setdefault(error.row, []).append(_reason(error, t))
    of_header = [_reason(error, t) for error in errors if not error.rows]
    # Where the header is not whole no row of it was taken. What is wrong with it is wrong with each row here.
    refused = reasons if sheet.whole else (row for row, _ in sheet.rows)
    reasons = {row: [*of_header, *reasons.get(row, ())] for row in refused}
    at = sheet.columns.index(REASONS) if REASONS in sheet.columns else None
    # In front, since a row may have more cells than the header.
    return [
        [REASONS, *_without(sheet.header, at)],
        *(["; ".join(reasons[row]), *_without(cells, at)] for row, cells in sheet.rows if row in reasons),
    ]


def _others(sheet: Sheet, errors: list[RowError]) -> Rows:
    wrong, rest = {error.row for error in errors}, _unchecked(errors)
    if not sheet.whole:
        return []
    looked_at = (line for line in sheet.rows if rest is None or line[0] < rest.row)
    # A column that no format has would keep them out again. It is named among what is wrong.
    known = {column.name for column in sheet.reader.columns}
    places = [place for place, name in enumerate(sheet.columns) if name in known]
    good = (cells for row, cells in looked_at if row not in wrong)
    return [[cells[place] for place in places] for cells in (sheet.header, *good)]


def _reason(error: RowError, t: Translator) -> str:
    expected = error.expected(t)
    return f"{error.column}: {expected}" if error.column else expected


def _without(cells: list[str], at: int | None) -> list[str]:
    """The cells without the reasons of the time before."""
    return cells if at is None else cells[:at] + cells[at + 1 :]
