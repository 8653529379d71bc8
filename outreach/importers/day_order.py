"""In which order a file writes day, month and year, and the question where it does not say."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from outreach.importers.messages import Message, Unfit, say
from outreach.marks import mark


class DateOrder(StrEnum):
    """The three orders in which dates are written in figures (Unicode CLDR, short dates)."""

    DAY_FIRST = "day_first"
    MONTH_FIRST = "month_first"
    YEAR_FIRST = "year_first"


def only_come(sample: str, orders: Mapping[DateOrder, date]) -> Message:
    """That nothing but the calendar told in which order a file's dates are: else they might be others, and nobody would
    know.

    Args:
        sample: one of them as it is written; ``orders`` has the day that it was read as, and then the one, still to
            come, that it would be in the other order.
    """
    day, ahead = (one.isoformat() for one in orders.values())
    text = mark(
        "No date in this file tells whether the day or the month stands first. {sample} was read as {day}, since "
        "{ahead} is still to come."
    )
    if DateOrder.YEAR_FIRST in orders:
        text = mark(
            "No date in this file tells whether the day, the month or the year stands first. {sample} was read as "
            "{day}, since {ahead} is still to come."
        )
    return say(text, sample=sample, day=day, ahead=ahead)


class AmbiguousDate(Unfit):
    """Dates that all of a file allows to be read in more than one way.

    ``days`` has the day that the file would begin on, or be of, in each order that is left: that is what to ask. Read
    again with ``order`` to answer.

    Args:
        expected: what is said of it, where that is more than which days there are.
    """

    def __init__(
        self, days: Mapping[DateOrder, date], expected: Message | None = None, *, value: str | None = None, row: int = 0
    ) -> None:
        said = say(
            mark(
                "Dates that can be read in one way only. "
                "By its dates, this file may begin on any of these days: {days}. Say on which."
            ),
            days=tuple(day.isoformat() for day in days.values()),
        )
        super().__init__(expected or said, value=value, row=row)
        self.days = dict(days)
