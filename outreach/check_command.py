"""``python -m outreach check``: is the database whole, and do its totals say what its rows say?"""

import argparse

from sqlalchemy import text
from sqlmodel import Session

from models import tally
from models.engine import check_schema, session
from outreach.i18n import Translator
from outreach.marks import mark
from outreach.queries.history import REWRITABLE, may_be_rewritten
from outreach.seed import without_community
from outreach.settings import settings


def add_parser(subparsers: argparse._SubParsersAction, t: Translator) -> None:
    """Add the sub-command, with its help in the reader's language."""
    parser = subparsers.add_parser("check", help=t("check the schema, the totals and the integrity of the database"))
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, t: Translator) -> int:
    """Check, print what is wrong, and return the exit code: 1 where anything is."""
    url = settings().database_url
    check_schema(url)
    with session(url) as db:
        problems = [*_damage(db, t), *_communities(db, t), *_totals(db, t)]
        if may_be_rewritten(db):
            print(t(REWRITABLE))
    for line in problems or [t("The database is whole, and its totals are those of its rows.")]:
        print(line)
    return 1 if problems else 0


def _damage(db: Session, t: Translator) -> list[str]:
    """What SQLite finds in its file; PostgreSQL looks after itself."""
    if db.get_bind().dialect.name != "sqlite":
        return []
    found = [row[0] for row in db.execute(text("PRAGMA integrity_check")) if row[0] != "ok"]
    found = [t("The database file is damaged: {what}", what=what) for what in found]
    for row in db.execute(text("PRAGMA foreign_key_check")):
        found.append(t("A row of {table} refers to a row of {other} that is not there.", table=row[0], other=row[2]))
    return found


def _communities(db: Session, t: Translator) -> list[str]:
    lacking = without_community(db, home_country=settings().home_country)
    text = mark("{country} has no community of the whole country. A file of communities brings it, with the key {key}.")
    return [t(text, country=t.country(code), key=code.lower()) for code in lacking]


def _totals(db: Session, t: Translator) -> list[str]:
    return [
        t(
            "The total of {place} in {bucket} ({kind}, {status}, {organiser}) is {kept}; the rows say {counted}.",
            place=one.place or one.place_kind,
            bucket=one.bucket or t("Undated"),
            kind=one.kind,
            status=one.status,
            organiser=one.organiser,
            kept=one.kept or 0,
            counted=one.counted or 0,
        )
        for one in tally.differences(db, home_country=settings().home_country)
    ]
