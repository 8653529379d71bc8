"""The one way in: read, check, compare, write; then one transaction, or nothing."""

from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime

from sqlalchemy import insert, text, update
from sqlalchemy.exc import DataError, IntegrityError
from sqlmodel import Session

from models import ImportRun, tally
from models.codes import Collection
from models.engine import DatabaseLocked, bump, check_schema, engine, problems, session
from outreach.acting import Role, Viewer, demand
from outreach.importers.check import Seen, as_headed, checked
from outreach.importers.chronicle import Chronicle
from outreach.importers.known import Known
from outreach.importers.messages import Message, RowError, say
from outreach.importers.outcome import Outcome
from outreach.importers.places import shipped_places
from outreach.importers.readers import READERS
from outreach.importers.results import FileResult, Result
from outreach.importers.rules import Rules
from outreach.importers.sheets import Sheet, read
from outreach.importers.store import Store
from outreach.importers.table import Incoming
from outreach.marks import mark
from outreach.writing.broken import broken
from outreach.writing.problems import Refused

Progress = Callable[[int, int], None]
"""Called with the steps done and the steps there are: each row is checked, then stored."""


def bring_in(
    url: str,
    *,
    files: Iterable[Incoming],
    home_country: str,
    viewer: Viewer,
    collection: Collection = Collection.REGISTER,
    dry_run: bool = False,
    shown: Result | None = None,
    progress: Progress | None = None,
    at: datetime | None = None,
) -> Result:
    """Import files together. Nothing is written unless every row of every file is good.

    A dry run does the same work and takes it back, so that it tells exactly what an import would do.

    Args:
        viewer: who imports, for the record of imports.
        shown: the dry run that somebody looked at; where somebody else changed the rows of the files since then,
            nothing is written.
        at: the moment that is written down for it; now.

    Raises:
        NotAllowed: takes an editor, but for a dry run.
        DatabaseProblem: the database cannot be used as it is; nothing was written.
    """
    if not dry_run:
        demand(viewer, Role.EDITOR)
    same = {"home_country": home_country, "viewer": viewer, "collection": collection}
    with tried(url, files=files, **same, progress=progress, at=at) as (db, result):
        result.moved = shown is not None and not result.same(shown)
        if result.errors or result.moved or dry_run or result.nothing_to_do:
            return result
        _totals(db, result, home_country=home_country)
        db.commit()
    result.written = True
    _analyse(url)
    return result


@contextmanager
def tried(
    url: str,
    *,
    files: Iterable[Incoming],
    home_country: str,
    viewer: Viewer,
    collection: Collection = Collection.REGISTER,
    progress: Progress | None = None,
    at: datetime | None = None,
) -> Iterator[tuple[Session, Result]]:
    """A session in which the good rows of the files stand, without totals, and what came of them. All of it is taken
    back at the end unless it was committed. Arguments and errors as those of :func:`bring_in`; anybody may try."""
    check_schema(url)
    sheets = [sheet for file in files for sheet in read(file)]
    sheets.sort(key=lambda sheet: READERS.index(sheet.reader) if sheet.reader else -1)
    total = 2 * sum(len(sheet.rows) for sheet in sheets)
    done = 0

    def advance(steps: int) -> None:
        nonlocal done
        done += steps
        if progress:
            progress(done, total)

    with session(url) as db:
        _take_turns(db)
        # One moment for all: by it, what came in together is known, and taken back together.
        same = {"by": viewer.name, "at": at or datetime.now(UTC), "collection": collection}
        result = Result([])
        seen: dict[str, Seen] = defaultdict(dict)
        for sheet in sheets:
            found = seen[sheet.reader.name if sheet.reader else ""]
            result.files.append(_stored(db, sheet, found, home_country=home_country, advance=advance, **same))
            if not db.is_active:
                break
        yield db, result


def _take_turns(db: Session) -> None:
    """Count the change first of all: two imports then wait for each other instead of failing halfway."""
    try:
        bump(db)
        db.flush()
    except IntegrityError:
        # In a new database both began to count; the other one came first.
        db.rollback()
        bump(db)


def _stored(
    db: Session,
    sheet: Sheet,
    seen: Seen,
    *,
    home_country: str,
    by: str,
    at: datetime,
    collection: Collection,
    advance: Callable[[int], None],
) -> FileResult:
    """Check one file and write its good rows; if others are bad, the caller takes all of it back."""
    format = sheet.reader.name if sheet.reader else ""
    same = {name: getattr(sheet, name) for name in ("passed", "beside", "bare", "merged", "whole")}
    result = FileResult(sheet.name, format, len(sheet.rows), sheet.errors, source=sheet.file.name, **same)
    if sheet.reader is None:
        return result
    known = Known(db, home_country=home_country, places=shipped_places())
    records = checked(sheet, known, seen, advance=advance)
    run = _Run(db, sheet, by=by, at=at, collection=collection)
    rules = Rules(db, sheet.reader, collection=collection)
    store = Store(db, sheet.reader, run=run, chronicle=Chronicle(db, by=by, at=at), rules=rules)
    refused = None
    try:
        with db.begin_nested():
            result.outcome = store.put(records, advance=advance)
    except (IntegrityError, DataError) as error:
        refused = Refused(store.writing.__tablename__, "", str(error.orig).splitlines()[0])
        # What is wrong with the rows behind it is told as well.
        deque(records, maxlen=0)
    against = [as_headed(sheet, replace(error, file=sheet.name)) for error in store.errors.values()]
    result.errors = sorted([*sheet.errors, *against], key=lambda error: error.row)
    if refused is not None:
        result.errors.append(RowError(sheet.name, 0, "", "", _disagreeing(refused)))
        return result
    for row in sheet.merged:
        result.outcome.states[row] = "left"
    run.finish(result.outcome)
    return result


def _disagreeing(refused: Refused) -> Message:
    """What the database refused, in the words that forms have for its rules: its own are for nobody who reads this."""
    rule = broken(refused)
    if rule is None:
        return say(mark("Rows that agree with each other and with the database. It refused one."))
    text = mark("Rows that agree with each other and with the database. It refused one: {reason}")
    return say(text, reason=say(rule.text))


def _named(sheet: Sheet) -> str:
    """What the import is called on pages: the file's own name, since its folder may be somebody's home."""
    path = sheet.file.path
    return sheet.name if path is None else sheet.name.replace(str(path), path.name, 1)


class _Run:
    """The import's own row, made when the first row is written: an import that does nothing leaves none."""

    def __init__(self, db: Session, sheet: Sheet, *, by: str, at: datetime, collection: Collection) -> None:
        self.db = db
        self.made: int | None = None
        self.values = {
            "reader": sheet.reader.name,
            "file_name": _named(sheet)[-255:],
            "checksum": sheet.checksum,
            "collection": collection,
            "imported_at": at,
            "imported_by": by,
        }

    def __call__(self) -> int:
        if self.made is None:
            row = ImportRun.model_validate(self.values).model_dump(exclude={"id"})
            self.made = self.db.execute(insert(ImportRun).values(row)).inserted_primary_key[0]
        return self.made

    def finish(self, outcome: Outcome) -> None:
        """Write down how many rows it added, changed and left."""
        if self.made is not None:
            counts = {f"rows_{state}": outcome.count(state) for state in ("added", "changed", "left")}
            self.db.execute(update(ImportRun).where(ImportRun.id == self.made).values(**counts))


def _totals(db: Session, result: Result, *, home_country: str) -> None:
    outcomes = [file.outcome for file in result.files]
    if any(outcome.regions_changed for outcome in outcomes):
        tally.refresh(db, home_country=home_country)
    elif buckets := set().union(*(outcome.buckets for outcome in outcomes)):
        tally.refresh(db, home_country=home_country, buckets=buckets)


def _analyse(url: str) -> None:
    """Let the database look at its rows again: with old statistics it takes the wrong index."""
    # Another writer may hold the database now. What came in is in, and the next import does this again.
    with suppress(DatabaseLocked), problems(url), engine(url).connect() as connection:
        connection.execution_options(isolation_level="AUTOCOMMIT").execute(text("ANALYZE"))
