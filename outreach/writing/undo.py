"""Takes back all that belongs together: an import, or a merge. In one transaction, which the caller commits."""

from itertools import groupby, islice

from sqlalchemy import and_, select
from sqlalchemy.orm import aliased
from sqlmodel import Session

from models import Change, Image, ImportRun, Request
from models.codes import Act, How
from models.engine import bump
from outreach.acting import Role, Viewer, demand
from outreach.writing.images import chunks, images, numbers_of, read_back
from outreach.writing.journal import Ledger
from outreach.writing.parked import park
from outreach.writing.problems import NothingToUndo, Purged, Touched
from outreach.writing.put import remove
from outreach.writing.put_many import put_many
from outreach.writing.shapes import SHAPES
from outreach.writing.stepped import not_after_its_steps
from outreach.writing.touched import Own, Row, of_imports, touched

TOGETHER = ("imported_at", "imported_by", "collection")
"""What imports have in common that came in together."""


def undo_import(db: Session, *, run_id: int, viewer: Viewer, home_country: str) -> int:
    """Take back every row that an import added, changed or deleted, and return how many.

    So is all that came in together with it, at one confirmation: the other sheets of a workbook, and other files. Their
    own rows stay, since the history refers to them, and so that what ships is not brought in again by the next start;
    what was done to take one back belongs to it too, as ``undo``.

    Raises:
        NothingToUndo: no history belongs to this import.
        Touched: rows of it were changed again later, and are not what it left; says which.
        Referred: others refer by now to a row that it added.
        Purged: how a row was before is not kept any more.
        BeforeItWasRaised: a request would be raised after a step that was taken meanwhile.
        NotAllowed: takes an editor.
    """
    demand(viewer, Role.EDITOR)
    bump(db)
    db.flush()
    return take_back(db, of_imports(together(db, run_id)), viewer=viewer, home_country=home_country)


def in_the_way(db: Session, *, run_id: int, most: int) -> list[Row]:
    """The first rows of an import, and of what came in together with it, for which it cannot be taken back, since they
    were changed again later; none where it can."""
    return sorted(islice(touched(db, of_imports(together(db, run_id))), most))


def together(db: Session, run_id: int) -> list[int]:
    """The imports that came in with this one, itself among them: by one person, at one moment, as one collection."""
    other = aliased(ImportRun)
    same = [getattr(other, name) == getattr(ImportRun, name) for name in TOGETHER]
    found = select(other.id).join(ImportRun, and_(*same)).where(ImportRun.id == run_id)
    return list(db.scalars(found.order_by(other.id)))


def take_back(db: Session, own: Own, *, viewer: Viewer, home_country: str) -> int:
    """Make every row of these changes what it was before them; return how many rows there were.

    What is done to a row belongs to the import that its first change belongs to, if any.

    Raises:
        NothingToUndo, Touched, Referred, Purged, Missing, Refused, BeforeItWasRaised: nothing was written.
    """
    changes = db.scalars(select(Change).where(own(Change)).order_by(Change.id)).all()
    if not changes:
        raise NothingToUndo("No history belongs to it.")
    first: dict[Row, Change] = {}
    for one in changes:
        first.setdefault((one.table_name, one.row_key), one)
    if later := sorted(touched(db, own)):
        raise Touched(later)
    wanted = _before(db, first)
    same = {"by": viewer.name, "how": How.UNDO, "home_country": home_country}
    ledgers = {run: Ledger(db, **same, import_run_id=run) for run in {one.import_run_id for one in first.values()}}
    # What was written last goes first: what refers to a row was written after it.
    for table, rows in groupby(reversed(list(first)), key=lambda row: row[0]):
        for chunk in chunks(list(rows)):
            keys = [key for _, key in chunk]
            own = {key: ledgers[first[table, key].import_run_id] for key in keys}
            _chunk(db, table, keys, wanted, own)
    for ledger in ledgers.values():
        ledger.close()
    return len(first)


def _chunk(
    db: Session, table: str, keys: list[str], wanted: dict[Row, dict | None], ledgers: dict[str, Ledger]
) -> None:
    shape = SHAPES[table]
    numbers = numbers_of(db, shape, keys)
    there = images(db, shape, numbers.values())
    now = {key: there[numbers[key]] if key in numbers else None for key in keys}
    # First what goes, then what is given up: a row that comes back may find its name with another of them.
    gone = {numbers[key]: now[key] for key in keys if wanted[table, key] is None and now[key] is not None}
    remove(db, shape, gone)
    for image in gone.values():
        key = shape.key_of(image)
        ledgers[key].note(Act.DELETED, table, key, image, None)
    back = {key: wanted[table, key] for key in keys if wanted[table, key] is not None}
    park(db, shape.table, [(numbers[key], now[key], image) for key, image in back.items() if now[key] is not None])
    for key, image in back.items():
        before = now[key]
        if table == Request.__tablename__ and before is not None and image["raised_on"] != before["raised_on"]:
            not_after_its_steps(db, image, numbers[key])
    put_many(db, shape, [(numbers.get(key), now[key], image) for key, image in back.items()])
    for key, image in back.items():
        ledgers[key].note(Act.RESTORED, table, key, now[key], image)


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
