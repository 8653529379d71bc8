"""What the log says of an error that nobody foresaw: what it is and where, and nothing of what anybody wrote.

The words of an error may hold a row's: PostgreSQL names the whole row that it refuses, pydantic the value.
"""

import logging
import re
import sqlite3
import sys
import threading
import traceback
from collections.abc import Iterator

ABOUT_CODE = (AttributeError, ImportError, NameError, RecursionError, TypeError)
# Python's own words about code, in which no value stands. Libraries raise the same kinds with values in them.
_OWN_WORDS = re.compile(
    r"'[\w.]+' object (?:has no attribute '\w+'|(?:is|does|cannot) [a-z ]+)"
    r"|(?:module|type object) '[\w.]+' has no attribute '\w+'"
    r"|(?:name|cannot access (?:local|free) variable) '\w+' [a-z ]+"
    r"|No module named '[\w.]+'|cannot import name '\w+' from '[\w.]+'.*"
    r"|[\w.<>]+\(\) (?:missing|takes|got) [\w ,':()]+"
    r"|unsupported operand type\(s\) for [^'\w]+: '[\w.]+' and '[\w.]+'"
    r"|'[<>=!]+' not supported between instances of '[\w.]+' and '[\w.]+'"
    r"|(?:cannot use '[\w.]+' as a (?:dict key|set element) \()?unhashable type: '[\w.]+'\)?"
    r"|can only concatenate \w+ \(not \"[\w.]+\"\) to \w+"
    r"|can't (?:concat|multiply) [a-z -]+(?:'[\w.]+'| to bytes)"
    r"|can't (?:compare|subtract) (?:offset-naive and offset-aware datetimes|datetime\.datetime to datetime\.date)"
    r"|bad operand type for (?:unary [-+~]|abs\(\)): '[\w.]+'"
    r"|argument of type '[\w.]+' is not [a-z ]+|object of type '[\w.]+' has no len\(\)"
    r"|cannot unpack non-iterable [\w.]+ object"
    r"|(?:list|tuple|string|byte) indices must be integers(?: or slices)?, not '?[\w.]+'?"
    r"|'in <string>' requires string as left operand, not [\w.]+"
    r"|(?:int|float)\(\) argument must be a string[a-z, -]* or a real number, not '[\w.]+'"
    r"|[\w.<>]+\(\) argument after \*\*? must be an? (?:iterable|mapping), not [\w.]+"
    r"|sequence item \d+: expected [a-z -]+, [\w.]+ found|expected string or bytes-like object, got '[\w.]+'"
    r"|type [\w.]+ doesn't define __\w+__ method|unsupported format string passed to [\w.]+\.__format__"
    r"|not all arguments converted during string formatting|%[a-z] format: a real number is required, not [\w.]+"
    r"|boolean value of NA is ambiguous|Object of type [\w.]+ is not JSON serializable"
    r"|maximum recursion depth exceeded.*",
    re.ASCII,
)


def told(error: BaseException) -> str:
    """The error and what it came from, the first one first: kind, places in the code, fields or constraint."""
    return "\n".join(line for each in _chain(error) for line in _lines(each))


def keep_words_out() -> None:
    """Have every record of this process's log tell its error as :func:`told` does, whoever writes it, and Python too
    where nobody catches one."""
    make = logging.getLogRecordFactory()

    def discreet(*args: object, **kwargs: object) -> logging.LogRecord:
        record = make(*args, **kwargs)
        if record.exc_info and record.exc_info[1] is not None:
            record.exc_text, record.exc_info = told(record.exc_info[1]), None
        if isinstance(record.args, tuple):
            record.args = tuple(map(_named, record.args))
        return record

    logging.setLogRecordFactory(discreet)
    # A log that cannot be written says so with the error that was to be logged, and all its words.
    logging.raiseExceptions = False
    sys.excepthook = lambda kind, error, trace: print(told(error), file=sys.stderr)
    threading.excepthook = lambda raised: print(told(raised.exc_value), file=sys.stderr)


def _named(value: object) -> object:
    """An error of others among the values of a message, without its words; ours are written to be read."""
    if not isinstance(value, BaseException) or type(value).__module__.startswith(("models.", "outreach.")):
        return value
    return _told(value)


def _told(error: BaseException) -> str:
    return ": ".join([type(error).__qualname__, *filter(None, [_safe(error)])])


def _chain(error: BaseException) -> list[BaseException]:
    found: list[BaseException] = []
    while error is not None and error not in found:
        found.append(error)
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    return found[::-1]


def _lines(error: BaseException) -> Iterator[str]:
    yield _told(error)
    for frame in traceback.extract_tb(error.__traceback__):
        yield f"  {frame.filename}:{frame.lineno} in {frame.name}"


def _safe(error: BaseException) -> str:
    """What can be said of it without a value: columns and rules, of a database or of a model."""
    if isinstance(error, ABOUT_CODE):
        return str(error) if _OWN_WORDS.fullmatch(str(error)) else ""
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
