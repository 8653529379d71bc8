"""What the weekly meeting looks at besides figures: targets, decisions, actions, notes, and packs that were frozen."""

from datetime import date

import pandas as pd
from sqlalchemy import func, select
from sqlmodel import Session

from models import Activity, Change, Community, Decision, MeetingAction, Pack, Request, Target, WeekNote
from models.codes import PlaceKind, Span
from outreach.each_row import as_tuples
from outreach.queries.frames import frame


def targets(db: Session, *, begun_by: date | None = None) -> pd.DataFrame:
    """Every target, or those that began by a day, the latest of each first: ``key, indicator, place_kind, place, span,
    starts, value``.
    """
    columns = (Target.key, Target.indicator, Target.place_kind, Target.place, Target.span, Target.starts, Target.value)
    order = (Target.indicator, Target.place_kind, Target.place, Target.span, Target.starts.desc())
    begun = [] if begun_by is None else [Target.starts <= begun_by]
    return frame(db, select(*columns).where(*begun).order_by(*order))


def in_force(db: Session, *, day: date) -> pd.DataFrame:
    """Of :func:`targets` those that hold on a day: for each indicator, place and period the last that began by then.

    What is said of a period that runs, or that is over, goes by the last of its days that are counted.
    """
    begun = targets(db, begun_by=day)
    return begun.drop_duplicates(["indicator", "place_kind", "place", "span"]).reset_index(drop=True)


def of_the_world(db: Session, *, day: date) -> dict[Span, dict[str, float]]:
    """``period -> indicator -> value`` of the targets for all the world that hold on a day; each period is in it."""
    found: dict[Span, dict[str, float]] = {span: {} for span in Span}
    for row in as_tuples(in_force(db, day=day)):
        if row.place_kind == PlaceKind.WORLD:
            found[Span(row.span)][row.indicator] = float(row.value)
    return found


def decisions(db: Session, *, until: date, open_on: date | None = None) -> pd.DataFrame:
    """Decisions that were raised by a day, the most urgent first.

    Columns: ``key, what, raised_on, raised_by, needed_by, request, community, decided_on, outcome``.

    Args:
        open_on: without those that were decided by this day.
    """
    statement = (
        select(
            Decision.key,
            Decision.what,
            Decision.raised_on,
            Decision.raised_by,
            Decision.needed_by,
            Request.key.label("request"),
            Community.key.label("community"),
            Decision.decided_on,
            Decision.outcome,
        )
        .outerjoin(Request, Request.id == Decision.request_id)
        .outerjoin(Community, Community.id == Decision.community_id)
        .where(Decision.raised_on <= until)
        # A NULL sorts first in one database and last in the other.
        .order_by(Decision.needed_by.is_(None), Decision.needed_by, Decision.raised_on, Decision.id)
    )
    if open_on is not None:
        statement = statement.where(Decision.decided_on.is_(None) | (Decision.decided_on > open_on))
    return frame(db, statement)


def asked_about(db: Session, *, until: date) -> set[str]:
    """Keys of the requests about which a decision was asked for by a day, decided or not."""
    found = select(Request.key).join(Decision, Decision.request_id == Request.id)
    return set(db.scalars(found.where(Decision.raised_on <= until)))


def actions(db: Session, *, week: date) -> pd.DataFrame:
    """What was taken on in the meeting of a week, as it stands now: ``key, what, owner, due_on, state, settled_on``."""
    columns = (
        MeetingAction.key,
        MeetingAction.what,
        MeetingAction.owner,
        MeetingAction.due_on,
        MeetingAction.state,
        MeetingAction.settled_on,
    )
    return frame(db, select(*columns).where(MeetingAction.week == week).order_by(MeetingAction.id))


def note(db: Session, *, week: date) -> str:
    """What is written for a week; empty where nothing is."""
    return db.scalar(select(WeekNote.note).where(WeekNote.key == week.isoformat())) or ""


def packs(db: Session) -> pd.DataFrame:
    """Every frozen pack without its content, the latest week first: ``starts, ends, frozen_at, frozen_by``."""
    columns = (Pack.starts, Pack.ends, Pack.frozen_at, Pack.frozen_by)
    return frame(db, select(*columns).order_by(Pack.starts.desc()))


def pack(db: Session, *, week: date) -> Pack | None:
    """The pack of a week as it was frozen."""
    return db.scalar(select(Pack).where(Pack.starts == week))


def first_day(db: Session) -> date | None:
    """The first day that anything which a week counts or lists is of; None where nothing is on record."""
    columns = (Activity.starts, Request.raised_on, Decision.raised_on, MeetingAction.week)
    found = [db.scalar(select(func.min(column))) for column in columns]
    return min(filter(None, found), default=None)


def frozen_by_change(db: Session, *, week: date) -> int:
    """The change of the history with which a week's pack was frozen; 0 where it was not."""
    frozen = select(func.max(Change.id)).where(Change.table_name == "pack", Change.row_key == week.isoformat())
    return db.scalar(frozen) or 0
