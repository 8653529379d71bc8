"""``python -m outreach grant ROLE``: gives the role that a server runs under what it needs, and no more."""

import argparse
import sys

from models.engine import check_schema, engine, problems
from models.rights import CannotGrant, NoRoles, NoSuchRole, NotTheOwner, TooMighty, grant
from outreach.i18n import Translator
from outreach.marks import mark
from outreach.settings import settings

REFUSED: dict[type[CannotGrant], str] = {
    NoRoles: mark("SQLite knows no roles: whoever may write to its file may write all of it. Roles take PostgreSQL."),
    NoSuchRole: mark("The database knows no role {role}. Make it first: createuser --pwprompt {role}"),
    NotTheOwner: mark("Only {role}, the owner of the tables, can grant. Connect as that role."),
    TooMighty: mark("{role} could rewrite the history by other rights that it has. Take one that has none of its own."),
}


def add_parser(subparsers: argparse._SubParsersAction, t: Translator) -> None:
    """Add the sub-command, with its help in the reader's language."""
    parser = subparsers.add_parser(
        "grant", help=t("on PostgreSQL: let a role run the server, without rewriting history")
    )
    parser.add_argument("role", metavar="ROLE", help=t("the role that the server will connect as; it exists already"))
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, t: Translator) -> int:
    """Grant, say so, and return the exit code: 1 where nothing was granted, with the reason."""
    url, role = settings().database_url, arguments.role
    check_schema(url)
    try:
        with problems(url), engine(url).begin() as connection:
            grant(connection, role)
    except CannotGrant as refused:
        print(t(REFUSED[type(refused)], role=t.isolate(refused.who)), file=sys.stderr)
        return 1
    print(t("{role} may run the server now: read and write rows, and only add to the history.", role=t.isolate(role)))
    return 0
