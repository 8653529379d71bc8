"""Import files: looked at first, written when somebody says so, taken back; and nothing of a chat is kept."""

import logging
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import select
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from models import Activity, Channel, ChannelReading, Community, ImportRun, Topic
from models.engine import engine, session
from outreach.acting import Role, Viewer
from outreach.i18n import LANGUAGES, translator
from outreach.importers.followers import Measure
from outreach.importers.report_words import MEASURES
from outreach.screen import frame, menu, pagetable
from outreach.settings import ROOT
from outreach.writing import rows
from tests.importers.made_files import made, row
from tests.importers.meetings.reports import ONE, TWO, ZOOM_OLD, lines
from tests.shown import open_app, texts, without_marks

EDITOR = Viewer("Editor One", Role.EDITOR)
WORDS = ("Zqxword", "Zqxname", "Zqxgroup", "100 000 0001", "1000000001")
CHAT = (
    "13/08/2026, 22:00 - Zqxname One: Zqxword first\n"
    "13/08/2026, 22:01 - +20 100 000 0001: Zqxword second\nZqxword goes on\n"
    "14/08/2026, 09:00 - Zqxname One: Zqxword third\n"
)
NAME = "WhatsApp Chat with Zqxgroup.txt"


@pytest.fixture(autouse=True)
def first(monkeypatch) -> None:
    """The page stands at the root: AppTest begins each run of another one with a cold link, where uploads are lost."""
    order = sorted(pagetable.PAGES, key=lambda info: info.key != "import_files")
    for module in (pagetable, frame, menu):
        monkeypatch.setattr(module, "PAGES", tuple(order))


@pytest.fixture
def here(record_url: str, environment, tmp_path: Path) -> str:
    """A copy of the public record of its own, with a group and an activity of the ministry's."""
    path = tmp_path / "outreach.db"
    with (
        closing(sqlite3.connect(record_url.removeprefix("sqlite:///"))) as record,
        closing(sqlite3.connect(path)) as own,
    ):
        record.backup(own)
    url = f"sqlite:///{path}"
    with session(url) as db:
        group = {"key": "own-group", "kind": "whatsapp_group", "name_en": "Own group", "name_ar": "مجموعة"}
        rows.add(db, Channel, group, viewer=EDITOR, home_country="EG")
        day = {"starts": "2026-09-19", "ends": "2026-09-19", "precision": "day", "date_basis": "event"}
        titles = {"title_en": "Own session", "title_ar": "لقاء"}
        own = {"key": "own-1", "kind": "virtual_session", "status": "planned", "organiser": "emigration_ministry"}
        rows.add(db, Activity, {**own, **day, **titles}, viewer=EDITOR, home_country="EG")
        db.commit()
    environment(DATABASE_URL=url, JISR_USER="Editor Two")
    yield url
    engine(url).dispose()


def opened(language: str) -> AppTest:
    """The page, as it stays from one click to the next."""
    app = open_app(lang=language)
    # The hash of the dashboard itself, since that of a page is also the one of its file, run without the dashboard.
    app._page_hash = calc_hash(str(ROOT / "dashboard.py"))
    return app


def brought(app: AppTest, *files: tuple[str, bytes]) -> AppTest:
    """The page after these files were dropped on it."""
    app.file_uploader[0].set_value([(name, content, "text/plain") for name, content in files])
    return app.run()


def said(app: AppTest) -> str:
    """All that the page says, as it looks."""
    return without_marks("\n".join(texts(app)))


def state(app: AppTest) -> str:
    """All that the session keeps."""
    return repr(dict(app.session_state._state.filtered_state))


def press(app: AppTest, key: str) -> AppTest:
    """The page after a click on this button."""
    return app.button(key=key).click().run()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_file_with_errors_shows_them_and_writes_nothing(here, language) -> None:
    """All of them, with line, column and value; the good row is not written either, and there is no way to confirm."""
    app = opened(language)
    wrong = made([row("topics"), row("topics", key="a b"), row("topics", key="t3", label_en="", label_ar="")])
    brought(app, ("topics.csv", wrong))
    errors = next(frame.value for frame in app.dataframe if "expected" in frame.value.columns)
    assert errors[["file", "row", "column", "value"]].values.tolist() == [
        ["topics.csv", 3, "key", "a b"],
        ["topics.csv", 4, "label_en", ""],
    ]
    assert [each.key for each in app.button if each.key == "jisr.import.confirm"] == []
    assert len([each for each in app.get("download_button") if "topics.csv" in without_marks(each.proto.label)]) == 2
    with session(here) as db:
        assert db.scalars(select(ImportRun.id).where(ImportRun.file_name == "topics.csv")).all() == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_good_file_is_looked_at_written_and_taken_back(here, language) -> None:
    """Looked at: nothing is written. Confirmed: in one go, by whom the settings name. Undone: as before."""
    t = translator(language)
    app = brought(opened(language), ("communities.csv", made([row("communities")])))
    assert _communities(here) == []
    counts = next(frame.value for frame in app.dataframe if "refused" in frame.value.columns)
    assert counts[["added", "changed", "left", "refused"]].values.tolist() == [[1, 0, 0, 0]]
    press(app, "jisr.import.confirm")
    assert not app.exception and _communities(here) == ["sa-tabuk"]
    with session(here) as db:
        run = db.scalars(select(ImportRun).where(ImportRun.file_name == "communities.csv")).one()
        assert (run.imported_by, run.rows_added) == ("Editor Two", 1)
        number = run.id
    press(app, f"jisr.import.undo.{number}")
    assert _communities(here) == []
    assert t("Taken back: {n} rows are what they were before.", n=1) in said(app)
    assert f"jisr.import.undo.{number}" not in [each.key for each in app.button]


def test_what_was_changed_again_since_is_not_taken_back(here) -> None:
    """It says of how many rows that is true, and of which."""
    app = brought(opened("en"), ("topics.csv", made([row("topics", key="new-1"), row("topics", key="new-2")])))
    press(app, "jisr.import.confirm")
    with session(here) as db:
        rows.change(db, Topic, "new-2", {"note": "x"}, token=None, viewer=EDITOR, home_country="EG")
        number = db.scalars(select(ImportRun.id).where(ImportRun.file_name == "topics.csv")).one()
        db.commit()
    press(app.run(), f"jisr.import.undo.{number}")
    assert "1 of its rows were changed again later, among them topic new-2" in said(app)
    with session(here) as db:
        assert len(db.scalars(select(Topic).where(Topic.key.in_(["new-1", "new-2"]))).all()) == 2


def _communities(url: str) -> list[str]:
    with session(url) as db:
        return db.scalars(select(Community.key).where(Community.key == "sa-tabuk")).all()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_chat_becomes_counts_and_nothing_of_it_is_kept(here, language, caplog) -> None:
    """Neither words nor names nor numbers nor the file's name: on the page, in its state, in logs, in the database."""
    caplog.set_level(logging.DEBUG)
    app = brought(opened(language), (NAME, CHAT.encode()))
    shown = said(app)
    app.selectbox(key="jisr.import.channel.0").select("own-group").run()
    press(app, "jisr.import.write.0")
    assert not app.exception
    with session(here) as db:
        found = db.execute(
            select(ChannelReading.read_on, ChannelReading.messages, ChannelReading.active_members)
            .join(Channel, Channel.id == ChannelReading.channel_id)
            .where(Channel.key == "own-group")
            .order_by(ChannelReading.read_on)
        )
        assert [(str(day), *counts) for day, *counts in found] == [("2026-08-13", 2, 2), ("2026-08-14", 1, 1)]
    engine(here).dispose()
    path = Path(here.removeprefix("sqlite:///"))
    stored = b"".join(one.read_bytes() for one in path.parent.glob("outreach.db*"))
    kept = state(app)
    for word in WORDS:
        assert word not in shown + said(app) + caplog.text + kept
        assert word.encode() not in stored


def test_the_same_chat_twice_changes_nothing(here) -> None:
    """The second time says so, and leaves no import behind."""
    app = opened("en")
    for _ in range(2):
        brought(app, (NAME, CHAT.encode()))
        app.selectbox(key="jisr.import.channel.0").select("own-group").run()
        press(app, "jisr.import.write.0")
    assert "Nothing to do" in said(app)
    with session(here) as db:
        assert db.scalars(select(ImportRun.file_name).where(ImportRun.reader == "chat")).all() == ["chat export"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_attendance_goes_to_the_activity_of_its_day_and_is_taken_back(here, language, caplog) -> None:
    """That of the same day stands first; what was planned is held by it; nobody's name is on the page or in a log."""
    caplog.set_level(logging.DEBUG)
    t = translator(language)
    app = brought(opened(language), ("participants_1.csv", lines(ZOOM_OLD, ONE, TWO)))
    choice = app.selectbox(key="jisr.import.activity.0")
    assert "2026" in without_marks(choice.options[0])
    choice.select("own-1").run()
    held = t("On record as: {status}. Writing the attendance makes it held.", status=t.label("planned", "status"))
    assert held in said(app)
    press(app, "jisr.import.write.0")
    assert not app.exception and _own(here) == (2, "counted", 61, "held")
    for word in ("Attendee", "example.org", "participants_1"):
        assert word not in said(app) + caplog.text + state(app)
    press(app, back := next(each.key for each in app.button if each.key.startswith("jisr.import.undo.")))
    assert _own(here) == (None, "not_collected", None, "planned")
    assert back not in [each.key for each in app.button] and "Editor Two" in said(app)


def _own(url: str) -> tuple:
    with session(url) as db:
        own = db.scalars(select(Activity).where(Activity.key == "own-1")).one()
        return own.attendance, own.attendance_basis, own.minutes, own.status


def test_an_order_of_dates_is_asked_with_its_days_written_out(here) -> None:
    """Until somebody says which day it was, nothing can be written."""
    app = opened("en")
    ambiguous = lines(ZOOM_OLD, *(line.replace("09/19/2026", "09/10/2026") for line in (ONE, TWO)))
    brought(app, ("participants.csv", ambiguous))
    assert "9 October 2026" in said(app) and "10 September 2026" in said(app)
    assert "jisr.import.write.0" not in [each.key for each in app.button]
    app.radio[0].set_value("month_first").run()
    facts = next(frame.value for frame in app.dataframe if "number" in frame.value.columns)
    assert "10 September 2026" in facts["number"].tolist()


@pytest.mark.parametrize("language", LANGUAGES)
def test_new_follows_are_explained_and_stored_as_no_audience(here, language) -> None:
    app = brought(opened(language), ("Follows.csv", b'sep=,\n"Follows"\n"Date","Primary"\n"2026-08-13","5"\n'))
    assert translator(language)(MEASURES[Measure.NEW_FOLLOWS]) in said(app)
    app.selectbox(key="jisr.import.channel.0").select_index(0).run()
    press(app, "jisr.import.write.0")
    with session(here) as db:
        found = db.execute(select(ChannelReading).where(ChannelReading.new_followers == 5)).scalars().one()
        assert (found.audience, found.audience_unit, found.net_followers) == (None, None, None)


def test_a_text_that_is_no_chat_is_refused_without_a_word_of_it(here) -> None:
    """Its first line, which an error about rows would show, may be somebody's."""
    app = brought(opened("en"), (NAME, b"Zqxword, Zqxname\nZqxword\n"))
    assert "file 1" in said(app) and not any(word in said(app) for word in WORDS)


@pytest.mark.parametrize(("role", "may"), [("analyst", False), ("editor", True)])
def test_who_may_not_write_is_told_so(here, environment, role, may) -> None:
    environment(JISR_ROLE=role)
    app = opened("en")
    assert bool(app.file_uploader) == may
    assert ("This page takes another role." in said(app)) != may
