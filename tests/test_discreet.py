"""What people wrote stands in no line of the log, whatever fails and however."""

import logging
import sqlite3
from datetime import UTC, datetime

import pytest
from pydantic import ValidationError
from sqlalchemy import insert
from sqlalchemy.exc import SQLAlchemyError

from models import Activity, ImportRun
from models.codes import Collection
from models.engine import engine, session
from outreach import discreet, server
from outreach.screen import frame

WORDS = "geheimes-anliegen"


@pytest.fixture
def quiet(monkeypatch) -> None:
    """The page that apologises is not drawn."""
    monkeypatch.setattr(frame, "apologise", lambda: None)


def refused(url: str) -> SQLAlchemyError:
    """A write that no rule of ours foresaw, with somebody's words among its values."""
    row = {
        "reader": "events", "file_name": WORDS, "checksum": "short", "collection": Collection.REGISTER,
        "imported_at": datetime.now(UTC), "imported_by": WORDS,
    }  # fmt: skip
    with pytest.raises(SQLAlchemyError) as raised, session(url) as db:
        db.execute(insert(ImportRun).values(**row))
    return raised.value


def test_a_refused_write_is_logged_without_its_values(url: str, quiet, caplog: pytest.LogCaptureFixture) -> None:
    """PostgreSQL names the whole row that it refuses; the log names the rule."""
    assert server.failed(refused(url))
    assert "test_discreet.py" in caplog.text and "checksum_is_sha256" in caplog.text
    assert WORDS not in caplog.text


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


def test_other_programs_logs_of_errors_are_as_discreet(caplog: pytest.LogCaptureFixture) -> None:
    """The server that carries the pages logs with the error itself."""
    before = logging.getLogRecordFactory()
    try:
        discreet.keep_words_out()
        try:
            raise ValueError(WORDS)
        except ValueError:
            logging.getLogger("uvicorn.error").exception("Exception in ASGI application")
    finally:
        logging.setLogRecordFactory(before)
    assert WORDS not in caplog.text
    assert "ValueError" in caplog.text and "test_discreet.py" in caplog.text
