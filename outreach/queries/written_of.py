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

REFERRING = (Channel, Request, Commitment, Entity)


def written_of(db: Session, *, keys: Several[str]) -> frozenset[str]:
    """Those of the communities of which :func:`written` holds."""
    if not keys:
        return frozenset()
    return frozenset(db.scalars(select(Community.key).where(Community.key.in_(keys), written())))


def written() -> ColumnElement[bool]:
    """Of the ``Community`` of the statement around it: whether a row of the ministry's own refers to it: a channel, a
    request, a commitment, an entity, an activity that was held or called off.

    A tier, a plan and what stands in the way are about time to come, and say nothing of what was done before: they tell
    only where the register is the ministry's own alone, with no row of the press in it. An unconfirmed activity tells
    nowhere: by it the ministry itself says that it does not know whether they were met.
    """
    # A promise to a whole country names no community, and is its country-wide one's.
    promised = exists().where(
        Commitment.community_id.is_(None), Commitment.country_code == Community.country_code, _own(Commitment)
    )
    promised = and_(Community.level == Level.COUNTRY, promised.correlate(Community))
    # For each of them until the first is found: all rows together are a million.
    planned, settled = Activity.status == Status.PLANNED, Activity.status.in_((Status.HELD, Status.CANCELLED))
    intended = or_(Community.tier.is_not(None), _refers(CoverageReason), _took_part(planned))
    # By its few imports: asked of the activities, it would walk through all of them.
    press = exists().where(Activity.import_run_id == ImportRun.id, ImportRun.collection == Collection.PUBLIC_RECORD)
    return or_(*map(_refers, REFERRING), promised, _took_part(settled), and_(~press, intended))


def _refers(table: type) -> ColumnElement[bool]:
    return exists().where(table.community_id == Community.id, _own(table)).correlate(Community)


def _took_part(which: ColumnElement[bool]) -> ColumnElement[bool]:
    its = exists().where(ActivityCommunity.community_id == Community.id)
    return its.where(Activity.id == ActivityCommunity.activity_id, _own(Activity), which).correlate(Community)


def written_in() -> ColumnElement[bool]:
    """Of the ``Country`` of the statement around it: whether :func:`written` holds of one of its communities."""
    return exists(select(Community.id).where(Community.country_code == Country.code, written())).correlate(Country)


def _own(table: type) -> ColumnElement[bool]:
    of_the_press = select(ImportRun.id).where(ImportRun.collection == Collection.PUBLIC_RECORD)
    return table.import_run_id.is_(None) | table.import_run_id.not_in(of_the_press)
