"""Bytes to text to lines of cells, as meeting platforms write them."""

import csv
from collections.abc import Iterator

from outreach.importers.columns import latin
from outreach.importers.messages import Unfit, say
from outreach.importers.table import UTF16, Incoming, Line, decoded, records
from outreach.marks import mark

DELIMITERS = ("\t", ",", ";")
HEAD_CHARACTERS = 100_000
HEAD_LINES = 60
"""A report says within this many lines which one it is: a meeting's block, or a webinar's hosts, stand above."""

# Marks of direction, zero-width spaces and byte order marks: they are seen by nobody and break every comparison.
_UNSEEN = dict.fromkeys([0x061C, 0xFEFF, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2066, 0x206A)])


def cut(*, row: int = 0) -> Unfit:
    """What is said of a file that ends in the middle of a line."""
    return Unfit(say(mark("A whole file. The last line of this one is cut off: fetch it again.")), row=row, value="")


def text_of(data: bytes) -> str:
    """The text: UTF-8, or UTF-16 of either byte order, each with or without a byte order mark.

    Microsoft Teams writes UTF-16; programs that pass files on drop its mark.

    Raises:
        Unfit: empty, too large, not text, in another encoding, or half a character at its end. Says no byte of it.
    """
    Incoming(name="", data=data).content()
    encoding = "utf-16" if data.startswith(UTF16) else _unmarked(data)
    if encoding and len(data) % 2:
        raise cut()
    try:
        text = data.decode(encoding) if encoding else decoded(data)
        return decoded(text.encode()) if encoding else text
    except Unfit as error:
        half = isinstance(error.__cause__, UnicodeDecodeError) and error.__cause__.reason == "unexpected end of data"
        wrong = cut(row=error.row) if half else Unfit(error.expected, row=error.row, value="")
    except UnicodeError:
        wrong = Unfit(say(mark("A text file. This one holds what is no text.")), value="")
    # Out of the handler, since what failed holds bytes of the file, and those may be a name.
    raise wrong


def _unmarked(data: bytes) -> str:
    """UTF-16 without a mark: every second byte of what is Latin, digit or delimiter is zero, and hardly any other."""
    sample = data[:4000]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    enough = len(sample) // 20
    if odd > enough and odd > 10 * even:
        return "utf-16-le"
    if even > enough and even > 10 * odd:
        return "utf-16-be"
    return ""


def plain(cell: str) -> str:
    """A cell without unseen marks, in single spaces, with Latin digits."""
    # Most cells of most files are ASCII, and have neither.
    return " ".join((cell if cell.isascii() else latin(cell.translate(_UNSEEN))).split())


def table(text: str, delimiter: str, *, strict: bool = True) -> Iterator[Line]:
    """Every line, blank ones too, each cell made :func:`plain`.

    Cells parted by tabs are read as they stand, but for quotation marks around the whole of one: Teams puts none, and a
    name may begin with one; spreadsheets put them.

    Raises:
        Unfit: a quotation mark that is not closed, or that is followed by something else; with the line.
    """
    tabs = delimiter == "\t"
    quoting = csv.QUOTE_NONE if tabs else csv.QUOTE_MINIMAL
    for number, cells in records(text, delimiter=delimiter, strict=strict, quoting=quoting):
        yield number, [plain(_unquoted(cell) if tabs else cell) for cell in cells]


def _unquoted(cell: str) -> str:
    if len(cell) > 1 and cell[0] == cell[-1] == '"':
        return cell[1:-1].replace('""', '"')
    return cell


def head(text: str, delimiter: str) -> list[Line]:
    """The first lines that are not blank, to see what the file is."""
    found: list[Line] = []
    try:
        for number, cells in table(text[:HEAD_CHARACTERS], delimiter, strict=False):
            if any(cells):
                found.append((number, cells))
            if number >= HEAD_LINES:
                break
    except Unfit:
        # What is wrong further down is said when the whole is read.
        return found
    return found
