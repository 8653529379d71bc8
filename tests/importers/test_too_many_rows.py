"""A small file of very many rows, lines, cells or faults: refused with words, and not after minutes.

How many seconds it takes is measured in ``benchmarks/refusals.py``.
"""

import resource
import time
from collections.abc import Callable, Iterator

import pytest

from outreach.i18n import LANGUAGES, translator
from outreach.importers import Incoming, bounds, check, followers, meetings
from outreach.importers.followers.reader import MOST_ROWS
from outreach.importers.messages import MOST_REFUSED, Unfit
from outreach.importers.recognise import REASONS
from outreach.importers.refused import others, refused
from outreach.importers.report_words import lines
from outreach.importers.sheets import read
from outreach.importers.workbook import guard
from tests.importers.made_files import found, take
from tests.importers.test_archives import packed
from tests.importers.test_workbooks import GOOD, again

HEADER = b"key,label_en,label_ar,note\n"
MEGA = 1_000_000
MANY = 60_000
"""Faults, of which a sixth are told."""


@pytest.fixture(autouse=True)
def soon() -> Iterator[None]:
    """A minute on a busy machine, and 500 MB beside what the tests had taken."""
    began, before = time.monotonic(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    yield
    assert time.monotonic() - began < 60
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 500_000


def said(content: bytes) -> list[str]:
    """All that is wrong with a file, in English; it can be said in both languages."""
    errors = [error for sheet in read(Incoming("file", data=content)) for error in sheet.errors]
    for language in LANGUAGES:
        assert all(error.expected(translator(language)) for error in errors)
    return [error.expected(translator("en")) for error in errors]


ROWS = "A file of at most 250,000 rows, all its tables together. This one has more: split it."
LINES = (
    "A file of at most 1,000,000 lines and 8,000,000 commas, 100,000 of them in one line. This one has more: split it."
)


@pytest.mark.parametrize("zipped", [False, True])
@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (lambda: b"x\n" * MEGA, ROWS),
        (lambda: HEADER + b"x\n" * MEGA, LINES),
        (lambda: HEADER + b"\n" * 30 * MEGA, LINES),
        (lambda: HEADER + b'"' + b"\r" * 30 * MEGA, LINES),
        (lambda: HEADER + b"," * 30 * MEGA, LINES),
        (lambda: b"ab,cde," * MEGA, LINES),
        (lambda: b"ab," * 90_000, "A header of at most 1,000 columns. This line has 90,001 cells."),
    ],
    ids=["rows", "lines", "blank lines", "lines of a cell", "cells", "headings in one line", "headings"],
)
def test_a_table_of_very_many_rows_or_cells_is_refused(
    content: Callable[[], bytes], expected: str, zipped: bool
) -> None:
    assert said(packed({"topics.csv": content()}) if zipped else content()) == [expected]


def test_all_tables_of_an_archive_are_counted_together() -> None:
    tables = {f"{n}.csv": HEADER + b"x\n" * 200_000 for n in range(2)}
    assert said(packed(tables)) == [ROWS]


def test_as_many_rows_as_may_be_are_read() -> None:
    """The header is none of them."""
    [sheet] = read(Incoming("file", data=HEADER + b"x,y,z,\n" * bounds.MOST_ROWS))
    assert (len(sheet.rows), sheet.errors) == (bounds.MOST_ROWS, [])


PART = "xl/worksheets/sheet1.xml"
SHEET = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{}</sheetData></worksheet>'
)


@pytest.mark.parametrize("sheets", [1, 2])
def test_a_place_that_is_written_down_again_and_again_is_counted_each_time(
    sheets: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In one sheet or in several."""
    monkeypatch.setattr(guard, "MOST_CELLS", 60_000)
    row = '<row r="1">' + '<c r="A1"/>' * (70_000 // sheets) + "</row>"
    parts = {f"xl/worksheets/sheet{n}.xml": SHEET.format(row).encode() for n in range(1, sheets + 1)}
    expected = "A workbook of at most 200 MB unpacked and 60,000 cells. This one has more: split it."
    assert said(again(GOOD, **parts)) == [expected]


def test_all_rows_of_a_workbook_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounds, "MOST_ROWS", 10)
    rows = "".join(f'<row r="{n}"><c r="A{n}"><v>{n}</v></c></row>' for n in range(1, 20))
    [expected] = said(again(GOOD, **{PART: SHEET.format(rows).encode()}))
    assert "at most 10 rows" in expected


def test_beyond_ten_thousand_faults_no_row_is_checked_and_that_is_said(lists_url: str) -> None:
    """What was not checked comes back with the refused rows, so that nothing is lost between the two files."""
    content = HEADER + b"t1,One,,\n" + b"x\n" * MANY
    result = take(lists_url, content)
    last = found(result)[-1]
    beyond = MANY - check.MOST_ERRORS
    assert (len(result.errors), last[0]) == (check.MOST_ERRORS + 1, check.MOST_ERRORS + 3)
    assert last[3] == (f"From this line on nothing was checked (rows: {beyond:,}). Mend what is wrong above it first.")
    assert (result.files[0].refused, result.files[0].rows) == (MANY, MANY + 1)
    file, t = Incoming("file1.csv", data=content), translator("en")
    bad, good = (each(file, result.errors, t=t).decode("utf-8-sig") for each in (refused, others))
    assert bad.count("\n") == MANY + 1 and bad.startswith(REASONS)
    assert "nothing was checked" in bad.splitlines()[-1] and good.count("\n") == 2


def test_ten_thousand_wrong_rows_are_all_told(lists_url: str) -> None:
    result = take(lists_url, HEADER + b"x\n" * check.MOST_ERRORS)
    assert (len(result.errors), result.files[0].refused) == (check.MOST_ERRORS, check.MOST_ERRORS)


MEETING = b"Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes)\n"
PERSON = b"One,,09/19/2026 10:00:00 AM,09/19/2026 10:58:00 AM,58\n"
FOLLOWS = b'sep=,\n"Follows"\n"Date","Primary"\n"2026-08-13","5"\n'


@pytest.mark.parametrize(
    ("module", "head", "line", "count"),
    [
        (meetings, MEETING + PERSON, b"Two,,never,,\n", 50_000),
        (followers, FOLLOWS, b'"2026-08-13","6"\n', MOST_ROWS),
    ],
    ids=["meeting", "followers"],
)
def test_of_the_lines_of_a_report_that_are_not_understood_a_hundred_are_kept_and_a_run(
    module, head: bytes, line: bytes, count: int
) -> None:
    """All of them are counted, and said to have been; the run names the others."""
    report = module.read(head + line * count)
    assert (report.lines.refused, len(report.refused)) == (count, MOST_REFUSED + 1)
    assert f"not understood {count:,}" in lines(report, t=translator("en"))


@pytest.mark.parametrize(("module", "head"), [(meetings, MEETING), (followers, FOLLOWS)])
def test_a_report_of_very_many_lines_is_refused(module, head: bytes) -> None:
    with pytest.raises(Unfit) as error:
        module.read(head + b"\n" * 30 * MEGA)
    assert error.value.expected(translator("en")) == LINES


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("row", [b'"2026-08-13","6"\n', b'"x","y","z"\n'])
def test_followers_of_more_days_than_there_are_are_refused_at_once(language: str, row: bytes) -> None:
    """A million rows took two minutes and nearly a gigabyte, to be refused one by one."""
    data, began = FOLLOWS + row * (MEGA - 10), time.process_time()
    with pytest.raises(Unfit) as error:
        followers.read(data)
    assert time.process_time() - began < 5
    t = translator(language)
    assert t.number(MOST_ROWS) in error.value.expected(t) and MOST_ROWS < error.value.row < MOST_ROWS + 20
    assert len(list(error.value)) == 1
