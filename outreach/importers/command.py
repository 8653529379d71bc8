"""``python -m outreach import``: brings files in, or says what would come of it."""

import argparse
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from functools import partial
from pathlib import Path

from sqlmodel import Session

from models.codes import Collection
from outreach.acting import NotAllowed, Role, Viewer, demand
from outreach.i18n import Translator
from outreach.importers import Incoming, Message, bring_in, refused_command
from outreach.importers.day_order import DateOrder
from outreach.importers.kinds import NAMES, Kind, called, is_closed, is_word_list, kind_of, may_be_shown, unknown
from outreach.importers.messages import RowError, Unfit
from outreach.importers.refusals import why
from outreach.importers.report import told, wrong
from outreach.importers.report_command import Target, bring_report
from outreach.importers.way_in import tried
from outreach.settings import settings
from outreach.terminal import progress


def add_parser(subparsers: argparse._SubParsersAction, t: Translator) -> None:
    """Add the sub-command, with its help in the reader's language."""
    parser = subparsers.add_parser("import", help=t("bring files into the database: rows, attendance reports, chats"))
    parser.add_argument(
        "paths", nargs="+", metavar="PATH", type=Path, help=t("a file, or a folder: all its files that are not hidden")
    )
    parser.add_argument(
        "--dry-run",
        action="store_true",
        help=t("say what would be done, with the exit code of doing it, and do nothing"),
    )
    parser.add_argument(
        "--collection",
        choices=[Collection.REGISTER.value, Collection.PUBLIC_RECORD.value],
        default=Collection.REGISTER.value,
        help=t("what the rows are: the ministry's own register (as a rule), or what the press recorded"),
    )
    target = parser.add_mutually_exclusive_group()
    target.add_argument("--activity", metavar="KEY", default="", help=t("the activity that an attendance report is of"))
    target.add_argument("--channel", metavar="KEY", default="", help=t("the channel that a chat or followers are of"))
    parser.add_argument(
        "--date-order", choices=[*DateOrder], default="", help=t("of dates, where a report does not say")
    )
    parser.add_argument(
        "--refused",
        metavar="FOLDER",
        type=Path,
        help=t("where refused rows go, with their reasons, and the other rows; of a report of followers too"),
    )
    parser.add_argument(
        "--other-day",
        action="store_true",
        help=t("an attendance report is of another day than its activity, and of that one all the same"),
    )
    parser.add_argument(
        "--year", type=partial(_year, t=t), help=t("of a report's last day, where it leaves the year out")
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, t: Translator) -> int:
    """Import, print the report, and return the exit code: 1 where anything is refused or missing."""
    viewer = Viewer(settings().user, settings().role)
    files = incoming(arguments.paths)
    if unread := list(_unread(files, t)):
        print("\n".join(unread))
        return 1
    kinds = [(file, kind_of(file)) for file in files]
    rows, words, passed, code = [], [], 0, 0
    for number, (file, kind) in enumerate(kinds, start=1):
        # One that is named itself somebody meant as rows.
        if kind is None and file.path not in arguments.paths and may_be_shown(file.name) and is_word_list(file):
            words.append(file.name)
        elif kind is Kind.ROWS or (kind is None and may_be_shown(file.name)):
            rows.append(file)
        elif kind is None and (file.path in arguments.paths or is_closed(file)):
            print(wrong(t, unknown(called(None, number=number)(t), file)))
            code = 1
        else:
            passed += kind is None
    if empty := sum(not _files(path) for path in arguments.paths if path.is_dir()):
        print(
            t.plural(
                "{n} folder that was named holds no file. What is hidden is not looked at.",
                "{n} folders that were named hold no file. What is hidden is not looked at.",
                empty,
            )
        )
        for line in _left_out(t, files=0, folders=_folders(arguments.paths)):
            print(line)
        code = 1
    if code:
        return code
    for name in words:
        print(t("{file}: a list of words of Jisr's own, no rows of a table. It was left out.", file=t.isolate(name)))
    for line in _left_out(t, files=passed, folders=_folders(arguments.paths)):
        print(line)
    barred = _barred(viewer)
    if barred and not arguments.dry_run:
        print(barred(t))
        return 1
    reports = partial(_reports, [(file, kind) for file, kind in kinds if kind in NAMES], viewer, arguments, t)
    code = _rows(rows, viewer, arguments, t, then=reports) if rows else reports()
    if barred and not code:
        print(barred(t))
    return 1 if barred else code


def _barred(viewer: Viewer) -> Message | None:
    """Why somebody may not write; None where they may. Anybody may try what would come of it."""
    try:
        demand(viewer, Role.EDITOR)
    except NotAllowed as problem:
        return why(problem)
    return None


def _left_out(t: Translator, *, files: int, folders: int) -> Iterator[str]:
    """How many they are, each kind in a line; by no name, since a chat and its folder are called after people."""
    if files:
        yield t.plural(
            "{n} file was passed over: it is neither rows nor a report that is known here.",
            "{n} files were passed over: they are neither rows nor reports that are known here.",
            files,
        )
    if folders:
        yield t.plural(
            "{n} folder inside was not opened: to bring its files, name it.",
            "{n} folders inside were not opened: to bring their files, name them.",
            folders,
        )


def _reports(
    reports: list[tuple[Incoming, Kind]],
    viewer: Viewer,
    arguments: argparse.Namespace,
    t: Translator,
    db: Session | None = None,
) -> int:
    said = (arguments.activity, arguments.channel, arguments.date_order, arguments.year or "", arguments.other_day)
    target = Target(*said, refused=arguments.refused)
    if (target.activity or target.channel) and len(reports) != 1:
        print(t("An activity or a channel takes one report at a time. Here: {n}.", n=len(reports)))
        return 1
    code = 0
    several = Counter(kind for _, kind in reports)
    counted: Counter[Kind] = Counter()
    for file, kind in reports:
        counted[kind] += 1
        name = called(kind, number=counted[kind] if several[kind] > 1 else 0)
        same = {"target": target, "viewer": viewer, "dry_run": arguments.dry_run}
        code = max(code, bring_report(file, kind=kind, name=name, **same, t=t, db=db))
    return code


def _rows(
    files: list[Incoming],
    viewer: Viewer,
    arguments: argparse.Namespace,
    t: Translator,
    *,
    then: Callable[..., int],
) -> int:
    """Rows come first and all together; where they are refused, nothing that may belong to them comes in (``then``).
    It does so beside them in a dry run too, and they are taken back after it."""
    same = {"home_country": settings().home_country, "viewer": viewer, "collection": Collection(arguments.collection)}
    with ExitStack() as stack:
        with progress() as advance:
            brought = {"files": files, **same, "progress": advance}
            if arguments.dry_run:
                db, result = stack.enter_context(tried(settings().database_url, **brought))
            else:
                db, result = None, bring_in(settings().database_url, **brought)
        for line in told(t, result, dry_run=arguments.dry_run):
            print(line)
        if not result.errors:
            return max(then(db=db), int(result.without_rows))
    if any(file.errors and (file.refused or file.others) for file in result.files if file.format):
        refused_command.of_rows(files, result.files, arguments.refused, t)
    return 1


def _unread(files: list[Incoming], t: Translator) -> Iterator[str]:
    """Which are not there or cannot be read, each in a line; by its name just what is called as rows are."""
    for number, file in enumerate(files, start=1):
        try:
            file.head(1)
        except Unfit as error:
            name = file.name if may_be_shown(file.name) else called(None, number=number)(t)
            yield wrong(t, RowError(name, 0, "", "", error.expected))


def incoming(paths: list[Path]) -> list[Incoming]:
    """The files meant: those named, and of a folder that is named every one that is not hidden, whatever it is called:
    what it is, its content says."""
    files: dict[Path, None] = {}
    for path in paths:
        files.update(dict.fromkeys(_meant(path)))
    return [Incoming(str(path), path) for path in files]


def _meant(path: Path) -> list[Path]:
    # Of a folder that cannot be looked into, and of a path that the system takes for none, whoever opens it says why.
    with suppress(OSError):
        return _files(path) if path.is_dir() else [path]
    return [path]


def _folders(paths: list[Path]) -> int:
    """How many lie in folders that are named, and are not named themselves."""
    named = {path.absolute() for path in paths}
    return len({one.absolute() for path in paths for one in _seen(path) if one.is_dir()} - named)


def _files(folder: Path) -> list[Path]:
    return [one for one in _seen(folder) if _is_file(one)]


def _seen(path: Path) -> list[Path]:
    return [one for one in sorted(path.iterdir()) if not one.name.startswith(".")] if path.is_dir() else []


def _is_file(path: Path) -> bool:
    # A link that leads nowhere is told of as a file that cannot be read; whoever opens a pipe waits for ever.
    return path.is_file() or not path.exists()


def _year(written: str, *, t: Translator) -> str:
    if not (written.isascii() and written.isdigit() and len(written) == 4):
        raise argparse.ArgumentTypeError(t("a year of four digits"))
    return written
