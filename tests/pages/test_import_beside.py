"""What a report would write, beside what is there; and what was chosen for one report is not chosen for the next."""

import pytest
from sqlalchemy import select

from models import Activity, Channel, ChannelReading
from models.engine import session
from outreach.i18n import LANGUAGES, translator
from outreach.writing import rows
from outreach.writing.come import NO_ATTENDANCE
from tests.importers.meetings.reports import ONE, TWO, ZOOM_OLD, lines
from tests.pages.importing import EDITOR, brought, choice, here, opened, press, said
from tests.shown import rows_shown, without_marks

__all__ = ["here"]
DAY = "13/08/2026, "
CHAT = f"{DAY}22:00 - One: text\n{DAY}22:01 - Two: text\n{DAY}22:02 - Three joined using a group link.\n"
LONGER = CHAT + f"{DAY}22:03 - Four: text\n14/08/2026, 09:00 - One left\n"
OTHER = "15/08/2026, 10:00 - Five: text\n"
NAME = "chat.txt"
TOTALS = b"Date,Followers,Difference in followers from previous day\n2026-08-13,120,2\n2026-08-14,125,5\n"
WRITE = "jisr.import.write.0"
DAYS = ("2026-09-19", "2026-09-12")
"""Of the report of attendance, and of another activity."""


def would(app) -> list[tuple]:
    """The rows of the table that says what would be written."""
    found = next((each.value for each in app.dataframe if {"before", "after"} <= set(each.value.columns)), None)
    if found is None:
        return []
    names = [name for name in ("day", "column", "before", "after") if name in found.columns]
    return [tuple(without_marks(str(cell)) for cell in row) for row in rows_shown(found, *names)]


def buttons(app) -> list[str]:
    return [each.key for each in app.button]


def test_a_chat_shows_what_it_changes_from_and_to(here) -> None:
    """What is there and would change stands first; who joined and who left is kept by day."""
    t = translator("ar")
    app = brought(opened("ar"), (NAME, CHAT.encode()))
    assert would(app) == []
    choice(app, "channel").select("own-group").run()
    assert [row[2] for row in would(app)] == [without_marks(t("nothing"))] * 4
    press(app, WRITE)
    brought(app, (NAME, LONGER.encode()))
    choice(app, "channel").select("own-group").run()
    nothing, number = without_marks(t("nothing")), lambda n: without_marks(t.number(n))
    assert would(app) == [
        ("2026-08-13", t("Messages"), number(2), number(3)),
        ("2026-08-13", t("Active members"), number(2), number(3)),
        *(
            ("2026-08-14", name, nothing, number(n))
            for name, n in ((t("Messages"), 0), (t("Active members"), 0), (t("Joined"), 0), (t("Left the group"), 1))
        ),
    ]
    press(app, WRITE)
    with session(here) as db:
        own = select(Channel.id).where(Channel.key == "own-group").scalar_subquery()
        columns = (ChannelReading.messages, ChannelReading.joined, ChannelReading.departed)
        found = db.execute(select(*columns).where(ChannelReading.channel_id == own).order_by(ChannelReading.read_on))
        assert list(map(tuple, found)) == [(3, 1, 0), (0, 0, 1)]


def test_a_total_that_staff_typed_is_seen_before_it_is_written_over(here) -> None:
    with session(here) as db:
        channel = {"key": "own-short", "kind": "tiktok", "name_en": "Own short"}
        rows.add(db, Channel, channel, viewer=EDITOR, home_country="EG")
        typed = {"channel": "own-short", "read_on": "2026-08-13", "audience": 118, "audience_unit": "followers"}
        rows.add(db, ChannelReading, typed | {"basis": "counted"}, viewer=EDITOR, home_country="EG")
        db.commit()
    app = brought(opened("en"), ("totals.csv", TOTALS))
    choice(app, "channel").select("own-short").run()
    assert would(app) == [
        ("2026-08-13", "Audience: Followers", "118", "120"),
        ("2026-08-14", "Audience: Followers", "nothing", "125"),
    ]
    assert "It would write: 1 added, 1 changed, 0 left" in said(app)


def test_attendance_that_staff_typed_is_seen_before_it_is_written_over(here) -> None:
    """With what else it changes; what somebody changes meanwhile is not written over unseen."""
    _typed(here, 40)
    app = brought(opened("en"), ("participants.csv", lines(ZOOM_OLD, ONE, TWO)))
    choice(app, "activity").select("own-1").run()
    assert would(app) == [
        ("Attendance", "40", "2"),
        ("Basis of the attendance", "Estimated", "Counted"),
        ("Minutes", "nothing", "61"),
        ("Status", "Planned", "Held"),
    ]
    _typed(here, 41)
    press(app, WRITE)
    assert "Somebody changed this row meanwhile" in said(app) and _attendance(here) == 41
    assert would(app)[0] == ("Attendance", "41", "2")
    press(app, WRITE)
    assert _attendance(here) == 2


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("people", [(), (ONE, TWO)], ids=["nobody", "people"])
def test_what_would_be_refused_is_neither_shown_nor_offered(here, language, people) -> None:
    """Nobody's attendance for a plan, or that of people for a plan still to come: why not stands in their place."""
    t = translator(language)
    if people:
        with session(here) as db:
            later = {"starts": "2099-12-31", "ends": "2099-12-31"}
            rows.change(db, Activity, "own-1", later, token=None, viewer=EDITOR, home_country="EG")
            db.commit()
    app = brought(opened(language), ("participants.csv", lines(ZOOM_OLD, *people)))
    choice(app, "activity").select("own-1").run()
    to_come = "The date of this activity is still to come. Correct the date, then bring the report."
    assert without_marks(t(to_come if people else NO_ATTENDANCE["planned"])) in said(app)
    assert would(app) == [] and WRITE not in buttons(app)
    held = t("On record as: {status}. Writing the attendance makes it held.", status=t.label("planned", "status"))
    assert without_marks(held) not in said(app)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_report_of_another_day_than_the_activity_says_so(here, language: str) -> None:
    """Beside what it would write, so that it is not written to the wrong one unseen; once it is, nothing is asked."""
    t = translator(language)
    app = brought(opened(language), ("participants.csv", lines(ZOOM_OLD, ONE, TWO)))
    choice(app, "activity").select("own-1").run()
    day, first = (t.isolate(day) if t.is_rtl else day for day in DAYS)
    of = without_marks(t("This report is of {day}, and the activity of {first}.", day=day, first=first))
    asked = f"{of} {t('Is it the right one?')}"
    assert of not in said(app)
    with session(here) as db:
        other = {"starts": DAYS[1], "ends": DAYS[1]}
        rows.change(db, Activity, "own-1", other, token=None, viewer=EDITOR, home_country="EG")
        db.commit()
    for here_already in (False, True):
        app = brought(opened(language), ("participants.csv", lines(ZOOM_OLD, ONE, TWO)))
        choice(app, "activity").select("own-1").run()
        assert of in said(app) and (asked in said(app)) != here_already
        if not here_already:
            press(app, WRITE)


def test_readings_that_changed_meanwhile_are_shown_again(here) -> None:
    app = brought(opened("en"), (NAME, CHAT.encode()))
    choice(app, "channel").select("own-group").run()
    with session(here) as db:
        typed = {"channel": "own-group", "read_on": "2026-08-13", "messages": 1, "basis": "counted"}
        rows.add(db, ChannelReading, typed, viewer=EDITOR, home_country="EG")
        db.commit()
    press(app, WRITE)
    assert "Somebody changed this row meanwhile" in said(app)
    assert would(app)[0] == ("2026-08-13", "Messages", "1", "2")
    press(app, WRITE)
    assert "Written: 0 added, 1 changed" in said(app)


def test_the_next_chat_in_its_place_asks_anew(here) -> None:
    """Without Clear between them: the channel of the first is not the channel of the second."""
    app = brought(opened("en"), (NAME, CHAT.encode()))
    choice(app, "channel").select("own-group").run()
    assert WRITE in buttons(app)
    brought(app, (NAME, OTHER.encode()))
    assert choice(app, "channel").value is None and WRITE not in buttons(app)


def test_the_next_report_of_an_activity_asks_anew(here) -> None:
    """What the activity was when the first was chosen is forgotten with it: no conflict is made up."""
    app = brought(opened("en"), ("participants.csv", lines(ZOOM_OLD, ONE, TWO)))
    choice(app, "activity").select("own-1").run()
    _typed(here, 40)
    brought(app, ("participants.csv", lines(ZOOM_OLD, ONE)))
    assert choice(app, "activity").value is None and WRITE not in buttons(app)
    choice(app, "activity").select("own-1").run()
    press(app, WRITE)
    assert "meanwhile" not in said(app) and _attendance(here) == 1


def test_two_reports_of_one_channel_make_no_conflict(here) -> None:
    """What the first wrote is there when the second is looked at again."""
    app = brought(opened("en"), (NAME, CHAT.encode()), ("second.txt", LONGER.encode()))
    for place in range(2):
        choice(app, "channel", place).select("own-group").run()
    press(app, "jisr.import.write.0")
    press(app, "jisr.import.write.1")
    assert "meanwhile" not in said(app) and "Written: 1 added, 1 changed" in said(app)


def test_what_was_taken_back_is_not_said_to_be_written(here) -> None:
    """Of a chat; the report beside it, which was not written, stays with what was chosen for it, and is looked at
    anew: the day that it shares with the chat is to be added again."""
    app = brought(opened("en"), (NAME, CHAT.encode()), ("second.txt", CHAT.replace("text", "words").encode()))
    for place in (0, 1):
        choice(app, "channel", place).select("own-group").run()
    press(app, "jisr.import.write.0")
    assert "Written: 1 added" in said(app) and "jisr.import.write.1" not in buttons(app)
    press(app, _undo(app))
    assert "Taken back: 1 row" in said(app) and "Written: " not in said(app)
    assert choice(app, "channel", 1).value == "own-group"
    press(app, "jisr.import.write.1")
    assert "Written: 1 added" in said(app)
    press(app, _undo(app))
    assert "Written: " not in said(app) and "jisr.import.clear" not in buttons(app)


def _undo(app) -> str:
    return next(key for key in buttons(app) if str(key).startswith("jisr.import.undo."))


def _typed(url: str, attendance: int) -> None:
    with session(url) as db:
        values = {"attendance": attendance, "attendance_basis": "estimated"}
        rows.change(db, Activity, "own-1", values, token=None, viewer=EDITOR, home_country="EG")
        db.commit()


def _attendance(url: str) -> int | None:
    with session(url) as db:
        return db.scalar(select(Activity.attendance).where(Activity.key == "own-1"))
