"""A migration that copies tables keeps their rows, rules and indexes, both ways, on both databases."""

import pytest
from alembic import command
from sqlalchemy import Connection, inspect, text
from sqlalchemy.exc import OperationalError

from models.engine import config, engine
from tests.models.test_constraints import TABLES, insert
from tests.models.valid_rows import VALID
from tests.test_migrations import checks

BEFORE, AFTER = "0004", "0005"
COPIED = ("channel", "channel_reading")
PARENTS = ("country", "import_run", "source", "community", "channel", "channel_source", "channel_reading")


@pytest.fixture
def filled(bare_url: str) -> str:
    """A database of the revision before, with a channel, its source, and readings with and without an audience."""
    command.upgrade(config(bare_url), BEFORE)
    with engine(bare_url).begin() as connection:
        for name in PARENTS:
            insert(connection, TABLES[name], VALID[name])
        talk = {"id": 2, "audience": None, "audience_unit": None, "messages": 5, "active_members": 2}
        insert(connection, TABLES["channel_reading"], VALID["channel_reading"] | talk | {"import_run_id": 1})
    return bare_url


def rows(url: str) -> dict[str, list[dict]]:
    """Every row of the tables that are copied and of what refers to them; nothing of what is empty."""
    with engine(url).connect() as connection:
        found = {name: connection.execute(text(f"SELECT * FROM {name} ORDER BY 1")).mappings() for name in PARENTS}
        return {
            name: [{column: value for column, value in row.items() if value is not None} for row in each]
            for name, each in found.items()
        }


def rules(connection: Connection) -> dict[str, tuple]:
    """Keys, foreign keys, unique rules and indexes of the tables that are copied, as the database has them."""
    seen = inspect(connection)
    return {
        name: (
            seen.get_pk_constraint(name),
            sorted(seen.get_foreign_keys(name), key=str),
            sorted(seen.get_unique_constraints(name), key=str),
            sorted(str(index | {"dialect_options": _said(index)}) for index in seen.get_indexes(name)),
        )
        for name in COPIED
    }


def _said(index: dict) -> dict[str, str]:
    """Conditions as text: the objects that hold them are others each time."""
    return {name: str(value) for name, value in index.get("dialect_options", {}).items()}


def test_rows_rules_and_indexes_survive_both_ways(filled: str) -> None:
    before = rows(filled)
    with engine(filled).connect() as connection:
        old_checks, old_rules = checks(connection), rules(connection)
    for _ in range(2):
        command.upgrade(config(filled), AFTER)
        assert rows(filled) == before
        with engine(filled).connect() as connection:
            assert old_checks.keys() < checks(connection).keys()
            assert rules(connection) == old_rules
        command.downgrade(config(filled), BEFORE)
        assert rows(filled) == before
        with engine(filled).connect() as connection:
            assert (checks(connection), rules(connection)) == (old_checks, old_rules)


def test_what_the_older_tables_cannot_hold_goes_with_them(filled: str) -> None:
    """A reading of nothing but changes; of a kind that was not known, only its name."""
    before = rows(filled)
    command.upgrade(config(filled), AFTER)
    with engine(filled).begin() as connection:
        connection.execute(text("UPDATE channel SET kind = 'tiktok'"))
        new = {"id": 3, "channel_id": 1, "read_on": "2023-01-02", "basis": "counted"}
        insert(connection, TABLES["channel_reading"], new | {"new_followers": 0, "net_followers": -4})
    command.downgrade(config(filled), BEFORE)
    before["channel"][0]["kind"] = "other"
    assert rows(filled) == before


def test_foreign_keys_hold_again_afterwards(filled: str) -> None:
    """A channel goes with its readings, as it did before."""
    command.upgrade(config(filled), AFTER)
    with engine(filled).begin() as connection:
        connection.execute(text("DELETE FROM channel"))
    assert rows(filled)["channel_reading"] == rows(filled)["channel_source"] == []


@pytest.mark.parametrize("bare_url", ["sqlite"], indirect=True)
def test_what_fails_half_way_leaves_a_file_as_it_was(filled: str) -> None:
    """The second table cannot be copied: the first one is as before too, and so is the version."""
    before = rows(filled)
    with engine(filled).connect() as connection:
        old = checks(connection)
        connection.execute(text("CREATE TABLE _alembic_tmp_channel_reading (id INTEGER)"))
        connection.commit()
    with pytest.raises(OperationalError):
        command.upgrade(config(filled), AFTER)
    with engine(filled).connect() as connection:
        assert checks(connection) == old
        assert connection.execute(text("SELECT version_num FROM alembic_version")).scalar() == BEFORE
        assert connection.execute(text("PRAGMA foreign_keys")).scalar() == 1
    assert rows(filled) == before
