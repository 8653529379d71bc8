"""Rows to correct and to refer to are found by what is typed, on both databases; and how the last of them went."""

import pytest
from sqlmodel import Session

from models import Channel, ChannelReading, Community, Entity, Request, Topic
from outreach.acting import Role, Viewer
from outreach.queries import own_rows
from outreach.writing import rows
from outreach.writing.merge import merge
from tests.small_world import HOME, settle

WHO = {"viewer": Viewer("Editor One", Role.EDITOR), "home_country": HOME}


@pytest.fixture
def world(db: Session) -> Session:
    """A small world with a row of each table."""
    settle(db)
    rows.add(db, Channel, {"key": "c1", "kind": "x", "name_ar": "جُرُوب الأُسرة", "community": "sa-riyadh"}, **WHO)
    reading = {"channel": "c1", "read_on": "2024-05-14", "audience": 5, "audience_unit": "members", "basis": "counted"}
    rows.add(db, ChannelReading, reading, **WHO)
    rows.add(db, Entity, {"key": "e1", "community": "sa", "name_en": "The House"}, **WHO)
    raised = {"kind": "enquiry", "summary": "Pensions of workers", "raised_on": "2024-05-14", "channel": "c1"}
    rows.add(db, Request, raised | {"key": "r1"}, **WHO)
    db.commit()
    return db


@pytest.mark.parametrize(
    ("table", "text", "key"),
    [
        ("channel", "جروب الاسره", "c1"),
        ("channel_reading", "الاسره", "c1/2024-05-14/members"),
        ("channel_reading", "2024-05", "c1/2024-05-14/members"),
        ("entity", "the house", "e1"),
        ("entity", "E1", "e1"),
        ("request", "pensions", "r1"),
        ("community", "riyadh", "sa-riyadh"),
        ("country", "المملكه", "SA"),
        ("topic", "customs", "customs"),
    ],
)
def test_a_row_is_found_however_it_is_written(world, table, text, key) -> None:
    found = own_rows.search(world, table=table, text=text)
    assert found["key"].tolist() == [key] and list(found.columns) == list(own_rows.COLUMNS)
    assert own_rows.search(world, table=table, text="qqq").empty
    assert len(own_rows.search(world, table=table, text="", most=1)) == 1


def test_a_row_is_told_from_its_namesakes(world) -> None:
    """With its place, its kind, its day and unit."""
    channel = own_rows.named(world, table="channel", keys=("c1",)).iloc[0]
    assert (channel["kind"], channel["place_en"], channel["country_code"]) == ("x", "Riyadh", "SA")
    reading = own_rows.search(world, table="channel_reading").iloc[0]
    assert (str(reading["day"]), reading["unit"], bool(reading["record"])) == ("2024-05-14", "members", False)
    assert own_rows.search(world, table="community", text="", country="FR")["country_code"].unique().tolist() == ["FR"]
    assert own_rows.count(world, table="entity") == 1


def test_how_the_last_rows_went(world) -> None:
    """Deleted and merged away, newest first, until they are back; what a merge moved did not go."""
    rows.add(world, Community, {"key": "p", "country_code": "SA", "level": "city", "name_en": "Riyad"}, **WHO)
    rows.change(world, Entity, "e1", {"community": "p"}, token=None, **WHO)
    assert own_rows.gone(world, table="community").empty
    merge(world, Community, keep="sa-riyadh", gone="p", **WHO)
    found = own_rows.gone(world, table="community")
    assert found[["key", "name_en", "act", "by"]].values.tolist() == [["p", "Riyad", "merged", "Editor One"]]
    assert own_rows.gone(world, table="entity").empty
    for key in ("customs", "pensions"):
        rows.delete(world, Topic, key, token=None, **WHO)
    deleted = own_rows.gone(world, table="topic")
    assert deleted["key"].tolist() == ["pensions", "customs"]
    rows.restore(world, int(deleted["id"].iloc[0]), **WHO)
    assert own_rows.gone(world, table="topic")["key"].tolist() == ["customs"]
    assert own_rows.last(world, table="topic", key="pensions")["act"].tolist() == ["restored"]
    assert own_rows.last(world, table="topic", key="nobody").empty
