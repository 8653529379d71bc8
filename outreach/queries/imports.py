"""The imports that there were: who brought in what, when, and whether it can still be taken back."""

import pandas as pd
from sqlalchemy import and_, case, exists, func, or_, select
from sqlalchemy.orm import aliased
from sqlmodel import Session

from models import Change, ImportRun
from models.codes import Collection, How
from outreach.queries.frames import frame
from outreach.shipped import GENERAL, LISTS, RECORD


def last(db: Session, *, most: int = 10) -> pd.DataFrame:
    """The last imports, newest first: ``id, reader, file_name, collection, imported_at`` (UTC), ``imported_by,
    rows_added, rows_changed, rows_left, undoable, undone_at`` (UTC), ``undone_by``; the last two None where it was not
    taken back.

    ``undoable``: an import of the ministry's own and not of what ships, whose history is kept, and the first of whose
    rows nothing touched since: whether something touched another is found out when it is taken back.
    """
    own, later, undo = aliased(Change), aliased(Change), aliased(Change)
    changes = select(Change.id).where(Change.import_run_id == ImportRun.id)
    first = changes.with_only_columns(func.min(Change.id)).where(Change.how == How.IMPORT)
    # What takes it back comes after all that it did: so is the last one found without looking at each.
    back = changes.with_only_columns(func.max(Change.id))
    same = and_(later.table_name == own.table_name, later.row_key == own.row_key, later.id > own.id)
    others = or_(later.import_run_id.is_(None), later.import_run_id != own.import_run_id, later.how == How.UNDO)
    touched = exists().where(same, others).correlate(own)
    own_file = (ImportRun.collection == Collection.REGISTER) & ImportRun.file_name.not_in(GENERAL + LISTS + RECORD)
    found = (
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
            case((and_(own.id.is_not(None), ~touched, own_file), 1), else_=0).label("undoable"),
            undo.at.label("undone_at"),
            undo.by.label("undone_by"),
        )
        .select_from(ImportRun)
        .outerjoin(own, own.id == first.correlate(ImportRun).scalar_subquery())
        .outerjoin(undo, and_(undo.id == back.correlate(ImportRun).scalar_subquery(), undo.how == How.UNDO))
        .order_by(ImportRun.id.desc())
        .limit(most)
    )
    rows = frame(db, found)
    return rows.assign(undoable=rows["undoable"].astype(bool))
