"""Reports of platforms that somebody opened in a spreadsheet and saved as a workbook: it is said what to do."""

import csv
import io

import pytest

from outreach.i18n import translator
from outreach.importers.meetings.text import text_of
from tests.importers.made_books import bring, workbook
from tests.importers.test_traps import FILES

REPORTS = [
    "zoom_new_headers.csv", "zoom_block_then_blank_line.csv", "zoom_webinar_sections.csv", "teams_german.csv",
    "teams_before_the_sections_arabic.csv", "meet_times_alone.csv", "followers_tiktok.csv", "followers_x.csv",
    "followers_youtube_total_first.csv", "followers_meta_facebook.csv",
]  # fmt: skip


def cells(name: str) -> list[list[str]]:
    """What a spreadsheet shows of a report."""
    text = text_of(FILES[name].read_bytes())
    rows = csv.reader(io.StringIO(text), delimiter="\t" if name.startswith("teams") else ",")
    return [row for row in rows if row[:1] != ["sep="]]


@pytest.mark.parametrize("name", REPORTS)
def test_a_report_that_was_saved_as_a_workbook_is_called_one(lists_url: str, name: str):
    result = bring(lists_url, workbook({"Sheet1": cells(name)}))
    (error,) = result.errors
    said = error.expected(translator("en"))
    assert "an attendance report or a report of followers" in said and "save this one as CSV" in said
    assert (error.value, error.column, result.written) == ("", "", False)


@pytest.mark.parametrize(
    "sheet",
    [[["Minutes", "of a meeting"], ["held on", "Sunday"]], [["Date", "Followers"], ["2026-08-13", "5"]]],
    ids=["words", "a total that nobody can tell"],
)
def test_any_other_sheet_is_none(lists_url: str, sheet: list[list[str]]):
    (error,) = bring(lists_url, workbook({"Sheet1": sheet})).errors
    assert "columns of one of" in error.expected(translator("en"))
