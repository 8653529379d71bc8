"""Planned activities whose day has passed: the last of their days, and nobody has said whether they took place."""

from datetime import date

import pytest
from sqlmodel import Session, select

from models import Activity
from outreach.exports.chosen import table_of
from outreach.filters import Filters
from outreach.queries import briefing, coverage, unsaid, which
from tests.small_world import add, counted, settle

DAY = date(2023, 6, 30)


@pytest.fixture
def world(db: Session) -> Session:
    """Planned: for a day, a month and a year that are over; for today, this month, this year, to come, some day."""
    settle(db)
    passed = {"yesterday": "2023-06-29", "may": "2023-05", "spring": "2023-03-01", "last-year": "2022"}
    coming = {"now": "2023-06-30", "this-month": "2023-06", "this-year": "2023", "soon": "2023-07-10", "some-day": ""}
    for key, when in (passed | coming).items():
        add(db, key, when=when, communities="kw" if key != "spring" else "sa", status="planned")
    add(db, "held", when="2023-05-02", communities="kw")
    add(db, "off", when="2023-05-02", communities="kw", status="cancelled")
    counted(db)
    return db


def test_the_last_day_of_what_is_known_has_to_be_over(world: Session) -> None:
    rows = unsaid.rows(world, filters=Filters(), day=DAY)
    assert list(rows["key"]) == ["yesterday", "may", "spring", "last-year"]
    assert unsaid.since(world, filters=Filters(), day=DAY) == (4, date(2022, 12, 31))
    assert unsaid.since(world, filters=Filters(communities=("de",)), day=DAY) == (0, None)


@pytest.mark.parametrize("filters", [Filters(), Filters(communities=("kw",)), Filters(start=date(2023, 5, 1))])
def test_number_rows_and_file_of_the_choice_agree(world: Session, filters: Filters, monkeypatch) -> None:
    """They are a part of the planned ones, whose choice has them all."""
    monkeypatch.setattr("outreach.exports.chosen.today", lambda settings: DAY)
    numbers = which.numbers(world, filters=filters, day=DAY)
    rows = which.rows(world, filters=filters, which="passed", day=DAY)
    in_file = world.exec(select(Activity.key).where(*table_of("passed").narrowed(filters))).all()
    assert numbers["passed"] == len(rows) and set(in_file) == set(rows["key"])
    assert set(rows["key"]) < set(which.rows(world, filters=filters, which="planned", day=DAY, limit=None)["key"])
    assert list(which.rows(world, filters=filters, which="passed", day=DAY, limit=1, offset=1)["key"]) == list(
        rows["key"][1:2]
    )
    assert "passed" not in which.numbers(world, filters=filters, day=date(2022, 6, 1))


def test_coverage_has_the_last_one_beside_the_next_one(world: Session) -> None:
    rows = coverage.table(world, filters=Filters(end=DAY), day=DAY).set_index("key")
    assert dict(rows["passed_key"].dropna()) == {"kw": "yesterday", "sa": "spring"}
    assert rows.loc["kw", "next_key"] == "this-year" and rows.loc["sa", "next_key"] is None
    assert rows.loc["sa", "passed_starts"] == date(2023, 3, 1) and rows.loc["sa", "passed_precision"] == "day"


def test_a_briefing_has_them_apart_from_the_next_ones(world: Session) -> None:
    found = briefing.of_community(world, key="kw", day=DAY)
    assert list(found.passed["key"]) == ["yesterday", "may", "last-year"]
    assert not set(found.planned["key"]) & set(found.passed["key"])
    assert list(briefing.of_community(world, key="sa", day=DAY).planned["key"]) == []
