"""What the command line does with one report: says what it counted, what is missing, and writes it."""

from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path

from sqlmodel import Session

from models.engine import check_schema, session
from outreach.acting import NotAllowed, Viewer
from outreach.i18n import Translator
from outreach.importers import beside_words, refused_command, report_words
from outreach.importers.beside import Beside
from outreach.importers.followers import FollowerReport
from outreach.importers.keep import beside, written
from outreach.importers.kept import outcome
from outreach.importers.kinds import Kind
from outreach.importers.messages import Message
from outreach.importers.opened import Opened, Report, opened
from outreach.importers.refusals import why
from outreach.importers.report import SHOWN, wrong
from outreach.importers.table import Incoming
from outreach.marks import mark
from outreach.periods import today
from outreach.settings import settings
from outreach.terminal import progress
from outreach.writing.problems import WriteProblem

MISSING = {
    Kind.MEETING: mark("Missing: which activity it is of. Say it with --activity KEY."),
    Kind.CHAT: mark("Missing: which channel it is of. Say it with --channel KEY."),
    Kind.FOLLOWERS: mark("Missing: which channel it is of. Say it with --channel KEY."),
}
NO_FILE = mark(
    "--refused is for rows and reports of followers. No file is made of these lines: names and words of people may "
    "stand in them."
)


@dataclass(frozen=True)
class Target:
    """What the command line says of a report: where it belongs, and how its dates are meant. Each may be empty.
    ``other_day``: that it is of its activity though that has another day. ``refused``: the folder for refused rows."""

    activity: str = ""
    channel: str = ""
    date_order: str = ""
    year: str = ""
    other_day: bool = False
    refused: Path | None = None


def bring_report(
    file: Incoming,
    *,
    kind: Kind,
    name: Message,
    target: Target,
    viewer: Viewer,
    dry_run: bool,
    t: Translator,
    db: Session | None = None,
) -> int:
    """Print what a report counted and what came of it; the exit code, of a dry run that of the run: 1 where nothing was
    written, and where a line of it was not understood.

    Args:
        db: of a dry run, the session in which the rows stand that come in before it; None to open one.
    """
    check_schema(settings().database_url)
    with progress() as advance:
        this_year = int(target.year) if target.year else today(settings()).year
        found = opened(file, kind=kind, this_year=this_year, progress=advance)
    shown = name(t)
    for error in found.errors:
        print(wrong(t, error.of(shown)))
    if found.errors:
        if found.apart:
            refused_command.of_report(found.apart, shown, target.refused, t)
        elif target.refused and kind is not Kind.FOLLOWERS and any(error.row for error in found.errors):
            print(t(NO_FILE))
        return 1
    report = found.chosen(target.year if found.asks_year else target.date_order)
    if report is None:
        print(t("{name}: {values}", name=shown, values=report_words.question(found, t=t)))
        print(t("Say it with --year YEAR.") if found.asks_year else t("Say it with --date-order."))
        return 1
    for line in _told(report, shown, t):
        print(line)
    _mending(report, shown, target.refused, t)
    key = target.activity if kind is Kind.MEETING else target.channel
    if not key:
        print(t(MISSING[kind]))
        return 1
    with nullcontext(db) if db else session(settings().database_url) as into:
        code = _write(into, found, report, key, viewer=viewer, dry_run=dry_run, other_day=target.other_day, t=t)
    return 1 if report_words.refused(report) else code


def _mending(report: Report, name: str, folder: Path | None, t: Translator) -> None:
    """A file of the rows that were not taken, where nobody is named in them; else, why there is none."""
    if isinstance(report, FollowerReport):
        if report.apart:
            refused_command.of_report(report.apart, name, folder, t)
    elif folder and report_words.refused(report):
        print(t(NO_FILE))


def _told(report: Report, name: str, t: Translator) -> list[str]:
    facts = [t("{name}: {values}", name=label, values=value) for label, value in report_words.facts(report, t=t)]
    lines = [name, *(f"  {fact}" for fact in facts), f"  {report_words.lines(report, t=t)}"]
    lines += [f"  {said(t)}" for said in getattr(report, "said", ())]
    if measured := report_words.measured(report, t=t):
        lines.append(f"  {measured}")
    return lines + [wrong(t, error.of(name)) for error in report_words.refused(report)]


def _changes(found: Beside, t: Translator) -> Iterator[str]:
    """What is there and would be written over."""
    for one in found.changed[:SHOWN]:
        before, after = beside_words.from_to(one, found.table, t=t)
        values = {"column": beside_words.column(one, t=t), "before": before, "after": after}
        if one.day is None:
            yield t("  {column}: from {before} to {after}", **values)
        else:
            yield t("  {day}, {column}: from {before} to {after}", day=t.date(one.day), **values)
    if len(found.changed) > SHOWN:
        yield t.plural("  and {n} more value", "  and {n} more values", len(found.changed) - SHOWN)


def _write(
    db: Session,
    found: Opened,
    report: Report,
    key: str,
    *,
    viewer: Viewer,
    dry_run: bool,
    other_day: bool,
    t: Translator,
) -> int:
    try:
        changes = list(_changes(beside(db, report, key), t)) if dry_run else []
        kept = written(db, found, report, key, viewer=viewer)
    except (WriteProblem, NotAllowed) as problem:
        print(why(problem)(t))
        return 1
    if kept.apart:
        print(kept.apart(t))
    # The page asks before somebody confirms; here nobody could say no any more.
    if kept.apart and kept.changed and not other_day:
        print(t("Nothing is written until you say that it is the right one, with --other-day."))
        return 1
    if not dry_run:
        db.commit()
    # Once nothing stands in their way: what is printed here would be written.
    for line in changes:
        print(line)
    print(outcome(kept, dry_run=dry_run)(t))
    return 0
