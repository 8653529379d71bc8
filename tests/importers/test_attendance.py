"""Attendance reports: what was announced becomes held by them, and all of it is taken back, on both databases."""

from datetime import date

import pytest
from sqlalchemy import func, select

from models import Activity, Change, Channel, ChannelReading, ImportRun, tally
from models.engine import session
from outreach.__main__ import main
from outreach.acting import Role, Viewer
from outreach.i18n import translator
from outreach.queries import imports
from outreach.writing import rows
from outreach.writing.problems import Touched
from outreach.writing.undo import undo_import
from tests.importers.meetings.reports import ONE, TWO, ZOOM_OLD, lines
from tests.one_kind import sqlite_alone

EDITOR = Viewer("Editor One", Role.EDITOR)
HOME = "EG"
DAYS = {"planned": "2026-09-19", "unconfirmed": "2026-09-19", "cancelled": "2026-09-19", "held": "2026-09-19"}
NOTHING = (None, "not_collected", None)
COUNTED = (2, "counted", 61)


@pytest.fixture
def here(url: str, environment) -> str:
    """A database with an activity in each status, and one whose day is far off."""
    with session(url) as db:
        for key, day in (*DAYS.items(), ("later", "2099-12-31")):
            dated = {"starts": day, "ends": day, "precision": "day", "date_basis": "event", "title_en": "Own"}
            own = {"key": key, "kind": "virtual_session", "status": "planned" if key == "later" else key}
            own["cancelled_because"] = "Rain" if key == "cancelled" else ""
            rows.add(
                db, Activity, {**own, **dated, "organiser": "emigration_ministry"}, viewer=EDITOR, home_country=HOME
            )
        db.commit()
    environment(DATABASE_URL=url, JISR_HOME_COUNTRY=HOME, JISR_LANGUAGE="en", JISR_USER="Editor Two")
    return url


@pytest.fixture
def bring(here, tmp_path):
    """Brings an attendance report of two persons to an activity, as the command line does."""
    path = tmp_path / "participants.csv"
    path.write_bytes(lines(ZOOM_OLD, ONE, TWO))
    return lambda key, *options: main(["import", str(path), "--activity", key, *options])


def stands(url: str, key: str) -> tuple:
    """Status, attendance, its basis and the minutes of an activity."""
    columns = (Activity.status, Activity.attendance, Activity.attendance_basis, Activity.minutes)
    with session(url) as db:
        return tuple(db.execute(select(*columns).where(Activity.key == key)).one())


def runs(url: str) -> list[int]:
    """Numbers of the imports that there were."""
    with session(url) as db:
        return list(db.scalars(select(ImportRun.id).order_by(ImportRun.id)))


def undo(url: str, run: int) -> int:
    """Take an import back; how many rows it had."""
    with session(url) as db:
        found = undo_import(db, run_id=run, viewer=EDITOR, home_country=HOME)
        db.commit()
        assert tally.differences(db, home_country=HOME) == []
        return found


@pytest.mark.parametrize("key", ["planned", "unconfirmed"])
def test_what_was_announced_is_held_once_somebody_was_there(here, bring, capsys, key) -> None:
    """The dry run says so beforehand, and the undo takes the status back with the rest."""
    assert bring(key, "--dry-run") == 0
    assert "The activity would be on record as held." in capsys.readouterr().out
    assert stands(here, key) == (key, *NOTHING) and runs(here) == []
    assert bring(key) == 0
    assert "The activity is on record as held now." in capsys.readouterr().out
    assert stands(here, key) == ("held", *COUNTED)
    assert undo(here, *runs(here)) == 1
    assert stands(here, key) == (key, *NOTHING)


def test_what_was_held_already_stays_so(here, bring, capsys) -> None:
    """Nothing is said of its status then."""
    assert bring("held") == 0
    assert "on record as held" not in capsys.readouterr().out
    assert stands(here, "held") == ("held", *COUNTED)


@sqlite_alone
@pytest.mark.parametrize(("key", "said"), [("cancelled", "was cancelled"), ("later", "still to come")])
def test_what_cannot_have_taken_place_is_refused(here, bring, capsys, key, said) -> None:
    """Somebody has to correct it first, or chose the wrong activity."""
    before = stands(here, key)
    for options in ((), ("--dry-run",)):
        assert bring(key, *options) == 1
        printed = capsys.readouterr().out
        assert said in printed and "Attendance: from" not in printed
    assert stands(here, key) == before and runs(here) == []


@sqlite_alone
@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("planned", "A plan has no attendance yet: until"),
        ("cancelled", "This activity was cancelled."),
        ("unconfirmed", "What was only announced has"),
    ],
)
def test_a_report_of_nobody_gives_what_was_not_held_no_attendance(here, tmp_path, capsys, key, said) -> None:
    """Where nobody was present it is not held by that, and an attendance of none is no plan's either."""
    path = tmp_path / "nobody.csv"
    path.write_bytes(lines(ZOOM_OLD))
    for options in ((), ("--dry-run",)):
        assert main(["import", str(path), "--activity", key, *options]) == 1
        printed = capsys.readouterr().out
        assert said in printed and "Attendance: from" not in printed
    assert stands(here, key) == (key, *NOTHING) and runs(here) == []


@sqlite_alone
def test_a_report_of_which_no_row_was_understood_is_no_report_of_nobody(here, tmp_path, capsys) -> None:
    """It was written as an attendance of none, counted: what was not understood is not known."""
    path, before = tmp_path / "refused.csv", stands(here, "held")
    path.write_bytes(lines(ZOOM_OLD, *[ONE.replace("09/19/2026 10:00:00 AM", "nonsense")] * 3))
    for options in ((), ("--dry-run",)):
        assert main(["import", str(path), "--activity", "held", "--other-day", *options]) == 1
        printed = capsys.readouterr().out
        assert printed.count("Join Time") == 3 and "line 4" in printed
        assert "Present" not in printed and "Written" not in printed
    assert stands(here, "held") == before and runs(here) == []


def test_the_change_belongs_to_its_import_and_the_row_does_not(here, bring) -> None:
    """The activity was logged by form and stays so; the list of imports has the report, and can take it back."""
    bring("planned")
    with session(here) as db:
        last = db.scalars(select(Change).order_by(Change.id.desc())).first()
        assert (last.import_run_id, last.how, last.row_key) == (runs(here)[0], "import", "planned")
        assert db.scalar(select(Activity.import_run_id).where(Activity.key == "planned")) is None
        listed = imports.last(db)
        assert listed[["reader", "rows_changed", "undoable"]].values.tolist() == [["meeting", 1, True]]


def test_the_same_report_again_changes_nothing_and_makes_no_import(here, bring, capsys) -> None:
    """Once taken back it can be brought again."""
    bring("planned")
    assert bring("planned") == 0
    assert "Nothing to do" in capsys.readouterr().out and len(runs(here)) == 1
    with session(here) as db:
        assert db.scalar(select(func.count()).where(Change.how == "import")) == 1
    undo(here, runs(here)[0])
    assert bring("planned") == 0
    assert stands(here, "planned") == ("held", *COUNTED) and len(runs(here)) == 2
    with session(here) as db:
        listed = imports.last(db)
        assert listed["undoable"].tolist() == [True, False]
        assert listed["undone_by"].tolist() == [None, "Editor One"]


def test_what_somebody_changed_since_is_not_taken_back(here, bring) -> None:
    """It says which row that is, and takes nothing back."""
    bring("planned")
    with session(here) as db:
        rows.change(db, Activity, "planned", {"women": 1}, token=None, viewer=EDITOR, home_country=HOME)
        db.commit()
    with pytest.raises(Touched) as caught:
        undo(here, runs(here)[0])
    assert caught.value.rows == [("activity", "planned")]
    assert stands(here, "planned") == ("held", *COUNTED)


def test_a_report_of_followers_is_taken_back(here, tmp_path) -> None:
    """What a day said before it is said again."""
    rows_of = b"Date,Subscribers gained,Subscribers lost\n2026-08-13,6,1\n2026-08-14,%d,3\n"
    with session(here) as db:
        channel = {"key": "video", "kind": "youtube", "name_en": "Video"}
        rows.add(db, Channel, channel, viewer=EDITOR, home_country=HOME)
        db.commit()
    for gained in (4, 5):
        path = tmp_path / f"{gained}.csv"
        path.write_bytes(rows_of % gained)
        assert main(["import", str(path), "--channel", "video"]) == 0
    assert changes(here) == [(6, 5), (5, 2)]
    first, second = runs(here)
    with pytest.raises(Touched):
        undo(here, first)
    assert undo(here, second) == 1
    assert changes(here) == [(6, 5), (4, 1)]
    assert undo(here, first) == 2
    assert changes(here) == []


def changes(url: str) -> list[tuple]:
    """New followers and growth of each day."""
    columns = (ChannelReading.new_followers, ChannelReading.net_followers)
    with session(url) as db:
        return list(map(tuple, db.execute(select(*columns).order_by(ChannelReading.read_on))))


@sqlite_alone
@pytest.mark.parametrize(
    ("starts", "ends", "precision", "said"),
    [
        ("2026-09-18", "2026-09-18", "day", "This report is of 2026-09-19, and the activity of 2026-09-18.\n"),
        ("2026-08-01", "2026-08-31", "month", "and the activity of 2026-08-01 to 2026-08-31.\n"),
        ("2026-09-01", "2026-09-30", "month", ""),
        ("2026-09-19", "2026-09-19", "day", ""),
        (None, None, None, ""),
    ],
)
def test_a_report_of_another_day_than_the_activity_says_so(here, bring, capsys, starts, ends, precision, said) -> None:
    """As the page asks before somebody confirms: nothing is written until the command is told that it is the right one,
    since a date may be wrong on either side. A dry run says and ends as the run would."""
    dated = {"starts": starts, "ends": ends, "precision": precision, "date_basis": "event" if starts else None}
    with session(here) as db:
        rows.change(db, Activity, "held", dated, token=None, viewer=EDITOR, home_country=HOME)
        db.commit()
    for options in (("--dry-run",), ("--dry-run", "--other-day"), (), ("--other-day",))[: None if said else 3]:
        asked = bool(said) and "--other-day" not in options
        assert bring("held", *options) == (1 if asked else 0)
        printed = capsys.readouterr().out
        assert said in printed and ("This report is of" in printed) == bool(said) and "?" not in printed
        assert ("say that it is the right one, with --other-day" in printed) == asked
        for words in ("It would write", "Attendance: from"):
            assert (words in printed) == ("--dry-run" in options and not asked)
        assert stands(here, "held") == ("held", *(NOTHING if asked or "--dry-run" in options else COUNTED))
        assert len(runs(here)) == (stands(here, "held")[1:] == COUNTED)
    # It is there already: nothing is to be asked.
    assert bring("held") == 0
    printed = capsys.readouterr().out
    assert "Nothing to do" in printed and "--other-day" not in printed


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_list_of_imports_says_which_activity_it_was(bring, capsys, language) -> None:
    """Two reports of one morning are told apart before one of them is taken back."""
    assert [bring(key) for key in ("planned", "held")] == [0, 0]
    capsys.readouterr()
    t = translator(language)
    assert main(["undo", "--lang", language]) == 0
    named = f"{t('Attendance report')} · ⁨Own⁩ · {t.date(date(2026, 9, 19))}"
    assert sum(line.endswith(named) for line in capsys.readouterr().out.splitlines()) == 2
