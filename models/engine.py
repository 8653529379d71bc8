"""The one way to the database, and clear words for each way it can fail."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import URL, Engine, create_engine, event, make_url, update
from sqlalchemy.exc import DatabaseError, OperationalError
from sqlmodel import Session, select

from models.replaced import is_another, is_gone, watch
from models.source import Revision
from models.whose import is_of_others

MIGRATIONS = Path(__file__).parent / "migrations"
BUSY_SECONDS = 10
INSUFFICIENT_PRIVILEGE = "42501"
"""Of PostgreSQL's error codes (appendix A of its manual)."""
# Each run of a page asks for it, and each write: made once.
NUMBER, NEXT_NUMBER = select(Revision.number), update(Revision).values(number=Revision.number + 1)
WRITES = "jisr.writes"
"""What a session's ``info`` says of one that writes: it sees what nobody else does yet, and no cache may keep it."""


class DatabaseProblem(Exception):
    """The database cannot be used as it is. ``where`` names it without any password."""

    def __init__(self, where: str, detail: str = "") -> None:
        super().__init__(f"{type(self).__name__}: {where}{': ' + detail if detail else ''}")
        self.where = where
        self.detail = detail


class DatabaseAbsent(DatabaseProblem):
    """There is none yet, or it is empty."""


class DatabaseLocked(DatabaseProblem):
    """Somebody else has been writing for longer than anyone waits."""


class DatabaseForeign(DatabaseProblem):
    """What the address names is no database of Jisr's: a folder, or a file of another kind."""


class DatabaseOfOthers(DatabaseProblem):
    """A database file of another program: something is in it, and not what each Jisr begins with."""


class DatabaseGone(DatabaseProblem):
    """Its file went away while it is open here."""


class DatabaseReplaced(DatabaseProblem):
    """Another file was put in its place while it is open here."""


class DatabaseUnreachable(DatabaseProblem):
    """The server does not answer, or refuses; or the file is damaged."""


class DatabaseForbids(DatabaseProblem):
    """The role that Jisr connects as may not do that: its owner has to migrate, or to grant."""


class SchemaOlder(DatabaseProblem):
    """Made by an older Jisr: it has to be migrated."""


class SchemaNewer(DatabaseProblem):
    """Made by a newer Jisr than this one."""


def _sqlite_settings(connection: object, _record: object) -> None:
    cursor = connection.cursor()
    # First, since what follows may already have to wait.
    cursor.execute(f"PRAGMA busy_timeout = {BUSY_SECONDS * 1000}")
    cursor.execute("PRAGMA journal_mode = WAL")
    cursor.execute("PRAGMA synchronous = NORMAL")
    cursor.execute("PRAGMA foreign_keys = ON")
    # Or "INSERT OR REPLACE" would delete rows past the triggers that refuse to delete history.
    cursor.execute("PRAGMA recursive_triggers = ON")
    cursor.close()


@lru_cache(maxsize=8)
def _address(url: str) -> URL:
    return make_url(url)


@lru_cache(maxsize=8)
def engine(url: str) -> Engine:
    """The engine for an address such as ``sqlite:///data/outreach.db`` or ``postgresql://user@host/name``.

    What a statement was given stands in no error of it: it may be people's words.
    """
    address = _address(url)
    if address.get_backend_name() == "postgresql":
        address = address.set(drivername="postgresql+psycopg")
        return create_engine(address, pool_pre_ping=True, hide_parameters=True, connect_args={"connect_timeout": 5})
    made = create_engine(address, hide_parameters=True)
    if address.database:
        watch(made, Path(address.database))
    event.listen(made, "connect", _sqlite_settings)
    return made


def config(url: str) -> Config:
    """Alembic's settings for one database."""
    settings = Config()
    settings.set_main_option("script_location", str(MIGRATIONS))
    settings.attributes["url"] = url
    return settings


def where(url: str) -> str:
    """A database's address as it may be shown and logged."""
    address = _address(url)
    if address.get_backend_name() == "sqlite":
        return address.database or ""
    # What follows the question mark may hold a password too.
    shown = {name: value for name, value in address.query.items() if name in ("host", "port")}
    return address.set(query=shown).render_as_string()


def _is_no_file(url: str) -> bool:
    """Whether there is something else than a file, such as a folder, where SQLite's file would be."""
    address = _address(url)
    path = Path(address.database or "")
    return address.get_backend_name() == "sqlite" and bool(address.database) and path.exists() and not path.is_file()


def _check_file(url: str) -> None:
    """Make sure that what is open is the file that is there, before anything is read from it or written to it.

    Raises:
        DatabaseGone: the file that was open went away.
        DatabaseReplaced: another is there.
    """
    address = _address(url)
    if address.get_backend_name() != "sqlite" or not address.database:
        return
    path = Path(address.database)
    if is_gone(engine(url), path):
        raise DatabaseGone(where(url))
    if is_another(engine(url), path):
        raise DatabaseReplaced(where(url))


@contextmanager
def problems(url: str) -> Iterator[None]:
    """Turn what a driver raises into a :class:`DatabaseProblem`.

    Raises:
        DatabaseGone: SQLite's file was open, and is there no more.
        DatabaseReplaced: another file is there instead.
        DatabaseLocked: SQLite waited in vain for another writer.
        DatabaseForeign: the file is no database, or there is no file but a folder.
        DatabaseUnreachable: the server does not answer, or the file is damaged.
        DatabaseForbids: PostgreSQL lets this role not do that.
    """
    _check_file(url)
    try:
        yield
    except (DatabaseError, sqlite3.DatabaseError) as error:
        # SQLAlchemy wraps it; who looks at a file without SQLAlchemy meets it bare.
        driver = getattr(error, "orig", error)
        said = str(driver)
        detail = said.splitlines()[0] if said else ""
        if isinstance(error, OperationalError | sqlite3.OperationalError):
            kind = DatabaseLocked if "locked" in said else DatabaseForeign if _is_no_file(url) else DatabaseUnreachable
            raise kind(where(url), detail) from error
        if getattr(driver, "sqlite_errorcode", None) == sqlite3.SQLITE_NOTADB:
            raise DatabaseForeign(where(url), detail) from error
        if "malformed" in said:
            raise DatabaseUnreachable(where(url), detail) from error
        if getattr(driver, "sqlstate", "") == INSUFFICIENT_PRIVILEGE:
            raise DatabaseForbids(where(url), detail) from error
        raise


def check_schema(url: str) -> None:
    """Make sure that the database is there and that this Jisr knows its tables.

    Raises:
        DatabaseAbsent, DatabaseGone, DatabaseReplaced, DatabaseForeign, DatabaseOfOthers, SchemaOlder, SchemaNewer,
            DatabaseLocked, DatabaseUnreachable: see each.
    """
    if _is_no_file(url):
        raise DatabaseForeign(where(url))
    address = _address(url)
    if address.get_backend_name() == "sqlite":
        path = Path(address.database or "")
        if not path.is_file():
            raise (DatabaseGone if is_gone(engine(url), path) else DatabaseAbsent)(where(url))
        with problems(url):
            # A server's database may have others' tables beside Jisr's. A file is not opened as Jisr's before it is
            # known to be: that would change how it is written.
            if is_of_others(path):
                raise DatabaseOfOthers(where(url))
    with problems(url), engine(url).connect() as connection:
        found = MigrationContext.configure(connection).get_current_revision()
    if found is None:
        raise DatabaseAbsent(where(url))
    known = revisions()
    if found not in known:
        raise SchemaNewer(where(url), found)
    if found != known[0]:
        raise SchemaOlder(where(url), found)


@lru_cache
def revisions() -> tuple[str, ...]:
    """The revisions that this Jisr knows, the newest first."""
    settings = Config()
    settings.set_main_option("script_location", str(MIGRATIONS))
    return tuple(script.revision for script in ScriptDirectory.from_config(settings).walk_revisions())


@contextmanager
def session(url: str) -> Iterator[Session]:
    """A session that is rolled back unless it was committed.

    Raises:
        DatabaseGone, DatabaseReplaced, DatabaseForeign, DatabaseLocked, DatabaseUnreachable: see each.
    """
    with problems(url), Session(engine(url)) as db:
        yield db


def revision(db: Session) -> int:
    """How often the data changed: what caches are keyed on."""
    return db.exec(NUMBER).first() or 0


def bump(db: Session) -> None:
    """Say that the data changed. Every writer calls it inside its transaction."""
    db.info[WRITES] = True
    if not db.exec(NEXT_NUMBER).rowcount:
        db.add(Revision(number=1))
