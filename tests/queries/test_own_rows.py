"""Rows to correct and to refer to are found by what is typed, on both databases; and how the last of them went."""

import pytest
from sqlmodel import Session

from models import (
    Channel,
    ChannelReading,
    Community,
    CoverageReason,
    DiasporaEstimate,
    Entity,
    PublishedFigure,
    Request,
    Topic,
)
from outreach.acting import Role, Viewer
from outreach.i18n import LANGUAGES, translator
from outreach.queries import gone_rows, history, own_rows
from outreach.wording import row_words
from outreach.writing import rows
from outreach.writing.images import snapshot
from outreach.writing.merge import merge, undo_merge
from tests.small_world import HOME, settle

REASON = {"community": "fr-paris", "hindrance": "other", "since": "2024-05-14", "remark": "No hall"}
ESTIMATE = "FR/2020/un_desa_2020/born_in_home_country"
WHO = {"viewer": Viewer("Editor One", Role.EDITOR), "home_country": HOME}


def bare(text: str) -> str:
    """Without the marks that keep names of the other direction apart."""
    return text.replace("\u2068", "").replace("\u2069", "")


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
    rows.add(db, CoverageReason, REASON | {"key": "w1"}, **WHO)
    figure = {"metric": "money", "value": "1.5", "qualifier": "about", "definition": "Money sent home"}
    rows.add(db, PublishedFigure, figure | {"key": "f1", "value_text": "1.5 billion"}, **WHO)
    db.commit()
    return db


WRITTEN = [
    ("channel", "جروب الاسره", "c1"),
    ("channel_reading", "الاسره", "c1/2024-05-14/members"),
    ("channel_reading", "2024-05", "c1/2024-05-14/members"),
    ("entity", "the house", "e1"),
    ("entity", "E1", "e1"),
    ("request", "pensions", "r1"),
    ("community", "riyadh", "sa-riyadh"),
    ("country", "المملكه", "SA"),
    ("topic", "customs", "customs"),
    ("coverage_reason", "paris", "w1"),
    ("coverage_reason", "فرنسا", "w1"),
    ("coverage_reason", "hall", "w1"),
    ("published_figure", "sent home", "f1"),
    ("published_figure", "billion", "f1"),
    ("diaspora_estimate", "france", ESTIMATE),
    ("estimate_source", "desa", "un_desa_2020"),
]


def test_a_row_is_found_however_it_is_written(world) -> None:
    for table, text, key in WRITTEN:
        found = own_rows.search(world, table=table, text=text)
        assert found["key"].tolist() == [key], text
        assert list(found.columns) == list(own_rows.COLUMNS)
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


def test_no_two_rows_read_the_same(world) -> None:
    """Reasons of one community and day by their remarks, estimates by country, year and source, figures by both."""
    rows.add(world, CoverageReason, REASON | {"remark": "No visa"}, **WHO)
    rows.add(world, CoverageReason, REASON | {"hindrance": "conflict", "remark": ""}, **WHO)
    same = {"metric": "money", "value": "2", "qualifier": "about", "definition": "Money sent home"}
    rows.add(world, PublishedFigure, same | {"value_text": "2 billion"}, **WHO)
    for language in LANGUAGES:
        t = translator(language)
        for table in ("coverage_reason", "diaspora_estimate", "published_figure", "estimate_source"):
            found = own_rows.search(world, table=table).to_dict("records")
            names = [row_words.name(row, table=table, t=t) for row in found]
            assert len(names) == len(set(names)) > 1
    t = translator("en")
    (row,) = own_rows.search(world, table="coverage_reason", text="hall").to_dict("records")
    named = bare(row_words.name(row, table="coverage_reason", t=t))
    assert named == "Paris, France: Another reason · since 14 May 2024 · No hall"
    (row,) = own_rows.search(world, table="diaspora_estimate", text="france").to_dict("records")
    named = bare(row_words.name(row, table="diaspora_estimate", t=t))
    assert named == "France: 2020 · un_desa_2020 · Born in the home country"


def test_what_is_gone_is_named_after_what_it_belonged_to(world) -> None:
    """The history has neither its name nor the remark."""
    rows.delete(world, CoverageReason, "w1", token=None, **WHO)
    rows.delete(world, DiasporaEstimate, ESTIMATE, token=None, **WHO)
    t, named = translator("en"), {}
    for table in ("coverage_reason", "diaspora_estimate"):
        (row,) = gone_rows.newest(world, table=table).to_dict("records")
        named[row["key"]] = bare(row_words.name(row, table=table, t=t))
        assert rows.restore(world, row["id"], **WHO) == row["key"]
    assert named == {
        "w1": "Paris, France: Another reason · since 14 May 2024",
        ESTIMATE: "France: 2020 · un_desa_2020 · Born in the home country",
    }
    kept = " ".join(history.rows(world, time_zone="UTC")["columns"])
    assert "No hall" not in kept
    assert own_rows.named(world, table="coverage_reason", keys=("w1",))["more"].tolist() == ["No hall"]
    (said,) = history.rows(world, row="coverage_reason/w1", time_zone="UTC")["name_en"].unique()
    assert said == "Paris"


def test_what_was_merged_is_where_it_was_merged_into_last(world) -> None:
    """However often, until it is taken back; of what was deleted, or is there, nothing."""
    for key in ("p", "q"):
        rows.add(world, Community, {"key": key, "country_code": "SA", "level": "city", "name_en": key}, **WHO)
    for keep, gone in (("q", "p"), ("sa-riyadh", "q")):
        merge(world, Community, keep=keep, gone=gone, **WHO)
    found = {key: gone_rows.one(world, table="community", key=key) for key in ("p", "q", "sa-riyadh", "nobody")}
    assert {key: one[["name_en", "into"]].values.tolist() for key, one in found.items()} == {
        "p": [["p", "sa-riyadh"]], "q": [["q", "sa-riyadh"]], "sa-riyadh": [], "nobody": [],
    }  # fmt: skip
    undo_merge(world, int(found["q"]["id"].iloc[0]), **WHO)
    assert gone_rows.one(world, table="community", key="p")["into"].tolist() == ["q"]
    assert gone_rows.one(world, table="community", key="q").empty
    rows.delete(world, Topic, "customs", token=None, **WHO)
    assert gone_rows.one(world, table="topic", key="customs")["into"].tolist() == [""]


def test_what_is_no_key_finds_nothing(world) -> None:
    for key in ["FR/20x0/s/b", "FR/٢٠٢٠/un_desa_2020/born_in_home_country", "FR/" + "9" * 30 + "/s/b"]:
        assert snapshot(world, DiasporaEstimate, key) is None
        assert snapshot(world, DiasporaEstimate, ESTIMATE)["nationals"] == 50_000
        assert snapshot(world, ChannelReading, "c1/20240514/members") is None


def test_how_the_last_rows_went(world) -> None:
    """Deleted and merged away, newest first, until they are back; what a merge moved did not go."""
    rows.add(world, Community, {"key": "p", "country_code": "SA", "level": "city", "name_en": "Riyad"}, **WHO)
    rows.change(world, Entity, "e1", {"community": "p"}, token=None, **WHO)
    assert gone_rows.newest(world, table="community").empty
    merge(world, Community, keep="sa-riyadh", gone="p", **WHO)
    found = gone_rows.newest(world, table="community")
    assert found[["key", "name_en", "act", "by"]].values.tolist() == [["p", "Riyad", "merged", "Editor One"]]
    assert gone_rows.newest(world, table="entity").empty
    for key in ("customs", "pensions"):
        rows.delete(world, Topic, key, token=None, **WHO)
    deleted = gone_rows.newest(world, table="topic")
    assert deleted["key"].tolist() == ["pensions", "customs"]
    rows.restore(world, int(deleted["id"].iloc[0]), **WHO)
    assert gone_rows.newest(world, table="topic")["key"].tolist() == ["customs"]
    assert own_rows.last(world, table="topic", key="pensions")["act"].tolist() == ["restored"]
    assert own_rows.last(world, table="topic", key="nobody").empty
