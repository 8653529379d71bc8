"""In which order a file writes day, month and year, and the question where it does not say."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from outreach.importers.messages import Unfit, say
from outreach.marks import mark


class DateOrder(StrEnum):
    """The three orders in which dates are written in figures (Unicode CLDR, short dates)."""

    DAY_FIRST = "dmy"
    MONTH_FIRST = "mdy"
    YEAR_FIRST = "ymd"


class AmbiguousDate(Unfit):
    """Dates that all of a file allows to be read in more than one way.

    ``first_days`` has the day the file would begin on, for each order that is left: that is what to ask. Read again
    with ``order`` to answer.
    """

    def __init__(self, first_days: Mapping[DateOrder, date]) -> None:
        super().__init__(
            say(
                mark(
                    "Dates that can be read in one way only. "
                    "By its dates, this file may begin on any of these days: {days}. Say on which."
                ),
                days=tuple(day.isoformat() for day in first_days.values()),
            )
        )
        self.first_days = dict(first_days)
