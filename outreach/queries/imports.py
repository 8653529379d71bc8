"""The imports that there were: who brought in what, when, and whether it can still be taken back."""

import pandas as pd
from sqlalchemy import Select, and_, case, func, select
from sqlalchemy.orm import aliased
from sqlmodel import Session

from models import Change, ImportRun
from models.codes import Collection, How
from outreach.queries.frames import frame
from outreach.shipped import GENERAL, LISTS, RECORD

COLUMNS = (
    "id", "reader", "file_name", "file_names", "collection", "imported_at", "imported_by", "rows_added", "rows_changed",
    "rows_left", "ships", "undoable", "undone_at", "undone_by",
)  # fmt: skip
TOGETHER = ("imported_at", "imported_by", "collection")
"""What imports have in common that came in together."""

SUMS = ("rows_added", "rows_changed", "rows_left")
UNDO = ("undone_at", "undone_by")


def last(db: Session, *, most: int = 10) -> pd.DataFrame:
    """The last imports, newest first: :data:`COLUMNS`, times in UTC, the last two None where it was not taken back.

    What came in together, at one confirmation, is one import: its files and sheets are ``file_names``, and the first of
    them gives ``id``, ``reader`` and ``file_name``; numbers of rows are of all.

    ``ships``: a file of it ships with Jisr, or is not the ministry's own. ``undoable``: an import of the ministry's own
    and not of what ships, whose history is kept, and which was not taken back: whether anything else changed its rows
    since is asked of :func:`outreach.writing.undo.in_the_way`.
    """
    found: dict[tuple, dict] = {}
    for run in frame(db, _runs(most)).to_dict("records"):
        together = tuple(run[name] for name in TOGETHER)
        whole = found.setdefault(
            together, {**run, "file_names": [], "begun": 0, "ships": False, **dict.fromkeys(SUMS, 0)}
        )
        whole["file_names"].append(run["file_name"])
        for name in SUMS:
            whole[name] += run[name]
        whole["begun"] += run["begun"]
        whole["ships"] |= not run["own_file"]
        if run["undone_by"] is not None:
            whole |= {name: run[name] for name in UNDO}
    rows = [
        {**one, "undoable": bool(one["begun"]) and not one["ships"] and one["undone_by"] is None}
        for one in found.values()
    ]
    # Of objects, since None would else be no number.
    kinds = dict.fromkeys(("file_names", *UNDO), "object") | dict.fromkeys(("ships", "undoable"), "bool")
    return pd.DataFrame({name: pd.Series([row[name] for row in rows], dtype=kinds.get(name)) for name in COLUMNS})


def _runs(most: int) -> Select:
    """Every import's own row of the last ``most`` that came in together, the newest of these first."""
    together = [getattr(ImportRun, name) for name in TOGETHER]
    newest = (
        select(*together, func.max(ImportRun.id).label("newest"))
        .group_by(*together)
        .order_by(func.max(ImportRun.id).desc())
        .limit(most)
        .subquery()
    )
    undo = aliased(Change)
    changes = select(Change.id).where(Change.import_run_id == ImportRun.id)
    begun = changes.where(Change.how == How.IMPORT).correlate(ImportRun).exists()
    # What takes it back comes after all that it did: so is the last one found without looking at each.
    back = changes.with_only_columns(func.max(Change.id))
    own_file = (ImportRun.collection == Collection.REGISTER) & ImportRun.file_name.not_in(GENERAL + LISTS + RECORD)
    return (
        select(
            ImportRun.id,
            ImportRun.reader,
            ImportRun.file_name,
            ImportRun.collection,
            ImportRun.imported_at,
            ImportRun.imported_by,
            ImportRun.rows_added,
            ImportRun.rows_changed,
            ImportRun.rows_left,
            case((begun, 1), else_=0).label("begun"),
            case((own_file, 1), else_=0).label("own_file"),
            undo.at.label("undone_at"),
            undo.by.label("undone_by"),
        )
        .join(newest, and_(*(newest.c[column.name] == column for column in together)))
        .outerjoin(undo, and_(undo.id == back.correlate(ImportRun).scalar_subquery(), undo.how == How.UNDO))
        .order_by(newest.c.newest.desc(), ImportRun.id)
    )
