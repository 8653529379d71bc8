"""Who began to follow, and by how much an audience grew, is in no figure of followers, on both databases."""

from datetime import date, timedelta

import pytest
from pandas.testing import assert_frame_equal
from sqlmodel import Session, select

from models import Channel, ChannelReading
from models.codes import AttendanceBasis
from outreach import indicators
from outreach.filters import Filters
from outreach.i18n import LANGUAGES, translator
from outreach.queries import channel_changes, channels
from outreach.wording import channel_rows

MARCH = Filters(start=date(2023, 3, 1), end=date(2023, 3, 31))
PERIODS = (Filters(), MARCH, Filters(end=date(2023, 3, 25)))


def report(db: Session, key: str, day: str, *, new: int | None = None, net: int | None = None) -> None:
    """A day of a platform's report."""
    channel = db.exec(select(Channel.id).where(Channel.key == key)).one()
    said = {"read_on": date.fromisoformat(day), "new_followers": new, "net_followers": net}
    db.add(ChannelReading(channel_id=channel, basis=AttendanceBasis.COUNTED, **said))
    db.flush()


@pytest.fixture
def reported(world: Session) -> Session:
    """Changes of a channel that was never read, and of two that were, before and after their last readings."""
    report(world, "quiet", "2023-03-30", new=40)
    for day, new, net in (("2023-03-25", 5, None), ("2023-04-20", 7, 4), ("2023-04-21", None, -9)):
        report(world, "page", day, new=new, net=net)
    report(world, "video", "2023-06-02", net=-3)
    return world


def figures(db: Session) -> dict:
    """Every figure in each period."""
    return {
        (key, filters): indicators.compute(db, key=key, filters=filters)
        for key in indicators.ALL
        for filters in PERIODS
    }


@pytest.mark.parametrize("world_url", ["sqlite"], indirect=True)
def test_no_figure_changes_but_that_of_channels_in_use(world, request) -> None:
    """A channel of which somebody brought a report was in use, and its audience is as unknown as before."""
    before = figures(world)
    read = [channels.last_audience(world, filters=filters) for filters in PERIODS]
    request.getfixturevalue("reported")
    after = figures(world)
    assert {one[0] for one, value in before.items() if value != after[one]} == {"channels_active"}
    assert after["channels_active", MARCH].value == before["channels_active", MARCH].value + 1
    assert after["followers", MARCH].unknown == before["followers", MARCH].unknown
    for filters, was in zip(PERIODS, read, strict=True):
        assert_frame_equal(channels.last_audience(world, filters=filters), was)


def test_a_channel_keeps_its_last_reading_and_new_follows_are_none(reported) -> None:
    """Neither on the day itself nor later do changes stand in the place of what was read."""
    for filters in PERIODS:
        rows = channels.table(reported, filters=filters).set_index("key")
        assert rows.loc["page", "audience"] in (1000, 2000) and rows.loc["page", "audience_unit"] == "followers"
        assert rows["audience"].isna()["quiet"] and rows.loc["quiet", "read_on"] is None
    assert "quiet" not in set(channels.last_audience(reported, filters=Filters())["key"])


def test_an_audience_stands_before_messages_that_were_counted_later(reported) -> None:
    """Of a group whose members nobody counted, the messages stand."""
    numbers = dict(reported.exec(select(Channel.key, Channel.id)).all())
    for key in ("big", "phone"):
        day = date(2023, 5, 1)
        reading = ChannelReading(channel_id=numbers[key], read_on=day, messages=9, basis=AttendanceBasis.COUNTED)
        reported.add(reading)
    reported.flush()
    rows = channels.table(reported, filters=Filters()).set_index("key")
    assert rows.loc["big", ["audience", "messages", "read_on"]].tolist() == [250, 70, date(2023, 3, 31)]
    assert rows["audience"].isna()["phone"] and rows.loc["phone", "messages"] == 9


def test_changes_are_summed_over_the_days_up_to_the_last_report(reported) -> None:
    """Each up to its own last report, at or before the period's end; what no day says is unknown and not nought."""
    found = channel_changes.lately(reported, filters=Filters()).set_index("key")
    assert found.loc["page"].tolist() == [12, 2, -5, 2, date(2023, 4, 21)]
    assert found["new_followers"].isna()["video"] and found.loc["video", "net_followers"] == -3
    assert found.loc["quiet", ["new_followers", "new_days"]].tolist() == [40, 1]
    march = channel_changes.lately(reported, filters=MARCH).set_index("key")
    assert march.loc["page", ["new_followers", "changes_to"]].tolist() == [5, date(2023, 3, 25)]
    assert channel_changes.lately(reported, filters=Filters(countries=("SA",))).empty


@pytest.mark.parametrize("language", LANGUAGES)
def test_they_are_said_with_their_days(reported, language) -> None:
    t = translator(language)
    rows = channels.table(reported, filters=Filters())
    said = channel_rows.changed(rows, channel_changes.lately(reported, filters=Filters()), t=t).set_index("key")
    both = {"new": 12, "net": t.signed(-5), "n": 2, "day": t.date(date(2023, 4, 21))}
    assert said.loc["page", "changes_said"] == t("{new} new, {net} net (days: {n}, to {day})", **both)
    new = {"new": 40, "n": 1, "day": t.date(date(2023, 3, 30))}
    assert said.loc["quiet", "changes_said"] == t("{new} new (days: {n}, to {day})", **new)
    net = {"net": t.signed(-3), "n": 1, "day": t.date(date(2023, 6, 2))}
    assert said.loc["video", "changes_said"] == t("{net} net (days: {n}, to {day})", **net)
    assert said["changes_said"].isna()["big"]


def test_days_before_the_window_are_left_out(world) -> None:
    """28 days, the last one among them."""
    last = date(2023, 7, 31)
    for back in (0, 27, 28):
        report(world, "quiet", str(last - timedelta(days=back)), new=1)
    assert channel_changes.lately(world, filters=Filters())["new_days"].tolist() == [2]
