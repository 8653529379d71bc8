"""Dates as a language writes them, never more precise than they are known.

A date in Arabic begins with a digit, which has no direction of its own: where the surroundings run left to right (a
table, a chart) the day would part from its month. Days and periods in right-to-left languages are therefore
isolated (U+2067).
"""

from calendar import monthrange
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache

from babel import Locale
from babel import dates as cldr

from outreach.numerals import KEPT, Numerals


class Dates(Numerals):
    """The dates of one locale, in one time zone (a name of the tz database)."""

    def __init__(self, *, locale: Locale, digits: str, time_zone: str):
        super().__init__(locale=locale, digits=digits)
        self._zone = cldr.get_timezone(time_zone)
        self.known_date = lru_cache(KEPT)(self.known_date)
        self.known_period = lru_cache(KEPT)(self.known_period)

    def known_date(self, day: date, precision: str = "day") -> str:
        """5 March 2023, March 2023 or 2023, as `precision` (day, month, year) allows."""
        precision = getattr(precision, "value", precision)
        if precision == "year":
            return self.year(day.year)
        if precision == "month":
            return self.in_digits(cldr.format_skeleton("yMMMM", day, locale=self.locale))
        return self._whole(cldr.format_date(day, "long", locale=self.locale))

    def year(self, year: int) -> str:
        """A year, without a thousands separator."""
        return self.in_digits(str(int(year)))

    def month(self, day: date) -> str:
        """Mar 2023: short, for axes."""
        return self.in_digits(cldr.format_skeleton("yMMM", day, locale=self.locale))

    def known_period(self, start: date, end: date) -> str:
        """5-9 Mar 2023; whole months and whole years read as such: Jan - Mar 2023, 2023."""
        if start == end:
            return self.known_date(start)
        text = cldr.format_interval(start, end, _grain(start, end), locale=self.locale)
        return self._whole(text)

    def datetime(self, moment: datetime) -> str:
        """5 March 2023, 2:30 pm, in the time zone of the settings. A naive `moment` is UTC."""
        aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        local = aware.astimezone(self._zone)
        day = cldr.format_date(local, "long", locale=self.locale)
        time = cldr.format_time(local, "short", tzinfo=self._zone, locale=self.locale)
        return self._whole(cldr.get_datetime_format("medium", self.locale).format(time, day))

    def _whole(self, text: str) -> str:
        return self._kept_whole(self.in_digits(text))


def _grain(start: date, end: date) -> str:
    """The CLDR skeleton of the largest unit that start and end both fall on the edges of."""
    if start.day != 1 or end.day != monthrange(end.year, end.month)[1]:
        return "yMMMd"
    return "y" if start.month == 1 and (end + timedelta(days=1)).month == 1 else "yMMM"
