"""The refused rows of a workbook as a workbook: mended, it comes in, and so do the other rows."""

import pytest

from outreach.i18n import LANGUAGES, translator
from outreach.importers import Incoming
from outreach.importers.recognise import REASONS
from outreach.importers.refused import extension, others, refused
from outreach.importers.refused_book import book
from outreach.importers.workbook import tabs
from tests.importers.made_books import bring, opened, saved, workbook
from tests.importers.made_files import found

WRONG = workbook({
    "موضوعات": [["Key · المعرّف *", "label_en", "label_ar", "note"], ["t1", "One"], [], ["a b", "=1+1", "", "007"]],
    "good": [["key", "name_en", "name_ar"], ["a1", "An authority", ""]],
    "bad": [["key", "name_en", "name_ar", "is_journey"], ["i1", "", "", "نعم"]],
})  # fmt: skip


def apart(url: str, content: bytes, language: str = "en") -> tuple[bytes, bytes]:
    """The refused rows, and the others."""
    file, t = Incoming("book1.xlsx", data=content), translator(language)
    errors = bring(url, content, dry_run=True).errors
    return refused(file, errors, t=t) or b"", others(file, errors, t=t) or b""


@pytest.mark.parametrize("language", LANGUAGES)
def test_refused_rows_carry_their_reasons_and_come_in_mended(lists_url, language) -> None:
    """Sheet by sheet, under the headings that they had; the column of reasons may stay."""
    bad, good = apart(lists_url, WRONG, language)
    book = opened(bad)
    assert book.sheetnames == ["موضوعات", "bad"]
    head, row = book["موضوعات"].iter_rows(values_only=True)
    assert head == (REASONS, "Key · المعرّف *", "label_en", "label_ar", "note")
    assert row[0].startswith("Key · المعرّف *: ") and row[1:] == ("a b", "=1+1", None, "007")
    assert all(bool(sheet.sheet_view.rightToLeft) == (language == "ar") for sheet in book)
    # A text that looks like a formula is a text.
    assert book["موضوعات"]["C2"].data_type == "s"
    assert [tab.name for tab in tabs(good)] == ["موضوعات", "good"]
    book["موضوعات"]["B2"] = "t2"
    book["bad"]["C2"] = "An initiative"
    # The test's other program would make a formula of it.
    book["موضوعات"]["C2"].data_type = "s"
    result = bring(lists_url, saved(book), good)
    assert (found(result), result.written, sum(file.rows for file in result.files)) == ([], True, 4)


def test_a_file_that_comes_back_unmended_keeps_one_column_of_reasons(lists_url) -> None:
    bad, _ = apart(lists_url, WRONG)
    again, _ = apart(lists_url, bad)
    assert [tab.lines for tab in tabs(again)] == [tab.lines for tab in tabs(bad)]


def test_what_comes_back_is_what_was_brought() -> None:
    """Of a workbook a workbook, of a text a text."""
    assert extension(Incoming("x", data=WRONG)) == "xlsx" and extension(Incoming("x", data=b"key\n")) == "csv"


def test_without_a_bad_row_there_is_no_such_file(lists_url) -> None:
    good = workbook({"a": [["key", "name_en", "name_ar"], ["a1", "An authority", ""]]})
    assert apart(lists_url, good)[0] == b""


def test_names_of_sheets_that_no_spreadsheet_takes_are_mended() -> None:
    """Another program may write them."""
    names = ["a/b", "A b", "", "history", "x" * 40, "x" * 41, "'q'", "1"]
    made = opened(book({name: [["key"], ["1"]] for name in names}, right_to_left=False))
    assert made.sheetnames == ["a b", "2", "3", "4", "x" * 31, "6", "q", "1"]


def test_a_cell_holds_what_a_workbook_can() -> None:
    """A longer text is cut: its row is refused for that very length."""
    [tab] = tabs(book({"a": [["key"], ["x" * 40_000]]}, right_to_left=False))
    assert len(tab.lines[1][1][0]) == 32_767
