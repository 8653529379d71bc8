"""History: who changed what, in words, under the page's own filters, and never a word of what is withheld."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import func, select

from models import Activity, Change, Channel, ChannelReading, Decision, MeetingAction, Request, Target, WeekNote
from models.engine import session
from outreach.acting import Role, Viewer
from outreach.i18n import LANGUAGES, translator
from outreach.queries import history
from outreach.wording import history_rows
from outreach.wording.history_words import COLUMNS, TABLES
from outreach.writing import rows
from outreach.writing.images import snapshot
from outreach.writing.shapes import RUN, SHAPES
from tests.shown import ignored_lines, open_app, texts, without_marks

FILE = "pages/history.py"
EDITORS = [Viewer(f"Editor {name}", Role.EDITOR) for name in ("One", "Two")]
PLANTED = "Zqxword"
HOME = "EG"
OWN = {
    "key": "own-1", "kind": "visit", "status": "held", "organiser": "emigration_ministry", "title_en": "Own visit",
    "title_ar": "زيارة", "starts": "2026-09-10", "ends": "2026-09-10", "precision": "day", "date_basis": "event",
}  # fmt: skip


def write(url: str) -> None:
    """An activity by one editor, corrected by the other, and a reading."""
    with session(url) as db:
        rows.add(db, Activity, {**OWN, "notes": f"{PLANTED} a"}, viewer=EDITORS[0], home_country=HOME)
        values = {"attendance": 100, "attendance_basis": "counted", "notes": f"{PLANTED} b"}
        rows.change(db, Activity, "own-1", values, token=None, viewer=EDITORS[1], home_country=HOME)
        group = {"key": "group", "kind": "whatsapp_group", "name_en": "Own group"}
        rows.add(db, Channel, group, viewer=EDITORS[0], home_country=HOME)
        reading = {"channel": "group", "read_on": "2026-09-10", "messages": 3, "basis": "counted"}
        rows.add(db, ChannelReading, reading, viewer=EDITORS[0], home_country=HOME)
        db.commit()


@pytest.fixture
def here(record_copy: str, environment) -> str:
    """A copy of the public record of its own, in which somebody wrote."""
    write(record_copy)
    environment(DATABASE_URL=record_copy)
    return record_copy


def said(app) -> str:
    return without_marks("\n".join(texts(app)))


def test_the_query_finds_by_row_by_person_and_by_day(url) -> None:
    """On both databases: newest first, a reading under its channel's name."""
    write(url)
    zone = {"time_zone": "Africa/Cairo"}
    with session(url) as db:
        found = history.rows(db, **zone)
        assert found["table_name"].tolist() == ["channel_reading", "channel", "activity", "activity"]
        assert found["name_en"].tolist() == ["Own group", "Own group", "Own visit", "Own visit"]
        assert found["row_key"].iloc[0] == "group/2026-09-10/"
        assert history.count(db, row="activity/own-1", **zone) == 2
        assert history.count(db, row="channel_reading/group/2026-09-10/", **zone) == 1
        assert history.count(db, by="Editor Two", **zone) == 1 and history.people(db) == ("Editor One", "Editor Two")
        today = datetime.now(UTC).astimezone(history.ZoneInfo(zone["time_zone"])).date()
        assert history.count(db, day=today, **zone) == 4
        assert history.count(db, day=today.replace(year=2001), **zone) == 0
        assert history.rows(db, **zone, limit=1, offset=1)["table_name"].tolist() == ["channel"]


def test_what_the_meeting_wrote_is_named_by_its_first_words(url) -> None:
    """In either language, since it is written once; what people asked never names their request."""
    who = {"viewer": Viewer("Manager One", Role.MANAGER), "home_country": HOME}
    long = "Who travels to Kuwait and who stays, " * 5
    with session(url) as db:
        rows.add(db, Decision, {"what": long, "raised_on": "2026-09-10", "raised_by": "A"}, **who)
        rows.add(db, MeetingAction, {"week": "2026-09-05", "what": "الاتصال بالقنصلية", "owner": "A"}, **who)
        rows.add(db, Activity, OWN, **who)
        asked = {"kind": "enquiry", "summary": PLANTED, "raised_on": "2026-09-10", "activity": OWN["key"]}
        rows.add(db, Request, asked, **who)
        db.flush()
        found = history.rows(db, time_zone="Africa/Cairo").to_dict("records")
        db.rollback()
    for language in LANGUAGES:
        asked, _, action, decision = (without_marks(history_rows.what(row, t=translator(language))) for row in found)
        assert "الاتصال بالقنصلية" in action
        assert "Who travels to Kuwait" in decision and "…" in decision
        assert PLANTED not in asked


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_change_is_told_from_what_to_what(here, language) -> None:
    """Its person is a filter; the row has its page; notes are named, and none of their words is there."""
    t = translator(language)
    app = open_app(FILE, lang=language, row="activity/own-1", by="Editor Two")
    assert not app.exception and len(app.dataframe) == 2
    line, detail = app.dataframe[0].value, app.dataframe[1].value
    assert line[["who", "act", "how"]].values.tolist() == [
        ["Editor Two", t.label("changed", family="act"), t.label("form", family="how")]
    ]
    found = {row["column"]: (row["before"], row["after"]) for row in detail.to_dict("records")}
    assert found[t("Attendance")] == (t("nothing"), "100")
    assert found[t("Notes")] == ("", t(history_rows.WITHHELD))
    assert PLANTED not in said(app)
    links = [each.proto.query_string for each in app.get("page_link")]
    assert any("key=own-1" in link for link in links)


def test_the_file_has_a_line_for_each_column(here) -> None:
    """Codes and full values, and which words are withheld."""
    with session(here) as db:
        found = history.rows(db, row="activity/own-1", by="Editor Two", time_zone="Africa/Cairo")
    lines = history_rows.lines(found, t=translator("en")).set_index("column")
    assert lines.loc["attendance", ["from", "to"]].tolist() == [None, 100]
    assert lines.loc["attendance_basis", ["from", "to"]].tolist() == ["not_collected", "counted"]
    assert bool(lines.loc["notes", "withheld"]) and lines.loc["notes", "to"] is None
    assert PLANTED not in lines.to_csv()


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_a_change_a_sentence_says_so(here, environment, empty_url, language) -> None:
    t = translator(language)
    app = open_app(FILE, lang=language, day="2001-01-01")
    assert [each.value for each in app.subheader] == [t("No change on record matches.")]
    environment(DATABASE_URL=empty_url)
    app = open_app(FILE, lang=language)
    assert [each.value for each in app.subheader] == [t("Nothing was changed here yet.")]


@pytest.mark.parametrize(
    "wrong", [{"row": "<b>"}, {"by": "Nobody"}, {"day": "2026-02-30"}, {"day": "0001-01-01"}, {"page": "-1"}]
)
def test_what_an_address_cannot_mean_is_ignored_and_said(here, wrong) -> None:
    app = open_app(FILE, lang="en", **wrong)
    assert not app.exception and len(ignored_lines(app, translator("en"))) == 1


@pytest.mark.parametrize(
    ("table", "values"),
    [
        (Decision, {"what": "Who travels", "raised_on": "2026-09-10", "raised_by": "A"}),
        (MeetingAction, {"week": "2026-09-05", "what": "Call", "owner": "A"}),
        (WeekNote, {"key": "2026-09-05", "note": "A quiet week"}),
        (Target, {"indicator": "activities_held", "span": "week", "starts": "2026-09-05", "value": 3}),
    ],
    ids=lambda one: getattr(one, "__tablename__", ""),
)
def test_what_the_weekly_meeting_wrote_is_taken_back_here(here, environment, table, values) -> None:
    """By editors, whoever wrote and deleted it."""
    who = {"viewer": Viewer("Manager One", Role.MANAGER), "home_country": HOME}
    with session(here) as db:
        key = rows.add(db, table, values, **who)
        before = snapshot(db, table, key)
        rows.delete(db, table, key, token=None, **who)
        db.commit()
        last = db.scalar(select(func.max(Change.id)))
    for has in ("analyst", "editor"):
        environment(DATABASE_URL=here, JISR_ROLE=has)
        app = open_app(FILE, lang="en", row=f"{table.__tablename__}/{key}")
        app.session_state[f"jisr.rows.history.{last}"] = {"selection": {"rows": [0], "columns": [], "cells": []}}
        app = app.run()
        buttons = [one for one in app.button if one.key == f"jisr.back.{last}"]
        assert bool(buttons) == (has == "editor")
    assert not buttons[0].click().run().exception
    with session(here) as db:
        assert snapshot(db, table, key) == before


@pytest.mark.parametrize(("role", "may"), [("viewer", False), ("analyst", True)])
def test_it_takes_an_analyst(here, environment, role, may) -> None:
    environment(JISR_ROLE=role)
    assert bool(open_app(FILE, lang="en").dataframe) == may


def test_every_table_and_column_of_the_history_has_its_words() -> None:
    # Of the images only their purge is on record, of a pack only that it was frozen.
    assert set(SHAPES) | {"image", "pack"} == set(TABLES)
    names = set().union(*(shape.names for shape in SHAPES.values())) - {RUN}
    assert names - set(COLUMNS) == set()
