"""Tiers and reasons are written whole or not at all, by those who may, with their history."""

from datetime import date, timedelta

import pytest
from sqlmodel import Session, select

from models import Change, Community, CoverageReason
from outreach.acting import NotAllowed, Role, Viewer
from outreach.entry.coverage import NONE, Unfit, assign, end, record
from outreach.filters import Filters
from outreach.queries import coverage
from outreach.writing import rows
from outreach.writing.images import snapshot, token
from outreach.writing.problems import Conflict, Missing
from tests.small_world import HOME, counted, settle

DAY = date(2023, 6, 30)
VIEWER, EDITOR, MANAGER = (Viewer(f"{role} One", role) for role in (Role.ANALYST, Role.EDITOR, Role.MANAGER))
REASON = {"community": "fr", "hindrance": "conflict", "since": date(2023, 1, 1), "remark": ""}


@pytest.fixture
def world(db: Session) -> Session:
    settle(db)
    counted(db)
    return db


def tiers(db: Session) -> dict[str, str]:
    return {key: tier.value for key, tier in db.exec(select(Community.key, Community.tier)) if tier}


def given(db: Session, tier: str, *, viewer: Viewer = MANAGER, **seen: str) -> int:
    return assign(db, tier=tier, seen=seen, viewer=viewer, home_country=HOME)


def recorded(db: Session, *, viewer: Viewer = EDITOR, **other: object) -> str:
    return record(db, **REASON | other, day=DAY, viewer=viewer, home_country=HOME)


def test_many_communities_are_given_a_tier_at_once(world: Session) -> None:
    """What each had before, and who changed it, stands in the history; one that has it already is left alone."""
    assert given(world, "A", sa=NONE, kw=NONE, fr=NONE) == 3
    assert given(world, "B", sa="A", kw="A") == 2
    assert given(world, "B", sa="B", us=NONE) == 1
    world.commit()
    assert tiers(world) == {"sa": "B", "kw": "B", "fr": "A", "us": "B"}
    last = world.exec(select(Change).where(Change.row_key == "kw").order_by(Change.id.desc())).first()
    assert (last.by, last.table_name) == ("manager One", "community") and '"tier": ["A", "B"]' in last.columns


def test_a_tier_can_be_taken_off(world: Session) -> None:
    given(world, "C", sa=NONE)
    assert given(world, NONE, sa="C") == 1
    assert tiers(world) == {}


def test_all_of_them_or_none(world: Session) -> None:
    """Somebody else was quicker with the second: the first is not written either."""
    given(world, "C", kw=NONE)
    world.commit()
    with pytest.raises(Conflict) as problem:
        given(world, "A", sa=NONE, kw=NONE, fr=NONE)
    assert problem.value.key == "kw" and problem.value.now["tier"] == "C"
    world.rollback()
    with pytest.raises(Missing):
        given(world, "A", sa=NONE, nowhere=NONE)
    world.rollback()
    assert tiers(world) == {"kw": "C"}


def test_a_tier_that_is_none_and_no_community_are_refused(world: Session) -> None:
    for tier, seen, field in (("?", {"sa": NONE}, "tier"), ("A", {}, "communities")):
        with pytest.raises(Unfit) as problem:
            given(world, tier, **seen)
        assert list(problem.value.errors) == [field]


def test_only_editors_give_tiers_and_write_reasons(world: Session) -> None:
    assert given(world, "A", viewer=EDITOR, sa=NONE) == 1
    with pytest.raises(NotAllowed):
        given(world, "B", viewer=VIEWER, sa="A")
    with pytest.raises(NotAllowed):
        recorded(world, viewer=VIEWER)
    key = recorded(world)
    with pytest.raises(NotAllowed):
        end(world, key, until=DAY, day=DAY, read="", viewer=VIEWER, home_country=HOME)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"community": ""}, "community"),
        ({"hindrance": ""}, "hindrance"),
        ({"hindrance": "weather"}, "hindrance"),
        ({"since": None}, "since"),
        ({"since": DAY + timedelta(days=1)}, "since"),
        ({"hindrance": "other", "remark": "  "}, "remark"),
        ({"hindrance": "other", "remark": "\u2060"}, "remark"),
        ({"remark": "x" * 301}, "remark"),
    ],
)
def test_what_is_wrong_with_a_reason_stands_at_its_field(world: Session, wrong: dict, field: str) -> None:
    with pytest.raises(Unfit) as problem:
        recorded(world, **wrong)
    assert list(problem.value.errors) == [field]
    assert world.exec(select(CoverageReason)).all() == []


def test_a_reason_stands_once_until_it_is_over(world: Session) -> None:
    key = recorded(world)
    with pytest.raises(Unfit) as problem:
        recorded(world, since=DAY)
    assert list(problem.value.errors) == ["hindrance"]
    recorded(world, hindrance="other", remark="One thing")
    recorded(world, hindrance="other", remark="Another thing")
    read = token(snapshot(world, CoverageReason, key))
    end(world, key, until=DAY, day=DAY, read=read, viewer=EDITOR, home_country=HOME)
    # It stood in the way until the day before.
    assert key not in set(coverage.reasons(world, filters=Filters(), day=DAY)["key"])
    assert key in set(coverage.reasons(world, filters=Filters(), day=DAY - timedelta(days=1))["key"])
    assert recorded(world, since=DAY) != key


def test_what_is_over_is_not_ended_again(world: Session) -> None:
    """It is seen in the days in which it stood in the way, and the day of its end stays what it is."""
    key, day_before = recorded(world), DAY - timedelta(days=1)
    read = token(snapshot(world, CoverageReason, key))
    end(world, key, until=day_before, day=DAY, read=read, viewer=EDITOR, home_country=HOME)
    found = coverage.reasons(world, filters=Filters(), day=day_before - timedelta(days=1))
    assert found.set_index("key").loc[key, "until"] == day_before
    read = token(snapshot(world, CoverageReason, key))
    with pytest.raises(Unfit) as problem:
        end(world, key, until=DAY, day=DAY, read=read, viewer=EDITOR, home_country=HOME)
    assert "over already" in problem.value.errors["until"].text
    assert snapshot(world, CoverageReason, key)["until"] == day_before.isoformat()


def test_an_end_before_the_beginning_or_to_come_is_refused(world: Session) -> None:
    key = recorded(world)
    read = token(snapshot(world, CoverageReason, key))
    for until in (None, date(2022, 12, 31), DAY + timedelta(days=1)):
        with pytest.raises(Unfit) as problem:
            end(world, key, until=until, day=DAY, read=read, viewer=EDITOR, home_country=HOME)
        assert list(problem.value.errors) == ["until"]


def test_two_who_end_one_reason(world: Session) -> None:
    """The second is told, and what the first wrote stays."""
    key = recorded(world)
    read = token(snapshot(world, CoverageReason, key))
    rows.change(world, CoverageReason, key, {"remark": "x"}, token=read, viewer=MANAGER, home_country=HOME)
    with pytest.raises(Conflict):
        end(world, key, until=DAY, day=DAY, read=read, viewer=EDITOR, home_country=HOME)
    assert snapshot(world, CoverageReason, key)["until"] is None
    with pytest.raises(Missing):
        end(world, "nothing", until=DAY, day=DAY, read=read, viewer=EDITOR, home_country=HOME)
