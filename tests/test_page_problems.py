"""A database that cannot be used, as a reader meets it: a clear sentence in their language, no trace of code."""

import socket
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text
from starlette.applications import Starlette
from starlette.routing import Route

from models import engine as models_engine
from models.engine import engine
from outreach.__main__ import main
from outreach.exports.routes import export
from outreach.i18n import LANGUAGES, translator
from outreach.screen.pagetable import BY_KEY
from outreach.settings import ROOT
from outreach.wording import problems
from tests.asgi import get
from tests.shown import english, open_app, texts

SECRET = "geheim"
KEEPS = "This button keeps what was typed here; loading the page anew may lose the last of it."
CODE = ("Traceback", "Error", "sqlalchemy", "sqlite3", "psycopg", "alembic", ".py", "line ", SECRET, ".db", "SELECT")


def file_of(url: str) -> Path:
    return Path(url.removeprefix("sqlite:///"))


@pytest.fixture
def absent(tmp_path: Path) -> tuple[str, problems.Words]:
    return f"sqlite:///{tmp_path / 'none.db'}", problems.BY_PROBLEM[models_engine.DatabaseAbsent]


@pytest.fixture
def bare(tmp_path: Path) -> tuple[str, problems.Words]:
    """A file with nothing in it."""
    (tmp_path / "bare.db").touch()
    return f"sqlite:///{tmp_path / 'bare.db'}", problems.BY_PROBLEM[models_engine.DatabaseAbsent]


@pytest.fixture
def locked(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[str, problems.Words]]:
    """Somebody holds the whole file, and does not let go while anyone waits."""
    monkeypatch.setattr(models_engine, "BUSY_SECONDS", 0)
    engine(sqlite_url).dispose()
    other = sqlite3.connect(file_of(sqlite_url), isolation_level=None)
    other.execute("PRAGMA journal_mode = DELETE")
    other.execute("BEGIN EXCLUSIVE")
    yield sqlite_url, problems.BY_PROBLEM[models_engine.DatabaseLocked]
    other.close()


@pytest.fixture
def older(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> tuple[str, problems.Words]:
    known = models_engine.revisions()
    monkeypatch.setattr(models_engine, "revisions", lambda: ("9999", *known))
    return sqlite_url, problems.BY_PROBLEM[models_engine.SchemaOlder]


@pytest.fixture
def newer(sqlite_url: str) -> tuple[str, problems.Words]:
    with engine(sqlite_url).begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = 'ffff'"))
    return sqlite_url, problems.BY_PROBLEM[models_engine.SchemaNewer]


@pytest.fixture
def down() -> Iterator[tuple[str, problems.Words]]:
    """PostgreSQL's address, and nobody there: the port is held, so that nobody else can take it."""
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        url = f"postgresql://jisr:{SECRET}@127.0.0.1:{held.getsockname()[1]}/jisr"
        yield url, problems.BY_PROBLEM[models_engine.DatabaseUnreachable]


@pytest.fixture
def letter(tmp_path: Path) -> tuple[str, problems.Words]:
    """A file that is no database."""
    (tmp_path / "letter.db").write_text("Dear Minister, " * 100)
    return f"sqlite:///{tmp_path / 'letter.db'}", problems.BY_PROBLEM[models_engine.DatabaseForeign]


@pytest.fixture
def shop(tmp_path: Path) -> tuple[str, problems.Words]:
    """A database of another program."""
    with closing(sqlite3.connect(tmp_path / "shop.db")) as connection:
        connection.execute("CREATE TABLE customer (name TEXT)")
    return f"sqlite:///{tmp_path / 'shop.db'}", problems.BY_PROBLEM[models_engine.DatabaseOfOthers]


@pytest.fixture
def folder(tmp_path: Path) -> tuple[str, problems.Words]:
    return f"sqlite:///{tmp_path}", problems.BY_PROBLEM[models_engine.DatabaseForeign]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("problem", ["absent", "bare", "locked", "older", "newer", "down", "letter", "shop", "folder"])
def test_a_database_that_cannot_be_used_is_told(problem, language, request, environment: Callable[..., None]) -> None:
    """What is wrong and what to do about it, in the reader's language; nothing of what the machine says."""
    url, (title, remedy) = request.getfixturevalue(problem)
    environment(DATABASE_URL=url)
    t = translator(language)
    for page in ("", BY_KEY["countries"].file):
        app = open_app(page, lang=language)
        assert not app.exception
        said = texts(app)
        assert said == [t(title), t(remedy), t("Try again"), t(KEEPS)]
        assert not any(trace in text for text in said for trace in CODE)
        assert english(app, language) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("problem", ["letter", "shop", "folder"])
@pytest.mark.parametrize("command", [["init"], ["check"], ["undo"], ["export", "topics", "--to", "-"]])
def test_a_command_says_that_it_is_no_database(command, problem, language, request, environment, capsys) -> None:
    """All of them alike: none sends the reader to another, which would answer something else."""
    url, told = request.getfixturevalue(problem)
    environment(DATABASE_URL=url)
    assert main(["--lang", language, *command]) == 2
    said, t = capsys.readouterr(), translator(language)
    # The remedy ends in a command: what stood behind that would be taken for a part of it.
    address = t("Address of the database: {address}", address=t.isolate(url.removeprefix("sqlite:///")))
    assert said.err.splitlines() == [" ".join(map(t, told)), address] and not said.out


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("problem", models_engine.DatabaseProblem.__subclasses__())
def test_the_address_of_a_database_stands_on_its_own_line(problem, language) -> None:
    """Whatever the problem; and where there is none, nothing is said of it."""
    t = translator(language)
    first, second = problems.in_lines(problem("/srv/jisr/outreach.db"), t)
    assert "/srv" not in first and second.endswith(
        "\N{FIRST STRONG ISOLATE}/srv/jisr/outreach.db\N{POP DIRECTIONAL ISOLATE}"
    )
    assert problems.in_lines(problem(""), t) == [first]


def rollback(path: Path, made: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(made)


def ahead(path: Path, made: str) -> None:
    """It is written ahead, and was closed by all."""
    rollback(path, f"PRAGMA journal_mode = WAL; {made}")


@pytest.mark.parametrize("kept", [rollback, ahead])
@pytest.mark.parametrize("made", ["CREATE TABLE country (code TEXT)", "CREATE VIEW country AS SELECT 'eg' AS code"])
def test_nothing_is_written_to_or_beside_the_database_of_another_program(made, kept, tmp_path, environment) -> None:
    """By any command that may write, at a start, by a page or a file's address; nor is it written another way."""
    path, topics = tmp_path / "shop.db", ROOT / "data" / "public_record" / "topics.csv"
    kept(path, made)
    before = path.read_bytes()
    environment(DATABASE_URL=f"sqlite:///{path}")
    copy = str(tmp_path / "copy")
    for command in (
        ["init"],
        ["init", "--without-record"],
        ["import", str(topics)],
        ["import", str(topics), "--dry-run"],
        ["export", "topics", "--to", copy],
        ["demo", "--year", "--to", str(path)],
        ["backup", "--to", copy],
        ["purge", "--before", "2020-01-01"],
        ["report", "--to", copy],
        ["grant", "jisr"],
        ["check"],
        ["undo"],
    ):
        assert main(command) == 2, command
        assert (path.read_bytes() == before, [one.name for one in tmp_path.iterdir()]) == (True, ["shop.db"]), command
    open_app()
    assert get(Starlette(routes=[Route("/export/{table}.csv", export)]), "/export/topics.csv").status == 503
    assert (path.read_bytes() == before, [one.name for one in tmp_path.iterdir()]) == (True, ["shop.db"])


def test_a_database_that_comes_back_is_shown_at_the_next_click(tmp_path, empty_url, environment) -> None:
    """A problem is not remembered: once there is a database, one click is enough."""
    path = tmp_path / "late.db"
    environment(DATABASE_URL=f"sqlite:///{path}")
    app = open_app(lang="en")
    assert [subheader.value for subheader in app.subheader] == ["There is no database yet."]
    path.write_bytes(file_of(empty_url).read_bytes())
    app.button(key="jisr.again").click().run()
    assert app.title[0].value == "Overview"


@pytest.mark.parametrize("language", LANGUAGES)
def test_another_file_that_is_put_there_under_a_running_server_is_told(sqlite_url, tmp_path, environment, language):
    """What is kept of the file that was there is not shown for the other's."""
    t, path = translator(language), file_of(sqlite_url)
    kept = tmp_path / "kept.db"
    with closing(sqlite3.connect(path)) as connection, closing(sqlite3.connect(kept)) as copy:
        connection.backup(copy)
    environment(DATABASE_URL=sqlite_url)
    app = open_app(lang=language)
    assert app.title[0].value == t("Overview")
    kept.replace(path)
    app.run()
    title, remedy = problems.BY_PROBLEM[models_engine.DatabaseReplaced]
    assert texts(app)[:2] == [t(title), t(remedy)]


def test_a_page_that_fails_says_so_without_code(environment, empty_url, monkeypatch) -> None:
    """What nobody foresaw is logged for the server's people; the reader learns that nothing was lost."""
    from outreach import server
    from outreach.screen import frame

    said = []
    monkeypatch.setattr(frame.trouble, "draw", lambda t, words: said.append([t(text) for text in words]))
    environment(DATABASE_URL=empty_url)
    assert server.failed(ZeroDivisionError(f"division by {SECRET}")) is True
    assert said and all(trace not in text for text in said[0] for trace in CODE)
