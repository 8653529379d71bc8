"""Since when a request is the managers' matter too: one of its deadlines passed, and nobody did what was due."""

from datetime import date
from typing import NamedTuple

from outreach.clock.calendar import WorkCalendar
from outreach.clock.rounds import Round
from outreach.clock.timing import Clock, reached

ACKNOWLEDGEMENT, ANSWER, BOTH = "acknowledgement", "answer", "both"


class Escalated(NamedTuple):
    """Since when, and which of the deadlines passed."""

    on: date
    missed: str


def escalated(one: Round, *, after: int, calendar: WorkCalendar) -> Escalated | None:
    """The first working day on which acknowledgement or answer was late, or ``after`` of them later; pauses are none.

    None while that day did not come, and once what was late is done. A longer deadline takes it back.

    Args:
        calendar: by which the round was counted.
    """
    clocks = {ACKNOWLEDGEMENT: one.acknowledgement, ANSWER: one.answer}
    days = {
        name: _since(one, clock, after=after, calendar=calendar)
        for name, clock in clocks.items()
        if clock.stopped_on is None and clock.used > clock.limit + after
    }
    if not days:
        return None
    return Escalated(min(days.values()), BOTH if len(days) == len(clocks) else next(iter(days)))


def _since(one: Round, clock: Clock, *, after: int, calendar: WorkCalendar) -> date:
    ran = [(max(turn.first, one.day_0), turn.days) for turn in one.turns if turn.counts]
    return reached(ran, limit=clock.limit + 1 + after, calendar=calendar)
