"""What the database holds, for tests that ask after an import."""

from sqlalchemy import select
from sqlmodel import Session

from models import Activity, ActivityCommunity, Base, Community
from models.engine import session


def held(url: str) -> dict[str, list]:
    """Every row of every table, to compare before and after."""
    with session(url) as db:
        tables = Base.metadata.sorted_tables
        return {table.name: sorted(map(str, db.execute(select(table)))) for table in tables}


def one(db: Session, key: str, table: type = Activity) -> object:
    """The row of this key."""
    return db.execute(select(table).where(table.key == key)).scalar_one()


def communities(db: Session, key: str) -> list[str]:
    """Keys of the communities of an activity."""
    chosen = (
        select(Community.key)
        .join(ActivityCommunity, ActivityCommunity.community_id == Community.id)
        .join(Activity, Activity.id == ActivityCommunity.activity_id)
        .where(Activity.key == key)
    )
    return sorted(db.execute(chosen).scalars())
