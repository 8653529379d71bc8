"""Targets beside what their indicators have reached so far in the period that is running."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

import pandas as pd
from sqlmodel import Session

from models.codes import PlaceKind, Span
from outreach import indicators
from outreach.each_row import as_dicts
from outreach.filters import Filters
from outreach.meeting.week import DAYS
from outreach.queries import meeting
from outreach.reports.pack import Longer

WHERE = {PlaceKind.REGION: "regions", PlaceKind.COUNTRY: "countries", PlaceKind.COMMUNITY: "communities"}
MONTHS = 3
"""Of a quarter."""
LONGER = (Span.MONTH, Span.QUARTER, Span.YEAR)
"""Than a week, the nearest first."""


def first_day(span: Span, *, day: date, week_starts: int) -> date:
    """The first day of the period that a day lies in. ``week_starts``: 0 is Monday."""
    if span == Span.WEEK:
        return day - timedelta(days=(day.weekday() - week_starts) % DAYS)
    if span == Span.YEAR:
        return day.replace(month=1, day=1)
    return day.replace(month=day.month - (day.month - 1) % MONTHS if span == Span.QUARTER else day.month, day=1)


def so_far(db: Session, *, day: date, week_starts: int) -> dict[str, float | None]:
    """``key -> value`` of the indicator of each target in force on a day, for its place, from the first day of the
    running period until that day; None where nothing is known.

    A target that has not begun, or that a later one took the place of, is not in it.
    """
    found: dict[str, float | None] = {}
    for row in as_dicts(meeting.in_force(db, day=day)):
        if row["indicator"] not in indicators.ALL:
            continue
        where = WHERE.get(PlaceKind(row["place_kind"]))
        first = first_day(Span(row["span"]), day=day, week_starts=week_starts)
        filters = Filters(start=first, end=day, **({where: (row["place"],)} if where else {}))
        value = indicators.compute(db, key=row["indicator"], filters=filters).value
        found[row["key"]] = None if value is None else float(value)
    return found


def beyond(reached: float | None, wanted: Decimal) -> float | None:
    """What is reached less what is wanted, to the last decimal; None where nothing is known."""
    return None if reached is None else float(Decimal(str(reached)) - wanted)


def longer(db: Session, *, keys: Sequence[str], day: date) -> dict[str, Longer]:
    """For each of these indicators that has one: the target of the shortest longer period that a day lies in, in all
    the world, with what is reached of it from its first day until that day.
    """
    found: dict[str, Longer] = {}
    of_all = meeting.of_the_world(db, day=day)
    for span in LONGER:
        wanted = of_all[span]
        starts = first_day(span, day=day, week_starts=0)
        for key in keys:
            if key in wanted and key not in found:
                value = indicators.compute(db, key=key, filters=Filters(start=starts, end=day)).value
                found[key] = Longer(span=span.value, starts=starts, target=wanted[key], value=as_kept(value))
    return found


def as_kept(value: object) -> float | int | None:
    """A figure as JSON holds it; frames hand over numbers of their own kinds."""
    if value is None or pd.isna(value):
        return None
    return int(value) if float(value).is_integer() and not isinstance(value, float) else float(value)
