"""Rows that are not what an import or a merge left any more: what stands in the way of taking it back.

What was changed since and taken back again is as it was left: so imports and merges are taken back one after the other,
the last one first.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from sqlalchemy import ColumnElement, Select, and_, exists, not_, or_, select, true
from sqlalchemy.engine import Row as Found
from sqlalchemy.orm import aliased
from sqlmodel import Session

from models import Change, Image
from models.codes import Act, How
from outreach.writing.images import CHUNK, chunks, images, numbers_of, read_back
from outreach.writing.shapes import SHAPES

Row = tuple[str, str]
"""Table and key."""
Own = Callable[[type[Change]], ColumnElement[bool]]
"""Whether a change, or an alias of it, belongs to what is to be taken back."""


def of_imports(runs: Sequence[int]) -> Own:
    """The changes that these imports made, without those that took them back."""
    return lambda change: and_(change.import_run_id.in_(runs), change.how == How.IMPORT)


def touched(db: Session, own: Own) -> Iterator[Row]:
    """The rows of these changes that something else changed since, each once, as they are found.

    A row is none of them where the last that happened to it was an undo of something else, and it is, column by column,
    what these changes left.
    """
    with db.execute(_candidates(own), execution_options={"yield_per": CHUNK}) as found:
        seen: set[Row] = set()
        for chunk in found.partitions():
            fresh = {tuple(row) for row in chunk} - seen
            seen |= fresh
            for table, rows in groupby(sorted(fresh), key=lambda row: row[0]):
                for keys in chunks([key for _, key in rows]):
                    yield from ((table, key) for key in _otherwise(db, own, table, keys))


def _candidates(own: Own) -> Select:
    """Rows that something else changed later; without those where all of that are imports which were taken back.

    So much is plain from the history alone, and quick for imports of many rows.
    """
    mine, later, back = aliased(Change), aliased(Change), aliased(Change)
    taken_back = exists().where(
        back.table_name == later.table_name,
        back.row_key == later.row_key,
        back.id > later.id,
        back.how == How.UNDO,
        back.import_run_id == later.import_run_id,
    )
    undo_of_another = and_(
        later.how == How.UNDO,
        later.import_run_id.is_not(None),
        later.import_run_id.is_distinct_from(mine.import_run_id),
    )
    counts = not_(or_(undo_of_another, and_(later.how == How.IMPORT, taken_back)))
    same = (later.table_name == mine.table_name, later.row_key == mine.row_key, later.id > mine.id)
    changed = exists().where(*same, own(later).is_not(true()), counts)
    return select(mine.table_name, mine.row_key).where(own(mine), changed)


def _otherwise(db: Session, own: Own, table: str, keys: list[str]) -> list[str]:
    """Those of these rows that are not what their own changes left."""
    told = select(
        Change.id, Change.row_key, Change.act, Change.how, Change.import_run_id, own(Change).is_(true()).label("own")
    )
    history: dict[str, list[Found]] = defaultdict(list)
    for change in db.execute(told.where(Change.table_name == table, Change.row_key.in_(keys)).order_by(Change.id)):
        history[change.row_key].append(change)
    next_ones = {key: one for key in keys if (one := _first_of_the_undone(history[key])) is not None}
    kept = dict(
        db.execute(
            select(Image.change_id, Image.before).where(Image.change_id.in_([one.id for one in next_ones.values()]))
        ).all()
    )
    shape = SHAPES[table]
    numbers = numbers_of(db, shape, list(next_ones))
    there = images(db, shape, numbers.values())
    as_left = set()
    for key, one in next_ones.items():
        now = there[numbers[key]] if key in numbers else None
        if one.id in kept:
            same = now == read_back(shape, kept[one.id])
        else:
            # Nothing was before what was added; else what was there is not kept, and nobody knows.
            same = now is None and one.act in (Act.ADDED, Act.RESTORED)
        if same:
            as_left.add(key)
    return [key for key in keys if key not in as_left]


def _first_of_the_undone(history: list[Found]) -> Found | None:
    """The first that something else did to a row after its own changes, whose image is what these left; None where it
    was not undone, or they were."""
    first = next(place for place, change in enumerate(history) if change.own)
    runs = {change.import_run_id for change in history if change.own} - {None}
    later = [change for change in history[first:] if not change.own]
    back = any(change.how == How.UNDO and change.import_run_id in runs for change in later)
    return later[0] if history[-1].how == How.UNDO and not back else None
