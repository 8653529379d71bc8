"""Each way in which a database can fail has its own clear words, and none of them holds a password."""

import shutil
import socket
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from alembic import command
from sqlalchemy import make_url, text
from sqlmodel import Session

from models import engine as models_engine
from models.engine import (
    DatabaseAbsent,
    DatabaseForeign,
    DatabaseLocked,
    DatabaseOfOthers,
    DatabaseProblem,
    DatabaseUnreachable,
    SchemaNewer,
    SchemaOlder,
    bump,
    check_schema,
    config,
    engine,
    revision,
    revisions,
    session,
)
from models.whose import is_of_others
from outreach.seed import migrate


@pytest.fixture
def closed_port() -> Iterator[int]:
    """A port of this machine that nobody listens on: it is held, so that nobody else can take it."""
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        yield held.getsockname()[1]


def stamp(url: str, version: str) -> None:
    """Have a database say that it was made by another version."""
    with engine(url).begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = :version"), {"version": version})


def test_a_migrated_database_passes(url: str) -> None:
    check_schema(url)


def test_a_file_that_is_not_there_is_absent_and_is_not_made(tmp_path: Path) -> None:
    path = tmp_path / "none.db"
    with pytest.raises(DatabaseAbsent) as caught:
        check_schema(f"sqlite:///{path}")
    assert caught.value.where == str(path)
    assert not path.exists()


def test_a_folder_is_no_database(tmp_path: Path) -> None:
    with pytest.raises(DatabaseForeign):
        check_schema(f"sqlite:///{tmp_path}")


def test_an_empty_file_is_absent(tmp_path: Path) -> None:
    (tmp_path / "empty.db").touch()
    with pytest.raises(DatabaseAbsent):
        check_schema(f"sqlite:///{tmp_path / 'empty.db'}")


def test_a_server_s_database_without_tables_is_absent(postgresql_bare_url: str) -> None:
    with pytest.raises(DatabaseAbsent):
        check_schema(postgresql_bare_url)


def test_a_file_of_another_kind_is_told_as_such_and_stays_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "letter.db"
    path.write_text("Dear Minister, " * 100)
    with pytest.raises(DatabaseForeign) as caught:
        check_schema(f"sqlite:///{path}")
    assert "not a database" in caught.value.detail
    assert path.read_text() == "Dear Minister, " * 100


@pytest.mark.parametrize(
    "tables",
    [
        "CREATE TABLE customer (name TEXT)",
        "CREATE TABLE customer (name TEXT); CREATE TABLE country (code TEXT)",
        "CREATE TABLE customer (name TEXT); CREATE TABLE alembic_version (version_num TEXT)",
        "CREATE TABLE customer (name TEXT); CREATE TABLE alembic_version (version_num TEXT);"
        "INSERT INTO alembic_version VALUES ('ffff')",
        "CREATE TABLE country (code TEXT)",
        "CREATE TABLE country (code TEXT); CREATE TABLE source (id INTEGER)",
        "CREATE TABLE country (code TEXT); CREATE TABLE alembic_version (version_num TEXT);"
        "INSERT INTO alembic_version VALUES ('0001')",
        "CREATE TABLE alembic_version (number TEXT)",
        "CREATE VIEW country AS SELECT 'eg' AS code",
        "PRAGMA journal_mode = WAL; CREATE TABLE country (code TEXT)",
    ],
)
def test_a_database_of_another_program_is_refused_and_stays_as_it_was(tables: str, tmp_path: Path) -> None:
    path = tmp_path / "shop.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(tables)
    before = path.read_bytes()
    url = f"sqlite:///{path}"
    for prepares in (check_schema, migrate):
        with pytest.raises(DatabaseOfOthers):
            prepares(url)
    assert path.read_bytes() == before
    assert [one.name for one in tmp_path.iterdir()] == ["shop.db"]


def test_a_database_of_another_program_that_is_open_is_refused(tmp_path: Path) -> None:
    """What was written last stands only in the journal beside it; and nobody waits for whoever holds it."""
    path = tmp_path / "shop.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("CREATE TABLE country (code TEXT)")
        connection.execute("BEGIN IMMEDIATE")
        with pytest.raises(DatabaseOfOthers):
            migrate(f"sqlite:///{path}")


def test_what_a_journal_alone_holds_is_looked_at(tmp_path: Path) -> None:
    """As a copy of both files has it, or a machine that went down: the file itself is still empty."""
    path = tmp_path / "shop.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript("PRAGMA journal_mode = WAL; CREATE TABLE country (code TEXT)")
        for ending in ("", "-wal"):
            shutil.copyfile(f"{path}{ending}", tmp_path / f"copy.db{ending}")
    with pytest.raises(DatabaseOfOthers):
        check_schema(f"sqlite:///{tmp_path / 'copy.db'}")


@pytest.mark.parametrize("mode", ["WAL", "DELETE"])
def test_a_file_that_nothing_was_made_in_yet_is_absent(mode: str, tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "new.db")) as connection:
        connection.executescript(f"PRAGMA journal_mode = {mode}; CREATE TABLE gone (a); DROP TABLE gone; VACUUM")
    with pytest.raises(DatabaseAbsent):
        check_schema(f"sqlite:///{tmp_path / 'new.db'}")


@pytest.mark.parametrize("made_by", revisions())
def test_what_any_jisr_made_is_known_as_its_own(made_by: str, tmp_path: Path) -> None:
    """As it is left by whoever was last to close it, and while it is open."""
    url = f"sqlite:///{tmp_path / 'ours.db'}"
    command.upgrade(config(url), made_by)
    engine(url).dispose()
    for _ in range(2):
        assert not is_of_others(tmp_path / "ours.db")
        held = engine(url).connect()
    held.close()
    migrate(url)
    check_schema(url)
    engine(url).dispose()


def test_a_server_s_database_may_have_tables_of_others(postgresql_bare_url: str) -> None:
    with engine(postgresql_bare_url).begin() as connection:
        connection.execute(text("CREATE TABLE customer (name TEXT)"))
    with pytest.raises(DatabaseAbsent):
        check_schema(postgresql_bare_url)


def test_a_database_cut_short_is_unreachable(sqlite_url: str) -> None:
    path = Path(make_url(sqlite_url).database)
    path.write_bytes(path.read_bytes()[:5000])
    with pytest.raises(DatabaseUnreachable, match="malformed"):
        check_schema(sqlite_url)


def test_a_writer_who_waits_in_vain_is_told_that_it_is_locked(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(models_engine, "BUSY_SECONDS", 0)
    other = sqlite3.connect(make_url(sqlite_url).database)
    other.execute("BEGIN IMMEDIATE")
    try:
        with pytest.raises(DatabaseLocked), session(sqlite_url) as db:
            bump(db)
            db.commit()
        # Readers go on meanwhile.
        check_schema(sqlite_url)
    finally:
        other.close()
    with session(sqlite_url) as db:
        assert revision(db) == 0, "nothing half written"


def test_an_older_schema_is_named(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    known = revisions()
    monkeypatch.setattr("models.engine.revisions", lambda: ("9999", *known))
    with pytest.raises(SchemaOlder):
        check_schema(url)


def test_a_newer_schema_is_named(url: str) -> None:
    stamp(url, "ffff")
    with pytest.raises(SchemaNewer) as caught:
        check_schema(url)
    assert caught.value.detail == "ffff"


def test_a_server_that_is_down_is_unreachable(closed_port: int) -> None:
    with pytest.raises(DatabaseUnreachable) as caught:
        check_schema(f"postgresql://jisr:geheim@127.0.0.1:{closed_port}/jisr")
    assert "refused" in caught.value.detail
    assert str(closed_port) in caught.value.where


def test_a_server_that_has_no_such_database_is_unreachable(postgresql_server: str) -> None:
    with pytest.raises(DatabaseUnreachable, match="does not exist"):
        check_schema(postgresql_server.replace("/postgres?", "/nobody_made_it?"))


def test_no_message_holds_the_password(closed_port: int) -> None:
    with pytest.raises(DatabaseProblem) as caught:
        check_schema(f"postgresql://jisr:geheim@127.0.0.1:{closed_port}/jisr?password=geheim2")
    assert "geheim" not in f"{caught.value!r} {caught.value} {caught.value.where} {caught.value.detail}"


def test_what_is_not_committed_is_not_kept(url: str) -> None:
    with session(url) as db:
        before = revision(db)
        bump(db)
        db.flush()
        assert revision(db) == before + 1
    with session(url) as db:
        assert revision(db) == before


def test_each_writer_is_seen(url: str) -> None:
    with session(url) as db:
        before = revision(db)
    for more in (1, 2, 3):
        with session(url) as db:
            bump(db)
            db.commit()
        with session(url) as db:
            assert revision(db) == before + more


def test_sqlite_keeps_foreign_keys_and_writes_ahead(sqlite_url: str) -> None:
    with Session(engine(sqlite_url)) as db:
        assert db.connection().execute(text("PRAGMA foreign_keys")).scalar() == 1
        assert db.connection().execute(text("PRAGMA journal_mode")).scalar() == "wal"
