"""A pack is frozen once, never changes, and what came afterwards is told apart."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError
from sqlmodel import select

from models import Activity, Change, Pack
from models.engine import session
from outreach import indicators
from outreach.acting import NotAllowed, Role, Viewer
from outreach.meeting import freeze, since
from outreach.meeting.build import build
from outreach.queries import meeting
from outreach.writing import rows
from tests.meeting.conftest import NOW
from tests.small_world import HOME


def rows_are(key: str) -> str:
    return indicators.ALL[key].rows_are


def kept(db, pack):
    return freeze.thawed(meeting.pack(db, week=pack.starts))


@pytest.fixture
def frozen(world, pack, manager):
    freeze.freeze(world, pack, viewer=manager)
    world.commit()
    return world


def test_it_is_kept_with_an_entry_in_the_history(frozen, pack) -> None:
    assert kept(frozen, pack) == pack
    entry = frozen.exec(select(Change).where(Change.table_name == "pack")).one()
    assert (entry.row_key, entry.by, entry.act) == ("2026-11-21", "Manager One", "added")


def test_twice_is_refused_with_who_did_it(frozen, pack, manager) -> None:
    with pytest.raises(freeze.FrozenAlready) as caught:
        freeze.freeze(frozen, pack, viewer=Viewer("Manager Two", Role.MANAGER))
    assert caught.value.by == "Manager One"
    frozen.rollback()
    assert len(frozen.exec(select(Pack)).all()) == 1


def test_it_takes_a_manager(world, pack) -> None:
    with pytest.raises(NotAllowed):
        freeze.freeze(world, pack, viewer=Viewer("Editor One", Role.EDITOR))
    world.rollback()
    assert world.exec(select(Pack)).all() == []


@pytest.mark.parametrize("statement", ["UPDATE pack SET frozen_by = 'x'", "DELETE FROM pack"])
def test_the_database_refuses_to_alter_it(frozen, pack, statement) -> None:
    with pytest.raises(DatabaseError, match="only ever added"):
        frozen.execute(text(statement))
    frozen.rollback()
    assert kept(frozen, pack) == pack


def test_what_was_altered_behind_its_back_is_found_out(frozen, pack) -> None:
    row = meeting.pack(frozen, week=pack.starts)
    frozen.expunge(row)
    row.content = row.content.replace("Who travels", "Who stays")
    with pytest.raises(freeze.Tampered):
        freeze.thawed(row)


def test_nothing_changed_is_nothing_to_tell(frozen, week, pack) -> None:
    assert since.since(frozen, frozen=pack, now=build(frozen, week=week, as_at=NOW), rows_are=rows_are) == ()


def test_what_came_late_and_what_was_corrected_are_apart(frozen, week, pack, manager) -> None:
    """One activity entered after the freeze, one moved into the week, one out of it."""
    held = {
        "kind": "visit", "status": "held", "organiser": "mission", "title_en": "Entered late", "starts": "2026-11-23",
        "ends": "2026-11-23", "precision": "day", "date_basis": "event", "communities": ["us"], "countries": ["US"],
    }  # fmt: skip
    late = rows.add(frozen, Activity, held, viewer=manager, home_country=HOME)
    for key, day in (("then", "2026-11-21"), ("too", "2026-11-19")):
        rows.change(frozen, Activity, key, {"starts": day, "ends": day}, token=None, viewer=manager, home_country=HOME)
    frozen.commit()
    told = since.since(frozen, frozen=kept(frozen, pack), now=build(frozen, week=week, as_at=NOW), rows_are=rows_are)
    held = next(one for one in told if one.then.key == "activities_held")
    assert (held.then.value, held.now.value) == (2, 3)
    assert [row.reference for row in held.late] == [late]
    assert [row.reference for row in held.joined] == ["then"]
    assert [row.reference for row in held.left] == ["too"]
    assert kept(frozen, pack) == pack, "the frozen pack itself is as it was"


def test_a_frozen_pack_outlives_a_new_session(frozen, pack, url) -> None:
    frozen.close()
    with session(url) as db:
        assert kept(db, pack) == pack
        assert list(meeting.packs(db)["frozen_by"]) == ["Manager One"]
