"""The meeting is asked whether planned activities took place whose day has passed, in one line."""

from datetime import date

from sqlmodel import Session

from models import Activity, Decision
from outreach.filters import Filters
from outreach.meeting import lists as of_week
from outreach.meeting.build import build
from outreach.meeting.freeze import freeze, thawed
from outreach.meeting.shown import lists_now
from outreach.meeting.since_lists import lines
from outreach.queries import meeting
from outreach.reports.pack import brief
from outreach.writing import rows
from tests.meeting.conftest import NOW
from tests.small_world import HOME, add, counted

PLANS = {"held-by-now": "2026-11-10", "of-october": "2026-10", "today": "2026-11-24", "ahead": "2026-12-01"}
ASKED = "Did 2 planned activities take place? Their days have passed"


def planned(db: Session) -> None:
    for key, when in PLANS.items():
        add(db, key, when=when, communities="sa", status="planned")
    counted(db)


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


def test_it_is_seen_among_many_that_are_asked_for(world, week, manager) -> None:
    planned(world)
    for number in range(6):
        values = {"what": f"Asked {number}", "raised_on": "2026-11-23", "raised_by": "A"}
        rows.add(world, Decision, values, viewer=manager, home_country=HOME)
    shown = brief(build(world, week=week, as_at=NOW))
    assert [one.is_of_plans for one in shown.decisions] == [False] * 4 + [True] and shown.decisions_in_all == 9


def test_it_comes_before_requests_that_are_late(world, week, manager, monkeypatch) -> None:
    planned(world)
    late = of_week.DecisionNeeded(text=line_words(), since=None, asked_by=line_words(), request="R2026-0001")
    monkeypatch.setattr(of_week, "_escalated", lambda requests, *, without: (late,))
    decisions = of_week.lists(world, week=week, met_on=NOW.date()).decisions
    assert [one.is_of_plans for one in decisions] == [False, False, True, False]


def line_words() -> of_week.Words:
    return of_week.Words("Late", "متأخر")


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
