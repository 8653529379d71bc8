"""From nothing to a filled database: the schema, the reference lists, the public record."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from alembic import command
from sqlalchemy import exists, func, make_url, select
from sqlmodel import Session

from models import Community, Country, ImportRun
from models.codes import Collection, Level
from models.engine import DatabaseAbsent, SchemaOlder, bump, check_schema, config, problems, session
from outreach.acting import Role, Viewer
from outreach.importers import Incoming, Progress, Result, bring_in
from outreach.importers.table import checksum
from outreach.settings import settings
from outreach.shipped import BY, BY_WITHOUT, DATA, FOLLOWING, GENERAL, LISTS, RECORD, RECORD_OF, mark_of, put_mark
from outreach.writing.record import standing, take_out


@dataclass(frozen=True)
class Prepared:
    """What ``prepare`` did: whether tables were made or changed, and the imports, none where all was there.

    ``without_record``: the public record stays out of this database, as was chosen. ``taken_out`` is how many of its
    rows were taken out for that, ``still_in`` how many are there all the same, since nobody asked to take them out.
    """

    migrated: bool
    imports: tuple[Result, ...] = ()
    without_record: bool = False
    taken_out: int = 0
    still_in: int = 0


def prepare(
    url: str,
    *,
    home_country: str | None = None,
    public_record: bool | None = None,
    taker: Viewer | None = None,
    progress: Progress | None = None,
    at: datetime | None = None,
) -> Prepared:
    """Bring a database up to date. A second run finds nothing to do, and quickly.

    Args:
        home_country: its code, else that of the settings; what ships is loaded as far as it is about that country.
        public_record: whether the public record comes in; lists come in either way. None: as it was chosen last for
            this database, and into a new one it does.
        at: the moment that is written down for what comes in; now.
        taker: who takes the public record out where it is there and is to stay out; None leaves it there.

    Raises:
        RecordInUse, NotAllowed: the public record cannot be taken out; nothing was written.
        DatabaseProblem: the database cannot be used; SchemaNewer where it was made by a newer Jisr.
    """
    home_country = home_country or settings().home_country
    migrated = migrate(url)
    about_home = home_country == RECORD_OF
    before = _chosen(url)
    public_record = before is not False if public_record is None else public_record
    taken_out = 0 if public_record or taker is None else _taken_out(url, taker=taker, home_country=home_country)
    by = BY if public_record else BY_WITHOUT
    # Nobody in particular: whoever may start the server may have what ships.
    viewer = Viewer(by, Role.ADMINISTRATOR)
    steps = [
        (Collection.REGISTER, GENERAL + (LISTS if about_home else ())),
        (Collection.PUBLIC_RECORD, RECORD if about_home and public_record else ()),
    ]
    results = []
    for collection, names in steps:
        # What was taken out was read before, and is to be read again.
        again = collection is Collection.PUBLIC_RECORD and before is False
        files = _unread(url, names, home_country=home_country, again=again)
        if files:
            same = {"home_country": home_country, "viewer": viewer, "progress": progress, "at": at}
            results.append(bring_in(url, files=files, collection=collection, **same))
            if results[-1].errors:
                return Prepared(migrated, tuple(results))
    if _chosen(url) is not public_record:
        _remember(url, by=by)
    without = about_home and not public_record
    still_in = _still_in(url) if without else 0
    # Of what is there against the choice, each start is to say so.
    put_mark(url, 0 if still_in else mark_of(home_country=home_country, public_record=public_record))
    return Prepared(migrated, tuple(results), without_record=without, taken_out=taken_out, still_in=still_in)


def _taken_out(url: str, *, taker: Viewer, home_country: str) -> int:
    if not _still_in(url):
        return 0
    with session(url) as db:
        gone = take_out(db, viewer=taker, home_country=home_country)
        db.commit()
    return gone


def _still_in(url: str) -> int:
    with session(url) as db:
        return standing(db)


def _chosen(url: str) -> bool | None:
    """Whether the public record was to come in when a start last said so; None where none has."""
    with session(url) as db:
        last = select(ImportRun.imported_by).where(ImportRun.imported_by.in_((BY, BY_WITHOUT)))
        by = db.execute(last.order_by(ImportRun.id.desc()).limit(1)).scalar()
    return None if by is None else by == BY


def _remember(url: str, *, by: str) -> None:
    """Write the choice down where nothing that came in says it: a list was read once more, and is as it was."""
    name = "public_record/topics.csv"
    content = (DATA / name).read_bytes()
    run = {
        "reader": "topics",
        "file_name": name,
        "checksum": checksum(content),
        "collection": Collection.REGISTER,
        "imported_at": datetime.now(UTC),
        "imported_by": by,
        "rows_left": content.count(b"\n") - 1,
    }
    with session(url) as db:
        db.add(ImportRun.model_validate(run))
        bump(db)
        db.commit()


def migrate(url: str) -> bool:
    """Make the tables, or bring them up to date. Says whether there was anything to do.

    Raises:
        SchemaNewer: made by a newer Jisr; nothing is touched.
    """
    try:
        check_schema(url)
    except (DatabaseAbsent, SchemaOlder):
        address = make_url(url)
        if address.get_backend_name() == "sqlite":
            Path(address.database or "").parent.mkdir(parents=True, exist_ok=True)
        with problems(url):
            command.upgrade(config(url), "head")
        return True
    return False


def _unread(url: str, names: tuple[str, ...], *, home_country: str, again: bool) -> list[Incoming]:
    """The shipped files that changed since they came in last; ``again``: all of them."""
    with session(url) as db:
        read = {} if again else _checksums(db, names)
        if without_community(db, home_country=home_country):
            read.pop(GENERAL[0], None)
    # Of places nothing is stored: they are looked up in the file itself.
    changed = {
        name
        for name in names
        if name != "reference/places.csv" and checksum((DATA / name).read_bytes()) != read.get(name)
    }
    changed |= {name for name, base in FOLLOWING.items() if name in names and base in changed}
    return [Incoming(name, DATA / name) for name in names if name in changed]


def _checksums(db: Session, names: tuple[str, ...]) -> dict[str, str]:
    """``file -> checksum`` of the last import of each."""
    last = select(func.max(ImportRun.id)).where(ImportRun.file_name.in_(names)).group_by(ImportRun.file_name)
    rows = db.execute(select(ImportRun.file_name, ImportRun.checksum).where(ImportRun.id.in_(last)))
    return dict(rows.all())


def without_community(db: Session, *, home_country: str) -> list[str]:
    """Codes of the countries, in their order, that lack their country-wide community; the home country has none."""
    wide = exists().where(Community.country_code == Country.code, Community.level == Level.COUNTRY)
    lacking = select(Country.code).where(~wide, Country.code != home_country).order_by(Country.code)
    return list(db.scalars(lacking))
