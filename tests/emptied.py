"""PostgreSQL databases that are emptied and lent again: to copy one for each test takes longer than most tests do."""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count

import psycopg
from psycopg.errors import LockNotAvailable
from sqlalchemy import make_url

from models import Base
from models.engine import engine
from models.source import Revision

numbers = count(1)

# Caches of pages are kept under its number: it goes on, so that none finds the rows of the test before.
REVISION = Revision.__tablename__
TABLES = [table.name for table in reversed(Base.metadata.sorted_tables) if table.name != REVISION]
CATALOGUES = (
    *("pg_class", "pg_attribute", "pg_attrdef", "pg_constraint", "pg_index", "pg_trigger", "pg_proc", "pg_type"),
    "pg_namespace",
)
# What a table, a right or a trigger is, is a row of these: each change has a transaction of its own.
SCHEMA = "SELECT " + ", ".join(f"(SELECT array[count(*), max(xmin::text::bigint)] FROM {name})" for name in CATALOGUES)
MIGRATED = "SELECT array_agg(version_num ORDER BY version_num) FROM alembic_version"
EMPTY = f"""DO $$ BEGIN
    {" ".join(f'IF EXISTS (SELECT FROM "{name}") THEN DELETE FROM "{name}"; END IF;' for name in TABLES)}
    UPDATE {REVISION} SET number = number + 1;
    PERFORM setval(format('%I.%I', schemaname, sequencename)::regclass, 1, false)
        FROM pg_sequences WHERE last_value IS NOT NULL;
END $$"""
WAITS = "2s"


class Emptied:
    """The databases of one run: migrated and empty whenever somebody is lent one."""

    def __init__(self, server: str, *, template: str) -> None:
        self._server, self._template = server, template
        self._free: list[str] = []
        self._as_made: tuple = ()

    @contextmanager
    def lent(self) -> Iterator[str]:
        """The address of one. It comes back emptied; if its schema is not what it was, another is made next time."""
        url = self._free.pop() if self._free else self._made()
        yield url
        engine(url).dispose()
        if self._emptied(url):
            self._free.append(url)
            return
        with psycopg.connect(self._server, autocommit=True) as connection:
            connection.execute(f"DROP DATABASE {make_url(url).database} WITH (FORCE)")

    def _made(self) -> str:
        name = f"lent_{next(numbers)}"
        with psycopg.connect(self._server, autocommit=True) as connection:
            # Half the time of a copy through the log, which nothing here needs.
            connection.execute(f"CREATE DATABASE {name} TEMPLATE {self._template} STRATEGY FILE_COPY")
        url = make_url(self._server).set(database=name).render_as_string(hide_password=False)
        with psycopg.connect(url, autocommit=True) as connection:
            self._as_made = _schema(connection)
        return url

    def _emptied(self, url: str) -> bool:
        """Whether it is as it was made, but for its revision. A test that left a transaction open keeps it locked."""
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute("SET session_replication_role = replica")
            connection.execute(f"SET lock_timeout = '{WAITS}'")
            if _schema(connection) != self._as_made:
                return False
            try:
                connection.execute(EMPTY)
            except LockNotAvailable:
                return False
        return True


def _schema(connection: psycopg.Connection) -> tuple:
    return (*connection.execute(SCHEMA).fetchone(), *connection.execute(MIGRATED).fetchone())
