"""Since when a request is the managers' matter too: its deadline passed, and nobody answered."""

from datetime import date

from outreach.clock.calendar import WorkCalendar
from outreach.clock.rounds import Round
from outreach.clock.timing import reached


def escalated_on(one: Round, *, after: int, calendar: WorkCalendar) -> date | None:
    """The first working day on which the answer was late, or ``after`` of them later; pauses are none of them.

    None while that day did not come, and once the answer did. A longer deadline takes it back.

    Args:
        calendar: by which the round was counted.
    """
    wanted = one.answer.limit + 1 + after
    if one.answered_on is not None or one.answer.used < wanted:
        return None
    ran = [(max(turn.first, one.day_0), turn.days) for turn in one.turns if turn.counts]
    return reached(ran, limit=wanted, calendar=calendar)
