"""Behind each figure stands a file with exactly the rows that its card says, however many these are."""

import csv
from collections.abc import Iterator
from datetime import date

import pytest
from starlette.applications import Starlette
from starlette.routing import Route

from models.engine import session
from outreach import indicators
from outreach.exports import behind, preview
from outreach.exports.routes import export
from outreach.filters import Filters
from outreach.i18n import translator
from outreach.screen import whole_file
from tests.asgi import get
from tests.shown import open_app, texts, without_marks

APP = Starlette(routes=[Route("/export/behind/{figure}.csv", export)])
T = translator("en")
# Of the record rows that are many, rows that are many and of another table, and none.
OF_RECORD = ("activities_held", "countries_reached", "requests_received")


@pytest.fixture(params=["record_url", "year_url"])
def known(request: pytest.FixtureRequest, environment) -> str:
    """The public record, and the made-up year, which has requests and commitments."""
    url = request.getfixturevalue(request.param)
    environment(DATABASE_URL=url)
    return url


@pytest.fixture
def of_one(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """More than one row is too many to be held."""
    monkeypatch.setattr(whole_file, "MOST_IN_MEMORY", 1)


def lines(key: str, query: str = "") -> list[list[str]]:
    answer = get(APP, f"/export/behind/{key}.csv?lang=en{query}")
    assert answer.status == 200, answer.text
    return list(csv.reader(answer.content.decode("utf-8-sig").splitlines(keepends=True), strict=True))


@pytest.mark.parametrize("key", indicators.ALL)
def test_the_file_has_the_rows_that_the_card_says(known: str, key: str) -> None:
    for query, filters in (("", Filters()), ("&country=KW,SA", Filters(countries=("KW", "SA")))):
        with session(known) as db:
            said = indicators.compute(db, key=key, filters=filters).n_rows
        for reader in ("people", "machines"):
            head, *rows = lines(key, f"{query}&for={reader}")
            assert len(rows) == said, reader
            assert all(len(row) == len(head) for row in rows)


@pytest.mark.parametrize("key", indicators.ALL)
def test_where_a_row_is_found_the_file_has_the_same_ones(known: str, key: str) -> None:
    """Activities stream as their table does: the same keys as behind the card, in whatever order."""
    if not indicators.ALL[key].where:
        return
    filters = Filters(start=date(2023, 1, 1), end=date(2023, 12, 31))
    with session(known) as db:
        behind_it = indicators.rows(db, key=key, filters=filters)["key"].tolist()
    _, *rows = lines(key, "&from=2023-01-01&to=2023-12-31")
    assert sorted(row[0] for row in rows) == sorted(behind_it)


@pytest.mark.parametrize(
    ("known", "key"),
    [*(("year_url", key) for key in indicators.ALL), *(("record_url", key) for key in OF_RECORD)],
    indirect=["known"],
)
def test_many_rows_are_shown_and_leave_as_few_ones_do(known: str, answering: None, of_one: None, key: str) -> None:
    """The first of them, their file with exactly those, and what its columns mean."""
    app = open_app("pages/export.py", lang="en", indicator=key, country="KW,SA")
    assert not app.exception
    with session(known) as db:
        said = indicators.compute(db, key=key, filters=Filters(countries=("KW", "SA"))).n_rows
    if said < 2:
        assert not app.get("link_button")
        return
    shown, dictionary = app.dataframe[0].value, app.dataframe[1].value
    assert len(shown) == min(said, preview.MOST)
    assert any(f"{T.number(said)} row" in without_marks(text) for text in texts(app))
    address = next(each.proto.url for each in app.get("link_button"))
    assert address.startswith(f"/export/behind/{key}.csv?lang=en&country=")
    head, *rows = lines(key, "&" + address.partition("?")[2].removeprefix("lang=en&"))
    assert len(rows) == said
    # Made-up rows say so in a last column, which is no column of theirs.
    assert [name for name in head if name != "demonstration"] == list(shown.columns) == dictionary["column"].tolist()
    assert (dictionary["meaning"] != "").all()


def test_people_s_words_are_in_no_file_behind_a_figure(year_url: str) -> None:
    words = {"summary", "answer", "remark", "evidence"}
    with session(year_url) as db:
        for key in indicators.ALL:
            assert not words & set(behind.first(db, key=key, filters=Filters(), language="en").columns), key


def test_a_figure_that_is_none_and_a_filter_that_is_none_are_refused(known: str) -> None:
    assert get(APP, "/export/behind/nothing.csv?lang=en").text.startswith("There is no such figure. There are: ")
    assert get(APP, "/export/behind/nothing.csv?lang=en").status == 404
    assert get(APP, "/export/behind/participants.csv?lang=en&country=XX").status == 400
    assert get(APP, "/export/behind/participants.csv?lang=en&show=held").status == 400
