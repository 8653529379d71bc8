"""A database file that is put in the place of another while that is open: nothing goes into the one that is gone."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import make_url

from models.engine import (
    DatabaseGone,
    DatabaseReplaced,
    bump,
    check_schema,
    engine,
    revision,
    session,
)


@pytest.fixture
def path(sqlite_url: str) -> Path:
    return Path(make_url(sqlite_url).database)


@pytest.fixture
def copy(path: Path) -> Path:
    """A copy that was kept before anything was written."""
    return Path(shutil.copyfile(path, path.with_name("kept.db")))


def write(url: str, times: int = 1) -> None:
    for _ in range(times):
        with session(url) as db:
            bump(db)
            db.commit()


def found(path: Path) -> tuple[int, list]:
    """The revision of a file, as any other program reads it, and whether it is sound."""
    with closing(sqlite3.connect(path)) as connection:
        number = connection.execute("SELECT number FROM revision").fetchone()
        return number[0] if number else 0, connection.execute("PRAGMA integrity_check").fetchall()


def test_nothing_is_read_from_or_written_to_another_file_that_was_put_there(sqlite_url, path, copy) -> None:
    """What was written last stands in the journal alone, which SQLite would take for that of the new file."""
    write(sqlite_url, 3)
    assert path.with_name(f"{path.name}-wal").stat().st_size
    path.rename(path.with_name("moved.db"))
    before = copy.read_bytes()
    copy.rename(path)
    for use in (check_schema, write):
        with pytest.raises(DatabaseReplaced):
            use(sqlite_url)
    assert path.read_bytes() == before
    # As the words say: it is stopped, the journal deleted, the file there.
    engine(sqlite_url).dispose()
    for ending in ("-wal", "-shm"):
        path.with_name(path.name + ending).unlink(missing_ok=True)
    write(sqlite_url)
    engine(sqlite_url).dispose()
    assert found(path) == (1, [("ok",)])


def test_nothing_is_written_to_a_file_that_went_away(sqlite_url, path) -> None:
    write(sqlite_url)
    moved = path.rename(path.with_name("moved.db"))
    for use in (write, check_schema):
        with pytest.raises(DatabaseGone):
            use(sqlite_url)
    moved.rename(path)
    write(sqlite_url)
    with session(sqlite_url) as db:
        assert revision(db) == 2


def test_a_file_that_is_put_there_after_all_have_closed_is_opened(sqlite_url, path, copy) -> None:
    write(sqlite_url)
    engine(sqlite_url).dispose()
    copy.replace(path)
    with session(sqlite_url) as db:
        assert revision(db) == 0
