"""Days without years: what is wrong in one row moves no other, and a report may go up or down."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from outreach.__main__ import main
from outreach.i18n import LANGUAGES, translator
from outreach.importers.followers import FollowerReport, read
from outreach.importers.followers.years import OUT_OF_ORDER
from tests.importers.test_import_reports import here, readings

__all__ = ["here"]

HEADER = '"Date","Followers","Difference in followers from previous day"\n'


def report(*days: str, year: int = 2025) -> FollowerReport:
    rows = "".join(f'"{day}","{100 + place}","1"\n' for place, day in enumerate(days))
    return read((HEADER + rows).encode(), year=year)


def named(*days: int, month: str = "November") -> list[str]:
    return [f"{month} {day}" for day in days]


def taken(found: FollowerReport) -> dict[str, int]:
    return {row.day.isoformat(): row.followers - 100 for row in found.rows}


def refused(found: FollowerReport) -> list[tuple[int, str, str]]:
    """Line and value, and the beginning of what was expected."""
    assert all(error.column == "Date" for error in found.refused if "once" not in error.expected(translator("en")))
    return [(error.row, error.value, error.expected(translator("en")).partition(",")[0]) for error in found.refused]


def test_what_is_no_day_of_the_calendar_moves_no_other():
    found = report(*named(1, 2, 33, 4))
    assert taken(found) == {"2025-11-01": 0, "2025-11-02": 1, "2025-11-04": 3}
    assert refused(found) == [(4, "November 33", "A day of the calendar")]


@pytest.mark.parametrize(
    ("days", "wrong"),
    [
        (named(1, 20, 3), 1),
        (named(3, 20, 1), 1),
        (named(10, 11, 2, 13), 2),
        (named(13, 2, 11, 10), 1),
        (named(20, 1, 2, 3), 0),
        ([*named(1, 2), "March 3", *named(4, 5)], 2),
        ([*named(1, 2), "March 3"], 2),
        ([*named(1, 2, month="January"), "December 3", *named(4, 5, month="January")], 2),
        ([*named(30, month="October"), "October 31", "October 1", *named(2, 3)], 2),
    ],
)
def test_a_day_out_of_order_is_refused_at_its_line_and_moves_no_other(days: list[str], wrong: int):
    found = report(*days)
    assert refused(found) == [(wrong + 2, days[wrong], "Days in order")]
    assert {day[:4] for day in taken(found)} == {"2025"} and len(found.rows) == len(days) - 1


def test_a_report_that_goes_down_is_read_from_its_other_end():
    assert taken(report(*named(3, 2, 1))) == {"2025-11-01": 2, "2025-11-02": 1, "2025-11-03": 0}


def test_a_year_turns_though_a_day_beside_it_is_wrong():
    for lost in ("January 33", "November 1"):
        found = report("December 30", "December 31", lost, "January 2")
        assert list(taken(found)) == ["2024-12-30", "2024-12-31", "2025-01-02"] and len(found.refused) == 1
        assert found.said == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_last_row_that_is_no_day_has_the_year_that_was_said(language: str):
    """As what is lost is a further day; that is said with its line."""
    for days, line in ((("December 30", "December 31", "January 33"), 4), (("Jan 33", "Dec 31", "Dec 30"), 2)):
        found = report(*days)
        assert list(taken(found)) == ["2024-12-30", "2024-12-31"]
        (told,) = (one(translator(language)) for one in found.said)
        assert translator(language).number(line) in told and "2025" in told and "2024" in told


@pytest.mark.parametrize("down", [False, True])
@pytest.mark.parametrize(("lost", "said"), [("January 1,1,000,1", False), ("Januari 1,1000,1", True)])
def test_a_last_row_that_is_refused_for_its_cells_or_its_month_is_a_day_that_went_by(lost, said, down):
    """The days before it were all put a year ahead, without a word; with that row intact they are in the year before.
    Where its day cannot be read either, that is said."""
    for known in (["December 30,998,1", "December 31,999,1"], ["December 31,999,1"]):
        rows = [HEADER.strip(), *[*known, lost][:: -1 if down else 1], ""]
        found = read("\n".join(rows).encode(), year=2025)
        assert [str(row.day) for row in found.rows] == ["2024-12-30", "2024-12-31"][-len(known) :]
        assert len(found.refused) == 1
        assert [one.values["row"] for one in found.said] == ([rows.index(lost) + 1] if said else [])


@pytest.mark.parametrize("down", [False, True])
@pytest.mark.parametrize("line", ["Exported from the studio", "Average,1,1", ",1,1", "x"])
def test_a_remark_at_the_end_is_no_day_that_went_by(line, down):
    rows = [HEADER.strip(), *["December 30,998,1", "December 31,999,1", line][:: -1 if down else 1], ""]
    found = read("\n".join(rows).encode(), year=2025)
    assert list(taken(found)) == ["2025-12-30", "2025-12-31"]
    assert len(found.refused) == 1 and found.said == ()


def test_a_last_row_that_has_its_year_tells_that_of_the_others():
    found = report("December 30", "December 31", "2025-01-01")
    assert list(taken(found)) == ["2024-12-30", "2024-12-31", "2025-01-01"] and found.said == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_a_last_row_that_is_no_day_may_be_of_the_next_year_that_is_said(language: str):
    """Though the days before it have the year that was said; far from the end of a year it is not."""
    for days, line in ((named(29, 30, month="December"), 4), (named(30, 29, month="December"), 2)):
        for odd in ("January 33", "Januari 1"):
            found = report(*[*days, odd] if line == 4 else [odd, *days])
            assert list(taken(found)) == ["2025-12-29", "2025-12-30"]
            (told,) = (one(translator(language)) for one in found.said)
            assert translator(language).number(line) in told and "2025" in told
    assert report(*named(1, 2, month="August"), "Augustus 3").said == ()


def test_a_row_cut_by_the_comma_of_its_year_asks_for_none():
    """It is refused for its cells; the others have their years."""
    found = read((HEADER + '"Dec 30, 2025",1,1\n"Dec 31, 2025",2,1\nJan 1, 2026,3,1\n').encode())
    assert list(taken(found)) == ["2025-12-30", "2025-12-31"] and len(found.refused) == 1


@pytest.mark.parametrize("odd", ["December 15", "December 30", "November 1", "June 5"])
def test_a_last_row_that_is_a_day_out_of_order_moves_no_other(odd: str):
    """It moved them all a year back: only what is no day, or lies in January, may be the first of a year."""
    for first in (date(2025, 12, 1), date(2025, 1, 1)):
        days = [first + timedelta(days=n) for n in range((date(2026, 1, 1) - first).days)]
        texts = [f"{day:%B} {day.day}" for day in days]
        for rows in ([*texts, odd], [odd, *texts[::-1]]):
            found = report(*rows)
            assert [row.day for row in found.rows] == days
            assert [error.value for error in found.refused] == [odd] and found.said == ()


@pytest.mark.parametrize(
    ("month", "odd"),
    [
        ("January", ["December 12", "November 26"]),
        ("January", ["December 20", "December 12", "November 26"]),
        ("December", ["February 3", "January 5"]),
    ],
)
def test_a_few_wrong_days_beside_one_another_move_no_other_to_another_year(month: str, odd: list[str]):
    """The year would turn for them and at once turn back; it does for days that go on."""
    known = [f"{month} {day}" for day in (30, 28, 27, 26, 24, 20, 18, 17, 15, 14, 11)]
    for rows in ([*known[:5], *odd, *known[5:]], [*known[:5], *odd, *known[5:]][::-1]):
        found = report(*rows)
        assert {row.day.year for row in found.rows} == {2025} and len(found.rows) == len(known)
        assert sorted(error.value for error in found.refused) == sorted(odd)


def test_days_that_are_refused_after_a_turn_still_tell_the_year():
    """Behind a long gap two days in January are not believed; that it is January is."""
    found = report("July 1", "July 2", "December 15", "December 16", "December 17", "January 3", "January 5")
    assert {row.day.year for row in found.rows if row.day.month == 12} == {2024}


def test_days_that_are_left_out_are_no_turn_of_the_year():
    assert list(taken(report("January 5", "August 7"))) == ["2025-01-05", "2025-08-07"]


def test_a_day_that_stands_there_twice_is_said_to():
    found = report(*named(1, 2, 2, 3))
    assert taken(found) == {"2025-11-01": 0, "2025-11-02": 1, "2025-11-03": 3}
    assert refused(found) == [(4, "November 2", "Each day once.")]
    for days in (("December 30", "December 31", "December 31"), ("December 31", "December 31", "December 30")):
        assert list(taken(report(*days))) == ["2025-12-30", "2025-12-31"]


def test_the_29th_of_february_is_a_day_of_some_years():
    days = ["February 28", "February 29", "March 1"]
    assert list(taken(report(*days, year=2024))) == ["2024-02-28", "2024-02-29", "2024-03-01"]
    assert refused(report(*days)) == [(3, "February 29", "A day of the calendar")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_command_names_line_column_and_value(here, file, capsys, language: str):
    """And what it writes is in the year that was said."""
    path = file("followers.csv", (HEADER + "".join(f'"November {day}","{day}","1"\n' for day in (1, 20, 3))).encode())
    assert main(["--lang", language, "import", path, "--channel", "short", "--year", "2025"]) == 1
    t, said = translator(language), capsys.readouterr().out
    assert t(OUT_OF_ORDER.text) in said and "November 20" in said and "Date" in said
    assert [reading[:3] for reading in readings(here)] == [
        ("2025-11-01", "followers", 1), ("2025-11-03", "followers", 3),
    ]  # fmt: skip


@settings(max_examples=100, deadline=None)
@given(
    last=st.dates(date(2021, 1, 1), date(2026, 6, 30)),
    length=st.integers(2, 800),
    down=st.booleans(),
    wrong=st.none() | st.integers(0, 800),
)
def test_days_that_follow_one_another_have_their_years_in_either_direction(last, length, down, wrong):
    """Across new years too, and where one of a few weeks' days is none."""
    days = [last - timedelta(days=back) for back in range(length)][:: 1 if down else -1]
    texts = [f"{day:%B} {day.day}" for day in days]
    lost = wrong if wrong is not None and length > 21 and 0 < wrong < length - 1 else None
    if lost is not None:
        texts[lost] = "November 33"
    found = report(*texts, year=last.year)
    assert {row.day: row.followers - 100 for row in found.rows} == {
        day: place for place, day in enumerate(days) if place != lost
    }
    assert len(found.refused) == (lost is not None)
