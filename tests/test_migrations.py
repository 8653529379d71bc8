"""The tables as the models describe them and as the migrations make them are the same, on both databases."""

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect
from sqlalchemy.dialects.postgresql import dialect as postgresql
from sqlalchemy.schema import CreateTable

from models import Base
from models.engine import check_schema, config, engine

Checks = dict[tuple[str, str], str]


def tables(url: str) -> set[str]:
    """Names of the tables that are there."""
    with engine(url).connect() as connection:
        return set(inspect(connection).get_table_names())


def checks(connection: Connection) -> Checks:
    """Each CHECK of a database, ``{(table, name): condition}``, in the database's own words."""
    seen = inspect(connection)
    return {
        (table, str(check["name"])): " ".join(check["sqltext"].split())
        for table in seen.get_table_names()
        for check in seen.get_check_constraints(table)
    }


def test_from_nothing_to_now(bare_url: str) -> None:
    command.upgrade(config(bare_url), "head")
    check_schema(bare_url)
    assert tables(bare_url) == {*Base.metadata.tables, "alembic_version"}


def test_migrating_twice_changes_nothing(url: str) -> None:
    command.upgrade(config(url), "head")
    check_schema(url)


def test_there_and_back_and_there_again(bare_url: str) -> None:
    command.upgrade(config(bare_url), "head")
    command.downgrade(config(bare_url), "base")
    assert tables(bare_url) == {"alembic_version"}
    command.upgrade(config(bare_url), "head")
    check_schema(bare_url)


def test_no_table_column_index_or_key_differs(url: str) -> None:
    with engine(url).connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "render_as_batch": True})
        assert compare_metadata(context, Base.metadata) == []


def test_alembic_finds_nothing_to_migrate(url: str) -> None:
    command.check(config(url))


def test_every_check_is_the_models_own(bare_url: str) -> None:
    """Alembic does not notice a CHECK that changed. Tables made straight from the models must have the same."""
    with engine(bare_url).connect() as connection:
        Base.metadata.create_all(connection)
        expected = checks(connection)
        connection.rollback()
    Base.metadata.drop_all(engine(bare_url))
    command.upgrade(config(bare_url), "head")
    with engine(bare_url).connect() as connection:
        assert checks(connection) == expected
    assert len(expected) > 50


def test_each_check_of_the_models_has_a_name() -> None:
    for table in Base.metadata.tables.values():
        for constraint in table.constraints:
            assert constraint.name, f"{table.name}: {constraint}"


def test_no_name_is_longer_than_postgresql_keeps() -> None:
    """It cuts a name after 63 letters; then the migration and the models would speak of different things."""
    longest = postgresql.max_identifier_length
    for table in Base.metadata.tables.values():
        CreateTable(table).compile(dialect=postgresql())
        for thing in (table, *table.constraints, *table.indexes):
            assert len(str(thing.name)) <= longest, thing.name


def test_there_is_one_line_of_versions() -> None:
    scripts = ScriptDirectory.from_config(config("sqlite://"))
    assert len(scripts.get_heads()) == 1
    assert all(not script.is_merge_point for script in scripts.walk_revisions())


@pytest.mark.parametrize("name", sorted(Base.metadata.tables))
def test_a_table_has_a_primary_key_with_a_name(name: str) -> None:
    assert Base.metadata.tables[name].primary_key.columns
    assert Base.metadata.tables[name].primary_key.name == f"pk_{name}"
