"""Reports of followers: each platform's layout, what it counts, and what is refused."""

from datetime import date

import pytest

from outreach.i18n import LANGUAGES, translator
from outreach.importers.followers import (
    AmbiguousDate,
    DateOrder,
    FollowerReport,
    Measure,
    NetChange,
    NewFollows,
    ReportLines,
    Total,
    YearMissing,
    read,
    recognises,
)
from outreach.importers.messages import Unfit

FIRST, SECOND, THIRD = date(2026, 8, 13), date(2026, 8, 14), date(2026, 8, 15)


def meta(title: str = "Facebook follows", *rows: str) -> bytes:
    body = rows or ('"2026-08-13T00:00:00","20"', '"2026-08-15T00:00:00","7"')
    return "\r\n".join(["sep=,", f'"{title}"', '"Date","Primary"', *body, ""]).encode("utf-16")


YOUTUBE = b"Date,Subscribers gained,Subscribers lost\nTotal,10,4\n2026-08-13,6,1\n2026-08-14,4,3\n"
TIKTOK_HEADER = '"Date","Followers","Difference in followers from previous day"\n'
TIKTOK = f'\ufeff{TIKTOK_HEADER}"2026-08-13","100","5"\n"2026-08-14","98","-2"\n'
X = b'Date,Impressions,New follows,Unfollows\n"Thu, Aug 13, 2026",50,3,1\n"Fri, Aug 14, 2026",60,0,2\n'
GOOD = {"meta": meta(), "youtube": YOUTUBE, "tiktok": TIKTOK.encode(), "x": X}


@pytest.mark.parametrize("data", GOOD.values(), ids=GOOD)
def test_reports_are_recognised_by_what_is_in_them(data: bytes):
    assert recognises(data)
    found = read(data)
    assert found.lines.read == found.lines.rows + found.lines.other + found.lines.refused
    assert found.refused == ()


@pytest.mark.parametrize(
    ("title", "platform"),
    [
        ("Facebook follows", "facebook"),
        ("Instagram follows", "instagram"),
        ("Follows", "meta"),
        ("متابعات فيسبوك", "facebook"),
    ],
)
def test_meta_counts_new_follows(title: str, platform: str):
    """The day between has no line: it is unknown and not nought."""
    found = read(meta(title))
    assert (found.platform, found.measure) == (platform, Measure.NEW_FOLLOWS)
    assert found.rows == (NewFollows(FIRST, 20), NewFollows(THIRD, 7))
    assert found.lines == ReportLines(read=5, rows=2, other=3, refused=0)


@pytest.mark.parametrize("title", ["Facebook net follows", "Unfollows", "Views", "Facebook visits", "إلغاء المتابعات"])
def test_other_reports_of_meta_are_refused(title: str):
    assert not recognises(meta(title))
    with pytest.raises(Unfit, match="report of followers"):
        read(meta(title))


def test_youtube_counts_the_change_and_its_sum_is_no_day():
    found = read(YOUTUBE)
    assert (found.platform, found.measure) == ("youtube", Measure.NET_CHANGE)
    assert found.rows == (NetChange(FIRST, 5, 6, 1), NetChange(SECOND, 1, 4, 3))
    assert found.lines == ReportLines(read=4, rows=2, other=2, refused=0)


def test_youtube_gained_alone_is_no_change():
    found = read(b"Date,Views,Subscribers gained\n2026-08-13,100,6\n")
    assert found.rows == (NewFollows(FIRST, 6),)


def test_tiktok_counts_all_followers():
    found = read(TIKTOK.encode())
    assert (found.platform, found.measure) == ("tiktok", Measure.TOTAL)
    assert found.rows == (Total(FIRST, 100), Total(SECOND, 98))


def test_x_counts_follows_and_unfollows():
    found = read(X)
    assert (found.platform, found.measure) == ("x", Measure.NET_CHANGE)
    assert found.rows == (NetChange(FIRST, 2, 3, 1), NetChange(SECOND, -2, 0, 2))


@pytest.mark.parametrize(
    "header",
    ["Date,Followers", "Date,Subscribers", "Post id,Date,Post text,New follows", "Date,Likes", "followers,total"],
)
def test_what_cannot_be_told_is_not_guessed(header: str):
    data = f"{header}\n2026-08-13,5,5,5\n".encode()
    assert not recognises(data)
    with pytest.raises(Unfit, match="report of followers"):
        read(data)


def test_new_follows_cannot_be_taken_for_followers():
    new, change, total = NewFollows(FIRST, 20), NetChange(FIRST, 5), Total(FIRST, 20)
    fields = [set(vars(row)) - {"day"} for row in (new, change, total)]
    assert not fields[0] & fields[1] and not fields[1] & fields[2] and not fields[0] & fields[2]
    assert len({new, change, total}) == 3 and new != total
    with pytest.raises(ValueError, match="one thing"):
        FollowerReport("x", (new, total), ReportLines(2, 2, 0, 0))
    with pytest.raises(ValueError, match="one thing"):
        FollowerReport("x", (), ReportLines(0, 0, 0, 0))


@pytest.mark.parametrize(
    "day", ["2026-08-13", "2026-08-13T00:00:00", "13/08/2026", "8/13/2026", "13.08.2026", "Aug 13, 2026",
            "13 August 2026", "Thu, Aug 13, 2026", "13 أغسطس 2026", "١٣/٠٨/٢٠٢٦", "13 Aug 2026"]
)  # fmt: skip
def test_days_are_read_however_they_are_written(day: str):
    assert read(meta("Follows", f'"{day}","5"')).rows == (NewFollows(FIRST, 5),)


def test_the_order_of_days_is_known_from_the_whole_file():
    found = read(meta("Follows", '"01/08/2026","1"', '"02/08/2026","2"', '"13/08/2026","3"'))
    assert found.order is DateOrder.DAY_FIRST
    assert [row.day.day for row in found.rows] == [1, 2, 13]
    backwards = read(meta("Follows", '"8/2/26","1"', '"8/1/26","2"', '"7/31/26","3"'))
    assert backwards.rows[0] == NewFollows(date(2026, 7, 31), 3)


def test_an_order_that_the_file_leaves_open_is_asked():
    data = meta("Follows", '"01/08/2026","1"', '"02/08/2026","2"')
    with pytest.raises(AmbiguousDate) as asked:
        read(data)
    days = {DateOrder.DAY_FIRST: date(2026, 8, 1), DateOrder.MONTH_FIRST: date(2026, 1, 8)}
    assert asked.value.days == days
    for order, day in days.items():
        assert read(data, order=order).rows[0].day == day


def test_a_year_that_is_left_out_is_asked():
    rows = '"30 December","100","5"\n"31 December","103","3"\n"1 January","103","0"\n'
    data = (TIKTOK_HEADER + rows).encode()
    with pytest.raises(YearMissing):
        read(data)
    assert [row.day for row in read(data, year=2026).rows] == [
        date(2025, 12, 30), date(2025, 12, 31), date(2026, 1, 1),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ('"2026-08-14"', "as the header has: 2. This row has 1."),
        ('"2026-08-14","1","5"', "as the header has: 2. This row has 3."),
        ("August 14, 2026,5", "as the header has: 2. This row has 3."),
        ('"2026-08-14",""', "whole number"),
        ('"2026-08-14","undefined"', "whole number"),
        ('"2026-08-14","1.5K"', "whole number"),
        ('"2026-08-14","2147483648"', "whole number"),
        ('"2026-08-14","-3"', "from 0 up"),
        ('"2026-02-30","5"', "calendar"),
        ('"soon","5"', "calendar"),
        ('"2026-08-13","5"', "once"),
        ('"2099-08-13","5"', "has come"),
    ],
)
def test_a_row_that_cannot_be_taken_is_named(row: str, said: str):
    found = read(meta("Follows", '"2026-08-13","20"', row))
    assert found.rows == (NewFollows(FIRST, 20),)
    assert found.lines == ReportLines(read=5, rows=1, other=3, refused=1)
    assert [error.row for error in found.refused] == [5]
    assert said in found.refused[0].expected(translator("en"))


@pytest.mark.parametrize(("number", "value"), [("1,234", 1234), ("١٢", 12), ("+5", 5), ("0", 0)])
def test_numbers_are_read_however_they_are_written(number: str, value: int):
    assert read(meta("Follows", f'"2026-08-13","{number}"')).rows == (NewFollows(FIRST, value),)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "empty"),
        (b";;;\n", "empty"),
        (b"\xff\xfe", "empty"),
        (meta()[:-3], "UTF-8"),
        (b"PK\x03\x04 a workbook", "workbook"),
        (b"\x89PNG\0\0", "UTF-8"),
        (b"Date,New follows,Unfollows\0\n", "NUL"),
        (b"key,date\na,2026-08-13\n", "report of followers"),
        (b"13/08/2026, 22:00 - One: text\n", "report of followers"),
        (YOUTUBE[:41], "none"),
        (YOUTUBE[:52], "none"),
        (b'Date,New follows,Unfollows\n"2026-08-13', "Quotation marks"),
        (meta("Follows", '"soon","5"'), "calendar"),
    ],
)
def test_other_files_are_refused_with_words(data: bytes, said: str):
    with pytest.raises(Unfit) as refused:
        read(data)
    assert said in refused.value.expected(translator("en"))
    for language in LANGUAGES:
        assert refused.value.expected(translator(language))


@pytest.mark.parametrize("end", [-4, -9])
def test_a_file_that_ends_inside_its_last_row_is_refused(end: int):
    with pytest.raises(Unfit, match="cut off") as refused:
        read(YOUTUBE[:end])
    assert refused.value.row == 4


def test_a_row_that_is_short_within_a_file_is_refused_and_the_others_are_read():
    found = read(YOUTUBE[:-4] + b"\n2026-08-15,0,0\n")
    assert ([row.day for row in found.rows], [error.row for error in found.refused]) == ([FIRST, THIRD], [4])


def test_empty_cells_behind_a_row_are_none():
    data = b"\n".join(line + b",," for line in YOUTUBE.splitlines())
    assert read(data).rows == read(YOUTUBE.replace(b"\n", b",\n", 2)).rows == read(YOUTUBE).rows


@pytest.mark.parametrize("separator", [";", "\t"])
def test_other_separators_are_seen(separator: str):
    data = YOUTUBE.decode().replace(",", separator)
    assert read(data.encode()).rows == read(YOUTUBE).rows
    assert read(f"sep={separator}\n{data}".encode()).rows == read(YOUTUBE).rows


@pytest.mark.parametrize("separator", [";", "\t"])
def test_commas_in_days_do_not_part_a_row(separator: str):
    """As spreadsheets save a report of X where lists are parted by something else, with quotation marks or without."""
    rows = [["Date", "Impressions", "New follows", "Unfollows"], ["Thu, Aug 13, 2026", "50", "3", "1"]]
    for mark in ("", '"'):
        data = "\n".join(separator.join(f"{mark}{cell}{mark}" for cell in row) for row in rows).encode()
        assert recognises(data)
        assert read(data).rows == read(X).rows[:1]
    meta_rows = f'Instagram follows\nDate{separator}Primary\n"Aug 13, 2026"{separator}20\n'.encode()
    assert recognises(meta_rows) and read(meta_rows).rows == (NewFollows(FIRST, 20),)
