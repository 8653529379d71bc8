"""A file as the tables that are in it: one of a text, and one for each sheet of a workbook that has rows."""

from dataclasses import dataclass, field
from itertools import pairwise

from outreach.importers.archive import is_archive, parts
from outreach.importers.bounds import Bounds, TooMany
from outreach.importers.headings import HEADINGS, both
from outreach.importers.messages import RowError, Unfit, say, shortened
from outreach.importers.passed import Passed
from outreach.importers.recognise import header_errors, names, recognised
from outreach.importers.records import Reader, limits
from outreach.importers.reports_in_books import as_it_was, is_report
from outreach.importers.separators import SAYS, separator
from outreach.importers.table import Incoming, Line, checksum, decoded, lines
from outreach.importers.workbook import is_workbook, tabs
from outreach.marks import mark

GUIDE = "Jisr · جسر"
"""How a sheet begins that only guides whoever fills the others in, or holds their lists: nobody reads it."""

LOOKED_AT = 20
"""Rows of a sheet in which its header is looked for: titles and notes may stand above it."""


@dataclass
class Sheet:
    """A table as it was read: its format, header, rows with their lines, and what is wrong with it so far.

    ``name`` is what errors call it. ``header`` is as it stands there, ``columns`` are its codes.
    """

    file: Incoming
    name: str
    reader: Reader | None = None
    checksum: str = ""
    header: list[str] = field(default_factory=list)
    columns: list[str] = field(default_factory=list)
    rows: list[Line] = field(default_factory=list)
    errors: list[RowError] = field(default_factory=list)
    passed: dict[str, Passed] = field(default_factory=dict)
    """Lines that are neither the header nor a row's first: ``above`` it, ``repeated`` headers, ``blank`` ones, and the
    ``further`` lines of rows."""
    beside: tuple[str, ...] = ()
    """Sheets of the same workbook that hold one cell, and so no table."""
    bare: tuple[str, ...] = ()
    """Tables of the same file that have their headings, and no row under them."""
    separator: str = ","
    """What parts the cells of a text."""
    limits: dict[str, int] = field(default_factory=dict)
    """How many characters the tables take, by column of free text."""
    kept: dict[str, str] = field(default_factory=dict)
    """``Reader.kept``, without what the file has a column for."""
    merged: dict[int, tuple[str, str]] = field(default_factory=dict)
    """Lines whose row went in a merge: its key, and that of the row it is now."""
    whole: bool = True
    """Whether every column is there once, so that rows can be made of it."""

    def heading(self, column: str) -> str:
        """What a column is called in the file itself; its code where it is not there."""
        return " ".join(self.header[self.columns.index(column)].split()) if column in self.columns else column


def read(file: Incoming) -> list[Sheet]:
    """The tables of a file, one at least. What is wrong with one stands in its ``errors``."""
    first, bounds = Sheet(file, file.name), Bounds()
    try:
        data = file.content()
        first.checksum = checksum(data)
        if is_archive(data):
            return _several([_of_part(first, name, content, bounds) for name, content in parts(data)])
        if not is_workbook(data):
            content = decoded(data)
            # A long file is there twice at most.
            del data
            return [_filled(first, _lines(first, content, bounds))]
        found = [tab for tab in tabs(data, bounds) if not _only_guides(tab.lines)]
        return _several([_of_tab(first, tab.name, tab.lines) for tab in found])
    except Unfit as error:
        _refuse(first, error)
    return [first]


def _refuse(sheet: Sheet, error: Unfit) -> None:
    value = shortened(error.value or "")
    sheet.errors.append(RowError(sheet.name, error.row, error.column, value, error.expected))


def _lines(sheet: Sheet, content: str, bounds: Bounds) -> list[Line]:
    bounds.text(content)
    sheet.separator = separator(content)
    above, blank, further = (sheet.passed.setdefault(kind, Passed()) for kind in ("above", "blank", "further"))
    found = list(bounds.counted(lines(content, delimiter=sheet.separator, blank=blank, further=further)))
    if SAYS.match(content):
        above.add(found.pop(0)[0])
    return found


def _several(sheets: list[Sheet]) -> list[Sheet]:
    """The tables of a workbook or an archive that say something.

    Raises:
        Unfit: none does.
    """
    found = [sheet for sheet in sheets if sheet.rows or sheet.errors]
    if not found:
        raise Unfit(say(mark("Rows under a header, in one of its tables at least. This file has none.")))
    empty = [sheet for sheet in sheets if not sheet.rows and not sheet.errors]
    found[0].beside = tuple(sheet.name for sheet in empty if not sheet.reader)
    found[0].bare = tuple(sheet.name for sheet in empty if sheet.reader)
    return found


def _of_part(first: Sheet, name: str, content: bytes, bounds: Bounds) -> Sheet:
    """A file of an archive. Without a row under its header there is nothing to be wrong.

    Raises:
        TooMany: the archive holds more than may be, with this file.
    """
    sheet = Sheet(first.file, f"{first.name} · {name}", checksum=first.checksum)
    try:
        _filled(sheet, _lines(sheet, decoded(content), bounds))
    except TooMany:
        raise
    except Unfit as error:
        _refuse(sheet, error)
    if not sheet.rows and sheet.reader:
        sheet.errors.clear()
    return sheet


def _of_tab(first: Sheet, name: str, found: list[Line]) -> Sheet:
    """A sheet of a workbook, from its header on. Without a row under it there is nothing to be wrong."""
    sheet = Sheet(first.file, f"{first.name} · {name}", checksum=first.checksum)
    begins = next((place for place, line in enumerate(found[:LOOKED_AT]) if _is_header(line)), None)
    if begins is None and len(found) == 1 and len([cell for cell in found[0][1] if cell.strip()]) == 1:
        # A title, or a cell that was touched once.
        return sheet
    blank, above = (sheet.passed.setdefault(kind, Passed()) for kind in ("blank", "above"))
    for (before, _), (number, _) in pairwise([(0, []), *found]):
        if number > before + 1:
            blank.add(before + 1, number - 1)
    for number, _ in found[: begins or 0]:
        above.add(number)
    try:
        if begins is None and is_report(found):
            raise Unfit(as_it_was(), row=found[0][0])
        _filled(sheet, _trimmed(found[begins or 0 :]))
    except Unfit as error:
        _refuse(sheet, error)
    if not sheet.rows and sheet.reader:
        sheet.errors.clear()
    return sheet


def _only_guides(found: list[Line]) -> bool:
    return next((cell for cell in found[0][1] if cell.strip()), "").startswith(GUIDE)


def _is_header(line: Line) -> bool:
    number, cells = line
    try:
        recognised(_to_the_last(cells), row=number)
    except Unfit:
        return False
    return True


def _to_the_last(cells: list[str]) -> list[str]:
    """The cells up to the last one that says something."""
    width = next((place for place in range(len(cells), 0, -1) if cells[place - 1].strip()), 0)
    return cells[:width]


def _trimmed(found: list[Line]) -> list[Line]:
    """A header and rows of one width, as a text has them: a sheet is as wide as its widest row."""
    (number, header), *rest = found
    header = _to_the_last(header)
    wide = len(header)
    if any(len(cells) > wide for _, cells in rest):
        rest = [(row, cells[:wide] if not any(cell.strip() for cell in cells[wide:]) else cells) for row, cells in rest]
    # A column without a heading and without a word is none.
    used = [
        place for place, cell in enumerate(header) if cell.strip() or any(cells[place].strip() for _, cells in rest)
    ]
    if len(used) < wide and all(len(cells) == wide for _, cells in rest):
        header = [header[place] for place in used]
        rest = [(row, [cells[place] for place in used]) for row, cells in rest]
    return [(number, header), *((row, _to_the_last(cells) if len(cells) > wide else cells) for row, cells in rest)]


def _filled(sheet: Sheet, found: list[Line]) -> Sheet:
    """The sheet with what its lines say, the first of which is the header.

    Raises:
        Unfit: no header of a format.
    """
    if not found:
        raise Unfit(say(mark("A header and rows. This file has cells, and nothing in them.")))
    (row, header), *rows = found
    sheet.reader = recognised(header, row=row)
    sheet.header, sheet.columns = header, names(header, sheet.reader)
    sheet.limits = limits(sheet.reader)
    named, kept = sheet.reader.named, sheet.reader.kept
    sheet.kept = {name: beside for name, beside in kept.items() if named.get(name, name) not in sheet.columns}
    known = {column.name for column in sheet.reader.columns}
    sheet.whole = len(set(sheet.columns) & known) == len([name for name in sheet.columns if name in known])
    sheet.whole &= all(column.optional or column.name in sheet.columns for column in sheet.reader.columns)
    sheet.errors += header_errors(header, sheet.reader, file=sheet.name, row=row)
    # The header again, in codes or in another language, is no row: at once, or where two files were put together.
    repeated, first = sheet.passed.setdefault("repeated", Passed()), _first_cells(sheet)
    for place, line in enumerate(rows):
        number, cells = line
        begins = next(filter(None, map(str.strip, cells))).casefold()
        if (place < LOOKED_AT or begins in first) and _repeats(cells, sheet):
            repeated.add(number)
        else:
            sheet.rows.append(line)
    return sheet


def _first_cells(sheet: Sheet) -> set[str]:
    """How a header may begin, so that most rows are told from one at their first cell."""
    words = [
        word
        for column in sheet.columns
        if column in HEADINGS
        for first in ("en", "ar")
        for required in (True, False)
        for word in (column, *HEADINGS[column], both(column, first=first, required=required))
    ]
    return {word.strip().casefold() for word in (*words, *sheet.header, *sheet.columns)}


def _repeats(cells: list[str], sheet: Sheet) -> bool:
    said = [(cell, column) for cell, column in zip(cells, sheet.columns, strict=False) if cell.strip()]
    if len(said) < 2:
        return False
    return all(
        name == column for name, (_, column) in zip(names([c for c, _ in said], sheet.reader), said, strict=True)
    )
