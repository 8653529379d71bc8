"""Dates and times as meeting platforms write them, and which of two numbers is the month.

The platforms write the date in the way of the person's profile or computer, so the same ``01/10/2026`` is two days. No
page of Zoom's was found that gives an order for its reports, and a clock of twelve hours settles nothing: CLDR has it
after a day-first date in Egypt, Saudi Arabia, India and Australia. Dots do settle it: no language of CLDR parts month,
day and year by them in that order.
"""

import re
from dataclasses import dataclass, field
from datetime import date, time
from functools import cache

from babel.dates import get_month_names

from outreach.fold import fold
from outreach.importers.day_order import DateOrder
from outreach.importers.meetings.text import plain

LOCALES = ("en", "ar", "ar_MA", "ar_LB", "fr", "de", "es", "it", "pt", "nl", "tr")
"""Whose months are read as words: where many citizens abroad live, and the three kinds of Arabic."""


_YEAR_FIRST = r"(?P<y1>\d{4})(?P<s1>[-/.])(?P<m1>\d{1,2})(?P=s1)(?P<d1>\d{1,2})"
_NUMBERS = r"(?P<a>\d{1,2})(?P<s2>[-/.])(?P<b>\d{1,2})(?P=s2)(?P<y2>\d{4}|\d{2})"
_DAY_WORD = r"(?P<d3>\d{1,2})\.?[ -](?:de )?(?P<w3>[^\W\d][^\d,]{1,20}?),?[ -](?:de )?(?P<y3>\d{4})"
_WORD_DAY = r"(?P<w4>[^\W\d][^\d,]{1,20}?) (?P<d4>\d{1,2}),? (?P<y4>\d{4})"
_CLOCK = r"(?P<h>\d{1,2}):(?P<mi>\d{2})(?::(?P<se>\d{2})(?:\.\d{1,9})?)? ?(?P<half>[ap]\.? ?m\.?|ص|م)?"
_ZONE = r" ?(?:Z|UTC|GMT|[+-]\d{2}:?\d{2}|\((?:UTC|GMT)[^)]{0,20}\))?"
_BETWEEN = r"(?:T|,? (?:à |at |um |a las? |في |الساعة )?)"
_DATE = re.compile(f"(?P<date>{_YEAR_FIRST}|{_NUMBERS}|{_DAY_WORD}|{_WORD_DAY})(?:{_BETWEEN}{_CLOCK}{_ZONE})?", re.I)
_TIME = re.compile(_CLOCK, re.I)
_DATE_LIKE = re.compile(r"(?:\d{1,2}[/.]\d{1,2}[/.](?:(?:19|20)\d\d|\d\d)|(?:19|20)\d\d-\d\d-\d\d)([T ,]+[\d:]{1,8})?")
_NUMBER_LIKE = re.compile(r"-?\d{1,4}([.,:]\d{1,2})?")


@dataclass(frozen=True, slots=True)
class Written:
    """A date, and its time if any.

    The two days differ where only an order tells, and one is None where there is no such day. ``text`` is the date as
    it stands, without the time. ``row`` is the line it stands on.
    """

    day_first: date | None
    month_first: date | None
    clock: time | None
    text: str
    row: int = field(default=0, compare=False)

    @property
    def asks(self) -> bool:
        """It may be either of two days."""
        return None not in (self.day_first, self.month_first) and self.day_first != self.month_first

    @property
    def tells(self) -> DateOrder | None:
        """The order that it must be in, where it can be in one only."""
        if self.day_first is None:
            return DateOrder.MONTH_FIRST
        return DateOrder.DAY_FIRST if self.month_first is None else None

    def day(self, order: DateOrder | None) -> date:
        """The day, once the order is known."""
        first, second = self.day_first, self.month_first
        if order == DateOrder.MONTH_FIRST:
            first, second = second, first
        found = first or second
        assert found is not None, "what is no day in either order is not read as a date"
        return found


def written(cell: str, *, row: int = 0) -> Written | None:
    """A cell as a date, with or without a time; None where it is none."""
    match = _DATE.fullmatch(plain(cell).replace("،", ","))
    if not match:
        return None
    found = match.groupdict()
    clock = _clock(found) if found["h"] else None
    if found["h"] and clock is None:
        return None
    if found["a"]:
        a, b, year = int(found["a"]), int(found["b"]), int(found["y2"])
        year += 2000 if year < 100 else 0
        day_first = _day(year, b, a)
        # By dots, only the day comes first.
        month_first = day_first if found["s2"] == "." else _day(year, a, b)
    else:
        word = found["w3"] or found["w4"]
        month = _months().get(fold(word), 0) if word else int(found["m1"])
        year = int(found["y1"] or found["y3"] or found["y4"])
        day_first = month_first = _day(year, month, int(found["d1"] or found["d3"] or found["d4"]))
    if day_first is None and month_first is None:
        return None
    return Written(day_first, month_first, clock, found["date"], row)


def clock(cell: str) -> time | None:
    """A cell as a time of day without a date; None where it is none."""
    match = _TIME.fullmatch(plain(cell))
    return _clock(match.groupdict()) if match else None


def showable(cell: str) -> str | None:
    """The cell of a date or a number as an error may show it; None where it could be anything else.

    Where a comma too many has moved the cells of a line, a name, an address or a telephone number stands in its place.
    """
    return cell if not cell or _DATE_LIKE.fullmatch(cell) or _NUMBER_LIKE.fullmatch(cell) else None


def _clock(found: dict[str, str]) -> time | None:
    hour, half = int(found["h"]), (found["half"] or "").lower()[:1]
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half in "pم" else 0)
    try:
        return time(hour, int(found["mi"]), int(found["se"] or 0))
    except ValueError:
        return None


def _day(year: int, month: int, day: int) -> date | None:
    if not 1900 <= year <= 2100:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


@cache
def _months() -> dict[str, int]:
    """Folded name: 1 to 12, from CLDR."""
    return {
        fold(name): number
        for locale in LOCALES
        for width in ("wide", "abbreviated")
        for context in ("format", "stand-alone")
        for number, name in get_month_names(width, context=context, locale=locale).items()
    }
