"""Rules about the names of communities: what was allowed before and is not any more, both ways, on both databases."""

import json

import pytest
from alembic import command
from sqlalchemy import inspect, text
from sqlalchemy.exc import IntegrityError

from models.engine import config, engine
from tests.models.test_constraints import TABLES, insert
from tests.models.valid_rows import VALID
from tests.test_migrations import checks

BEFORE, AFTER = "0006", "0007"
CITY = VALID["community"] | {"level": "city"}
NAMED = {
    "sa": {"name_en": "Saudi Arabia", "name_ar": "السعودية"},
    "sa-riyadh": {"name_en": "Riyadh", "name_ar": "الرياض"},
    "sa-riyad": {"name_en": "Riyad", "name_ar": "الرياض"},
    "sa-jeddah": {"name_en": "", "name_ar": "جدة"},
}


@pytest.fixture
def filled(bare_url: str) -> str:
    """A database of the revision before, where two communities have one Arabic name."""
    command.upgrade(config(bare_url), BEFORE)
    with engine(bare_url).begin() as connection:
        insert(connection, TABLES["country"], VALID["country"])
        for number, (key, names) in enumerate(NAMED.items(), start=1):
            level = "country" if number == 1 else "city"
            insert(connection, TABLES["community"], CITY | {"id": number, "key": key, "level": level} | names)
    return bare_url


def named(url: str) -> dict[str, dict[str, str]]:
    with engine(url).connect() as connection:
        found = connection.execute(text("SELECT key, name_en, name_ar FROM community ORDER BY id")).all()
    return {key: {"name_en": name_en, "name_ar": name_ar} for key, name_en, name_ar in found}


def history(url: str) -> list[tuple]:
    with engine(url).connect() as connection:
        return connection.execute(text("SELECT how, act, table_name, row_key, columns FROM change ORDER BY id")).all()


def test_the_later_of_two_namesakes_is_told_apart(filled: str) -> None:
    """By its key behind its name, and the history says so; all other names are as they were."""
    command.upgrade(config(filled), AFTER)
    assert named(filled) == NAMED | {"sa-riyad": {"name_en": "Riyad", "name_ar": "الرياض (sa-riyad)"}}
    [(*told, columns)] = history(filled)
    assert told == ["command", "changed", "community", "sa-riyad"]
    assert json.loads(columns) == {"name_ar": ["الرياض", "الرياض (sa-riyad)"]}


def test_several_may_have_a_name_in_arabic_alone(filled: str) -> None:
    """And none twice; the older table holds them under their keys."""
    command.upgrade(config(filled), AFTER)
    makkah = CITY | {"id": 5, "key": "sa-makkah", "name_en": "", "name_ar": "مكة"}
    with engine(filled).begin() as connection:
        insert(connection, TABLES["community"], makkah)
    for again in ({"name_ar": "جدة"}, {"name_en": "Riyadh", "name_ar": ""}, {"name_ar": "مكة", "level": "country"}):
        row = makkah | {"id": 6, "key": "again"} | again
        with pytest.raises(IntegrityError), engine(filled).begin() as connection:
            insert(connection, TABLES["community"], row)
    command.downgrade(config(filled), BEFORE)
    assert named(filled)["sa-jeddah"]["name_en"] == ""
    assert named(filled)["sa-makkah"] == {"name_en": "sa-makkah", "name_ar": "مكة"}


def test_checks_keys_and_indexes_survive_both_ways(filled: str) -> None:
    def rules() -> tuple:
        with engine(filled).connect() as connection:
            seen = inspect(connection)
            indexes = {
                str(index["name"]): (index["column_names"], bool(index["unique"]))
                for index in seen.get_indexes("community")
                if not index.get("duplicates_constraint")
            }
            unique = {str(one["name"]): one["column_names"] for one in seen.get_unique_constraints("community")}
            return checks(connection), sorted(map(str, seen.get_foreign_keys("community"))), indexes, unique

    before = rules()
    command.upgrade(config(filled), AFTER)
    found, keys, indexes, unique = rules()
    assert (found, keys) == before[:2]
    new = {f"uq_community_{name}": (["country_code", name], True) for name in ("name_en", "name_ar")}
    assert indexes == before[2] | new
    assert set(before[3]) - set(unique) == {"uq_community_country_code_name_en"}
    command.downgrade(config(filled), BEFORE)
    assert rules() == before
