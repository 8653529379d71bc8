"""What a row of a file may not do to what is there: the rules that forms keep too."""

from collections.abc import Iterator

from sqlalchemy import select
from sqlmodel import Session

from models import Base, ImportRun, Request
from models.codes import Collection
from outreach.importers.messages import Message, RowError, say, shortened
from outreach.importers.records import Reader, Record, Target
from outreach.importers.there import changes
from outreach.marks import mark
from outreach.writing.reference import given_before
from outreach.writing.stepped import first_days

RUN = "import_run_id"


class Rules:
    """Finds the rows of one file that would break a rule. Errors name columns by code, and no file.

    Args:
        collection: what the file's rows are; only those of the public record change a row of it, and made-up ones.
    """

    def __init__(self, db: Session, reader: Reader, *, collection: Collection) -> None:
        self.db = db
        self.reader = reader
        self.guarded = collection not in (Collection.PUBLIC_RECORD, Collection.DEMONSTRATION)

    def broken(
        self, target: Target, there: list[tuple[Record, dict]], fresh: list[Record], *, touching: list, number: str
    ) -> Iterator[RowError]:
        """What is wrong with some of a table's rows, a chunk at most.

        Args:
            there: records with the rows that they are compared with.
            touching: numbers of those rows that would be written; ``number`` is the column that holds them.
        """
        record_s = self.of_the_record(target.table, touching)
        for record, row in there:
            if row[number] in record_s:
                yield self.not_own(record)
        if target.table is Request:
            yield from self._given(fresh)
            yield from self._after_its_steps(there)

    def of_the_record(self, table: type[Base], numbers: list) -> set:
        """Those of these rows that belong to the public record, where this file may not change it."""
        columns = table.__table__.c
        if not self.guarded or not numbers or RUN not in columns:
            return set()
        found = next(iter(table.__table__.primary_key.columns))
        own = (found.in_(numbers), ImportRun.collection == Collection.PUBLIC_RECORD)
        return set(self.db.scalars(select(found).join(ImportRun, ImportRun.id == columns[RUN]).where(*own)))

    def not_own(self, record: Record) -> RowError:
        """The row would change one of the public record."""
        key = str(record.values.get("key") or "")
        expected = mark("A key of its own: a row of the public record is corrected by its compiler, not by a file.")
        return self._wrong(record, self.reader.identity[0], key, say(expected))

    def _given(self, fresh: list[Record]) -> Iterator[RowError]:
        given = given_before(self.db, [record.values["key"] for record in fresh])
        expected = say(mark("A number that no request had before. The request that had this one was deleted."))
        for record in fresh:
            if record.values["key"] in given:
                yield self._wrong(record, "key", record.values["key"], expected)

    def _after_its_steps(self, there: list[tuple[Record, dict]]) -> Iterator[RowError]:
        moved = [(record, row["id"]) for record, row in there if "raised_on" in changes(record, row)]
        first = first_days(self.db, [number for _, number in moved])
        for record, number in moved:
            day = record.values["raised_on"]
            if number in first and day > first[number]:
                text = mark("A day up to {day}: a step of this request was taken then.")
                yield self._wrong(record, "raised_on", day.isoformat(), say(text, day=first[number].isoformat()))

    def _wrong(self, record: Record, column: str, value: str, expected: Message) -> RowError:
        return RowError("", record.row, self.reader.named.get(column, column), shortened(value), expected)
