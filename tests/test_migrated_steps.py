"""The migration that lets a request take its steps along keeps them, both ways, on both databases."""

import pytest
from alembic import command
from sqlalchemy import inspect, text
from sqlalchemy.exc import DatabaseError

from models.engine import config, engine
from tests.models.test_constraints import TABLES, insert
from tests.models.valid_rows import VALID
from tests.test_migrations import checks

BEFORE, AFTER = "0010", "0011"
PARENTS = ("country", "import_run", "source", "community", "channel", "topic", "authority", "activity")


@pytest.fixture
def filled(bare_url: str) -> str:
    """A database of the revision before, with a request and its first step."""
    command.upgrade(config(bare_url), BEFORE)
    with engine(bare_url).begin() as connection:
        for name in PARENTS:
            insert(connection, TABLES[name], VALID[name])
        insert(connection, TABLES["request"], VALID["request"] | {"activity_id": 1})
        insert(connection, TABLES["request_event"], VALID["request_event"])
    return bare_url


def steps(url: str) -> list[dict]:
    with engine(url).connect() as connection:
        return [dict(row) for row in connection.execute(text("SELECT * FROM request_event ORDER BY 1")).mappings()]


def test_steps_and_rules_survive_both_ways(filled: str) -> None:
    """A step is neither changed nor deleted by itself before, after, and before again."""
    kept = steps(filled)
    assert len(kept) == 1
    with engine(filled).connect() as connection:
        rules = checks(connection)
        indexes = sorted(str(index["name"]) for index in inspect(connection).get_indexes("request_event"))
    for revision in (AFTER, BEFORE, AFTER):
        (command.downgrade if revision == BEFORE else command.upgrade)(config(filled), revision)
        assert steps(filled) == kept
        with engine(filled).connect() as connection:
            assert checks(connection) == rules
            found = sorted(str(index["name"]) for index in inspect(connection).get_indexes("request_event"))
            assert found == indexes
        for statement in ("UPDATE request_event SET reason = 'x'", "DELETE FROM request_event"):
            with engine(filled).connect() as connection, pytest.raises(DatabaseError, match="only ever added"):
                connection.execute(text(statement))
        if revision == BEFORE:
            with engine(filled).connect() as connection, pytest.raises(DatabaseError):
                connection.execute(text("DELETE FROM request"))


def test_they_go_with_their_request(filled: str) -> None:
    command.upgrade(config(filled), AFTER)
    with engine(filled).begin() as connection:
        connection.execute(text("DELETE FROM request"))
    assert steps(filled) == []
