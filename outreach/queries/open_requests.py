"""Requests that nobody has answered yet: how many each community waits for, and who holds each of them."""

from collections.abc import Iterable
from datetime import date

import pandas as pd
from sqlalchemy import ColumnElement, exists, select
from sqlalchemy.orm import aliased
from sqlmodel import Session

from models import Request, RequestEvent
from outreach.filters import Filters
from outreach.queries import request_lives
from outreach.queries.frames import as_they_are


def numbers(db: Session, *, day: date) -> dict[str, int]:
    """``community -> number`` of requests that wait for an answer on a day, by the community's key.

    Those of which nobody noted whose people asked are in none.
    """
    rows = request_lives.table(db, filters=Filters(), day=day)
    return rows.loc[rows["is_open"] & rows["community"].notna(), "community"].value_counts().to_dict()


def open_requests(
    db: Session, *, day: date, communities: Iterable[str], activities: Iterable[str] = ()
) -> pd.DataFrame:
    """What these communities asked in these activities, answered or not, and all else that they wait for, oldest first.

    An activity may be with several communities: what another one asked there is not theirs, and what nobody noted the
    community of may be. Columns of ``request_lives.table``.
    """
    rows = request_lives.table(db, filters=Filters(), day=day)
    theirs = rows["community"].isin(list(communities))
    last = rows["activity"].isin(list(activities)) & (theirs | rows["community"].isna())
    waiting = theirs & rows["is_open"]
    return pd.concat([rows[last], rows[waiting & ~last]], ignore_index=True)


def with_words(db: Session, rows: pd.DataFrame) -> pd.DataFrame:
    """The requests with their ``summary``, which is for those who work on them; a few hundred rows at most."""
    asked = select(Request.key, Request.summary).where(Request.key.in_(list(rows["key"])))
    said = dict(db.execute(asked).all())
    return rows.assign(summary=as_they_are([said.get(key, "") for key in rows["key"]], rows.index))


def standing(event: type[RequestEvent]) -> ColumnElement[bool]:
    """Condition on a step: nobody took it back."""
    taken_back = aliased(RequestEvent)
    void = exists().where(taken_back.request_id == event.request_id, taken_back.voids == event.position)
    return ~void.correlate(event)
