"""Rows of a report of followers that were not understood come back as a file, which is mended and brought again. Of
reports with people in them there is none."""

from pathlib import Path

import pytest
from sqlalchemy import select

from models import ChannelReading
from models.engine import session
from outreach.__main__ import main
from outreach.i18n import LANGUAGES, translator
from outreach.importers.day_order import DateOrder
from outreach.importers.followers import read
from outreach.importers.kinds import Kind, kind_of
from outreach.importers.opened import opened
from outreach.importers.recognise import REASONS
from outreach.importers.refused import of_followers
from outreach.importers.report_command import NO_FILE
from outreach.importers.table import Incoming
from tests.importers.meetings.reports import ONE, TWO, ZOOM_OLD, lines
from tests.importers.planted import CHAT as PEOPLE
from tests.importers.planted import NAME, WORDS
from tests.importers.test_import_reports import here

__all__ = ["here"]
TRAP = Path(__file__).parent / "traps" / "followers_row_not_understood.csv"
META = 'sep=,\n"Facebook visits"\n"Date","Primary"\n"2026-08-01","9"\n\n"Facebook follows"\n"Date","Primary"\n'
LAYOUTS = {
    "facebook": (META + '"2026-08-13","5"\n"2026-08-14","x"\n', "2026-08-14,x", ["Facebook follows", "Date,Primary"]),
    "tiktok": (
        "Date;Followers;Difference in followers from previous day\n2026-08-13;5;1\n2026-08-14;x;1\n",
        "2026-08-14;x;1",
        ["Date;Followers;Difference in followers from previous day"],
    ),
    "x": (
        "Date\tNew follows\tUnfollows\nThu, Aug 13, 2026\t5\t1\n14 August 2026\tx\t1\n",
        "14 August 2026\tx\t1",
        ["Date\tNew follows\tUnfollows"],
    ),
    "youtube": (
        "Date,Views,Subscribers\nTotal,9,105\n2026-08-13,4,5\n2026-08-14,5,x\n",
        "2026-08-14,5,x",
        ["Date,Views,Subscribers", "Total,,"],
    ),
}


def apart(content: bytes, language: str = "en") -> tuple[bytes, str]:
    """The file of refused rows of a report, and what parts its cells."""
    found = read(content).apart
    return of_followers(found, t=translator(language)), found.separator


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("platform", LAYOUTS)
def test_refused_rows_come_back_through_the_same_reader(platform, language) -> None:
    """Under their own header, with the reasons in a column in front that nobody reads; mended, all of them are taken,
    with or without that column, and nothing is said of a sum that was that of other days."""
    content, row, above = LAYOUTS[platform]
    made, by = apart(content.encode(), language)
    reason = translator(language)("A whole number, as 1234.")
    quoted = f'"{reason}"' if by in reason else reason
    text = made.decode("utf-8-sig")
    assert text.splitlines() == [*(f"{REASONS}{by}{line}" for line in above), f"{quoted}{by}{row}"]
    mended = text.replace("x", "7") if platform != "x" else text.replace("\tx\t", "\t7\t")
    without = mended.replace(f"{REASONS}{by}", "").replace(f"{quoted}{by}", "")
    for one in (mended, without, mended.replace("\r\n", "\n")):
        assert kind_of(Incoming("mended.csv", data=one.encode())) is Kind.FOLLOWERS
        found = read(one.encode())
        assert (found.platform, found.refused, found.apart, found.said) == (platform, (), None, ())
        assert [str(each.day) for each in found.rows] == ["2026-08-14"]


def test_a_row_of_another_width_comes_back_as_it_was() -> None:
    """A number with a comma in it and no quotation marks; and a row of which little is there."""
    header = "Date,Followers,Difference in followers from previous day\n"
    made, _ = apart(f"{header}2026-08-12,998,5\n2026-08-13,1,000,2\n2026-08-14\n".encode())
    text = made.decode("utf-8-sig")
    assert [line.rpartition('.",')[2].rpartition("marks.,")[2] for line in text.splitlines()[1:]] == [
        "2026-08-13,1,000,2",
        "2026-08-14",
    ]
    found = read(text.replace("1,000", '"1,000"').replace(",2026-08-14", ",2026-08-14,9,1").encode())
    assert ([one.followers for one in found.rows], found.refused) == ([1000, 9], ())


def test_all_refused_rows_are_in_the_file_and_not_only_those_that_are_named() -> None:
    rows = "".join(f"{n},x\n" for n in range(300))
    report = read(f"Date,New follows\n2026-08-13,1\n{rows}".encode())
    assert (len(report.refused), len(report.apart.rows)) == (101, 300)


@pytest.mark.parametrize("wrong", ["2026-08-14,x", "01/02/2026,x"])
def test_a_report_of_which_nothing_can_be_taken_has_one_too(wrong) -> None:
    """Also where its dates could be read in two orders: then it was shown with neither a number nor a reason."""
    file = Incoming("report.csv", data=f"Date,New follows\n{wrong}\n".encode())
    found = opened(file, kind=Kind.FOLLOWERS, this_year=2026)
    assert [error.value for error in found.errors] == ["x"] and found.chosen("") is None
    made = of_followers(found.apart, t=translator("en")).decode("utf-8-sig")
    assert made.splitlines()[1].endswith(wrong)
    assert len(read(made.replace("x", "7").encode(), order=DateOrder.DAY_FIRST).rows) == 1


def test_the_command_makes_the_file_and_ends_with_1(here, tmp_path, capsys) -> None:
    """The other day is written; what is mended comes in beside it, and nothing is refused any more. Without a folder it
    is said what to say."""
    folder = tmp_path / "mend"
    brought = ["import", str(TRAP), "--channel", "page"]
    assert main([*brought, "--dry-run"]) == 1
    assert "say --refused FOLDER" in capsys.readouterr().out and not folder.exists()
    assert main([*brought, "--refused", str(folder)]) == 1
    (made,) = folder.iterdir()
    said = capsys.readouterr().out
    assert "line 5" in said and "Written: 1 added" in said
    assert f"Refused rows of Report of followers: \u2068{made}\u2069" in said
    made.write_text(made.read_text("utf-8-sig").replace("some", "6"), "utf-8")
    assert main(["import", str(made), "--channel", "page", "--refused", str(folder)]) == 0
    assert "not understood" not in capsys.readouterr().out and len(list(folder.iterdir())) == 1
    with session(here) as db:
        found = db.scalars(select(ChannelReading.new_followers).order_by(ChannelReading.read_on))
        assert list(found) == [20, 6]


def test_where_nothing_can_be_taken_the_command_makes_it_too(here, tmp_path, capsys) -> None:
    report, folder = tmp_path / "report.csv", tmp_path / "mend"
    report.write_bytes(b"Date,New follows\n2026-08-14,x\n")
    assert main(["import", str(report), "--channel", "page", "--refused", str(folder)]) == 1
    assert len(list(folder.iterdir())) == 1
    assert main(["import", str(report), "--channel", "page", "--refused", str(report / "mend")]) == 1
    assert "The file cannot be written" in capsys.readouterr().err


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("people", ["chat", "meeting", "nobody"])
def test_of_people_there_is_no_such_file(here, tmp_path, capsys, people, language) -> None:
    """It is said that there is none; what was understood is written, and the command ends with 1."""
    folder, name = tmp_path / "mend", tmp_path / NAME
    if people == "chat":
        name.write_bytes(("Zqxword at the begin\n" + PEOPLE).encode())
    else:
        understood = (ONE, TWO) if people == "meeting" else ()
        name.write_bytes(lines(ZOOM_OLD, *understood, "Zqxname Zqxone,zqx@example.org,nonsense,nonsense,x,No"))
    target = ["--channel", "group"] if people == "chat" else ["--activity", "own-1"]
    t = translator(language)
    for options in (["--dry-run"], []):
        assert main(["import", str(name), *target, "--refused", str(folder), "--lang", language, *options]) == 1
        printed = capsys.readouterr()
        assert t(NO_FILE) in printed.out and not folder.exists()
        assert not [word for word in (*WORDS, "zqx@") if word in printed.out + printed.err]
    assert main(["import", str(name), *target]) == 1
    assert t(NO_FILE) not in capsys.readouterr().out
