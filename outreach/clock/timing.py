"""A deadline in working days: how much of it is used, when it falls due, and which light it shows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from outreach.clock.calendar import WorkCalendar

Stretch = tuple[date, date | None, int]
"""Days on which the clock ran: after the first, up to and including the last, which is None where it is running still;
and how many working days those were, until today."""


class Light(StrEnum):
    """How a deadline stands. Never shown by its colour alone."""

    ON_TIME = "on_time"
    AMBER = "amber"
    RED = "red"


@dataclass(frozen=True, slots=True)
class Limits:
    """The deadlines of a round in working days, and from how much of them on, in percent, they are amber.

    ``escalate``: how many working days after either was first late a request is the managers' matter too.
    """

    acknowledge: int
    answer: int
    amber_pct: int
    escalate: int = 0


class Clock(NamedTuple):
    """One deadline of one round.

    ``limit`` and ``used`` are working days, day 0 being the day on which the round began, or the next working day.
    ``due`` is the last day that is on time, if no pause comes any more; None while the clock is paused, since nothing
    is due then, however much is used. ``reached_on`` is the day on which the limit was reached; None where it was not.
    ``stopped_on`` is when what was due was done; ``due`` is then when it would have been.
    """

    limit: int
    used: int
    due: date | None
    reached_on: date | None
    stopped_on: date | None
    paused: bool
    light: Light

    @property
    def left(self) -> int:
        """Working days that are left; below zero where it is late."""
        return self.limit - self.used

    @property
    def ratio(self) -> float:
        return self.used / self.limit

    @property
    def breached(self) -> bool:
        """Whether the limit is passed. On its last day it is red where the clock runs, and still on time."""
        return self.used > self.limit


def clock(
    ran: Sequence[Stretch],
    *,
    limit: int,
    stopped_on: date | None,
    calendar: WorkCalendar,
    today: date,
    amber_pct: int,
) -> Clock:
    """The clock that ran on these stretches, in order, the first of which begins on day 0.

    Raises:
        outreach.clock.calendar.YearMissing: nobody knows the holidays of a year on the way.
    """
    end = max(today if stopped_on is None else stopped_on, ran[0][0])
    counted = [(first, days) for first, _, days in ran if first <= end]
    first, last, _ = ran[len(counted) - 1]
    if stopped_on is not None:
        # What it ran on for after that day is not its own.
        until = end if last is None else min(last, end)
        counted[-1] = first, calendar.working_days(first, until)
    paused = stopped_on is None and last is not None
    used = sum(days for _, days in counted)
    reached_on = reached(counted, limit=limit, calendar=calendar) if used >= limit else None
    due = None if paused else reached_on or calendar.plus(end, limit - used)
    light = _light(used, limit=limit, amber_pct=amber_pct, runs=stopped_on is None and not paused)
    return Clock(limit, used, due, reached_on, stopped_on, paused, light)


def reached(counted: Sequence[tuple[date, int]], *, limit: int, calendar: WorkCalendar) -> date:
    """The day on which the limit was reached, on one of the stretches."""
    first, left = counted[0][0], limit
    for start, days in counted:
        first = start
        if days >= left:
            break
        left -= days
    return calendar.plus(first, left)


def _light(used: int, *, limit: int, amber_pct: int, runs: bool) -> Light:
    if not runs:
        # What waits is as little due as what is done; only what was late before is red.
        return Light.RED if used > limit else Light.ON_TIME
    if used >= limit:
        return Light.RED
    return Light.AMBER if used * 100 >= limit * amber_pct else Light.ON_TIME
