"""Which activities a list shows: the held ones, or those that a figure leaves out, each with its reason in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import pandas as pd
from sqlmodel import Session

from models.codes import Status
from outreach.filters import Filters
from outreach.i18n import mark
from outreach.queries import activities, unknowns, unsaid
from outreach.queries.conditions import HELD


@dataclass(frozen=True)
class Which:
    """One choice of rows: its name, a sentence on what they are, and either their status or what they are silent of.

    Neither is there for those of :mod:`outreach.queries.unsaid`, which go by the day that it is.
    """

    title: str
    meaning: str
    status: Status | None = None
    silent: str = ""


HELD_ONES, PASSED = "held", "passed"
WHICH: Mapping[str, Which] = {
    HELD_ONES: Which(mark("Held"), mark("Reported to have taken place. Only these are counted."), Status.HELD),
    "undated": Which(
        mark("Undated"),
        mark("Held, but the source gives no date. They belong to no period, and count where no period is set."),
        silent="undated",
    ),
    "overlapping": Which(
        mark("Partly in the period"),
        mark(
            "Held, known only to a month or year of which a part lies outside the period. They are not counted in it."
        ),
        silent="overlapping",
    ),
    "without_country": Which(
        mark("Without a country"),
        mark("Held, but the source names no country. They belong to no country and no community."),
        silent="without_country",
    ),
    "unknown_attendance": Which(
        mark("Attendance unknown"),
        mark("Held, but nobody counted or estimated how many were present. They add nothing to participants."),
        silent="unknown_attendance",
    ),
    "unconfirmed": Which(
        mark("Unconfirmed"),
        mark("Announced, and nobody reported that it took place: shown, never counted."),
        Status.UNCONFIRMED,
    ),
    "planned": Which(
        mark("Planned"),
        mark("Still to come, or its day has passed and nobody has said whether it took place: shown, never counted."),
        Status.PLANNED,
    ),
    PASSED: Which(
        mark("Day passed"),
        mark("Planned, and its day has passed: nobody has said whether it took place. Shown, never counted."),
    ),
    "cancelled": Which(mark("Cancelled"), mark("Called off: shown, never counted."), Status.CANCELLED),
}


def numbers(db: Session, *, filters: Filters, day: date) -> dict[str, int]:
    """How many activities each choice has under the filters; those without any are left out, save the held ones.

    Args:
        day: today.
    """
    counts = unknowns.left_out(db, filters=filters)
    counts[PASSED] = unsaid.number(db, filters=filters, day=day) if counts[Status.PLANNED.value] else 0
    return {name: counts[name] for name in WHICH if name == HELD_ONES or counts[name]}


def rows(
    db: Session,
    *,
    filters: Filters,
    which: str,
    day: date,
    sort: str = "starts",
    descending: bool = True,
    limit: int | None = None,
    offset: int = 0,
) -> pd.DataFrame:
    """The rows of one choice, columns as ``queries.activities.table``. Those without a status of their own: newest
    first.

    Args:
        day: today.
    """
    chosen = WHICH[which]
    if which == PASSED:
        return unsaid.rows(db, filters=filters, day=day, limit=limit, offset=offset)
    if chosen.status:
        return activities.table(
            db,
            filters=filters,
            statuses=(chosen.status,),
            sort=sort,
            descending=descending,
            limit=limit,
            offset=offset,
        )
    upto = None if limit is None else offset + limit
    return unknowns.rows(db, filters=filters, silent=chosen.silent, limit=upto).iloc[offset:]


def statuses(which: str) -> tuple[Status, ...]:
    """The status of the rows of one choice."""
    return (WHICH[which].status,) if WHICH[which].status else HELD
