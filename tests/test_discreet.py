"""What people wrote stands in no line of the log, whatever fails and however."""

import io
import logging
import runpy
import sqlite3
import sys
import threading
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from pydantic import ValidationError
from sqlalchemy import insert
from sqlalchemy.exc import SQLAlchemyError
from streamlit.testing.v1.local_script_runner import LocalScriptRunner

from models import Activity, ImportRun
from models.codes import Collection
from models.engine import engine, session
from outreach import discreet, server
from outreach.i18n import LANGUAGES, translator
from outreach.queries import channels
from outreach.screen import frame
from outreach.wording import problems
from tests.shown import open_app, texts

WORDS = "geheimes-anliegen"
PERSON = "زكرياء المزروع"


@pytest.fixture
def served(monkeypatch) -> Iterator[None]:
    """Logs and errors as in the process of the server."""
    hooks, before = (sys.excepthook, threading.excepthook), logging.getLogRecordFactory()
    loud = logging.raiseExceptions
    started = LocalScriptRunner.__init__

    def begin(runner: LocalScriptRunner, *args: object, **kwargs: object) -> None:
        started(runner, *args, **kwargs)
        runner._on_script_error = server.failed

    monkeypatch.setattr(LocalScriptRunner, "__init__", begin)
    discreet.keep_words_out()
    yield
    logging.setLogRecordFactory(before)
    logging.raiseExceptions = loud
    sys.excepthook, threading.excepthook = hooks


@pytest.fixture
def quiet(monkeypatch) -> None:
    """The page that apologises is not drawn."""
    monkeypatch.setattr(frame, "apologise", lambda: None)


def refused_row() -> dict[str, object]:
    """What no rule of ours foresaw, with somebody's words among its values."""
    return {
        "reader": "events", "file_name": WORDS, "checksum": "short", "collection": Collection.REGISTER,
        "imported_at": datetime.now(UTC), "imported_by": PERSON,
    }  # fmt: skip


def refused(url: str) -> SQLAlchemyError:
    with pytest.raises(SQLAlchemyError) as raised, session(url) as db:
        db.execute(insert(ImportRun).values(**refused_row()))
    return raised.value


def test_a_refused_write_is_logged_without_its_values(url: str, quiet, caplog: pytest.LogCaptureFixture) -> None:
    """PostgreSQL names the whole row that it refuses; the log names the rule."""
    assert server.failed(refused(url))
    assert "test_discreet.py" in caplog.text and "checksum_is_sha256" in caplog.text
    assert WORDS not in caplog.text and PERSON not in caplog.text


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_an_error_of_a_statement_has_no_values(kind: str, request) -> None:
    """Nor has the error itself, which other programs print."""
    statement = "SELECT nothing FROM nowhere WHERE a = " + ("?" if kind == "sqlite" else "%s")
    opened = engine(request.getfixturevalue(f"{kind}_url")).connect()
    with opened as connection, pytest.raises(SQLAlchemyError) as raised:
        connection.exec_driver_sql(statement, (WORDS,))
    assert WORDS not in str(raised.value)


def test_a_row_that_does_not_fit_is_logged_by_its_fields(quiet, caplog: pytest.LogCaptureFixture) -> None:
    with pytest.raises(ValidationError) as raised:
        Activity.model_validate({"key": WORDS * 20, "title_en": [WORDS]})
    assert WORDS not in str(raised.value)
    server.failed(raised.value)
    assert WORDS not in caplog.text
    assert "Activity: " in caplog.text and "key (string_too_long)" in caplog.text


def test_what_it_came_from_is_told_too_and_as_little(quiet, caplog: pytest.LogCaptureFixture) -> None:
    def fail() -> None:
        try:
            {}[WORDS]
        except KeyError as error:
            raise ValueError(f"{WORDS} is nothing") from error

    with pytest.raises(ValueError) as raised:
        fail()
    server.failed(raised.value)
    assert WORDS not in caplog.text
    told = caplog.text
    assert told.index("KeyError") < told.index("ValueError") and " in fail" in told


def test_words_about_code_are_kept() -> None:
    assert "no_such" in discreet.told(AttributeError("'Page' object has no attribute 'no_such'"))
    assert "ck_rule" in discreet.told(sqlite3.IntegrityError("CHECK constraint failed: ck_rule"))


def quoting(kind: str):
    """A query that fails over a row, with what people wrote among its variables and in the words of the error."""

    def table(db, **filters: object) -> None:
        row = {"sender": PERSON, "message": WORDS}
        if kind == "value":
            raise ValueError(f"cannot read {row}")
        if kind == "note":
            error = KeyError(PERSON)
            error.add_note(f"the row was {row}")
            raise error
        if kind == "type":
            raise TypeError(f"Could not convert string '{WORDS}' to numeric")
        if kind == "database":
            db.execute(insert(ImportRun).values(**refused_row(), id=1))
        try:
            {}[row["sender"]]
        except KeyError as error:
            raise RuntimeError(row) from error

    return table


def says_nothing_of_it(language: str, caplog, capfd) -> bool:
    """Whether the page of channels tells that it failed, and neither page, log nor what is printed has its words."""
    app = open_app("pages/channels.py", lang=language)
    printed = capfd.readouterr()
    seen = "\n".join([*texts(app), str(app), repr(dict(app.session_state._state.filtered_state))])
    for word in (WORDS, *PERSON.split()):
        assert word not in seen + caplog.text + printed.out + printed.err
    assert "A page failed" in caplog.text and "test_discreet.py" in caplog.text and " in table" in caplog.text
    return not app.exception and translator(language)(problems.UNEXPECTED[0]) in texts(app)


@pytest.mark.parametrize(
    ("kind", "language"),
    [*(("value", language) for language in LANGUAGES), ("note", "en"), ("type", "ar"), ("chain", "en")],
)
def test_a_page_that_fails_over_a_row_says_nothing_of_it(
    empty_url, environment, served, monkeypatch, caplog, capfd, kind: str, language: str
) -> None:
    """Neither to the reader nor in the log nor on what the server prints."""
    environment(DATABASE_URL=empty_url)
    monkeypatch.setattr(channels, "table", quoting(kind))
    assert says_nothing_of_it(language, caplog, capfd)


def test_a_page_that_a_database_refuses_says_nothing_of_it(
    shared_url, environment, served, monkeypatch, caplog, capfd
) -> None:
    environment(DATABASE_URL=shared_url)
    monkeypatch.setattr(channels, "table", quoting("database"))
    assert says_nothing_of_it("ar", caplog, capfd)
    assert "checksum_is_sha256" in caplog.text


def test_an_error_that_nobody_catches_is_printed_as_discreetly(served, capsys) -> None:
    """On the command line, and in a thread beside the pages."""

    def fail() -> None:
        raise ValueError(WORDS)

    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    with pytest.raises(ValueError) as raised:
        fail()
    sys.excepthook(raised.type, raised.value, raised.tb)
    printed = capsys.readouterr()
    assert WORDS not in printed.out + printed.err
    assert printed.err.count("ValueError") == 2 and printed.err.count(" in fail") == 2


def test_the_command_line_keeps_words_out(served, monkeypatch, capsys) -> None:
    kept = []
    monkeypatch.setattr(discreet, "keep_words_out", lambda: kept.append(True))
    monkeypatch.setattr(sys, "argv", ["outreach", "undo", "--help"])
    # As where Python starts with it: nobody has imported it before.
    monkeypatch.delitem(sys.modules, "outreach.__main__", raising=False)
    with pytest.raises(SystemExit):
        runpy.run_module("outreach", run_name="__main__")
    assert kept


def test_an_error_in_the_words_of_a_message_is_named_alone(served, caplog: pytest.LogCaptureFixture) -> None:
    """As other programs log them; those of ours say no row."""
    logging.getLogger("other").warning("Failed: %s after %s", ValueError(WORDS), 3)
    assert WORDS not in caplog.text and "Failed: ValueError after 3" in caplog.text


def test_a_log_that_cannot_be_written_says_nothing_either(served, capsys) -> None:
    """A disk that is full, a stream that is closed."""
    stream = io.StringIO()
    log = logging.Logger("closed")
    log.addHandler(logging.StreamHandler(stream))
    stream.close()
    try:
        raise ValueError(WORDS)
    except ValueError:
        log.exception("It failed")
    printed = capsys.readouterr()
    assert WORDS not in printed.out + printed.err


@pytest.mark.parametrize(
    "words",
    [
        "f() missing 1 required positional argument: 'day'",
        "'NoneType' object is not subscriptable",
        "unsupported operand type(s) for +: 'int' and 'str'",
        "'<' not supported between instances of 'str' and 'int'",
        "name 'day' is not defined",
        "No module named 'outreach.none'",
    ],
)
def test_what_python_says_of_code_is_kept(words: str) -> None:
    assert words in discreet.told(TypeError(words))
    assert words not in discreet.told(TypeError(f"{words} {WORDS!r}"))


def test_other_programs_logs_of_errors_are_as_discreet(served, caplog: pytest.LogCaptureFixture) -> None:
    """The server that carries the pages logs with the error itself."""
    try:
        raise ValueError(WORDS)
    except ValueError:
        logging.getLogger("uvicorn.error").exception("Exception in ASGI application")
    assert WORDS not in caplog.text
    assert "ValueError" in caplog.text and "test_discreet.py" in caplog.text
