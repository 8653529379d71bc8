"""Requests as they would be on a day by a part of what was done since a change of the history: made as all others are,
and beside those that nobody touched."""

from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd
from sqlalchemy import select
from sqlmodel import Session

from models import Authority
from models.codes import Step
from outreach.clock.calendar import WorkCalendar
from outreach.clock.home import home_calendar, limits
from outreach.clock.life import life
from outreach.clock.timing import Limits
from outreach.queries import entered
from outreach.queries.entered import STAGES, Rows
from outreach.queries.entered_requests import Asked
from outreach.queries.frames import frame
from outreach.queries.request_columns import of_requests, of_rounds, told_of
from outreach.queries.request_lives import Folded
from outreach.settings import settings


def authorities(db: Session, *, rows: Rows) -> pd.DataFrame:
    """All of them by key, as ``id`` too, that is what the history calls them; with those that are gone, which steps may
    name that went with their requests.

    Args:
        rows: the authorities that were touched after the change.
    """
    there = frame(db, select(Authority.key.label("id"), Authority.key, Authority.name_en, Authority.name_ar))
    # What is gone was kept without what it said nothing in.
    gone = [
        {"id": key, "key": key} | {name: rows[key].was.get(name) or "" for name in ("name_en", "name_ar")}
        for key in sorted(entered.deleted(rows))
    ]
    return pd.concat([there, pd.DataFrame(gone)], ignore_index=True) if gone else there


def moved(asked: dict[str, dict[str, Asked | None]], *, day: date) -> dict[str, dict[str, Asked | None]]:
    """``stage -> key -> request`` of those that are not the same at every stage, as far as they say anything of a day.

    Args:
        asked: what ``entered_requests.staged`` made.
    """
    found: dict[str, dict[str, Asked | None]] = {stage: {} for stage in STAGES}
    for key, at in asked.items():
        until = {stage: _until(one, day=day) for stage, one in at.items()}
        if any(one != until["now"] for one in until.values()):
            for stage, one in until.items():
                found[stage][key] = one
    return found


def _until(one: Asked | None, *, day: date) -> Asked | None:
    if one is None or one.raised_on > day:
        return None
    # What was a mistake was one from the beginning, whenever somebody found that out.
    return replace(one, steps=tuple(each for each in one.steps if each.on <= day or each.step is Step.TAKEN_BACK))


def table(rows: pd.DataFrame, asked: dict[str, Asked | None], **by: Any) -> pd.DataFrame:
    """Rows of ``request_lives.table`` with these requests beside them, as :func:`folded` makes them of the same.

    Columns: those that a request's life has, its ``key, raised_on, community``, and the names of its authority.
    """
    made = folded(asked, **by).requests
    others = rows.loc[~rows["key"].isin(asked), list(made.columns)]
    parts = [part for part in (others, made) if len(part)]
    return pd.concat(parts, ignore_index=True) if parts else others


def folded(
    asked: dict[str, Asked | None],
    *,
    day: date,
    authorities: pd.DataFrame,
    calendar: WorkCalendar | None = None,
    deadlines: Limits | None = None,
) -> Folded:
    """These requests alone, as :func:`moved` gives them, None for one that is not there; with their rounds.

    Args:
        calendar, deadlines: those of the settings, as in ``request_lives.table``.
    """
    calendar, deadlines = calendar or home_calendar(settings()).lenient(), deadlines or limits(settings())
    there = {key: one for key, one in asked.items() if one}
    told = []
    for one in there.values():
        lived = life(one.raised_on, one.steps, calendar=calendar, limits=deadlines, today=day)
        told.append(told_of(lived, seen=len(one.steps), calendar=calendar, escalate=deadlines.escalate))
    own = {
        "key": list(there),
        "raised_on": [one.raised_on for one in there.values()],
        "community": [one.community for one in there.values()],
    }
    rows = pd.DataFrame(own, dtype="object")
    return Folded(*(make(rows, told, authorities=authorities) for make in (of_requests, of_rounds)))
