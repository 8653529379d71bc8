"""What a file is, by its content: the ministry's own rows, a meeting's report, a chat, or a report of followers."""

from contextlib import suppress
from enum import StrEnum
from pathlib import PurePath

from outreach import country_words, renderings
from outreach.importers import archive, followers, meetings, whatsapp
from outreach.importers.messages import Message, RowError, Unfit, say
from outreach.importers.recognise import recognised
from outreach.importers.separators import header_of, separator
from outreach.importers.table import UTF16, Incoming
from outreach.importers.workbook import OLE, holds_sheets
from outreach.importers.zipped import BROKEN, ZIP, TooManyFiles, listed, stream
from outreach.marks import mark

HEAD = 1 << 16
"""Bytes that say what a file is; a chat may be too long to be read whole for that."""

TABLES = (".csv", ".tsv", ".xlsx", ".xlsm", ".xls", ".ods")
"""How files are called that somebody meant as rows. A phone calls a chat after the person or group it is with, and that
may end in anything: such a name is neither shown, kept nor logged."""


NONE_OF_THESE = mark(
    "Rows as CSV or XLSX with the columns of a format, an attendance report of Zoom, Teams or Meet, a chat as the "
    "phone exports it, or a platform's report of followers. This file is none of these."
)
DAMAGED = mark(
    "A workbook or an archive (.zip) that is whole. This file begins as one, and is damaged or was cut off: save it "
    "again, or export the chat again."
)
NEITHER = mark(
    "An archive (.zip) with one chat, as the phone exports it, or with CSV files, as those of the template. This one "
    "holds neither."
)
OF_PROGRAMS = ("[Content_Types].xml", "mimetype", "_rels/", "word/", "ppt/")
"""How the documents of programs begin, which are archives too."""


class Kind(StrEnum):
    """What comes in. The codes stand in the record of imports as its ``reader``; of rows, the format does."""

    ROWS = "rows"
    MEETING = "meeting"
    CHAT = "chat"
    FOLLOWERS = "followers"


NAMES = {
    Kind.MEETING: mark("Attendance report"),
    Kind.CHAT: mark("Chat export"),
    Kind.FOLLOWERS: mark("Report of followers"),
}
"""What a report is called, whatever its file is called."""

NUMBERED = {
    Kind.MEETING: mark("Attendance report {n}"),
    Kind.CHAT: mark("Chat export {n}"),
    Kind.FOLLOWERS: mark("Report of followers {n}"),
}


def kind_of(file: Incoming) -> Kind | None:
    """What a file is; None where it is none of what is known.

    Raises:
        Unfit: it is not there, or cannot be read.
    """
    head = file.head(HEAD)
    if head.startswith(OLE):
        return Kind.ROWS
    if head.startswith(ZIP):
        return _kind_of_archive(file)
    text = head.decode("utf-16" if head.startswith(UTF16) else "utf-8-sig", "replace")
    if _is_rows(text):
        return Kind.ROWS
    if meetings.recognises(_whole_lines(head)):
        return Kind.MEETING
    if followers.recognises(head):
        return Kind.FOLLOWERS
    return Kind.CHAT if whatsapp.recognises(head) else None


def may_be_shown(name: str) -> bool:
    """Whether a file of no known kind is called as rows are, so that it is told by its name what is wrong with it."""
    return PurePath(name).suffix.lower() in TABLES


def called(kind: Kind | None, *, number: int = 0) -> Message:
    """The name of a report, or of a file that must not be called by its own; ``number`` where there are several."""
    if kind not in NAMES:
        return say(mark("file {n}"), n=max(number, 1))
    return say(NUMBERED[kind], n=number) if number else say(NAMES[kind])


def is_closed(file: Incoming) -> bool:
    """Whether it begins as a workbook or an archive, and is none that may be opened: what it was, nobody can tell."""
    return isinstance(_held(file), Message)


def unknown(name: str, file: Incoming) -> RowError:
    """What is said of a file of no known kind, without a word of it: it may be a chat in a form that nobody knows."""
    held = _held(file)
    if isinstance(held, Message):
        return RowError(name, 0, "", "", held)
    of_nobody = held is not None and not any(one.startswith(OF_PROGRAMS) for one in held)
    return RowError(name, 0, "", "", say(NEITHER if of_nobody else NONE_OF_THESE))


def _held(file: Incoming) -> list[str] | Message | None:
    """The names of what an archive holds, or why it cannot be opened; None where the file is no archive."""
    if not file.head(HEAD).startswith(ZIP):
        return None
    try:
        with stream(file) as found, listed(found) as held:
            return held.namelist()
    except TooManyFiles as error:
        return error.expected
    except BROKEN:
        return say(DAMAGED)


def _kind_of_archive(file: Incoming) -> Kind | None:
    with suppress(*BROKEN, TooManyFiles), stream(file) as found, listed(found) as held:
        if holds_sheets(held.infolist()) or archive.holds_tables(held.infolist()):
            return Kind.ROWS
        return Kind.CHAT if whatsapp.holds_chat(held) else None
    return None


def is_word_list(file: Incoming) -> bool:
    """Whether a file is one of the lists of words that ship with Jisr, which lie beside files of rows and are none."""
    text = file.head(HEAD).decode("utf-8-sig", "replace")
    header = header_of(text, separator(text))
    return header is not None and header[1] in (country_words.HEADER, renderings.HEADER)


def _whole_lines(head: bytes) -> bytes:
    """Up to the last end of a line: half a character would be no text."""
    if len(head) < HEAD:
        return head
    end = head.rfind(b"\n") + 1
    # In UTF-16 an end of a line is two bytes.
    return head[: end + end % 2 if b"\0" in head[:100] else end]


def _is_rows(text: str) -> bool:
    header = header_of(text, separator(text))
    with suppress(Unfit):
        return header is not None and bool(recognised(header[1], row=1))
    return False
