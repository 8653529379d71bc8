"""Each table leaves whole, with codes and words, on both databases; and each of its columns is explained."""

import csv
import io
from datetime import date

import pandas as pd
import pytest
from sqlalchemy import func, select
from sqlmodel import Session

from models import Base
from models.engine import engine
from outreach.exports import MACHINES, PEOPLE, TABLES, for_people, stream
from outreach.exports.csv import AT_ONCE
from outreach.filters import Filters
from outreach.i18n import translator
from tests.exports.conftest import TITLE, WORDS

# What a table here is of the database's; what is not here is not for readers: totals, links.
WHOLE = {
    "activities": "activity",
    "authorities": "authority",
    "changes": "change",
    "channel_readings": "channel_reading",
    "channels": "channel",
    "commitments": "commitment",
    "communities": "community",
    "countries": "country",
    "diaspora_sources": "estimate_source",
    "entities": "entity",
    "estimates": "diaspora_estimate",
    "imports": "import_run",
    "initiatives": "initiative",
    "published_figures": "published_figure",
    "request_steps": ("request", "request_event"),
    "requests": "request",
    "requests_with_words": "request",
    "sources": "source",
    "topics": "topic",
}


def rows(url: str, key: str, *, language: str = "en", filters: Filters | None = None, style=MACHINES) -> list[dict]:
    """The rows of a table's file, as a program reads them."""
    with engine(url).connect() as connection:
        t = translator(language)
        file = b"".join(stream(connection, table=TABLES[key], t=t, style=style, filters=filters))
    return list(csv.DictReader(io.StringIO(file.decode("utf-8-sig"), newline="")))


def test_every_table_for_readers_is_there() -> None:
    assert set(TABLES) == set(WHOLE)


@pytest.mark.parametrize("key", sorted(TABLES))
def test_a_table_and_its_columns_have_their_words(key: str) -> None:
    table = TABLES[key]
    assert table.title and table.row.endswith(".")
    assert len(set(table.names)) == len(table.names)
    for column in table.columns:
        assert column.meaning, column.name
        assert column.unit or column.holds not in ("whole", "decimal"), f"{column.name}: a number of what?"
        assert column.name.isidentifier() and column.name.islower()


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("key", sorted(TABLES))
def test_a_whole_table_has_a_line_for_each_row(filled_url: str, key: str, language: str) -> None:
    with Session(engine(filled_url)) as db:
        tables = (WHOLE[key],) if isinstance(WHOLE[key], str) else WHOLE[key]
        expected = sum(db.scalar(select(func.count()).select_from(Base.metadata.tables[name])) for name in tables)
    assert len(rows(filled_url, key, language=language)) == expected


def test_an_activity_as_a_row(filled_url: str) -> None:
    row = rows(filled_url, "activities", language="ar")[0]
    expected = {
        "key": "a1",
        "kind": "visit",
        "kind_name": translator("ar").label("visit"),
        "title_en": TITLE,
        "title_ar": "زيارة",
        "starts": "2023-03-05",
        "attendance": "40",
        "minutes": "",
        "communities": "sa;kw",
        "communities_names": "جالية sa;جالية kw",
        "countries": "KW;SA",
        "countries_names": "الكويت;السعودية",
        "topics": "customs",
        "topics_names": "الجمارك",
        "sources": "https://example.org/2;https://example.org/1",
    }
    assert {name: row[name] for name in expected} == expected


def test_a_request_as_a_row(filled_url: str) -> None:
    """Everything but the words, which are in no table's file."""
    [row] = rows(filled_url, "requests", language="ar")
    expected = {
        "key": "R2023-0001",
        "kind": "complaint",
        "kind_name": translator("ar").label("complaint", family="request_kind"),
        "raised_on": "2023-03-05",
        "topic": "customs",
        "topic_name": "الجمارك",
        "community": "sa-riyadh",
        "country": "SA",
        "region": "gulf",
        "activity": "a1",
        "channel": "",
    }
    assert {name: row[name] for name in expected} == expected
    assert not any(WORDS in str(rows(filled_url, key)) for key in TABLES if key != "requests_with_words")


@pytest.mark.parametrize(
    ("filters", "number"),
    [
        (Filters(countries=("SA",)), 1),
        (Filters(countries=("KW",)), 0),
        (Filters(communities=("sa-riyadh",), topics=("customs",)), 1),
        (Filters(topics=("pensions",)), 0),
        (Filters(start=date(2023, 3, 5), end=date(2023, 3, 5)), 1),
        (Filters(start=date(2023, 3, 6)), 0),
        (Filters(end=date(2023, 3, 4)), 0),
    ],
)
def test_requests_are_narrowed_by_day_place_and_topic(filled_url: str, filters: Filters, number: int) -> None:
    assert len(rows(filled_url, "requests", filters=filters)) == number
    assert TABLES["requests"].deaf_to(filters) == []


def test_people_get_formulas_defused_and_machines_do_not(filled_url: str) -> None:
    assert [row["title_en"] for row in rows(filled_url, "activities", style=PEOPLE)] == [
        f"'{TITLE}", "'-5 degrees", "Plain",
    ]  # fmt: skip
    assert [row["title_en"] for row in rows(filled_url, "activities")] == [TITLE, "-5 degrees", "Plain"]


def test_numbers_are_the_same_on_both_databases(filled_url: str) -> None:
    assert {(row["longitude"], row["latitude"]) for row in rows(filled_url, "countries")} == {("47.5", "29")}


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (Filters(), ["a1", "a2", "a3"]),
        (Filters(kinds=("visit",)), ["a1", "a3"]),
        (Filters(countries=("KW",)), ["a1"]),
        (Filters(countries=("KW", "SA")), ["a1", "a3"]),
        (Filters(communities=("sa-riyadh",)), ["a3"]),
        (Filters(topics=("customs",)), ["a1"]),
        (Filters(regions=("europe",)), []),
    ],
)
def test_filters_leave_what_they_leave_on_a_page(filled_url: str, filters: Filters, expected: list[str]) -> None:
    assert [row["key"] for row in rows(filled_url, "activities", filters=filters)] == expected


def test_a_table_says_which_filters_mean_nothing_to_it() -> None:
    filters = Filters(kinds=("visit",), countries=("KW",))
    assert TABLES["activities"].deaf_to(filters) == []
    assert TABLES["communities"].deaf_to(filters) == ["kind"]
    assert TABLES["topics"].deaf_to(filters) == ["kind", "country"]


@pytest.mark.parametrize("key", sorted(TABLES))
def test_streamed_and_from_a_frame_are_the_same_file(filled_url: str, key: str) -> None:
    statement = TABLES[key].statement(t=translator("ar"))
    with engine(filled_url).connect() as connection:
        streamed = b"".join(stream(connection, table=TABLES[key], t=translator("ar"), style=PEOPLE))
        found = connection.execute(statement)
        frame = pd.DataFrame([tuple(row) for row in found], columns=list(found.keys()), dtype="object")
    assert streamed == for_people(frame)


def test_a_long_table_comes_in_pieces_and_none_is_lost(url: str) -> None:
    wanted = 2 * AT_ONCE + 1
    with engine(url).begin() as connection:
        topic = Base.metadata.tables["topic"]
        connection.execute(topic.insert(), [
            {"key": f"{number:05}", "name_en": "x", "name_ar": "", "note": ""} for number in range(wanted)
        ])  # fmt: skip
    with engine(url).connect() as connection:
        pieces = list(stream(connection, table=TABLES["topics"], t=translator("en"), style=MACHINES))
    assert len(pieces) == 4, "the header, two full pieces and the rest"
    assert b"".join(pieces).count(b"\n") == wanted + 1
