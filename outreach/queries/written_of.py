"""Of which communities the ministry itself wrote something: their silence is known, and that of all others is not."""

from collections.abc import Collection as Several

from sqlalchemy import ColumnElement, exists, or_, select
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
from models.codes import Collection

REFERRING = (Channel, Request, Commitment, CoverageReason, Entity)


def written_of(db: Session, *, keys: Several[str]) -> frozenset[str]:
    """Those of the communities of which :func:`written` holds."""
    if not keys:
        return frozenset()
    return frozenset(db.scalars(select(Community.key).where(Community.key.in_(keys), written())))


def written() -> ColumnElement[bool]:
    """Of the ``Community`` of the statement around it: whether it has a tier, or a row of the ministry's own refers to
    it: an activity, held or not, a channel, a request, a commitment, an entity, or what stands in the way. What the
    press recorded is none.
    """
    # For each of them until the first is found: all rows together are a million.
    return or_(
        Community.tier.is_not(None),
        *(exists().where(table.community_id == Community.id, _own(table)).correlate(Community) for table in REFERRING),
        exists()
        .where(ActivityCommunity.community_id == Community.id)
        .where(Activity.id == ActivityCommunity.activity_id, _own(Activity))
        .correlate(Community),
    )


def written_in() -> ColumnElement[bool]:
    """Of the ``Country`` of the statement around it: whether :func:`written` holds of one of its communities."""
    return exists(select(Community.id).where(Community.country_code == Country.code, written())).correlate(Country)


def _own(table: type) -> ColumnElement[bool]:
    of_the_press = select(ImportRun.id).where(ImportRun.collection == Collection.PUBLIC_RECORD)
    return table.import_run_id.is_(None) | table.import_run_id.not_in(of_the_press)
