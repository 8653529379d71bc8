"""An archive opened, once it is known that the list of its files is no longer than may be.

A small archive may list a million files, and its list alone takes seconds and hundreds of megabytes to read.
"""

import io
import struct
import zipfile
import zlib
from typing import BinaryIO

from outreach.importers.messages import Message, Unfit, say
from outreach.importers.table import Incoming
from outreach.marks import mark

MOST_FILES = 100_000

LONGEST_LIST = 40_000_000
"""Bytes of the list: four hundred for each file, where a name of a hundred Arabic letters takes three hundred."""

ZIP = (b"PK\x03\x04", b"PK\x05\x06")
"""How an archive begins, an empty one too."""

BROKEN = (
    zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, RuntimeError,
    NotImplementedError, OverflowError, IndexError,
)  # fmt: skip
"""What the standard library raises for archives that are cut off, made up or of unknown methods."""

_LISTED = b"PK\x01\x02"
_ENTRY = struct.Struct("<28x3H12x")
"""What the list says of a file, with the lengths of what follows it: name, further fields and remark."""


class TooManyFiles(Unfit):
    """An archive lists more files than may be, or its list is longer than theirs would be."""


def too_many(limit: int) -> Message:
    """That an archive holds more files than this."""
    return say(mark("An archive of at most {limit} files. This one has more."), limit=limit)


def too_long() -> Message:
    """That the list of an archive's files is too long, however many they are."""
    expected = mark(
        "An archive whose list of files has at most {limit} MB. This one's is longer: put fewer files in it, or "
        "leave out the remarks on them."
    )
    return say(expected, limit=LONGEST_LIST // 1_000_000)


def stream(file: Incoming) -> BinaryIO:
    """A file as a stream. It is on whoever calls to close it.

    Raises:
        OSError, ValueError: it cannot be opened.
    """
    return file.path.open("rb") if file.path else io.BytesIO(file.data)


def listed(found: BinaryIO) -> zipfile.ZipFile:
    """The archive in a stream, which stays open when the archive is closed.

    Raises:
        TooManyFiles: before any of its list is taken in.
        Others of :data:`BROKEN`: it is none, or damaged.
    """
    watched = _Watched(found)
    archive = zipfile.ZipFile(watched)
    watched.reads_list = False
    return archive


class _Watched:
    """A stream that an archive is read from, where its list is counted before it is handed over.

    What the end of an archive declares of the list, in either of its two forms, is not believed: counted is what the
    standard library would go through.
    """

    def __init__(self, found: BinaryIO) -> None:
        self.found = found
        self.reads_list = True
        self.seek, self.tell, self.seekable = found.seek, found.tell, found.seekable

    def read(self, size: int = -1) -> bytes:
        """As the stream's own.

        Raises:
            TooManyFiles: what would be read is a list, and too long.
        """
        # What is read to find the list is a thousandth of that.
        if self.reads_list and size > LONGEST_LIST:
            raise TooManyFiles(too_long())
        data = self.found.read(size)
        if self.reads_list and _has_too_many(data):
            raise TooManyFiles(too_many(MOST_FILES))
        return data


def _has_too_many(data: bytes) -> bool:
    at = count = 0
    while data.startswith(_LISTED, at) and len(data) - at >= _ENTRY.size:
        count += 1
        if count > MOST_FILES:
            return True
        at += _ENTRY.size + sum(_ENTRY.unpack_from(data, at))
    return False
