"""Compares records with what the database holds, and writes the differences."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from sqlalchemy import delete, insert, select, update
from sqlmodel import Session

from models import Activity, Base, Country, ImportRun
from models.tally import bucket_of
from outreach.importers.chronicle import Chronicle
from outreach.importers.citing import source_ids
from outreach.importers.differing import differing
from outreach.importers.messages import RowError
from outreach.importers.outcome import Difference, Outcome
from outreach.importers.records import Link, Reader, Record, Target
from outreach.importers.rules import Rules
from outreach.importers.shown import shown
from outreach.importers.there import (
    changes,
    identity_of,
    ids_there,
    links_there,
    links_wanted,
    number_of,
    rows_there,
    touched,
)
from outreach.writing.images import chunks
from outreach.writing.parked import park
from outreach.writing.sources import without_orphans


class Store:
    """Writes one file's records through one session, which the caller commits or rolls back.

    Args:
        run: makes the import's own row when something is first written, and returns its id.
        chronicle: keeps the history.
        rules: what no row of the file may do; what breaks one stands in ``errors``, by line, and is not written.

    ``writing`` is the table of the rows that were written last, or refused by the database.
    """

    def __init__(
        self, db: Session, reader: Reader, *, run: Callable[[], int], chronicle: Chronicle, rules: Rules
    ) -> None:
        self.db = db
        self.reader = reader
        self.run = run
        self.chronicle = chronicle
        self.rules = rules
        self.outcome = Outcome()
        self.errors: dict[int, RowError] = {}
        self.keys: dict[int, str] = {}
        self.writing: type[Base] | None = None

    def put(self, records: Iterable[Record], *, advance: Callable[[int], None]) -> Outcome:
        """Compare and write all records. Those of a format with one table are taken as they come, a chunk at a time."""
        if len(self.reader.targets) == 1:
            for chunk in chunks(records):
                self._first(chunk)
                self._chunk(self.reader.targets[0], chunk)
                advance(len(chunk))
            return self.outcome
        records = list(records)
        for target in self.reader.targets:
            mine = [record for record in records if record.table is target.table]
            primary = target is self.reader.targets[0]
            if primary:
                self._first(mine)
            for chunk in chunks(mine):
                self._chunk(target, chunk)
                if primary:
                    advance(len(chunk))
            if target.parent:
                self._forget(target, mine, records)
        return self.outcome

    def _first(self, records: list[Record]) -> None:
        """Until something is written, these rows are left."""
        self.keys = {record.row: str(record.values.get("key") or record.values.get("code") or "") for record in records}
        self.outcome.states.update(dict.fromkeys(self.keys, "left"))

    def _refuse(self, errors: Iterable[RowError]) -> None:
        for error in errors:
            # A reading is named by the row of its channel.
            key = self.keys.get(error.row, "") if error.column == self.reader.identity[0] else ""
            self.errors[error.row] = replace(error, value=error.value or key)
            for told in (self.outcome.states, self.outcome.differences, self.outcome.keys):
                told.pop(error.row, None)

    def _good(self, records: list[Record]) -> list[Record]:
        return [record for record in records if record.row not in self.errors]

    def _chunk(self, target: Target, records: list[Record]) -> None:
        self.writing = target.table
        records = self._good(records)
        if target.parent:
            self._adopt(target, records)
        present = rows_there(self.db, target, records)
        sources = source_ids(self.db, records) if target.sources else {}
        rows = [(record, present.get(identity_of(target, record))) for record in records]
        fresh = [record for record, row in rows if row is None]
        there = [(record, row) for record, row in rows if row is not None]
        links = (*target.links, *([target.sources] if target.sources else []))
        held = {link: links_there(self.db, link, [row["id"] for _, row in there]) for link in links}
        touching = touched(target, there, held, sources)
        self._refuse(self.rules.broken(target, there, fresh, touching=touching, number=number_of(target)))
        if self.errors:
            records, fresh = self._good(records), self._good(fresh)
            there = [(record, row) for record, row in there if record.row not in self.errors]
            touching = touched(target, there, held, sources)
        before = self.chronicle.before(target.table, touching)
        number = number_of(target)
        park(self.db, target.table, [(row[number], row, record.values) for record, row in there])
        for record, row in there:
            self._update(target, record, row)
        self._insert(target, fresh)
        for link in links:
            self._link(target, link, records, held[link], sources)
        if fresh or before:
            added = [record.values[number] for record in fresh]
            self.chronicle.after(target.table, before, fresh=added, run=self.run())

    def _adopt(self, target: Target, records: list[Record]) -> None:
        """Put the parent's id where the file has its key."""
        column, table = target.parent
        keys = {record.values[column] for record in records}
        ids = dict(self.db.execute(select(table.key, table.id).where(table.key.in_(keys))).all())
        for record in records:
            record.values[column] = ids[record.values[column]]

    def _update(self, target: Target, record: Record, held: dict) -> None:
        changed = changes(record, held)
        if isinstance(held.get("id"), int):
            record.values["id"] = held["id"]
        if not changed:
            return
        table = target.table.__table__
        rows = {"held": held, "wanted": record.values, "changed": changed}
        self._differs(record, differing(self.db, self.reader, target, **rows))
        for name in changed:
            self.outcome.saw(record.row, name, held[name])
        where = [table.c[name] == held[name] for name in target.identity]
        self.db.execute(update(table).where(*where).values(**changed, **self._stamp(target)))
        self._stale(target, record.values)
        self._stale(target, held)
        self.outcome.regions_changed |= target.table is Country

    def _insert(self, target: Target, records: list[Record]) -> None:
        if not records:
            return
        table = target.table.__table__
        stamp = self._stamp(target)
        fields = target.table.model_fields
        given = records[0].values.keys()
        defaults = {n: f.default for n, f in fields.items() if n != "id" and n not in given and not f.is_required()}
        self.db.execute(insert(table), [{**defaults, **record.values, **stamp} for record in records])
        for record in records:
            primary = target.table is self.reader.targets[0].table
            self.outcome.states[record.row] = "added" if primary else self._touched(record.row)
            self._stale(target, record.values)
        if "id" in table.c:
            ids = ids_there(self.db, target, records)
            for record in records:
                record.values["id"] = ids[identity_of(target, record)]

    def _link(
        self, target: Target, link: Link, records: list[Record], held: dict[int, set[tuple]], sources: dict[str, int]
    ) -> None:
        rows, gone = [], set()
        for record in records:
            owner = record.values["id"]
            wanted = links_wanted(link, target, record, sources)
            if owner in held:
                if link.table.__tablename__ in record.kept or set(wanted) == held[owner]:
                    continue
                self._relink(target, link, record, held[owner], wanted)
                gone |= {row[0] for row in held[owner] - set(wanted)}
            rows += [{link.owner: owner, **dict(zip(link.columns, row, strict=True))} for row in wanted]
        if rows:
            self.db.execute(insert(link.table.__table__), rows)
        if link is target.sources:
            without_orphans(self.db, gone)

    def _relink(self, target: Target, link: Link, record: Record, before: set[tuple], after: list[tuple]) -> None:
        table = link.table.__table__
        column = table.c[link.columns[0]]
        position = len(link.columns) - 1
        texts = [
            "; ".join(shown(self.db, column, row[0]) for row in sorted(rows, key=lambda row: row[position]))
            for rows in (before, after)
        ]
        name = link.table.__tablename__
        self._differs(record, [Difference(self.reader.named.get(name, name), *texts)])
        self.outcome.saw(record.row, name, sorted(before))
        owner = record.values["id"]
        self.db.execute(delete(table).where(table.c[link.owner] == owner))
        self.db.execute(
            update(target.table.__table__).where(target.table.__table__.c.id == owner).values(**self._stamp(target))
        )
        self._stale(target, record.values)

    def _forget(self, target: Target, records: list[Record], everything: list[Record]) -> None:
        """Delete what came with this format for a parent in the file, and is not in it any more."""
        column, parent = target.parent
        table = target.table.__table__
        rows = {
            record.values["id"]: record
            for record in everything
            if record.table is parent and table.name not in record.kept and record.row not in self.errors
        }
        kept = {record.values["id"] for record in self._good(records)}
        for chunk in chunks(list(rows)):
            found = self.db.execute(
                select(table.c.id, table.c[column], *(table.c[name] for name in target.identity[1:]))
                .join(ImportRun, ImportRun.id == table.c.import_run_id)
                .where(table.c[column].in_(chunk), ImportRun.reader == self.reader.name)
            )
            gone = [row for row in found.all() if row[0] not in kept]
            not_own = self.rules.of_the_record(target.table, [row[0] for row in gone])
            self._refuse(self.rules.not_own(rows[row[1]]) for row in gone if row[0] in not_own)
            gone = [row for row in gone if row[0] not in not_own]
            before = self.chronicle.before(target.table, [row[0] for row in gone])
            for held, owner, *identity in gone:
                name = self.reader.named.get(target.identity[1], target.identity[1])
                self._differs(rows[owner], [Difference(name, ", ".join(map(str, identity)), "")])
                self.db.execute(delete(table).where(table.c.id == held))
            if gone:
                self.chronicle.after(target.table, before, fresh=[], run=self.run())

    def _differs(self, record: Record, differences: list[Difference]) -> None:
        """The row differs: what a column of the file makes of several tables is said once."""
        self.outcome.states[record.row] = self._touched(record.row)
        self.outcome.keys[record.row] = self.keys.get(record.row, "")
        found = self.outcome.differences.setdefault(record.row, [])
        said = {one.column for one in found}
        found += [one for one in differences if one.column not in said]

    def _touched(self, row: int) -> str:
        return "added" if self.outcome.states.get(row) == "added" else "changed"

    def _stamp(self, target: Target) -> dict[str, int]:
        run = self.run()
        return {"import_run_id": run} if "import_run_id" in target.table.__table__.c else {}

    def _stale(self, target: Target, values: dict) -> None:
        if target.table is Activity:
            self.outcome.buckets.add(bucket_of(values["starts"], values["precision"]))
