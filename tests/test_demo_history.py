"""The made-up year has a history like any other: no row of its import without its entry, and each change has one."""

import json
from datetime import date
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import func, select

from models import Change, Commitment, Community, Decision, ImportRun, MeetingAction
from models.codes import Act, ActionState, Collection, How
from models.engine import session
from outreach.queries import history
from outreach.settings import settings
from outreach.writing.images import images
from outreach.writing.shapes import RUN, SHAPES, WRITTEN_BY_HAND

TABLES = sorted(name for name in WRITTEN_BY_HAND if RUN in SHAPES[name].table.model_fields)


def entries(db, table: str, act: Act) -> set[str]:
    return set(db.scalars(select(Change.row_key).where(Change.table_name == table, Change.act == act)))


@pytest.mark.parametrize("table", TABLES)
def test_each_row_has_its_entry(year_url, table) -> None:
    """By whom it came in: by form, or with the import."""
    shape = SHAPES[table]
    with session(year_url) as db:
        run = db.scalar(select(ImportRun.id).where(ImportRun.collection == Collection.DEMONSTRATION))
        numbers = db.scalars(select(shape.number).where(shape.table.import_run_id == run)).all()
        keys = {shape.key_of(image) for image in images(db, shape, numbers).values()}
        assert keys <= entries(db, table, Act.ADDED)
        ways = set(db.scalars(select(Change.by).where(Change.table_name == table, Change.import_run_id == run)))
    assert ways <= {"python -m outreach demo"}


def test_what_changed_has_its_entry(year_url) -> None:
    """Tiers that were given, what was done or decided, and promises that were kept or dropped."""
    settled = {
        Community: Community.tier.is_not(None),
        MeetingAction: MeetingAction.state != ActionState.OPEN,
        Decision: Decision.decided_on.is_not(None),
        Commitment: Commitment.kept_on.is_not(None) | Commitment.dropped_on.is_not(None),
    }
    with session(year_url) as db:
        for table, condition in settled.items():
            keys = set(db.scalars(select(table.key).where(condition)))
            assert keys and keys == entries(db, table.__tablename__, Act.CHANGED)


def test_no_row_is_changed_before_it_was_added(year_url) -> None:
    """A community is there before it is given its tier."""
    first = select(Change.table_name, Change.row_key, func.min(Change.at)).group_by(Change.table_name, Change.row_key)
    with session(year_url) as db:
        added = {(table, key): at for table, key, at in db.execute(first.where(Change.act == Act.ADDED))}
        changed = {(table, key): at for table, key, at in db.execute(first.where(Change.act == Act.CHANGED))}
    assert Community.__tablename__ in {table for table, _ in changed}
    assert [row for row, at in changed.items() if at <= added[row]] == []


def test_nothing_is_on_record_before_it_was_so(year_url) -> None:
    """An entry names no day after its own, but for when something is to be, or is planned."""
    zone = ZoneInfo(settings().time_zone)
    with session(year_url) as db:
        run = db.scalar(select(ImportRun.id).where(ImportRun.collection == Collection.DEMONSTRATION))
        of_year = (Change.import_run_id == run) | (Change.how == How.FORM)
        found = db.execute(select(Change.at, Change.table_name, Change.row_key, Change.columns).where(of_year)).all()
    assert len(found) > 7000
    early = []
    for at, table, key, text in found:
        columns = json.loads(text)
        is_planned = columns.get("status", [None, "held"])[1] != "held"
        # Of what is known by its month the last day may be to come.
        to_come = {"due_on", "needed_by", "until", "ends"} | ({"starts"} if is_planned else set())
        days = {name: _day(pair and pair[1]) for name, pair in columns.items() if name not in to_come}
        early += [(table, key, name) for name, day in days.items() if day and day > at.astimezone(zone).date()]
    assert early == []


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def test_the_history_is_read_from_its_last_moment_back(year_url) -> None:
    """Whatever the order in which a year was written."""
    with session(year_url) as db:
        moments = list(history.rows(db, time_zone=settings().time_zone)["at"])
        written = list(db.scalars(select(Change.at).order_by(Change.id.desc())))
    assert moments == sorted(moments, reverse=True) != written
