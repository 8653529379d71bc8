"""A pack is frozen once, never changes, and what came afterwards is told apart."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError
from sqlmodel import select

from models import Activity, Change, Pack
from models.engine import session
from outreach import indicators
from outreach.acting import NotAllowed, Role, Viewer
from outreach.meeting import freeze, shown, since
from outreach.queries import meeting
from outreach.writing import rows
from tests.meeting.conftest import NOW
from tests.one_kind import sqlite_alone
from tests.small_world import HOME


def rows_are(key: str) -> str:
    return indicators.ALL[key].rows_are


VISIT = {
    "kind": "visit", "status": "held", "organiser": "mission", "title_en": "Entered late", "starts": "2026-11-23",
    "ends": "2026-11-23", "precision": "day", "date_basis": "event", "communities": ["us"], "countries": ["US"],
}  # fmt: skip


def kept(db, pack):
    return freeze.thawed(meeting.pack(db, week=pack.starts))


def told(db, pack) -> dict[str, since.Since]:
    """The figures that are others now."""
    found = since.since(db, frozen=pack, now=shown.as_now(db, frozen=pack), rows_are=rows_are)
    return {one.then.key: one for one in found}


@pytest.fixture
def frozen(world, week, pack, manager):
    assert freeze.freeze(world, week, viewer=manager, at=NOW) == pack
    world.commit()
    return world


def test_it_is_kept_with_an_entry_in_the_history_and_outlives_its_session(frozen, pack, url) -> None:
    assert kept(frozen, pack) == pack
    entry = frozen.exec(select(Change).where(Change.table_name == "pack")).one()
    assert (entry.row_key, entry.by, entry.act) == ("2026-11-21", "Manager One", "added")
    frozen.close()
    with session(url) as db:
        assert kept(db, pack) == pack
        assert list(meeting.packs(db)["frozen_by"]) == ["Manager One"]


def test_twice_is_refused_with_who_did_it(frozen, week) -> None:
    with pytest.raises(freeze.FrozenAlready) as caught:
        freeze.freeze(frozen, week, viewer=Viewer("Manager Two", Role.MANAGER))
    assert caught.value.by == "Manager One"
    frozen.rollback()
    assert len(frozen.exec(select(Pack)).all()) == 1


@sqlite_alone
def test_it_takes_a_manager(world, week) -> None:
    with pytest.raises(NotAllowed):
        freeze.freeze(world, week, viewer=Viewer("Editor One", Role.EDITOR))
    world.rollback()
    assert world.exec(select(Pack)).all() == []


def test_the_database_refuses_to_alter_it(frozen, pack) -> None:
    for statement in ("UPDATE pack SET frozen_by = 'x'", "DELETE FROM pack"):
        with pytest.raises(DatabaseError, match="only ever added"):
            frozen.execute(text(statement))
        frozen.rollback()
        assert kept(frozen, pack) == pack


@sqlite_alone
def test_what_was_altered_behind_its_back_is_found_out(frozen, pack) -> None:
    row = meeting.pack(frozen, week=pack.starts)
    frozen.expunge(row)
    row.content = row.content.replace("Who travels", "Who stays")
    with pytest.raises(freeze.Tampered):
        freeze.thawed(row)


def test_what_is_written_while_it_is_made_is_in_it(world, week, manager, url, monkeypatch) -> None:
    """Somebody else is quicker than the lock: the pack has the row, and nothing is told of it as if it came later."""
    late, build_once = [], freeze.build

    def slow(db, **arguments):
        made = build_once(db, **arguments)
        if not late:
            with session(url) as other:
                late.append(rows.add(other, Activity, VISIT, viewer=manager, home_country=HOME))
                other.commit()
        return made

    monkeypatch.setattr(freeze, "build", slow)
    made = freeze.freeze(world, week, viewer=manager, at=NOW)
    world.commit()
    assert late[0] in [row.reference for row in made.figures[0].rows] and made.figures[0].value == 3
    assert kept(world, made) == made
    assert told(world, made) == {}
