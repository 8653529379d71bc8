"""Whatever stands in a workbook, it comes in whole or is refused with a reason; nothing else happens."""

import csv
import io
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from models import Activity
from models.engine import session
from outreach.i18n import LANGUAGES, translator
from outreach.importers import Incoming
from outreach.importers.refused import refused
from outreach.importers.report import told
from outreach.importers.sheets import read
from outreach.importers.workbook import tabs
from outreach.template import TABLES, book
from outreach.template.flat import header
from outreach.visible import visible
from tests.importers.made_books import bring, row_of, workbook
from tests.importers.made_files import row
from tests.importers.test_workbooks import GOOD, PART, again, sheet

SHARED = settings(max_examples=40)
# The two last places of a plane hold no letter, and no XML can hold them.
WRITTEN = st.characters(blacklist_categories=["Cs"], blacklist_characters="\x00\ufffe\uffff")
TEXT = st.text(WRITTEN, min_size=1, max_size=300).filter(visible)
CELLS = st.one_of(
    st.text(WRITTEN, max_size=40),
    st.integers(-(2**40), 2**40),
    st.floats(allow_nan=False, allow_infinity=False),
    st.booleans(),
    st.dates(min_value=date(1900, 3, 1)),
    st.sampled_from(["", ";", "؛", "Riyadh", "الرياض", "SA", "السعودية", "نعم", "=1+1", "'x", "Jisr · جسر", "#"]),
)


def speaks(result) -> None:
    """Everything that is wrong can be said in every language."""
    for language in LANGUAGES:
        assert all(isinstance(line, str) for line in told(translator(language), result, dry_run=True))


@SHARED
@given(title_en=TEXT, title_ar=TEXT)
def test_whatever_text_goes_in_comes_back(lists_url, title_en: str, title_ar: str) -> None:
    """To the last space, line break, control character and escape."""
    cells = row("events", title_en=title_en, title_ar=title_ar)
    result = bring(lists_url, workbook({"a": [list(cells), list(cells.values())]}))
    assert result.errors == []
    with session(lists_url) as db:
        assert db.execute(select(Activity.title_en, Activity.title_ar)).all() == [(title_en, title_ar)]


@pytest.mark.parametrize("table", TABLES, ids=[table.reader.name for table in TABLES])
@settings(SHARED, max_examples=20)
@given(data=st.data())
def test_any_cells_come_in_or_are_errors(lists_read, table, data: st.DataObject) -> None:
    """Rows of anything under the template's headings: the import ends, and says why if it refuses."""
    t = translator(data.draw(st.sampled_from(LANGUAGES)))
    cells = [data.draw(st.one_of(st.just(cell), CELLS)) for cell in row_of(table, t=t)]
    names = next(csv.reader(io.StringIO(header(table, t=t).decode("utf-8-sig"))))
    names = [data.draw(st.one_of(*[st.just(name)] * 8, CELLS)) for name in names]
    content = workbook({"a": [names, cells]})
    result = bring(lists_read, content, dry_run=True)
    speaks(result)
    refused(Incoming("book1.xlsx", data=content), result.errors, t=t)


@SHARED
@given(rows=st.lists(st.lists(CELLS, max_size=6), max_size=6))
def test_any_sheet_is_a_table_or_an_error(lists_read, rows: list[list]) -> None:
    """Cells without any order."""
    speaks(bring(lists_read, workbook({"a": rows}), dry_run=True))


@SHARED
@given(place=st.integers(0, len(GOOD) - 1), byte=st.integers(0, 255))
def test_a_broken_byte_is_a_table_or_an_error(lists_read, place: int, byte: int) -> None:
    """Wherever in the file."""
    speaks(bring(lists_read, GOOD[:place] + bytes([byte]) + GOOD[place + 1 :], dry_run=True))


@SHARED
@given(
    content=st.one_of(
        st.binary(max_size=200),
        st.text(st.sampled_from("<>/crvts=\"' 0129AXrow"), max_size=200).map(str.encode),
        st.text(WRITTEN, max_size=60).map(lambda text: sheet(f'<row><c t="str"><v>{text}</v></c></row>')),
    )
)
def test_any_part_is_a_sheet_or_an_error(lists_read, content: bytes) -> None:
    """What stands where a sheet is expected."""
    speaks(bring(lists_read, again(GOOD, **{PART: content}), dry_run=True))


@SHARED
@given(cells=st.lists(st.text(WRITTEN, max_size=60), min_size=4, max_size=4))
def test_refused_rows_come_back_as_they_were(lists_read, cells: list[str]) -> None:
    """To the last sign, in a workbook of texts that nothing runs."""
    rows = [["key", "label_en", "label_ar", "note"], ["a b", *cells[1:]]]
    content = workbook({"a": rows})
    result = bring(lists_read, content, dry_run=True)
    made = refused(Incoming("book1.xlsx", data=content), result.errors, t=translator("ar"))
    [tab] = tabs(made)
    [found] = read(Incoming("book1.xlsx", data=made))
    assert [line[1:5] for _, line in tab.lines] == rows
    assert found.columns[1:] == rows[0]


def test_what_the_template_writes_is_read_back_the_same(lists_url) -> None:
    """Every text of its guidance and lists, by the reader that takes it in again."""
    with session(lists_url) as db:
        for language in LANGUAGES:
            found = {tab.name: tab.lines for tab in tabs(book(db, t=translator(language), home_country="EG"))}
            assert len(found) == len(TABLES) + 2
            for table, lines in zip(TABLES, list(found.values())[1:], strict=False):
                text = io.StringIO(header(table, t=translator(language)).decode("utf-8-sig"))
                assert lines[0][1] == next(csv.reader(text))
