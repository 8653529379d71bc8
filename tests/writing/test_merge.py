"""Two rows that mean the same become one, with all that referred to either, and can be parted again."""

import pytest
from sqlalchemy import func, select

from models import Activity, Change, Channel, Community, Entity, Target, Topic, tally
from outreach.acting import Role, Viewer
from outreach.importers.merged import merged
from outreach.writing import rows
from outreach.writing.images import snapshot
from outreach.writing.merge import merge, undo_merge
from outreach.writing.problems import Missing, NotAlike, NothingToUndo, Referred, Touched
from tests.small_world import HOME
from tests.writing.told import ACTIVITY, history, present, rebuilt

MANAGER = Viewer("Manager One", Role.MANAGER)
WRITTEN = ["activity", "channel", "entity"]


@pytest.fixture
def two(world, editor):
    """Riyadh twice: an activity with both, one with the second only, an entity and a channel of the second."""
    for table, values in (
        (Community, {"key": "sa-riyad", "country_code": "SA", "level": "city", "name_en": "Riyad"}),
        (Activity, ACTIVITY | {"communities": ["sa-riyadh", "sa-riyad"]}),
        (Activity, ACTIVITY | {"key": "a2", "communities": ["sa-riyad"], "starts": "2022-01-01", "ends": "2022-01-01"}),
        (Entity, {"key": "e1", "community": "sa-riyad", "name_en": "A house"}),
        (Channel, {"key": "c1", "kind": "x", "community": "sa-riyad", "name_en": "A channel"}),
    ):
        rows.add(world, table, values, viewer=editor, home_country=HOME)
    world.commit()
    return world


def test_all_that_referred_to_the_one_refers_to_the_other(two, editor):
    """Once, where it referred to both; totals follow, and the history says all of it."""
    assert merge(two, Community, keep="sa-riyadh", gone="sa-riyad", viewer=editor, home_country=HOME) == 4
    two.commit()
    assert snapshot(two, Community, "sa-riyad") is None
    for key in ("a1", "a2"):
        assert snapshot(two, Activity, key)["communities"] == ["sa-riyadh"]
    assert snapshot(two, Entity, "e1")["community"] == snapshot(two, Channel, "c1")["community"] == "sa-riyadh"
    assert snapshot(two, Community, "sa-riyadh")["folded"].startswith("riyadh|riyad|sa riyad")
    assert tally.differences(two, home_country=HOME) == []
    assert [act for act, *_ in history(two)].count("merged") == 6
    known = rebuilt(two)
    assert {row: values for row, values in known.items() if row[0] in WRITTEN} == present(two, WRITTEN)
    assert ("community", "sa-riyad") not in known
    assert merged(two, Community).now("sa-riyad") == "sa-riyadh"


def test_a_merge_can_be_taken_back(two, editor):
    """By any of its changes: everything is as it was."""
    tables = [*WRITTEN, "community"]
    before = present(two, tables)
    merge(two, Community, keep="sa-riyadh", gone="sa-riyad", viewer=editor, home_country=HOME)
    two.commit()
    last = two.scalar(select(func.max(Change.id)))
    assert undo_merge(two, last, viewer=editor, home_country=HOME) == 6
    two.commit()
    assert present(two, tables) == before and merged(two, Community).now("sa-riyad") == ""
    assert tally.differences(two, home_country=HOME) == []
    with pytest.raises(Touched):
        undo_merge(two, last, viewer=editor, home_country=HOME)


def test_entities_merge_too(two, editor):
    """What took part in an activity."""
    for key, values in (("e2", {"name_en": "The house"}), ("e3", {"name_en": "A club"})):
        values |= {"key": key, "community": "sa"}
        rows.add(two, Entity, values, viewer=editor, home_country=HOME)
    rows.change(two, Activity, "a1", {"entities": ["e1", "e2", "e3"]}, token=None, viewer=editor, home_country=HOME)
    assert merge(two, Entity, keep="e1", gone="e2", viewer=editor, home_country=HOME) == 1
    assert snapshot(two, Activity, "a1")["entities"] == ["e1", "e3"]


def targets(db):
    """Place and value of each target, by its key."""
    return {row.key: (row.place, row.value) for row in db.scalars(select(Target))}


@pytest.fixture
def wanted(two, editor):
    """Riyadh twice, with targets: one of the second only, and one that both have for the same months."""
    same = {"indicator": "activities_held", "place_kind": "community", "span": "month"}
    for key, place, starts, value in (
        ("kept", "sa-riyadh", "2023-01-01", 4), ("double", "sa-riyad", "2023-01-01", 5),
        ("own", "sa-riyad", "2024-01-01", 6), ("other", "sa", "2023-01-01", 7),
    ):  # fmt: skip
        rows.add(
            two, Target, same | {"key": key, "place": place, "starts": starts, "value": value},
            viewer=MANAGER, home_country=HOME,
        )  # fmt: skip
    two.commit()
    return two


def test_targets_go_along_and_come_back(wanted, editor):
    """They name their community by its key; where both have one for the same months, that of the one that stays."""
    tables = ["target", *WRITTEN, "community"]
    before = present(wanted, tables)
    assert merge(wanted, Community, keep="sa-riyadh", gone="sa-riyad", viewer=editor, home_country=HOME) == 5
    wanted.commit()
    assert targets(wanted) == {"kept": ("sa-riyadh", 4), "own": ("sa-riyadh", 6), "other": ("sa", 7)}
    known = rebuilt(wanted)
    assert {row: values for row, values in known.items() if row[0] == "target"} == present(wanted, ["target"])
    one = wanted.scalar(select(func.max(Change.id)).where(Change.table_name == "target"))
    undo_merge(wanted, one, viewer=editor, home_country=HOME)
    wanted.commit()
    assert present(wanted, tables) == before


def test_a_community_with_a_target_is_not_deleted(wanted, editor):
    """And no target is for a community that is not there, not even one that is taken back."""
    rows.add(
        wanted, Community, {"key": "sa-abha", "country_code": "SA", "level": "city", "name_en": "Abha"},
        viewer=editor, home_country=HOME,
    )  # fmt: skip
    rows.change(wanted, Target, "own", {"place": "sa-abha"}, token=None, viewer=MANAGER, home_country=HOME)
    with pytest.raises(Referred) as refused:
        rows.delete(wanted, Community, "sa-abha", token=None, viewer=editor, home_country=HOME)
    assert refused.value.counts == {"target": 1}
    rows.delete(wanted, Target, "own", token=None, viewer=MANAGER, home_country=HOME)
    deletion = wanted.scalar(select(func.max(Change.id)))
    rows.delete(wanted, Community, "sa-abha", token=None, viewer=editor, home_country=HOME)
    with pytest.raises(Missing, match="sa-abha"):
        rows.restore(wanted, deletion, viewer=MANAGER, home_country=HOME)


def test_what_does_not_mean_the_same(two, editor):
    """Not itself, not across countries, and every country keeps its country-wide community."""
    for keep, gone in [("sa-riyadh", "sa-riyadh"), ("sa-riyadh", "sa"), ("fr-paris", "sa-riyadh")]:
        with pytest.raises(NotAlike):
            merge(two, Community, keep=keep, gone=gone, viewer=editor, home_country=HOME)


def test_only_a_merge_is_taken_back_as_one(two, editor):
    """Not the first change, which added something; and topics do not merge."""
    for number in (two.scalar(select(func.min(Change.id))), 999):
        with pytest.raises(NothingToUndo):
            undo_merge(two, number, viewer=editor, home_country=HOME)
    with pytest.raises(ValueError, match="topic cannot be merged"):
        merge(two, Topic, keep="customs", gone="pensions", viewer=editor, home_country=HOME)
