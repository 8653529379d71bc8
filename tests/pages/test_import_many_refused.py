"""A report with more refused lines than are named one by one: the page counts and names all of them."""

import json

import pytest

from outreach.i18n import LANGUAGES, translator
from outreach.screen.row_height import LETTER, PADDING, TALL_ROW
from tests.importers.meetings.reports import ONE, TWO, ZOOM_OLD, lines
from tests.importers.planted import CHAT, WORDS
from tests.pages.importing import brought, here, opened, said, state
from tests.shown import without_marks

__all__ = ["here"]

BAD = "Zqxname Zqxone,zqx@example.org,nonsense,nonsense,58,Yes,,No"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("data", "count", "run"),
    [
        (lines(ZOOM_OLD, ONE, *[BAD] * 150, TWO), 150, (103, 152)),
        (b"Date,New follows\n2026-08-13,1\n" + b"2026-08-14,x\n" * 150, 150, (103, 152)),
        (b"Date,New follows\n" + b"2026-08-14,x\n" * 150, 150, (102, 151)),
    ],
    ids=["meeting", "followers", "nothing taken"],
)
def test_the_heading_counts_all_lines_and_the_table_names_them(here, language, data, count, run) -> None:
    t = translator(language)
    app = brought(opened(language), ("report.csv", data))
    assert not app.exception
    assert without_marks(t.plural("{n} thing is wrong", "{n} things are wrong", count)) in said(app)
    table = next(each.value for each in app.dataframe if "expected" in each.value.columns)
    assert list(table.iloc[-1][["row", "last"]]) == [*run] and len(table) == 101
    assert list(table["last"][:100]) == list(table["row"][:100])
    assert table.iloc[-1]["value"] == (t("not shown here") if table.iloc[-1]["column"] else "")
    assert not [word for word in (*WORDS, "zqx@", "nonsense") if word in said(app) + state(app)]


def test_where_each_line_is_named_by_itself_there_is_no_column_for_the_end_of_a_run(here) -> None:
    app = brought(opened("en"), ("report.csv", lines(ZOOM_OLD, ONE, BAD, TWO)))
    table = next(each.value for each in app.dataframe if "expected" in each.value.columns)
    assert "last" not in table.columns
    assert "1 thing is wrong" in said(app)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_report_of_which_no_row_was_understood_is_not_asked_where_it_belongs(here, language) -> None:
    """Nor is it said to be of nobody."""
    t = translator(language)
    app = brought(opened(language), ("report.csv", lines(ZOOM_OLD, *[BAD] * 3)))
    assert not app.exception and not app.selectbox
    assert without_marks(t.plural("{n} thing is wrong", "{n} things are wrong", 3)) in said(app)
    assert t("What the report counted") not in said(app)


def test_a_chat_names_lines_and_no_word_of_them(here) -> None:
    """What cannot be shown has no value either: there is no column of which it would be one."""
    app = brought(opened("en"), ("chat.txt", CHAT.encode() + b"14/08/2099, 09:01 - Zqxfive: Zqxword\n" * 150))
    table = next(each.value for each in app.dataframe if "expected" in each.value.columns)
    assert "150 things are wrong" in said(app) and set(table["value"]) == {""}
    assert list(table.iloc[-1][["row", "last"]]) == [110, 159]
    assert not [word for word in WORDS if word in said(app) + state(app)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_was_expected_is_read_whole(here, language) -> None:
    report = b"Facebook follows\nDate,Primary\n2026-08-13,20\nFacebook reach\n2026-08-13,5000\n"
    app = brought(opened(language), ("report.csv", report))
    table = next(each for each in app.dataframe if "expected" in each.value.columns)
    letters = (json.loads(table.proto.columns)["expected"]["width"] - PADDING) / LETTER
    assert max(map(len, table.value["expected"])) / letters > 1 and table.proto.row_height == TALL_ROW
