"""Every named constraint of the database refuses the row that breaks it, and is the one that says so."""

import re
from collections.abc import Iterator

import pytest
from sqlalchemy import Boolean, CheckConstraint, Connection, ForeignKeyConstraint, Table, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.sql.sqltypes import Enum, Float, Integer, Numeric

from models import Base
from models.engine import engine
from tests.copied import copy_file
from tests.models.rows_that_break import CHECKS, FOREIGN, NOBODY_COUNTED, UNIQUE
from tests.models.valid_rows import FRESH, VALID, Row

TABLES = {table.name: table for table in Base.metadata.sorted_tables}
BREAKS = CHECKS | UNIQUE | FOREIGN


def named_constraints() -> dict[str, Table]:
    """Each constraint and unique index of the metadata by name, with its table."""
    found = {}
    for table in TABLES.values():
        for constraint in table.constraints:
            assert constraint.name, f"a constraint of {table.name} has no name: {constraint}"
            found[str(constraint.name)] = table
        found |= {str(index.name): table for index in table.indexes if index.unique}
    return found


def filled(table: Table, row: Row) -> Row:
    """A row with each column that may not be NULL, as the models would fill it."""
    complete = dict(row)
    for column in table.columns:
        if column.nullable or column.name in complete:
            continue
        if column.name == "id":
            complete["id"] = 1
        elif isinstance(column.type, Boolean):
            complete[column.name] = False
        elif isinstance(column.type, Integer | Float | Numeric):
            complete[column.name] = 0
        elif not isinstance(column.type, Enum):
            complete[column.name] = ""
    return complete


def insert(connection: Connection, table: Table, row: Row) -> None:
    """Straight to the database: the models' own checks would refuse earlier."""
    row = filled(table, row)
    columns = ", ".join(f'"{name}"' for name in row)
    values = ", ".join(f":{name}" for name in row)
    connection.execute(text(f'INSERT INTO "{table.name}" ({columns}) VALUES ({values})'), row)


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def full(
    request: pytest.FixtureRequest, empty_url: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Connection]:
    """One valid row in each table; two of what others are linked to. Rolled back at the end."""
    if request.param == "sqlite":
        # Its own, since whoever writes keeps all others from it.
        url = copy_file(empty_url, to=tmp_path_factory.mktemp("constraints") / "outreach.db")
    else:
        url = request.getfixturevalue("postgresql_shared_url")
    with engine(url).connect() as opened:
        fill(opened)
        yield opened
        opened.rollback()


@pytest.fixture
def connection(full: Connection) -> Iterator[Connection]:
    """All these rows; what a test does to them is rolled back."""
    kept = full.begin_nested()
    yield full
    kept.rollback()


def fill(connection: Connection) -> None:
    for name, table in TABLES.items():
        insert(connection, table, VALID[name])
        if name in ("activity", "channel", "published_figure", "commitment"):
            follows = {"follows_id": 1} if name == "commitment" else {}
            insert(connection, table, VALID[name] | {"id": 2, "key": "second"} | follows)
        if name == "request_event":
            second = {"id": 2, "position": 2, "step": "taken_back", "reason": "A slip", "voids": 1}
            insert(connection, table, VALID[name] | second)
        if name == "channel_reading":
            insert(connection, table, VALID[name] | NOBODY_COUNTED | {"id": 2})


def dangling(connection: Connection, table: Table, row: Row) -> list[str]:
    """Names of the foreign keys that a row breaks. SQLite does not say which: its own check does."""
    with connection.begin_nested() as kept:
        connection.execute(text("PRAGMA defer_foreign_keys = ON"))
        insert(connection, table, row)
        broken = {found[3] for found in connection.execute(text(f"PRAGMA foreign_key_check({table.name})"))}
        kept.rollback()
    connection.execute(text("PRAGMA defer_foreign_keys = OFF"))
    keys = connection.execute(text(f"PRAGMA foreign_key_list({table.name})"))
    columns = {key[3] for key in keys if key[0] in broken}
    return [
        str(constraint.name)
        for constraint in table.constraints
        if isinstance(constraint, ForeignKeyConstraint) and columns == set(constraint.column_keys)
    ]


def blamed(error: IntegrityError, connection: Connection, table: Table, row: Row) -> list[str]:
    """Names of the constraints that the database says were broken."""
    if connection.dialect.name == "postgresql":
        return [error.orig.diag.constraint_name]
    said = str(error.orig)
    if said == "FOREIGN KEY constraint failed":
        return dangling(connection, table, row)
    if said.startswith("CHECK"):
        return [said.removeprefix("CHECK constraint failed: ")]
    columns = set(re.findall(r"\w+\.(\w+)", said))
    unique = [constraint for constraint in table.constraints if not isinstance(constraint, CheckConstraint)]
    unique += [index for index in table.indexes if index.unique]
    return [
        str(rule.name)
        for rule in unique
        if not isinstance(rule, ForeignKeyConstraint) and {column.name for column in rule.columns} == columns
    ]


@pytest.mark.parametrize("name", sorted(BREAKS))
def test_a_row_that_breaks_it_is_refused_by_name(name: str, connection: Connection) -> None:
    table = named_constraints()[name]
    row = VALID[table.name] | FRESH.get(table.name, {}) | BREAKS[name]
    with pytest.raises(IntegrityError) as caught, connection.begin_nested():
        insert(connection, table, row)
    assert blamed(caught.value, connection, table, row) == [name]


def test_rows_that_break_nothing_are_taken(connection: Connection) -> None:
    """Otherwise a refusal above might be about something else."""
    for name, row in FRESH.items():
        insert(connection, TABLES[name], VALID[name] | row)


def test_every_named_constraint_has_a_row_that_breaks_it() -> None:
    assert sorted(named_constraints()) == sorted(BREAKS)


def test_what_belongs_to_an_activity_goes_with_it(connection: Connection) -> None:
    connection.execute(text("DELETE FROM activity WHERE id = 1"))
    for name in (name for name in TABLES if name.startswith("activity_") and name != "activity_total"):
        assert connection.execute(text(f"SELECT count(*) FROM {name}")).scalar() == 0, name


def test_a_country_that_somebody_names_cannot_go(connection: Connection) -> None:
    with pytest.raises(IntegrityError):
        connection.execute(text("DELETE FROM country WHERE code = 'SA'"))
