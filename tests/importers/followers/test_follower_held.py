"""Refused rows of a report that would pass without those beside them stay refused until somebody says otherwise."""

from datetime import date
from pathlib import Path

import pytest

from outreach.__main__ import main
from outreach.i18n import LANGUAGES, translator
from outreach.importers.followers import FollowerReport, NothingTaken, days, read, reader
from outreach.importers.recognise import REASONS
from outreach.importers.refused import of_followers
from tests.importers.test_import_reports import here, readings

__all__ = ["here"]

TIKTOK = "Date,Followers,Difference in followers from previous day\n"
META = 'sep=,\n"Facebook follows"\n"Date","Primary"\n'
X = "Date,New follows,Unfollows\n"
REPORTS = {
    "out of order": (TIKTOK + "August 1,100,1\nAugust 2,101,1\nJune 5,90,1\nAugust 4,103,1\n", "June 5,90,1"),
    "twice": (TIKTOK + "August 1,100,1\nAugust 1,999,1\n", "August 1,999,1"),
    "twice on X": (X + "2026-08-01,100,1\n2026-08-01,999,1\n", "2026-08-01,999,1"),
    "twice on Meta": (META + "2026-08-01,100\n2026-08-01,999\n", "2026-08-01,999"),
    "another order": (X + "13/08/2026,1,0\n14/08/2026,2,0\n8/15/2026,3,0\n", "8/15/2026,3,0"),
    "to come in this order": (X + "8/13/2026,1,0\n8/14/2026,2,0\n10/8/2026,3,0\n", "10/8/2026,3,0"),
}


@pytest.fixture(autouse=True)
def in_september(monkeypatch) -> None:
    """So that of two days of a date one has come and the other has not."""
    for module in (days, reader):
        monkeypatch.setattr(module, "today", lambda settings: date(2026, 9, 10))


def refused_of(report: FollowerReport, language: str) -> bytes:
    return of_followers(report.apart, t=translator(language))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("case", REPORTS)
def test_brought_again_as_they_were_none_is_taken(case, language) -> None:
    """However often, and in whatever language it is read; nor where the row was touched and its reason left."""
    text, row = REPORTS[case]
    made = refused_of(read(text.encode(), year=2026), language)
    stays = translator(language)("Each day once.") if "twice" in case else ""
    assert row in made.decode() and f"{REASONS}," in made.decode() and stays in made.decode()
    for again in (made, made.replace(b"999", b"100"), made.replace(b"\r\n", b"\n")):
        with pytest.raises(NothingTaken) as error:
            read(again, year=2026)
        assert len(list(error.value)) == 1
        assert of_followers(error.value.apart, t=translator(language)).splitlines() == again.splitlines()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("case", REPORTS)
def test_mended_and_without_its_reason_a_row_is_taken(case, language) -> None:
    text, row = REPORTS[case]
    *above, last = refused_of(read(text.encode(), year=2026), language).decode("utf-8-sig").splitlines()
    assert last.endswith(row) and REASONS in last
    mended = row.replace("June 5", "August 3").replace("8/15/2026", "15/08/2026").replace("10/8/2026", "8/15/2026")
    found = read("\n".join([*above, f",{mended}"]).encode(), year=2026)
    assert len(found.rows) == 1 and found.apart is None


def test_what_is_wrong_with_a_row_by_itself_keeps_no_mended_one_out() -> None:
    """Nobody has to empty the cell of such a reason."""
    made = refused_of(read((X + "2026-08-01,1,0\n2026-08-02,x,0\n2026-08-01,5,0\n").encode()), "en").decode("utf-8-sig")
    found = read(made.replace(",x,", ",7,").encode())
    assert [(str(row.day), row.gained) for row in found.rows] == [("2026-08-02", 7)]
    assert [error.value for error in found.refused] == ["2026-08-01"]
    for text in (X + "31/02/2026,1,0\n13/03/2026,1,0\n", X + "2026-02-31,1,0\n2026-03-13,1,0\n"):
        made = refused_of(read(text.encode()), "en").decode()
        assert len(read(made.replace("31/02", "28/02").replace("02-31", "02-28").encode()).rows) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_command_writes_nothing_over_what_it_stored(here, file, tmp_path: Path, capsys, language) -> None:
    """And says of the row what is to be done with it."""
    options, folder = ["--lang", language, "--year", "2026", "--channel", "short"], tmp_path / "mend"
    assert main(["import", file("f.csv", REPORTS["twice"][0].encode()), *options, "--refused", str(folder)]) == 1
    (made,) = folder.iterdir()
    capsys.readouterr()
    assert main(["import", str(made), *options]) == 1
    assert f" {REASONS} " in capsys.readouterr().out.replace(".", " ")
    assert [reading[:3] for reading in readings(here)] == [("2026-08-01", "followers", 100)]
