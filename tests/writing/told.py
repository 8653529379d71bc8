"""What the history says, for tests that ask after a change."""

import json

from sqlalchemy import select
from sqlmodel import Session

from models import Change
from models.change import WITHHELD
from outreach.writing.images import images
from outreach.writing.journal import NOTHING
from outreach.writing.shapes import RUN, SHAPES

State = dict[tuple[str, str], dict]
ACTIVITY = {
    "key": "a1", "kind": "meeting", "status": "held", "organiser": "mission", "title_en": "A meeting",
    "starts": "2023-03-05", "ends": "2023-03-05", "precision": "day", "date_basis": "event", "attendance": 20,
    "attendance_basis": "counted", "communities": ["sa-riyadh", "sa"], "countries": ["SA"], "topics": ["customs"],
    "initiative": "hour", "sources": [["https://example.org/1", "A paper", "2023-03-06"]], "notes": "the very words",
}  # fmt: skip


def history(db: Session) -> list[tuple[str, str, str, dict]]:
    """(act, table, key, columns), oldest first."""
    rows = db.scalars(select(Change).order_by(Change.id))
    return [(row.act.value, row.table_name, row.row_key, json.loads(row.columns)) for row in rows]


def rebuilt(db: Session) -> State:
    """Every row that the history knows of, made of nothing but the history."""
    state: State = {}
    for _, table, key, columns in history(db):
        row = state.setdefault((table, key), {})
        row |= {name: pair[1] for name, pair in columns.items() if pair is not None}
        if all(row[name] is None for name in SHAPES[table].identity if name in row):
            del state[table, key]
    return {row: said(values) for row, values in state.items()}


def present(db: Session, tables: list[str]) -> State:
    """Every row of these tables that is there."""
    state: State = {}
    for name in tables:
        shape = SHAPES[name]
        found = images(db, shape, db.scalars(select(shape.number)).all())
        state |= {(name, shape.key_of(image)): said(image) for image in found.values()}
    return state


def said(image: dict) -> dict:
    """What a row says of itself, without what the history withholds."""
    return {k: v for k, v in image.items() if v not in NOTHING and k not in WITHHELD and k != RUN}
