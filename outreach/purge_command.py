"""``python -m outreach purge --before YYYY-MM-DD``: forgets what rows were before old changes, words included."""

import argparse
import sys
from datetime import date
from functools import partial

from sqlalchemy import text

from models.engine import check_schema, engine, problems, session
from outreach.acting import NotAllowed, Viewer
from outreach.i18n import Translator
from outreach.importers.refusals import why
from outreach.periods import today
from outreach.settings import settings
from outreach.terminal import day
from outreach.writing.purge import kept, purge


def add_parser(subparsers: argparse._SubParsersAction, t: Translator) -> None:
    """Add the sub-command, with its help in the reader's language."""
    parser = subparsers.add_parser("purge", help=t("forget what rows were before old changes; the history stays"))
    parser.add_argument(
        "--before",
        required=True,
        type=partial(day, t=t),
        metavar="YYYY-MM-DD",
        help=t("the first day whose changes stay undoable"),
    )
    parser.add_argument("--dry-run", action="store_true", help=t("say what would be done, and do nothing"))
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, t: Translator) -> int:
    """Purge, say how many, and return the exit code: 1 where it is not allowed, or the day is yet to come."""
    chosen = settings()
    url, which = chosen.database_url, {"before": arguments.before, "time_zone": chosen.time_zone}
    if arguments.before > today(chosen):
        print(t("That day is yet to come. Name one that has been, or today."), file=sys.stderr)
        return 1
    check_schema(url)
    with session(url) as db:
        if arguments.dry_run:
            print(_would(t, kept(db, **which), arguments.before))
            return 0
        try:
            number = purge(db, **which, viewer=Viewer(chosen.user, chosen.role))
        except NotAllowed as problem:
            print(why(problem)(t), file=sys.stderr)
            return 1
        db.commit()
    _rewrite(url)
    print(_done(t, number, arguments.before))
    return 0


def _would(t: Translator, number: int, before: date) -> str:
    return t.plural(
        "It would forget what {n} row was before a change made before {day}. Nothing was done.",
        "It would forget what {n} rows were before changes made before {day}. Nothing was done.",
        number,
        day=t.date(before),
    )


def _done(t: Translator, number: int, before: date) -> str:
    if not number:
        return t("Nothing to forget: nothing is kept of changes made before {day}.", day=t.date(before))
    return t.plural(
        "Forgotten: what {n} row was before a change made before {day}. That change stays on record.",
        "Forgotten: what {n} rows were before changes made before {day}. Those changes stay on record.",
        number,
        day=t.date(before),
    )


def _rewrite(url: str) -> None:
    """Leave nothing of it in SQLite's file, which keeps what was deleted until it needs the room.

    Raises:
        DatabaseLocked: others are writing; what was to be purged is purged, and the next purge does this again.
    """
    with problems(url), engine(url).connect() as connection:
        if connection.dialect.name == "sqlite":
            alone = connection.execution_options(isolation_level="AUTOCOMMIT")
            alone.execute(text("VACUUM"))
            alone.execute(text("PRAGMA wal_checkpoint(TRUNCATE)"))
