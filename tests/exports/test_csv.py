"""Whatever text goes into a file comes back from it, and a spreadsheet runs none of it."""

import csv
import io
from datetime import UTC, date, datetime
from decimal import Decimal

import pandas as pd
from hypothesis import example, given
from hypothesis import strategies as st

from models.codes import Kind
from outreach.exports.csv import MACHINES, PEOPLE, for_machines, for_people, pieces
from outreach.exports.defuse import defuse, restore
from outreach.i18n import translator

# A database keeps no NUL, and half of a surrogate pair is no text.
TEXTS = st.text(st.characters(exclude_characters="\0", exclude_categories=("Cs",)))
FORMULAS = (
    "=1+1",
    "+20 100",
    "-5",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "＝1",
    "＋1",
    "－1",
    "＠1",
    "  =1",
    "'=1",
    "''",
    "'",
)


def read(file: bytes) -> list[list[str]]:
    """The cells of a file, as a program reads them."""
    return list(csv.reader(io.StringIO(file.decode("utf-8-sig"), newline="")))


@given(TEXTS)
@example("'")
@example(" \t=1")
def test_a_defused_text_can_be_had_back(text: str) -> None:
    assert restore(defuse(text)) == text


@given(st.sampled_from(FORMULAS), TEXTS)
def test_nothing_that_begins_like_a_formula_stays_so(begin: str, rest: str) -> None:
    assert defuse(begin + rest) == "'" + begin + rest


@given(
    st.text("abc ،جسر=-+@'", min_size=1).filter(lambda text: text.lstrip(" ")[:1] not in ("=", "-", "+", "@", "'", ""))
)
def test_other_text_is_left_alone(text: str) -> None:
    assert defuse(text) == text


@given(st.lists(st.tuples(TEXTS, TEXTS)))
@example([("a\rb", "c\nd"), ('"', ","), ("جالية الرياض", "")])
def test_people_get_every_text_back(rows: list[tuple[str, str]]) -> None:
    file = for_people(pd.DataFrame(rows, columns=["title", "notes"], dtype="object"))
    assert [tuple(map(restore, row)) for row in read(file)] == [("title", "notes"), *rows]


@given(st.lists(st.tuples(TEXTS, TEXTS)))
@example([("a\rb", "=1")])
def test_machines_get_every_text_as_it_is(rows: list[tuple[str, str]]) -> None:
    file = for_machines(pd.DataFrame(rows, columns=["title", "notes"], dtype="object"))
    assert [tuple(row) for row in read(file)] == [("title", "notes"), *rows]


@given(st.lists(st.tuples(TEXTS, st.integers() | st.none(), TEXTS)), st.sampled_from([PEOPLE, MACHINES]))
def test_streamed_and_from_a_frame_are_the_same_file(rows: list[tuple], style) -> None:
    names = ["title", "n", "notes"]
    streamed = b"".join(pieces(names, [rows[:2], rows[2:]], style=style, texts={0, 2}, numbers={1}))
    frame = pd.DataFrame(rows, columns=names, dtype="object")
    assert streamed == (for_people if style is PEOPLE else for_machines)(frame)


@given(st.lists(TEXTS))
def test_one_column_keeps_its_empty_rows(values: list[str]) -> None:
    file = for_people(pd.DataFrame({"title": values}, dtype="object"))
    assert [restore(cell) for row in read(file) for cell in row] == ["title", *values]


def test_people_have_a_byte_order_mark_and_crlf() -> None:
    file = for_people(pd.DataFrame({"name": ["جالية الكويت"], "n": [1]}))
    assert file == "\ufeffname,n\r\nجالية الكويت,1\r\n".encode()


def test_machines_have_neither() -> None:
    assert for_machines(pd.DataFrame({"name": ["جالية"], "n": [1]})) == "name,n\nجالية,1\n".encode()


def test_every_kind_of_value_has_one_form() -> None:
    frame = pd.DataFrame(
        {
            "whole": pd.Series([-12, None], dtype="Int64"),
            "with_unknown": [3.0, float("nan")],
            "exact": [0.1 + 0.2, None],
            "decimal": [Decimal("14.500"), Decimal("80000000.000")],
            "day": [date(2023, 3, 5), None],
            "midnight": pd.to_datetime(["2023-03-05", None]),
            "moment": [datetime(2023, 3, 5, 12, 30, tzinfo=UTC), None],
            "yes": [True, False],
            "code": [Kind.VISIT, None],
        }
    )
    assert read(for_people(frame))[1:] == [
        ["-12", "3", "0.30000000000000004", "14.5", "2023-03-05", "2023-03-05", "2023-03-05T12:30:00+00:00",
         "true", "visit"],
        ["", "", "", "80000000", "", "", "", "false", ""],
    ]  # fmt: skip


def test_names_of_columns_are_defused_too() -> None:
    assert read(for_people(pd.DataFrame({"=1": [1]})))[0] == ["'=1"]


def test_a_frame_without_rows_is_its_header() -> None:
    assert for_people(pd.DataFrame({"kind": [], "n": []})) == b"\xef\xbb\xbfkind,n\r\n"


def test_codes_have_their_words_beside_them() -> None:
    t = translator("en")
    frame = pd.DataFrame({"kind": ["visit", None], "country": ["KW", "SA"], "n": [1, 2]})
    assert read(for_people(frame, t=t)) == [
        ["kind", "kind_name", "country", "country_name", "n"],
        ["visit", "Visit", "KW", "Kuwait", "1"],
        ["", "", "SA", "Saudi Arabia", "2"],
    ]


def test_words_that_are_there_are_not_doubled() -> None:
    frame = pd.DataFrame({"country_code": ["KW"], "country_name": ["Al Kuwait"]})
    assert read(for_people(frame, t=translator("en")))[0] == ["country_code", "country_name"]
