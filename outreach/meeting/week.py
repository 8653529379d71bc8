"""Weeks: which one a day lies in, how much of it has passed, and the address of each."""

from dataclasses import dataclass
from datetime import date, timedelta

DAYS = 7


class NotBegun(ValueError):
    """The week of ``day`` is still to come: there is nothing to meet about."""

    def __init__(self, day: date) -> None:
        super().__init__(f"the week of {day} has not begun")
        self.day = day


class BeforeRecord(ValueError):
    """The week of ``day`` was over before the first day that anything is on record of: nobody knows anything of it."""

    def __init__(self, day: date) -> None:
        super().__init__(f"nothing is on record of the week of {day}, nor of any before it")
        self.day = day


@dataclass(frozen=True, order=True)
class Week:
    """Seven days from ``starts`` on, also across the end of a year. ``elapsed_days`` (1 to 7) of them have passed."""

    starts: date
    elapsed_days: int = DAYS

    @property
    def ends(self) -> date:
        """Its last day."""
        return self.starts + timedelta(days=DAYS - 1)

    @property
    def counted(self) -> tuple[date, date]:
        """First and last day that figures count: until today, today included."""
        return self.starts, self.starts + timedelta(days=self.elapsed_days - 1)

    @property
    def is_over(self) -> bool:
        return self.elapsed_days == DAYS

    @property
    def before(self) -> "Week":
        """The week before it, all of it."""
        return Week(self.starts - timedelta(days=DAYS))

    @property
    def after(self) -> date:
        """The first day of the week after it."""
        return self.starts + timedelta(days=DAYS)

    def met_on(self, day: date) -> date:
        """The day that a meeting about it has its own lists of, opened on a day.

        A week is met about while it runs, and after its end while the next one does: then it is that day, so that what
        the meeting has just written is in them. Of an earlier week it is the last day that counts: what waited then.
        """
        last = self.counted[1]
        return max(day, last) if day < self.after + timedelta(days=DAYS) else last


def week_of(day: date, *, today: date, week_starts: int) -> Week:
    """The week that a day lies in, as it stands today. ``week_starts``: 0 is Monday, 6 is Sunday.

    Raises:
        NotBegun: it begins after today.
    """
    starts = day - timedelta(days=(day.weekday() - week_starts) % DAYS)
    elapsed = (today - starts).days + 1
    if elapsed < 1:
        raise NotBegun(day)
    return Week(starts, min(elapsed, DAYS))
