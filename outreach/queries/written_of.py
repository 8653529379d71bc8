"""Of which communities the ministry itself wrote something: their silence is known, and that of all others is not."""

from collections.abc import Collection as Several

from sqlalchemy import exists, or_, select
from sqlmodel import Session

from models import (
    Activity,
    ActivityCommunity,
    Channel,
    Commitment,
    Community,
    CoverageReason,
    Entity,
    ImportRun,
    Request,
)
from models.codes import Collection

REFERRING = (Channel, Request, Commitment, CoverageReason, Entity)


def written_of(db: Session, *, keys: Several[str]) -> frozenset[str]:
    """Those of the communities that have a tier, or that a row of the ministry's own refers to: an activity, held or
    not, a channel, a request, a commitment, an entity, or what stands in the way. What the press recorded is none.
    """
    if not keys:
        return frozenset()
    # For each of them until the first is found: all rows together are a million.
    others = tuple(db.scalars(select(ImportRun.id).where(ImportRun.collection == Collection.PUBLIC_RECORD)))
    found = select(Community.key).where(
        Community.key.in_(keys),
        or_(
            Community.tier.is_not(None),
            *(
                exists().where(table.community_id == Community.id, _own(table, others)).correlate(Community)
                for table in REFERRING
            ),
            exists()
            .where(ActivityCommunity.community_id == Community.id)
            .where(Activity.id == ActivityCommunity.activity_id, _own(Activity, others))
            .correlate(Community),
        ),
    )
    return frozenset(db.scalars(found))


def _own(table: type, others: tuple[int, ...]) -> object:
    return table.import_run_id.is_(None) | table.import_run_id.not_in(others)
