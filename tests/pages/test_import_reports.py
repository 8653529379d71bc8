"""Reports about people on the page of imports: counts come in, and nothing of anybody is kept."""

import logging
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from models import Activity, Channel, ChannelReading, ImportRun
from models.codes import ChannelKind
from models.engine import engine, session
from outreach.i18n import translator
from outreach.importers.followers import Measure
from outreach.importers.report_words import MEASURES
from outreach.screen import file_button
from tests.importers.meetings.reports import ONE, TWO, ZOOM_OLD, lines
from tests.importers.planted import CHAT, NAME, WORDS
from tests.pages.importing import brought, choice, here, opened, press, said, state
from tests.shown import without_marks

__all__ = ["here"]


def test_a_chat_becomes_counts_and_nothing_of_it_is_kept(here, caplog) -> None:
    """Neither words nor names nor numbers nor the file's name: on the page, in its state, in logs, in the database."""
    caplog.set_level(logging.DEBUG)
    app = brought(opened("en"), (NAME, CHAT.encode()))
    shown = said(app)
    choice(app, "channel").select("own-group").run()
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


@pytest.mark.parametrize(("language", "name"), [("en", "Own group"), ("ar", "مجموعة")])
def test_the_list_of_imports_says_which_channel_and_days_a_report_was_of(here, language, name) -> None:
    """By name, in either language, so that Undo stands beside something that can be told from the next."""
    t = translator(language)
    app = brought(opened(language), (NAME, CHAT.encode()))
    choice(app, "channel").select("own-group").run()
    press(app, "jisr.import.write.0")
    days = t.period(date(2026, 8, 13), date(2026, 8, 14))
    assert f"**{t('Chat export')} · {t.isolate(name)} · {days}**" in said(app)


def test_the_same_chat_twice_changes_nothing(here) -> None:
    """The second time says so, there is nothing to press, and no import is left behind."""
    app = opened("en")
    for again in range(2):
        brought(app, (NAME, CHAT.encode()))
        choice(app, "channel").select("own-group").run()
        assert ("Nothing to do" in said(app)) == bool(again)
        if not again:
            press(app, "jisr.import.write.0")
    assert "jisr.import.write.0" not in [each.key for each in app.button]
    with session(here) as db:
        assert db.scalars(select(ImportRun.file_name).where(ImportRun.reader == "chat")).all() == ["chat export"]


def test_attendance_goes_to_the_activity_of_its_day_and_is_taken_back(here, caplog) -> None:
    """That of the same day stands first; what was planned is held by it; nobody's name is on the page or in a log."""
    caplog.set_level(logging.DEBUG)
    t = translator("ar")
    app = brought(opened("ar"), ("participants_1.csv", lines(ZOOM_OLD, ONE, TWO)))
    activity = choice(app, "activity")
    assert "2026" in without_marks(activity.options[0])
    activity.select("own-1").run()
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


def test_new_follows_are_explained_and_stored_as_no_audience(here) -> None:
    app = brought(opened("ar"), ("Follows.csv", b'sep=,\n"Follows"\n"Date","Primary"\n"2026-08-13","5"\n'))
    assert translator("ar")(MEASURES[Measure.NEW_FOLLOWS]) in said(app)
    channel = choice(app, "channel")
    with session(here) as db:
        kinds = (ChannelKind.FACEBOOK_PAGE, ChannelKind.FACEBOOK_GROUP, ChannelKind.INSTAGRAM)
        assert len(channel.options) == len(db.scalars(select(Channel.id).where(Channel.kind.in_(kinds))).all()) > 0
    channel.select_index(0).run()
    press(app, "jisr.import.write.0")
    with session(here) as db:
        found = db.execute(select(ChannelReading).where(ChannelReading.new_followers == 5)).scalars().one()
        assert (found.audience, found.audience_unit, found.net_followers) == (None, None, None)


def test_a_text_that_is_no_chat_is_refused_without_a_word_of_it(here) -> None:
    """Its first line, which an error about rows would show, may be somebody's."""
    app = brought(opened("en"), (NAME, b"Zqxword, Zqxname\nZqxword\n"))
    assert "file 1" in said(app) and not any(word in said(app) for word in WORDS)


def test_the_files_of_two_chats_have_two_names(here, monkeypatch) -> None:
    """By the chat's number on the page: its own name may be that of a person."""
    app = brought(opened("en"), (NAME, CHAT.encode()), (f"b{NAME}", CHAT.encode() + b"\n"))
    for place in range(2):
        choice(app, "channel", place).select("own-group").run()
    named, name_it = [], file_button.file_name
    monkeypatch.setattr(file_button, "file_name", lambda **how: named.append(name_it(**how)) or named[-1])
    app.run()
    for topic in ("counts-by-day", "changes"):
        assert len({name for name in named if name.startswith(topic)}) == 2
    assert len(set(named)) == len(named) and not any(word.lower() in name for word in WORDS for name in named)
