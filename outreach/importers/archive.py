"""An archive of CSV files, as the template comes in: each file of it a table, unpacked no further than one file may be.

What an archive declares is not believed: what really comes out of it is counted, piece by piece.
"""

import io
import zipfile
import zlib
from pathlib import PurePosixPath

from outreach.importers.messages import Unfit, say
from outreach.importers.table import LARGEST
from outreach.importers.workbook.guard import MOST_PARTS, SHEETS, inflated
from outreach.importers.zipped import BROKEN, ZIP, TooManyFiles, listed, too_many
from outreach.marks import mark

ROWS, WORDS = ".csv", ".txt"
"""How the files of the archives end that are read here, and those of a phone's."""

BESIDE = "__MACOSX"
"""The folder that a Mac puts into every archive."""


def holds_tables(every: list[zipfile.ZipInfo]) -> bool:
    """Whether an archive of these files is one of tables, and neither a workbook nor a chat with its attachments."""
    ends = {PurePosixPath(part.filename).suffix.lower() for part in _files(every)}
    return ROWS in ends and WORDS not in ends and not any(part.filename.startswith(SHEETS) for part in every)


def is_archive(data: bytes) -> bool:
    """Whether what was read is an archive of tables.

    Raises:
        TooManyFiles: nobody looks what it holds.
    """
    if not data.startswith(ZIP):
        return False
    try:
        with listed(io.BytesIO(data)) as archive:
            return holds_tables(archive.infolist())
    except BROKEN:
        return False


def parts(data: bytes) -> list[tuple[str, bytes]]:
    """Name and content of each file, in their order.

    Raises:
        Unfit: locked, broken, with other files too, or with too many, or too large unpacked.
    """
    found, broken = [], False
    try:
        with listed(io.BytesIO(data)) as archive:
            found = _checked(archive.infolist())
        left = LARGEST
        contents = []
        for part in found:
            content = _content(data, part, left)
            left -= len(content)
            contents.append((part.filename, content))
    except BROKEN:
        broken = True
    # Out of the handler, since what failed may hold a word of the file.
    if broken:
        raise Unfit(say(mark("An archive that is whole. This one cannot be opened: make it again.")))
    return contents


def _files(found: list[zipfile.ZipInfo]) -> list[zipfile.ZipInfo]:
    """Without folders, and without what a machine puts beside files of its own accord."""
    paths = ((part, PurePosixPath(part.filename)) for part in found if not part.is_dir())
    return [part for part, path in paths if BESIDE not in path.parts and not path.name.startswith(".")]


def _checked(every: list[zipfile.ZipInfo]) -> list[zipfile.ZipInfo]:
    found = _files(every)
    if any(part.flag_bits & 0x1 for part in found):
        raise Unfit(say(mark("An archive without a password. This one is locked: make it without one.")))
    if any(PurePosixPath(part.filename).suffix.lower() != ROWS for part in found):
        raise Unfit(say(mark("An archive of CSV files and nothing else. This one holds other files too.")))
    if len(every) > MOST_PARTS:
        raise TooManyFiles(too_many(MOST_PARTS))
    if len({part.filename for part in found}) < len(found):
        raise zipfile.BadZipFile
    if sum(part.file_size for part in found) >= LARGEST:
        raise _too_large()
    return found


def _content(data: bytes, part: zipfile.ZipInfo, most: int) -> bytes:
    if part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise zipfile.BadZipFile
    content = bytearray()
    for piece in inflated(data, part):
        content += piece
        if len(content) >= most:
            raise _too_large()
    if len(content) != part.file_size or zlib.crc32(content) != part.CRC:
        raise zipfile.BadZipFile
    return bytes(content)


def _too_large() -> Unfit:
    limit = LARGEST // 1_000_000
    return Unfit(say(mark("An archive of less than {limit} MB unpacked. This one has more: split it."), limit=limit))
