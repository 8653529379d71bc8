"""Months as a calendar shows them: their weeks, the names of the days, the months beside them."""

from calendar import Calendar
from datetime import date

from outreach.i18n import Translator


def weeks(first: date, *, week_starts: int) -> list[list[date | None]]:
    """The weeks of a month, seven days each; None for a day of another month. ``week_starts``: 0 is Monday."""
    return [
        [day if day.month == first.month else None for day in week]
        for week in Calendar(week_starts).monthdatescalendar(first.year, first.month)
    ]


def weekdays(t: Translator, *, week_starts: int) -> list[str]:
    """The names of the days of a week, in the order of its days."""
    names = t.locale.days["stand-alone"]["wide"]
    return [names[(week_starts + step) % 7] for step in range(7)]


def beside(first: date, months: int) -> date:
    """The first day of the month that lies so many months after, or before where negative."""
    count = first.year * 12 + first.month - 1 + months
    return date(count // 12, count % 12 + 1, 1)


def written(first: date) -> str:
    """A month as an address has it: 2023-03."""
    return f"{first:%Y-%m}"


def read(text: str) -> date | None:
    """The first day of a month of an address; None for what is no month between 1900 and 2100."""
    year, _, month = text.partition("-")
    if not (len(text) == len("2023-03") and text.isascii() and year.isdigit() and month.isdigit()):
        return None
    if not (1900 <= int(year) <= 2100 and 1 <= int(month) <= 12):
        return None
    return date(int(year), int(month), 1)


def last_of(span: tuple[str, str] | None) -> date | None:
    """The first day of the last month of a span, as ``queries.over_time.span`` gives it; January of a mere year."""
    return date(int(span[1][:4]), int(span[1][5:7] or 1), 1) if span else None
