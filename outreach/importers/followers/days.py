"""The days of a report, however it writes them."""

import re
from collections.abc import Collection, Sequence
from datetime import date

from babel import Locale

from outreach.importers.columns import latin
from outreach.importers.day_order import AmbiguousDate, DateOrder, only_come
from outreach.importers.followers.years import NO_DAY, NOT_DATED, dated, day_of
from outreach.importers.messages import Message, Unfit, say
from outreach.importers.whatsapp.moments import day, orders, written
from outreach.marks import mark
from outreach.periods import today
from outreach.settings import settings
from outreach.writing.come import latest

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?")
_FIGURES = re.compile(r"\d{1,4}[/.\-]\d{1,2}[/.\-]\d{1,4}")
_MIDNIGHT = re.compile(rf"({_FIGURES.pattern})[,،]?[\sT]+(?:0?0:00(?::00(?:\.0+)?)?|12:00(?::00)?\s?(?:am|ص))", re.I)
"""What a spreadsheet that saves a day again puts behind it."""
_WEEKDAY = re.compile(r"^[^\W\d_]+[,،]\s*")
_WORDS = re.compile(r"(?:(\d{1,2})\s+([^\W\d_]+)\.?|([^\W\d_]+)\.?\s+(\d{1,2}))(?:[,،]?\s+(\d{4}))?")
_MONTHS = {
    name.casefold().rstrip("."): number
    for language in ("en", "ar", "ar_EG")
    for names in Locale.parse(language).months["format"].values()
    for number, name in names.items()
    if not name[:1].isdigit() and len(name) > 2
}


class YearMissing(Unfit):
    """Dates without a year, as TikTok's reports have them. Read again with ``year``, that of the last day."""

    def __init__(self, *, row: int) -> None:
        super().__init__(
            say(mark("Dates with their year. This report leaves it out: say in which year its last day is.")), row=row
        )


def days(
    texts: Sequence[str], order: DateOrder | None, year: int | None, *, rows: Sequence[int], whole: Collection[int]
) -> tuple[list[date | Message], DateOrder | None, tuple[Message, ...]]:
    """The day of each text, or what was expected where it is none or is out of order; the order that dates in figures
    were read in; and what is said where the calendar alone told that order, or a row that was not taken the year.

    Args:
        rows: the line of each.
        whole: those of them that may be taken. The others tell no order and ask for no year, but a row that was lost
            between days without years is a day that went by.

    Raises:
        AmbiguousDate: figures that fit two orders.
        YearMissing: dates without years, and no ``year``.
    """
    texts = [_plain(text) for text in texts]
    result = [_iso(text) or _named(text) for text in texts]
    in_figures = [
        at for at, text in enumerate(texts) if result[at] is None and rows[at] in whole and _FIGURES.fullmatch(text)
    ]
    if in_figures:
        order, found, told = _ordered([texts[index] for index in in_figures], order)
        for index, one in zip(in_figures, found, strict=True):
            result[index] = one
    else:
        order = told = None
    named = [(one.month, one.day) if one else _month_and_day(text) for one, text in zip(result, texts, strict=True)]
    yearless = [at for at, one in enumerate(named) if one and result[at] is None]
    turned = None
    if missing := [at for at in yearless if rows[at] in whole]:
        if year is None:
            raise YearMissing(row=rows[missing[0]])
        found, turned = dated([one or NOT_DATED for one in named], year, rows=rows)
        for index in yearless:
            result[index] = found[index]
    return [one or NO_DAY for one in result], order, tuple(one for one in (told, turned) if one)


def looks_like_a_day(text: str) -> bool:
    """Whether a cell has the form of a day, be it one of the calendar or not."""
    text = _plain(text)
    return bool(_ISO.fullmatch(text) or _FIGURES.fullmatch(text) or _month_and_day(text))


def has_another(text: str, order: DateOrder | None) -> bool:
    """Whether a cell is a day in another order than this one, in which dates in figures were read; None: there were
    none."""
    text = _plain(text)
    if order is None or not _FIGURES.fullmatch(text):
        return False
    parts = written(text)
    return any(day(parts, one) for group in orders(parts) for one in group if one is not order)


def _plain(text: str) -> str:
    """A day without its weekday, and in figures without the clock of midnight."""
    text = _WEEKDAY.sub("", latin(text).strip())
    midnight = _MIDNIGHT.fullmatch(text)
    return midnight.group(1) if midnight else text


def _iso(text: str) -> date | None:
    match = _ISO.fullmatch(text)
    return day_of(*(int(part) for part in match.groups())) if match else None


def _named(text: str) -> date | None:
    match = _WORDS.fullmatch(text)
    if not match or not match.group(5):
        return None
    found = _month_and_day(text)
    return day_of(int(match.group(5)), *found) if found else None


def _month_and_day(text: str) -> tuple[int, int] | None:
    match = _WORDS.fullmatch(text)
    if not match:
        return None
    month = _MONTHS.get((match.group(2) or match.group(3)).casefold())
    return (month, int(match.group(1) or match.group(4))) if month else None


def _ordered(texts: list[str], order: DateOrder | None) -> tuple[DateOrder, list[date | None], Message | None]:
    """Dates in figures, in the one order in which most of them are days that have come; where several do, in which the
    days only go up or only go down, as those of a report do."""
    parts = [written(text) for text in texts]
    tried = (order,) if order else orders(parts[0])[0]
    found = {one: [day(part, one) for part in parts] for one in tried}
    last = latest(today(settings()))
    left = _fit(found, last=last)
    if len({tuple(found[one]) for one in left}) > 1:
        raise AmbiguousDate({one: next(item for item in found[one] if item) for one in left})
    used = left[0]
    for other in _fit(found, last=date.max):
        for text, is_, would_be in zip(texts, found[used], found[other], strict=True):
            if is_ and is_ <= last and would_be and would_be > last:
                return used, found[used], only_come(text, {used: is_, other: would_be})
    return used, found[used], None


def _fit(found: dict[DateOrder, list[date | None]], *, last: date) -> list[DateOrder]:
    """The orders in which the most dates are days up to the last one; of several, those in which they go one way."""
    fit = {one: sum(item is not None and item <= last for item in read) for one, read in found.items()}
    left = [one for one in found if fit[one] == max(fit.values())]
    return [one for one in left if _straight([item for item in found[one] if item])] or left


def _straight(read: list[date]) -> bool:
    return read == sorted(set(read)) or read == sorted(set(read), reverse=True)
