"""The order of day, month and year, from all dates of a file."""

from array import array
from collections.abc import Mapping, Sequence
from datetime import date

from outreach.importers.day_order import AmbiguousDate, DateOrder, only_come
from outreach.importers.messages import Message, Unfit, say
from outreach.importers.not_understood import in_order
from outreach.importers.whatsapp.moments import day, orders, written
from outreach.importers.whatsapp.sequence import AHEAD, NO_DAY, kept
from outreach.marks import mark
from outreach.periods import today
from outreach.settings import settings
from outreach.writing.come import TO_COME, latest

A_DAY = mark("A day that there is, since 2009.")
_NO_DAY = mark(
    "Days that there are, since 2009, in the Gregorian, Buddhist or Japanese calendar. No date of the file is one."
)
_NO_DAY_SO = mark("Days that there are, since 2009. Read in the order that was chosen, no date of the file is one.")
_HIJRI = mark(
    "Dates of the Gregorian calendar. Those of this file are of the Hijri calendar: set the phone to the Gregorian one "
    "and export the chat again."
)


class Dates:
    """The dates of all messages, in the order of the file. Each different one is kept once."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._sequence = array("l")

    def add(self, text: str) -> None:
        """One more."""
        self._sequence.append(self._numbers.setdefault(text, len(self._numbers)))

    def read(self, order: DateOrder, *, ahead: bool = False) -> array:
        """Each as the ordinal of its day, ``NO_DAY``, or ``AHEAD``; with ``ahead``, days to come as any others."""
        days = [day(written(text), order) for text in self._numbers]
        last = _last()
        ordinals = [found.toordinal() if found else NO_DAY for found in days]
        ordinals = [AHEAD if found > last and not ahead else found for found in ordinals]
        return array("l", map(ordinals.__getitem__, self._sequence))

    def text(self, index: int) -> str:
        """One as it is written, by its place among all."""
        number = self._sequence[index]
        return next(text for text, own in self._numbers.items() if own == number)

    def orders(self) -> tuple[tuple[DateOrder, ...], tuple[DateOrder, ...]]:
        """Orders to try, and those to try if none of them fits."""
        return orders(written(next(iter(self._numbers))))

    def hijri(self) -> bool:
        """Whether the first is of the Hijri calendar: what comes after is written as the first is."""
        return written(next(iter(self._numbers))).hijri


def chosen(
    dates: Dates, order: DateOrder | None, *, rows: Sequence[int], refused: Mapping[Message, array]
) -> tuple[DateOrder, array, bytearray, Message | None]:
    """The order, the days, which of the lines begin a message, and what is said where the calendar alone told it.

    That order is taken in which the fewest lines have to be given up, because there is no such day, because it is still
    to come or because it runs back (:mod:`outreach.importers.whatsapp.sequence`). Where two do equally well, the file
    does not say.

    Args:
        order: the one to take, if somebody was asked.
        rows: the line that each message begins on.
        refused: lines that were not understood, named beside those where no day is one.

    Raises:
        AmbiguousDate: two orders or three do equally well.
        Unfit: no day in any, or none that has come; with all these lines.
    """
    usual, unusual = dates.orders()
    tried = [_tried(dates, one) for one in ((order,) if order else usual)]
    # The first line is the file's own: an order in which it is no day is not the file's.
    tried = [found for found in tried if found[2][0]] or tried
    most = max(sum(members) for _, _, members in tried)
    if not order and most < len(tried[0][2]):
        tried += [found for found in (_tried(dates, one) for one in unusual) if sum(found[2]) > most]
        most = max(sum(members) for _, _, members in tried)
    if not most:
        days = next((days for _, days, _ in tried if AHEAD in days), tried[0][1])
        if AHEAD not in days and dates.hijri():
            raise Unfit(say(_HIJRI))
        no_day = say(A_DAY if AHEAD in days else _NO_DAY_SO if order else _NO_DAY)
        found = {why: array("l", lines) for why, lines in refused.items()}
        for row, one in zip(rows, days, strict=True):
            found.setdefault(say(TO_COME) if one == AHEAD else no_day, array("l")).append(row)
        raise in_order(found).whole()
    best = [found for found in tried if sum(found[2]) == most]
    if len({found[1].tobytes() for found in best}) > 1:
        raise AmbiguousDate({one: _first(days, members) for one, days, members in best})
    return *best[0], None if order else _only_come(dates, *best[0], usual)


def _only_come(
    dates: Dates, order: DateOrder, days: array, members: bytearray, usual: Sequence[DateOrder]
) -> Message | None:
    """What is said where another order would do as well, were its days not still to come."""
    last = _last()
    for other in usual:
        read = dates.read(other, ahead=True) if other is not order else ()
        if not read or max(read) <= last or len(read) - read.count(NO_DAY) < sum(members):
            continue
        found = kept(read)
        if found[0] and sum(found) >= sum(members):
            both = (index for index, day in enumerate(read) if day > last and members[index])
            if (index := next(both, None)) is not None:
                on = {order: days[index], other: read[index]}
                return only_come(dates.text(index), {one: date.fromordinal(day) for one, day in on.items()})
    return None


def _last() -> int:
    """The ordinal of the last day that may have come."""
    return latest(today(settings())).toordinal()


def _tried(dates: Dates, order: DateOrder) -> tuple[DateOrder, array, bytearray]:
    days = dates.read(order)
    return order, days, kept(days)


def _first(days: array, members: bytearray) -> date:
    return date.fromordinal(min(one for one, member in zip(days, members, strict=True) if member))
