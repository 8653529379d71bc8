"""``python -m outreach import`` with attendance reports, chats and reports of followers, on both databases."""

import logging
from pathlib import Path

import pytest
from sqlalchemy import select

from models import Activity, Base, Change, Channel, ChannelReading, ImportRun
from models.engine import session
from outreach.__main__ import main
from outreach.acting import Role, Viewer
from outreach.importers.kinds import HEAD, Kind, kind_of
from outreach.importers.table import Incoming
from outreach.writing import rows
from outreach.writing.undo import undo_import
from tests.importers.made_files import made, row
from tests.importers.meetings.reports import ONE, TWO, ZOOM_OLD, lines
from tests.importers.planted import CHAT, NAME, WORDS
from tests.importers.whatsapp.chats import archive

EDITOR = Viewer("Editor One", Role.EDITOR)
AMBIGUOUS = [line.replace("09/19/2026", "09/10/2026") for line in (ONE, TWO)]
TIKTOK = b"Date,Followers,Difference in followers from previous day\nAugust 13,120,2\nAugust 14,125,5\n"


CHANNELS = {
    "group": "whatsapp_group", "page": "facebook_page", "photos": "instagram", "video": "youtube", "short": "tiktok",
    "short-words": "x", "other": "other",
}  # fmt: skip
DAY = '"2026-08-13T00:00:00","5"\n'
FOLLOWERS = {
    "facebook": f'sep=,\n"Facebook follows"\n"Date","Primary"\n{DAY}'.encode(),
    "instagram": f'sep=,\n"Instagram follows"\n"Date","Primary"\n{DAY}'.encode(),
    "meta": f'sep=,\n"Follows"\n"Date","Primary"\n{DAY}'.encode(),
    "youtube": b"Date,Subscribers gained,Subscribers lost\n2026-08-14,6,8\n",
    "tiktok": b"Date,Followers,Difference in followers from previous day\n2026-08-14,120,2\n",
    "x": b"Date,New follows,Unfollows\n2026-08-14,6,8\n",
}
TAKEN_BY = {
    "facebook": {"page"}, "instagram": {"photos"}, "meta": {"page", "photos"}, "youtube": {"video"},
    "tiktok": {"short"}, "x": {"short-words"},
}  # fmt: skip


@pytest.fixture
def here(url: str, environment) -> str:
    """A database, of each kind, with a group, a page and an activity of the ministry's own."""
    with session(url) as db:
        for key, kind in CHANNELS.items():
            rows.add(db, Channel, {"key": key, "kind": kind, "name_en": key}, viewer=EDITOR, home_country="EG")
        day = {"starts": "2026-09-19", "ends": "2026-09-19", "precision": "day", "date_basis": "event"}
        own = {"key": "own-1", "kind": "virtual_session", "status": "held", "organiser": "emigration_ministry"}
        rows.add(db, Activity, {**own, **day, "title_en": "Own"}, viewer=EDITOR, home_country="EG")
        db.commit()
    environment(DATABASE_URL=url, JISR_HOME_COUNTRY="EG", JISR_LANGUAGE="en", JISR_USER="Editor Two")
    return url


def readings(url: str) -> list[tuple]:
    """Every reading: day, unit, audience, messages, who wrote."""
    columns = ("read_on", "audience_unit", "audience", "messages", "active_members")
    chosen = select(*(getattr(ChannelReading, name) for name in columns)).order_by(ChannelReading.read_on)
    with session(url) as db:
        return [(str(day), *rest) for day, *rest in db.execute(chosen)]


def test_a_chat_without_a_channel_only_says_what_it_counted(here, file, capsys) -> None:
    """And what is missing, as a dry run does."""
    chat = file(NAME, CHAT.encode())
    for options in ([], ["--dry-run"]):
        assert main(["import", chat, *options]) == 1
        said = capsys.readouterr().out
        assert "Messages: 3" in said and "--channel KEY" in said
    assert readings(here) == []


def test_a_chat_becomes_readings_and_the_same_again_changes_nothing(here, file, capsys) -> None:
    """As a text or in the phone's archive; a longer export of the same days only adds, and an older one takes none."""
    chat = file(NAME, CHAT.encode())
    assert main(["import", chat, "--channel", "group", "--dry-run"]) == 0
    assert "It would write: 2 added" in capsys.readouterr().out and readings(here) == []
    assert main(["import", chat, "--channel", "group"]) == 0
    expected = [("2026-08-13", None, None, 2, 2), ("2026-08-14", None, None, 1, 1)]
    assert readings(here) == expected
    for name, content in ((NAME, CHAT.encode()), ("chat.zip", archive((NAME, CHAT)))):
        assert main(["import", file(name, content), "--channel", "group"]) == 0
        assert "Nothing to do" in capsys.readouterr().out
    longer = CHAT + "14/08/2026, 10:00 - Zqxname Two: Zqxword fourth\n"
    assert main(["import", file(NAME, longer.encode()), "--channel", "group"]) == 0
    assert main(["import", chat, "--channel", "group"]) == 0
    assert readings(here) == [expected[0], ("2026-08-14", None, None, 2, 2)]


def test_the_size_of_a_group_is_its_members_on_the_last_day(here, file) -> None:
    """Where a notice of the chat states it."""
    chat = CHAT + "14/08/2026, 09:30 - Group · 57 members\n14/08/2026, 09:31 - Zqxname One: Zqxword\n"
    assert main(["import", file(NAME, chat.encode()), "--channel", "group"]) == 0
    found = [one for one in readings(here) if one[1] is not None]
    assert found == [("2026-08-14", "members", 57, None, None)]


def test_nothing_of_a_chat_is_kept(here, file, capsys, caplog) -> None:
    """Words, names, numbers and the file's own name: not in what is said or logged, and in no table."""
    caplog.set_level(logging.DEBUG)
    for options in ([], ["--dry-run"], ["--channel", "none"], ["--channel", "group"]):
        main(["import", file(NAME, CHAT.encode()), *options])
    main(["import", file(NAME, b"Zqxword, Zqxname\nZqxword\n")])
    captured = capsys.readouterr()
    with session(here) as db:
        stored = repr([db.execute(select(table)).all() for table in Base.metadata.sorted_tables])
        assert [run.file_name for run in db.scalars(select(ImportRun))] == ["chat export"]
    if here.startswith("sqlite"):
        path = Path(here.removeprefix("sqlite:///"))
        stored += repr([one.read_bytes() for one in path.parent.glob(f"{path.name}*")])
    for word in WORDS:
        assert word not in captured.out + captured.err + caplog.text + stored


def test_attendance_goes_to_an_activity(here, file, capsys) -> None:
    """Counted, with its length, and the history says by whom and that it was an import."""
    report = file("participants.csv", lines(ZOOM_OLD, ONE, TWO))
    assert main(["import", report, "--activity", "own-1"]) == 0
    assert "Attendee" not in capsys.readouterr().out
    with session(here) as db:
        own = db.scalars(select(Activity)).one()
        assert (own.attendance, own.attendance_basis, own.minutes) == (2, "counted", 61)
        last = db.scalars(select(Change).order_by(Change.id.desc())).first()
        assert (last.by, last.how, last.row_key) == ("Editor Two", "import", "own-1")
    assert main(["import", report, "--activity", "own-1"]) == 0
    assert "Nothing to do" in capsys.readouterr().out
    assert main(["import", report, "--activity", "none"]) == 1


def test_an_order_of_dates_is_asked_for(here, file, capsys) -> None:
    """With both days written out; the answer settles it."""
    report = file("participants.csv", lines(ZOOM_OLD, *AMBIGUOUS))
    for options in ([], ["--dry-run"]):
        assert main(["import", report, "--activity", "own-1", *options]) == 1
        said = capsys.readouterr().out
        assert "9 October 2026" in said and "10 September 2026" in said
    assert main(["import", report, "--activity", "own-1", "--date-order", "month_first", "--other-day"]) == 0
    assert "Day: 10 September 2026" in capsys.readouterr().out


def test_totals_are_an_audience(here, file, capsys) -> None:
    """Where a report leaves the year out, it is asked for."""
    totals = file("totals.csv", TIKTOK)
    for options in ([], ["--dry-run"]):
        assert main(["import", totals, "--channel", "short", *options]) == 1
        assert "--year" in capsys.readouterr().out
    assert main(["import", totals, "--channel", "short", "--year", "2026"]) == 0
    expected = [("2026-08-13", "followers", 120), ("2026-08-14", "followers", 125)]
    assert [one[:3] for one in readings(here)] == expected
    capsys.readouterr()
    assert main(["import", totals, "--channel", "short", "--year", "2026"]) == 0
    assert "Nothing to do" in capsys.readouterr().out and [one[:3] for one in readings(here)] == expected


def test_new_follows_and_growth_are_stored_and_are_no_audience(here, file, capsys) -> None:
    """Each says what it measures; gained and lost are new followers and the difference between the two."""
    new = b'sep=,\n"Follows"\n"Date","Primary"\n"2026-08-13T00:00:00","5"\n'
    net = b"Date,Subscribers gained,Subscribers lost\n2026-08-14,6,8\n"
    for name, content, said in (("page", new, "stored as new followers"), ("video", net, "stored as growth")):
        assert main(["import", file(f"{name}.csv", content), "--channel", name]) == 0
        assert said in capsys.readouterr().out
        assert main(["import", str(file(f"{name}-again.csv", content)), "--channel", name]) == 0
        assert "Nothing to do" in capsys.readouterr().out
    with session(here) as db:
        found = db.execute(select(ChannelReading.new_followers, ChannelReading.net_followers))
        assert sorted(map(tuple, found)) == [(5, None), (6, -2)]
    assert readings(here) == [("2026-08-13", *[None] * 4), ("2026-08-14", *[None] * 4)]


@pytest.mark.parametrize("url", ["sqlite"], indirect=True)
@pytest.mark.parametrize("platform", FOLLOWERS)
def test_a_report_goes_to_channels_of_its_platform_only(here, file, capsys, platform: str) -> None:
    """Whatever key is given; the refusal says what the channel is and which would do. A chat is of a group."""
    report = file("report.csv", FOLLOWERS[platform])
    for channel, kind in CHANNELS.items():
        code = main(["import", report, "--channel", channel])
        said = capsys.readouterr().out
        assert code == (channel not in TAKEN_BY[platform])
        assert ("This report belongs to a channel of this kind" in said and f": {kind}" in said) == bool(code)
    assert main(["import", file(NAME, CHAT.encode()), "--channel", "page"]) == 1
    assert "whatsapp_group" in capsys.readouterr().out
    with session(here) as db:
        assert set(db.scalars(select(Channel.key).join(ChannelReading))) == TAKEN_BY[platform]


def test_a_role_that_may_not_write(here, file, environment, capsys) -> None:
    environment(JISR_ROLE="analyst")
    assert main(["import", file(NAME, CHAT.encode()), "--channel", "group"]) == 1
    assert "another role" in capsys.readouterr().out and readings(here) == []


def test_a_target_takes_one_report(here, file, tmp_path: Path, capsys) -> None:
    """A folder of several is only told; each chat by its number."""
    file(NAME, CHAT.encode())
    file("second.zip", archive((NAME, CHAT)))
    file("readme.txt", b"Zqxword\n")
    assert main(["import", str(tmp_path), "--channel", "group"]) == 1
    assert main(["import", str(tmp_path), "--dry-run"]) == 1
    said = capsys.readouterr().out
    assert "Chat export 1" in said and "Chat export 2" in said and "passed over" in said
    assert readings(here) == []


def test_an_import_of_a_chat_is_taken_back(here, file) -> None:
    """With the undo of every import."""
    assert main(["import", file(NAME, CHAT.encode()), "--channel", "group"]) == 0
    with session(here) as db:
        run = db.scalars(select(ImportRun.id)).one()
        assert undo_import(db, run_id=run, viewer=EDITOR, home_country="EG") == 2
        db.commit()
    assert readings(here) == []


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (made([row("topics")]), Kind.ROWS),
        (lines(ZOOM_OLD, ONE), Kind.MEETING),
        (lines(ZOOM_OLD, *[ONE] * 2000), Kind.MEETING),
        ("\ufeff".join(["", lines(ZOOM_OLD, *[ONE] * 2000).decode()]).encode("utf-16-le"), Kind.MEETING),
        (TIKTOK, Kind.FOLLOWERS),
        (CHAT.encode(), Kind.CHAT),
        (CHAT.encode("utf-16"), Kind.CHAT),
        (archive((NAME, CHAT)), Kind.CHAT),
        (("13/08/2026, 22:00 - ن: " + "ش" * HEAD).encode(), Kind.CHAT),
        (b"one,two\n1,2\n", None),
        (b"", None),
        (b"\x00\x01\x02" * 50, None),
    ],
)
def test_a_kind_is_known_by_its_content(content, kind, tmp_path: Path) -> None:
    """Whatever it is called, uploaded or on disk."""
    path = tmp_path / "file"
    path.write_bytes(content)
    assert kind_of(Incoming("file", path)) is kind_of(Incoming("file", data=content)) is kind
