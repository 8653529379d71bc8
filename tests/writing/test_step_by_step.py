"""What was changed and taken back is as it was: imports and merges are taken back one by one, the last one first."""

import pytest
from sqlalchemy import delete, func, select

from models import Change, Community, Entity, Image, Topic
from models.codes import Act
from outreach.writing import rows
from outreach.writing.merge import merge, undo_merge
from outreach.writing.problems import Touched
from outreach.writing.undo import in_the_way, undo_import
from tests.importers.made_files import made, row, take
from tests.small_world import HOME
from tests.writing.test_imports import event, last_run
from tests.writing.told import present, rebuilt

TABLES = ["topic", "entity", "activity", "community"]


@pytest.fixture
def back(world, editor):
    """Takes an import back by its number, or says which rows are in the way, as the list of imports does."""

    def taken(run: int) -> list | int:
        try:
            number = undo_import(world, run_id=run, viewer=editor, home_country=HOME)
        except Touched as problem:
            world.rollback()
            assert problem.rows == sorted(in_the_way(world, run_id=run, most=100))
            return problem.rows
        world.commit()
        return number

    return taken


def topics(world, url, *labels: str) -> list[int]:
    """Each label comes in with an import of its own; their numbers."""
    runs = []
    for label in labels:
        assert take(
            url, made([row("topics", label_en=label), row("topics", key="t2", label_en=label + " two")])
        ).written
        runs.append(last_run(world))
        world.rollback()
    return runs


def entities(world, url, *keys: str, **values: str) -> int:
    written = [row("entities", entity_id=key, **{"name_en": key, "name_ar": ""} | values) for key in keys]
    assert take(url, made(written)).written
    run = last_run(world)
    world.rollback()
    return run


def last_merge(world) -> int:
    return world.scalar(select(func.max(Change.id)).where(Change.act == Act.MERGED))


def test_imports_of_the_same_rows_are_taken_back_last_one_first(world, url, back):
    """Down to the state before the first, and not in another order; nothing of the history goes."""
    before = present(world, TABLES)
    one, two, three = topics(world, url, "A", "B", "C")
    changes = world.scalar(select(func.count()).select_from(Change))
    in_way = [("topic", "t1"), ("topic", "t2")]
    assert back(one) == back(two) == in_way and back(three) == 2
    assert back(one) == in_way and back(two) == 2
    assert in_the_way(world, run_id=one, most=9) == [] and back(one) == 2
    assert present(world, TABLES) == before
    assert back(one) == back(two) == back(three) == in_way
    assert world.scalar(select(func.count()).select_from(Change)) == changes + 6
    assert rebuilt(world) == {}


def test_a_row_that_somebody_changed_since_still_refuses(world, url, back, editor):
    """After the other import was taken back, before it was, or there and back again by hand."""
    one, two = topics(world, url, "A", "B")
    assert back(two) == 2
    hand = {"token": None, "viewer": editor, "home_country": HOME}
    for note in ("by hand", ""):
        rows.change(world, Topic, "t2", {"note": note}, **hand)
        world.commit()
        assert back(one) == [("topic", "t2")]


def test_what_was_taken_back_and_came_again_is_not_taken_back_twice(world, url, back):
    one, two = topics(world, url, "A", "B")
    assert (back(two), back(one)) == (2, 2)
    [again] = topics(world, url, "A")
    assert back(one) == back(two) == [("topic", "t1"), ("topic", "t2")]
    assert back(again) == 2


def test_a_deletion_of_an_added_row_that_was_taken_back_is_no_change(world, url, back, editor):
    """By hand: the row is what the import left, and another deletion, restored past the last, is not."""
    [run] = topics(world, url, "A")
    same = {"viewer": editor, "home_country": HOME}
    rows.delete(world, Topic, "t1", token=None, **same)
    first = world.scalar(select(func.max(Change.id)))
    world.commit()
    assert back(run) == [("topic", "t1")]
    rows.restore(world, first, **same)
    world.commit()
    assert in_the_way(world, run_id=run, most=9) == []
    rows.change(world, Topic, "t1", {"note": "other"}, token=None, **same)
    rows.delete(world, Topic, "t1", token=None, **same)
    rows.restore(world, world.scalar(select(func.max(Change.id))), **same)
    world.commit()
    assert back(run) == [("topic", "t1")]


def test_what_nobody_can_compare_any_more_refuses(world, url, back, editor):
    """The images that say what the import left were purged."""
    [run] = topics(world, url, "A")
    rows.delete(world, Topic, "t1", token=None, viewer=editor, home_country=HOME)
    rows.restore(world, world.scalar(select(func.max(Change.id))), viewer=editor, home_country=HOME)
    world.execute(delete(Image))
    world.commit()
    assert back(run) == [("topic", "t1")]


def test_a_merge_is_taken_back_after_the_import_that_changed_its_row(world, url, back, editor):
    """The row that stayed was changed by a file, and that was taken back."""
    entities(world, url, "e1", "e2")
    before = present(world, TABLES)
    merge(world, Entity, keep="e1", gone="e2", viewer=editor, home_country=HOME)
    world.commit()
    run = entities(world, url, "e1", name_ar="رابطة")
    merge_back = {"viewer": editor, "home_country": HOME}
    assert undo_or_touched(world, merge_back) is None and back(run) == 1
    assert undo_merge(world, last_merge(world), **merge_back) == 1
    world.commit()
    assert present(world, TABLES) == before
    assert undo_or_touched(world, merge_back) == [("entity", "e2")]


def undo_or_touched(world, merge_back: dict) -> list | None:
    """The rows in the way of taking the last merge back, if any: it is rolled back again."""
    found = None
    try:
        undo_merge(world, last_merge(world), **merge_back)
    except Touched as problem:
        found = problem.rows
    world.rollback()
    return found


def test_a_merge_of_communities_waits_for_what_changed_its_rows(world, url, back, editor):
    """A file that changed both the one that stayed and an activity that moved: taken back, the merge can be, too."""
    same = {"viewer": editor, "home_country": HOME}
    values = {"key": "sa-riyad", "country_code": "SA", "level": "city", "name_en": "Riyad"}
    rows.add(world, Community, values, **same)
    world.commit()
    assert take(url, made([event("e1", communities="Riyad")])).written
    first = last_run(world)
    before = present(world, TABLES)
    world.rollback()
    merge(world, Community, keep="sa-riyadh", gone="sa-riyad", **same)
    world.commit()
    assert take(url, made([event("e1", communities="Riyadh", attendance="7")])).written
    moved = last_run(world)
    renamed = row("communities", key="sa-riyadh", name_en="Ar-Riyadh", name_ar="الرياض", aliases="Riyadh")
    assert take(url, made([renamed])).written
    assert undo_or_touched(world, same) == [("activity", "e1"), ("community", "sa-riyadh")]
    assert back(first) == [("activity", "e1")]
    assert back(last_run(world)) == 1
    assert undo_or_touched(world, same) == [("activity", "e1")]
    assert back(moved) == 1
    undo_merge(world, last_merge(world), **same)
    world.commit()
    assert present(world, TABLES) == before
    assert back(first) == 1


def test_an_import_is_taken_back_after_a_merge_that_was(world, url, back, editor):
    """The row that had gone in the merge is as the import left it."""
    before = present(world, TABLES)
    run = entities(world, url, "e1", "e2")
    merge(world, Entity, keep="e1", gone="e2", viewer=editor, home_country=HOME)
    world.commit()
    assert in_the_way(world, run_id=run, most=9) == back(run) == [("entity", "e2")]
    undo_merge(world, last_merge(world), viewer=editor, home_country=HOME)
    world.commit()
    assert back(run) == 2
    assert present(world, TABLES) == before
