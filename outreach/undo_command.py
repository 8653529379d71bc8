"""``python -m outreach undo [NUMBER]``: the last imports with their numbers, or one of them taken back whole."""

import argparse
import sys
from collections.abc import Mapping
from typing import Any

from models.codes import Collection
from models.engine import check_schema, session
from outreach.acting import NotAllowed, Viewer
from outreach.each_row import as_dicts
from outreach.i18n import Translator
from outreach.importers.named import name_of
from outreach.importers.refusals import why
from outreach.queries import imports
from outreach.settings import settings
from outreach.wording import undone
from outreach.writing.problems import Touched, WriteProblem
from outreach.writing.undo import in_the_way, undo_import

MOST = 10
ALL = 1_000_000


def add_parser(subparsers: argparse._SubParsersAction, t: Translator) -> None:
    """Add the sub-command, with its help in the reader's language."""
    parser = subparsers.add_parser("undo", help=t("take a whole import back; without a number, list the last imports"))
    parser.add_argument("number", nargs="?", type=int, metavar="NUMBER", help=t("of the import, as the list has it"))
    parser.add_argument("--all", action="store_true", help=t("list every import, not only the last ten"))
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, t: Translator) -> int:
    """List imports or take one back, and return the exit code: 1 where it cannot be, with the reason."""
    check_schema(settings().database_url)
    if arguments.number is None:
        return _listed(t, most=ALL if arguments.all else MOST)
    with session(settings().database_url) as db:
        found = imports.last(db, most=ALL)
        chosen = as_dicts(found[found["id"] == arguments.number])
        if not chosen:
            print(t("There is no import with the number {number}.", number=str(arguments.number)), file=sys.stderr)
            return 1
        if chosen[0]["collection"] == Collection.PUBLIC_RECORD:
            command = t.isolate("python -m outreach init --without-record")
            print(t("This is the public record. It is taken out whole: {command}", command=command), file=sys.stderr)
            return 1
        if chosen[0]["ships"]:
            print(t("This came with Jisr: it stays."), file=sys.stderr)
            return 1
        if chosen[0]["undone_by"]:
            print(_taken_back(chosen[0], t), file=sys.stderr)
            return 1
        who = {"viewer": Viewer(settings().user, settings().role), "home_country": settings().home_country}
        try:
            rows = undo_import(db, run_id=arguments.number, **who)
        except Touched as problem:
            print(undone.touched(problem.rows, t=t), file=sys.stderr)
            return 1
        except (WriteProblem, NotAllowed) as problem:
            print(why(problem)(t), file=sys.stderr)
            return 1
        db.commit()
    print(undone.taken_back(rows, t=t))
    return 0


def _listed(t: Translator, *, most: int) -> int:
    with session(settings().database_url) as db:
        found = imports.last(db, most=most)
        ways = {
            run: in_the_way(db, run_id=run, most=undone.ASKED) for run in found.loc[found["undoable"], "id"].tolist()
        }
    if found.empty:
        print(t("Nothing was imported yet."))
    for row in as_dicts(found):
        counts = t(
            "{added} added, {changed} changed, {left} left as they were",
            added=row["rows_added"],
            changed=row["rows_changed"],
            left=row["rows_left"],
        )
        who, when = t.isolate(row["imported_by"]), t.datetime(row["imported_at"])
        name = name_of(row, t=t)
        print(t("{name}: {values}", name=str(row["id"]), values=name))
        print(" ", t("{counts} · {who}, {when}", counts=counts, who=who, when=when))
        if row["undone_by"]:
            print(" ", _taken_back(row, t))
        elif rows := ways.get(row["id"]):
            print(" ", undone.in_the_way(rows, t=t))
    return 0


def _taken_back(row: Mapping[str, Any], t: Translator) -> str:
    return t("Taken back: {who}, {when}", who=t.isolate(row["undone_by"]), when=t.datetime(row["undone_at"]))
