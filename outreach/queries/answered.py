"""What a place was told: the last answer to each of its requests, and the answers that somebody reported."""

from collections.abc import Collection
from datetime import date
from itertools import count

import pandas as pd
from sqlalchemy import func, select
from sqlalchemy.orm import aliased
from sqlmodel import Session

from models import Activity, ActivitySource, Community, Request, RequestEvent, Source
from models.codes import Step
from outreach.filters import Filters
from outreach.queries import request_lives
from outreach.queries.conditions import matching
from outreach.queries.frames import frame
from outreach.queries.open_requests import standing
from outreach.queries.reported import answers

MOST = 5
AT_ONCE = 500
"""So many reports are looked at for an answer at a time."""
LIFE = ["key", "request_state", "is_open", "request_kind", "topic", "topic_en", "topic_ar"]


def given(
    db: Session, *, communities: Collection[str], day: date, words: bool = False
) -> tuple[pd.DataFrame, int, int]:
    """The last answer that each request of these communities was given, and that nobody took back: the newest ones.

    And of all that have one, how many requests stand as answered, and how many were reopened since and wait again.

    Columns: ``key, on_day``, those of :data:`LIFE` as in ``request_lives.table`` (reopened since, it waits again), and
    with words ``answer, evidence``.
    """
    own = aliased(RequestEvent)
    last = select(func.max(own.position)).where(
        own.request_id == RequestEvent.request_id, own.step == Step.ANSWERED, standing(own)
    )
    found = (
        select(Request.key, RequestEvent.on_day, *([RequestEvent.answer, RequestEvent.evidence] if words else []))
        .select_from(RequestEvent)
        .join(Request, Request.id == RequestEvent.request_id)
        .join(Community, Community.id == Request.community_id)
        .where(Community.key.in_(communities), RequestEvent.position == last.correlate(RequestEvent).scalar_subquery())
    )
    newest = frame(db, found.order_by(RequestEvent.on_day.desc(), RequestEvent.id.desc()).limit(MOST))
    lives = request_lives.table(db, filters=Filters(), day=day)[LIFE].set_index("key")
    is_open = lives["is_open"].reindex(db.scalars(found.with_only_columns(Request.key)).all())
    reopened = int(is_open.sum())
    return newest.join(lives, on="key"), len(is_open) - reopened, reopened


def reported(db: Session, *, filters: Filters) -> tuple[pd.DataFrame, int]:
    """The last reports of an answer, and how many there are in all; a report that only promises is none.

    Columns: ``activity, title_en, title_ar, starts, precision, answers_reported``.
    """
    found = select(
        Activity.key.label("activity"),
        Activity.title_en,
        Activity.title_ar,
        Activity.starts,
        Activity.precision,
        Activity.answers_reported,
    ).where(*matching(filters), Activity.answers_reported != "")
    ordered = found.order_by(Activity.starts.desc().nulls_last(), Activity.id.desc()).limit(AT_ONCE)
    kept: list[pd.DataFrame] = []
    in_all = 0
    for offset in count(0, AT_ONCE):
        rows = frame(db, ordered.offset(offset))
        said = answers(db, zip(rows["activity"], rows["answers_reported"], strict=True))
        rows = rows.assign(answers_reported=rows["activity"].map(said).astype("object"))
        kept.append(rows[rows["answers_reported"].notna()].head(MOST))
        in_all += len(said)
        if len(rows) < AT_ONCE:
            break
    return pd.concat(kept, ignore_index=True).head(MOST), in_all


def sources(db: Session, *, activities: Collection[str]) -> pd.DataFrame:
    """Who reported these activities, in their order: ``activity, address, outlet, published_on``."""
    found = (
        select(Activity.key.label("activity"), Source.address, Source.outlet, Source.published_on)
        .join(ActivitySource, ActivitySource.source_id == Source.id)
        .join(Activity, Activity.id == ActivitySource.activity_id)
        .where(Activity.key.in_(activities))
    )
    return frame(db, found.order_by(Activity.key, ActivitySource.position))
