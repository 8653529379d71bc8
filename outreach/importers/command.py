"""``python -m outreach import``: brings files in, or says what would come of it."""

import argparse
import os
from pathlib import Path

from models.codes import Collection
from outreach.i18n import Translator
from outreach.importers import Incoming, bring_in
from outreach.importers.report import told
from outreach.settings import settings
from outreach.terminal import progress


def add_parser(subparsers: argparse._SubParsersAction) -> None:
    """Add the sub-command."""
    parser = subparsers.add_parser("import", help="bring CSV files into the database")
    parser.add_argument("paths", nargs="+", metavar="PATH", type=Path, help="a CSV file, or a folder of them")
    parser.add_argument("--dry-run", action="store_true", help="say what would be done, and do nothing")
    parser.add_argument(
        "--collection",
        choices=[Collection.REGISTER.value, Collection.PUBLIC_RECORD.value],
        default=Collection.REGISTER.value,
        help="what the rows are: the ministry's own register (as a rule), or what the press recorded",
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, t: Translator) -> int:
    """Import, print the report, and return the exit code: 1 where anything is refused."""
    with progress() as advance:
        result = bring_in(
            settings().database_url,
            files=incoming(arguments.paths),
            home_country=settings().home_country,
            by=os.environ.get("USER") or "python -m outreach import",
            collection=Collection(arguments.collection),
            dry_run=arguments.dry_run,
            progress=advance,
        )
    for line in told(t, result, dry_run=arguments.dry_run):
        print(line)
    return 1 if result.errors else 0


def incoming(paths: list[Path]) -> list[Incoming]:
    """The files meant: those named, and every CSV file of a folder that is named."""
    files: dict[Path, None] = {}
    for path in paths:
        inside = sorted(path.glob("*.csv")) if path.is_dir() else []
        files.update(dict.fromkeys(inside or [path]))
    return [Incoming(str(path), path) for path in files]
