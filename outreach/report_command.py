"""``python -m outreach report --week-of DAY --to FILE``: the weekly pack as PDF or PPTX, for whoever prints it."""

import argparse
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

from models.engine import check_schema, session
from outreach.exports import refused
from outreach.exports.command import whole_or_nothing
from outreach.i18n import Translator
from outreach.marks import mark
from outreach.meeting import shown
from outreach.meeting.freeze import Tampered
from outreach.meeting.week import BeforeRecord, NotBegun
from outreach.reports.kept import PackUnreadable
from outreach.reports.pack import Pack
from outreach.reports.pdf import pdf
from outreach.reports.pptx import pptx
from outreach.reports.press import LetterMissing
from outreach.settings import settings

FORMS: dict[str, Callable[[Pack, Translator], bytes]] = {".pdf": pdf, ".pptx": pptx}
WEEK_OF = mark(
    "any day of the week, as 2026-11-23; without it the week that the page of the meeting opens: this one, or until a "
    "working day of it has passed the one before"
)
NO_FORM = mark("A report ends in .pdf or .pptx, and {name} in neither.")
NO_DAY = mark("{written} is no day: it has to be as 2026-11-23.")
BEFORE = mark("Nothing is on record of the week of {day}, nor of any before it: there is nothing to report.")
TO_COME = mark("The week of {day} has not begun: there is nothing to report.")


def add_parser(subparsers: argparse._SubParsersAction, t: Translator) -> None:
    """Add the sub-command, with its help in the reader's language."""
    parser = subparsers.add_parser("report", help=t("write a week's pack as PDF or PPTX: as frozen, else as it is now"))
    parser.add_argument("--week-of", metavar="DAY", help=t(WEEK_OF))
    parser.add_argument("--to", required=True, type=Path, metavar="FILE", help=t("where to; .pdf or .pptx"))
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, t: Translator) -> int:
    """Write the file and return the exit code: 2 for what cannot be meant, 1 where it cannot be made or written."""
    write = FORMS.get(arguments.to.suffix.lower())
    if write is None:
        print(t(NO_FORM, name=t.isolate(arguments.to.name)), file=sys.stderr)
        return 2
    try:
        day = date.fromisoformat(arguments.week_of) if arguments.week_of else None
    except ValueError:
        print(t(NO_DAY, written=t.isolate(arguments.week_of)), file=sys.stderr)
        return 2
    url = settings().database_url
    check_schema(url)
    try:
        with session(url) as db:
            week = shown.to_meet_about() if day is None else shown.asked_for(db, day=day)
            found = shown.shown(db, week=week)
        whole_or_nothing(arguments.to, [write(found.pack, t)])
    except (NotBegun, BeforeRecord) as problem:
        words = TO_COME if isinstance(problem, NotBegun) else BEFORE
        print(t(words, day=t.known_date(problem.day)), file=sys.stderr)
        return 2
    except (Tampered, PackUnreadable, LetterMissing) as problem:
        print(problem.told(t), file=sys.stderr)
        return 1
    except OSError as error:
        print(refused.file(error, arguments.to, t=t), file=sys.stderr)
        return 1
    return 0
