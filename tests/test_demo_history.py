"""The made-up year has a history like any other: no row of its import without its entry, and each change has one."""

import pytest
from sqlalchemy import select

from models import Change, Community, ImportRun, MeetingAction
from models.codes import Act, ActionState, Collection
from models.engine import session
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
    """Tiers that were given, and actions that were settled."""
    with session(year_url) as db:
        tiered = set(db.scalars(select(Community.key).where(Community.tier.is_not(None))))
        settled = set(db.scalars(select(MeetingAction.key).where(MeetingAction.state != ActionState.OPEN)))
        assert tiered and tiered == entries(db, "community", Act.CHANGED)
        assert settled and settled == entries(db, "meeting_action", Act.CHANGED)
