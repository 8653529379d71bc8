"""Microsoft Teams' attendance report: numbered sections, or, before 2022, a summary and one table.

``1. Summary``, ``2. Participants`` (a line for each person), ``3. In-Meeting Activities`` (one for each time that
somebody joined) and, lately, ``4.``, what they did. What follows the second says again who was there, and is not
counted again.

Sources: Microsoft Learn, "meetingAttendanceReport resource type", for what there is; no page of Microsoft's was found
that names the columns, so they are from reports that public programs carry with them, in English, German and
Portuguese. In other languages, Arabic, French and Spanish among them, the sections are told by their numbers and the
columns by their places, which were the same in all that were seen: name, first join, last leave, duration, address,
participant's ID, role; the summary by the kind of what it says: of two whole numbers above the start, the first is
who registered. The older form is told by its shape too, in which the role stands before the participant's ID.
"""

import re
from collections.abc import Iterable

from outreach.fold import fold
from outreach.importers.meetings.gathering import Gathering
from outreach.importers.meetings.headers import Columns, cell, columns
from outreach.importers.meetings.moments import written
from outreach.importers.meetings.spans import minutes
from outreach.importers.meetings.text import Line
from outreach.importers.meetings.zoom import MOST
from outreach.importers.messages import Unfit, say
from outreach.marks import mark

_SECTION = re.compile(r"([1-9])[.)] ?[^\d\s].*|\.([1-9]) ?[^\d\s].*")
_PLACES = {"name": 0, "joined": 1, "left": 2, "duration": 3, "email": 4}
_ROLE, _OLD_ROLE = 6, 5

_SUMMARY = {
    fold(word): name
    for name, words in {
        "title": ("Meeting title", "Besprechungstitel", "Título da reunião"),
        "stated": ("Attended participants", "Total Number of Participants", "Participantes Atendidos"),
        "registered": ("Registered participants",),
        "starts": ("Start time", "Meeting Start Time", "Hora de início"),
        "ends": ("End time", "Meeting End Time", "Hora de término"),
        "minutes": ("Meeting duration", "Duração da reunião"),
        "meeting": ("Meeting Id",),
        "": ("Average attendance time", "Tempo médio de participação"),
    }.items()
    for word in words
}
# Arabic, French and Spanish ones are not confirmed; a role that is not here leaves the number of hosts unknown.
_HOSTS = frozenset(
    map(fold, ("Organizer", "Organiser", "Co-organizer", "Co-organiser", "Presenter", "Organisator", "Referent"))
) | frozenset(map(fold, ("Organizador", "Organisateur", "Présentateur", "Moderador", "المنظم", "مقدم العرض")))
_GUESTS = frozenset(
    map(fold, ("Attendee", "Teilnehmer", "Participante", "Participant", "Asistente", "الحاضر", "مشارك"))
)


def find(head: list[Line]) -> int | None:
    """The line of the participants' header; None where the file is no such report."""
    if not head:
        return None
    if _section(head[0][1]) != 1:
        return _below_old_summary(head)
    wanted = False
    for number, cells in head:
        if wanted:
            return number if len(cells) > 4 else None
        wanted = _section(cells) == 2
    return None


def _below_old_summary(head: list[Line]) -> int | None:
    """The line of the header under a summary without a number: a title, labels with their values, two of them moments,
    a blank line, and columns of which the second and third are moments."""
    (before, title), *rest = head
    english, moments = fold(title[0]) == "meeting summary", 0
    if any(title[1:]):
        return None
    for place, (number, cells) in enumerate(rest):
        if any(cells[2:]):
            below = rest[place + 1][1] if place + 1 < len(rest) else []
            timed = not below or [_is_moment(cell) for cell in below[1:3]] == [True, True]
            shaped = moments > 1 and number > before + 1 and timed
            known = english and {"name", "joined", "left"} <= columns(cells).keys()
            return number if len(cells) > 4 and all(cells[:5]) and (known or shaped) else None
        moments += any(map(_is_moment, cells[1:]))
        before = number
    return None


def _is_moment(cell: str) -> bool:
    found = written(cell)
    return found is not None and found.clock is not None


def read(lines: Iterable[Line], found: int) -> Gathering:
    """The people of the second section, and what the first says of the meeting."""
    gathered = Gathering("teams", "sections", tells_hosts=True)
    known: Columns = {}
    begun = old = repeating = titled = False
    above = 0
    for number, cells in lines:
        gathered.at(number)
        section = _section(cells)
        if not any(cells):
            gathered.use("blank")
        elif not begun:
            begun, old = True, not section
            gathered.header()
        elif section and (number < found or section > 2):
            repeating = titled = number > found
            gathered.header()
        elif number < found:
            above += 1
            # The older form says first how many there were.
            _summary(gathered, number, cells, is_title=above == 1 + old)
        elif number == found:
            named = columns(cells)
            known = {**{name: place for name, place in _PLACES.items() if place not in named.values()}, **named}
            known.setdefault("role", _OLD_ROLE if old else _ROLE)
            gathered.header()
        elif titled:
            titled = False
            gathered.header()
        elif repeating:
            gathered.use("repeated", width=len(cells))
        else:
            try:
                _person(gathered, number, cells, known)
            except Unfit as wrong:
                gathered.refuse(wrong, row=number)
    return gathered


def _section(cells: list[str]) -> int:
    """The number of a title such as ``2. Participants``, which has its line for itself; else 0."""
    match = _SECTION.fullmatch(cells[0]) if cells and not any(cells[1:]) else None
    return int(match[1] or match[2]) if match else 0


def _summary(gathered: Gathering, row: int, cells: list[str], *, is_title: bool) -> None:
    """A line of the summary: by its label where that is known, else by its place, the kind of its value and by what is
    missing."""
    value = cells[1] if len(cells) > 1 else ""
    name = _SUMMARY.get(fold(cells[0]))
    date, length = written(value), minutes(value)
    # Only who registered is counted before those who came.
    counts = gathered.stated is None or (gathered.starts is None and gathered.registered is None)
    if name is None and is_title:
        name = "title"
    elif name is None and date:
        name = "ends" if gathered.starts else "starts"
    elif name is None and length is not None and gathered.minutes is None:
        name = "minutes"
    elif name is None and value.isdecimal() and counts:
        name = "stated"
    if date and name != "title":
        gathered.calendar.see(date, row=row)
    try:
        if name == "title":
            gathered.entitle(value)
        elif name == "meeting":
            gathered.meeting = value
        elif name in ("starts", "ends"):
            setattr(gathered, name, gathered.moment(value, column=name.capitalize()))
        elif name == "minutes":
            gathered.minutes = length
        elif name in ("stated", "registered") and re.fullmatch(r"\d{1,7}", value) and int(value) <= MOST:
            if name == "stated" and gathered.stated is not None and counts:
                gathered.registered = gathered.stated
            setattr(gathered, name, int(value))
    except Unfit as wrong:
        gathered.refuse(wrong, row=row, of_meeting=True)
        return
    gathered.use("block")


def _person(gathered: Gathering, row: int, cells: list[str], known: Columns) -> None:
    name, role = cell(cells, known, "name"), fold(cell(cells, known, "role"))
    addresses = [cell(cells, known, column) for column in ("email", "registration_email", "upn")]
    email = next((one for one in addresses if "@" in one), "")
    key = gathered.known_as(name=name, email=email)
    joined, left = cell(cells, known, "joined"), cell(cells, known, "left")
    if not joined and not left and gathered.registered is not None:
        gathered.missed(row, key, width=len(cells))
        return
    if not key:
        raise Unfit(say(mark("A name or an e-mail address.")), value="")
    gathered.came_and_went(row, joined, left)
    if role not in _HOSTS | _GUESTS:
        gathered.tells_hosts = False
    gathered.person(row, key, width=len(cells), host=role in _HOSTS)
