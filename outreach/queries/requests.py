"""What people asked for, as rows. Their words come only where somebody may read them."""

import pandas as pd
from sqlalchemy import func, select
from sqlmodel import Session

from models import Activity, Change, Community, Request, Topic
from models.codes import Act
from outreach.queries.frames import frame


def raised_in(db: Session, *, activity: str, words: bool) -> pd.DataFrame:
    """The requests that were raised in an activity, by its key, in the order of their numbers.

    Columns ``key`` (the reference number), ``kind, raised_on, topic, topic_en, topic_ar, community, community_en,
    community_ar``; ``summary`` with ``words`` only: they are for those who work on them.
    """
    columns = (
        Request.key,
        Request.kind,
        Request.raised_on,
        Topic.key.label("topic"),
        Topic.name_en.label("topic_en"),
        Topic.name_ar.label("topic_ar"),
        Community.key.label("community"),
        Community.name_en.label("community_en"),
        Community.name_ar.label("community_ar"),
        *([Request.summary] if words else []),
    )
    found = (
        select(*columns)
        .select_from(Request)
        .join(Activity, Activity.id == Request.activity_id)
        .outerjoin(Topic, Topic.id == Request.topic_id)
        .outerjoin(Community, Community.id == Request.community_id)
    )
    return frame(db, found.where(Activity.key == activity).order_by(Request.id))


def deleted_in(db: Session, *, activity: str) -> pd.DataFrame:
    """Requests of an activity that were deleted and are not back: ``id`` (of the change), ``key, by, at``."""
    table = Change.table_name == Request.__tablename__
    last = select(func.max(Change.id)).where(table).group_by(Change.row_key)
    # As the history writes what is gone: from this activity to none.
    belongs = Change.columns.contains(f'"activity": ["{activity}", null]', autoescape=True)
    found = select(Change.id, Change.row_key.label("key"), Change.by, Change.at)
    return frame(db, found.where(table, Change.act == Act.DELETED, Change.id.in_(last), belongs).order_by(Change.id))
