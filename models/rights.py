"""What the role that a server runs under may do on PostgreSQL: what Jisr needs, and nothing to rewrite history with.

A role of its own, since the owner of the tables may always drop the triggers that keep the history as it is.
"""

from sqlalchemy import Connection, text

from models.base import Base

WRITTEN = ("SELECT", "INSERT", "UPDATE", "DELETE")
NARROWER: dict[str, tuple[str, ...]] = {
    "alembic_version": ("SELECT",),
    "change": ("SELECT", "INSERT"),
    # What is kept to take a change back is purged as a whole, and never rewritten.
    "image": ("SELECT", "INSERT", "DELETE"),
    # An import is entered when its first row is written, and counted at its end.
    "import_run": ("SELECT", "INSERT", "UPDATE (rows_added, rows_changed, rows_left)"),
    "pack": ("SELECT", "INSERT"),
    "request_event": ("SELECT", "INSERT"),
    "revision": ("SELECT", "INSERT", "UPDATE"),
}
"""Tables that take less than :data:`WRITTEN`."""

# Whatever of these it still had would come to it through another role, or through everybody.
FORBIDDEN = {
    "change": ("UPDATE", "DELETE", "TRUNCATE", "TRIGGER"),
    "image": ("UPDATE", "TRUNCATE", "TRIGGER"),
    "pack": ("UPDATE", "DELETE", "TRUNCATE", "TRIGGER"),
    "request_event": ("UPDATE", "DELETE", "TRUNCATE", "TRIGGER"),
    "alembic_version": ("INSERT", "UPDATE", "DELETE", "TRUNCATE"),
}


class CannotGrant(Exception):
    """Nothing was granted. ``who`` is the role that it is about."""

    def __init__(self, who: str = "") -> None:
        super().__init__(f"{type(self).__name__}: {who}")
        self.who = who


class NoRoles(CannotGrant):
    """The database is a file: it knows no roles."""


class NoSuchRole(CannotGrant):
    """The database knows no role of this name."""


class NotTheOwner(CannotGrant):
    """Only ``who``, the owner of the tables, can grant."""


class TooMighty(CannotGrant):
    """The role could rewrite the history whatever it is granted."""


def rights() -> dict[str, tuple[str, ...]]:
    """``table -> privileges`` of everything that a server reads or writes."""
    return dict.fromkeys(Base.metadata.tables, WRITTEN) | NARROWER


def grant(connection: Connection, role: str) -> None:
    """Give a role exactly these rights, and take away all others that it has here. The caller commits.

    New tables belong to nobody but their owner: after each migration it is granted anew.

    Raises:
        NoRoles, NoSuchRole, NotTheOwner, TooMighty: see each; the caller rolls back.
        sqlalchemy.exc.DBAPIError: the database refuses.
    """
    if connection.dialect.name == "sqlite":
        raise NoRoles()
    _look_at(connection, role)
    quoted = connection.dialect.identifier_preparer.quote
    schema, to = quoted(_one(connection, "SELECT current_schema()")), quoted(role)
    for everything in ("TABLES", "SEQUENCES"):
        connection.execute(text(f"REVOKE ALL ON ALL {everything} IN SCHEMA {schema} FROM {to}"))
    if _one(connection, "SELECT has_schema_privilege(:role, current_schema(), 'CREATE')", role=role):
        # PostgreSQL 14 and older let everybody make tables in the schema "public".
        connection.execute(text(f"REVOKE CREATE ON SCHEMA {schema} FROM PUBLIC, {to}"))
    connection.execute(text(f"GRANT USAGE ON SCHEMA {schema} TO {to}"))
    for table, privileges in rights().items():
        connection.execute(text(f"GRANT {', '.join(privileges)} ON TABLE {schema}.{quoted(table)} TO {to}"))
    for sequence in connection.scalars(text(SEQUENCES)):
        connection.execute(text(f"GRANT USAGE ON SEQUENCE {sequence} TO {to}"))
    _look_again(connection, role)


def may_rewrite(connection: Connection) -> bool:
    """Whether whoever this connection is could alter or empty the history on PostgreSQL. A file is not asked."""
    if connection.dialect.name == "sqlite":
        return False
    role = _one(connection, "SELECT current_user")
    if _one(connection, MIGHT, role=role) or any(connection.scalars(text(OWNS), {"role": role})):
        return True
    try:
        _look_again(connection, role)
    except TooMighty:
        return True
    return False


OWNER = """SELECT pg_get_userbyid(relowner) FROM pg_class WHERE oid = 'change'::regclass"""
# Of what belongs to a column, quoted where it has to be.
SEQUENCES = """
SELECT format('%I.%I', space.nspname, kept.relname)
FROM pg_class AS kept
JOIN pg_namespace AS space ON space.oid = kept.relnamespace
JOIN pg_depend AS needs
    ON needs.classid = 'pg_class'::regclass AND needs.objid = kept.oid AND needs.deptype IN ('a', 'i')
WHERE kept.relkind = 'S' AND space.nspname = current_schema() AND needs.refobjsubid > 0
"""
MIGHT = "SELECT rolsuper OR rolcreaterole FROM pg_roles WHERE rolname = :role"
OWNS = """
SELECT pg_has_role(:role, owner, 'MEMBER') FROM (
    SELECT relowner AS owner FROM pg_class WHERE relnamespace = current_schema()::regnamespace
    UNION SELECT datdba FROM pg_database WHERE datname = current_database()
    UNION SELECT nspowner FROM pg_namespace WHERE oid = current_schema()::regnamespace
) AS owners
"""


def _look_at(connection: Connection, role: str) -> None:
    mighty = _one(connection, MIGHT, role=role)
    if mighty is None:
        raise NoSuchRole(role)
    if mighty or any(connection.scalars(text(OWNS), {"role": role})):
        raise TooMighty(role)
    owner = _one(connection, OWNER)
    if not _one(connection, "SELECT pg_has_role(:owner, 'USAGE')", owner=owner):
        raise NotTheOwner(owner)


def _look_again(connection: Connection, role: str) -> None:
    """What it has now by any way, its own grants or those of others.

    Raises:
        TooMighty: more than was granted.
    """
    if _one(connection, "SELECT has_schema_privilege(:role, current_schema(), 'CREATE')", role=role):
        raise TooMighty(role)
    for table, privileges in FORBIDDEN.items():
        for privilege in privileges:
            whole = "SELECT has_table_privilege(:role, :table, :privilege)"
            parts = "SELECT has_any_column_privilege(:role, :table, :privilege)"
            for question in (whole, parts) if privilege in ("INSERT", "UPDATE") else (whole,):
                if _one(connection, question, role=role, table=table, privilege=privilege):
                    raise TooMighty(role)


def _one(connection: Connection, question: str, **values: str) -> object:
    return connection.scalar(text(question), values)
