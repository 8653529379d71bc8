"""What the weekly meeting looks at besides figures: targets, decisions, actions, notes, and packs that were frozen."""

import json
from datetime import date
from typing import Any

import pandas as pd
from sqlalchemy import and_, func, select
from sqlalchemy.orm import aliased
from sqlmodel import Session

from models import (
    Activity,
    ActivityCommunity,
    ActivityCountry,
    Authority,
    Change,
    Community,
    CoverageReason,
    Decision,
    MeetingAction,
    Pack,
    Request,
    RequestEvent,
    Target,
    WeekNote,
)
from models.codes import Act, PlaceKind, Span
from outreach.queries.frames import frame

MOST_KEYS = 500


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


def of_the_world(db: Session, *, span: Span, day: date) -> dict[str, float]:
    """``indicator -> value`` of the targets for all the world and a period that hold on a day."""
    rows = in_force(db, day=day)
    own = rows[(rows["span"] == span) & (rows["place_kind"] == PlaceKind.WORLD)]
    return dict(zip(own["indicator"], own["value"].astype(float), strict=True))


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


def added_since(db: Session, *, table: str, after_change: int) -> set[str]:
    """Keys of the rows of a table that were added after a change of the history."""
    found = select(Change.row_key).where(
        Change.table_name == table, Change.act.in_((Act.ADDED, Act.RESTORED)), Change.id > after_change
    )
    return set(db.scalars(found))


def changed_since(db: Session, *, table: str, after_change: int) -> dict[str, set[str]]:
    """``key -> columns`` of the rows of a table that were there, and were changed after a change of the history."""
    found = select(Change.row_key, Change.columns).where(
        Change.table_name == table, Change.act.not_in((Act.ADDED, Act.DELETED)), Change.id > after_change
    )
    columns: dict[str, set[str]] = {}
    for key, changed in db.execute(found):
        columns.setdefault(key, set()).update(json.loads(changed))
    return columns


def values_before(db: Session, *, table: str, column: str, after_change: int) -> dict[str, Any]:
    """``key -> value`` that a column of a table had at a change of the history, of the rows in which it was changed
    later; a date as ISO 8601."""
    found = (
        select(Change.row_key, Change.columns)
        .where(Change.table_name == table, Change.act.not_in((Act.ADDED, Act.DELETED)), Change.id > after_change)
        .order_by(Change.id)
    )
    values: dict[str, Any] = {}
    for key, changed in db.execute(found):
        if pair := json.loads(changed).get(column):
            values.setdefault(key, pair[0])
    return values


def places_of(db: Session, *, activities: set[str]) -> set[str]:
    """Keys of the communities, and codes of the countries, with which these activities were."""
    found: set[str] = set()
    ordered = sorted(activities)
    for first in range(0, len(ordered), MOST_KEYS):
        these = Activity.key.in_(ordered[first : first + MOST_KEYS])
        whom = select(Community.key).join(ActivityCommunity, ActivityCommunity.community_id == Community.id)
        found |= set(db.scalars(whom.join(Activity, Activity.id == ActivityCommunity.activity_id).where(these)))
        where = select(ActivityCountry.country_code).join(Activity, Activity.id == ActivityCountry.activity_id)
        found |= set(db.scalars(where.where(these)))
    return found


def hindered_by(db: Session, *, reasons: set[str], last: date) -> set[str]:
    """Keys of the communities in whose way these reasons stand, of those that began by a day."""
    found: set[str] = set()
    ordered = sorted(reasons)
    for first in range(0, len(ordered), MOST_KEYS):
        whom = select(Community.key).join(CoverageReason, CoverageReason.community_id == Community.id)
        these = CoverageReason.key.in_(ordered[first : first + MOST_KEYS])
        found |= set(db.scalars(whom.where(these, CoverageReason.since <= last)))
    return found


def ends_of(db: Session, *, activities: set[str]) -> dict[str, date | None]:
    """``key -> last day`` of these activities."""
    found: dict[str, date | None] = {}
    ordered = sorted(activities)
    for first in range(0, len(ordered), MOST_KEYS):
        these = Activity.key.in_(ordered[first : first + MOST_KEYS])
        found |= dict(db.execute(select(Activity.key, Activity.ends).where(these)).all())
    return found


def stepped(db: Session, *, steps: set[str], last: date) -> set[str]:
    """Keys of the requests that stand otherwise on a day by these steps, as the history calls them: those that were
    taken until then, and those that took one of them back, whenever that was."""
    found: set[str] = set()
    ordered = sorted({step.rpartition("/")[0] for step in steps})
    voided = aliased(RequestEvent)
    same = (voided.request_id == RequestEvent.request_id, voided.position == RequestEvent.voids)
    columns = (Request.key, RequestEvent.position, RequestEvent.on_day, voided.on_day)
    for first in range(0, len(ordered), MOST_KEYS):
        asked = (
            select(*columns)
            .join(RequestEvent, RequestEvent.request_id == Request.id)
            .outerjoin(voided, and_(*same))
            .where(Request.key.in_(ordered[first : first + MOST_KEYS]))
        )
        for key, position, on_day, of_voided in db.execute(asked):
            if f"{key}/{position}" in steps and min(on_day, of_voided or on_day) <= last:
                found.add(key)
    return found


def authorities_of(db: Session, *, requests: set[str]) -> set[str]:
    """Keys of the authorities that any of these requests was ever referred or passed on to."""
    found: set[str] = set()
    ordered = sorted(requests)
    for first in range(0, len(ordered), MOST_KEYS):
        asked = (
            select(Authority.key)
            .join(RequestEvent, RequestEvent.authority_id == Authority.id)
            .join(Request, Request.id == RequestEvent.request_id)
            .where(Request.key.in_(ordered[first : first + MOST_KEYS]))
        )
        found |= set(db.scalars(asked))
    return found


def frozen_by_change(db: Session, *, week: date) -> int:
    """The change of the history with which a week's pack was frozen; 0 where it was not."""
    frozen = select(func.max(Change.id)).where(Change.table_name == "pack", Change.row_key == week.isoformat())
    return db.scalar(frozen) or 0
