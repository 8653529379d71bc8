"""With whom and of whom something was entered, corrected or deleted after a change of the history."""

from datetime import date

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlmodel import Session

from models import Activity, ActivityCommunity, Change, Commitment, Community, CoverageReason, ImportRun
from models.codes import Act, Collection, Level, Status
from outreach.queries import entered
from outreach.queries.entered import Rows
from outreach.queries.written_of import REFERRING

RESTED_ON = (Community, Activity, CoverageReason, *REFERRING)
"""Tables by whose rows a community is among those left alone, or is not."""
OF_ITS_COUNTRY = (Community, Activity, Commitment)
"""Those of them whose rows are of a country where they are of one of its cities."""
DECISIVE = {
    "status", "starts", "ends", "precision", "communities", "community", "country_code", "level", "tier", "hindrance",
    "since", "until",
}  # fmt: skip
"""Columns of theirs by which it is: another value in any other touches nothing."""


def held_with(db: Session, *, activities: set[str]) -> list[tuple[str, date | None, date | None]]:
    """Of those of these activities that were held the keys of their communities, and of cities the codes of their
    countries, each with first and last day."""
    found = _met(Community.key, Community.country_code, Community.level, Activity.starts, Activity.ends)
    held = found.where(Activity.status == Status.HELD)
    return [
        (place, starts, ends)
        for key, code, level, starts, ends in entered.of(db, held, Activity.key, activities)
        for place in ((key,) if level == Level.COUNTRY else (key, code))
    ]


def touched(db: Session, *, tables: dict[str, Rows], late: set[str]) -> tuple[set[str], set[str]]:
    """Keys of the communities of which a row was entered since, and of those of which one was corrected or deleted, or
    that were themselves, whatever such a row says: one that counts no more was there, and one that does not yet may
    have. What was done, or promised, in a city is of its whole country too.

    Args:
        tables: what was touched, of :data:`RESTED_ON`.
        late: activities that were corrected, and are taken for entered all the same.
    """
    found: tuple[set[str], set[str]] = (set(), set())
    for places, is_late in zip(found, (True, False), strict=True):
        codes: set[str] = set()
        for table in RESTED_ON:
            rows = {
                key: row
                for key, row in tables[table.__tablename__].items()
                if (row.now if row.is_new else row.is_gone or row.columns & DECISIVE)
                and (row.is_new or (table is Activity and key in late)) == is_late
            }
            own = set(rows) if table is Community else set()
            for row in rows.values():
                own |= {each for each in row.both("community") if each}
                own |= {each for several in row.both("communities") for each in several or ()}
            if table is not Community:
                whom = _met(Community.key) if table is Activity else _whose(table)
                own |= {key for (key,) in entered.of(db, whom, table.key, set(rows))}
            if table in OF_ITS_COUNTRY:
                codes |= {each for row in rows.values() for each in row.both("country_code") if each}
                codes |= {code for (code,) in entered.of(db, select(Community.country_code), Community.key, own)}
            places |= own
        wide = select(Community.key).where(Community.level == Level.COUNTRY)
        places |= {key for (key,) in entered.of(db, wide, Community.country_code, codes)}
    return found


def written_of(db: Session, *, tables: dict[str, Rows], activities: set[str]) -> set[str]:
    """Keys of the communities that were added, or of which a row was by which somebody knows of them: see
    :func:`outreach.queries.written_of.written`.

    Args:
        tables: what was touched, of :data:`RESTED_ON`.
        activities: those that came late.
    """
    found = entered.added(tables[Community.__tablename__])
    for table in REFERRING:
        rows = entered.added(tables[table.__tablename__])
        whom: ColumnElement[bool] = table.community_id == Community.id
        if table is Commitment:
            wide = and_(table.community_id.is_(None), Community.level == Level.COUNTRY)
            whom = or_(whom, and_(wide, table.country_code == Community.country_code))
        found |= {key for (key,) in entered.of(db, select(Community.key).join(table, whom), table.key, rows)}
    settled = _met(Community.key).where(Activity.status.in_((Status.HELD, Status.CANCELLED)))
    return found | {key for (key,) in entered.of(db, settled, Activity.key, activities)}


def hindered_by(db: Session, *, reasons: set[str], last: date) -> set[str]:
    """Keys of the communities in whose way these reasons stand, of those that began by a day."""
    whom = _whose(CoverageReason).where(CoverageReason.since <= last)
    return {key for (key,) in entered.of(db, whom, CoverageReason.key, reasons)}


def tiers(db: Session, *, communities: set[str]) -> dict[str, str | None]:
    """``key -> tier`` of these communities."""
    return dict(map(tuple, entered.of(db, select(Community.key, Community.tier), Community.key, communities)))


def press(db: Session, *, activities: Rows) -> tuple[bool, bool]:
    """Whether there was an activity of the press before these were touched, and whether there is: without one, a tier
    alone says of its community that it was never met, see :func:`outreach.queries.written_of.written`."""
    came, gone = entered.added(activities), entered.deleted(activities)
    of_it = ImportRun.collection == Collection.PUBLIC_RECORD
    brought = select(Change.row_key).join(ImportRun, ImportRun.id == Change.import_run_id)
    # What is gone has no import of its own any more: the history has it.
    brought = brought.where(
        of_it, Change.table_name == Activity.__tablename__, Change.act.in_((Act.ADDED, Act.DELETED))
    )
    had = any(True for _ in entered.of(db, brought, Change.row_key, gone))
    there = select(func.count()).select_from(Activity).join(ImportRun, ImportRun.id == Activity.import_run_id)
    now = db.scalar(there.where(of_it)) or 0
    new = sum(number for (number,) in entered.of(db, there.where(of_it), Activity.key, came))
    return had or now > new, now > 0


def _met(*columns: ColumnElement) -> Select:
    """Of activities and the communities they were, are or are to be with."""
    found = select(*columns).join(ActivityCommunity, ActivityCommunity.community_id == Community.id)
    return found.join(Activity, Activity.id == ActivityCommunity.activity_id)


def _whose(table: type) -> Select:
    """The keys of the communities that rows of a table are about."""
    return select(Community.key).join(table, table.community_id == Community.id)
