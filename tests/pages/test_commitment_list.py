"""A list of commitments: to whom with the country, and by what its headings sort."""

from datetime import date

import pytest

from outreach.i18n import LANGUAGES, translator
from outreach.screen import file_button
from tests.pages.test_commitments import LIST, full, opened, own, pills, written
from tests.pages.test_log import said
from tests.shown import english, ignored_lines, param, seen

__all__ = ["full", "own"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_city_is_named_with_its_country(full, language) -> None:
    t = translator(language)
    whom = seen(opened(LIST, language, state="late").dataframe[0])["whom"].iloc[0]
    city = t("{place}, {country}", place="", country=t.country("SA"))
    assert whom.endswith(city) and whom != city


def test_a_click_on_a_heading_sorts_by_day(full) -> None:
    """As the table sorts: by what is sent of a cell. A promise of a month has no day, also for whoever hears it."""
    t = translator("en")
    days = [date(2026, 10, 5), date(2026, 4, 30), date(2026, 12, 1), date(2025, 12, 20)]
    for place, day in enumerate(days):
        written(full, f"of-{place}", due_on=day, starts=date(2025, place + 1, 1), ends=date(2025, place + 1, 28),
                precision="month")  # fmt: skip
    table = opened(LIST, "en").dataframe[0]
    looks = seen(table)
    sent = table.value.assign(place=range(len(looks)))
    due = [day for place in sent.sort_values("due")["place"] for day in days if t.date(day) in looks["due"][place]]
    assert due == sorted(days)
    months = [t.date(date(2025, month, 1), "month") for month in (1, 2, 3, 4)]
    made = [looks["made"][place] for place in sent.sort_values("made")["place"]]
    assert [words for words in made if words in months] == months
    assert {f"2025-0{month} {words}" for month, words in enumerate(months, start=1)} <= set(sent["made"])


def test_who_has_none_of_them_to_keep_stays_chosen(full) -> None:
    """The list is empty, says why, and has the way back; it was one of all, that nobody asked for."""
    t = translator("ar")
    app = opened(LIST, "ar", authority="cabinet", country="KW")
    assert ignored_lines(app, t) == english(app, "ar") == [] and not app.dataframe
    assert pills(app)[0] == t("All {n}", n=0)
    assert t("No commitment is among those chosen here.") in said(app)
    (back,) = [one for one in app.button if one.label == t("Show all commitments")]
    app = back.click().run()
    assert param(app, "country") == "KW" and not param(app, "authority") and len(app.dataframe[0].value) > 1
    assert len(ignored_lines(opened(LIST, "ar", authority="nobody", country="KW"), t)) == 1


def test_who_has_to_keep_it_stands_there_where_it_differs(full) -> None:
    """The press may not say who, where of its own the ministry itself has to: both name no authority."""
    press = "What the press reported is in the compiler's words"
    of_both = opened(LIST, authority="ministry")
    assert seen(of_both.dataframe[0])["by_whom"].nunique() == 2 and press in said(of_both)
    assert "by_whom" in of_both.dataframe[0].proto.column_order
    of_one = opened(LIST, authority="cabinet")
    assert "by_whom" not in of_one.dataframe[0].proto.column_order


@pytest.mark.parametrize(
    ("asked_for", "scope"),
    [
        ({}, ""),
        ({"state": "late"}, "Late"),
        ({"authority": "cabinet"}, "cabinet"),
        ({"state": "late", "authority": "ministry"}, "Late No authority named"),
    ],
)
def test_a_file_of_a_narrowed_list_is_not_called_as_that_of_all(full, asked_for, scope, monkeypatch) -> None:
    named = []
    monkeypatch.setattr(file_button, "file_name", lambda **given: named.append(given["scope"]) or "x.csv")
    opened(LIST, **asked_for)
    assert named[-1] == scope
