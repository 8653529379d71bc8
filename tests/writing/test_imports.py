"""Imports leave history too, and can be taken back whole."""

import json

import pytest
from sqlalchemy import delete, func, select

from models import Activity, Change, Channel, ChannelReading, Community, Image, ImportRun, PublishedFigure, Topic, tally
from models.engine import session
from outreach.queries import imports
from outreach.seed import prepare
from outreach.writing import rows
from outreach.writing.images import snapshot
from outreach.writing.problems import NothingToUndo, Purged, Referred, Touched
from outreach.writing.undo import in_the_way, undo_import
from tests.importers.made_files import made, row, take
from tests.small_world import HOME
from tests.writing.told import history, present, rebuilt

BARE = {
    "countries": "SA", "communities": "Riyadh", "topics": "customs", "authority_keys": "", "authorities_en": "",
    "authorities_ar": "", "initiative": "hour", "notes": "the very words", "commitments": "very much promised",
}  # fmt: skip


def event(key: str, **changes: str) -> dict[str, str]:
    """A row of activities that the small world understands."""
    return row("events", event_id=key, **{**BARE, **changes})


def last_run(db) -> int:
    return db.scalar(select(func.max(ImportRun.id)))


@pytest.fixture
def imported(world, url):
    """Two activities came in; then one was corrected, and a third came with it."""
    assert take(url, made([event("e1"), event("e2", date="2023-04-01")])).written
    corrected = event(
        "e1", date="2022-01-01", attendance="200", topics="pensions", notes="", source_urls="https://example.org/9;"
    )
    assert take(url, made([corrected, event("e2", date="2023-04-01"), event("e3")])).written
    return world


def test_an_import_leaves_history(imported):
    """What was added and changed, by whom; not what was left; and no people's words."""
    assert [entry[:3] for entry in history(imported)] == [
        ("added", "activity", "e1"), ("added", "activity", "e2"),
        ("added", "activity", "e3"), ("changed", "activity", "e1"),
    ]  # fmt: skip
    columns = history(imported)[3][3]
    assert columns["attendance"] == [120, 200]
    assert columns["topics"] == [["customs"], ["pensions"]]
    assert columns["starts"] == ["2023-03-05", "2022-01-01"]
    assert columns["notes"] is None
    for change in imported.scalars(select(Change)):
        assert (change.by, change.how) == ("a test", "import")
        assert "very" not in change.columns
    known = present(imported, ["activity"])
    assert rebuilt(imported) == known


def test_a_dry_run_and_a_refusal_leave_none(world, url):
    """As they leave no rows."""
    take(url, made([event("e1")]), dry_run=True)
    take(url, made([event("e1"), event("e2", kind="party")]))
    assert history(world) == []


def test_undo_takes_back_all_of_an_import(imported, editor):
    """Added rows go, changed rows are as they were, totals follow, and the history says so."""
    imported.rollback()
    first = snapshot(imported, Activity, "e1")
    assert undo_import(imported, run_id=last_run(imported), viewer=editor, home_country=HOME) == 2
    imported.commit()
    assert snapshot(imported, Activity, "e3") is None
    now = snapshot(imported, Activity, "e1")
    assert (now["attendance"], now["notes"], now["topics"]) == (120, "the very words", ["customs"])
    assert now["import_run_id"] == first["import_run_id"] - 1
    assert tally.differences(imported, home_country=HOME) == []
    assert sorted(entry[:3] for entry in history(imported)[4:]) == [
        ("deleted", "activity", "e3"), ("restored", "activity", "e1"),
    ]  # fmt: skip
    assert rebuilt(imported) == present(imported, ["activity"])


def test_undo_is_refused_where_somebody_went_on(imported, editor):
    """It names the rows, and takes nothing back."""
    rows.change(imported, Activity, "e3", {"attendance": 121}, token=None, viewer=editor, home_country=HOME)
    imported.commit()
    before = present(imported, ["activity"])
    with pytest.raises(Touched) as caught:
        undo_import(imported, run_id=last_run(imported), viewer=editor, home_country=HOME)
    assert caught.value.rows == [("activity", "e3")]
    imported.rollback()
    assert present(imported, ["activity"]) == before
    # The first import's row was changed by the second.
    with pytest.raises(Touched) as caught:
        undo_import(imported, run_id=last_run(imported) - 1, viewer=editor, home_country=HOME)
    assert caught.value.rows == [("activity", "e1")]


def test_undo_happens_once(imported, editor):
    """A second time, its own undo stands in the way; an import that is not there has nothing to undo."""
    run = last_run(imported)
    undo_import(imported, run_id=run, viewer=editor, home_country=HOME)
    imported.commit()
    with pytest.raises(Touched):
        undo_import(imported, run_id=run, viewer=editor, home_country=HOME)
    with pytest.raises(NothingToUndo):
        undo_import(imported, run_id=999, viewer=editor, home_country=HOME)


def test_undo_needs_the_images_and_nobody_who_refers(imported, editor, url):
    """Purged images cannot be put back; a topic that an activity names meanwhile stays."""
    run = last_run(imported)
    imported.execute(delete(Image))
    imported.commit()
    with pytest.raises(Purged):
        undo_import(imported, run_id=run, viewer=editor, home_country=HOME)
    imported.rollback()
    take(url, made([row("topics")]))
    rows.change(imported, Activity, "e1", {"topics": ["t1"]}, token=None, viewer=editor, home_country=HOME)
    imported.commit()
    with pytest.raises(Referred) as caught:
        undo_import(imported, run_id=last_run(imported), viewer=editor, home_country=HOME)
    assert (caught.value.table, caught.value.counts) == (Topic.__tablename__, {"activity_topic": 1})


def test_a_reading_that_a_later_file_drops_comes_back(world, editor, url):
    """What an import deletes stands in the history, and its undo brings it back."""
    take(url, made([row("channels")]))
    key = "c1/2023-05-01/followers"
    held = snapshot(world, ChannelReading, key)
    world.rollback()
    take(url, made([row("channels", audience_count="", audience_unit="")]))
    assert snapshot(world, ChannelReading, key) is None
    assert ("deleted", "channel_reading", key) in [entry[:3] for entry in history(world)]
    undo_import(world, run_id=last_run(world), viewer=editor, home_country=HOME)
    world.commit()
    assert snapshot(world, ChannelReading, key) == held
    undo_first = [change for change in history(world) if change[0] == "added"]
    assert {entry[1] for entry in undo_first} == {"channel", "channel_reading"}
    assert rebuilt(world) == present(world, ["channel", "channel_reading"])


def test_an_image_from_before_a_column_was_there_can_still_be_put_back(world, editor, url):
    """A reading that came in before new followers, and who joined and left, were kept has none."""
    take(url, made([row("channels")]))
    held = snapshot(world, ChannelReading, "c1/2023-05-01/followers")
    world.rollback()
    take(url, made([row("channels", audience_count="", audience_unit="")]))
    for image in world.scalars(select(Image).join(Change).where(Change.table_name == "channel_reading")):
        was = json.loads(image.before)
        later = ("new_followers", "net_followers", "joined", "departed")
        image.before = json.dumps({name: was[name] for name in was if name not in later})
    world.commit()
    undo_import(world, run_id=last_run(world), viewer=editor, home_country=HOME)
    world.commit()
    assert snapshot(world, ChannelReading, "c1/2023-05-01/followers") == held


def test_undo_of_many_tables_in_one_import(world, editor, url):
    """What refers goes before what it refers to."""
    before = present(world, ["channel", "channel_reading"])
    take(url, made([row("channels"), row("channels", channel_id="c2")]))
    assert undo_import(world, run_id=last_run(world), viewer=editor, home_country=HOME) == 4
    world.commit()
    assert present(world, ["channel", "channel_reading"]) == before == {}
    assert world.scalar(select(func.count()).select_from(Channel)) == 0


def test_a_shipped_file_that_was_taken_back_stays_away(sqlite_url, editor):
    """Its import stays too: the history refers to it, the list says who took it back, and no start brings it again."""
    prepare(sqlite_url, home_country="EG")
    with session(sqlite_url) as db:
        run = db.scalar(select(ImportRun.id).where(ImportRun.file_name == "public_record/published_figures.csv"))
        assert undo_import(db, run_id=run, viewer=editor, home_country="EG") > 100
        db.commit()
        listed = imports.last(db)
        taken_back = listed[["public_record/published_figures.csv" in names for names in listed["file_names"]]]
        assert taken_back["undone_by"].tolist() == [editor.name] and listed["undone_by"].notna().sum() == 1
    assert prepare(sqlite_url, home_country="EG").imports == ()
    with session(sqlite_url) as db:
        assert db.scalar(select(func.count()).select_from(PublishedFigure)) == 0


def test_the_first_filling_has_its_history(record_url):
    """Each row of the public record and of the lists is in it once, and can be rebuilt from it."""
    with session(record_url) as db:
        assert {entry[0] for entry in history(db)} == {"added"}
        tables = [Activity.__tablename__, Community.__tablename__, "country", "channel", "published_figure"]
        there = present(db, tables)
        assert {row: values for row, values in rebuilt(db).items() if row[0] in tables} == there
        assert len(there) > 500


def test_what_came_in_together_is_taken_back_together(world, url, editor):
    """Whichever of its parts is named: what refers goes first, and each part has its own history of it."""
    rows_there = present(world, ["topic", "channel", "channel_reading", "activity"])
    world.rollback()
    readings = [
        {"channel": "c1", "read_on": "2023-06-01", "audience": "7", "audience_unit": "followers", "basis": "counted"}
    ]
    files = [made(rows) for rows in ([row("topics")], [event("e1", topics="t1")], [row("channels")], readings)]
    result = take(url, *reversed(files))
    assert result.written, result.errors
    take(url, made([row("topics", key="t9")]))
    runs = world.scalars(select(ImportRun.id).order_by(ImportRun.id)).all()
    listed = imports.last(world)
    assert listed["undoable"].tolist() == [True, True]
    assert [len(names) for names in listed["file_names"]] == [1, 4] and listed["rows_added"].tolist() == [1, 4]
    assert undo_import(world, run_id=runs[2], viewer=editor, home_country=HOME) == 5
    world.commit()
    now = present(world, ["topic", "channel", "channel_reading", "activity"])
    assert now == rows_there | {("topic", "t9"): now["topic", "t9"]}
    listed = imports.last(world)
    assert listed["undone_by"].tolist() == [None, editor.name] and listed["undoable"].tolist() == [True, False]
    gone = world.execute(
        select(Change.import_run_id, func.count()).where(Change.how == "undo").group_by(Change.import_run_id)
    )
    assert dict(gone.all()) == dict(zip(runs[:4], (1, 1, 2, 1), strict=True))


def test_one_row_that_was_touched_keeps_all_that_came_in_together(world, url, editor):
    """It is taken back whole, or not at all."""
    take(url, made([row("topics")]), made([event("e1", topics="t1")]))
    rows.change(world, Activity, "e1", {"attendance": 5}, token=None, viewer=editor, home_country=HOME)
    world.commit()
    topics = world.scalar(select(func.min(ImportRun.id)))
    assert in_the_way(world, run_id=topics, most=6) == [("activity", "e1")]
    with pytest.raises(Touched) as caught:
        undo_import(world, run_id=topics, viewer=editor, home_country=HOME)
    assert caught.value.rows == [("activity", "e1")]


def test_as_many_imports_as_are_asked_for(world, url):
    for number in range(12):
        take(url, made([row("topics", key=f"t{number}")]))
    assert [len(imports.last(world, most=most)) for most in (10, 11, 20)] == [10, 11, 12]
