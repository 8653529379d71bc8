"""Roles, conflicts, and rows that are not the ministry's own."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import delete, func, select

from models import Activity, Change, Community, Image, Target, Topic
from models.codes import Collection
from models.source import ImportRun
from outreach.acting import NotAllowed, Role, Viewer, allowed
from outreach.writing import rows
from outreach.writing.images import snapshot, token
from outreach.writing.merge import merge, undo_merge
from outreach.writing.problems import Conflict, Missing, NotADeletion, NotOwn, Purged, Taken
from outreach.writing.undo import undo_import
from tests.small_world import HOME
from tests.writing.told import ACTIVITY, history

WRITES = {
    "add": lambda db, who: rows.add(db, Topic, {"name_en": "T"}, viewer=who, home_country=HOME),
    "change": lambda db, who: rows.change(
        db, Topic, "customs", {"note": "N"}, token=None, viewer=who, home_country=HOME
    ),
    "delete": lambda db, who: rows.delete(db, Topic, "customs", token=None, viewer=who, home_country=HOME),
    "restore": lambda db, who: rows.restore(db, 1, viewer=who, home_country=HOME),
    "merge": lambda db, who: merge(db, Community, keep="sa", gone="sa-riyadh", viewer=who, home_country=HOME),
    "undo_merge": lambda db, who: undo_merge(db, 1, viewer=who, home_country=HOME),
    "undo": lambda db, who: undo_import(db, run_id=1, viewer=who, home_country=HOME),
}


def test_who_may_not_write_writes_nothing(world):
    """Each write asks by itself."""
    for role in (Role.VIEWER, Role.ANALYST):
        for name, write in WRITES.items():
            with pytest.raises(NotAllowed):
                write(world, Viewer("Somebody", role))
            assert history(world) == [], (role, name)


@pytest.mark.parametrize("role", [Role.EDITOR, Role.MANAGER, Role.ADMINISTRATOR])
def test_who_may_write_writes(world, role):
    """From the editor up."""
    WRITES["change"](world, Viewer("Somebody", role))
    assert len(history(world)) == 1


def test_an_editor_writes_targets_and_tiers(world, editor):
    """As every other row: set, corrected, deleted, taken back; and the history says who did."""
    may = {"viewer": editor, "home_country": HOME}
    wanted = {"indicator": "activities_held", "span": "week", "starts": "2024-01-06", "value": 3}
    key = rows.add(world, Target, wanted, **may)
    rows.change(world, Target, key, {"value": 4}, token=None, **may)
    rows.change(world, Community, "sa", {"tier": "A"}, token=None, **may)
    rows.delete(world, Target, key, token=None, **may)
    rows.restore(world, world.scalar(select(func.max(Change.id))), **may)
    assert snapshot(world, Target, key)["value"] == "4"
    assert set(world.scalars(select(Change.by))) == {editor.name}


def test_roles_are_in_order():
    """Each may do what those before it may, and nothing of those after it."""
    for have, role in enumerate(Role):
        assert [allowed(Viewer("x", role), wanted) for wanted in Role] == [n <= have for n in range(len(Role))]


def test_a_conflict_says_who_and_when_and_what(world, editor):
    """Two read the same row; the second to save is told what the first one did."""
    rows.add(world, Activity, ACTIVITY, viewer=editor, home_country=HOME)
    world.commit()
    read = snapshot(world, Activity, "a1")
    other = Viewer("Editor Two", Role.EDITOR)
    began = datetime.now(UTC)
    rows.change(world, Activity, "a1", {"attendance": 21}, token=token(read), viewer=other, home_country=HOME)
    world.commit()
    with pytest.raises(Conflict) as caught:
        rows.change(world, Activity, "a1", {"attendance": 22}, token=token(read), viewer=editor, home_country=HOME)
    conflict = caught.value
    assert (conflict.before, conflict.now["attendance"], conflict.by) == (read, 21, "Editor Two")
    assert conflict.at >= began
    world.rollback()
    assert snapshot(world, Activity, "a1")["attendance"] == 21
    with pytest.raises(Conflict):
        rows.delete(world, Activity, "a1", token=token(read), viewer=editor, home_country=HOME)


def test_a_conflict_over_a_row_that_is_gone(world, editor):
    """What somebody deleted meanwhile cannot be saved, and says who deleted it."""
    rows.add(world, Activity, ACTIVITY, viewer=editor, home_country=HOME)
    read = snapshot(world, Activity, "a1")
    rows.delete(world, Activity, "a1", token=token(read), viewer=editor, home_country=HOME)
    with pytest.raises(Conflict) as caught:
        rows.change(world, Activity, "a1", {"attendance": 22}, token=token(read), viewer=editor, home_country=HOME)
    assert (caught.value.before, caught.value.now, caught.value.by) == (read, None, "Editor One")
    with pytest.raises(Missing):
        rows.change(world, Activity, "a1", {"attendance": 22}, token=None, viewer=editor, home_country=HOME)


def test_the_public_record_is_not_the_ministry_s_own(world, editor):
    """Neither changed nor deleted, by whomever; a row of the register is."""
    for number, collection in enumerate((Collection.PUBLIC_RECORD, Collection.REGISTER), start=1):
        run = ImportRun(
            id=number, reader="events", file_name="f", checksum="0" * 64, collection=collection,
            imported_at=datetime.now(UTC), imported_by="test",
        )  # fmt: skip
        world.add(run)
        world.flush()
        world.scalars(
            select(Topic).where(Topic.key == ("customs", "documents")[number - 1])
        ).one().import_run_id = number
    world.commit()
    administrator = Viewer("Somebody", Role.ADMINISTRATOR)
    for name in ("change", "delete"):
        with pytest.raises(NotOwn):
            WRITES[name](world, administrator)
        world.rollback()
    rows.delete(world, Topic, "documents", token=None, viewer=editor, home_country=HOME)


def test_only_a_deletion_that_is_kept_can_be_restored_once(world, editor):
    """Not another change, not a second time, not after its image was purged."""
    rows.add(world, Topic, {"key": "t1", "name_en": "A topic"}, viewer=editor, home_country=HOME)
    last = select(func.max(Change.id))
    for number in (world.scalar(last), 999):
        with pytest.raises(NotADeletion):
            rows.restore(world, number, viewer=editor, home_country=HOME)
    rows.delete(world, Topic, "t1", token=None, viewer=editor, home_country=HOME)
    deletion = world.scalar(last)
    rows.restore(world, deletion, viewer=editor, home_country=HOME)
    with pytest.raises(Taken):
        rows.restore(world, deletion, viewer=editor, home_country=HOME)
    rows.delete(world, Topic, "t1", token=None, viewer=editor, home_country=HOME)
    world.execute(delete(Image))
    with pytest.raises(Purged):
        rows.restore(world, world.scalar(last), viewer=editor, home_country=HOME)
