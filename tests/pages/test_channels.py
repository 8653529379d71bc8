"""Channels: each is listed, none without a reading is taken for empty, and units are told apart."""

from datetime import date

import pandas as pd
import pytest
from sqlmodel import select

from models import Channel, ChannelReading, Community
from models.codes import AttendanceBasis
from models.engine import session
from outreach.filters import Filters
from outreach.i18n import translator
from outreach.queries import channels
from outreach.wording import channel_rows
from tests.shown import open_app, rows_shown, texts, without_marks
from tests.small_world import settle

FILE = "pages/channels.py"
T = translator("en")


@pytest.fixture
def record(record_url: str, environment) -> str:
    """The pages read the public record."""
    environment(DATABASE_URL=record_url)
    return record_url


def test_hotlines_and_the_like_stand_apart(record) -> None:
    """The two lists together are every channel on record; nobody follows those of the second."""
    app = open_app(FILE, lang="en")
    with session(record) as db:
        rows = channels.table(db, filters=Filters())
    for table, meant in ((app.dataframe[-2], rows[rows["followed"]]), (app.dataframe[-1], rows[~rows["followed"]])):
        named = ("name", "kind_name", "place")
        assert rows_shown(table, *named) == rows_shown(channel_rows.told(meant, t=T), *named) and len(meant)


def test_a_channel_that_was_never_read_is_unknown(record) -> None:
    app = open_app(FILE, lang="en", show="silent")
    assert app.dataframe[-2].value["reading"].isna().all()
    assert any("A channel without a reading is not an empty one." in without_marks(text) for text in texts(app))


def test_likes_are_told_from_followers(record) -> None:
    app = open_app(FILE, lang="en", show="read")
    assert app.dataframe[-2].value["reading"].tolist() == ["35,858 likes"]
    # The card counts the one that has likes as unknown, and the lines below it as read.
    assert "Unknown for 7: channels whose followers nobody read; likes are none" in map(without_marks, texts(app))


def test_one_kind_can_be_listed_alone(record) -> None:
    app = open_app(FILE, lang="en", only="whatsapp_group")
    with session(record) as db:
        number = (channels.table(db, filters=Filters())["kind"] == "whatsapp_group").sum()
    assert app.dataframe[-2].value["kind_name"].tolist() == [T.label("whatsapp_group", family="channel_kind")] * number


def test_new_followers_have_a_column_where_there_are_some_and_are_no_reading(record, sqlite_url, environment) -> None:
    """A channel that has nothing else is still one of those never read."""
    assert "changes_said" not in columns(open_app(FILE, lang="en"))
    with session(sqlite_url) as db:
        db.add(Channel(id=1, key="new", kind="tiktok", name_en="New"))
        db.flush()
        db.add(ChannelReading(channel_id=1, read_on=date(2026, 8, 13), new_followers=5, basis=AttendanceBasis.COUNTED))
        db.commit()
    environment(DATABASE_URL=sqlite_url)
    app = open_app(FILE, lang="en", show="silent")
    assert "changes_said" in columns(app)
    row = app.dataframe[-1].value.iloc[0]
    assert without_marks(row["changes_said"]) == "5 new (days: 1, to 13 August 2026)" and pd.isna(row["reading"])


@pytest.fixture
def heard(sqlite_url: str, environment) -> str:
    """A group whose chat was exported of two days; who left is said of one of them, and who joined of none."""
    with session(sqlite_url) as db:
        settle(db)
        sa = db.scalars(select(Community.id).where(Community.key == "sa")).one()
        db.add(Channel(id=1, key="g1", kind="whatsapp_group", name_en="A group", name_ar="مجموعة", community_id=sa))
        db.flush()
        same = {"channel_id": 1, "basis": AttendanceBasis.COUNTED}
        db.add(ChannelReading(**same, read_on=date(2026, 3, 1), messages=1200, active_members=3, departed=0))
        db.add(ChannelReading(**same, read_on=date(2026, 3, 2), messages=34, active_members=5))
        db.commit()
    environment(DATABASE_URL=sqlite_url, JISR_HOME_COUNTRY="EG")
    return sqlite_url


def talk(app) -> pd.DataFrame | None:
    """The table of what was said in groups, as it stands on the page; None where there is none."""
    return next((frame.value for frame in app.dataframe if "departed_said" in frame.value.columns), None)


def test_what_was_said_in_groups_is_shown_and_what_is_unknown_is_no_zero(heard) -> None:
    """On the page of channels and on the profile of a country; within the period, and nothing outside of it."""
    t = translator("ar")
    for file, own in ((FILE, {}), ("pages/country.py", {"code": "SA"})):
        app = open_app(file, lang="ar", **own)
        row = talk(app).iloc[0]
        assert (row["messages_said"], row["active_members_said"]) == (t.number(1234), t.number(5))
        assert row["departed_said"] == t("{n} (unknown in readings: {unknown})", n=0, unknown=1)
        assert pd.isna(row["joined_said"])
        shown = next(frame for frame in app.dataframe if "departed_said" in frame.value.columns)
        assert {"messages_said", "active_members_said", "joined_said", "departed_said"} <= {*shown.proto.column_order}
        title = t.plural(
            "{n} WhatsApp group was counted; messages: {messages}",
            "{n} WhatsApp groups were counted; messages: {messages}",
            1,
            messages=1234,
        )
        assert without_marks(title) in [without_marks(text) for text in texts(app)]
    app = open_app(FILE, lang="ar", **Filters(start=date(2026, 3, 2), end=date(2026, 3, 2)).to_params())
    assert talk(app).iloc[0]["messages_said"] == t.number(34) and pd.isna(talk(app).iloc[0]["departed_said"])
    assert talk(open_app(FILE, lang="ar", **Filters(start=date(2026, 4, 1)).to_params())) is None


def columns(app) -> list[str]:
    """What the list of channels shows."""
    return [*app.dataframe[-1 if len(app.dataframe) < 4 else -2].proto.column_order]


def test_only_what_was_read_twice_in_one_unit_grows() -> None:
    readings = pd.DataFrame(
        [
            ("a", "members", 1, 10), ("a", "members", 2, 20), ("b", "members", 1, 5),
            ("c", "likes", 1, 7), ("c", "followers", 2, 8), ("d", "likes", 1, 1), ("d", "likes", 3, 2),
        ],
        columns=["channel", "audience_unit", "day", "audience"],
    ).assign(kind="facebook_page", name_en="Made up", name_ar="")  # fmt: skip
    readings["read_on"] = [date(2023, 1, day) for day in readings["day"]]
    assert sorted(channel_rows.units_of(readings)) == ["likes", "members"]
    assert set(channel_rows.growing(readings, unit="members")["channel"]) == {"a"}


def test_countries_that_share_the_lead_are_not_passed_over() -> None:
    rows = pd.DataFrame({"country": ["KW", "QA", ""]})
    assert channel_rows.leading_country(channel_rows.by_country(rows, t=T), t=T) == "2 countries share the most: 1 each"
