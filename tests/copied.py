"""Copies of a SQLite database, in a file or with its rows on PostgreSQL: quicker than to bring them in again."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from functools import cache
from itertools import count
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import func, insert, inspect, make_url, select, text

from models import Base
from models.engine import engine

CHUNK = 1000
OF_ALEMBIC = "alembic_version"


def copy_file(url: str, *, to: Path) -> str:
    """The address of a copy of the database at ``url`` in a file of its own, or in place of what that one holds."""
    path = url.removeprefix("sqlite:///")
    ahead, there = (Path(f"{one}-wal") for one in (path, to))
    if not there.exists() and not (ahead.exists() and ahead.stat().st_size):
        # Nobody has it open, and all of it is in the one file.
        shutil.copyfile(path, to)
        return f"sqlite:///{to}"
    with closing(sqlite3.connect(path)) as kept, closing(sqlite3.connect(to)) as copy:
        copy.execute("PRAGMA synchronous = OFF")
        kept.backup(copy)
    return f"sqlite:///{to}"


def rows(url: str, *, to: str) -> None:
    """Copy every row of the database at ``url`` to the migrated PostgreSQL database at ``to``, in place of its own."""
    with engine(url).connect() as kept, engine(to).begin() as copy:
        assert {*inspect(kept).get_table_names()} - {OF_ALEMBIC} == {*Base.metadata.tables}
        # Neither triggers nor foreign keys: all that they ask for was asked for when the rows came in.
        copy.execute(text("SET LOCAL session_replication_role = replica"))
        for table in Base.metadata.sorted_tables:
            found = kept.execute(select(table)).mappings().all()
            copy.execute(table.delete())
            for first in range(0, len(found), CHUNK):
                copy.execute(insert(table), [dict(row) for row in found[first : first + CHUNK]])
            if found and "id" in table.columns:
                # The next number is free.
                sequence = func.pg_get_serial_sequence(table.name, "id")
                copy.execute(select(func.setval(sequence, max(row["id"] for row in found))))
        copy.execute(text("ANALYZE"))
    for each in (url, to):
        engine(each).dispose()


@pytest.fixture(scope="session")
def on_postgresql(postgresql_server: str, postgresql_template: str) -> Callable[[str], str]:
    """Finds the PostgreSQL database with the rows of this SQLite one, for the whole run: do not write to it."""
    numbers = count(1)

    @cache
    def found(url: str) -> str:
        name = f"copy_{next(numbers)}"
        with psycopg.connect(postgresql_server, autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name} TEMPLATE {postgresql_template}")
        copy = make_url(postgresql_server).set(database=name).render_as_string(hide_password=False)
        rows(url, to=copy)
        return copy

    return found
