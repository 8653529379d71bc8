"""A migration that copies tables keeps their rows, rules and indexes, both ways, on both databases."""

import pytest
from alembic import command
from sqlalchemy import Connection, inspect, text
from sqlalchemy.exc import DatabaseError, OperationalError

from models.engine import config, engine
from tests.models.test_constraints import TABLES, insert
from tests.models.valid_rows import VALID
from tests.test_migrations import checks

STEPS = (("0004", "0005"), ("0007", "0008"))
COPIED = ("channel", "channel_reading")
PARENTS = ("country", "import_run", "source", "community", "channel", "channel_source", "channel_reading")
NEXT_DAY = {"id": 3, "channel_id": 1, "read_on": "2023-01-02", "basis": "counted"}
FROZEN = "0006"
"""The first revision with packs."""


@pytest.fixture(params=STEPS, ids=[after for _, after in STEPS])
def step(request) -> tuple[str, str]:
    """A revision, and the one after it, which copies tables."""
    return request.param


@pytest.fixture
def filled(bare_url: str, step: tuple[str, str]) -> str:
    """A database of the revision before, with a channel, its source, and readings with and without an audience."""
    command.upgrade(config(bare_url), step[0])
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


def test_rows_rules_and_indexes_survive_both_ways(filled: str, step: tuple[str, str]) -> None:
    """And foreign keys hold again afterwards: a channel goes with its readings, as it did before."""
    before = rows(filled)
    with engine(filled).connect() as connection:
        old_checks, old_rules = checks(connection), rules(connection)
    for _ in range(2):
        command.upgrade(config(filled), step[1])
        assert rows(filled) == before
        with engine(filled).connect() as connection:
            assert old_checks.keys() < checks(connection).keys()
            assert rules(connection) == old_rules
        command.downgrade(config(filled), step[0])
        assert rows(filled) == before
        with engine(filled).connect() as connection:
            assert (checks(connection), rules(connection)) == (old_checks, old_rules)
    command.upgrade(config(filled), step[1])
    with engine(filled).begin() as connection:
        connection.execute(text("DELETE FROM channel"))
    assert rows(filled)["channel_reading"] == rows(filled)["channel_source"] == []


@pytest.mark.parametrize("step", STEPS[:1], indirect=True)
def test_what_the_older_tables_cannot_hold_goes_with_them(filled: str) -> None:
    """A reading of nothing but changes; of a kind that was not known, only its name."""
    before = rows(filled)
    command.upgrade(config(filled), "0005")
    with engine(filled).begin() as connection:
        connection.execute(text("UPDATE channel SET kind = 'tiktok'"))
        insert(connection, TABLES["channel_reading"], NEXT_DAY | {"new_followers": 0, "net_followers": -4})
    command.downgrade(config(filled), "0004")
    before["channel"][0]["kind"] = "other"
    assert rows(filled) == before


@pytest.mark.parametrize("step", STEPS[1:], indirect=True)
def test_who_joined_and_left_goes_with_its_columns(filled: str) -> None:
    """A reading of nothing else goes whole, and one that also counts messages keeps them."""
    before = rows(filled)
    command.upgrade(config(filled), "0008")
    with engine(filled).begin() as connection:
        insert(connection, TABLES["channel_reading"], NEXT_DAY | {"joined": 0, "departed": 4})
        connection.execute(text("UPDATE channel_reading SET joined = 2 WHERE messages = 5"))
    assert sum("joined" in row for row in rows(filled)["channel_reading"]) == 2
    command.downgrade(config(filled), "0007")
    assert rows(filled) == before


@pytest.mark.parametrize("bare_url", ["sqlite"], indirect=True)
def test_what_fails_half_way_leaves_a_file_as_it_was(filled: str, step: tuple[str, str]) -> None:
    """The second table cannot be copied: the first one is as before too, and so is the version."""
    before = rows(filled)
    with engine(filled).connect() as connection:
        old = checks(connection)
        connection.execute(text("CREATE TABLE _alembic_tmp_channel_reading (id INTEGER)"))
        connection.commit()
    with pytest.raises(OperationalError):
        command.upgrade(config(filled), step[1])
    with engine(filled).connect() as connection:
        assert checks(connection) == old
        assert connection.execute(text("SELECT version_num FROM alembic_version")).scalar() == step[0]
        assert connection.execute(text("PRAGMA foreign_keys")).scalar() == 1
    assert rows(filled) == before


def test_a_frozen_pack_outlives_what_comes_after_it(bare_url: str) -> None:
    """Letter by letter, up and down and up again, and still nobody alters it."""
    command.upgrade(config(bare_url), FROZEN)
    with engine(bare_url).begin() as connection:
        insert(connection, TABLES["pack"], VALID["pack"])
    asked = text("SELECT * FROM pack")

    def kept() -> list[dict]:
        with engine(bare_url).connect() as connection:
            return [dict(row) for row in connection.execute(asked).mappings()]

    before = kept()
    assert len(before) == 1
    for revision in ("head", FROZEN, "head"):
        (command.downgrade if revision == FROZEN else command.upgrade)(config(bare_url), revision)
        assert kept() == before
        with engine(bare_url).connect() as connection, pytest.raises(DatabaseError, match="only ever added"):
            connection.execute(text("UPDATE pack SET content = 'x'"))
