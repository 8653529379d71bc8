"""The last imports, and where a report may belong, on both databases."""

from datetime import date

import pytest
from sqlalchemy import select
from sqlmodel import Session

from models import Activity, Channel, ChannelReading
from models.codes import AudienceUnit, ChannelKind
from outreach.acting import NotAllowed, Role, Viewer
from outreach.i18n import translator
from outreach.importers.attend import attend
from outreach.importers.keep import Reading, take
from outreach.importers.kept import Kept
from outreach.importers.kinds import NAMES, Kind
from outreach.importers.named import name_of
from outreach.importers.opened import opened
from outreach.importers.table import Incoming
from outreach.queries import imports, receiving
from outreach.writing import rows
from outreach.writing.problems import Missing
from outreach.writing.undo import in_the_way, undo_import
from tests.importers.meetings.reports import ONE, TWO, ZOOM_OLD, lines

EDITOR = Viewer("Editor One", Role.EDITOR)
HOME = "EG"
DAY = date(2026, 9, 10)


@pytest.fixture
def own(db: Session) -> Session:
    """A session on a database with a group, a page, and activities of three days."""
    for key, kind in (("group", "whatsapp_group"), ("page", "facebook_page"), ("line", "hotline")):
        rows.add(db, Channel, {"key": key, "kind": kind, "name_en": key}, viewer=EDITOR, home_country=HOME)
    for number, (day, status) in enumerate(
        [("2026-09-01", "held"), ("2026-09-10", "planned"), ("2026-09-20", "held"), ("2026-09-10", "cancelled")]
    ):
        dated = {"starts": day, "ends": day, "precision": "day", "date_basis": "event"}
        fixed = {"key": f"a{number}", "kind": "visit", "status": status, "organiser": "mission", "title_en": "T"}
        fixed["cancelled_because"] = "Rain" if status == "cancelled" else ""
        rows.add(db, Activity, {**fixed, **dated}, viewer=EDITOR, home_country=HOME)
    db.commit()
    return db


def taken(db: Session, *readings: Reading, viewer: Viewer = EDITOR, channel: str = "group") -> Kept:
    return take(db, channel=channel, readings=readings, kind=Kind.CHAT, checksum="0" * 64, viewer=viewer)


def test_an_import_is_undoable_until_something_touches_it(own) -> None:
    """And another import of the same rows touches it too; once taken back, nothing is left to take back."""
    assert imports.last(own).empty
    assert taken(own, Reading(DAY, messages=3, active_members=2)) == Kept(added=1)
    assert imports.last(own)[["reader", "file_name", "rows_added", "undoable"]].values.tolist() == [
        ["chat", "chat export", 1, True]
    ]
    assert taken(own, Reading(DAY, messages=5, active_members=2)) == Kept(changed=1)
    later, first = imports.last(own)["id"].tolist()
    assert in_the_way(own, run_id=first, most=6) == [("channel_reading", f"group/{DAY}/")]
    assert in_the_way(own, run_id=later, most=6) == []
    assert undo_import(own, run_id=later, viewer=EDITOR, home_country=HOME) == 1
    assert in_the_way(own, run_id=first, most=6) == []
    found = imports.last(own)
    assert found["undoable"].tolist() == [False, True]
    assert found["undone_by"].tolist() == ["Editor One", None]
    assert found["undone_at"].iloc[0] >= found["imported_at"].iloc[0] and found["undone_at"].iloc[1] is None


@pytest.mark.parametrize(("language", "name"), [("en", "A group"), ("ar", "مجموعة")])
def test_reports_are_told_apart_by_what_they_were_written_to(own, language, name) -> None:
    """By its name as it is now, and the days; what was deleted since goes by its key."""
    t = translator(language)
    days = t.period(date(2026, 9, 10), date(2026, 9, 12))
    taken(own, *(Reading(date(2026, 9, day), messages=3, active_members=2) for day in (12, 10, 11)))
    file = Incoming("people.csv", data=lines(ZOOM_OLD, ONE, TWO))
    report = opened(file, kind=Kind.MEETING, this_year=2026).chosen("")
    here = {"viewer": EDITOR, "home_country": HOME}
    attend(own, activity="a0", report=report, checksum="0" * 64, today=date(2027, 1, 1), **here)
    rows.change(own, Channel, "group", {"name_en": "A group", "name_ar": "مجموعة"}, token=None, **here)
    chat, meeting = t(NAMES[Kind.CHAT]), t(NAMES[Kind.MEETING])
    assert named(own, language) == [f"{meeting} · ⁨T⁩ · {t.date(date(2026, 9, 1))}", f"{chat} · ⁨{name}⁩ · {days}"]
    for run in imports.last(own)["id"].tolist():
        undo_import(own, run_id=run, **here)
    for table, key in ((Channel, "group"), (Activity, "a0")):
        rows.delete(own, table, key, token=None, **here)
    assert named(own, language) == [f"{meeting} · ⁨a0⁩", f"{chat} · ⁨group⁩ · {days}"]


def named(db: Session, language: str) -> list[str]:
    return [name_of(row, t=translator(language)) for row in imports.last(db).to_dict("records")]


def test_every_report_is_looked_up(own) -> None:
    assert set(imports.REPORTS) == set(NAMES)


def test_counts_of_a_day_are_never_lowered_and_an_audience_is_what_it_is(own) -> None:
    """An export that begins in the middle of a day knows less of it than the one before."""
    taken(own, Reading(DAY, messages=5, active_members=2), Reading(DAY, AudienceUnit.MEMBERS, audience=57))
    assert taken(own, Reading(DAY, messages=3, active_members=1)) == Kept(left=1)
    assert taken(own, Reading(DAY, AudienceUnit.MEMBERS, audience=50)) == Kept(changed=1)


def test_who_joined_and_left_is_never_lowered_and_never_forgotten(own) -> None:
    """None is unknown: it takes nothing away from a number, and a number is written over it."""
    taken(own, Reading(DAY, messages=5, active_members=2))
    assert taken(own, Reading(DAY, messages=5, active_members=2, joined=3, departed=0)) == Kept(changed=1)
    assert taken(own, Reading(DAY, messages=5, active_members=2)) == Kept(left=1)
    assert taken(own, Reading(DAY, messages=5, active_members=2, joined=1, departed=2)) == Kept(changed=1)
    found = own.execute(select(ChannelReading.joined, ChannelReading.departed)).all()
    assert list(map(tuple, found)) == [(3, 2)]


def test_who_began_to_follow_stands_beside_what_a_day_says_already(own) -> None:
    """What another report says of the same day stays; of what both say, the last one counts."""
    taken(own, Reading(DAY, new_followers=5, net_followers=-2), channel="page")
    assert taken(own, Reading(DAY, new_followers=5), channel="page") == Kept(left=1)
    assert taken(own, Reading(DAY, messages=1), Reading(DAY, AudienceUnit.FOLLOWERS, 90), channel="page") == Kept(1, 1)
    assert taken(own, Reading(DAY, new_followers=4), channel="page") == Kept(changed=1)
    columns = (ChannelReading.audience, ChannelReading.messages, ChannelReading.new_followers)
    found = own.execute(select(*columns, ChannelReading.net_followers).order_by(ChannelReading.id)).all()
    assert list(map(tuple, found)) == [(None, 1, 4, -2), (90, None, None, None)]


def test_who_may_not_write_and_what_is_not_there(own) -> None:
    with pytest.raises(NotAllowed):
        taken(own, Reading(DAY, messages=1), viewer=Viewer("Somebody", Role.ANALYST))
    with pytest.raises(Missing):
        taken(own, Reading(DAY, messages=1), channel="none")


def test_activities_of_the_day_stand_first(own) -> None:
    """Then the newest, and last what is still to come, the nearest first; what was cancelled is none of them. Without a
    day there is only the order of days."""
    found = receiving.activities(own, day=DAY, today=date(2027, 1, 1))
    assert found[["key", "status", "same_day"]].values.tolist() == [
        ["a1", "planned", True], ["a2", "held", False], ["a0", "held", False],
    ]  # fmt: skip
    for today, order in ((date(2027, 1, 1), ["a2", "a1", "a0"]), (date(2026, 9, 5), ["a0", "a1", "a2"])):
        assert receiving.activities(own, day=None, today=today)["key"].tolist() == order


def test_a_chat_is_of_a_group_and_followers_of_what_is_followed(own) -> None:
    assert receiving.channels(own, kinds=(ChannelKind.WHATSAPP_GROUP,))["key"].tolist() == ["group"]
    assert receiving.channels(own, kinds=(ChannelKind.X, ChannelKind.FACEBOOK_PAGE))["key"].tolist() == ["page"]
