"""What is set, as a pack keeps it; and the clock of what a pack kept."""

from functools import lru_cache
from typing import TypedDict

from outreach.clock.calendar import OwnDay, WorkCalendar
from outreach.clock.holidays_of import Holiday, holidays_of
from outreach.clock.home import home_calendar, limits
from outreach.clock.timing import Limits
from outreach.reports.was_set import Cadence, WasSet
from outreach.settings import settings


class Clock(TypedDict, total=False):
    """What requests are judged by, where that is not what is set now."""

    calendar: WorkCalendar
    deadlines: Limits


def set_now() -> WasSet:
    """What is set now."""
    chosen = settings()
    own = sorted(home_calendar(chosen).own.items())
    return WasSet(
        home_country=chosen.home_country,
        weekend=tuple(sorted(chosen.weekend)),
        holidays=tuple(day for day, it in own if it.holiday),
        worked=tuple(day for day, it in own if not it.holiday),
        acknowledge_days=chosen.acknowledge_days,
        answer_days=chosen.answer_days,
        escalate_days=chosen.escalate_days,
        cadences=tuple(Cadence(tier=tier, days=days) for tier, days in sorted(chosen.cadence_days.items())),
    )


def clock(was: WasSet) -> Clock:
    """By what requests are judged where that was set: the same calendar each time, so that what is folded by it is
    found again."""
    # Which light a deadline shows is in no line.
    amber = limits(settings()).amber_pct
    return {
        "calendar": _calendar(was),
        "deadlines": Limits(was.acknowledge_days, was.answer_days, amber, was.escalate_days),
    }


@lru_cache(maxsize=4)
def _calendar(was: WasSet) -> WorkCalendar:
    own = {day: OwnDay(Holiday(day, name_en="", own=True)) for day in was.holidays}
    calendar = WorkCalendar(
        weekend=frozenset(was.weekend),
        holidays=lambda year: holidays_of(was.home_country, year),
        own=own | dict.fromkeys(was.worked, OwnDay(None)),
    )
    return calendar.lenient()
