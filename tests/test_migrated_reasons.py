"""Why activities were cancelled leaves their notes for a column of its own, both ways, on both databases."""

import json

import pytest
from alembic import command
from sqlalchemy import Connection, inspect, select, text
from sqlalchemy.exc import IntegrityError

from models import Activity
from models.engine import config, engine, session
from outreach.acting import Role, Viewer
from outreach.writing.rows import restore
from tests.models.test_constraints import TABLES, insert
from tests.models.valid_rows import VALID
from tests.test_migrations import checks

BEFORE, AFTER = "0008", "0009"
UNKNOWN = "Not on record · غير مسجل"
# status and notes, and the reason and notes that they become
NOTES = {
    "told": ("cancelled", "Called off: Rain\n\nMoved to June.", "Rain", "Moved to June."),
    "arabic": ("cancelled", "أُلغي: أُغلقت القاعة", "أُغلقت القاعة", ""),
    "imported": ("cancelled", "The hall was closed.", UNKNOWN, "The hall was closed."),
    "not-sure": ("cancelled", "Called off: Rain\nand more", UNKNOWN, "Called off: Rain\nand more"),
    "empty": ("cancelled", "Called off: ", UNKNOWN, "Called off: "),
    "held": ("held", "Called off: Rain\n\nThen held.", "", "Called off: Rain\n\nThen held."),
}  # fmt: skip
NOT_COLLECTED = {"attendance": None, "attendance_basis": "not_collected", "women": None, "men": None}
GONE = 1000
"""The number of the change that deleted one."""
PARENTS = ("country", "import_run", "initiative", "community")


def made(key: str, status: str, notes: str) -> dict[str, object]:
    """A row of the activities as they were before."""
    blank = dict.fromkeys(("led_by", "title_ar", "answers_reported"), "")
    return VALID["activity"] | blank | NOT_COLLECTED | {"key": key, "status": status, "notes": notes}


def put(connection: Connection, row: dict[str, object]) -> None:
    """With the columns that are named and no others, as the table had them once."""
    names = ", ".join(f'"{name}"' for name in row)
    connection.execute(text(f"INSERT INTO activity ({names}) VALUES ({', '.join(f':{name}' for name in row)})"), row)


@pytest.fixture
def filled(bare_url: str) -> str:
    """A database of the revision before, with activities, their links, and the image of one that was deleted."""
    command.upgrade(config(bare_url), BEFORE)
    with engine(bare_url).begin() as connection:
        for name in PARENTS:
            insert(connection, TABLES[name], VALID[name])
        for number, (key, (status, notes, *_)) in enumerate(NOTES.items(), start=101):
            put(connection, made(key, status, notes) | {"id": number})
            link = {"activity_id": number, "community_id": 1}
            insert(connection, TABLES["activity_community"], link)
        change = {"id": GONE, "at": "2024-01-01 00:00:00+00:00", "act": "deleted", "table_name": "activity"}
        insert(connection, TABLES["change"], VALID["change"] | change | {"row_key": "gone", "columns": "{}"})
        image = made("gone", "cancelled", NOTES["told"][1])
        image = {k: v for k, v in image.items() if k not in ("id", "initiative_id", "import_run_id")}
        text_of = json.dumps(image | {"initiative": None, "communities": []}, default=str, sort_keys=True)
        insert(connection, TABLES["image"], {"change_id": GONE, "before": text_of})
    return bare_url


def rows(url: str, *columns: str) -> dict[str, tuple]:
    with engine(url).connect() as connection:
        found = connection.execute(text(f"SELECT key, {', '.join(columns)} FROM activity ORDER BY id")).all()
    return {key: tuple(row) for key, *row in found}


def test_each_reason_has_its_own_column(filled: str) -> None:
    """What stood in front of the notes, where that is sure; the words say where nobody was ever asked. Links stay."""
    command.upgrade(config(filled), AFTER)
    assert rows(filled, "cancelled_because", "notes") == {key: row[2:] for key, row in NOTES.items()}
    with engine(filled).connect() as connection:
        assert connection.scalar(text("SELECT count(*) FROM activity_community")) == len(NOTES)
        told = connection.execute(text("SELECT row_key, columns FROM change WHERE how = 'command' ORDER BY row_key"))
        named = json.dumps({"cancelled_because": None, "notes": None})
        assert [tuple(row) for row in told] == [("arabic", named), ("told", named)]
    command.downgrade(config(filled), BEFORE)
    back = {"arabic": "Called off: أُغلقت القاعة"}
    assert rows(filled, "notes") == {key: (back.get(key, row[1]),) for key, row in NOTES.items()}


def test_what_was_deleted_before_is_taken_back_with_its_reason(filled: str) -> None:
    command.upgrade(config(filled), "head")
    with session(filled) as db:
        restore(db, GONE, viewer=Viewer("Editor One", Role.EDITOR), home_country="EG")
        db.commit()
        row = db.execute(select(Activity.cancelled_because, Activity.notes).where(Activity.key == "gone")).one()
        assert tuple(row) == ("Rain", "Moved to June.")


def test_a_reason_where_it_was_cancelled_and_nowhere_else(filled: str) -> None:
    command.upgrade(config(filled), AFTER)
    for status, reason in (("cancelled", ""), ("cancelled", "  "), ("held", "Rain")):
        row = made("new", status, "") | {"id": 99, "cancelled_because": reason}
        with pytest.raises(IntegrityError, match="cancelled_has_its_reason"), engine(filled).begin() as connection:
            put(connection, row)


def test_checks_keys_and_indexes_survive_both_ways(filled: str) -> None:
    def rules() -> tuple:
        with engine(filled).connect() as connection:
            seen = inspect(connection)
            indexes = {str(one["name"]): one["column_names"] for one in seen.get_indexes("activity")}
            return checks(connection), sorted(map(str, seen.get_foreign_keys("activity"))), indexes

    before = rules()
    command.upgrade(config(filled), AFTER)
    found, *others = rules()
    assert set(found) - set(before[0]) == {("activity", "ck_activity_cancelled_has_its_reason")}
    assert others == list(before[1:])
    command.downgrade(config(filled), BEFORE)
    assert rules() == before
