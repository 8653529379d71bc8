"""Add, change, delete, restore: row, links, totals and history together, or not at all."""

import pytest
from pydantic import ValidationError
from sqlalchemy import func, select, text
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session

from models import (
    Activity,
    Authority,
    Change,
    Channel,
    ChannelReading,
    Community,
    Country,
    CoverageReason,
    DiasporaEstimate,
    Entity,
    EstimateSource,
    Image,
    Initiative,
    PublishedFigure,
    Request,
    Source,
    Topic,
    tally,
)
from models.engine import engine, revision
from outreach.writing import rows
from outreach.writing.images import snapshot, token
from outreach.writing.problems import Missing, NotByHand, Referred, Refused, Taken, UnfitKey, UnknownColumn
from tests.small_world import HOME
from tests.writing.told import ACTIVITY, history, present, rebuilt

READING = {"channel": "c1", "read_on": "2023-01-01", "audience": 5, "audience_unit": "members", "basis": "counted"}
REQUEST = {"kind": "enquiry", "summary": "the very words", "raised_on": "2023-01-01", "channel": "c1"}
FIGURE = {
    "metric": "sessions", "value": "65", "value_text": "65", "qualifier": "exact", "definition": "Sessions held",
    "sources": [["https://example.org/1", "A paper", None]],
}  # fmt: skip
ESTIMATE = {"country_code": "SA", "year": 2023, "source": "other", "basis": "citizens_official", "nationals": 9}
ROWS = {
    Activity: (ACTIVITY, {"title_en": "A visit", "kind": "visit", "communities": ["kw"], "starts": "2022-01-01",
                          "ends": "2022-01-01"}),
    Community: ({"key": "fr-lyon", "country_code": "FR", "level": "city", "name_en": "Lyon"}, {"name_ar": "ليون"}),
    Entity: ({"key": "e1", "community": "sa", "name_en": "A house"}, {"community": "kw"}),
    Channel: ({"key": "c2", "kind": "telegram", "name_en": "News", "community": "sa"}, {"community": None}),
    ChannelReading: (READING, {"audience": 6}),
    Request: (REQUEST, {"kind": "complaint", "community": "sa", "topic": "customs"}),
    Initiative: ({"key": "i1", "name_en": "A series"}, {"is_journey": True}),
    Topic: ({"key": "t1", "name_en": "A topic"}, {"note": "What it is"}),
    Authority: ({"key": "au1", "name_en": "An authority"}, {"name_ar": "جهة"}),
    CoverageReason: ({"community": "sa", "hindrance": "conflict", "since": "2023-01-01"}, {"remark": "very words"}),
    PublishedFigure: (FIGURE, {"value": "65.125", "sources": []}),
    EstimateSource: ({"key": "es1", "name_en": "An office"}, {"licence": "CC BY"}),
    DiasporaEstimate: (ESTIMATE, {"nationals": 10}),
}  # fmt: skip


@pytest.mark.parametrize("table", ROWS)
def test_from_added_to_restored(world, editor, table):
    """Each table: the row is there, changed, gone and there again, and the history says each of it."""
    rows.add(world, Channel, {"key": "c1", "kind": "x", "name_en": "C"}, viewer=editor, home_country=HOME)
    world.commit()
    first = revision(world)
    values, changes = ROWS[table]
    key = rows.add(world, table, values, viewer=editor, home_country=HOME)
    world.commit()
    assert revision(world) > first
    added = snapshot(world, table, key)
    rows.change(world, table, key, changes, token=token(added), viewer=editor, home_country=HOME)
    world.commit()
    changed = snapshot(world, table, key)
    assert {name: changed[name] for name in changes} == changes
    assert tally.differences(world, home_country=HOME) == []
    rows.delete(world, table, key, token=token(changed), viewer=editor, home_country=HOME)
    world.commit()
    assert snapshot(world, table, key) is None
    assert tally.differences(world, home_country=HOME) == []
    deleted = world.scalar(select(func.max(Change.id)))
    assert rows.restore(world, deleted, viewer=editor, home_country=HOME) == key
    world.commit()
    assert snapshot(world, table, key) == changed
    assert tally.differences(world, home_country=HOME) == []
    name = table.__tablename__
    assert [(act, on) for act, on, _, _ in history(world)[1:]] == [
        (act, name) for act in ("added", "changed", "deleted", "restored")
    ]
    assert rebuilt(world)[name, key] == present(world, [name])[name, key]


def test_the_history_says_from_and_to_and_who(world, editor):
    """By column, links by key; what was not touched is not named."""
    rows.add(world, Activity, ACTIVITY, viewer=editor, home_country=HOME)
    values = {"attendance": 30, "communities": ["sa"], "topics": ["customs"], "notes": "other words"}
    rows.change(world, Activity, "a1", values, token=None, viewer=editor, home_country=HOME)
    assert history(world)[-1] == (
        "changed", "activity", "a1",
        {"attendance": [20, 30], "notes": None, "communities": [["sa", "sa-riyadh"], ["sa"]]},
    )  # fmt: skip
    assert {(row.by, row.how, row.import_run_id) for row in world.scalars(select(Change))} == {
        ("Editor One", "form", None)
    }


def test_people_s_words_are_nowhere_in_the_history(world, editor):
    """Not when they are added, changed, deleted or restored; only the images have them."""
    values = ACTIVITY | {"answers_reported": "the very words too"}
    rows.add(world, Activity, values, viewer=editor, home_country=HOME)
    change = {"notes": "very other words", "answers_reported": ""}
    rows.change(world, Activity, "a1", change, token=None, viewer=editor, home_country=HOME)
    rows.delete(world, Activity, "a1", token=None, viewer=editor, home_country=HOME)
    rows.restore(world, world.scalar(select(func.max(Change.id))), viewer=editor, home_country=HOME)
    world.commit()
    for row in world.execute(text("SELECT * FROM change")):
        assert "very" not in str(row)
    assert all("notes" in columns for *_, columns in history(world))
    assert "the very words" in "".join(world.scalars(select(Image.before)))


def test_no_history_without_the_change_and_no_change_without_the_history(world, editor, url):
    """A transaction that fails in between leaves neither."""
    rows.add(world, Activity, ACTIVITY, viewer=editor, home_country=HOME)
    world.rollback()
    assert (history(world), snapshot(world, Activity, "a1")) == ([], None)
    with Session(engine(url)) as other:
        rows.add(other, Activity, ACTIVITY, viewer=editor, home_country=HOME)
        with pytest.raises(Missing):
            rows.change(other, Topic, "absent", {"note": "x"}, token=None, viewer=editor, home_country=HOME)
    assert (history(world), snapshot(world, Activity, "a1")) == ([], None)
    assert tally.differences(world, home_country=HOME) == []


def test_where_history_cannot_be_written_nothing_is(world, editor):
    """A name that the history does not take stops the change itself."""
    nameless = type(editor)(" ", editor.role)
    with pytest.raises(IntegrityError, match="by_not_blank"):
        rows.add(world, Topic, {"key": "t1", "name_en": "A topic"}, viewer=nameless, home_country=HOME)
    world.rollback()
    assert snapshot(world, Topic, "t1") is None


def test_nothing_changed_is_nothing_written(world, editor):
    """Saving what is there already leaves no history."""
    rows.add(world, Activity, ACTIVITY, viewer=editor, home_country=HOME)
    rows.change(world, Activity, "a1", ACTIVITY, token=None, viewer=editor, home_country=HOME)
    assert len(history(world)) == 1


def test_what_others_refer_to_stays(world, editor):
    """It says how many rows refer to it, by table."""
    rows.add(world, Activity, ACTIVITY, viewer=editor, home_country=HOME)
    rows.add(world, Entity, ROWS[Entity][0], viewer=editor, home_country=HOME)
    with pytest.raises(Referred) as caught:
        rows.delete(world, Community, "sa", token=None, viewer=editor, home_country=HOME)
    assert caught.value.counts == {"activity_community": 1, "entity": 1}
    rows.add(world, Channel, {"key": "c1", "kind": "x", "name_en": "C"}, viewer=editor, home_country=HOME)
    rows.add(world, ChannelReading, READING, viewer=editor, home_country=HOME)
    with pytest.raises(Referred):
        rows.delete(world, Channel, "c1", token=None, viewer=editor, home_country=HOME)


def test_a_source_goes_with_the_last_row_that_cites_it(world, editor):
    """Two activities cite one source; it comes back with the restored one."""
    for key in ("a1", "a2"):
        rows.add(world, Activity, ACTIVITY | {"key": key}, viewer=editor, home_country=HOME)
    assert world.scalar(select(func.count()).select_from(Source)) == 1
    for key, left in (("a1", 1), ("a2", 0)):
        rows.delete(world, Activity, key, token=None, viewer=editor, home_country=HOME)
        assert world.scalar(select(func.count()).select_from(Source)) == left
    rows.restore(world, world.scalar(select(func.max(Change.id))), viewer=editor, home_country=HOME)
    assert snapshot(world, Activity, "a2")["sources"] == ACTIVITY["sources"]


def test_a_community_is_found_by_its_new_name_and_its_old_spellings(world, editor):
    """The names that search compares follow; other spellings and the country's names stay."""
    rows.add(world, Community, ROWS[Community][0], viewer=editor, home_country=HOME)
    assert snapshot(world, Community, "fr-lyon")["folded"] == "lyon||france|فرنسا"
    world.execute(text("UPDATE community SET folded = 'lyon|lions||france' WHERE key = 'fr-lyon'"))
    rows.change(world, Community, "fr-lyon", {"name_en": "Lyons"}, token=None, viewer=editor, home_country=HOME)
    assert snapshot(world, Community, "fr-lyon")["folded"] == "lyons|lions||france|فرنسا"


@pytest.mark.parametrize(
    ("table", "values", "problem"),
    [
        (Activity, ACTIVITY | {"kind": "party"}, ValidationError),
        (Activity, ACTIVITY | {"communities": ["nowhere"]}, Missing),
        (Activity, ACTIVITY | {"initiative": "none"}, Missing),
        (Activity, ACTIVITY | {"women": 30}, Refused),
        (Activity, ACTIVITY | {"key": "a/1"}, UnfitKey),
        (Activity, ACTIVITY | {"import_run_id": 1}, UnknownColumn),
        (Activity, ACTIVITY | {"id": 1}, UnknownColumn),
        (Community, {"key": "sa-2", "country_code": "SA", "level": "city", "name_en": "Riyadh"}, Refused),
        (Topic, {"key": "customs", "name_en": "Customs"}, Taken),
        (PublishedFigure, FIGURE | {"value": None}, Refused),
        (DiasporaEstimate, ESTIMATE | {"year": 1850}, Refused),
        (DiasporaEstimate, ESTIMATE | {"source": "nobody"}, Missing),
        (Country, {"code": "XK"}, NotByHand),
    ],
)
def test_what_is_refused_leaves_nothing(world, editor, table, values, problem):
    """By the model, by the database, or since it refers to nothing; the session can go on."""
    with pytest.raises(problem):
        rows.add(world, table, values, viewer=editor, home_country=HOME)
    assert history(world) == []
    rows.add(world, Topic, {"name_en": "A topic"}, viewer=editor, home_country=HOME)
    world.commit()
    assert [act for act, *_ in history(world)] == ["added"]


def test_what_tells_a_row_apart_stays(world, editor):
    """Neither a key nor a reading's day can be changed."""
    with pytest.raises(UnfitKey):
        rows.change(world, Topic, "customs", {"key": "other"}, token=None, viewer=editor, home_country=HOME)
