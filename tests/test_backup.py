"""A backup is the whole database in one file; it replaces nobody's, and leaves nothing half written."""

import sqlite3
import stat
from pathlib import Path

import pytest
from sqlalchemy import func, select

from models import Activity
from models.engine import session
from outreach.__main__ import main

BACKUP = ("--lang", "en", "backup", "--to")


def rows(url: str) -> int:
    with session(url) as db:
        return db.execute(select(func.count()).select_from(Activity)).scalar_one()


def test_a_backup_is_whole_while_others_are_at_work(record_url: str, environment, tmp_path: Path, capsys) -> None:
    """Somebody holds an open reading of it; the copy is one file, and nobody else's to read."""
    environment(DATABASE_URL=record_url)
    to = tmp_path / "copy.db"
    with session(record_url) as db:
        db.execute(select(Activity.id)).first()
        assert main([*BACKUP, str(to)]) == 0
    assert "copy.db" in capsys.readouterr().out
    assert [path.name for path in tmp_path.iterdir()] == ["copy.db"]
    assert stat.S_IMODE(to.stat().st_mode) == 0o600
    assert rows(f"sqlite:///{to}") == rows(record_url) > 0
    environment(DATABASE_URL=f"sqlite:///{to}")
    assert main(["check"]) == 0


def test_no_file_is_replaced(record_url: str, environment, tmp_path: Path, capsys) -> None:
    environment(DATABASE_URL=record_url)
    to = tmp_path / "kept.db"
    to.write_bytes(b"somebody's")
    assert main([*BACKUP, str(to)]) == 1
    assert "stays as it is" in capsys.readouterr().err
    assert to.read_bytes() == b"somebody's"
    assert main([*BACKUP, str(tmp_path / "none" / "copy.db")]) == 1
    assert "cannot be written" in capsys.readouterr().err


def test_a_copy_that_fails_leaves_nothing(record_url: str, environment, tmp_path: Path, monkeypatch, capsys) -> None:
    """A file that is damaged past its first pages is found out while it is copied."""
    environment(DATABASE_URL=record_url)

    def broken(*names: object, **how: object) -> sqlite3.Connection:
        raise sqlite3.DatabaseError("database disk image is malformed")

    monkeypatch.setattr("outreach.backup_command.sqlite3.connect", broken)
    monkeypatch.setattr("outreach.backup_command.check_schema", lambda url: None)
    assert main([*BACKUP, str(tmp_path / "copy.db")]) == 1
    assert "malformed" in capsys.readouterr().err
    assert not [*tmp_path.iterdir()]


@pytest.mark.parametrize("scheme", ["postgresql", "postgresql+psycopg"])
def test_on_postgresql_its_own_command_is_named(scheme: str, environment, tmp_path: Path, capsys) -> None:
    """Without the password, and with an address that the command can read."""
    environment(DATABASE_URL=f"{scheme}://jisr:geheim@localhost/jisr")
    assert main([*BACKUP, str(tmp_path / "copy.db")]) == 2
    said = capsys.readouterr().err
    assert "pg_dump --format=custom --file=FILE" in said and "geheim" not in said
    assert ("/+psycopg/" in said) == (scheme != "postgresql")
    assert not [*tmp_path.iterdir()]


def test_without_a_database_there_is_no_backup(environment, tmp_path: Path, capsys) -> None:
    environment(DATABASE_URL=f"sqlite:///{tmp_path / 'none.db'}")
    assert main([*BACKUP, str(tmp_path / "copy.db")]) == 2
    assert "no database" in capsys.readouterr().err
    assert not [*tmp_path.iterdir()]
