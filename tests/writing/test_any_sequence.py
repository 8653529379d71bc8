"""Whatever is done in whatever order: the rows that are there can be rebuilt from the history alone."""

import shutil

import pytest
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st
from sqlalchemy import select
from sqlmodel import Session

from models import Activity, Change, Entity, tally
from models.engine import engine
from outreach.acting import Role, Viewer
from outreach.writing import rows
from outreach.writing.problems import Missing, Taken
from tests.small_world import COMMUNITIES, HOME, settle
from tests.writing.told import ACTIVITY, present, rebuilt

EDITOR = Viewer("Editor One", Role.EDITOR)
KEYS = st.sampled_from(["a1", "a2", "a3"])
TABLES = st.sampled_from([Activity, Entity])
DAYS = st.sampled_from(["2022-12-31", "2023-01-01", "2024-02-29"])
VALUES = st.fixed_dictionaries(
    {},
    optional={
        "title_en": st.sampled_from(["A", "B", "ز"]),
        "attendance": st.integers(0, 3),
        "led_by": st.text(alphabet="aب ", max_size=3),
        "communities": st.lists(st.sampled_from(list(COMMUNITIES)), unique=True, max_size=3),
        "sources": st.lists(st.sampled_from([["https://example.org/1", "", None], ["", "A paper", None]]), max_size=2),
        "day": DAYS,
        "notes": st.just("the very words"),
    },
)
OPERATIONS = st.lists(
    st.tuples(st.sampled_from(["add", "change", "delete", "restore"]), TABLES, KEYS, VALUES), max_size=12
)


@pytest.fixture(scope="module")
def settled(empty_url, tmp_path_factory):
    """The address of a small world without activities; what is written to it is rolled back."""
    path = tmp_path_factory.mktemp("settled") / "outreach.db"
    shutil.copyfile(empty_url.removeprefix("sqlite:///"), path)
    url = f"sqlite:///{path}"
    with Session(engine(url)) as db:
        settle(db)
        db.commit()
    yield url
    engine(url).dispose()


def done(db: Session, what: str, table: type, key: str, values: dict) -> None:
    """One operation; the database may refuse it, and then nothing has happened."""
    given_values = dict(values)
    if table is Entity:
        given_values = {"name_en": key, "community": (values.get("communities") or ["sa"])[0]}
    elif day := given_values.pop("day", None):
        given_values |= {"starts": day, "ends": day}
    if what == "add":
        start = ACTIVITY | {"key": key} if table is Activity else {"key": key}
        rows.add(db, table, start | given_values, viewer=EDITOR, home_country=HOME)
    elif what == "change":
        rows.change(db, table, key, given_values, token=None, viewer=EDITOR, home_country=HOME)
    elif what == "delete":
        rows.delete(db, table, key, token=None, viewer=EDITOR, home_country=HOME)
    else:
        own = (Change.act == "deleted", Change.table_name == table.__tablename__, Change.row_key == key)
        deleted = db.scalar(select(Change.id).where(*own).order_by(Change.id.desc()).limit(1))
        if deleted is not None:
            rows.restore(db, deleted, viewer=EDITOR, home_country=HOME)


@given(operations=OPERATIONS)
@examples(max_examples=40)
def test_the_history_is_enough_to_rebuild_the_rows(settled, operations):
    """And totals are those of the rows after each step's refresh."""
    with Session(engine(settled)) as db:
        for operation in operations:
            try:
                done(db, *operation)
            except (Missing, Taken):
                continue
        assert rebuilt(db) == present(db, ["activity", "entity"])
        assert tally.differences(db, home_country=HOME) == []
        assert not any("very" in columns for columns in db.scalars(select(Change.columns)))
        db.rollback()
