"""Reports on the command line: who joined and left is kept by day, and a dry run says what it would write over."""

from datetime import date

from sqlalchemy import select

from models import Activity, ChannelReading
from models.engine import session
from outreach.__main__ import main
from outreach.i18n import translator
from outreach.importers import report_command
from outreach.importers.beside import Beside, Value
from outreach.importers.kept import Kept
from outreach.wording import history_rows
from outreach.writing import rows
from tests.importers.meetings.reports import ONE, TWO, ZOOM_OLD, lines
from tests.importers.test_import_reports import EDITOR, here

__all__ = ["here"]
DAY = "13/08/2026, 22:00 - "
CHAT = f"{DAY}One: text\n{DAY}Two joined using a group link.\n{DAY}One added Three and Four\n"
LONGER = CHAT + f"{DAY}Four left\n14/08/2026, 09:00 - One: text\n"


def plain(capsys) -> str:
    """What was printed, without the marks that keep directions apart."""
    return capsys.readouterr().out.translate(dict.fromkeys(map(ord, "\u2068\u2069")))


def days(url: str) -> list[tuple]:
    """Messages, who joined and who left, by day."""
    columns = (ChannelReading.messages, ChannelReading.joined, ChannelReading.departed)
    with session(url) as db:
        return list(map(tuple, db.execute(select(*columns).order_by(ChannelReading.read_on))))


def test_who_joined_and_who_left_a_group_is_kept_by_day(here, file, capsys) -> None:
    """A day on which nobody did has a nought; a longer export adds, a shorter one takes nothing away."""
    chat, longer = file("chat.txt", CHAT.encode()), file("longer.txt", LONGER.encode())
    assert main(["import", chat, "--channel", "group"]) == 0
    assert days(here) == [(1, 3, 0)]
    capsys.readouterr()
    assert main(["import", longer, "--channel", "group", "--dry-run"]) == 0
    said = plain(capsys)
    assert "13 August 2026, Left the group: from 0 to 1" in said and "1 added, 1 changed, 0 left" in said
    assert "14 August 2026" not in said.split("Lines read")[1]
    assert days(here) == [(1, 3, 0)]
    for path in (longer, chat):
        assert main(["import", path, "--channel", "group"]) == 0
        assert days(here) == [(1, 3, 1), (1, 0, 0)]


def test_a_dry_run_says_what_of_an_activity_it_would_write_over(here, file, capsys) -> None:
    with session(here) as db:
        typed = {"attendance": 40, "attendance_basis": "estimated"}
        rows.change(db, Activity, "own-1", typed, token=None, viewer=EDITOR, home_country="EG")
        db.commit()
    report = file("participants.csv", lines(ZOOM_OLD, ONE, TWO))
    assert main(["import", report, "--activity", "own-1", "--dry-run"]) == 0
    said = plain(capsys)
    assert "Attendance: from 40 to 2" in said and "Minutes: from nothing to 61" in said and "Status" not in said
    with session(here) as db:
        assert db.scalar(select(Activity.attendance)) == 40


def test_a_dry_run_in_arabic_names_columns_and_values_as_the_page_does(here, file, capsys) -> None:
    """No code stands among its words."""
    report = file("participants.csv", lines(ZOOM_OLD, ONE, TWO))
    assert main(["import", report, "--activity", "own-1", "--dry-run", "--lang", "ar"]) == 0
    said = plain(capsys)
    t = translator("ar")
    assert f"{history_rows.column('attendance_basis', t=t)}: من " in said
    assert t.label("counted", "attendance_basis") in said and "counted" not in said and "attendance" not in said


def test_many_values_are_counted_and_not_all_written_out() -> None:
    changed = tuple(Value("audience", n, n + 1, day=date(2026, 8, 13)) for n in range(report_command.SHOWN + 2))
    said = list(report_command._changes(Beside(Kept(), "channel_reading", changed), translator("en")))
    assert len(said) == report_command.SHOWN + 1 and said[-1] == "  and 2 more values"
