"""All the dates of one file, so that one of them settles the order of the others."""

from datetime import date, datetime, time, timedelta
from itertools import chain

from outreach.importers.day_order import AmbiguousDate, DateOrder, only_come
from outreach.importers.meetings.moments import Written
from outreach.importers.messages import Message, Unfit, say
from outreach.marks import mark
from outreach.periods import today
from outreach.settings import settings
from outreach.writing.come import TO_COME, latest

IN_NUMBERS = (DateOrder.DAY_FIRST, DateOrder.MONTH_FIRST)
"""The orders that may be meant where platforms write a date in numbers: a year in front is seen."""


LONGEST = timedelta(hours=24)
"""Between the first to come and the last to go. Where more lies between them, a date is wrong or two meetings are one
file."""


def ambiguous(written: Written, *, row: int) -> AmbiguousDate:
    """What is asked of a date that may be either of two days, in a file where no other date tells."""
    days = {order: written.day(order) for order in IN_NUMBERS}
    expected = say(
        mark(
            "Day first or month first? {sample} is {day_first} or {month_first}, and no other date in this file tells."
        ),
        sample=written.text,
        **{order.value: day.isoformat() for order, day in days.items()},
    )
    return AmbiguousDate(days, expected, value=written.text, row=row)


class Calendar:
    """What the file says of time: the first moment that somebody joined, the last that somebody left.

    Keeps one pair of clocks for each date as it is written, since a file may have a million lines and few days.
    """

    def __init__(self) -> None:
        self._told: dict[DateOrder, int] = {}
        self._asked: tuple[int, Written] | None = None
        self._ahead: dict[DateOrder, tuple[int, Written]] = {}
        self._last = latest(today(settings()))
        self._joined: dict[tuple[date | None, date | None], Written] = {}
        self._left: dict[tuple[date | None, date | None], Written] = {}
        self.order: DateOrder | None = None
        self.only_come: Message | None = None
        """What is said where nothing but the calendar told the order. Once settled."""

    def see(self, written: Written, *, row: int) -> None:
        """A date that may settle the order, whatever it is the date of: none of them is still to come."""
        for order in IN_NUMBERS:
            if written.day(order) > self._last:
                self._ahead.setdefault(order, (row, written))
        if written.tells:
            self._told.setdefault(written.tells, row)
        if written.asks and self._asked is None:
            self._asked = (row, written)

    def joined(self, written: Written, *, row: int) -> None:
        """Somebody came."""
        self.see(written, row=row)
        known = self._joined.setdefault((written.day_first, written.month_first), written)
        if _clock(written) < _clock(known):
            self._joined[(written.day_first, written.month_first)] = written

    def left(self, written: Written, *, row: int) -> None:
        """Somebody went."""
        self.see(written, row=row)
        known = self._left.setdefault((written.day_first, written.month_first), written)
        if _clock(written) > _clock(known):
            self._left[(written.day_first, written.month_first)] = written

    def settle(self, order: DateOrder | None) -> None:
        """Decide the order: the file's own where it tells one, else the only one in which all of its days have come,
        else the one given.

        Raises:
            AmbiguousDate: the file does not tell, and none is given.
            Unfit: the file tells both, or has a day that is still to come.
        """
        if len(self._told) > 1:
            raise Unfit(
                say(mark("Dates in one order. In this file some have the day first, and some the month.")),
                row=max(self._told.values()),
                value="",
            )
        come = [one for one in IN_NUMBERS if one not in self._ahead]
        told = next(iter(self._told), come[0] if len(come) == 1 else None)
        self.order = told or (order if order in IN_NUMBERS else None)
        if told and not self._told:
            ((other, (_, written)),) = self._ahead.items()
            self.only_come = only_come(written.text, {one: written.day(one) for one in (told, other)})
        if not come or self.order in self._ahead:
            found = self._ahead.values() if self.order is None else [self._ahead[self.order]]
            row, written = min(found, key=lambda one: one[0])
            raise Unfit(say(TO_COME), row=row, value=written.text)
        if self._asked and self.order is None:
            row, written = self._asked
            raise ambiguous(written, row=row)

    def first(self) -> Written | None:
        """When the first came, once settled."""
        return min(self._joined.values(), key=lambda one: (one.day(self.order), _clock(one)), default=None)

    def last(self) -> datetime | None:
        """The moment that the last went, once settled."""
        found = [moment for one in self._left.values() if (moment := self.moment(one))]
        return max(found, default=None)

    def apart(self, *stated: Written | None) -> tuple[tuple[str, int], tuple[str, int]] | None:
        """The first day and the last with their lines, once settled, where they are too far apart for one meeting.

        Args:
            stated: when the meeting was, as the file says it of the whole.
        """
        found = [one for one in chain(self._joined.values(), self._left.values(), stated) if one and one.clock]
        if not found:
            return None
        first, last = min(found, key=self.moment), max(found, key=self.moment)
        if self.moment(last) - self.moment(first) <= LONGEST:
            return None
        return (first.day(self.order).isoformat(), first.row), (last.day(self.order).isoformat(), last.row)

    def moment(self, written: Written) -> datetime | None:
        """A date with its time, once settled; None without a time."""
        return datetime.combine(written.day(self.order), written.clock) if written.clock else None


def _clock(written: Written) -> time:
    return written.clock or time.min
