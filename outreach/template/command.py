"""``python -m outreach template --to FILE``: the template to be filled in, as a workbook or as files of rows."""

import argparse
import sys
from functools import partial
from pathlib import Path

from models.engine import check_schema, session
from outreach.exports import refused
from outreach.exports.command import whole_or_nothing
from outreach.i18n import Translator
from outreach.settings import settings
from outreach.template.book import book
from outreach.template.flat import files

BOOK, FILES = ".xlsx", ".zip"


def add_parser(subparsers: argparse._SubParsersAction, t: Translator) -> None:
    """Add the sub-command, with its help in the reader's language."""
    parser = subparsers.add_parser("template", help=t("write the template for the ministry's own rows"))
    parser.add_argument(
        "--to",
        required=True,
        type=partial(_path, t=t),
        metavar="FILE",
        help=t("a workbook (.xlsx), or CSV files in an archive (.zip)"),
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, t: Translator) -> int:
    """Write the file and return the exit code: 1 where it cannot be written."""
    if arguments.to.suffix.lower() == FILES:
        made = files(t=t)
    else:
        url = settings().database_url
        check_schema(url)
        with session(url) as db:
            made = book(db, t=t, home_country=settings().home_country)
    try:
        whole_or_nothing(arguments.to, [made])
    except OSError as error:
        print(refused.file(error, arguments.to, t=t), file=sys.stderr)
        return 1
    return 0


def _path(written: str, *, t: Translator) -> Path:
    path = Path(written)
    if path.suffix.lower() not in (BOOK, FILES):
        raise argparse.ArgumentTypeError(t("a file that ends in .xlsx or .zip"))
    return path
