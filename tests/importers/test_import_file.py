"""A file that cannot be read as a table is refused whole, with the reason and the line."""

from pathlib import Path

import pytest

from outreach.importers import Incoming, bring_in
from outreach.importers.table import LARGEST
from tests.importers.made_files import TESTER, found, made, row, take

TOPIC = made([row("topics")])


@pytest.mark.parametrize(
    ("content", "line", "value", "expected"),
    [
        (b"", 0, "", "This file is empty"),
        (b"\xef\xbb\xbf \r\n\r\n", 0, "", "This file is empty"),
        (b",,\r\n,\r\n", 0, "", "This file has cells, and nothing in them"),
        (b"PK\x03\x04rest of a workbook", 0, "", "A workbook that is whole."),
        (b"\x89PNG\r\n\x1a\n\x00\x00", 1, "89 50 4e 47 0d 0a 1a 0a", "Text in UTF-8. Byte 1 "),
        (TOPIC + b"\nt2,a\x00b,,\n", 4, "", "NUL characters"),
        ("ok,\nقيمة".encode("cp1256"), 2, "de ed e3 c9", "Text in UTF-8. Byte 5 "),
        ("key,label_en".encode("utf-16-le"), 1, "", "NUL characters"),
        ("key".encode("utf-16") + b"\xd8", 1, "d8", "Text in UTF-8"),
        (TOPIC + b't2,"open,,\nand on\n', 3, "", "Quotation marks in pairs"),
        (TOPIC + b't2,"a"b,,\n', 3, "", "Quotation marks in pairs"),
        (b"Minutes of a meeting\nheld on Sunday\n", 1, "", "A header with the columns of one of:"),
        (b"key;one;two;three;four\nt1;a;;;\n", 1, "key", "Cells of this line: 5; headings among them: 1."),
        (b"e1,visit,reported\n", 1, "", "A header with the columns of one of:"),
    ],
    ids=[
        "empty", "blank", "cells without text", "workbook", "picture", "nul", "windows-1256", "utf-16 without mark",
        "utf-16 cut", "unclosed quote", "text after quote", "no table", "semicolons", "no header",
    ],
)  # fmt: skip
def test_what_is_no_table_is_refused(lists_url: str, content: bytes, line: int, value: str, expected: str):
    """Each is one error, on its line, that says what a good file would be."""
    errors = found(take(lists_url, content))
    assert [(line, "", value)] == [error[:3] for error in errors]
    assert expected in errors[0][3]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_three_encodings_are_read(lists_url: str, encoding: str):
    """UTF-8 with and without its mark, and UTF-16 with its mark, as spreadsheets write them."""
    assert take(lists_url, TOPIC.decode().encode(encoding)).written


def test_a_hundred_megabytes_are_refused_unread(lists_url: str, tmp_path: Path):
    """The size is looked at before the content: a file with a hole in it takes no time."""
    path = tmp_path / "large.csv"
    with path.open("wb") as file:
        file.truncate(LARGEST)
    result = bring_in(lists_url, files=[Incoming("large.csv", path)], home_country="EG", viewer=TESTER)
    assert found(result) == [(0, "", "", "A file under 100 MB. This one has 100 MB: split it.")]


def test_a_file_that_is_not_there_is_an_error_like_any_other(lists_url: str, tmp_path: Path):
    """It names the file, beside the errors of the other files."""
    files = [Incoming("gone.csv", tmp_path / "gone.csv"), Incoming("bad.csv", data=b"")]
    result = bring_in(lists_url, files=files, home_country="EG", viewer=TESTER)
    assert {"gone.csv", "bad.csv"} == {error.file for error in result.errors}
    assert "There is nothing of this name" in found(result)[0][3]


@pytest.mark.parametrize(
    ("change", "column", "expected"),
    [
        (lambda text: text.replace("label_ar,", "", 1), "label_ar", "This column, which files of topics have."),
        (lambda text: text.replace("label_ar,", "label_en,", 1), "label_en", "This column once."),
        (lambda text: text.replace("note", "remark", 1), "remark", "No such column."),
    ],
    ids=["missing", "twice", "unknown"],
)
def test_a_wrong_header_names_the_column(lists_url: str, change, column: str, expected: str):
    """Missing, twice or unknown: the column and the format, on the header's line; nothing comes in."""
    header = change("key,label_en,label_ar,note")
    result = take(lists_url, (header + "\n" + "t1" + "," * header.count(",") + "\n").encode())
    there = column if column in header else ""
    errors = [error for error in found(result) if error[:3] == (1, column, there)]
    assert len(errors) == 1
    assert expected in errors[0][3]
    assert not result.written


def test_a_wrong_header_hides_no_wrong_cell(lists_url: str):
    """The columns that are there are still checked to the last row."""
    content = made([row("events", kind="party")]).replace(b"commitments", b"promises made", 1)
    assert {"commitments", "promises made", "kind"} <= {error[1] for error in found(take(lists_url, content))}


def test_a_ragged_row_is_refused_and_the_rest_is_checked(lists_url: str):
    """Cells are counted against the header, and the rows after it are not lost."""
    content = b"key,label_en,label_ar,note\nt1,one\nt2,a,b,c,d\n,x,,\n"
    assert found(take(lists_url, content)) == [
        (2, "", "t1, one", "4 cells, as in the header. This row has 2."),
        (3, "", "t2, a, b, c", "4 cells, as in the header. This row has 5."),
        (4, "key", "", "A value: this column may not be blank."),
    ]


def test_lines_are_those_of_the_file(lists_url: str):
    """A cell with line breaks and a blank line do not shift the numbers that errors give."""
    content = b'key,label_en,label_ar,note\r\n\r\nt1,"two\r\nlines",,\r\nt 2,x,,\r\n'
    assert [error[:2] for error in found(take(lists_url, content))] == [(5, "key")]


def test_the_format_comes_from_the_header_and_not_from_the_name(lists_url: str):
    """A file of authorities may be called anything, and its header may be in any case and order."""
    result = take(lists_url, "Name_AR, KEY ,name_en\nجهة,a1,One\n".encode())
    assert (result.files[0].format, result.written) == ("authorities", True)
