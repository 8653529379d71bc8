"""Merging what many rows refer to: in as many statements as for few, with the same history, and parted again."""

from collections.abc import Callable

import pytest
from sqlalchemy import event, func, select

from models import Activity, Change, Channel, Community, Entity, tally
from outreach.writing import rows
from outreach.writing.images import snapshot
from outreach.writing.merge import merge, undo_merge
from outreach.writing.problems import Missing, Refused
from outreach.writing.put_many import put_many
from outreach.writing.shapes import SHAPES
from tests.small_world import HOME
from tests.writing.told import ACTIVITY, history, present, rebuilt

TABLES = ["activity", "channel", "entity", "community"]
WRITTEN = TABLES[:3]


def filled(world, editor, number: int) -> None:
    """A second Riyadh with so many activities, every third of which is of both, and as many channels and entities."""
    same = {"viewer": editor, "home_country": HOME}
    city = {"key": "sa-riyad", "country_code": "SA", "level": "city", "name_en": "Riyad"}
    rows.add(world, Community, city, **same)
    for n in range(number):
        both = ["sa-riyadh", "sa-riyad"] if n % 3 == 0 else ["sa-riyad", "kw"]
        rows.add(world, Activity, ACTIVITY | {"key": f"a{n}", "communities": both}, **same)
        rows.add(world, Entity, {"key": f"e{n}", "community": "sa-riyad", "name_en": f"House {n}"}, **same)
        channel = {"key": f"c{n}", "kind": "x", "community": "sa-riyad", "name_en": f"Channel {n}"}
        rows.add(world, Channel, channel, **same)
    world.commit()


def statements(world, act: Callable[[], object]) -> int:
    """How many statements it takes; a list of rows that one is given for is one."""
    asked: list[str] = []

    def count(connection, cursor, statement, *rest) -> None:
        asked.append(statement)

    engine = world.get_bind()
    event.listen(engine, "before_cursor_execute", count)
    try:
        act()
    finally:
        event.remove(engine, "before_cursor_execute", count)
    return len(asked)


@pytest.mark.parametrize("number", [4, 40])
def test_many_rows_take_no_more_statements_than_few(world, editor, number) -> None:
    """Neither to merge nor to part; and what is there is as the history tells it."""
    same = {"viewer": editor, "home_country": HOME}
    filled(world, editor, number)
    before = present(world, TABLES)
    taken = statements(world, lambda: merge(world, Community, keep="sa-riyadh", gone="sa-riyad", **same))
    world.commit()
    assert [act for act, *_ in history(world)].count("merged") == 3 * number + 2
    known = rebuilt(world)
    assert {row: values for row, values in known.items() if row[0] in WRITTEN} == present(world, WRITTEN)
    assert tally.differences(world, home_country=HOME) == []
    last = world.scalar(select(func.max(Change.id)))
    parted = statements(world, lambda: undo_merge(world, last, **same))
    world.commit()
    assert present(world, TABLES) == before and tally.differences(world, home_country=HOME) == []
    # One by one, 40 of each would take more than a thousand.
    assert max(taken, parted) < 200


def test_of_many_the_one_that_cannot_be_written_is_named(world, editor) -> None:
    """An entity of this name is there already; nothing is merged."""
    filled(world, editor, 5)
    twin = {"key": "twin", "community": "sa-riyadh", "name_en": "House 3"}
    rows.add(world, Entity, twin, viewer=editor, home_country=HOME)
    world.commit()
    before = present(world, TABLES)
    with pytest.raises(Refused, match="e3"):
        merge(world, Community, keep="sa-riyadh", gone="sa-riyad", viewer=editor, home_country=HOME)
    world.rollback()
    assert present(world, TABLES) == before


@pytest.mark.parametrize(("table", "after"), [(Activity, {"topics": ["none"]}), (Entity, {"community": "none"})])
def test_what_is_not_there_cannot_be_referred_to(world, editor, table, after) -> None:
    filled(world, editor, 1)
    shape = SHAPES[table.__tablename__]
    found = world.scalar(select(shape.number))
    image = snapshot(world, table, "a0" if table is Activity else "e0")
    with pytest.raises(Missing, match="none"):
        put_many(world, shape, [(found, image, image | after)])
