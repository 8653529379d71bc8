"""Which platform a report is from: its header says so, or the titles of its sections."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from typing import NamedTuple

from outreach.importers.followers.report import NetChange, NewFollows, Row, Total
from outreach.importers.followers.sections import TOTAL, Section, of_one_platform, sections, width_of
from outreach.importers.messages import Unfit
from outreach.importers.passed import Passed
from outreach.importers.recognise import REASONS
from outreach.importers.separators import SEPARATORS, told
from outreach.importers.table import UTF16, Line, spoken
from outreach.importers.table import records as cut

HEADING = 10
"""Rows among which the header is."""

HEAD = 1 << 16
"""Bytes among which the first section of follows is looked for, where a report has several sections."""

# Reports with a row for each post or video have a date and new follows as well, but not those of the day.
_OF_ONE_POST = ("post id", "post text", "tweet id", "tweet text", "video title", "content")
_DIFFERENCE = "difference in followers from previous day"

Build = Callable[[date, dict[str, int]], Row]


@dataclass(frozen=True)
class Layout:
    """How to read a report: the columns that hold numbers, the row that they make, and what each of its lines is."""

    platform: str
    day: int
    """The column of days."""
    day_name: str
    """What the header calls it."""
    columns: dict[str, int]
    build: Build
    headings: list[Line]
    rows: list[Line]
    """Those that are read: days and sums."""
    width: int
    """Cells of the header: a row has as many."""
    above: list[list[str]]
    """Title and header, without which nobody knows what the rows are."""
    others: list[Line] = field(default_factory=list)
    """Of sections that count something else."""
    strays: list[Section] = field(default_factory=list)
    """Those that have rows under a title and no header."""


def records(
    text: str,
    *,
    blank: Passed | None = None,
    further: Passed | None = None,
    reasons: dict[int, str] | None = None,
) -> Iterator[Line]:
    """``(line number, cells)``; blank lines are passed over. The column of reasons that refused rows have in front is
    taken out, and ``reasons`` told of them by line. Further arguments as those of
    :func:`outreach.importers.table.spoken`.

    Raises:
        Unfit: a quotation mark that is not closed; with the line.
    """
    yield from _cut(text, separator(text), blank=blank or Passed(), further=further or Passed(), reasons=reasons)


def separator(text: str) -> str:
    """What parts the header, by which the first lines are one of these reports, of what ``sep=`` says before the
    others; else what it says, or what the first line has most of.

    Only the header tells: there are commas in the days of X, whatever parts the cells.
    """
    said = told(text)
    head = text[:HEAD]
    for one in (*said, *SEPARATORS):
        lines: list[Line] = []
        # A row that cannot be cut so: those before it decide.
        with suppress(Unfit):
            lines.extend(islice(_cut(head, one, blank=Passed(), further=Passed()), HEADING))
        if _by_header(lines) or any(each.platform or each.by_day for each in sections(lines)):
            return one
    return said[0] if said else max(SEPARATORS, key=head.partition("\n")[0].count)


def _cut(
    text: str, separator: str, *, blank: Passed, further: Passed, reasons: dict[int, str] | None = None
) -> Iterator[Line]:
    at = None
    for number, line in spoken(cut(text, delimiter=separator), blank=blank, further=further):
        cells = [cell.strip() for cell in line]
        if REASONS in cells:
            at = cells.index(REASONS)
        elif reasons is not None and at is not None and at < len(cells) and cells[at]:
            reasons[number] = cells[at]
        yield number, cells if at is None else without(cells, at)


def without(cells: list[str], at: int) -> list[str]:
    """The cells of a line but for one of them; a line has a cell at least."""
    return cells[:at] + cells[at + 1 :] or [""]


def layout(lines: list[Line]) -> Layout | None:
    """The layout of a report with these lines, if it is one of those known.

    Raises:
        Unfit: follows of several platforms.
    """
    return _by_sections(lines) or _by_header(lines)


def _by_sections(lines: list[Line]) -> Layout | None:
    found = sections(lines)
    ours = [one for one in found if one.platform]
    if not ours:
        return None
    return Layout(
        of_one_platform(found), 0, ours[0].header[0], {"follows": 1}, lambda day, n: NewFollows(day, n["follows"]),
        headings=[line for one in found if one in ours or one is found[0] for line in one.headings],
        rows=[line for one in ours for line in one.rows],
        width=max(width_of(one.header) for one in ours),
        above=[[ours[0].title], ours[0].header],
        others=[line for one in found[1:] if one not in ours for line in one.lines],
        strays=[one for one in found if one.strays],
    )  # fmt: skip


def _by_header(lines: list[Line]) -> Layout | None:
    for number, (_, cells) in enumerate(lines[:HEADING], 1):
        names = [cell.casefold() for cell in cells]
        if "date" not in names or any(name in _OF_ONE_POST for name in names):
            continue
        day = names.index("date")
        summed = number < len(lines) and is_total(lines[number][1], day)
        for known in _HEADERS:
            if set(known.columns.values()) <= set(names) and (summed or not known.summed):
                found = {key: names.index(name) for key, name in known.columns.items() if key}
                headings, rows = lines[:number], lines[number:]
                above = [cells]
                if summed:
                    # Without its numbers, which are not those of other rows.
                    above.append(["" if place != day else cell for place, cell in enumerate(lines[number][1])])
                return Layout(
                    known.platform, day, cells[day], found, known.build, headings, rows, width_of(cells), above
                )
    return None


def is_total(cells: list[str], day: int) -> bool:
    """Whether a row is a sum, by what stands in the column of days."""
    return day < len(cells) and cells[day].casefold() in TOTAL


def _net(day: date, n: dict[str, int]) -> NetChange:
    return NetChange(day, n["gained"] - n["lost"], n["gained"], n["lost"])


class _Header(NamedTuple):
    platform: str
    columns: dict[str, str]
    """A column without a name of ours has to be there, and is not read."""
    build: Build
    summed: bool = False
    """Whether the row under the header has to be the sum of the days."""


# In this order: what says more comes first. A column "Subscribers" or "Followers" by itself is not read, since nothing
# tells a change from a total. TikTok's total is known by the difference beside it, and YouTube Studio's change by the
# sum that it puts above its days: nobody adds up the audiences of days.
_HEADERS = (
    _Header("x", {"gained": "new follows", "lost": "unfollows"}, _net),
    _Header("youtube", {"gained": "subscribers gained", "lost": "subscribers lost"}, _net),
    _Header(
        "youtube", {"change": "subscribers", "gained": "subscribers gained"},
        lambda day, n: NetChange(day, n["change"], n["gained"]), summed=True,
    ),
    _Header("youtube", {"change": "subscribers"}, lambda day, n: NetChange(day, n["change"]), summed=True),
    _Header("youtube", {"gained": "subscribers gained"}, lambda day, n: NewFollows(day, n["gained"])),
    _Header("tiktok", {"followers": "followers", "": _DIFFERENCE}, lambda day, n: Total(day, n["followers"])),
    _Header("tiktok", {"change": _DIFFERENCE}, lambda day, n: NetChange(day, n["change"])),
    _Header("x", {"gained": "new follows"}, lambda day, n: NewFollows(day, n["gained"])),
)  # fmt: skip


def recognises(data: bytes) -> bool:
    """Whether a file is one of these reports, by its first lines; where it begins with a section of Meta's that counts
    something else, by all that is given of it. What such a file holds after :data:`HEAD` bytes, its reader says."""
    wide = data.startswith(UTF16)
    text = data[:HEAD].decode("utf-16" if wide else "utf-8-sig", "replace")
    found: list[Line] = []
    by_day = False
    # A row that the piece cuts through, or none of ours: the rows before it decide.
    with suppress(Unfit):
        lines = records(text)
        found.extend(islice(lines, HEADING))
        by_day = any(one.by_day for one in sections(found))
        found.extend(lines if by_day else ())
    if any(one.platform for one in sections(found)) or _by_header(found):
        return True
    return by_day and len(data) >= HEAD
