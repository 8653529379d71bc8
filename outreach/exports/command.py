"""``python -m outreach export TABLE --to FILE``: a table as a file, the same rows as the pages and links give."""

import argparse
import os
import sys
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from urllib.parse import parse_qsl

from models.engine import check_schema, session
from outreach.acting import Viewer, allowed
from outreach.exports import refused
from outreach.exports.columns import NOT_FOR_ALL, roles
from outreach.exports.csv import STYLES
from outreach.exports.scopes import stamp
from outreach.exports.tables import TABLES
from outreach.exports.whole import stream
from outreach.filters import Filters, each_once
from outreach.i18n import Translator
from outreach.queries.choices import collections, known
from outreach.settings import settings

STANDARD_OUTPUT = Path("-")
ENDINGS = ("", ".csv", ".txt")
EXAMPLE = "from=2023-01-01&country=KW,QA"


def add_parser(subparsers: argparse._SubParsersAction, t: Translator) -> None:
    """Add the sub-command, with its help in the reader's language."""
    parser = subparsers.add_parser("export", help=t("write a whole table, or a filtered one, as CSV"))
    parser.add_argument("table", choices=TABLES, metavar="TABLE", help=t("one of: {tables}", tables=", ".join(TABLES)))
    parser.add_argument(
        "--to",
        required=True,
        type=partial(_path, t=t),
        metavar="FILE",
        help=t("a CSV file (.csv); - is standard output"),
    )
    parser.add_argument(
        "--for",
        dest="reader",
        choices=STYLES,
        default="people",
        help=t("people: opens in a spreadsheet, formulas defused (as a rule); machines: plain UTF-8, texts untouched"),
    )
    parser.add_argument(
        "--filters", default="", metavar="QUERY", help=t("as in a page's address: {example}", example=EXAMPLE)
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, t: Translator) -> int:
    """Write the file and return the exit code: 2 for filters that nobody knows, 1 where it cannot be had or written."""
    url = settings().database_url
    viewer, table = Viewer(settings().user, settings().role), TABLES[arguments.table]
    if not allowed(viewer, table.role):
        print(t(NOT_FOR_ALL, **roles(viewer, table, t=t)), file=sys.stderr)
        return 1
    check_schema(url)
    with session(url) as db:
        try:
            given = parse_qsl(written, strict_parsing=True) if (written := arguments.filters.lstrip("?")) else []
        except ValueError:
            print(t(refused.NO_QUERY, filters=t.isolate(written), example=t.isolate(EXAMPLE)), file=sys.stderr)
            return 2
        params, repeated = each_once(given)
        params.pop("lang", None)
        filters, ignored = Filters.parse(params, known(db))
        if wrong := refused.filters(ignored, table.deaf_to(filters), repeated=repeated, t=t):
            print(wrong, file=sys.stderr)
            return 2
        style, stamped = STYLES[arguments.reader], stamp(collections(db), t=t)
        pieces = stream(db.connection(), table=table, t=t, style=style, filters=filters, stamp=stamped)
        try:
            if arguments.to == STANDARD_OUTPUT:
                _to_standard_output(pieces)
            else:
                whole_or_nothing(arguments.to, pieces)
        except OSError as error:
            print(refused.file(error, arguments.to, t=t), file=sys.stderr)
            return 1
    return 0


def _path(written: str, *, t: Translator) -> Path:
    path = Path(written)
    if path.suffix.lower() not in ENDINGS:
        wanted = t("a file that ends in .csv: CSV is all that it writes, and not {ending}", ending=path.suffix)
        raise argparse.ArgumentTypeError(wanted)
    return path


def whole_or_nothing(path: Path, pieces: Iterable[bytes]) -> None:
    """Write a file so that at its place there is the whole of it, or what was there before; what is no file, such as a
    pipe or a device, takes it as it comes.

    Raises:
        OSError: it cannot be written there.
    """
    if path.exists() and not path.is_file():
        with path.open("wb") as taker:
            taker.writelines(pieces)
        return
    # Of a link, what it leads to.
    path = path.resolve()
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with part.open("xb") as file:
            file.writelines(pieces)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def _to_standard_output(pieces: Iterable[bytes]) -> None:
    try:
        sys.stdout.buffer.writelines(pieces)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        # Whoever reads has had enough, as `head` has. Python would complain again when it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
