"""The imports that there were: who brought in what, when, and whether it can still be taken back."""

from datetime import date

import pandas as pd
from sqlalchemy import Select, and_, case, func, select
from sqlalchemy.orm import aliased
from sqlmodel import Session

from models import Activity, Base, Change, Channel, ChannelReading, ImportRun
from models.codes import Collection, How
from outreach.each_row import as_dicts
from outreach.queries.frames import frame
from outreach.shipped import GENERAL, LISTS, RECORD

COLUMNS = (
    "id", "reader", "file_name", "file_names", "collection", "imported_at", "imported_by", "rows_added", "rows_changed",
    "rows_left", "ships", "undoable", "undone_at", "undone_by", "of_key", "of_name_en", "of_name_ar", "first_day",
    "last_day",
)  # fmt: skip
TOGETHER = ("imported_at", "imported_by", "collection")
"""What imports have in common that came in together."""

SUMS = ("rows_added", "rows_changed", "rows_left")
UNDO = ("undone_at", "undone_by")
REPORTS = ("meeting", "chat", "followers")
"""Readers of reports, each of which is of one activity or channel."""
MOST_KEYS = 500
OF = ("of_key", "of_name_en", "of_name_ar", "first_day", "last_day")


def last(db: Session, *, most: int = 10) -> pd.DataFrame:
    """The last imports, newest first: :data:`COLUMNS`, times in UTC; ``undone_at`` and ``undone_by`` are None where it
    was not taken back.

    What came in together, at one confirmation, is one import: its files and sheets are ``file_names``, and the first of
    them gives ``id``, ``reader`` and ``file_name``; numbers of rows are of all.

    ``ships``: a file of it ships with Jisr, or is not the ministry's own. ``undoable``: an import of the ministry's own
    and not of what ships, whose history is kept, and which was not taken back: whether anything else changed its rows
    since is asked of :func:`outreach.writing.undo.in_the_way`.

    ``of_key``: of a report, the activity or channel that it was written to, with its names as they are now, empty where
    it is gone; ``first_day`` and ``last_day`` of what it wrote. All None where it is no report, and the days where
    nobody knows them.
    """
    found: dict[tuple, dict] = {}
    for run in as_dicts(frame(db, _runs(most))):
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
    reports = _reports(db, [one["id"] for one in found.values() if one["reader"] in REPORTS])
    rows = [
        {
            **one,
            "undoable": bool(one["begun"]) and not one["ships"] and one["undone_by"] is None,
            **reports.get(one["id"], dict.fromkeys(OF)),
        }
        for one in found.values()
    ]
    # Of objects, since None would else be no number.
    kinds = dict.fromkeys(("file_names", *UNDO, *OF), "object") | dict.fromkeys(("ships", "undoable"), "bool")
    return pd.DataFrame({name: pd.Series([row[name] for row in rows], dtype=kinds.get(name)) for name in COLUMNS})


def _reports(db: Session, runs: list[int]) -> dict[int, dict]:
    """What each of these reports was written to: :data:`OF` by its import. By the history, which outlives the rows."""
    if not runs:
        return {}
    wrote = (
        select(Change.import_run_id, Change.table_name, func.min(Change.row_key), func.max(Change.row_key))
        .join(ImportRun, ImportRun.id == Change.import_run_id)
        .where(ImportRun.id >= min(runs), ImportRun.reader.in_(REPORTS), Change.how == How.IMPORT)
        .group_by(Change.import_run_id, Change.table_name)
    )
    found = {run: (table, first, last) for run, table, first, last in db.execute(wrote)}
    channels = {first.rsplit("/", 2)[0] for table, first, _ in found.values() if table == ChannelReading.__tablename__}
    activities = {first for table, first, _ in found.values() if table == Activity.__tablename__}
    named = _named(db, Channel, ("name_en", "name_ar"), channels)
    titled = _named(db, Activity, ("title_en", "title_ar", "starts", "ends"), activities)
    of: dict[int, dict] = {}
    for run, (table, first, last) in found.items():
        if table == Activity.__tablename__:
            values = (first, *titled.get(first, ("", "", None, None)))
        else:
            # The days of one channel, in their order: ``channel/2026-09-30/members``.
            channel, day, _ = first.rsplit("/", 2)
            days = (date.fromisoformat(day), date.fromisoformat(last.rsplit("/", 2)[1]))
            values = (channel, *named.get(channel, ("", "")), *days)
        of[run] = dict(zip(OF, values, strict=True))
    return of


def _named(db: Session, table: type[Base], columns: tuple[str, ...], keys: set[str]) -> dict[str, tuple]:
    """These columns of the rows that are there still, by key."""
    wanted = [getattr(table, column) for column in columns]
    found: dict[str, tuple] = {}
    ordered = sorted(keys)
    for first in range(0, len(ordered), MOST_KEYS):
        those = table.key.in_(ordered[first : first + MOST_KEYS])
        found |= {key: tuple(row) for key, *row in db.execute(select(table.key, *wanted).where(those))}
    return found


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
