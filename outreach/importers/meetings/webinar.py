"""Zoom's attendee report of a webinar, in sections: host, panelists, attendees, and others, who called by telephone.

Each section has a title and a header of its own. ``Attended`` is No for those who registered and did not come. Those of
"Other Attended" have no name but a number, or nothing; each is counted as a person, and the report says how many.

Sources: Zoom Support, the article on the meeting and webinar history report (KB0082656, KB0082659), for what there is;
for titles and columns, reports that public programs carry with them, parted by commas or by tabs. Only English titles
were found, so only they are read.
"""

from collections.abc import Iterable

from outreach.fold import fold
from outreach.importers.meetings.gathering import Gathering
from outreach.importers.meetings.headers import NO, YES, Columns, cell, columns
from outreach.importers.meetings.text import Line
from outreach.importers.meetings.zoom import about
from outreach.importers.messages import Unfit, say
from outreach.marks import mark

HOST, PANELIST, ATTENDEE, OTHER = "host details", "panelist details", "attendee details", "other attended"
ABOVE = ("", "attendee report")
TITLES = (HOST, PANELIST, ATTENDEE, OTHER, "attendee report")


def find(head: list[Line]) -> int | None:
    """The line of the first header of people; None where the file is no such report."""
    return next((number for number, cells in head if _is_header(cells)), None)


def read(lines: Iterable[Line], found: int) -> Gathering:
    """The people of all sections, and the block above them. A header without a section is of the attendees."""
    gathered = Gathering("zoom", "webinar", tells_hosts=True)
    section, known, block = "", {}, [""]
    for number, cells in lines:
        gathered.at(number)
        title = fold(cells[0]) if cells and not any(cells[1:]) else ""
        if not any(cells):
            gathered.use("blank")
        elif title in TITLES:
            section, known = title, {}
            gathered.header()
        elif _is_header(cells) or (section == OTHER and not known and _is_other_header(cells)):
            known = columns(cells)
            gathered.by_registration |= "registered_at" in known
            gathered.header()
        elif number < found and section in ABOVE:
            block = about(gathered, number, block, cells)
        else:
            try:
                _person(gathered, number, cells, known, section)
            except Unfit as wrong:
                gathered.refuse(wrong, row=number)
    return gathered


def _is_header(cells: list[str]) -> bool:
    return fold(cells[0]) == "attended" and len(columns(cells)) > 2


def _is_other_header(cells: list[str]) -> bool:
    known = columns(cells)
    return "joined" in known and "left" in known


def _person(gathered: Gathering, row: int, cells: list[str], known: Columns, section: str) -> None:
    if not known:
        raise Unfit(say(mark("A header with the names of columns, under the title of its section.")), value="")
    names = (cell(cells, known, name) for name in ("first_name", "last_name"))
    name = cell(cells, known, "original") or cell(cells, known, "name") or " ".join(names).strip()
    key = gathered.known_as(name=name, email=cell(cells, known, "email"))
    attended = fold(cell(cells, known, "attended")) if "attended" in known else "yes"
    inside = section not in (HOST, PANELIST)
    if attended in NO and attended:
        gathered.missed(row, key, width=len(cells), expected=inside)
    elif attended in YES:
        gathered.came_and_went(row, cell(cells, known, "joined"), cell(cells, known, "left"))
        gathered.person(row, key, width=len(cells), host=not inside, caller=section == OTHER)
    else:
        raise Unfit(say(mark("Yes or No.")), column="Attended")
