"""``python -m outreach demo``: fills a database of its own with made-up rows.

With ``--year`` a year of a busy ministry, to see every page at work; with ``--activities N`` very many activities, to
see how pages bear them.
"""

import argparse
import sys
import time
from datetime import date
from functools import partial
from pathlib import Path

from sqlalchemy import select

from models import Activity, Channel, ImportRun, tally
from models.codes import Collection
from models.engine import (
    DatabaseForeign,
    DatabaseOfOthers,
    DatabaseProblem,
    DatabaseUnreachable,
    bump,
    engine,
    session,
)
from outreach import seed
from outreach.demo import bulk, generator, year
from outreach.i18n import Translator, mark
from outreach.periods import today
from outreach.settings import settings
from outreach.terminal import day

MOST = 20_000_000
OF_TO = {
    DatabaseForeign: mark("What --to names is no database of Jisr's. Nothing in it was changed. Name another one."),
    DatabaseOfOthers: mark("--to names a database of another program. Nothing in it was changed. Name another one."),
    DatabaseUnreachable: mark("The database that --to names does not answer. Check that it is there and runs."),
}
"""What is wrong with a database that the setting, which other commands speak of, does not name."""


class HoldsOthers(Exception):
    """The database holds activities or channels that are not made up; nothing was written."""


def add_parser(subparsers: argparse._SubParsersAction, t: Translator) -> None:
    """Add the sub-command, with its help in the reader's language."""
    parser = subparsers.add_parser("demo", help=t("fill a database of its own with made-up rows"))
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--year", action="store_true", help=t("a year of a busy ministry, in an empty database"))
    what.add_argument(
        "--activities", type=partial(_whole, t=t), metavar="N", help=t("so many activities, over ten years")
    )
    parser.add_argument(
        "--to", default="", help=t("address or SQLite file to write to; the settings' database if absent")
    )
    parser.add_argument(
        "--seed", type=int, default=1, help=t("another number makes other rows; the same, the same rows")
    )
    parser.add_argument("--until", type=partial(day, t=t), help=t("the last day, as 2026-03-31; today"))
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, t: Translator) -> int:
    """Fill the database, and return the exit code: 1 where it holds rows that stand in the way, 2 where what
    ``--to`` names cannot be used.

    Raises:
        DatabaseProblem: another one than of :data:`OF_TO`, or of the settings' own database.
    """
    url = address(arguments.to)
    began = time.monotonic()
    number = arguments.activities
    try:
        if arguments.year:
            number = year.fill(url, seed_number=arguments.seed, until=arguments.until)
        else:
            fill(url, activities=number, seed_number=arguments.seed, until=arguments.until)
    except (HoldsOthers, year.NotEmpty) as refused:
        print(
            t("This database holds activities or channels that are not made up. Nothing was written.")
            if isinstance(refused, HoldsOthers)
            else t("This database holds rows already: a year is made in an empty one. Nothing was written."),
            t("Name another one with --to, for example: --to data/demo.db"),
            file=sys.stderr,
        )
        return 1
    except tuple(OF_TO) as problem:
        if not arguments.to:
            raise
        print(t(OF_TO[type(problem)]), t.isolate(problem.where), file=sys.stderr)
        return 2
    seconds = t.number(time.monotonic() - began, decimals=1)
    print(
        t.plural(
            "{n} made-up activity written in {seconds} seconds.",
            "{n} made-up activities written in {seconds} seconds.",
            number,
            seconds=seconds,
        )
    )
    return 0


def address(to: str) -> str:
    """The address meant by ``--to``: an address as it is, a path as a SQLite file."""
    if not to:
        return settings().database_url
    return to if "://" in to else f"sqlite:///{Path(to).resolve()}"


def fill(url: str, *, activities: int, seed_number: int = 1, until: date | None = None) -> None:
    """Add made-up activities and channels to a database that holds nothing else, in one transaction.

    The lists of countries, communities and topics come in first where they are absent.

    Args:
        until: the last of the ten years of days that activities fall on; today.

    Raises:
        HoldsOthers: rows that are not made up are there.
        DatabaseProblem: the database cannot be used, or the lists could not be read.
    """
    until = until or today(settings())
    seed.migrate(url)
    refuse_others(url)
    if any(result.errors for result in seed.prepare(url, public_record=False).imports):
        raise DatabaseProblem(url, "the lists that ship cannot be read")
    lists = generator.Lists.read(url, home_country=settings().home_country)
    with engine(url).connect() as connection, bulk.quickly(connection):
        for table, columns, rows in generator.everything(
            lists, activities=activities, seed_number=seed_number, until=until
        ):
            bulk.insert(connection, table=table, columns=columns, rows=rows)
        bulk.renumber(connection)
    with session(url) as db:
        tally.refresh(db, home_country=settings().home_country)
        bump(db)
        db.commit()
    bulk.analyse(url)


def refuse_others(url: str) -> None:
    """Raises :class:`HoldsOthers` where an activity or channel did not come from here."""
    made_up = select(ImportRun.id).where(ImportRun.collection == Collection.DEMONSTRATION)
    with session(url) as db:
        for table in (Activity, Channel):
            others = table.import_run_id.not_in(made_up) | table.import_run_id.is_(None)
            if db.scalar(select(table.id).where(others).limit(1)) is not None:
                raise HoldsOthers(url)


def _whole(text: str, *, t: Translator) -> int:
    number = int(text) if text.isascii() and text.isdigit() else 0
    if not 1 <= number <= MOST:
        raise argparse.ArgumentTypeError(t("{written} is no whole number from 1 to {most}", written=text, most=MOST))
    return number
