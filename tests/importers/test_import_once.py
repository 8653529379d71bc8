"""What may be there once: among the rows of a file, among the files of an import, and beside what is there."""

import pytest

from outreach.importers import Incoming, bring_in
from tests.importers.made_files import GOOD, TESTER, found, made, row, take


def test_a_code_of_three_letters_is_of_one_country(lists_url: str):
    """Whoever has it is named, in the database or in the file; the same country may come again."""
    taken = "A code that no other country has: {code} has it."
    result = take(lists_url, made([row("countries", alpha3="KWT")]))
    assert found(result) == [(2, "alpha3", "KWT", taken.format(code="KW"))]
    twins = [row("countries", code=code, name_en=code, name_ar=code) for code in ("XK", "XX")]
    assert found(take(lists_url, made(twins))) == [(3, "alpha3", "XKX", taken.format(code="XK"))]
    assert take(lists_url, made([row("countries")])).written
    assert take(lists_url, made([row("countries", region="asia_pacific")])).written


@pytest.mark.parametrize("format", sorted(set(GOOD) - {"places"}))
def test_a_row_in_two_files_of_an_import_is_refused(lists_url: str, format: str):
    """The second names file and line of the first, also where nothing differs; one file after the other is another
    matter."""
    result = take(lists_url, made([row(format)]), made([row(format)]))
    assert [error.file for error in result.errors] == ["file2.csv"] and not result.written
    assert [(e[0], e[3]) for e in found(result)] == [
        (2, "A row that is in none of the other files: line 2 of file1.csv has it.")
    ]
    assert take(lists_url, made([row(format)])).written and take(lists_url, made([row(format)])).nothing_to_do


def test_files_of_one_name_are_told_apart(lists_url: str):
    """Two folders may each have a file of the same name, with the same row on the same line."""
    files = [Incoming("topics.csv", data=made([row("topics", label_en=name)])) for name in ("One", "Another")]
    result = bring_in(lists_url, files=files, home_country="EG", viewer=TESTER)
    assert [error.row for error in result.errors] == [2] and not result.written
