"""Workbooks come in: each sheet with rows is a table, cells are what they show, and what is none is refused."""

import io
import zipfile
from datetime import date, datetime
from pathlib import Path

import pytest
from sqlalchemy import select

from models import Activity, Authority, ImportRun, Topic
from models.engine import session
from outreach.importers import Incoming
from outreach.importers.kinds import Kind, kind_of
from outreach.importers.workbook import guard, tabs
from tests.importers.made_books import bring, workbook
from tests.importers.made_files import found, made, row, take
from tests.importers.stored import held, one

TOPICS = ["key", "label_en", "label_ar", "note"]
GOOD = workbook({"a": [TOPICS, ["t1", "One", "واحد", ""]]})
OLD = guard.OLE + bytes(600)


def again(content: bytes, **changes: bytes | None) -> bytes:
    """A workbook with some of its parts otherwise; None leaves one out."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as was, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as now:
        for name in [*was.namelist(), *changes]:
            data = changes.get(name, was.read(name) if name in was.namelist() else None)
            if data is not None and name not in now.namelist():
                now.writestr(name, data)
    return file.getvalue()


def test_every_sheet_with_rows_is_a_table(lists_url) -> None:
    """Whatever it is called and in whatever order; all of them in one go, each with its own line in the list."""
    content = workbook({
        "ورقة": [["key", "name_en", "name_ar"], ["a1", "An authority", ""]],
        "empty": [],
        "only a header": [TOPICS],
        "1": [TOPICS, ["t1", "One", "", ""]],
    })  # fmt: skip
    result = bring(lists_url, content)
    assert (found(result), result.written) == ([], True)
    assert [(file.file, file.format, file.rows) for file in result.files] == [
        ("book1.xlsx · 1", "topics", 1),
        ("book1.xlsx · ورقة", "authorities", 1),
    ]
    with session(lists_url) as db:
        assert one(db, "a1", Authority).name_en == "An authority" and one(db, "t1", Topic).name_en == "One"
        names = select(ImportRun.file_name).where(ImportRun.file_name.startswith("book1.xlsx"))
        assert sorted(db.scalars(names)) == ["book1.xlsx · 1", "book1.xlsx · ورقة"]


def test_one_bad_row_in_one_sheet_keeps_all_out(lists_url) -> None:
    """The row is that of the sheet, blank rows and titles counted; the column is called as the sheet calls it."""
    before = held(lists_url)
    content = workbook({
        "good": [["key", "name_en", "name_ar"], ["a1", "An authority", ""]],
        "bad": [["Topics of the year"], [], ["Key · المعرّف *", *TOPICS[1:]], ["t1", "One"], [], ["a b", "Two"]],
    })  # fmt: skip
    result = bring(lists_url, content, made([row("initiatives")]))
    assert [(error.file, *error_) for error, error_ in zip(result.errors, found(result), strict=True)] == [
        ("book1.xlsx · bad", 6, "Key · المعرّف *", "a b", found(result)[0][3])
    ]
    assert held(lists_url) == before


def test_cells_are_what_they_show(lists_url) -> None:
    """Days as days, whole numbers without a point, texts to the last nought and letter, values of formulas."""
    day = date(2026, 5, 31)
    cells = [
        ("007", "007"), ("٣٤", "٣٤"), ("  two\nlines ", "  two\nlines "), ("=1+1", "=1+1"), ("'x", "'x"),
        (12, "12"), (-3, "-3"), (0.1 + 0.2, "0.3"), (1e20, "1e+20"), (123456789012345, "123456789012345"),
        (day, "2026-05-31"), (datetime(2026, 5, 31, 10, 30), "2026-05-31 10:30:00"),
        (True, "true"), (("=A1&A2", "007x"), "007x"), (("=6*7", 42), "42"), ("_x0041_", "_x0041_"),
    ]  # fmt: skip
    [tab] = tabs(workbook({"a": [[cell] for cell, _ in cells]}))
    assert [text for _, (text,) in tab.lines] == [text for _, text in cells]
    assert [number for number, _ in tab.lines] == list(range(1, len(cells) + 1))
    [tab] = tabs(workbook({"a": [[day]]}, **{"date_1904": True}))
    assert tab.lines == [(1, ["2026-05-31"])]


def test_a_row_of_a_sheet_is_as_wide_as_its_header(lists_url) -> None:
    """Cells that nobody filled are blank; one too many is said, with its row."""
    content = workbook({"a": [[*TOPICS, None], ["t1", "One"], ["t2", "Two", "", "", "", "more"]]})
    assert found(bring(lists_url, content)) == [
        (3, "", "t2, Two, ,", "4 cells, as in the header. This row has 6."),
    ]
    blank = workbook({"a": [["key", None, *TOPICS[1:]], ["t1", None, "One", "", ""]]})
    assert bring(lists_url, blank).written


def test_the_header_again_is_no_row(lists_url) -> None:
    """In codes under words, as some like to have both."""
    content = workbook({"a": [["Key", "Name in English", "الاسم بالعربية", "Note"], TOPICS, ["t1", "One", "", ""]]})
    result = bring(lists_url, content)
    assert (found(result), result.files[0].rows) == ([], 1)


def test_a_sheet_of_something_else_is_not_passed_over_in_silence(lists_url) -> None:
    """It might be rows under a header that nobody knows: whoever brings it is told."""
    content = workbook({"a": [TOPICS, ["t1", "One", "", ""]], "b": [["Budget", "Year"], [1, 2]]})
    [error] = bring(lists_url, content).errors
    assert (error.file, error.row) == ("book1.xlsx · b", 1)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (OLD, "This one is in the old form"),
        (OLD + guard.LOCKED, "This one is locked"),
        (GOOD[: len(GOOD) // 2], "This one cannot be opened"),
        (GOOD[:-100], "This one cannot be opened"),
        (again(GOOD, **{guard.CENTRE: None}), "This archive is none"),
        (again(GOOD, **{guard.CENTRE: b"<no"}), "This one cannot be opened"),
        (again(GOOD, **{"xl/worksheets/sheet1.xml": None}), "This one cannot be opened"),
        (again(GOOD, **{"xl/worksheets/sheet1.xml": b"<worksheet><sheetData><row"}), "This one cannot be opened"),
        (workbook({}), "This file has none"),
        (workbook({"a": [TOPICS]}), "This file has none"),
        (workbook({"a": [TOPICS, ["t1", ("=1/0", "#DIV/0!")]]}), "there is an error: mend or clear it"),
    ],
    ids=[
        "old", "locked", "half", "cut off", "an archive", "no centre", "no sheet", "sheet cut off", "no sheets",
        "no rows", "failed formula",
    ],
)  # fmt: skip
def test_what_is_no_workbook_is_refused(lists_url, content: bytes, expected: str) -> None:
    """One error that says what a good file would be."""
    [error] = found(bring(lists_url, content))
    assert expected in error[3]


def sheet(cells: str) -> bytes:
    """The part of a workbook that holds a sheet."""
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return f'<worksheet xmlns="{space}"><sheetData>{cells}</sheetData></worksheet>'.encode()


PART = "xl/worksheets/sheet1.xml"
FAR = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
FAR_WITHOUT_PLACES = "<row/>" * 4000 + "<row>" + "<c/>" * 4000 + "<c><v>1</v></c></row>"


@pytest.mark.parametrize(
    "parts",
    [
        lambda: {"xl/media/noughts.bin": bytes(guard.LARGEST_UNPACKED + 1)},
        lambda: {PART: sheet(FAR)},
        lambda: {PART: sheet(FAR.replace('"', "'").replace("XFD", "xfd"))},
        lambda: {PART: sheet(FAR_WITHOUT_PLACES)},
        lambda: {
            PART: sheet('<row r="1">' + '<c t="s"><v>0</v></c>' * 1000 + "</row>"),
            "xl/sharedStrings.xml": b"<sst><si><t>" + b"x" * 1_000_000 + b"</t></si></sst>",
        },
    ],
    ids=["noughts", "far corner", "far corner written otherwise", "cells without places", "one text often"],
)
def test_a_small_file_that_unpacks_to_more_than_a_machine_bears_is_refused(lists_url, parts) -> None:
    """Counted in pieces before anything is opened."""
    content = again(GOOD, **parts())
    assert len(content) < 3_000_000
    [error] = found(bring(lists_url, content))
    assert "This one has more: split it." in error[3]


def test_what_an_archive_declares_is_not_believed(lists_url) -> None:
    """A part that says it is small, and is not."""
    content = again(GOOD, **{"xl/media/noughts.bin": bytes(guard.LARGEST_UNPACKED + 1)})
    size = (guard.LARGEST_UNPACKED + 1).to_bytes(4, "little")
    assert content.count(size) == 2
    [error] = found(bring(lists_url, content.replace(size, (10).to_bytes(4, "little"))))
    assert "This one has more: split it." in error[3]


@pytest.mark.parametrize("name", ["rows.xlsx", "anything"])
def test_a_workbook_is_known_by_its_content(name: str, tmp_path: Path) -> None:
    """And a phone's archive stays one; so does a text."""
    path = tmp_path / name
    path.write_bytes(GOOD)
    assert kind_of(Incoming(name, data=GOOD)) is Kind.ROWS and kind_of(Incoming(name, path)) is Kind.ROWS
    assert kind_of(Incoming(name, data=OLD)) is Kind.ROWS
    chat = io.BytesIO()
    with zipfile.ZipFile(chat, "w") as archive:
        archive.writestr("_chat.txt", "13/08/2026, 22:00 - Attendee One: x\n")
    assert kind_of(Incoming(name, data=chat.getvalue())) is Kind.CHAT
    assert kind_of(Incoming(name, data=GOOD[:100])) is None


def test_the_same_rows_as_a_text_and_as_a_workbook(lists_url) -> None:
    """Nothing is left to do after the other one."""
    rows = [row("events"), row("events", event_id="e2", attendance="", notes="x\ny")]
    assert take(lists_url, made(rows)).written
    assert bring(lists_url, workbook({"a": [list(rows[0]), *(list(one.values()) for one in rows)]})).nothing_to_do
    with session(lists_url) as db:
        assert len(db.scalars(select(Activity)).all()) == 2
