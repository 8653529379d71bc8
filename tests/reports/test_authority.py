"""The list that an authority is sent, as PDF and as XLSX: the same rows, nothing that runs, words only if handed."""

import io
import zipfile
from dataclasses import replace
from datetime import datetime

import pytest
from openpyxl import load_workbook

from outreach.i18n import Translator, translator
from outreach.reports import authority_files, authority_list
from outreach.reports.authority_list import AuthorityList
from outreach.reports.spans import without_controls
from outreach.reports.words import Words
from tests.reports import reading
from tests.reports.places import example_list, full_list
from tests.reports.reading import as_read

A4_SIDEWAYS = (842, 595)
HEARD = Words("The very words of somebody", "كلام أحد الحاضرين بنصه")
RUNS = "=HYPERLINK(1)"


@pytest.fixture(scope="module", params=["en", "ar"])
def t(request: pytest.FixtureRequest) -> Translator:
    return translator(request.param, digits="latn")


def book(of: AuthorityList, t: Translator):
    return load_workbook(io.BytesIO(authority_files.xlsx(of, t)))


def rows(of: AuthorityList, t: Translator) -> list[tuple]:
    return list(book(of, t).active.iter_rows(min_row=5, values_only=True))


def heard() -> AuthorityList:
    short = example_list()
    return replace(short, requests=(replace(short.requests[0], words=HEARD), *short.requests[1:]))


def test_the_page_says_each_request_and_its_light_in_words(t: Translator) -> None:
    (page,) = reading.pages(authority_files.pdf(example_list(), t))
    assert all(number in page for number in ("2026-0007", "2026-0008", "2026-0009", "42", "18"))
    for request, row in zip(example_list().requests, authority_list.table(example_list(), t).rows, strict=True):
        assert row[-1] == request.standing(t)
        assert all(word in page for word in as_read(row[-1]).split())
    assert as_read("الجوازات" if t.is_rtl else "Passports") in page


def test_the_last_day_is_due_and_only_what_is_past_it_is_late(t: Translator) -> None:
    """In the page's own signs and words, and counted alike; red alone makes nothing late."""
    late, *others = example_list().requests
    due = replace(late, reference="R-2026-0010", light="red", late_days=0)
    of = replace(example_list(), requests=(late, due, *others))
    words = [row[-1] for row in authority_list.table(of, t).rows]
    signs = t.plural("Late by {n} working day", "Late by {n} working days", 21), t("Due now")
    assert words[:2] == [f"▲ {word}" for word in signs]
    # Without a day that it is due on, its clock stands still.
    assert words[2:] == [f"◐ {t.label('amber', family='light')}", f"○ {t('Waits: the clock stands still')}"]
    assert authority_list.stamp(of, t)[1] == t("overdue: {n}", n=1)
    assert authority_list.table(of, t).looks == ["bad", "", "", ""]
    sheet = book(of, t).active
    assert [sheet.cell(row, 9).font.b for row in range(5, 9)] == [True, False, False, False]


def test_years_without_holidays_are_said_in_both_files(t: Translator) -> None:
    said = Words("No holiday is known for 2031", "لا عطلة معروفة لسنة 2031")
    of = replace(example_list(), no_holidays=said)
    assert as_read(said.of(t)) in reading.pages(authority_files.pdf(of, t))[0]
    assert said.of(t) in without_controls(book(of, t).active["A2"].value)
    assert as_read(said.of(t)) not in reading.pages(authority_files.pdf(example_list(), t))[0]


def test_it_takes_as_many_pages_as_it_needs_each_with_its_headings(t: Translator) -> None:
    made = authority_files.pdf(full_list(), t)
    pages = reading.pages(made)
    assert len(pages) > 3 and set(reading.size(made)) == {A4_SIDEWAYS}
    assert all("2026-0007" in page for page in pages)
    heading = as_read(authority_list.head(full_list(), t)[0]).split()
    assert all(word in page for page in pages for word in heading)
    assert sum(page.count("2026-0007") for page in pages) == 60


def test_it_is_tagged_and_the_same_each_time(t: Translator) -> None:
    made = authority_files.pdf(example_list(), t)
    assert reading.is_tagged(made) and reading.language(made) == t.language
    assert made == authority_files.pdf(example_list(), t)
    assert authority_files.xlsx(example_list(), t) == authority_files.xlsx(example_list(), t)


def test_a_letter_that_is_missing_names_its_row() -> None:
    one = replace(example_list().requests[0], topic=Words("漢"))
    with pytest.raises(authority_files.press.LetterMissing, match="漢"):
        authority_files.pdf(replace(example_list(), requests=(one,)), translator("en"))


def test_the_workbook_holds_the_same_rows_with_dates_and_numbers_as_such(t: Translator) -> None:
    made, shown = rows(example_list(), t), authority_list.table(example_list(), t)
    assert [row[:4] for row in made] == [tuple(map(without_controls, row[:4])) for row in shown.rows]
    assert [row[-1] for row in made] == [row[-1] for row in shown.rows]
    first = made[0]
    assert (first[4], first[6], first[7]) == (datetime(2026, 9, 24), 42, datetime(2026, 10, 23))
    assert made[2][5] in (None, "") and made[2][7] in (None, "")
    sheet = book(example_list(), t).active
    assert sheet.sheet_view.rightToLeft == t.is_rtl or (sheet.sheet_view.rightToLeft is None and not t.is_rtl)
    assert tuple(cell.value for cell in sheet[4]) == tuple(shown.head)
    assert sheet["A5"].number_format == "General" and sheet["E5"].number_format == "yyyy-mm-dd"


def test_it_is_ready_to_be_printed_and_sorted(t: Translator) -> None:
    sheet = book(example_list(), t).active
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert (sheet.freeze_panes, sheet.auto_filter.ref, sheet.print_title_rows) == ("B5", "A4:I7", "$4:$4")


def test_the_workbook_says_whose_it_is_of_when_and_that_it_is_made_up(t: Translator) -> None:
    sheet = book(example_list(), t).active
    assert example_list().authority.of(t) in sheet["A1"].value
    label = t.label("demonstration", family="collection")
    assert sheet["A2"].value.startswith(label) and "2026" in sheet["A2"].value
    assert label in sheet.oddFooter.center.text
    own = book(replace(example_list(), collection="register"), t).active
    assert label not in own["A2"].value


def test_nothing_in_it_runs() -> None:
    short = example_list()
    bad = Words(RUNS, RUNS)
    one = replace(short.requests[0], reference="@SUM(1)", topic=bad, community=Words("+1"), words=Words("-1\n=2"))
    made = authority_files.xlsx(replace(short, authority=bad, requests=(one,)), translator("en"))
    sheet = load_workbook(io.BytesIO(made)).active
    assert [cell.value for cell in sheet[5]][:5] == ["@SUM(1)", "Complaint", RUNS, "+1", "-1 =2"]
    assert {cell.data_type for cell in sheet[5]} == {"s", "d", "n"}
    assert all(cell.quotePrefix for cell in sheet[5] if cell.data_type == "s")
    with zipfile.ZipFile(io.BytesIO(made)) as parts:
        assert b"<f>" not in parts.read("xl/worksheets/sheet1.xml")


def test_words_of_people_are_in_it_only_where_they_were_handed(t: Translator) -> None:
    said = HEARD.of(t)
    assert as_read(said) in reading.pages(authority_files.pdf(heard(), t))[0]
    assert rows(heard(), t)[0][4] == said
    assert len(rows(heard(), t)[0]) == len(rows(example_list(), t)[0]) + 1
    assert t("In their words") not in authority_list.head(example_list(), t)


def test_an_authority_without_requests_is_told_so() -> None:
    t, none = translator("en"), replace(example_list(), requests=())
    assert "This authority has no open request." in reading.pages(authority_files.pdf(none, t))[0]
    assert rows(none, t) == []


def test_a_light_is_one_of_three() -> None:
    with pytest.raises(ValueError, match="green"):
        replace(example_list().requests[0], light="green")
