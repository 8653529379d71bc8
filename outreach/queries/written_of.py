"""Of which communities the ministry itself wrote something: their silence is known, and that of all others is not."""

from collections.abc import Collection as Several

from sqlalchemy import ColumnElement, and_, exists, or_, select
from sqlmodel import Session

from models import (
    Activity,
    ActivityCommunity,
    Channel,
    Commitment,
    Community,
    Country,
    CoverageReason,
    Entity,
    ImportRun,
    Request,
)
from models.codes import Collection, Level, Status
from outreach.queries.entered import keys_after
from outreach.queries.once import once

REFERRING = (Channel, Request, Commitment, Entity)


def written_of(db: Session, *, keys: Several[str]) -> frozenset[str]:
    """Those of the communities of which :func:`written` holds."""
    if not keys:
        return frozenset()
    return frozenset(db.scalars(select(Community.key).where(Community.key.in_(keys), written())))


@once
def written() -> ColumnElement[bool]:
    """Of the ``Community`` of the statement around it: whether a row of the ministry's own refers to it: a channel, a
    request, a commitment, an entity, an activity that was held or called off.

    A tier, a plan and what stands in the way are about time to come, and say nothing of what was done before: they tell
    only where the register is the ministry's own alone, with no row of the press in it. An unconfirmed activity tells
    nowhere: by it the ministry itself says that it does not know whether they were met.
    """
    # By its few imports: asked of the activities, it would walk through all of them.
    press = exists().where(Activity.import_run_id == ImportRun.id, ImportRun.collection == Collection.PUBLIC_RECORD)
    return or_(done(), and_(~press, or_(Community.tier.is_not(None), intended())))


def done(*, after_change: int | None = None) -> ColumnElement[bool]:
    """Of :func:`written` the rows that tell always.

    Args:
        after_change: without those that were touched after this change of the history.
    """
    # A promise to a whole country names no community, and is its country-wide one's.
    promised = exists().where(
        Commitment.community_id.is_(None),
        Commitment.country_code == Community.country_code,
        *_own(Commitment, after_change),
    )
    promised = and_(Community.level == Level.COUNTRY, promised.correlate(Community))
    # For each of them until the first is found: all rows together are a million.
    settled = Activity.status.in_((Status.HELD, Status.CANCELLED))
    return or_(*(_refers(each, after_change) for each in REFERRING), promised, _took_part(settled, after_change))


def intended(*, after_change: int | None = None) -> ColumnElement[bool]:
    """The rows that tell where there is none of the press."""
    return or_(_refers(CoverageReason, after_change), _took_part(Activity.status == Status.PLANNED, after_change))


def _refers(table: type, after_change: int | None) -> ColumnElement[bool]:
    return exists().where(table.community_id == Community.id, *_own(table, after_change)).correlate(Community)


def _took_part(which: ColumnElement[bool], after_change: int | None) -> ColumnElement[bool]:
    its = exists().where(ActivityCommunity.community_id == Community.id)
    its = its.where(Activity.id == ActivityCommunity.activity_id, *_own(Activity, after_change), which)
    return its.correlate(Community)


@once
def written_in() -> ColumnElement[bool]:
    """Of the ``Country`` of the statement around it: whether :func:`written` holds of one of its communities."""
    return exists(select(Community.id).where(Community.country_code == Country.code, written())).correlate(Country)


def _own(table: type, after_change: int | None) -> list[ColumnElement[bool]]:
    of_the_press = select(ImportRun.id).where(ImportRun.collection == Collection.PUBLIC_RECORD)
    own = [table.import_run_id.is_(None) | table.import_run_id.not_in(of_the_press)]
    if after_change is not None:
        own.append(table.key.not_in(keys_after(after_change, table=table.__tablename__)))
    return own
