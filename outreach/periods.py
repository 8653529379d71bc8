"""The periods that a reader picks by name, as dates."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from outreach.i18n import mark
from outreach.settings import Settings

Period = tuple[date | None, date | None]

ALL, CUSTOM = "all", "custom"
NAMES = {
    ALL: mark("All time"),
    "this_year": mark("This year"),
    "last_12_months": mark("Last 12 months"),
    "this_month": mark("This month"),
    "this_week": mark("This week"),
    CUSTOM: mark("From and to"),
}


def today(settings: Settings) -> date:
    """The date now, where the ministry is."""
    return day_of(datetime.now(UTC), settings.time_zone)


def day_of(moment: datetime, time_zone: str) -> date:
    """The day on which a moment falls in a time zone (a name of the tz database), clock changes included.

    Raises:
        ValueError: the moment has no zone, so it could be any of two days.
    """
    if moment.tzinfo is None:
        raise ValueError(f"{moment!r} has no time zone; give a moment with one, as datetime.now(UTC).")
    return moment.astimezone(ZoneInfo(time_zone)).date()


def year_before(day: date) -> date:
    """The same date a year earlier; 28 February for a leap day."""
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        return day.replace(year=day.year - 1, day=28)


def periods(day: date, *, week_starts: int) -> dict[str, Period]:
    """First and last date of each named period that ``day`` is the last of. ``week_starts``: 0 is Monday.

    They end today and not with the year, so that the period before is as many days as have passed.
    """
    return {
        ALL: (None, None),
        "this_year": (day.replace(month=1, day=1), day),
        "last_12_months": (year_before(day) + timedelta(days=1), day),
        "this_month": (day.replace(day=1), day),
        "this_week": (day - timedelta(days=(day.weekday() - week_starts) % 7), day),
    }


def named(period: Period, *, day: date, week_starts: int) -> str:
    """The name of a period, or ``custom``."""
    for name, known in periods(day, week_starts=week_starts).items():
        if known == period:
            return name
    return CUSTOM
