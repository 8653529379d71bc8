"""The migration that links what is followed up to its report keeps every commitment, both ways, on both databases."""

import pytest
from alembic import command
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from models.engine import config, engine
from tests.test_migrations import checks

BEFORE, AFTER = "0011", "0012"
ROW = (
    "INSERT INTO commitment (key, what_en, what_ar, made_by, kept_on, kept_evidence, dropped_because) "
    "VALUES (:key, 'A consul', '', '', '2023-02-01', 'Letter 12', '')"
)


@pytest.fixture
def filled(bare_url: str) -> str:
    """A database of the revision before, with two commitments and the source of one."""
    command.upgrade(config(bare_url), BEFORE)
    with engine(bare_url).begin() as connection:
        for key in ("reported", "own", "other"):
            connection.execute(text(ROW), {"key": key})
        source = "INSERT INTO source (id, key, address, outlet) VALUES (1, 's', 'https://example.org/1', '')"
        connection.execute(text(source))
        cited = "INSERT INTO commitment_source SELECT id, 1, 0 FROM commitment WHERE key = 'reported'"
        connection.execute(text(cited))
    return bare_url


def rows(url: str) -> list[dict]:
    joined = "SELECT * FROM commitment LEFT JOIN commitment_source ON commitment_id = commitment.id ORDER BY key"
    with engine(url).connect() as connection:
        return [dict(row) for row in connection.execute(text(joined)).mappings()]


def test_commitments_and_rules_survive_both_ways(filled: str) -> None:
    before = rows(filled)
    assert len(before) == 3
    with engine(filled).connect() as connection:
        rules = checks(connection)
    for revision in (AFTER, BEFORE, AFTER):
        (command.downgrade if revision == BEFORE else command.upgrade)(config(filled), revision)
        new = {"follows_id": None, "notes": ""} if revision == AFTER else {}
        assert rows(filled) == [row | new for row in before]
        with engine(filled).connect() as connection:
            assert checks(connection) == rules


def test_a_report_is_followed_up_once_and_stays_while_it_is(filled: str) -> None:
    command.upgrade(config(filled), AFTER)
    follow = "UPDATE commitment SET follows_id = (SELECT id FROM commitment WHERE key = 'reported') WHERE key = :key"
    with engine(filled).begin() as connection:
        connection.execute(text(follow), {"key": "own"})
    for wrong in (follow, "DELETE FROM commitment WHERE key = 'reported' AND :key <> ''"):
        with engine(filled).connect() as connection, pytest.raises(IntegrityError):
            connection.execute(text(wrong), {"key": "other"})
