"""From nothing to a filled database: the schema, the reference lists, the public record."""

from dataclasses import dataclass
from pathlib import Path

from alembic import command
from sqlalchemy import exists, func, make_url, select
from sqlmodel import Session

from models import Community, Country, ImportRun
from models.codes import Collection, Level
from models.engine import DatabaseAbsent, SchemaOlder, check_schema, config, problems, session
from outreach.importers import Incoming, Progress, Result, bring_in
from outreach.importers.table import checksum
from outreach.settings import settings
from outreach.shipped import DATA, FOLLOWING, GENERAL, LISTS, RECORD, RECORD_OF, mark_of, put_mark

BY = "python -m outreach init"


@dataclass(frozen=True)
class Prepared:
    """What ``prepare`` did: whether tables were made or changed, and the imports, none where all was there."""

    migrated: bool
    imports: tuple[Result, ...] = ()


def prepare(
    url: str, *, home_country: str | None = None, public_record: bool = True, progress: Progress | None = None
) -> Prepared:
    """Bring a database up to date. A second run finds nothing to do, and quickly.

    Args:
        home_country: its code, else that of the settings; what ships is loaded as far as it is about that country.
        public_record: whether the public record comes in; lists come in either way.

    Raises:
        DatabaseProblem: the database cannot be used; SchemaNewer where it was made by a newer Jisr.
    """
    home_country = home_country or settings().home_country
    migrated = migrate(url)
    about_home = home_country == RECORD_OF
    steps = [
        (Collection.REGISTER, GENERAL + (LISTS if about_home else ())),
        (Collection.PUBLIC_RECORD, RECORD if about_home and public_record else ()),
    ]
    results = []
    for collection, names in steps:
        files = _unread(url, names, home_country=home_country)
        if files:
            results.append(
                bring_in(url, files=files, home_country=home_country, by=BY, collection=collection, progress=progress)
            )
            if results[-1].errors:
                return Prepared(migrated, tuple(results))
    put_mark(url, mark_of(home_country=home_country, public_record=public_record))
    return Prepared(migrated, tuple(results))


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


def _unread(url: str, names: tuple[str, ...], *, home_country: str) -> list[Incoming]:
    """The shipped files that changed since they came in last."""
    with session(url) as db:
        read = _checksums(db, names)
        if not _communities_whole(db, home_country=home_country):
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


def _communities_whole(db: Session, *, home_country: str) -> bool:
    """Whether every country but the home country has its country-wide community: the home country is a setting."""
    wide = exists().where(Community.country_code == Country.code, Community.level == Level.COUNTRY)
    return not db.execute(select(Country.code).where(~wide, Country.code != home_country).limit(1)).first()
