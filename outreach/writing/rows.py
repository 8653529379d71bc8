"""Staff write a row: add, change, delete, restore. Each checks the role, and leaves history and fresh totals behind.

The caller's session commits once, after all that belongs together; after a :class:`WriteProblem` it rolls back.
Values are given as an image has them (see ``images.py``), or as the model has them: ``starts`` may be a date, ``kind``
a code; who is referred to is named by key, ``initiative="hour"``, ``communities=["sa", "sa-riyadh"]``.
"""

import json
import re
from collections.abc import Mapping
from uuid import uuid4

from sqlalchemy import select
from sqlmodel import Session

from models import Base, Change, Community, Image, ImportRun, Request
from models.codes import Act, Collection, How
from models.engine import bump
from outreach.acting import Role, Viewer, demand
from outreach.writing.folded import refolded
from outreach.writing.images import empty, images, number_of, plain, read_back, token
from outreach.writing.journal import Ledger
from outreach.writing.problems import (
    Conflict,
    Missing,
    NotADeletion,
    NotByHand,
    NotOwn,
    OnlyAdded,
    Purged,
    Taken,
    UnfitKey,
    UnknownColumn,
)
from outreach.writing.put import put, remove
from outreach.writing.reference import never_given, next_reference
from outreach.writing.shapes import ONLY_ADDED, RUN, SHAPES, WRITTEN_BY_HAND, Shape
from outreach.writing.stepped import STEPS, deleted_with, not_after_its_steps, steps_of

KEY = re.compile(r"[A-Za-z0-9._:-]{1,80}")


def add(
    db: Session,
    table: type[Base],
    values: Mapping[str, object],
    *,
    viewer: Viewer,
    home_country: str,
    how: How = How.FORM,
) -> str:
    """Add a row, and return its key; where ``values`` has none, one is made: a request gets its reference number.

    Raises:
        NotAllowed, Taken, UnfitKey, UnknownColumn, Missing, Refused, pydantic.ValidationError: nothing was written.
    """
    shape = begun(db, table.__tablename__, viewer)
    image = empty(shape) | _given(shape, "", values)
    if table is Request and image["key"]:
        never_given(db, image["key"])
    elif table is Request and image["raised_on"]:
        image["key"] = next_reference(db, year=str(image["raised_on"])[:4])
    if shape.identity == ("key",):
        image["key"] = image["key"] or f"{shape.name}-{uuid4().hex[:12]}"
        if not KEY.fullmatch(str(image["key"])):
            raise UnfitKey(shape.name, str(image["key"]))
    if table is Community:
        image["folded"] = refolded(db, None, image)
    if number_of(db, shape, shape.key_of(image)) is not None:
        raise Taken(shape.name, shape.key_of(image))
    return _write(db, shape, Act.ADDED, None, image, viewer=viewer, home_country=home_country, how=how)


def change(
    db: Session,
    table: type[Base],
    key: str,
    values: Mapping[str, object],
    *,
    token: str | None,
    viewer: Viewer,
    home_country: str,
    how: How = How.FORM,
    import_run_id: int | None = None,
) -> None:
    """Change a row's columns and links; what ``values`` does not name stays. What tells the row apart cannot change.

    Args:
        token: of the row as it was read (see :func:`outreach.writing.images.token`); None to overwrite whatever is
            there, as a command may.
        import_run_id: the import that the change belongs to, and is taken back with; the row keeps its own.

    Raises:
        Conflict: the row is not what it was when it was read. BeforeItWasRaised: see there.
        NotAllowed, NotOwn, UnfitKey, UnknownColumn, Missing, Refused, pydantic.ValidationError: nothing was written.
    """
    shape = begun(db, table.__tablename__, viewer)
    before, number = found(db, shape, key, read=token)
    after = before | _given(shape, key, values)
    if any(after[name] != before[name] for name in (*shape.identity, RUN) if name in after):
        raise UnfitKey(shape.name, shape.key_of(after))
    if table is Community:
        after["folded"] = refolded(db, before, after)
    if table is Request:
        not_after_its_steps(db, after, number)
    if after != before:
        same = {"viewer": viewer, "home_country": home_country, "how": how, "import_run_id": import_run_id}
        _write(db, shape, Act.CHANGED, before, after, number=number, **same)


def delete(
    db: Session,
    table: type[Base],
    key: str,
    *,
    token: str | None,
    viewer: Viewer,
    home_country: str,
    how: How = How.FORM,
    with_steps: bool = False,
) -> None:
    """Delete a row with its links; ``with_steps`` also a request that was worked on, with its steps.

    Raises:
        Referred: others refer to it; says how many. HasSteps: a request that was worked on.
        Conflict, NotAllowed, NotOwn, Missing: nothing was written.
    """
    shape = begun(db, table.__tablename__, viewer)
    before, number = found(db, shape, key, read=token)
    steps = steps_of(db, key, number, wanted=with_steps) if table is Request else []
    remove(db, shape, {number: before}, along={STEPS} if steps else ())
    ledger = Ledger(db, by=viewer.name, how=how, home_country=home_country)
    for step, image in steps:
        ledger.note(Act.DELETED, STEPS, step, image, None)
    ledger.note(Act.DELETED, shape.name, key, before, None)
    ledger.close()


def restore(db: Session, change_id: int, *, viewer: Viewer, home_country: str) -> str:
    """Take a deletion back, and return the row's key; a request comes back with the steps that went with it.

    Raises:
        NotADeletion: this change is something else, or is not there.
        Purged: what was deleted is not kept any more.
        Taken: a row has the key again.
        NotAllowed, Missing, Refused: nothing was written.
    """
    demand(viewer, Role.EDITOR)
    deletion = db.get(Change, change_id)
    if deletion is None or deletion.act != Act.DELETED:
        raise NotADeletion(f"Change {change_id} deleted nothing.")
    shape = begun(db, deletion.table_name, viewer)
    kept = db.scalar(select(Image.before).where(Image.change_id == change_id))
    if kept is None:
        raise Purged(shape.name, deletion.row_key)
    if number_of(db, shape, deletion.row_key) is not None:
        raise Taken(shape.name, deletion.row_key)
    steps = deleted_with(db, deletion) if shape.table is Request else []
    same = {"viewer": viewer, "home_country": home_country, "how": How.UNDO}
    key = _write(db, shape, Act.RESTORED, None, read_back(shape, kept), **same)
    for image in steps:
        _write(db, SHAPES[STEPS], Act.RESTORED, None, image, **same)
    return key


def begun(db: Session, name: str, viewer: Viewer) -> Shape:
    """Let nobody past who may not write this table, and take the turn of writing; what each write begins with.

    Raises:
        NotAllowed, NotByHand, OnlyAdded: see each.
    """
    demand(viewer, Role.EDITOR)
    if name in ONLY_ADDED:
        raise OnlyAdded(f"Rows of {name} are neither changed nor deleted.")
    if name not in WRITTEN_BY_HAND:
        raise NotByHand(f"Rows of {name} come in with files.")
    # First of all: whoever else writes waits here, and what is read below stays true until the end.
    bump(db)
    db.flush()
    return SHAPES[name]


def found(db: Session, shape: Shape, key: str, *, read: str | None) -> tuple[dict, object]:
    """The row as it is and its number, if it is still what was read, and may be written.

    Args:
        read: the token of what was read; None not to ask.

    Raises:
        Conflict, Missing, NotOwn: see each.
    """
    number = number_of(db, shape, key)
    now = None if number is None else images(db, shape, [number])[number]
    if read is not None and (now is None or token(now) != read):
        raise conflict(db, shape, key, now, read=read)
    if now is None:
        raise Missing(shape.name, key)
    run = now[RUN]
    if run and db.scalar(select(ImportRun.collection).where(ImportRun.id == run)) == Collection.PUBLIC_RECORD:
        raise NotOwn(shape.name, key)
    return now, number


def conflict(db: Session, shape: Shape, key: str, now: dict | None, *, read: str = "") -> Conflict:
    """That a row is ``now`` another one than the one that was ``read``, by whose doing and since when."""
    own = (Change.table_name == shape.name, Change.row_key == key)
    last = db.execute(select(Change.by, Change.at).where(*own).order_by(Change.id.desc()).limit(1)).first()
    kept = select(Image.before).join(Change, Change.id == Image.change_id).where(*own).order_by(Change.id.desc())
    before = next((image for image in map(json.loads, db.scalars(kept)) if token(image) == read), None)
    by, at = last or (None, None)
    return Conflict(shape.name, key, before=before, now=now, by=by, at=at)


def _given(shape: Shape, key: str, values: Mapping[str, object]) -> dict:
    """The values as an image has them."""
    given = {}
    for name, value in values.items():
        if name not in shape.names or name == RUN:
            raise UnknownColumn(shape.name, key, name)
        if name == "sources":
            given[name] = [[plain(one) for one in cited] for cited in value]
        elif isinstance(value, list | tuple | set | frozenset):
            given[name] = sorted(set(map(plain, value)))
        else:
            given[name] = plain(value)
    return given


def _write(
    db: Session,
    shape: Shape,
    act: Act,
    before: dict | None,
    image: dict,
    *,
    viewer: Viewer,
    home_country: str,
    how: How,
    number: object | None = None,
    import_run_id: int | None = None,
) -> str:
    put(db, shape, image, number=number, before=before)
    key = shape.key_of(image)
    # Read back, since the history holds what is stored and not what was meant.
    number = number_of(db, shape, key)
    ledger = Ledger(db, by=viewer.name, how=how, home_country=home_country, import_run_id=import_run_id)
    ledger.note(act, shape.name, key, before, images(db, shape, [number])[number])
    ledger.close()
    return key
