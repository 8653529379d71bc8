"""Microsoft Teams' older attendance list: who joined or left, and when; a line for each time.

``Full Name``, ``User Action``, ``Timestamp``: no address, so people of one name are one person. It may have been
fetched while the meeting still ran, so its end is known only where somebody is said to have left.

Sources: no page of Microsoft's was found that still names it; lists that public programs carry with them, in English
and French. In another language it is told by its shape: three columns parted by tabs, the last of them times.
"""

from collections.abc import Iterable

from outreach.fold import fold
from outreach.importers.meetings.gathering import Gathering
from outreach.importers.meetings.headers import columns
from outreach.importers.meetings.moments import written
from outreach.importers.meetings.text import Line
from outreach.importers.messages import Unfit, say
from outreach.marks import mark

_LEFT = frozenset(map(fold, ("Left", "A quitté l'appel", "A quitté")))


def find(head: list[Line], *, tabs: bool) -> int | None:
    """The line of the header; None where the file is no such list."""
    if not head:
        return None
    number, cells = head[0]
    if {"name", "action", "timestamp"} <= columns(cells).keys():
        return number
    below = [written(_three(one)[2]) for _, one in head[1:4]]
    shaped = tabs and below and all(one and one.clock for one in below) and all(_three(cells))
    return number if shaped and not any(written(one) for one in cells) else None


def read(lines: Iterable[Line], found: int) -> Gathering:
    """The people, in the order of the list."""
    gathered = Gathering("teams", "joins_and_leaves")
    for number, cells in lines:
        gathered.at(number)
        if not any(cells):
            gathered.use("blank")
        elif number == found:
            gathered.header()
        else:
            try:
                _event(gathered, number, cells)
            except Unfit as wrong:
                gathered.refuse(wrong, row=number)
    return gathered


def _three(cells: list[str]) -> list[str]:
    """The cells of a line, where it has three; else three that are empty."""
    return cells if len(cells) == 3 else ["", "", ""]


def _event(gathered: Gathering, row: int, cells: list[str]) -> None:
    name, action, moment = [*cells, "", "", ""][:3]
    if not name:
        raise Unfit(say(mark("A name or an e-mail address.")), value="")
    key = gathered.known_as(name=name, email="")
    when = gathered.moment(moment, column="Timestamp")
    if fold(action) in _LEFT:
        gathered.calendar.left(when, row=row)
    else:
        gathered.calendar.joined(when, row=row)
    gathered.person(row, key, width=len(cells))
