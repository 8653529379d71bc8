"""Takes the public record out: all that the press recorded, and nothing of the ministry's own. The caller commits."""

from collections import Counter
from collections.abc import Iterator

from sqlalchemy import ColumnElement, Select, func, select
from sqlmodel import Session

from models import Base, ImportRun
from models.codes import Act, Collection, How
from models.engine import bump
from outreach.acting import Role, Viewer, demand
from outreach.writing.images import chunks, images
from outreach.writing.journal import Ledger
from outreach.writing.problems import RecordInUse
from outreach.writing.put import referring, remove
from outreach.writing.shapes import RUN, SHAPES, Shape


def standing(db: Session) -> int:
    """How many rows of the public record there are."""
    return sum(db.scalar(select(func.count()).where(_of_the_record(shape))) for shape in _shapes())


def take_out(db: Session, *, viewer: Viewer, home_country: str) -> int:
    """Delete every row of the public record, and return how many there were.

    The imports that brought them stay, as after an undo, and the history of each deletion belongs to one of them.

    Raises:
        RecordInUse: rows of the ministry's own refer to some; nothing is to be committed.
        NotAllowed: takes an administrator.
    """
    demand(viewer, Role.ADMINISTRATOR)
    bump(db)
    db.flush()
    if in_use := _in_use(db):
        raise RecordInUse(in_use)
    ledgers: dict[int, Ledger] = {}
    same = {"by": viewer.name, "how": How.UNDO, "home_country": home_country}
    gone = 0
    for shape in _shapes():
        there = images(db, shape, db.scalars(select(shape.number).where(_of_the_record(shape))).all())
        remove(db, shape, there)
        for image in there.values():
            ledger = ledgers.setdefault(image[RUN], Ledger(db, **same, import_run_id=image[RUN]))
            ledger.note(Act.DELETED, shape.name, shape.key_of(image), image, None)
        gone += len(there)
    for ledger in ledgers.values():
        ledger.close()
    return gone


def _in_use(db: Session) -> dict[str, int]:
    """How many rows of the ministry's own refer to some of the record, by table: all that is in the way, at once."""
    found: Counter[str] = Counter()
    for shape in _shapes():
        for chunk in chunks(db.scalars(select(shape.number).where(_of_the_record(shape)))):
            found.update(referring(db, shape, chunk, but=_of_the_press()))
    return dict(found)


def _shapes() -> Iterator[Shape]:
    """What came in with imports; what refers goes before what it refers to."""
    for table in reversed(Base.metadata.sorted_tables):
        if table.name in SHAPES and RUN in table.c:
            yield SHAPES[table.name]


def _of_the_record(shape: Shape) -> ColumnElement[bool]:
    return shape.table.__table__.c[RUN].in_(_of_the_press())


def _of_the_press() -> Select:
    return select(ImportRun.id).where(ImportRun.collection == Collection.PUBLIC_RECORD)
