"""Working days: neither weekend nor holiday, unless the ministry's own list says otherwise.

A year is laid out once, then every question is answered from its sums: quick enough to ask for each of 100,000
requests.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from outreach.clock.holidays_of import Holiday
from outreach.importers.messages import Message, say
from outreach.marks import mark

Holidays = Mapping[date, Holiday]

_UNKNOWN = mark(
    "No holiday is known for {years}, so working days cannot be told there. List the holidays of that year in the file "
    "that JISR_HOLIDAYS names."
)


class YearMissing(LookupError):
    """A day was asked for in a year whose holidays nobody knows. ``message`` says what to do about it."""

    def __init__(self, year: int) -> None:
        super().__init__(f"No holiday is known for {year}; list that year's in the file that JISR_HOLIDAYS names.")
        self.year = year
        self.message: Message = say(_UNKNOWN, years=(str(year),))


@dataclass(frozen=True, slots=True)
class OwnDay:
    """A day of the ministry's own list: a holiday, or, without one, a day on which people do work."""

    holiday: Holiday | None


@dataclass(frozen=True, slots=True)
class _Year:
    """``first`` is the ordinal of 1 January, ``working`` those of the working days in order, and ``until[n]`` is how
    many of them are among the first n + 1 days."""

    first: int
    working: tuple[int, ...]
    until: tuple[int, ...]


class WorkCalendar:
    """The working days of one country.

    Args:
        weekend: days of the week without work, 0 is Monday; at most six.
        holidays: ``(year) -> holidays by day``, empty where none is known.
        own: the ministry's list, which overrules weekend and holidays. A year with a day in it counts as known.
        strict: whether a year without holidays raises. If not, it has its weekends only, and whoever shows what comes
            of it shows :meth:`missing` beside it.
    """

    def __init__(
        self,
        *,
        weekend: frozenset[int],
        holidays: Callable[[int], Holidays],
        own: Mapping[date, OwnDay] | None = None,
        strict: bool = True,
    ) -> None:
        if not weekend < frozenset(range(7)):
            raise ValueError(f"A weekend of {sorted(weekend)}: days are 0 to 6, and people work on one at least.")
        self._weekend = weekend
        self._holidays = holidays
        self._own = dict(own or {})
        self._own_years = {day.year for day in self._own}
        self._strict = strict
        self._years: dict[int, _Year] = {}
        # Kept, so that its years are laid out once as well.
        self._lenient = None if strict else self

    def lenient(self) -> "WorkCalendar":
        """The same calendar that counts weekends only in years without holidays: for lists with many rows, where one
        odd date must not hide the others."""
        if self._lenient is None:
            kept = {"weekend": self._weekend, "holidays": self._holidays, "own": self._own}
            self._lenient = WorkCalendar(**kept, strict=False)
        return self._lenient

    @property
    def own(self) -> Mapping[date, OwnDay]:
        """The ministry's list, by day."""
        return self._own

    def missing(self, first: date, last: date) -> Message | None:
        """What to say of the years from ``first`` to ``last`` whose holidays nobody knows; None where all are known."""
        years = self.unknown_years(first, last)
        return say(_UNKNOWN, years=years) if years else None

    def unknown_years(self, first: date, last: date) -> tuple[str, ...]:
        """The years from ``first`` to ``last`` whose holidays nobody knows; those that follow each other as a span."""
        runs: list[list[int]] = []
        for year in range(first.year, last.year + 1):
            if not self._knows(year):
                # One that follows another lengthens its run.
                if runs and runs[-1][-1] == year - 1:
                    runs[-1].append(year)
                else:
                    runs.append([year])
        return tuple(f"{run[0]}" if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs)

    def is_working(self, day: date) -> bool:
        """Whether people work on a day.

        Raises:
            YearMissing: nobody knows the holidays of its year.
        """
        year = self._year(day.year)
        place = day.toordinal() - year.first
        return year.until[place] > (year.until[place - 1] if place else 0)

    def working_days(self, first: date, last: date) -> int:
        """Working days after ``first``, up to and including ``last``; below zero where ``last`` is the earlier.

        Raises:
            YearMissing: nobody knows the holidays of a year between them.
        """
        if last < first:
            return -self.working_days(last, first)
        year = self._year(first.year)
        before = year.until[first.toordinal() - year.first]
        if last.year == first.year:
            return year.until[last.toordinal() - year.first] - before
        for number in range(first.year + 1, last.year + 1):
            before -= len(year.working)
            year = self._year(number)
        return year.until[last.toordinal() - year.first] - before

    def plus(self, day: date, count: int) -> date:
        """The ``count``-th working day after ``day``; ``day`` itself for zero.

        Raises:
            ValueError: ``count`` is below zero.
            YearMissing: nobody knows the holidays of a year on the way.
        """
        if count < 0:
            raise ValueError(f"{count} working days after a day")
        if not count:
            return day
        year, number = self._year(day.year), day.year
        wanted = year.until[day.toordinal() - year.first] + count
        while wanted > len(year.working):
            wanted -= len(year.working)
            number += 1
            year = self._year(number)
        return date.fromordinal(year.working[wanted - 1])

    def since(self, day: date) -> date:
        """The day itself where people work on it, else the next on which they do."""
        return day if self.is_working(day) else self.plus(day, 1)

    def holiday(self, day: date) -> Holiday | None:
        """The holiday that a day is, with its name in both languages; None where it is none, weekends included."""
        own = self._own.get(day)
        return own.holiday if own else self._holidays(day.year).get(day)

    def holidays(self, first: date, last: date) -> list[Holiday]:
        """The holidays from ``first`` to ``last``, both included, those on weekends too."""
        days = (first + timedelta(days=n) for n in range((last - first).days + 1))
        return [holiday for day in days if (holiday := self.holiday(day))]

    def _knows(self, year: int) -> bool:
        return year in self._own_years or bool(self._holidays(year))

    def _year(self, number: int) -> _Year:
        found = self._years.get(number)
        if found is None:
            if self._strict and not self._knows(number):
                raise YearMissing(number)
            found = self._years[number] = self._laid_out(number)
        return found

    def _laid_out(self, number: int) -> _Year:
        first, last = date(number, 1, 1).toordinal(), date(number, 12, 31).toordinal()
        table = self._holidays(number)
        working, until = [], []
        for ordinal in range(first, last + 1):
            if self._works(date.fromordinal(ordinal), table):
                working.append(ordinal)
            until.append(len(working))
        return _Year(first, tuple(working), tuple(until))

    def _works(self, day: date, table: Holidays) -> bool:
        own = self._own.get(day)
        if own:
            return own.holiday is None
        return day.weekday() not in self._weekend and day not in table
