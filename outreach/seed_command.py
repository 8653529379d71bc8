"""``python -m outreach init``: makes or migrates the database, and fills it with what ships."""

import argparse

from outreach.i18n import Translator
from outreach.settings import settings
from outreach.shipped import is_marked, mark_of
from outreach.terminal import progress


def add_parser(subparsers: argparse._SubParsersAction) -> None:
    """Add the sub-command."""
    parser = subparsers.add_parser("init", help="make the database, or bring it up to date, and fill it")
    parser.add_argument("--without-record", action="store_true", help="leave out the public record")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, t: Translator) -> int:
    """Prepare, print what was done, and return the exit code: 1 where anything is refused."""
    chosen, public_record = settings(), not arguments.without_record
    if is_marked(chosen.database_url, mark_of(home_country=chosen.home_country, public_record=public_record)):
        print(t("The database is up to date."))
        return 0
    # Only now: importing these takes longer than a second start should.
    from outreach.importers.report import told
    from outreach.seed import prepare

    with progress() as advance:
        prepared = prepare(chosen.database_url, public_record=public_record, progress=advance)
    if prepared.migrated:
        print(t("The tables are made and up to date."))
    for result in prepared.imports:
        for line in told(t, result, dry_run=False):
            print(line)
    if not prepared.migrated and not prepared.imports:
        print(t("The database is up to date."))
    return 1 if any(result.errors for result in prepared.imports) else 0
