"""Reports with several sections, and the sum above the days by which a change is known."""

import csv
import io
from datetime import date

import pytest

from outreach.i18n import LANGUAGES, translator
from outreach.importers.followers import Measure, NetChange, NewFollows, NothingTaken, read, recognises
from outreach.importers.messages import Unfit
from outreach.importers.refused import of_followers
from tests.importers.followers.test_follower_reports import meta

FIRST, SECOND, THIRD = date(2026, 8, 13), date(2026, 8, 14), date(2026, 8, 15)


def test_a_section_ends_at_the_next_title_with_or_without_a_blank_line():
    further = ("Facebook visits", "Date,Primary", '"2026-08-14","999"')
    for between in ((), ("",), (",",)):
        found = read(meta("Facebook follows", '"2026-08-13","20"', *between, *further))
        assert (found.rows, found.lines.where["section"].count) == ((NewFollows(FIRST, 20),), 3)
        assert found.refused == ()


@pytest.mark.parametrize("stray", ["hello", "Facebook visits", "Follows", "متابعات إنستجرام"])
def test_a_line_by_itself_hides_no_day_under_it(stray: str):
    """A further section has a header; rows that have none are refused, a sum among them is one."""
    found = read(
        meta("Facebook follows", '"2026-08-13","20"', stray, '"2026-08-14","7"', "Total,27", '"2026-08-15","x"')
    )
    assert found.rows == (NewFollows(FIRST, 20),)
    assert [(error.row, error.value) for error in found.refused] == [(6, "2026-08-14, 7"), (8, "2026-08-15, x")]
    assert all("Rows under a header." in error.expected(translator("en")) for error in found.refused)
    assert found.lines.read == found.lines.rows + found.lines.other + found.lines.refused == 8
    # Under that line, as long as it is there: without it, they are days of this report.
    assert [cells for _, cells in found.apart.rows] == [(stray,), ("2026-08-14", "7"), ("2026-08-15", "x")]
    assert found.apart.above[0] == ("Facebook follows",)


@pytest.mark.parametrize("width", [3, 6])
def test_a_report_that_a_spreadsheet_saved_is_the_same(width: int):
    """It fills every line up to the widest, and header and title too."""
    lines = ["Facebook follows", "Date,Primary", "2026-08-13,20", "2026-08-14,x", "", "Facebook visits", "Date,Primary",
             "2026-08-13,9"]  # fmt: skip
    padded = "".join(f"{line}{',' * (width - 1 - line.count(','))}\r\n" for line in lines).encode()
    assert recognises(padded)
    found = read(padded)
    assert (found.platform, found.rows) == ("facebook", (NewFollows(FIRST, 20),))
    assert ([error.row for error in found.refused], found.lines.where["section"].count) == ([4], 3)
    made = of_followers(found.apart, t=translator("en")).decode("utf-8-sig")
    assert read(made.replace(",x", ",7").encode()).rows == (NewFollows(SECOND, 7),)


@pytest.mark.parametrize("language", LANGUAGES)
def test_refused_rows_stay_refused_until_the_line_that_keeps_them_apart_is_gone(language: str):
    """Without their title they came back as new follows, and the numbers of another section with them."""
    strays = ("hello", "Facebook reach", "2026-08-13,5000", "2026-08-14,6000", "Facebook visits", "2026-08-15,7000")
    follows = ("", "Facebook follows", "Date,Primary", "2026-08-16,x")
    found = read(meta("Facebook follows", "2026-08-13,20", *strays, *follows))
    made = of_followers(found.apart, t=translator(language)).decode("utf-8-sig")
    lines = list(csv.reader(io.StringIO(made)))
    kept = [("Facebook follows",), ("Date", "Primary"), ("2026-08-16", "x"), ("hello",), ("Facebook reach",),
            ("2026-08-13", "5000"), ("2026-08-14", "6000"), ("Facebook visits",), ("2026-08-15", "7000")]  # fmt: skip
    assert [tuple(cells[1:]) for cells in lines] == kept
    with pytest.raises(NothingTaken) as error:
        read(made.encode())
    assert error.value.apart == found.apart
    mended = read(made.replace("2026-08-16,x", "2026-08-16,9").encode())
    assert (mended.rows, len(mended.refused)) == ((NewFollows(date(2026, 8, 16), 9),), 3)
    taken_out = "".join(f"{line}\r\n" for line in made.splitlines() if not line.endswith(("hello", "reach", "visits")))
    assert [row.follows for row in read(taken_out.encode()).rows] == [5000, 6000, 7000]


def test_under_a_line_by_itself_a_header_makes_a_section_again():
    rows = ("hello", '"2026-08-14","7"', "Date,Primary", '"2026-08-15","9"')
    found = read(meta("Facebook follows", '"2026-08-13","20"', *rows))
    assert ([error.row for error in found.refused], found.lines.where["section"].count) == ([6], 3)


def test_sections_of_one_platform_are_one_report():
    found = read(meta("Facebook follows", '"2026-08-13","20"', "", "Facebook follows", "Date,Primary", "2026-08-14,7"))
    assert found.rows == (NewFollows(FIRST, 20), NewFollows(SECOND, 7))


@pytest.mark.parametrize(("title", "next_title"), [("Facebook follows", "متابعات إنستجرام"), ("Follows", "Follows"),
                                                   ("Instagram follows", "Follows")])  # fmt: skip
def test_follows_of_two_platforms_are_never_mixed(title: str, next_title: str):
    data = meta(title, '"2026-08-13","20"', "", next_title, "Date,Primary", "2026-08-14,7")
    assert recognises(data)
    with pytest.raises(Unfit) as refused:
        read(data)
    assert (refused.value.row, refused.value.value) == (6, next_title)
    assert "one platform" in refused.value.expected(translator("en"))


def test_a_row_that_is_cut_off_ends_no_section():
    found = read(meta("Follows", '"2026-08-13"', '"28 August 2026"', "Total", '"2026-08-15","7"'))
    assert found.rows == (NewFollows(THIRD, 7),)
    assert (found.lines.refused, found.lines.where["total"].count, found.lines.where["section"].count) == (2, 1, 0)


def test_a_long_section_may_stand_above_the_follows():
    visits = [f'"20{year}-{month:02}-{day:02}T00:00:00","9"' for year in (24, 25, 26) for month in range(1, 13)
              for day in range(1, 29)]  # fmt: skip
    data = meta("Facebook visits", *visits, "", "Facebook follows", '"Date","Primary"', '"2026-08-13","20"')
    assert len(data) > 1 << 15 and recognises(data[: 1 << 16])
    assert read(data).rows == (NewFollows(FIRST, 20),)
    assert read(data).lines.where["section"].spans == [(2, 3 + len(visits))]


def test_youtube_subscribers_under_a_sum_are_the_change():
    found = read(b"Date,Views,Subscribers\nTotal,300,3\n2026-08-13,200,5\n2026-08-14,100,-2\n")
    assert (found.platform, found.measure) == ("youtube", Measure.NET_CHANGE)
    assert found.rows == (NetChange(FIRST, 5), NetChange(SECOND, -2))


@pytest.mark.parametrize(
    ("header", "row"),
    [
        ("Subscribers,Subscribers gained,Subscribers lost", NetChange(FIRST, 5, 6, 1)),
        ("Subscribers,Subscribers gained", NetChange(FIRST, 9, 6)),
    ],
)
def test_youtube_gained_and_lost_say_more(header: str, row: NetChange):
    cells = ",".join(["9", "6", "1"][: len(header.split(","))])
    assert read(f"Date,{header}\nTotal,{cells}\n2026-08-13,{cells}\n".encode()).rows == (row,)


@pytest.mark.parametrize("rows", ["2026-08-13,5\n", "2026-08-13,5\nTotal,5\n", ""])
def test_subscribers_without_a_sum_above_them_are_not_read(rows: str):
    data = f"Date,Subscribers\n{rows}".encode()
    assert not recognises(data)
    with pytest.raises(Unfit, match="report of followers"):
        read(data)
