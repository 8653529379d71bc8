"""Google Meet's attendance report: a line for each person, with how long and when.

``First name``, ``Last name``, ``Email``, ``Duration``, ``Time joined``, ``Time exited``; or one ``Name`` for the first
two. Times are often without a date: then the report has no day, unless lines above the header say one, and
:mod:`outreach.importers.meetings.clocks` tells its length. Addresses are missing for guests and for those who called by
telephone.

Sources: Google's help, "Track attendance & view live stream reports", for what there is; for the columns, reports that
public programs carry with them, in English. In another language it is told by its shape: five or six columns, in the
last three a length of time and two times, and before them an address or nothing.
"""

from collections.abc import Iterable
from dataclasses import replace

from outreach.importers.meetings.clocks import Clocks
from outreach.importers.meetings.gathering import Gathering
from outreach.importers.meetings.headers import Columns, cell, columns
from outreach.importers.meetings.moments import clock, showable, written
from outreach.importers.meetings.spans import minutes
from outreach.importers.meetings.text import Line
from outreach.importers.messages import Unfit, say
from outreach.marks import mark

_WIDE = {"first_name": 0, "last_name": 1, "email": 2, "duration": 3, "meet_joined": 4, "meet_left": 5}
_NARROW = {"name": 0, "email": 1, "duration": 2, "meet_joined": 3, "meet_left": 4}


def find(head: list[Line]) -> tuple[int, Columns] | None:
    """The line of the header and its columns; None where the file is no such report."""
    for (number, cells), (_, below) in zip(head, [*head[1:], (0, [])], strict=False):
        known = columns(cells)
        if {"meet_joined", "meet_left"} <= known.keys() and {"name", "first_name", "email"} & known.keys():
            return number, known
        places = {6: _WIDE, 5: _NARROW}.get(len(cells))
        if places and len(below) == len(cells) and _shaped(cells, below):
            return number, places
    return None


def read(lines: Iterable[Line], found: tuple[int, Columns]) -> Gathering:
    """The people, and a day from above them."""
    start, known = found
    gathered = Gathering("meet", "participants")
    clocks = Clocks()
    for number, cells in lines:
        gathered.at(number)
        if not any(cells):
            gathered.use("blank")
        elif number < start:
            dates = [date for one in cells if (date := written(one, row=number))]
            for date in dates:
                gathered.calendar.see(date, row=number)
            gathered.starts = gathered.starts or (dates[0] if dates else None)
            gathered.use("block")
        elif number == start:
            gathered.header()
        else:
            try:
                _person(gathered, number, cells, known, clocks)
            except Unfit as wrong:
                gathered.refuse(wrong, row=number)
    begin, length = clocks.begin_and_length()
    gathered.minutes, gathered.without_length = length, clocks.ended and length is None
    if gathered.starts and gathered.starts.clock is None:
        gathered.starts = replace(gathered.starts, clock=begin)
    return gathered


def _shaped(cells: list[str], below: list[str]) -> bool:
    *_, address, length, joined, left = below
    named = all(cells) and not any(written(one) or clock(one) or "@" in one or one.isdecimal() for one in cells)
    timed = all(clock(one) or written(one) for one in (joined, left)) and minutes(length) is not None
    return named and timed and ("@" in address or not address)


def _person(gathered: Gathering, row: int, cells: list[str], known: Columns, clocks: Clocks) -> None:
    names = (cell(cells, known, column) for column in ("name", "first_name", "last_name"))
    key = gathered.known_as(name=" ".join(names).strip(), email=cell(cells, known, "email"))
    joined, left = cell(cells, known, "meet_joined"), cell(cells, known, "meet_left")
    came, went = clock(joined), clock(left) if left else None
    if came and (went or not left):
        clocks.add(came, went, minutes=minutes(cell(cells, known, "duration")))
    elif came:
        raise Unfit(say(mark("A time, as 19:02 or 07:02 PM.")), column="Time exited", value=showable(left))
    else:
        gathered.came_and_went(row, joined, left)
    gathered.person(row, key, width=len(cells))
