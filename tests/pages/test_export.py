"""Explore and export: what is shown is what the file has, and behind a figure stand as many rows as it says."""

import pytest

from models.engine import session
from outreach import indicators
from outreach.exports import preview
from outreach.exports.csv import with_words
from outreach.exports.of_indicators import meanings
from outreach.exports.tables import TABLES
from outreach.filters import Filters
from outreach.i18n import translator
from outreach.screen import whole_file
from tests.shown import ignored_lines, open_app, texts, without_marks

FILE = "pages/export.py"
T = translator("en")


@pytest.fixture
def record(record_url: str, environment) -> str:
    """The pages read the public record."""
    environment(DATABASE_URL=record_url)
    return record_url


@pytest.mark.parametrize("table", TABLES)
def test_a_table_is_shown_as_its_file_has_it_with_its_dictionary(record, table) -> None:
    app = open_app(FILE, lang="en", table=table)
    with session(record) as db:
        number = preview.count(db, table=table, filters=Filters())
    if not number:
        assert any("No row of this table matches" in without_marks(each.value) for each in app.subheader)
        return
    shown, dictionary = app.dataframe[0].value, app.dataframe[1].value
    assert list(shown.columns) == TABLES[table].names == dictionary["column"].tolist()
    assert len(shown) == min(number, preview.MOST)
    assert any(f"{T.number(number)} row" in without_marks(text) for text in texts(app))


@pytest.mark.parametrize("key", indicators.ALL)
def test_behind_a_figure_stand_as_many_rows_as_it_says(record, key) -> None:
    app = open_app(FILE, lang="en", indicator=key)
    with session(record) as db:
        number = indicators.compute(db, key=key, filters=Filters()).n_rows
    assert not app.exception
    if number:
        assert len(app.dataframe[0].value) == min(number, preview.MOST)
        assert any(f"{T.number(number)} row" in without_marks(text) for text in texts(app))
    else:
        assert any("No row is behind this figure" in without_marks(each.value) for each in app.subheader)


@pytest.mark.parametrize("key", indicators.ALL)
def test_every_column_behind_a_figure_has_its_words(record_url, key) -> None:
    with session(record_url) as db:
        rows = with_words(indicators.rows(db, key=key, filters=Filters()), t=T)
    words = meanings([str(name) for name in rows.columns], rows_are=indicators.ALL[key].rows_are, t=T)
    assert words.loc[words["meaning"] == "", "column"].tolist() == []


@pytest.mark.parametrize("asked", [{"table": "users"}, {"indicator": "<b>x</b>"}, {"table": "activities; --"}])
def test_what_there_is_not_is_ignored_and_said(record, asked) -> None:
    app = open_app(FILE, lang="en", **asked)
    assert not app.exception and len(ignored_lines(app, T)) == 1
    assert list(app.dataframe[0].value.columns) == TABLES["activities"].names


def test_a_file_keeps_filters_and_language(record, answering) -> None:
    app = open_app(FILE, lang="ar", table="activities", country="KW")
    links = [each.proto.url for each in app.get("link_button")]
    assert links == [f"/export/activities.csv?lang=ar&country=KW&for={reader}" for reader in ("people", "machines")]


def test_where_no_file_streams_a_page_says_how_it_is_had(record) -> None:
    """Under ``streamlit run`` these addresses are Streamlit's own page."""
    app = open_app(FILE, lang="en", table="activities", country="KW,QA")
    assert not app.get("link_button")
    assert any("python -m outreach.server" in each.value for each in app.caption)
    assert [each.value for each in app.code] == [
        'python -m outreach export activities --to activities.csv --filters "country=KW,QA"'
    ]


def test_neither_does_a_list_of_very_many_rows_link_to_it(record, monkeypatch) -> None:
    monkeypatch.setattr(whole_file, "MOST_IN_MEMORY", 1)
    app = open_app("pages/activities.py", lang="en")
    assert not app.get("link_button")
    assert any("python -m outreach.server" in each.value for each in app.caption)


def test_a_list_of_very_many_rows_links_to_their_file(record, answering, monkeypatch) -> None:
    monkeypatch.setattr(whole_file, "MOST_IN_MEMORY", 1)
    app = open_app("pages/activities.py", lang="en")
    assert [each.proto.url for each in app.get("link_button")] == ["/export/activities.csv?lang=en&show=held"]
