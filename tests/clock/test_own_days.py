"""The ministry's own list of holidays: what it says, and every way in which it can be wrong."""

from datetime import date

import pytest

from outreach.clock.calendar import OwnDay
from outreach.clock.holidays_of import Holiday
from outreach.clock.own_days import UnfitDays, own_days
from outreach.i18n import translator
from outreach.importers.table import Incoming

HEADER = "day,name_en,name_ar,works\n"
MARCH_8 = date(2027, 3, 8)


def read(text: str) -> dict[date, OwnDay]:
    return own_days(Incoming("days.csv", data=text.encode()))


def test_a_list_is_read() -> None:
    found = read(HEADER + "2027-03-08,,,yes\n2027-03-10,Eid al-Fitr,عيد الفطر المبارك,no\n")
    assert found[MARCH_8] == OwnDay(None)
    assert found[date(2027, 3, 10)].holiday == Holiday(date(2027, 3, 10), "Eid al-Fitr", "عيد الفطر المبارك", own=True)
    assert not found[date(2027, 3, 10)].holiday.estimated


def test_columns_come_in_any_order_and_words_in_either_language() -> None:
    found = read("\ufeffWorks,Day,name_ar,name_en\nنعم,٢٠٢٧-٠٣-٠٨,,\nلا,2027-03-09,عيد,\n")
    assert found[MARCH_8] == OwnDay(None)
    assert found[date(2027, 3, 9)].holiday.name_ar == "عيد"


def test_a_header_alone_is_an_empty_list() -> None:
    assert read(HEADER) == {}


# What stands in the file, then line, column and a word of what is expected, for each error.
WRONG = [
    ("", [(0, "", "empty")]),
    (",,,\n", [(0, "", "nothing in them")]),
    ("day,name_en,works\n", [(1, "", "day, name_en, name_ar and works")]),
    ("day,day,name_en,name_ar,works\n", [(1, "", "each once")]),
    (HEADER + "2027-03-08,Eid,no\n", [(2, "", "4 cells")]),
    (HEADER + "2027-02-30,Eid,,no\n", [(2, "day", "YYYY-MM-DD")]),
    (HEADER + "8/3/2027,Eid,,no\n", [(2, "day", "YYYY-MM-DD")]),
    (HEADER + ",Eid,,no\n", [(2, "day", "YYYY-MM-DD")]),
    (HEADER + "2027-03-08,Eid,,perhaps\n", [(2, "works", "yes where people work")]),
    (HEADER + "2027-03-08,Eid,,\n", [(2, "works", "yes where people work")]),
    (HEADER + "2027-03-08,,,no\n", [(2, "name_en", "name")]),
    (HEADER + f"2027-03-08,{'E' * 201},,no\n", [(2, "name_en", "200")]),
    (HEADER + "2027-03-08,Eid,,no\n\n2027-03-08,,,yes\n", [(4, "day", "line 2 has it")]),
    # Everything at once, and rows after one that is wrong.
    (HEADER + "soon,Eid,,maybe\n2027-03-08,,,no\n", [(2, "day", "YYYY"), (2, "works", "yes"), (3, "name_en", "name")]),
    (HEADER + '2027-03-08,"Eid,,no\n', [(2, "", "Quotation marks")]),
]


@pytest.mark.parametrize(("text", "errors"), WRONG)
def test_what_is_wrong_is_said_at_its_cell(text: str, errors: list[tuple[int, str, str]]) -> None:
    with pytest.raises(UnfitDays) as raised:
        read(text)
    found = raised.value.errors
    assert [(error.file, error.row, error.column) for error in found] == [
        ("days.csv", row, column) for row, column, _ in errors
    ]
    for error, (_, _, word) in zip(found, errors, strict=True):
        assert word in error.expected(translator("en"))


def test_a_workbook_is_none_of_these() -> None:
    with pytest.raises(UnfitDays, match=r"days\.csv"):
        own_days(Incoming("days.csv", data=b"PK\x03\x04" + b"x" * 50))
