"""``python -m outreach backup --to FILE``: a whole copy of the database, while people work with it."""

import argparse
import os
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

from models.engine import check_schema
from outreach.exports import refused
from outreach.i18n import Translator
from outreach.settings import settings
from outreach.shipped import SQLITE


def add_parser(subparsers: argparse._SubParsersAction, t: Translator) -> None:
    """Add the sub-command, with its help in the reader's language."""
    parser = subparsers.add_parser("backup", help=t("copy the database, as it is at one moment, into a new file"))
    parser.add_argument("--to", required=True, type=Path, metavar="FILE", help=t("a file that is not there yet"))
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, t: Translator) -> int:
    """Copy, say where to, and return the exit code: 1 where it cannot be written, 2 where PostgreSQL has to do it.

    Raises:
        DatabaseProblem: the database cannot be used as it is; nothing is written.
    """
    url, to = settings().database_url, arguments.to
    if not url.startswith(SQLITE):
        address = "${DATABASE_URL/+psycopg/}" if "+" in url.partition("://")[0] else "$DATABASE_URL"
        command = t.isolate(f'pg_dump --format=custom --file=FILE "{address}"')
        print(t("PostgreSQL makes its own copies, with this command: {command}", command=command), file=sys.stderr)
        return 2
    check_schema(url)
    try:
        _copy(Path(url.removeprefix(SQLITE)), to)
    except FileExistsError:
        print(t("There is a file of that name already, and it stays as it is."), file=sys.stderr)
        return 1
    except OSError as error:
        print(refused.file(error, to, t=t), file=sys.stderr)
        return 1
    except sqlite3.Error as error:
        print(t("The file cannot be written: {reason}", reason=str(error)), file=sys.stderr)
        return 1
    print(t("The whole database is copied into {file}.", file=t.isolate(str(to))))
    return 0


def _copy(database: Path, to: Path) -> None:
    """The database as one file, which nobody else on this machine may read: it is there whole, or not at all.

    Raises:
        FileExistsError: there is one already.
        OSError: it cannot be written there.
        sqlite3.Error: the database could not be read to its end.
    """
    # The name is taken first, so that nobody's file is replaced.
    to.touch(mode=0o600, exist_ok=False)
    part, whole = to.with_name(f".{to.name}.{os.getpid()}.part"), False
    try:
        part.touch(mode=0o600, exist_ok=False)
        with (
            closing(sqlite3.connect(database.resolve().as_uri() + "?mode=ro", uri=True)) as source,
            closing(sqlite3.connect(part)) as copy,
        ):
            # All at once: in steps, it would begin anew whenever somebody writes.
            source.backup(copy)
            # One file alone, without the journal beside it that a database in use has.
            copy.execute("PRAGMA journal_mode = DELETE")
        part.replace(to)
        whole = True
    finally:
        for left in (part,) if whole else (part, to):
            left.unlink(missing_ok=True)
