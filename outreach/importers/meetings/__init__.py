"""Attendance reports of online meetings: Zoom, Microsoft Teams and Google Meet. :func:`read` makes one a count.

Persons are told apart while a file is read and forgotten with it: no name, address or telephone number is in what comes
back, in an error, or in a log.
"""

from collections.abc import Callable, Iterator
from functools import partial

from outreach.importers.bounds import bounded
from outreach.importers.day_order import AmbiguousDate, DateOrder
from outreach.importers.meetings import meet, teams, teams_list, webinar, zoom
from outreach.importers.meetings.gathering import Gathering
from outreach.importers.meetings.report import Lines, MeetingReport
from outreach.importers.meetings.text import DELIMITERS, HEAD_CHARACTERS, Line, cut, head, table, text_of
from outreach.importers.messages import Unfit, say
from outreach.importers.steps import Progress, watched
from outreach.importers.table import checksum
from outreach.marks import mark

__all__ = ["AmbiguousDate", "DateOrder", "Lines", "MeetingReport", "read", "recognises"]


def read(data: bytes, *, order: DateOrder | None = None, progress: Progress | None = None) -> MeetingReport:
    """The counts of a report, whichever of the three it is of.

    Args:
        order: of day and month, where the file does not tell. What a file tells of itself goes before.

    Raises:
        AmbiguousDate: the file does not tell, and no order is given: ask, and read again.
        Unfit: no such report, not whole, or nobody in it who was understood; with the line where there is one.
    """
    try:
        return _read(data, order, progress)
    except Unfit as error:
        wrong = error
    # Out of the handler and without its trace, which holds the text of the file.
    wrong.__traceback__ = wrong.__context__ = wrong.__cause__ = None
    raise wrong


def recognises(text_or_data: str | bytes) -> bool:
    """Whether this is such a report, by its content. Raises nothing: what cannot be read at all is none."""
    try:
        text = text_of(text_or_data) if isinstance(text_or_data, bytes) else text_or_data
    except Unfit:
        return False
    return _form(text[:HEAD_CHARACTERS]) is not None


def _read(data: bytes, order: DateOrder | None, progress: Progress | None) -> MeetingReport:
    text = bounded(text_of(data))
    form = _form(text)
    if form is None:
        raise Unfit(
            say(mark("A report of attendance as Zoom, Microsoft Teams or Google Meet writes it. This file is none.")),
            row=1,
            value="",
        )
    delimiter, gather = form
    gathered = gather(watched(table(text, delimiter), text=text, progress=progress))
    gathered.end(_lines(text))
    if gathered.ends_badly and not text.endswith(("\n", "\r")):
        raise cut(row=text.count("\n") + 1)
    return gathered.report(order, content=checksum(data))


def _lines(text: str) -> int:
    """How many there are, whichever of the three ends they have; the last may have none."""
    ends = text.count("\n") + text.count("\r") - text.count("\r\n")
    return ends + (not text.endswith(("\n", "\r")))


def _form(text: str) -> tuple[str, Callable[[Iterator[Line]], Gathering]] | None:
    """The delimiter, and what reads the lines; None where no form is recognised."""
    for delimiter in DELIMITERS:
        lines = head(text, delimiter)
        list_find = partial(teams_list.find, tabs=delimiter == "\t")
        forms = (
            (teams, teams.find),
            (webinar, webinar.find),
            (zoom, zoom.find),
            (teams_list, list_find),
            (meet, meet.find),
        )
        for module, find in forms:
            found = find(lines)
            if found is not None:
                return delimiter, partial(module.read, found=found)
    return None
