"""Takes back all that belongs together: an import, or a merge. In one transaction, which the caller commits."""

from collections.abc import Sequence
from itertools import groupby

from sqlalchemy import select
from sqlmodel import Session

from models import Change, Image
from models.codes import Act, How
from models.engine import bump
from outreach.acting import Role, Viewer, demand
from outreach.writing.images import chunks, images, numbers_of, read_back
from outreach.writing.journal import Ledger
from outreach.writing.problems import NothingToUndo, Purged, Touched
from outreach.writing.put import put, remove
from outreach.writing.shapes import SHAPES

Row = tuple[str, str]
"""Table and key."""


def undo_import(db: Session, *, run_id: int, viewer: Viewer, home_country: str) -> int:
    """Take back every row that an import added, changed or deleted, and return how many.

    The import's own row stays, since the history refers to it, and so that what ships is not brought in again by the
    next start; what was done to take it back belongs to it too, as ``undo``.

    Raises:
        NothingToUndo: no history belongs to this import.
        Touched: rows of it were changed again later, by hand, by another import or by an undo; says which.
        Referred: others refer by now to a row that it added.
        Purged: how a row was before is not kept any more.
        NotAllowed: takes an editor.
    """
    demand(viewer, Role.EDITOR)
    bump(db)
    db.flush()
    belongs = (Change.import_run_id == run_id, Change.how == How.IMPORT)
    changes = db.scalars(select(Change).where(*belongs).order_by(Change.id)).all()
    return take_back(db, changes, viewer=viewer, home_country=home_country, import_run_id=run_id)


def take_back(
    db: Session, changes: Sequence[Change], *, viewer: Viewer, home_country: str, import_run_id: int | None = None
) -> int:
    """Make every row of these changes, oldest first, what it was before them; return how many rows there were.

    Args:
        import_run_id: the import that is taken back; None where it is no import.

    Raises:
        NothingToUndo, Touched, Referred, Purged, Missing, Refused: nothing was written.
    """
    if not changes:
        raise NothingToUndo("No history belongs to it.")
    first: dict[Row, Change] = {}
    for one in changes:
        first.setdefault((one.table_name, one.row_key), one)
    if later := _touched(db, changes, first):
        raise Touched(later)
    wanted = _before(db, first)
    ledger = Ledger(db, by=viewer.name, how=How.UNDO, home_country=home_country, import_run_id=import_run_id)
    # What was written last goes first: what refers to a row was written after it.
    for table, rows in groupby(reversed(list(first)), key=lambda row: row[0]):
        for chunk in chunks(list(rows)):
            _chunk(db, table, [key for _, key in chunk], wanted, ledger)
    ledger.close()
    return len(first)


def _chunk(db: Session, table: str, keys: list[str], wanted: dict[Row, dict | None], ledger: Ledger) -> None:
    shape = SHAPES[table]
    numbers = numbers_of(db, shape, keys)
    there = images(db, shape, numbers.values())
    now = {key: there[numbers[key]] if key in numbers else None for key in keys}
    for key in keys:
        before, image = now[key], wanted[table, key]
        if image is not None:
            put(db, shape, image, number=numbers.get(key), before=before)
            ledger.note(Act.RESTORED, table, key, before, image)
    gone = {numbers[key]: now[key] for key in keys if wanted[table, key] is None and now[key] is not None}
    remove(db, shape, gone)
    for image in gone.values():
        ledger.note(Act.DELETED, table, shape.key_of(image), image, None)


def _touched(db: Session, changes: Sequence[Change], first: dict[Row, Change]) -> list[Row]:
    """Rows that something else changed after the first of these changes."""
    own = {one.id for one in changes}
    found: dict[Row, None] = {}
    for table, rows in groupby(sorted(first), key=lambda row: row[0]):
        for chunk in chunks([key for _, key in rows]):
            since = min(first[table, key].id for key in chunk)
            later = select(Change.id, Change.row_key).where(
                Change.table_name == table, Change.row_key.in_(chunk), Change.id > since
            )
            for number, key in db.execute(later):
                if number not in own and number > first[table, key].id:
                    found[table, key] = None
    return list(found)


def _before(db: Session, first: dict[Row, Change]) -> dict[Row, dict | None]:
    """What each row was before; None where it was not there."""
    kept: dict[int, str] = {}
    for chunk in chunks([one.id for one in first.values()]):
        kept |= dict(db.execute(select(Image.change_id, Image.before).where(Image.change_id.in_(chunk))).all())
    wanted: dict[Row, dict | None] = {}
    for row, one in first.items():
        if one.act in (Act.ADDED, Act.RESTORED) and one.id not in kept:
            wanted[row] = None
        elif one.id in kept:
            wanted[row] = read_back(SHAPES[one.table_name], kept[one.id])
        else:
            raise Purged(*row)
    return wanted
