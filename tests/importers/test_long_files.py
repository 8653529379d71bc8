"""Files of more rows than are written at a time: what is wrong behind the first rows, progress, lines and cells."""

import csv
import io
from itertools import pairwise

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text

from models import Activity
from models.engine import engine
from outreach.importers.kinds import Kind
from outreach.importers.messages import Unfit
from outreach.importers.opened import opened
from outreach.importers.steps import STEP
from outreach.importers.table import MOST_ALIKE, Incoming, Once, records
from outreach.importers.workbook import tabs
from outreach.writing.images import CHUNK
from tests.importers.made_files import found, made, row, take
from tests.importers.stored import held

ROWS = 2 * CHUNK + 10


def test_what_is_wrong_behind_a_row_that_the_database_refuses_is_told(lists_url: str) -> None:
    """Rows are checked as those before them are written; one fault does not hide another, and nothing stays."""
    refuse = "CREATE TRIGGER no BEFORE INSERT ON activity WHEN new.key = 'e1' BEGIN SELECT RAISE(ABORT, 'not e1'); END"
    with engine(lists_url).begin() as connection:
        connection.execute(text(refuse))
    before = held(lists_url)
    last = row("events", event_id="last", kind="feast")
    result = take(lists_url, made([*(row("events", event_id=f"e{n}") for n in range(ROWS)), last]))
    assert [(line, value) for line, _, value, _ in found(result)] == [(ROWS + 2, "feast"), (0, "")]
    # What the database says itself is for nobody who reads this.
    assert found(result)[1][3].endswith("It refused one.")
    assert result.files[0].rows == ROWS + 1
    assert held(lists_url) == before


def test_progress_rises_to_its_end(lists_url: str) -> None:
    told: list[tuple[int, int]] = []
    data = made([row("events", event_id=f"e{n}") for n in range(ROWS)])
    take(lists_url, data, dry_run=True, progress=lambda done, total: told.append((done, total)))
    assert told[-1] == (2 * ROWS, 2 * ROWS)
    assert all(before[0] <= after[0] for before, after in pairwise(told))
    assert len(told) > 3


def test_a_cell_that_comes_again_means_the_same(lists_url: str) -> None:
    """Good and bad cells of a column, again and again: neither is taken for the other."""
    kinds = ["visit", "feast", " visit ", "", "visit", "feast", "زيارة"]
    result = take(lists_url, made([row("events", event_id=f"e{n}", kind=kind) for n, kind in enumerate(kinds)]))
    assert [(line, value) for line, _, value, _ in found(result)] == [(3, "feast"), (5, ""), (7, "feast")]
    assert held(lists_url)[Activity.__tablename__] == []


def test_equal_cells_are_kept_once() -> None:
    once = Once()
    cells = [once["".join(("a", "b"))] for _ in range(2)]
    assert cells == ["ab", "ab"] and cells[0] is cells[1]
    assert [once[str(n)] for n in range(MOST_ALIKE + 5)] == [str(n) for n in range(MOST_ALIKE + 5)]
    assert len(once) == MOST_ALIKE


@given(st.text(alphabet='a,"\r\n\u2028\x0b\x85ع '))
def test_lines_are_those_of_a_stream(content: str) -> None:
    reader = csv.reader(io.StringIO(content, newline=""), strict=True)
    expected, fails = [], False
    try:
        expected.extend(reader)
    except csv.Error:
        fails = True
    came: list[list[str]] = []
    refused = False
    try:
        came.extend(cells for _, cells in records(content))
    except Unfit:
        refused = True
    assert (came, refused) == (expected, fails)


def test_a_sheet_that_does_not_begin_in_its_first_cell() -> None:
    """Rows keep the numbers, and cells the columns, that they have in the sheet."""
    data = io.BytesIO()
    with xlsxwriter.Workbook(data) as book:
        sheet = book.add_worksheet("one")
        sheet.write(3, 2, "x")
        sheet.write(5, 4, 1.5)
        sheet.write(6, 1, "z")
        book.add_worksheet("none")
    (only,) = tabs(data.getvalue())
    assert only.lines == [(4, ["", "", "x", "", ""]), (6, ["", "", "", "", "1.5"]), (7, ["", "z", "", "", ""])]


MEETING = "Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes)\n"


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (Kind.MEETING, MEETING + "One,,09/19/2026 10:00:00 AM,09/19/2026 10:58:00 AM,58\n" * 2 * STEP),
        (Kind.FOLLOWERS, 'sep=,\n"Follows"\n"Date","Primary"\n"2026-08-13","5"\n' + "Total,5\n" * 2 * STEP),
    ],
)
def test_progress_of_a_report_rises_to_its_end(kind: Kind, text: str) -> None:
    """In lines, from the first step to the last line."""
    told: list[tuple[int, int]] = []
    file = Incoming("a report", data=text.encode())
    found = opened(file, kind=kind, this_year=2026, progress=lambda done, total: told.append((done, total)))
    assert found.errors == ()
    total = text.count("\n") + 1
    assert told == [(STEP, total), (2 * STEP, total), (total, total)]
