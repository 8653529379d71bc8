"""Whether a workbook may be opened: whole, unlocked, and no larger unpacked than a machine can bear.

A small archive may unpack to terabytes, and a sheet of two cells, the first and the last, to a table of 17 billion. So
what would come out is counted first, in pieces, and nothing of it is kept.
"""

import io
import re
import struct
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from string import ascii_letters

from outreach.importers.messages import Unfit, say
from outreach.importers.zipped import BROKEN, ZIP, listed
from outreach.marks import mark

LARGEST_UNPACKED = 200_000_000
"""Bytes of all parts together: 100,000 full rows of the template are a fifth of it."""

MOST_CELLS = 6_000_000
"""Cells of a sheet, from the first to the last that is used, blank ones in between too; and those written down in all
sheets together, since one place may be written down again and again."""

MOST_TEXT = 400_000_000
"""Characters of all cells together: one text may stand in many cells and in the file once."""

MOST_PARTS = 10_000
PIECE = 1 << 20
HEAD = 1 << 16
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How an old workbook (.xls) begins, and also a new one with a password."""

LOCKED = "EncryptedPackage".encode("utf-16-le")
SHEETS = "xl/"
CENTRE = f"{SHEETS}workbook.xml"

_PLACE = re.compile(rb"\br\s*=\s*[\"']\$?([A-Za-z]{1,9})\$?([0-9]{1,12})[\"']")
_CELL = re.compile(rb"<(?:\w+:)?c[\s/>]")
_ROW = re.compile(rb"<(?:\w+:)?row[\s/>]")
_SHARED = re.compile(rb"<(?:\w+:)?c\s[^>]*\bt\s*=\s*[\"']s[\"'][^>]*>\s*<(?:\w+:)?v[^>]*>\s*([0-9]{1,10})\s*<")
_ITEM_ENDS = re.compile(rb"</(?:\w+:)?si\s*>|<(?:\w+:)?si\s*/>")
_FAILED = re.compile(rb"<(?:\w+:)?c\s(?=[^>]*\bt\s*=\s*[\"']e[\"'])[^>]*?\br\s*=\s*[\"']([A-Za-z]{1,3}[0-9]{1,7})[\"']")


def is_workbook(data: bytes) -> bool:
    """Whether a file begins like a workbook, new, old or locked. What else begins so is refused when it is read."""
    return data.startswith((*ZIP, OLE))


def holds_sheets(parts: list[zipfile.ZipInfo]) -> bool:
    """Whether an archive of these parts is a workbook, and none of a phone."""
    return any(part.filename.startswith(SHEETS) for part in parts)


def check(data: bytes) -> None:
    """Look at a workbook without keeping any of it.

    Raises:
        Unfit: locked, old, of another program, broken, of too many parts, or too large unpacked.
    """
    if data.startswith(OLE):
        locked = LOCKED in data
        raise Unfit(
            say(mark("A workbook without a password. This one is locked: save it without one."))
            if locked
            else say(mark("A workbook as .xlsx. This one is in the old form: save it as Excel Workbook (.xlsx)."))
        )
    broken = False
    try:
        with listed(io.BytesIO(data)) as archive:
            _check_parts(archive.infolist(), data)
    except BROKEN:
        broken = True
    # Out of the handler, since what failed may hold a word of the file.
    if broken:
        raise Unfit(say(mark("A workbook that is whole. This one cannot be opened: save it again as .xlsx.")))


def _check_parts(parts: list[zipfile.ZipInfo], data: bytes) -> None:
    names = {part.filename for part in parts}
    if CENTRE not in names:
        expected = mark(
            "A workbook as .xlsx. This archive is none: save the table as Excel Workbook (.xlsx) or CSV UTF-8."
        )
        raise Unfit(say(expected))
    if any(part.flag_bits & 0x1 for part in parts):
        raise Unfit(say(mark("A workbook without a password. This one is locked: save it without one.")))
    if len(parts) > MOST_PARTS or len(names) < len(parts):
        raise _too_large()
    if sum(part.file_size for part in parts) > LARGEST_UNPACKED:
        raise _too_large()
    unpacked, texts, uses, written = 0, [], Counter(), Counter()
    for part in parts:
        if part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise zipfile.BadZipFile
        pieces = inflated(data, part)
        if part.filename.lower().endswith("sharedstrings.xml"):
            pieces = _items(pieces, texts)
        elif part.filename.lower().startswith("xl/worksheets/") and part.filename.lower().endswith(".xml"):
            pieces = _cells(pieces, uses, written)
        for size in map(len, pieces):
            unpacked += size
            if unpacked > LARGEST_UNPACKED:
                raise _too_large()
    # Places are those in the list of texts; one beyond it is an error for whoever reads.
    if sum(texts[int(place)] * times for place, times in uses.items() if int(place) < len(texts)) > MOST_TEXT:
        raise _too_large()


def _too_large() -> Unfit:
    limit, cells = LARGEST_UNPACKED // 1_000_000, MOST_CELLS
    expected = mark("A workbook of at most {limit} MB unpacked and {cells} cells. This one has more: split it.")
    return Unfit(say(expected, limit=limit, cells=cells))


def _failed(cell: str) -> Unfit:
    """What would otherwise read like an empty cell."""
    expected = mark("A value in every formula. In the cell {cell} of a sheet there is an error: mend or clear it.")
    return Unfit(say(expected, cell=cell), value=cell, row=int(cell.lstrip(ascii_letters)))


def inflated(data: bytes, part: zipfile.ZipInfo) -> Iterator[bytes]:
    """What really comes out of a part, whatever the archive declares, in pieces of a megabyte at most."""
    begins = part.header_offset
    name, extra = struct.unpack("<26xHH", data[begins : begins + 30])
    begins += 30 + name + extra
    packed = data[begins : begins + part.compress_size]
    if part.compress_type == zipfile.ZIP_STORED:
        yield from (packed[start : start + PIECE] for start in range(0, len(packed), PIECE))
        return
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    while packed and not inflater.eof:
        yield inflater.decompress(packed, PIECE)
        packed = inflater.unconsumed_tail


def _whole(pieces: Iterator[bytes], begins: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Each piece, and as text what was left of the one before and it, up to where its last tag of this kind begins."""
    rest = b""
    for piece in pieces:
        text = rest + piece
        cut = text.rfind(begins)
        cut = cut if cut > 0 and len(text) - cut < HEAD else len(text)
        rest = text[cut:]
        yield piece, text[:cut]
    yield b"", rest


def _cells(pieces: Iterator[bytes], uses: Counter, written: Counter) -> Iterator[bytes]:
    """The pieces of a sheet, into ``uses`` how often each shared text stands in it, and into ``written`` how many
    ``cells`` are written down in this sheet and those before it.

    Raises:
        Unfit: more cells than may be, written down or from the first to the last.
    """
    columns: set[bytes] = set()
    last = rows = cells = placed = 0
    for piece, text in _whole(pieces, b"<c"):
        found = len(_CELL.findall(text))
        written["cells"] += found
        if written["cells"] > MOST_CELLS:
            raise _too_large()
        places = _PLACE.findall(text)
        columns.update(column for column, _ in places)
        last = max(last, max((int(row) for row in {row for _, row in places}), default=0))
        rows, cells, placed = rows + len(_ROW.findall(text)), cells + found, placed + len(places)
        width = max(map(_number, columns), default=0)
        # A cell that does not say where it is stands behind the one before it.
        across, down = (max(width, cells), max(last, rows)) if placed < cells else (width, last)
        if across * down > MOST_CELLS:
            raise _too_large()
        uses.update(_SHARED.findall(text))
        if failed := _FAILED.search(text):
            raise _failed(failed[1].decode())
        yield piece


def _number(letters: bytes) -> int:
    """The place of a column: 1 for A, 27 for AA."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - ord("A") + 1
    return number


def _items(pieces: Iterator[bytes], texts: list[int]) -> Iterator[bytes]:
    """The pieces of the list of shared texts, and into ``texts`` how long each of them is at most."""
    length = 0
    for piece, text in _whole(pieces, b"<"):
        start = 0
        for found in _ITEM_ENDS.finditer(text):
            texts.append(length + found.start() - start)
            length, start = 0, found.end()
        length += len(text) - start
        yield piece
