"""A date in figures: which of its numbers may be what."""

import re
from datetime import date
from typing import NamedTuple

from outreach.importers.day_order import DateOrder

EARLIEST, LATEST = 2009, 2100
"""Years that a message may have: the first version of WhatsApp is of 2009."""

# First year of each era, less one.
_ERAS = {
    "M": 1867, "明治": 1867, "T": 1911, "大正": 1911, "S": 1925, "昭和": 1925,
    "H": 1988, "平成": 1988, "R": 2018, "令和": 2018,
}  # fmt: skip
_BUDDHIST = 543
# Years of two digits: up to 51 they are 20xx, and from 52 on those of the Buddhist calendar, whose 2552 is 2009.
_BUDDHIST_FROM = 52
_PARTS = re.compile(r"([^\d/.\- ]*)(\d+|元)( ?[/.\-年] ?)(\d+) ?[/.\-月] ?([^\d/.\- ]*)(\d+|元)")
HIJRI = r"ه(?:ـ|جري)?|AH"
"""What stands behind a date of the Hijri calendar."""
_HIJRI = re.compile(rf" ?(?:{HIJRI})$")
_HIJRI_YEARS = range(1400, 1501)


class Written(NamedTuple):
    """Three numbers in the order they are written in, and where the year is: ``front``, ``back`` or ``either``.

    ``said_hijri``: behind them stands that they are of the Hijri calendar.
    """

    first: int
    middle: int
    last: int
    eras: tuple[str, str]
    widths: tuple[int, int]
    separator: str
    said_hijri: bool = False

    @property
    def hijri(self) -> bool:
        """Whether they are of the Hijri calendar, by what stands behind them or by their year."""
        return self.said_hijri or self.first in _HIJRI_YEARS or self.last in _HIJRI_YEARS

    @property
    def year_is(self) -> str:
        """Where the year stands, as far as the writing itself says so."""
        if self.eras[0] or self.widths[0] > 2:
            return "front"
        return "back" if self.eras[1] or self.widths[1] > 2 else "either"

    @property
    def style(self) -> tuple:
        """What is the same for all dates of an export, also of one that goes from one era to the next."""
        return (self.separator, self.year_is, any(self.eras), self.said_hijri)


def written(text: str) -> Written:
    """The numbers of a date that :func:`outreach.importers.whatsapp.lines.header` found."""
    before, first, separator, middle, era, last = _PARTS.match(text).groups()
    numbers = (_number(first), _number(middle), _number(last))
    return Written(*numbers, (before, era), (len(first), len(last)), separator, bool(_HIJRI.search(text)))


def _number(digits: str) -> int:
    return 1 if digits == "元" else int(digits)


def orders(dates: Written) -> tuple[tuple[DateOrder, ...], tuple[DateOrder, ...]]:
    """The orders that dates written so may be in, and those to take only where they fit better.

    A year of two digits in front is written with dashes, or with dots and spaces (Unicode CLDR: ``yy. M. d.`` in
    Korean); with slashes only in Basque, which is not worth a question about every short file of other languages.
    """
    if dates.year_is == "front":
        return (DateOrder.YEAR_FIRST,), ()
    day_or_month = (DateOrder.DAY_FIRST, DateOrder.MONTH_FIRST)
    if dates.year_is == "back":
        return day_or_month, ()
    if dates.separator in ("-", ". "):
        return (*day_or_month, DateOrder.YEAR_FIRST), ()
    return day_or_month, (DateOrder.YEAR_FIRST,)


def day(dates: Written, order: DateOrder) -> date | None:
    """The day, read in an order; None where the calendar has no such day or WhatsApp did not exist."""
    in_front = order is DateOrder.YEAR_FIRST
    if dates.said_hijri or dates.year_is == ("back" if in_front else "front"):
        return None
    if in_front:
        number, month, of_month = dates.first, dates.middle, dates.last
    elif order is DateOrder.DAY_FIRST:
        of_month, month, number = dates.first, dates.middle, dates.last
    else:
        month, of_month, number = dates.first, dates.middle, dates.last
    side = 0 if in_front else 1
    year = _year(number, era=dates.eras[side], width=dates.widths[side])
    if not EARLIEST <= year <= LATEST:
        return None
    try:
        return date(year, month, of_month)
    except ValueError:
        return None


def _year(number: int, *, era: str, width: int) -> int:
    """A year of the Gregorian calendar; 0 where it is none."""
    if era:
        return _ERAS.get(era, -number) + number
    if width <= 2:
        return 2500 - _BUDDHIST + number if number >= _BUDDHIST_FROM else 2000 + number
    return number - _BUDDHIST if number > LATEST else number
