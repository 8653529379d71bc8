"""The sheets of a workbook as rows of text, with the numbers that the rows have in the sheet."""

import ctypes
import io
from dataclasses import dataclass

from python_calamine import CalamineError, CalamineWorkbook

from outreach.importers.bounds import Bounds
from outreach.importers.messages import Unfit, say
from outreach.importers.table import Line, Once
from outreach.importers.workbook.cells import text
from outreach.importers.workbook.guard import check
from outreach.marks import mark


@dataclass(frozen=True)
class Tab:
    """A sheet: its name, and its rows that say something, each as wide as the widest."""

    name: str
    lines: list[Line]


def tabs(data: bytes, bounds: Bounds | None = None) -> list[Tab]:
    """Every sheet with something in it, in their order. ``bounds`` counts their rows.

    Raises:
        Unfit: no workbook, or one that cannot be read or may not be.
    """
    check(data)
    try:
        found = _found(data, bounds or Bounds())
    except (CalamineError, ValueError, OSError, UnicodeError):
        found = None
    if found is None:
        raise Unfit(say(mark("A workbook that is whole. This one cannot be opened: save it again as .xlsx.")))
    _give_back()
    return [tab for tab in found if tab.lines]


def _found(data: bytes, bounds: Bounds) -> list[Tab]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    return [Tab(name, _lines(book, name, bounds)) for name in book.sheet_names]


def _give_back() -> None:
    """Let the system have the memory in which a workbook's cells lay: the GNU C library, which alone has such a call,
    keeps the small pieces, 67 MB after a hundred thousand activities."""
    if trim := getattr(ctypes.CDLL(None), "malloc_trim", None):
        trim(0)


def _lines(book: CalamineWorkbook, name: str, bounds: Bounds) -> list[Line]:
    sheet = book.get_sheet_by_name(name)
    # One by one, since all at once take as much room as the sheet; they begin with the first column that is used.
    left = [""] * (sheet.start[1] if sheet.start else 0)
    once = Once()
    lines = ((number, left + [once[text(value)] for value in row]) for number, row in enumerate(sheet.iter_rows(), 1))
    return list(bounds.counted((number, cells) for number, cells in lines if "".join(cells).strip()))
