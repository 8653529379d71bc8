"""Where a report may belong: the ministry's own activities, and the channels, to choose from."""

from datetime import date

import pandas as pd
from sqlalchemy import case, select
from sqlmodel import Session

from models import Activity, Channel, Community, ImportRun
from models.codes import ChannelKind, Precision, Status
from outreach.queries.conditions import own
from outreach.queries.frames import frame

MOST = 50


def activities(db: Session, *, day: date | None, today: date, most: int = MOST) -> pd.DataFrame:
    """The ministry's own activities that an attendance report may be of: those of its day first, then the newest,
    and last, the nearest first, those that are still to come, which have no attendance yet.

    Columns: ``key, title_en, title_ar, kind, status, starts, attendance, same_day``. The public record is left out,
    since it stays as it is, and so is what was cancelled.
    """
    to_come = Activity.starts > today
    same = case((Activity.starts == day, 1), else_=0) if day else case((Activity.id.is_(None), 1), else_=0)
    found = (
        select(
            Activity.key,
            Activity.title_en,
            Activity.title_ar,
            Activity.kind,
            Activity.status,
            Activity.starts,
            Activity.attendance,
            same.label("same_day"),
        )
        .outerjoin(ImportRun, ImportRun.id == Activity.import_run_id)
        .where(own(), Activity.status != Status.CANCELLED, Activity.precision == Precision.DAY)
        .order_by(
            same.desc(), case((to_come, Activity.starts)).asc().nulls_first(), Activity.starts.desc(), Activity.key
        )
        .limit(most)
    )
    rows = frame(db, found)
    return rows.assign(same_day=rows["same_day"].astype(bool))


def channels(db: Session, *, kinds: tuple[ChannelKind, ...]) -> pd.DataFrame:
    """Channels of these kinds, that a report may be of: ``key, kind, name_en, name_ar, country``; by name."""
    chosen = (
        select(Channel.key, Channel.kind, Channel.name_en, Channel.name_ar, Community.country_code.label("country"))
        .outerjoin(Community, Community.id == Channel.community_id)
        .where(Channel.kind.in_(kinds))
        .order_by(Channel.name_en, Channel.name_ar, Channel.key)
    )
    return frame(db, chosen)
