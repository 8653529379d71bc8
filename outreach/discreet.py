"""What the log says of an error that nobody foresaw: what it is and where, and nothing of what anybody wrote.

The words of an error may hold a row's: PostgreSQL names the whole row that it refuses, pydantic the value.
"""

import logging
import sqlite3
import traceback
from collections.abc import Iterator

# Python's own words about code, in which no value stands.
ABOUT_CODE = (AttributeError, ImportError, NameError, NotImplementedError, RecursionError, TypeError)


def told(error: BaseException) -> str:
    """The error and what it came from, the first one first: kind, places in the code, fields or constraint."""
    return "\n".join(line for each in _chain(error) for line in _lines(each))


def keep_words_out() -> None:
    """Have every record of this process's log tell its error as :func:`told` does, whoever writes it."""
    make = logging.getLogRecordFactory()

    def discreet(*args: object, **kwargs: object) -> logging.LogRecord:
        record = make(*args, **kwargs)
        if record.exc_info and record.exc_info[1] is not None:
            record.exc_text, record.exc_info = told(record.exc_info[1]), None
        return record

    logging.setLogRecordFactory(discreet)


def _chain(error: BaseException) -> list[BaseException]:
    found: list[BaseException] = []
    while error is not None and error not in found:
        found.append(error)
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    return found[::-1]


def _lines(error: BaseException) -> Iterator[str]:
    yield ": ".join([type(error).__qualname__, *filter(None, [_safe(error)])])
    for frame in traceback.extract_tb(error.__traceback__):
        yield f"  {frame.filename}:{frame.lineno} in {frame.name}"


def _safe(error: BaseException) -> str:
    """What can be said of it without a value: columns and rules, of a database or of a model."""
    if isinstance(error, ABOUT_CODE):
        return str(error)
    # Of pydantic's errors and psycopg's, without importing either; SQLite names the rule alone.
    if type(error).__name__ == "ValidationError" and hasattr(error, "errors"):
        wrong = (f"{'.'.join(map(str, each['loc']))} ({each['type']})" for each in error.errors(include_input=False))
        return f"{error.title}: {', '.join(wrong)}"
    if isinstance(error, sqlite3.IntegrityError):
        return str(error)
    said = getattr(error, "diag", None)
    if said is not None:
        parts = (getattr(error, "sqlstate", ""), said.table_name, said.column_name, said.constraint_name)
        return ", ".join(filter(None, parts))
    return ""
