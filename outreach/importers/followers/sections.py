"""A report of Meta Business Suite, cut into its sections: each a title, a header and rows."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from outreach.importers.followers.days import looks_like_a_day
from outreach.importers.messages import Unfit, say, shortened
from outreach.importers.table import Line
from outreach.marks import mark

TOTAL = ("total", "totals", "الإجمالي", "الاجمالي", "المجموع")
"""How a row of sums begins."""

_FOLLOWS = re.compile(r"(?:(facebook|instagram|page)\s+)?(?:new\s+|page\s+)?follows", re.IGNORECASE)
_FOLLOWS_ARABIC = re.compile(
    r"(?=.*متابعات)(?!.*(?:إلغاء|الغاء|صافي|إجمالي|اجمالي))(?:.*(فيسبوك|إنستجرام|انستجرام|إنستغرام|انستغرام))?.*"
)
_INSTAGRAM = ("instagram", "إنستجرام", "انستجرام", "إنستغرام", "انستغرام")
_DAY = ("date", "التاريخ")
_NAMES = {"facebook": "Facebook", "instagram": "Instagram", "meta": "Facebook / Instagram"}


@dataclass
class Section:
    """Lines from a title to the next one. Those above the first title are a section without one."""

    title: str = ""
    headings: list[Line] = field(default_factory=list)
    """Titles and header."""
    header: list[str] | None = None
    rows: list[Line] = field(default_factory=list)

    @property
    def platform(self) -> str | None:
        """Whose new follows its rows are; None of a section of anything else."""
        match = _FOLLOWS.fullmatch(self.title) or _FOLLOWS_ARABIC.fullmatch(self.title)
        if not match or self.header is None or width_of(self.header) != 2:
            return None
        name = (match.group(1) or "").casefold()
        return "instagram" if name in _INSTAGRAM else "facebook" if name else "meta"

    @property
    def by_day(self) -> bool:
        """Whether it is laid out as Meta's are, whatever it counts."""
        return bool(self.title and self.header) and self.header[0].casefold() in _DAY

    @property
    def strays(self) -> list[Line]:
        """Rows under a title that has no header: nobody knows what they count, and the title may be a note."""
        return [] if self.header else [line for line in self.rows if line[1][0].casefold() not in TOTAL]

    @property
    def lines(self) -> list[Line]:
        """All of them, but for those."""
        return self.headings + [line for line in self.rows if self.header or line[1][0].casefold() in TOTAL]


def sections(lines: Iterable[Line]) -> list[Section]:
    """The sections of a file, in their order. One ends where the next title stands, or its own header once more:
    what follows that has no title, and so nobody knows what it counts."""
    found = [Section()]
    for line in lines:
        last, cells = found[-1], line[1]
        if title := _title(cells):
            if last.title and not last.header and not last.rows:
                last.title = title
                last.headings.append(line)
            else:
                found.append(Section(title, [line]))
        elif not last.title and len(found) == 1:
            last.headings.append(line)
        elif last.header is None and not last.rows and not looks_like_a_day(cells[0]):
            last.header = cells
            last.headings.append(line)
        elif cells[0] and cells[0].casefold() in ((last.header[0].casefold(),) if last.header else _DAY):
            found.append(Section("", [line], cells))
        else:
            last.rows.append(line)
    return found


def of_one_platform(found: list[Section]) -> str:
    """Whose follows a file holds.

    Raises:
        Unfit: those of several platforms, or twice those of which no title says whose they are; with the second's line.
    """
    ours = [one for one in found if one.platform]
    first = ours[0].platform
    for one in ours[1:]:
        if one.platform != first or first == "meta":
            expected = mark("Follows of one platform. This file has those of {platforms}: export each in its own file.")
            named = tuple(_NAMES[name] for name in dict.fromkeys(each.platform for each in ours))
            raise Unfit(say(expected, platforms=named), row=one.headings[-2][0], value=shortened(one.title))
    return first


def width_of(cells: list[str]) -> int:
    """How many cells a line has, up to the last that says something: spreadsheets save empty ones behind it."""
    return next((place for place in range(len(cells), 0, -1) if cells[place - 1]), 0)


def _title(cells: list[str]) -> str:
    """A text with letters that stands alone in its line, unless it is a row that was cut off."""
    text = cells[0]
    if any(cells[1:]) or not any(letter.isalpha() for letter in text):
        return ""
    if text.casefold().startswith("sep=") or text.casefold() in TOTAL or looks_like_a_day(text):
        return ""
    return text
