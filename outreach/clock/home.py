"""The clock of this ministry: its calendar and its deadlines, as the settings say."""

from functools import lru_cache
from pathlib import Path

from outreach.clock.calendar import WorkCalendar
from outreach.clock.holidays_of import holidays_of
from outreach.clock.own_days import own_days
from outreach.clock.timing import Limits
from outreach.importers.table import Incoming
from outreach.settings import Settings


def home_calendar(chosen: Settings) -> WorkCalendar:
    """The working days of the home country, with the ministry's own list as it lies on the disk now.

    Raises:
        outreach.clock.own_days.UnfitDays: that list cannot be used.
    """
    path = chosen.holidays
    changed = path.stat().st_mtime_ns if path and path.exists() else 0
    return _calendar(chosen.home_country, frozenset(chosen.weekend), path, changed)


@lru_cache(maxsize=4)
def _calendar(country: str, weekend: frozenset[int], path: Path | None, changed: int) -> WorkCalendar:
    own = own_days(Incoming(path.name, path)) if path else {}
    return WorkCalendar(weekend=weekend, holidays=lambda year: holidays_of(country, year), own=own)


def limits(chosen: Settings) -> Limits:
    """The deadlines of every round."""
    return Limits(chosen.acknowledge_days, chosen.answer_days, chosen.amber_pct, chosen.escalate_days)
