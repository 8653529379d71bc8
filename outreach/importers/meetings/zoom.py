"""Zoom's report of the participants of a meeting.

A line for each time that somebody joined, or, of unique users, one for each person with the total duration and no
times. With the meeting's data a block of two lines stands above, which has columns of its own that are called
Duration and Email; a blank line, or one of delimiters only, parts it from the people.

Sources: Zoom Support, the article on the meeting and webinar history report (KB0082656, KB0082659), for what there is;
for the columns, old and new, reports that public programs carry with them.
"""

import re
from collections.abc import Iterable

from outreach.fold import fold
from outreach.importers.meetings.gathering import Gathering
from outreach.importers.meetings.headers import NO, YES, Columns, cell, columns
from outreach.importers.meetings.moments import showable, written
from outreach.importers.meetings.spans import LONGEST
from outreach.importers.meetings.text import Line
from outreach.importers.messages import Unfit, say
from outreach.marks import mark

_BRACKETS = re.compile(r"[^()\d@]+\([^()\d@]+\)")
# Where Zoom has had its first five columns in every language, and the waiting room where it has that.
_PLACES = {"original": 0, "email": 1, "joined": 2, "left": 3, "minutes": 4}
MOST = 1_000_000
"""Persons. A larger number is another column's."""

_NUMBER = re.compile(r"\d{3} ?\d{3,4} ?\d{3,5}")

_BLOCK = {
    fold(word): name
    for name, words in {
        "title": ("Topic",),
        "meeting": ("Meeting ID", "Webinar ID", "ID"),
        "starts": ("Start Time", "Actual Start Time"),
        "ends": ("End Time",),
        "minutes": ("Duration (minutes)", "Actual Duration (minutes)"),
        "stated": ("Participants", "Total Users"),
        "registered": ("# Registered", "# Registrants"),
        "host": ("User Name", "Host Name"),
    }.items()
    for word in words
}


def find(head: list[Line]) -> tuple[int, Columns] | None:
    """The line of the people's header and its columns; None where the file is no such report.

    A header in a language that is not known is told by its shape: "words (words)" first and fifth, and under it a line
    with two times and a number where Zoom has them.
    """
    for (number, cells), (_, below) in zip(head, [*head[1:], (0, [])], strict=False):
        known = columns(cells)
        if "original" in known and ("minutes" in known or "joined" in known):
            return number, known
        if known.get("name") == 0 and "minutes" in known and "topic" not in known:
            return number, {**known, "original": 0}
        if "topic" in known or len(cells) < 5 or len(below) < 5:
            continue
        shaped = _BRACKETS.fullmatch(cells[0]) and _BRACKETS.fullmatch(cells[4])
        if shaped and written(below[2]) and written(below[3]) and below[4].isdecimal():
            return number, _PLACES
    return None


def read(lines: Iterable[Line], found: tuple[int, Columns]) -> Gathering:
    """The people, and the block above them.

    Raises:
        Unfit: a file of several meetings, with its line.
    """
    start, known = found
    if "topic" in known or "meeting" in known:
        raise several(start)
    unique = "joined" not in known
    gathered = Gathering("zoom", "unique_participants" if unique else "participants")
    block: list[str] = []
    header: list[str] = []
    for number, cells in lines:
        gathered.at(number)
        if not any(cells):
            gathered.use("blank")
        elif number < start:
            block = about(gathered, number, block, cells)
        elif number == start:
            header = cells
            gathered.header()
        elif cells == header or (cells[0].endswith(")") and "original" in columns(cells)):
            raise several(number)
        else:
            try:
                _person(gathered, number, cells, known)
            except Unfit as wrong:
                gathered.refuse(wrong, row=number)
    return gathered


def several(row: int) -> Unfit:
    """What is said of a file of more than one meeting."""
    return Unfit(
        say(mark("The report of one meeting. This file has several: export each by itself.")), row=row, value=""
    )


def about(gathered: Gathering, row: int, header: list[str], cells: list[str]) -> list[str]:
    """A line of the block: its header, which is handed back for the next line, or what stands under that."""
    names = [_BLOCK.get(fold(one), "") for one in cells]
    if "title" in names or "meeting" in names:
        gathered.use("block")
        return names
    known = {name: index for index, name in reversed(list(enumerate(header))) if name}
    try:
        _facts(gathered, row, cells, known)
    except Unfit as wrong:
        gathered.refuse(wrong, row=row, of_meeting=True)
        return []
    gathered.use("block")
    return []


def _facts(gathered: Gathering, row: int, cells: list[str], known: Columns) -> None:
    if title := cell(cells, known, "title"):
        gathered.entitle(title)
        gathered.known_as(name=cell(cells, known, "host"), email="")
    numbers = [one for one in cells if _NUMBER.fullmatch(one)]
    gathered.meeting = gathered.meeting or cell(cells, known, "meeting").replace(" ", "") or "".join(numbers[:1])
    for one in cells:
        date = written(one)
        if date and one != gathered.title:
            gathered.calendar.see(date, row=row)
    if text := cell(cells, known, "starts"):
        gathered.starts = gathered.moment(text, column="Start Time")
    if text := cell(cells, known, "ends"):
        gathered.ends = gathered.moment(text, column="End Time")
    if text := cell(cells, known, "minutes"):
        gathered.minutes = number(text, column="Duration", high=LONGEST)
    if text := cell(cells, known, "stated"):
        gathered.stated = number(text, column="Participants")
    if text := cell(cells, known, "registered"):
        gathered.registered = number(text, column="# Registered")
    gathered.by_registration = gathered.registered is not None


def number(text: str, *, column: str, high: int = MOST) -> int:
    """A cell that must be a number.

    Raises:
        Unfit: it is none, or too large.
    """
    if re.fullmatch(r"\d{1,7}", text) and int(text) <= high:
        return int(text)
    raise Unfit(
        say(mark("A whole number from {low} to {high}, without separators."), low=0, high=high),
        column=column,
        value=showable(text),
    )


def _person(gathered: Gathering, row: int, cells: list[str], known: Columns) -> None:
    key = gathered.known_as(name=cell(cells, known, "original"), email=cell(cells, known, "email"))
    waiting = fold(cell(cells, known, "waiting"))
    if waiting not in YES | NO:
        raise Unfit(say(mark("Yes or No.")), column="In Waiting Room")
    if "minutes" in known and (cell(cells, known, "minutes") or "joined" not in known):
        number(cell(cells, known, "minutes"), column="Duration (Minutes)", high=LONGEST)
    if "joined" in known:
        joined, left = cell(cells, known, "joined"), cell(cells, known, "left")
        gathered.came_and_went(row, joined, left, inside=waiting not in YES)
    if waiting in YES:
        gathered.use("waiting", width=len(cells))
    else:
        gathered.person(row, key, width=len(cells))
