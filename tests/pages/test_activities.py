"""The page of activities shows what the queries count, and apart from it what is not counted."""

from datetime import date

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from models.codes import Status
from models.engine import session
from outreach.filters import Filters
from outreach.i18n import translator
from outreach.periods import today
from outreach.queries import activities, calendar, which
from outreach.screen import choice
from outreach.settings import settings
from outreach.wording import listed as words
from tests.shown import open_app, param, rows_shown, texts, without_marks

SHOWN = ("when", "title", "kind")


@pytest.fixture
def record(record_url: str, environment) -> str:
    """The pages read the public record."""
    environment(DATABASE_URL=record_url)
    return record_url


def opened(**params: str) -> AppTest:
    return open_app("pages/activities.py", lang="en", **params)


def listed(app: AppTest) -> list[tuple]:
    """The date, the title and the kind of each row in the list."""
    return rows_shown(app.dataframe[0], *SHOWN)


def told(rows: pd.DataFrame) -> list[tuple]:
    """The same of rows of a query, in its order."""
    return rows_shown(words.activities(rows, day=today(settings()), t=translator("en")), *SHOWN)


def test_the_pages_of_the_list_are_all_held_activities(record) -> None:
    """Page by page, no row twice and none left out; the heading says how many."""
    with session(record) as db:
        number = activities.count(db, filters=Filters())
        rows = activities.table(db, filters=Filters(), limit=None)
    seen = [line for page in range(1, -(-number // 50) + 1) for line in listed(opened(page=str(page)))]
    assert len(rows["key"].unique()) == number and seen == told(rows)
    assert f"{number} activities were held" in {each.value for each in opened().subheader}


@pytest.mark.parametrize("page", ["0", "-1", "999", "x", "١"])
def test_a_page_that_there_is_not_is_the_nearest_one(record, page) -> None:
    assert 0 < len(listed(opened(page=page))) <= 50


def test_announced_activities_are_shown_and_never_counted(record) -> None:
    app = opened(show="unconfirmed")
    with session(record) as db:
        expected = activities.table(db, filters=Filters(), statuses=(Status.UNCONFIRMED,))
    assert listed(app) == told(expected)
    assert any("shown, never counted" in without_marks(each.value) for each in app.caption)


@pytest.mark.parametrize("name", ["undated", "without_country", "unknown_attendance"])
def test_what_a_figure_leaves_out_opens_its_rows(record, name) -> None:
    with session(record) as db:
        number = which.numbers(db, filters=Filters(), day=today(settings()))[name]
        rows = which.rows(db, filters=Filters(), which=name, day=today(settings()))
    assert len(rows) == number
    assert listed(opened(show=name)) == told(rows)[:50]


def test_a_period_has_only_what_lies_wholly_inside_it(record) -> None:
    app = opened(**{"from": "2023-03-10", "to": "2023-03-20"})
    with session(record) as db:
        filters = Filters(start=date(2023, 3, 10), end=date(2023, 3, 20))
        assert listed(app) == told(activities.table(db, filters=filters))


def test_a_calendar_never_puts_on_a_day_what_is_known_to_the_month(record) -> None:
    """The days have what is known to the day; the rest stands under the month or the year, by its title."""
    with session(record) as db:
        rows = calendar.month(db, filters=Filters(), first=date(2023, 8, 1))
    assert set(rows["precision"]) == {"day", "month", "year"}
    app = opened(view="calendar", month="2023-08")
    said = texts(app)
    assert any("In August 2023; the day is not known" in text for text in said)
    assert any("Some time in 2023; the month is not known" in text for text in said)
    by_month = rows[rows["precision"] == "month"]["title_en"].tolist()
    links = [without_marks(text) for text in said]
    assert all(title not in links and any(text.endswith(f": {title}") for text in links) for title in by_month)


@pytest.mark.parametrize("month", ["2023-13", "x", "0000-01", "2023-8"])
def test_a_month_that_is_none_is_the_last_one_on_record(record, month) -> None:
    app = opened(view="calendar", month=month)
    assert not app.exception and any("March 2026" in text for text in texts(app))


def test_a_walk_to_the_next_month_stands_in_the_address(record) -> None:
    app = opened(view="calendar", month="2023-12")
    app.button(key="jisr.month.1").click().run()
    assert param(app, "month") == "2024-01"


def test_nothing_under_the_filters_says_so_and_leads_back(record) -> None:
    app = opened(country="KW", **{"from": "1990-01-01", "to": "1990-12-31"}, kind="conference")
    assert not app.exception
    assert any("No activity on record matches" in without_marks(each.value) for each in app.subheader)


@pytest.mark.parametrize(
    ("last", "english", "arabic"),
    [
        (101, "Row 101 of 101", "الصف 101 من إجمالي 101"),
        (102, "Rows 101 and 102 of 102", "الصفان 101 و102 من إجمالي 102"),
        (103, "Rows 101–103 of 103", "الصفوف من 101 إلى 103 من إجمالي 103"),
    ],
)
def test_the_last_page_may_have_one_row_or_two(last: int, english: str, arabic: str) -> None:
    said = {language: choice.which(101, last, last, t=translator(language)) for language in ("en", "ar")}
    assert {language: without_marks(one) for language, one in said.items()} == {"en": english, "ar": arabic}
