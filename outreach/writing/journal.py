"""The history is written here, in the transaction of the change itself: both are there, or neither is."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime

from sqlalchemy import insert
from sqlmodel import Session

from models import Activity, Change, Country, Image, tally
from models.change import INTO, WITHHELD
from models.codes import Act, How
from outreach.writing.images import written
from outreach.writing.shapes import RUN

NOTHING = (None, "", [])
AS_TEXT = json.JSONEncoder(ensure_ascii=False).encode


@dataclass(frozen=True)
class Entry:
    """One change of one row. ``before`` is None for what was not there, ``after`` for what is gone; ``into`` is the key
    of the row that it was merged into."""

    act: Act
    table: str
    key: str
    before: dict | None
    after: dict | None
    into: str = ""


def difference(before: dict | None, after: dict | None) -> dict[str, list | None]:
    """``{column: [from, to]}``, and None for a column whose values are withheld.

    Of a row that was not there, or is gone, only what says something is named. The import that a row came in with is
    no part of it: ``Change.import_run_id`` says so.
    """
    if before is None:
        pairs = {name: [None, value] for name, value in (after or {}).items() if value not in NOTHING}
    elif after is None:
        pairs = {name: [value, None] for name, value in before.items() if value not in NOTHING}
    else:
        pairs = {name: [before[name], value] for name, value in after.items() if before[name] != value}
    pairs.pop(RUN, None)
    for name in WITHHELD & pairs.keys():
        pairs[name] = None
    return pairs


def record(
    db: Session,
    *,
    by: str,
    how: How,
    act: Act,
    table: str,
    key: str,
    before: dict | None,
    after: dict | None,
    import_run_id: int | None = None,
) -> None:
    """Write one change into the history; nothing where nothing differs."""
    record_many(db, [Entry(act, table, key, before, after)], by=by, how=how, import_run_id=import_run_id)


def record_many(
    db: Session,
    entries: Iterable[Entry],
    *,
    by: str,
    how: How,
    at: datetime | None = None,
    import_run_id: int | None = None,
) -> int:
    """Write many changes into the history at once, and images of what was before. Says how many there were.

    Args:
        at: one moment for all of them; now.
    """
    same = {"at": at or datetime.now(UTC), "by": by, "how": how, "import_run_id": import_run_id}
    new, old = [], []
    for entry in entries:
        if columns := difference(entry.before, entry.after):
            columns |= {INTO: [None, entry.into]} if entry.into else {}
            text = AS_TEXT(columns)
            row = {**same, "act": entry.act, "table_name": entry.table, "row_key": entry.key, "columns": text}
            new.append((row, None)) if entry.before is None else old.append((row, written(entry.before)))
    if new:
        Change.model_validate(new[0][0])
        db.execute(insert(Change.__table__), [row for row, _ in new])
    if old:
        Change.model_validate(old[0][0])
        returning = insert(Change.__table__).returning(Change.__table__.c.id, sort_by_parameter_order=True)
        numbers = db.scalars(returning, [row for row, _ in old]).all()
        images = [{"change_id": number, "before": image} for number, (_, image) in zip(numbers, old, strict=True)]
        db.execute(insert(Image.__table__), images)
    return len(new) + len(old)


class Ledger:
    """Collects the changes of one act of writing; :meth:`close` writes its history and brings the totals up to date.

    Args:
        home_country: as in :func:`models.tally.refresh`.
    """

    def __init__(self, db: Session, *, by: str, how: How, home_country: str, import_run_id: int | None = None) -> None:
        self.db = db
        self.by = by
        self.how = how
        self.home_country = home_country
        self.import_run_id = import_run_id
        self.at = datetime.now(UTC)
        self.entries: list[Entry] = []

    def note(self, act: Act, table: str, key: str, before: dict | None, after: dict | None, *, into: str = "") -> None:
        """A row was written, or merged ``into`` the one of this key."""
        self.entries.append(Entry(act, table, key, before, after, into))

    def close(self) -> None:
        """Write the history of all that was noted, and refresh the totals that it made stale."""
        record_many(self.db, self.entries, by=self.by, how=self.how, at=self.at, import_run_id=self.import_run_id)
        if any(entry.table == Country.__tablename__ for entry in self.entries):
            tally.refresh(self.db, home_country=self.home_country)
        elif buckets := self._buckets():
            tally.refresh(self.db, home_country=self.home_country, buckets=buckets)

    def _buckets(self) -> set[str]:
        images = [
            image
            for entry in self.entries
            if entry.table == Activity.__tablename__
            for image in (entry.before, entry.after)
            if image is not None
        ]
        return {
            tally.bucket_of(image["starts"] and date.fromisoformat(image["starts"]), image["precision"])
            for image in images
        }
