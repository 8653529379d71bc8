"""Bytes to text to rows with their line numbers: what all formats have in common."""

import csv
import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path

from outreach.importers.messages import Unfit, say, unreadable
from outreach.importers.passed import Passed
from outreach.marks import mark

LARGEST = 100_000_000
"""Bytes. A file of this size or more is refused before it is opened."""

UTF16 = (b"\xff\xfe", b"\xfe\xff")
"""How UTF-16 begins, in either order of bytes."""

Line = tuple[int, list[str]]
"""Its number in the file, from 1, and its cells."""

MOST_ALIKE = 10_000
"""Different cells of which one object is kept."""

_BREAK = re.compile(r"\r\n?|\n")
_LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n)|[^\r\n]+")

# A cell of text may be long, and the csv module's own limit is a surprise.
csv.field_size_limit(LARGEST)


@dataclass(frozen=True)
class Incoming:
    """A file that comes in: on disk, or uploaded. ``name`` is what errors call it."""

    name: str
    path: Path | None = None
    data: bytes = b""

    def content(self) -> bytes:
        """All of it.

        Raises:
            Unfit: too large, absent, or not to be read.
        """
        if self.path is None:
            if len(self.data) >= LARGEST:
                raise Unfit(_too_large(len(self.data)))
            return self.data
        try:
            size = self.path.stat().st_size
            if size >= LARGEST:
                raise Unfit(_too_large(size))
            return self.path.read_bytes()
        except (OSError, ValueError) as error:
            raise Unfit(unreadable(error)) from error

    def head(self, size: int) -> bytes:
        """Its first bytes, at most ``size``.

        Raises:
            Unfit: absent, or not to be read.
        """
        if self.path is None:
            return self.data[:size]
        try:
            with self.path.open("rb") as stream:
                return stream.read(size)
        except (OSError, ValueError) as error:
            unfit = Unfit(unreadable(error))
        # Without the error itself, which holds the file's name: that of a chat often is a person's.
        raise unfit


def told_apart(files: list[Incoming]) -> list[Incoming]:
    """The files, each under a name of its own: of several that are called alike, all but the first have a number behind
    it. What is wrong with a file, and what became of it, is known by its name."""
    taken: set[str] = {file.name for file in files}
    met: set[str] = set()
    found = []
    for file in files:
        name = file.name
        if name in met:
            name = next(one for n in count(2) if (one := f"{file.name} ({n})") not in taken)
        met.add(name)
        taken.add(name)
        found.append(replace(file, name=name))
    return found


def _too_large(size: int):
    return say(
        mark("A file under {limit} MB. This one has {size} MB: split it."),
        limit=LARGEST // 1_000_000,
        size=size // 1_000_000,
    )


def checksum(data: bytes) -> str:
    """SHA-256 in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def decoded(data: bytes) -> str:
    """The text: UTF-8 with or without a byte order mark, or UTF-16 with one.

    Raises:
        Unfit: empty, not text, or in another encoding; with the line.
    """
    if not data.strip(b"\xef\xbb\xbf\xff\xfe\r\n\t \x00"):
        raise Unfit(say(mark("A header and rows. This file is empty.")))
    if data.startswith(b"PK\x03\x04"):
        raise Unfit(say(mark("A text file. This is a workbook: save its sheet as CSV UTF-8.")))
    encoding = "utf-16" if data.startswith(UTF16) else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise Unfit(
            say(mark("Text in UTF-8. Byte {byte} of the file is none: save it as CSV UTF-8."), byte=error.start + 1),
            row=data.count(b"\n", 0, error.start) + 1,
            value=data[error.start : error.start + 8].hex(" "),
        ) from error
    if "\0" in text:
        raise Unfit(
            say(mark("A text file. This one holds NUL characters, as programs, pictures and workbooks do.")),
            row=text.count("\n", 0, text.index("\0")) + 1,
        )
    if not text.strip():
        raise Unfit(say(mark("A header and rows. This file is empty.")))
    return text


class Once(dict[str, str]):
    """``once[cell]`` is the cell, and the same object for the same text: codes, places and days stand in a long file a
    hundred thousand times."""

    def __missing__(self, cell: str) -> str:
        if len(self) < MOST_ALIKE:
            self[cell] = cell
        return cell


def lines(
    text: str, *, delimiter: str = ",", blank: Passed | None = None, further: Passed | None = None
) -> Iterator[Line]:
    """Yield ``(line number, cells)``; blank lines are passed over. Further arguments as those of :func:`spoken`.

    Raises:
        Unfit: as :func:`records`.
    """
    once = Once()
    said = spoken(records(text, delimiter=delimiter), blank=blank or Passed(), further=further or Passed())
    return ((number, [once[cell] for cell in cells]) for number, cells in said)


def spoken(found: Iterable[Line], *, blank: Passed, further: Passed) -> Iterator[Line]:
    """Yield the lines that say something.

    Args:
        blank: told of the others.
        further: told of the lines that a row goes over after its first.
    """
    before, cells = 0, []
    for number, cells in found:
        if number > before + 1:
            further.add(before + 1, number - 1)
        before = number
        if "".join(cells).strip():
            yield number, cells
        else:
            blank.add(number)
    if rest := sum(len(_BREAK.findall(cell)) for cell in cells):
        further.add(before + 1, before + rest)


def records(
    text: str, *, delimiter: str = ",", strict: bool = True, quoting: int = csv.QUOTE_MINIMAL
) -> Iterator[Line]:
    """Yield ``(line number, cells)``, blank lines too. Arguments as those of :func:`csv.reader`.

    Raises:
        Unfit: a quotation mark that is not closed, or that is followed by something else; with the line.
    """
    # Not of a stream, which holds four bytes for each character.
    reader = csv.reader((line[0] for line in _LINE.finditer(text)), delimiter=delimiter, strict=strict, quoting=quoting)
    while True:
        number = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            break
        yield number, cells
    # Out of the handler, since what failed may hold a word of the file.
    raise Unfit(
        say(
            mark(
                "Quotation marks in pairs around a cell, and doubled inside it. "
                "The row that starts on this line breaks the rule, and nothing after it was read."
            )
        ),
        row=number,
        value="",
    )
