"""What was entered, corrected and deleted after a change of the history, and how it was before.

A change is the number of one in ``Change``. Keys are those of the rows, as the history has them.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from sqlalchemy import Row, Select, select
from sqlalchemy.orm import InstrumentedAttribute
from sqlmodel import Session

from models import Change, RequestEvent
from models.codes import Act

MOST_KEYS = 500
STAGES = ("was", "corrected", "entered", "now")
"""As on the day of the change; by what was corrected and deleted since alone; by what was entered since alone; now."""


class Touched(NamedTuple):
    """What a row said at a change, and what it says now, in the columns that were touched after it: a date as ISO 8601,
    links by their keys, ``...`` for what is withheld. None where it was not there, or is not any more."""

    was: dict[str, Any] | None
    now: dict[str, Any] | None

    @property
    def is_new(self) -> bool:
        """Entered or restored after it. What was taken back of a row that was there is a correction."""
        return self.was is None

    @property
    def is_gone(self) -> bool:
        """Deleted, or merged into another."""
        return self.was is not None and self.now is None

    @property
    def columns(self) -> set[str]:
        """In which columns a row that was there and is says something else, whatever it said between."""
        if self.was is None or self.now is None:
            return set()
        return {column for column, value in self.was.items() if self.now.get(column) != value}

    def stages(self, there: dict[str, Any] | None, *, said: Iterable[str] = ()) -> dict[str, dict[str, Any] | None]:
        """The row at each of :data:`STAGES`, None where it is not there.

        Args:
            there: as it is now.
            said: columns in which another value was entered, and corrects nothing.
        """
        was = None if self.is_new else (there or {}) | self.was
        if self.is_new or there is None:
            corrected, entered = None, there if self.is_new else was
        else:
            corrected = there | {column: was[column] for column in said}
            entered = was | {column: there[column] for column in said}
        return dict(zip(STAGES, (was, corrected, entered, there), strict=True))

    def both(self, column: str) -> tuple[Any, Any]:
        """What it said in a column and what it says, None where it said nothing or nobody touched that."""
        return (self.was or {}).get(column), (self.now or {}).get(column)


Rows = dict[str, Touched]


def touched(db: Session, *, table: str, after_change: int) -> Rows:
    """By key the rows of a table to which anything was done after a change."""
    name = "position" if table == RequestEvent.__tablename__ else "key"
    own = (Change.table_name == table, Change.id > after_change)
    found: Rows = {}
    changes = select(Change.row_key, Change.act, Change.columns).where(*own).order_by(Change.id)
    for key, act, columns in db.execute(changes):
        pairs = {column: pair or (..., None) for column, pair in json.loads(columns).items()}
        # What it is called by is named where it comes back or goes, and not where it stays.
        before, after = pairs.get(name, (key, key))
        is_new, is_gone = act == Act.ADDED or before is None, act == Act.DELETED or after is None
        was, now = found.get(key, (None if is_new else {}, None))
        if was is not None:
            was = {column: value for column, (value, _) in pairs.items()} | was
        now = None if is_gone else (now or {}) | {column: value for column, (_, value) in pairs.items()}
        found[key] = Touched(was, now)
    return found


def added(rows: Rows) -> set[str]:
    """Keys of those that were not there, and were added or restored."""
    return {key for key, row in rows.items() if row.is_new}


def deleted(rows: Rows) -> set[str]:
    """Keys of those that were there, and are not any more."""
    return {key for key, row in rows.items() if row.is_gone}


def corrected(rows: Rows) -> dict[str, set[str]]:
    """``key -> columns`` of those that were there and are, and say something else."""
    return {key: columns for key, row in rows.items() if (columns := row.columns)}


def keys_after(after_change: int, *, table: str) -> Select:
    """A statement of the keys of all rows of a table that were touched after a change."""
    return select(Change.row_key).where(Change.table_name == table, Change.id > after_change)


def of(db: Session, statement: Select, column: InstrumentedAttribute, keys: set[str]) -> Iterator[Row]:
    """What a statement finds of these keys, however many: a database takes only so many at once."""
    ordered = sorted(keys)
    for first in range(0, len(ordered), MOST_KEYS):
        yield from db.execute(statement.where(column.in_(ordered[first : first + MOST_KEYS])))
