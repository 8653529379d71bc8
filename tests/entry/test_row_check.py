"""Forms made of a table's columns: which fields there are, and what becomes of what is typed."""

from datetime import date
from decimal import Decimal

import pytest

from models.base import Base
from outreach.entry.fields import MADE, TABLES, Holds, fields, named
from outreach.entry.row_check import blank, changes, check, typed
from outreach.i18n import translator
from outreach.labels import LABELS
from outreach.wording.history_words import COLUMNS
from outreach.writing.come import HAPPENED
from outreach.writing.rows import empty
from outreach.writing.shapes import SHAPES, WRITTEN_BY_HAND
from tests.small_world import HOME

TODAY = date(2024, 6, 1)
FIGURE = {"metric": "money", "value_text": "as stated", "qualifier": "about", "definition": "Money sent home"}
ESTIMATE = {"country_code": "SA", "year": "2023", "nationals": "9", "basis": "citizens_official", "source": "s"}
READING = {"channel": "c", "read_on": "2024-01-01", "basis": "counted"}


def checked(table: str, form: dict[str, str], before: dict | None = None):
    shape = SHAPES[table]
    return check(shape, blank(shape) | form, before=before, home_country=HOME, day=TODAY)


def test_every_table_that_staff_write_has_a_form() -> None:
    """Here, or on the page where it is read."""
    assert WRITTEN_BY_HAND - set(TABLES) == {"activity", "target", "week_note"}


@pytest.mark.parametrize("table", TABLES)
def test_every_column_has_its_field(table) -> None:
    """But for what is made of others; codes have words, references a table, and each field a name in words."""
    found = named(table)
    assert set(found) | MADE | {"ends", "sources"} >= SHAPES[table].names
    for field in found.values():
        assert field.name in COLUMNS
        assert field.holds != Holds.CODE or set(field.codes) <= set(LABELS[field.family])
        assert field.holds != Holds.REFERENCE or field.to in Base.metadata.tables
        assert field.holds != Holds.TEXT or field.longest


@pytest.mark.parametrize("table", TABLES)
def test_a_form_that_nobody_wrote_in_changes_nothing(table) -> None:
    shape = SHAPES[table]
    image = empty(shape)
    assert changes(typed(shape, image), typed(shape, image)) == {}
    assert all(isinstance(text, str) for text in typed(shape, image).values())


@pytest.mark.parametrize(
    ("precision", "first", "last"),
    [
        ("day", "2024-02-10", "2024-02-10"),
        ("month", "2024-02-01", "2024-02-29"),
        ("year", "2024-01-01", "2024-12-31"),
    ],
)
def test_a_date_is_as_wide_as_it_is_known(precision, first, last) -> None:
    form = {"kind": "x", "name_en": "A", "starts": "2024-02-10", "precision": precision}
    values = checked("channel", form).values
    assert (values["starts"], values["ends"], values["precision"]) == (first, last, precision)


@pytest.mark.parametrize(("half", "field"), [({"starts": "2024-02-10"}, "precision"), ({"precision": "day"}, "starts")])
def test_half_a_date_is_none(half, field) -> None:
    assert set(checked("channel", {"kind": "x", "name_en": "A", **half}).errors) == {field}


@pytest.mark.parametrize(("text", "number"), [("١٢", 12), ("-12", -12), ("\N{MINUS SIGN}3", -3), ("", None), ("0", 0)])
def test_a_change_may_be_below_zero(text, number) -> None:
    assert checked("channel_reading", READING | {"net_followers": text}).values["net_followers"] == number


@pytest.mark.parametrize(
    ("text", "number"), [("١٢٫٥", "12.5"), ("31,900,000,000.125", "31900000000.125"), ("-3", "-3"), ("", None)]
)
def test_a_stated_figure_may_have_decimals(text, number) -> None:
    found = checked("published_figure", FIGURE | {"value": text}).values["value"]
    assert found == (None if number is None else Decimal(number))


@pytest.mark.parametrize(
    ("table", "form", "wrong"),
    [
        ("channel_reading", READING | {"messages": "-1"}, "messages"),
        ("channel_reading", READING | {"net_followers": "-"}, "net_followers"),
        ("published_figure", FIGURE | {"value": "1.2345"}, "value"),
        ("published_figure", FIGURE | {"value": "many"}, "value"),
        ("published_figure", FIGURE | {"value": "1" * 16}, "value"),
        ("diaspora_estimate", ESTIMATE | {"nationals": "1.5"}, "nationals"),
        ("diaspora_estimate", ESTIMATE | {"year": "-1"}, "year"),
        ("coverage_reason", {"community": "sa", "hindrance": "conflict"}, "since"),
        ("topic", {"name_en": "x" * 121}, "name_en"),
        ("topic", {"name_en": " "}, "name_en"),
        ("topic", {"name_en": "\u200f"}, "name_en"),
        ("decision", {"what": "\u200b", "raised_on": "2024-01-01", "raised_by": "A"}, "what"),
        ("topic", {"name_en": "A", "key": "a/b"}, "key"),
        ("community", {"name_en": "A", "country_code": HOME}, "country_code"),
        ("request", {"kind": "enquiry", "raised_on": "2024-01-01", "summary": " "}, "summary"),
    ],
)  # fmt: skip
def test_what_cannot_be_meant_is_said_at_its_field(table, form, wrong) -> None:
    found = checked(table, form)
    assert (set(found.errors), found.values) == ({wrong}, None)


GOOD = {
    "request": {"kind": "enquiry", "raised_on": "2024-01-01", "summary": "A"},
    "commitment": {"what_en": "A"},
    "channel_reading": READING,
    "coverage_reason": {"community": "sa", "hindrance": "conflict", "since": "2024-01-01"},
    "decision": {"what": "A", "raised_on": "2024-01-01", "raised_by": "B"},
    "meeting_action": {"what": "A", "owner": "B", "week": "2024-05-25", "state": "done"},
}


@pytest.mark.parametrize("table", HAPPENED)
def test_what_happened_is_not_still_to_come(table) -> None:
    """Today has come, in the ministry's own calendar; the day after is refused at its field, in words."""
    for name in HAPPENED[table]:
        finely = {"precision": "day"} if name == "starts" else {}
        found = checked(table, GOOD[table] | finely | {name: "2024-06-02"}).errors
        assert {field: message(translator("en")) for field, message in found.items()} == {name: "A day that has come."}
        assert checked(table, GOOD[table] | finely | {name: "2024-06-01"}).values is not None


def test_every_day_of_a_table_has_come_or_may_lie_ahead() -> None:
    """Whoever adds a column of days decides which of the two it is."""
    ahead = {"due_on", "needed_by", "week"}
    # Seen in use, stated, published: whoever reported it says how finely it is known.
    reported = {"channel": {"starts"}, "published_figure": {"starts"}}
    for table in TABLES:
        found = {field.name for field in fields(SHAPES[table]) if field.holds == Holds.DAY}
        assert found == set(HAPPENED.get(table, ())) | (found & ahead) | reported.get(table, set()), table


def test_what_tells_a_row_apart_is_not_among_the_values() -> None:
    """Of a row that is there; a new one without a key is given one."""
    before = empty(SHAPES["topic"]) | {"key": "t", "name_en": "A"}
    values = checked("topic", {"key": "t", "name_en": "B"}, before).values
    assert "key" not in values and values["name_en"] == "B"
    assert "key" not in checked("topic", {"name_en": "B"}).values
    assert [field.name for field in fields(SHAPES["channel_reading"]) if field.fixed] == [
        "channel", "read_on", "audience_unit",
    ]  # fmt: skip
