"""What a reader is told when a page cannot be shown, and what they can do about it."""

from models.engine import (
    DatabaseAbsent,
    DatabaseForbids,
    DatabaseForeign,
    DatabaseGone,
    DatabaseLocked,
    DatabaseOfOthers,
    DatabaseProblem,
    DatabaseReplaced,
    DatabaseUnreachable,
    SchemaNewer,
    SchemaOlder,
)
from outreach.clock.own_days import UnfitDays
from outreach.i18n import Translator, mark
from outreach.importers.report import wrong

# A title, and what to do about it.
Words = tuple[str, str]

NOT_HERE: Words = (
    mark("This dashboard answers only on the machine that it runs on."),
    mark("Open it there. Until there are accounts, nobody may look at it over a network."),
)
LISTENS: Words = (
    mark("This dashboard has no accounts yet, and listens on a network."),
    mark("So it could not tell who acts, and shows nothing. Start it without JISR_ADDRESS, for this computer only."),
)
UNEXPECTED: Words = (
    mark("This page could not be shown."),
    mark("Nothing was changed or lost. Load it again; if it stays so, the server's log says why."),
)
UNFIT_DAYS: Words = (
    mark("The ministry's own list of holidays cannot be used."),
    mark("Without it no deadline can be told. Mend the file that JISR_HOLIDAYS names, then try again."),
)
UNFIT_SETTING: Words = (
    mark("The dashboard cannot start as it is set up."),
    mark("One of its settings cannot be used. Mend it where they are given, then start the dashboard again."),
)
UNUSABLE: Words = (
    mark("The database cannot be used."),
    mark("The server's log says why."),
)
BY_PROBLEM: dict[type[DatabaseProblem], Words] = {
    DatabaseAbsent: (
        mark("There is no database yet."),
        mark("Make one on the server with: python -m outreach init"),
    ),
    DatabaseGone: (
        mark("The file of the database went away while the server ran."),
        mark("Put it back where it was, then try again. If it is lost, stop the server before another is put there."),
    ),
    DatabaseLocked: (
        mark("The database is busy: somebody is writing to it."),
        mark("Nothing is lost. Wait a moment, then try again."),
    ),
    DatabaseForeign: (
        mark("What DATABASE_URL names is no database of Jisr's."),
        mark("Look on the server which file it names: it may be another one, or a folder. Nothing in it was changed."),
    ),
    DatabaseOfOthers: (
        mark("DATABASE_URL names a database of another program."),
        mark("Nothing in it was changed. Name another file on the server, then run: python -m outreach init"),
    ),
    DatabaseReplaced: (
        mark("Another file was put in the place of the database while the server ran."),
        mark(
            "Nothing is written to either. Stop the server, delete what lies beside the file and ends in -wal or -shm, "
            "put the file there again, and start the server."
        ),
    ),
    DatabaseUnreachable: (
        mark("The database does not answer."),
        mark("Check on the server that it runs, and that DATABASE_URL names it."),
    ),
    DatabaseForbids: (
        mark("The database does not let this server do that."),
        mark("Its owner runs, on the server: python -m outreach init, and then: python -m outreach grant ROLE"),
    ),
    SchemaOlder: (
        mark("The database was made by an older version."),
        mark("Keep a copy of it, then bring it up to date on the server with: python -m outreach init"),
    ),
    SchemaNewer: (
        mark("The database was made by a newer version than this one."),
        mark("Nothing was changed. Start that version, or stop the server and put back the copy kept before."),
    ),
}


AGAIN = mark("Nothing is lost. Wait a moment, then run the command again.")


def in_lines(problem: DatabaseProblem | UnfitDays, t: Translator) -> list[str]:
    """What a command prints of what it cannot work with."""
    if isinstance(problem, UnfitDays):
        return [" ".join(map(t, UNFIT_DAYS)), *(wrong(t, error) for error in problem.errors)]
    said = (words(problem)[0], AGAIN) if isinstance(problem, DatabaseLocked) else words(problem)
    # On a line of its own: many a remedy ends in a command, which goes on to the end of its line.
    address = [t("Address of the database: {address}", address=t.isolate(problem.where))] if problem.where else []
    return [" ".join(map(t, said)), *address]


def words(problem: DatabaseProblem) -> Words:
    """The title and the remedy for what is wrong with the database."""
    return BY_PROBLEM.get(type(problem), UNUSABLE)
