"""``python -m outreach init``: makes or migrates the database, and fills it with what ships."""

import argparse
import sys

from outreach.i18n import Translator
from outreach.settings import settings
from outreach.shipped import RECORD_OF, is_marked, mark_of
from outreach.terminal import progress


def add_parser(subparsers: argparse._SubParsersAction, t: Translator) -> None:
    """Add the sub-command, with its help in the reader's language."""
    parser = subparsers.add_parser("init", help=t("make the database, or bring it up to date, and fill it"))
    record = parser.add_mutually_exclusive_group()
    record.add_argument(
        "--without-record",
        action="store_false",
        dest="record",
        help=t("leave out the public record from now on; take it out"),
    )
    record.add_argument("--with-record", action="store_true", dest="record", help=t("bring in the public record again"))
    parser.set_defaults(run=run, record=None)


def run(arguments: argparse.Namespace, t: Translator) -> int:
    """Prepare, print what was done, and return the exit code: 1 where anything is refused."""
    chosen = settings()
    # A file may have brought the record since: who asks for it to be out is not told that it is, by a mark.
    for public_record in {None: (True, False), True: (True,), False: ()}[arguments.record]:
        if is_marked(chosen.database_url, mark_of(home_country=chosen.home_country, public_record=public_record)):
            print(t("The database is up to date."))
            if chosen.home_country == RECORD_OF and not public_record:
                _left_out(t)
            return 0
    # Only now: importing these takes longer than a second start should.
    from outreach.acting import NotAllowed, Viewer
    from outreach.importers.refusals import why
    from outreach.importers.report import told
    from outreach.seed import prepare
    from outreach.writing.problems import WriteProblem

    taker = Viewer(chosen.user, chosen.role) if arguments.record is False else None
    try:
        with progress() as advance:
            prepared = prepare(chosen.database_url, public_record=arguments.record, taker=taker, progress=advance)
    except (WriteProblem, NotAllowed) as problem:
        print(why(problem)(t), file=sys.stderr)
        return 1
    if prepared.migrated:
        print(t("The tables are made and up to date."))
    for result in prepared.imports:
        for line in told(t, result, dry_run=False):
            print(line)
    if prepared.taken_out:
        print(
            t.plural(
                "Taken out: {n} row of the public record. Its history stays.",
                "Taken out: {n} rows of the public record. Their history stays.",
                prepared.taken_out,
            )
        )
    elif not prepared.migrated and not prepared.imports:
        print(t("The database is up to date."))
    if prepared.still_in:
        command = t.isolate("python -m outreach init --without-record")
        print(
            t(
                "The public record was to stay out, and is in this database. This takes it out: {command}",
                command=command,
            )
        )
    elif prepared.without_record:
        _left_out(t)
    return 1 if any(result.errors for result in prepared.imports) else 0


def _left_out(t: Translator) -> None:
    """Say that the public record stays out, and how it would come in."""
    command = t.isolate("python -m outreach init --with-record")
    print(t("The public record stays out, as was chosen. This brings it in: {command}", command=command))
