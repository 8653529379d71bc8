"""Which platform a report is from: its header says so."""

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from itertools import islice

from outreach.importers.followers.report import NetChange, NewFollows, Row, Total
from outreach.importers.messages import Unfit
from outreach.importers.passed import Passed
from outreach.importers.table import UTF16, Line, spoken
from outreach.importers.table import records as cut

HEADING = 10
"""Rows among which the header is."""

_SEPARATOR = re.compile(r"\s*sep=([,;|\t])\s*\n")
_META = re.compile(r"(?:(facebook|instagram|page)\s+)?(?:new\s+|page\s+)?follows", re.IGNORECASE)
_META_ARABIC = re.compile(
    r"(?=.*متابعات)(?!.*(?:إلغاء|الغاء|صافي|إجمالي|اجمالي))(?:.*(فيسبوك|إنستجرام|انستجرام|إنستغرام|انستغرام))?.*"
)
_INSTAGRAM = ("instagram", "إنستجرام", "انستجرام", "إنستغرام", "انستغرام")
# Reports with a row for each post or video have a date and new follows as well, but not those of the day.
_OF_ONE_POST = ("post id", "post text", "tweet id", "tweet text", "video title", "content")
_DIFFERENCE = "difference in followers from previous day"

Build = Callable[[date, dict[str, int]], Row]


@dataclass(frozen=True)
class Layout:
    """How to read a report: the columns that hold numbers, and the row that they make."""

    platform: str
    header: int
    """Records up to the header and with it."""
    day: int
    columns: dict[str, int]
    build: Build


def records(text: str, *, blank: Passed | None = None, further: Passed | None = None) -> Iterator[Line]:
    """``(line number, cells)``; blank lines are passed over. The separator is what ``sep=`` says, else what the first
    lines hold. Further arguments as those of :func:`outreach.importers.table.spoken`.

    Raises:
        Unfit: a quotation mark that is not closed; with the line.
    """
    said = _SEPARATOR.match(text)
    head = text[:2000]
    found = said.group(1) if said else next((one for one in ("\t", ";") if one in head and "," not in head), ",")
    for number, cells in spoken(cut(text, delimiter=found), blank=blank or Passed(), further=further or Passed()):
        yield number, [cell.strip() for cell in cells]


def layout(rows: list[list[str]]) -> Layout | None:
    """The layout of a report that begins with these rows, if it is one of those known."""
    title = ""
    for number, row in enumerate(rows[:HEADING], 1):
        names = [cell.casefold() for cell in row]
        if title and len(row) == 2 and (title_of := _meta(title)):
            return Layout(title_of, number, 0, {"follows": 1}, lambda day, n: NewFollows(day, n["follows"]))
        found = _by_header(names, number) if "date" in names else None
        if found:
            return found
        alone = [cell for cell in row if cell]
        title = alone[0] if len(alone) == 1 and not alone[0].casefold().startswith("sep=") else ""
    return None


def _meta(title: str) -> str | None:
    match = _META.fullmatch(title) or _META_ARABIC.fullmatch(title)
    if not match:
        return None
    name = (match.group(1) or "").casefold()
    return "instagram" if name in _INSTAGRAM else "facebook" if name else "meta"


def _by_header(names: list[str], number: int) -> Layout | None:
    if any(name in _OF_ONE_POST for name in names):
        return None
    day = names.index("date")
    for platform, wanted, build in _HEADERS:
        if set(wanted.values()) <= set(names):
            found = {key: names.index(name) for key, name in wanted.items() if key}
            return Layout(platform, number, day, found, build)
    return None


def _net(day: date, n: dict[str, int]) -> NetChange:
    return NetChange(day, n["gained"] - n["lost"], n["gained"], n["lost"])


# In this order: what says more comes first. A column "Subscribers" or "Followers" by itself is not read, since nothing
# tells a change, which is what YouTube means by it, from a total; TikTok's total is known by the difference beside it.
# A column without a name of ours has to be there, and is not read.
_HEADERS: tuple[tuple[str, dict[str, str], Build], ...] = (
    ("x", {"gained": "new follows", "lost": "unfollows"}, _net),
    ("youtube", {"gained": "subscribers gained", "lost": "subscribers lost"}, _net),
    ("youtube", {"gained": "subscribers gained"}, lambda day, n: NewFollows(day, n["gained"])),
    ("tiktok", {"followers": "followers", "": _DIFFERENCE}, lambda day, n: Total(day, n["followers"])),
    ("tiktok", {"change": _DIFFERENCE}, lambda day, n: NetChange(day, n["change"])),
    ("x", {"gained": "new follows"}, lambda day, n: NewFollows(day, n["gained"])),
)


def recognises(data: bytes) -> bool:
    """Whether a file is one of these reports, by its first lines."""
    wide = data.startswith(UTF16)
    text = data[:8192].decode("utf-16" if wide else "utf-8-sig", "replace")
    found = []
    # A row that the piece cuts through, or none of ours: the rows before it decide.
    with suppress(Unfit):
        found.extend(cells for _, cells in islice(records(text), HEADING))
    return layout(found) is not None
