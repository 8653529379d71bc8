"""A second start looks at one number in the database's file, and imports next to nothing."""

import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import text

from models.engine import DatabaseProblem, SchemaNewer, SchemaOlder, engine, revisions
from outreach import shipped
from outreach.__main__ import main
from outreach.i18n import LANGUAGES, translator
from outreach.seed import prepare
from outreach.settings import ROOT
from outreach.wording import problems

LIGHT = """
import sys
{what}
heavy = {{"sqlmodel", "sqlalchemy", "alembic", "pandas"}} & set(sys.modules)
assert not heavy, heavy
"""
INIT = "from outreach.__main__ import main; assert main(['init']) == 0"
MARK = shipped.mark_of(home_country="EG", public_record=True)


def run(what: str, url: str) -> subprocess.CompletedProcess[str]:
    """Python with these settings, in a process of its own: what it imports is all that is imported."""
    command = [sys.executable, "-c", LIGHT.format(what=what)]
    environment = {"DATABASE_URL": url, "JISR_LANGUAGE": "en", "JISR_HOME_COUNTRY": "EG", "PATH": ""}
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)


def test_a_second_init_needs_neither_models_nor_pandas(record_url: str) -> None:
    done = run(INIT, record_url)
    assert (done.returncode, done.stdout, done.stderr) == (0, "The database is up to date.\n", "")


def test_a_plain_init_leaves_an_empty_register_empty(tmp_path: Path) -> None:
    """As `make run` does, and it says what stays out; a second one needs no more than the mark."""
    url = f"sqlite:///{tmp_path / 'register.db'}"
    prepare(url, home_country="EG", public_record=False)
    for _ in range(2):
        done = run(INIT, url)
        assert (done.returncode, done.stderr) == (0, "")
        assert "The public record stays out, as was chosen." in done.stdout
        assert "init --with-record" in done.stdout


def test_a_server_starts_without_models_and_pandas(record_url: str) -> None:
    done = run("import outreach.server", record_url)
    assert (done.returncode, done.stderr) == (0, "")


def test_the_mark_is_of_what_was_prepared(record_url: str) -> None:
    assert shipped.is_marked(record_url, MARK)
    for home_country, public_record in (("EG", False), ("MA", True)):
        other = shipped.mark_of(home_country=home_country, public_record=public_record)
        assert 0 < other != MARK
        assert not shipped.is_marked(record_url, other)


@pytest.mark.parametrize("kind", ["changed", "added"])
def test_a_migration_or_a_shipped_file_changes_the_mark(kind: str, tmp_path: Path, monkeypatch) -> None:
    migrations, data = tmp_path / "versions", tmp_path / "data"
    migrations.mkdir()
    for name in (*shipped.GENERAL, *shipped.LISTS, *shipped.RECORD):
        (data / name).parent.mkdir(parents=True, exist_ok=True)
        (data / name).write_bytes((shipped.DATA / name).read_bytes())
    for path in shipped.MIGRATIONS.glob("*.py"):
        (migrations / path.name).write_bytes(path.read_bytes())
    monkeypatch.setattr(shipped, "DATA", data)
    monkeypatch.setattr(shipped, "MIGRATIONS", migrations)
    assert shipped.mark_of(home_country="EG", public_record=True) == MARK
    if kind == "added":
        (migrations / "9999_later.py").touch()
    else:
        with (data / shipped.RECORD[0]).open("ab") as file:
            file.write(b"\n")
    assert shipped.mark_of(home_country="EG", public_record=True) != MARK


@pytest.mark.parametrize("content", [None, b"", b"no database at all " * 100])
def test_what_is_no_database_carries_no_mark(content: bytes | None, tmp_path: Path) -> None:
    path = tmp_path / "outreach.db"
    if content is not None:
        path.write_bytes(content)
    assert not shipped.is_marked(f"sqlite:///{path}", MARK)
    assert path.exists() == (content is not None)


def test_another_database_is_looked_at_more_closely() -> None:
    assert not shipped.is_marked("postgresql://localhost/outreach", MARK)


def test_a_database_that_nothing_was_prepared_in_carries_no_mark(empty_url: str) -> None:
    assert not shipped.is_marked(empty_url, MARK)


def test_the_newest_migration_is_known_by_its_name() -> None:
    assert shipped.newest() == revisions()[0]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("revision", "problem"), [("ffff", SchemaNewer), (revisions()[1], SchemaOlder)])
def test_a_mark_that_stayed_on_tables_of_another_version_is_not_believed(
    revision: str, problem: type[DatabaseProblem], language: str, record_copy: str, environment, capsys
) -> None:
    """What migrated them need not have known of the mark."""
    with engine(record_copy).begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = :revision"), {"revision": revision})
    assert not shipped.is_marked(record_copy, MARK)
    if problem is SchemaNewer:
        environment(DATABASE_URL=record_copy)
        assert main(["--lang", language, "init"]) == 2
        assert translator(language)(problems.BY_PROBLEM[problem][0]) in capsys.readouterr().err
