"""The meeting is asked whether planned activities took place whose day has passed, in one line."""

from dataclasses import replace
from datetime import date

import pytest
from sqlmodel import Session

from models import Activity, Decision
from outreach.filters import Filters
from outreach.i18n import translator
from outreach.meeting import lists as of_week
from outreach.meeting.build import build
from outreach.meeting.freeze import freeze, thawed
from outreach.meeting.shown import lists_now
from outreach.meeting.since_lists import lines
from outreach.meeting.since_words import of_line
from outreach.queries import meeting
from outreach.reports.brief import brief
from outreach.reports.kept import from_json, to_json
from outreach.writing import rows
from tests.meeting.conftest import NOW
from tests.one_kind import postgresql_alone, sqlite_alone
from tests.small_world import HOME, add, counted

PLANS = {"held-by-now": "2026-11-10", "of-october": "2026-10", "today": "2026-11-24", "ahead": "2026-12-01"}
PLAN = {
    "kind": "visit", "status": "planned", "organiser": "emigration_ministry", "date_basis": "event", "precision": "day",
    "title_en": "Plan", "title_ar": "خطة", "communities": ["sa"], "countries": ["SA"],
}  # fmt: skip
CANCELLED = {"status": "cancelled", "cancelled_because": "Rain"}
ASKED = "Did 2 planned activities take place? Their days have passed"


def planned(db: Session) -> None:
    for key, when in PLANS.items():
        add(db, key, when=when, communities="sa", status="planned")
    counted(db)


@sqlite_alone
def test_without_one_nothing_is_asked(world, week) -> None:
    add(world, "ahead", when="2026-12-01", communities="sa", status="planned")
    counted(world)
    assert not [one for one in build(world, week=week, as_at=NOW).decisions if one.is_of_plans]


def test_how_many_there_are_stands_after_what_people_ask(world, week) -> None:
    """One line, with the last day of the one that waits longest."""
    planned(world)
    decisions = build(world, week=week, as_at=NOW).decisions
    assert [one.text.en for one in decisions] == ["Needed first", "Who travels", ASKED]
    line = decisions[-1]
    assert line.is_of_plans and line.since == date(2026, 10, 31) and line.text.ar and line.asked_by.ar
    assert not any(one.is_of_plans for one in decisions[:-1])


@sqlite_alone
def test_it_is_seen_among_many_that_are_asked_for(world, week, manager) -> None:
    planned(world)
    for number in range(6):
        values = {"what": f"Asked {number}", "raised_on": "2026-11-23", "raised_by": "A"}
        rows.add(world, Decision, values, viewer=manager, home_country=HOME)
    shown = brief(build(world, week=week, as_at=NOW))
    assert [one.is_of_plans for one in shown.decisions] == [False] * 4 + [True] and shown.decisions_in_all == 9


@sqlite_alone
def test_it_comes_before_requests_that_are_late(world, week, manager, monkeypatch) -> None:
    planned(world)
    late = of_week.DecisionNeeded(text=line_words(), since=None, asked_by=line_words(), request="R2026-0001")
    monkeypatch.setattr(of_week, "of_deadlines", lambda requests, *, without: (late,))
    decisions = of_week.lists(world, week=week, met_on=NOW.date()).decisions
    assert [one.is_of_plans for one in decisions] == [False, False, True, False]


def line_words() -> of_week.Words:
    return of_week.Words("Late", "متأخر")


@postgresql_alone
def test_a_frozen_pack_says_what_has_changed_since(world, week, manager) -> None:
    """Frozen, the line reads as it was; one that was held meanwhile is counted no more."""
    planned(world)
    frozen = freeze(world, week, viewer=manager, at=NOW)
    world.commit()
    assert thawed(meeting.pack(world, week=week.starts)).decisions == frozen.decisions
    rows.change(world, Activity, "held-by-now", {"status": "held"}, token=None, viewer=manager, home_country=HOME)
    world.commit()
    (moved,), _ = lines(world, frozen=frozen, now=lists_now(world, frozen=frozen))
    assert (moved.then.text.en, moved.now.text.en) == (
        ASKED,
        "Did 1 planned activity take place? Its day has passed",
    )
    assert of_week.unsaid.number(world, filters=Filters(), day=NOW.date()) == 1


def words_since(db: Session, frozen) -> dict[bool, list[tuple[str, str]]]:
    """What the line about plans was and is now, apart by whether that came late."""
    found: dict[bool, list[tuple[str, str]]] = {True: [], False: []}
    for one in lines(db, frozen=frozen, now=lists_now(db, frozen=frozen))[0]:
        told = of_line(one, translator("en"))
        found[one.late].append((told.then, told.now))
    return found


@sqlite_alone
@pytest.mark.parametrize("most", [None, 1])
def test_a_pack_that_was_frozen_without_the_line_is_not_compared_by_it(world, week, manager, most) -> None:
    """Neither by the line nor by how many there are in all; the text of such a pack is as it was."""
    planned(world)
    frozen = freeze(world, week, viewer=manager, at=NOW)
    world.commit()
    assert '"asks_of_plans":true' in to_json(frozen) and from_json(to_json(frozen)) == frozen
    asked = tuple(one for one in frozen.decisions if not one.is_of_plans)
    before = replace(frozen, asks_of_plans=False, decisions=asked[:most], decisions_in_all=len(asked))
    assert "asks_of_plans" not in to_json(before) and from_json(to_json(before)) == before
    assert lines(world, frozen=before, now=lists_now(world, frozen=before)) == ((), ())
    # Those that have the line are compared, also where they were frozen before packs said so.
    had = replace(frozen, asks_of_plans=False)
    rows.change(world, Activity, "held-by-now", {"status": "held"}, token=None, viewer=manager, home_country=HOME)
    assert len(lines(world, frozen=had, now=lists_now(world, frozen=had))[0]) == 1


@postgresql_alone
def test_a_plan_that_was_entered_late_is_no_correction(world, week, manager) -> None:
    who = {"viewer": manager, "home_country": HOME}
    frozen = freeze(world, week, viewer=manager, at=NOW)
    world.commit()
    rows.add(world, Activity, PLAN | {"starts": "2026-12-01", "ends": "2026-12-01"}, **who)
    assert words_since(world, frozen) == {True: [], False: []}
    key = rows.add(world, Activity, PLAN | {"starts": "2026-11-12", "ends": "2026-11-12"}, **who)
    world.commit()
    [(then, now)] = words_since(world, frozen)[True]
    assert then == "not in the list" and "The plan" in now
    rows.change(world, Activity, key, CANCELLED, token=None, **who)
    assert words_since(world, frozen) == {True: [], False: []}


@sqlite_alone
def test_that_somebody_said_so_is_late_and_another_day_is_a_correction(world, week, manager) -> None:
    """Of what was planned for a day to come it is not said that it took place in these days."""
    who = {"token": None, "viewer": manager, "home_country": HOME}
    planned(world)
    frozen = freeze(world, week, viewer=manager, at=NOW)
    world.commit()
    later = {"starts": "2026-12-12", "ends": "2026-12-12", "precision": "day"}
    rows.change(world, Activity, "ahead", CANCELLED, **who)
    rows.change(world, Activity, "of-october", later, **who)
    found = words_since(world, frozen)
    assert not found[True] and len(found[False]) == 1
    rows.change(world, Activity, "held-by-now", {"status": "held"}, **who)
    found = words_since(world, frozen)
    assert len(found[True]) == 1 and not found[False]
