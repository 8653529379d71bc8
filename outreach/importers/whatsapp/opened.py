"""The text of a chat, out of the file or the archive that the phone makes, piece by piece."""

import codecs
import io
import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from outreach.importers.messages import Message, Unfit, say, unreadable
from outreach.importers.table import UTF16, Incoming
from outreach.importers.whatsapp.lines import clean, recognises
from outreach.importers.zipped import BROKEN, ZIP, listed
from outreach.marks import mark

LARGEST_TEXT = 150_000_000
"""Bytes of text, also of what is inflated. A million lines in Arabic are under a hundred."""

DENSEST, DENSE_FROM = 200, 10_000_000
"""Chats shrink to a tenth. What shrinks beyond 1 in 200, and is more than so many bytes, was made to do harm."""

PIECE = 1 << 20
HEAD = 1 << 16
"""Bytes that say whether a text is a chat."""

_CHAT = re.compile(r"_chat\.txt|(?:whatsapp chat|دردشة واتساب|محادثة واتساب).*\.txt", re.IGNORECASE)


def holds_chat(archive: zipfile.ZipFile) -> bool:
    """Whether an archive is a phone's: one with a text that may be a chat, or with archives, as where several were
    packed together."""
    entries = archive.infolist()
    texts = _texts(entries)
    if len(texts) != 1 or _named(texts):
        return bool(texts) or any(map(_is_archive, entries))
    return _begins_as_chat(archive, texts[0])


def _begins_as_chat(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bool:
    try:
        with archive.open(entry) as text:
            return recognises(text.read(HEAD))
    except BROKEN:
        # Locked, or damaged: whoever reads it says so.
        return True


@contextmanager
def opened(source: Incoming | BinaryIO) -> Iterator[tuple[BinaryIO, int]]:
    """The text as a binary stream, and its length in bytes.

    Raises:
        Unfit: too large, absent, no archive of a phone, or one that holds more or less than one chat or too many files.
    """
    if not isinstance(source, Incoming):
        with _text(source) as found:
            yield found
    elif source.path is None:
        with _text(io.BytesIO(source.data)) as found:
            yield found
    else:
        with _on_disk(source.path) as stream, _text(stream) as found:
            yield found


def _on_disk(path: Path) -> BinaryIO:
    try:
        return path.open("rb")
    except (OSError, ValueError) as error:
        expected = unreadable(error)
    # Not from the error, which holds the file's name.
    raise Unfit(expected)


@contextmanager
def _text(stream: BinaryIO) -> Iterator[tuple[BinaryIO, int]]:
    length = stream.seek(0, io.SEEK_END)
    stream.seek(0)
    start = stream.read(4)
    stream.seek(0)
    if not start.startswith(ZIP):
        _check_length(length)
        yield stream, length
        return
    with _tried(listed, stream) as archive:
        entry = _chat(archive)
        with _tried(archive.open, entry) as text:
            yield text, entry.file_size


def _tried(work, *arguments):
    """The result of a call; archives' errors without their words, which hold the names of files and so of people."""
    try:
        return work(*arguments)
    except BROKEN:
        pass
    raise Unfit(say(mark("An archive that is whole, as the phone made it. This one cannot be opened: export again.")))


def _check_length(length: int) -> None:
    if length > LARGEST_TEXT:
        expected = mark("A chat under {limit} MB of text. This one has {size} MB.")
        raise Unfit(say(expected, limit=LARGEST_TEXT // 1_000_000, size=length // 1_000_000))


def _chat(archive: zipfile.ZipFile) -> zipfile.ZipInfo:
    """The one text of the archive. Pictures and other attachments, texts too, are not opened."""
    entries = archive.infolist()
    texts = _texts(entries)
    named = _named(texts) or texts
    problem = _problem(entries, named)
    if problem:
        raise Unfit(problem)
    entry = named[0]
    _check_length(entry.file_size)
    if entry.file_size > DENSE_FROM and entry.file_size > DENSEST * max(entry.compress_size, 1):
        raise Unfit(
            say(mark("An archive as the phone made it. The text in this one is packed too densely to be a chat."))
        )
    return entry


def _texts(entries: list[zipfile.ZipInfo]) -> list[zipfile.ZipInfo]:
    return [
        entry
        for entry in entries
        if entry.filename.lower().endswith(".txt") and not entry.filename.startswith(("__MACOSX/", "._"))
    ]


def _named(texts: list[zipfile.ZipInfo]) -> list[zipfile.ZipInfo]:
    """Those that are called as phones call a chat."""
    # Arabic phones begin the name with a direction mark.
    return [entry for entry in texts if _CHAT.fullmatch(clean(entry.filename.rpartition("/")[2]).strip())]


def _is_archive(entry: zipfile.ZipInfo) -> bool:
    return entry.filename.lower().endswith(".zip")


def _problem(entries: list[zipfile.ZipInfo], texts: list[zipfile.ZipInfo]) -> Message | None:
    if not texts and any(map(_is_archive, entries)):
        return say(mark("An archive with the text of one chat. This one holds archives: import each by itself."))
    if not texts:
        return say(mark("An archive with the text of one chat. This one holds no text."))
    if len(texts) > 1:
        return say(mark("An archive with the text of one chat. This one holds several: import each by itself."))
    if "/" in texts[0].filename or "\\" in texts[0].filename:
        return say(mark("An archive with the text of one chat, as the phone made it. In this one it lies in a folder."))
    if texts[0].flag_bits & 0x1:
        return say(mark("An archive without a password."))
    if texts[0].compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        return say(mark("An archive as the phone made it. This one is packed in another way."))
    return None


def pieces(stream: BinaryIO) -> Iterator[tuple[str, int]]:
    """The text in pieces of about a megabyte, and the bytes read so far.

    Bytes that are not UTF-8 become lone surrogates: in a message they do not matter, and in a name they are noticed.

    Raises:
        Unfit: more than may be read, an archive that is cut off, or something that is no text.
    """
    decoder = None
    done = 0
    while piece := _tried(stream.read, PIECE):
        done += len(piece)
        # Whatever the archive declared: this is what came out of it.
        _check_length(done)
        if decoder is None:
            wide = piece.startswith(UTF16)
            encoding, errors = ("utf-16", "replace") if wide else ("utf-8", "surrogateescape")
            decoder = codecs.getincrementaldecoder(encoding)(errors)
        yield _checked(decoder.decode(piece)), done
    if decoder is not None:
        yield _checked(decoder.decode(b"", final=True)), done


def _checked(text: str) -> str:
    if "\0" in text:
        raise Unfit(say(mark("A text file. This one holds NUL characters, as programs, pictures and workbooks do.")))
    return text
