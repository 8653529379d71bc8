"""Reports that a spreadsheet saved again, as it writes days and parts cells."""

from datetime import date

import pytest

from outreach.importers.followers import DateOrder, NewFollows, read, recognises
from outreach.importers.kinds import Kind, kind_of
from outreach.importers.separators import separator
from outreach.importers.table import Incoming

ROWS = (NewFollows(date(2026, 8, 13), 5), NewFollows(date(2026, 8, 14), 7))


def saved(first: str, *days: str, by: str = ",") -> bytes:
    rows = (f"{day}{by}{5 + 2 * n}" for n, day in enumerate(days))
    return "\r\n".join([first, f"Facebook follows{by}", f"Date{by}Primary", *rows, ""]).encode()


@pytest.mark.parametrize(
    "day",
    [
        "8/{}/2026 0:00", "{}/08/2026 00:00", "{}/08/2026 00:00:00", "8/{}/2026 12:00:00 AM", "{}/08/2026، 12:00 ص",
        "8/{}/2026\u202f\u202f12:00 AM",
        "2026/08/{} 0:00", "2026-08-{} 00:00", "{}.08.2026 00:00", "8/{}/2026",
    ],
)  # fmt: skip
def test_a_clock_of_midnight_behind_a_day_is_none_of_it(day: str) -> None:
    data = saved("sep=,", *(f'"{day.format(n)}"' for n in (13, 14)))
    assert kind_of(Incoming("f", data=data)) is Kind.FOLLOWERS
    assert read(data).rows == ROWS and read(data).refused == ()


def test_any_other_clock_is_no_day() -> None:
    """Of a moment of the day nobody knows whether it is one of these reports' days."""
    found = read(saved("sep=,", "8/13/2026 0:00", "8/14/2026 7:30"), order=DateOrder.MONTH_FIRST)
    assert [error.value for error in found.refused] == ["8/14/2026 7:30"]


@pytest.mark.parametrize(
    ("first", "by"),
    [
        ("sep=,;;", ";"),
        ("sep=,;", ";"),
        ("sep=,\t", "\t"),
        ("sep=,", "\t"),
        ("sep=,", ";"),
        ("sep=;,,", ","),
        ("sep=;", ","),
        ("sep=,,,", ","),
    ],
)
def test_what_parts_cells_now_goes_before_what_the_first_line_said(first: str, by: str) -> None:
    data = saved(first, "2026-08-13", "2026-08-14", by=by)
    assert recognises(data) and kind_of(Incoming("f", data=data)) is Kind.FOLLOWERS
    assert read(data).rows == ROWS
    assert separator(f"{first}\r\nkey{by}label_en{by}label_ar{by}note\r\n") == by
