"""The refused rows of a file as a file of their own, to be mended and brought again, and the others as another."""

import csv
import io
from collections.abc import Iterable

from outreach.i18n import Translator
from outreach.importers.check import read
from outreach.importers.messages import RowError
from outreach.importers.recognise import REASONS
from outreach.importers.table import Incoming

MARK = b"\xef\xbb\xbf"


def refused(file: Incoming, errors: Iterable[RowError], *, t: Translator) -> bytes | None:
    """The refused rows with their reasons in a column in front, as CSV that a spreadsheet opens; None where no row is.

    The cells are as they were, for the file is to come back: nothing in them is defused, as it is in what leaves the
    dashboard for others. A reason begins with a column's name or a word of ours.
    """
    sheet = read(file)
    reasons: dict[int, list[str]] = {}
    for error in errors:
        reasons.setdefault(error.row, []).append(_reason(error, t))
    rows = [(number, cells) for number, cells in sheet.rows if number in reasons]
    if not rows:
        return None
    at = sheet.columns.index(REASONS) if REASONS in sheet.columns else None
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow([REASONS, *_without(sheet.columns, at)])
    for number, cells in rows:
        # In front, since a row may have more cells than the header.
        writer.writerow(["; ".join(reasons[number]), *_without(cells, at)])
    return MARK + text.getvalue().encode()


def others(file: Incoming, errors: Iterable[RowError]) -> bytes | None:
    """The rows that are not refused, to be brought while the others are mended; None where no row is left."""
    sheet = read(file)
    wrong = {error.row for error in errors}
    rows = [cells for number, cells in sheet.rows if number not in wrong]
    if not rows or not sheet.whole:
        return None
    text = io.StringIO(newline="")
    csv.writer(text).writerows([sheet.columns, *rows])
    return MARK + text.getvalue().encode()


def _reason(error: RowError, t: Translator) -> str:
    expected = error.expected(t)
    return f"{error.column}: {expected}" if error.column else expected


def _without(cells: list[str], at: int | None) -> list[str]:
    """The cells without the reasons of the time before."""
    return cells if at is None else cells[:at] + cells[at + 1 :]
