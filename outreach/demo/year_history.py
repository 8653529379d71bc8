"""The history of what came in with the made-up year's import, as of any other: each row that was added or changed."""

from collections.abc import Iterable

from sqlalchemy import select
from sqlmodel import Session

from models import Base, Community, ImportRun
from models.codes import Act, How
from outreach.demo.entries import Became, Entry
from outreach.writing import journal
from outreach.writing.images import images
from outreach.writing.shapes import SHAPES, shape_of


def begun(db: Session, *, run: int, tables: Iterable[str], tiers: list[int]) -> None:
    """Write down every row of these tables that came in with the import, in the moment of the import.

    Args:
        tiers: numbers of the communities that it gave their tier.
    """
    entries = []
    for shape in (SHAPES[name] for name in tables):
        numbers = db.scalars(select(shape.number).where(shape.table.import_run_id == run).order_by(shape.number)).all()
        found = images(db, shape, numbers)
        # Databases hand rows back in an order of their own.
        for image in map(found.get, numbers):
            entries.append(journal.Entry(Act.ADDED, shape.name, shape.key_of(image), None, image))
    found = images(db, shape_of(Community), tiers)
    for now in map(found.get, tiers):
        entries.append(journal.Entry(Act.CHANGED, Community.__tablename__, now["key"], now | {"tier": None}, now))
    came = db.get_one(ImportRun, run)
    came.rows_changed = len(tiers)
    journal.record_many(db, entries, by=came.imported_by, how=How.IMPORT, at=came.imported_at, import_run_id=came.id)


def came_in(db: Session, entries: Iterable[Entry], *, run: int) -> None:
    """Write down the first row of each of these, in its own moment, where nobody is said to have written it by form."""
    by = db.get_one(ImportRun, run).imported_by
    first = [(entry.at, *entry.rows[0]) for entry in entries if not entry.key]
    told = {
        table: images(db, shape_of(table), [values["id"] for _, other, values in first if other is table])
        for table in dict.fromkeys(table for _, table, _ in first)
    }
    for at, table, values in first:
        shape, image = shape_of(table), told[table][values["id"]]
        added = journal.Entry(Act.ADDED, shape.name, shape.key_of(image), None, image)
        journal.record_many(db, [added], by=by, how=How.IMPORT, at=at, import_run_id=run)


def became(db: Session, changes: Iterable[Became], *, run: int) -> None:
    """Change rows that came in, and write each change down in its own moment."""
    by = db.get_one(ImportRun, run).imported_by
    of_tables: dict[type[Base], list[Became]] = {}
    for one in changes:
        of_tables.setdefault(one.table, []).append(one)
    for table, several in of_tables.items():
        shape, numbers = shape_of(table), [one.id for one in several]
        before = images(db, shape, numbers)
        for one in several:
            db.get_one(table, one.id).sqlmodel_update(one.values)
        db.flush()
        after = images(db, shape, numbers)
        for one in several:
            then, now = before[one.id], after[one.id]
            changed = journal.Entry(Act.CHANGED, shape.name, shape.key_of(now), then, now)
            journal.record_many(db, [changed], by=by, how=How.IMPORT, at=one.at, import_run_id=run)
