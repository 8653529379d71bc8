"""What is told of a frozen week: what was entered late apart from what was corrected, in figures and in each list."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlmodel import Session, select

from models import Activity, Community, Decision, MeetingAction, Request, Target
from models.codes import Step
from outreach.i18n import translator
from outreach.meeting import freeze, shown, since_lists, since_words
from outreach.meeting.entries import new_since
from outreach.writing import rows
from outreach.writing.steps import take
from tests.meeting.conftest import NOW, referred
from tests.meeting.test_freeze import VISIT, kept, told
from tests.one_kind import postgresql_alone, sqlite_alone
from tests.small_world import HOME


@pytest.fixture
def who(manager) -> dict:
    return {"viewer": manager, "home_country": HOME}


@pytest.fixture
def asked(world: Session, who, environment) -> tuple[str, str]:
    """Two requests past their five working days, of which one is with an authority."""
    environment(JISR_ANSWER_DAYS="5")
    values = {"kind": "enquiry", "summary": "Words", "activity": "now", "community": "sa"}
    first, second = (
        rows.add(world, Request, values | {"raised_on": day}, **who) for day in ("2026-10-01", "2026-10-12")
    )
    number = world.scalar(select(Request.id).where(Request.key == first))
    referred(world, number, position=1, authority=1, on="2026-10-04")
    world.commit()
    return first, second


@pytest.fixture
def frozen(world: Session, asked, week, who):
    for key, tier in (("fr", "A"), ("kw", "A"), ("us", "A")):
        rows.change(world, Community, key, {"tier": tier}, token=None, **who)
    world.commit()
    pack = freeze.freeze(world, week, viewer=who["viewer"], at=NOW)
    world.commit()
    return pack


def references(found) -> list[str]:
    return [row.reference for row in found]


def lines(db: Session, pack) -> dict[tuple[str, str], since_lists.Moved]:
    """The lines that are others now, by list and by what tells each from the others."""
    moved, _ = since_lists.lines(db, frozen=pack, now=shown.lists_now(db, frozen=pack))
    return {(one.of, since_lists.which(one.then or one.now)): one for one in moved}


@postgresql_alone
def test_nothing_changed_is_nothing_to_tell(world, frozen) -> None:
    assert told(world, frozen) == {} and lines(world, frozen) == {}


def test_what_came_late_and_what_was_corrected_are_apart(world, frozen, who) -> None:
    """One activity entered after the freeze, one moved into the week, one out of it."""
    late = rows.add(world, Activity, VISIT, **who)
    for key, day in (("then", "2026-11-21"), ("too", "2026-11-19")):
        rows.change(world, Activity, key, {"starts": day, "ends": day}, token=None, **who)
    world.commit()
    found = told(world, frozen)
    held = found["activities_held"]
    assert (held.then.value, held.now.value) == (2, 3)
    assert (references(held.late), references(held.joined), references(held.left)) == ([late], ["then"], ["too"])
    # Communities are behind this one: one is there by what came late, one by a correction.
    met = found["communities_reached"]
    assert (references(met.late), references(met.joined), references(met.left)) == (["us"], ["fr"], ["kw"])
    assert kept(world, frozen) == frozen, "the frozen pack itself is as it was"


@sqlite_alone
def test_a_value_that_was_corrected_names_its_row(world, frozen, who) -> None:
    """Attendance and a title were corrected: only the first makes a figure another one."""
    rows.change(world, Activity, "too", {"title_en": "Another title"}, token=None, **who)
    rows.change(world, Activity, "now", {"attendance": 55}, token=None, **who)
    world.commit()
    found = told(world, frozen)
    people = found["participants"]
    assert (people.then.value, people.now.value, references(people.corrected)) == (40, 55, ["now"])
    assert "activities_held" not in found


def test_an_answer_that_was_entered_late_is_no_correction(world, frozen, asked, who) -> None:
    """It takes a request out of those overdue, off its authority's line, and out of the decisions."""
    first, _ = asked
    same = {"on_day": NOW.date(), "answer": "Words", "evidence": "Letter 5"}
    take(world, first, Step.ANSWERED, seen=1, **same, **who)
    world.commit()
    late = told(world, frozen)["requests_overdue"]
    assert (late.then.value, late.now.value) == (2, 1)
    assert (references(late.stepped), late.left) == ([first], ())
    found = lines(world, frozen)
    customs = found["overdue", "customs"]
    assert (customs.then.overdue, customs.now, customs.late) == (1, None, True)
    assert (found["decisions", first].now, found["decisions", first].late) == (None, True)


@sqlite_alone
def test_a_step_of_a_later_day_is_no_late_one(world, frozen, asked, who) -> None:
    """Given back after the week, as it goes: these days say the same, and nothing is told of them."""
    first, _ = asked
    later = NOW.date() + timedelta(days=1)
    take(world, first, Step.AWAITING_DATA, seen=1, on_day=later, reason="Papers", **who)
    world.commit()
    assert told(world, frozen) == {} and lines(world, frozen) == {}
    assert new_since(world, frozen=frozen).otherwise == {}
    # Of a step in these days that is taken back later on, they do say something else.
    take(world, first, Step.TAKEN_BACK, seen=2, on_day=later, reason="It was kept", **who)
    take(world, first, Step.TAKEN_BACK, seen=3, on_day=later, reason="It was never sent", **who)
    world.commit()
    assert new_since(world, frozen=frozen).otherwise == {first: {"", "customs"}}


def test_communities_decisions_and_actions_are_compared(world, frozen, who) -> None:
    """Each line with what it was and what it is, and whether that was entered late or corrected."""
    keys = {what: key for key, what in world.execute(select(Decision.key, Decision.what))}
    taken = world.scalar(select(MeetingAction.key).where(MeetingAction.what == "Call the consulate"))
    rows.add(world, Activity, VISIT, **who)
    rows.change(world, Community, "kw", {"tier": "C"}, token=None, **who)
    rows.change(world, Community, "fr", {"tier": None}, token=None, **who)
    outcome = {"decided_on": "2026-11-24", "outcome": "The deputy"}
    rows.change(world, Decision, keys["Who travels"], outcome, token=None, **who)
    rows.change(world, Decision, keys["Needed first"], {"what": "Needed first of all"}, token=None, **who)
    asked = {"what": "Asked late", "raised_on": "2026-11-24", "raised_by": "A"}
    new = rows.add(world, Decision, asked, **who)
    rows.change(world, MeetingAction, taken, {"state": "done", "settled_on": "2026-11-24"}, token=None, **who)
    world.commit()
    found = lines(world, frozen)
    said = {key: (one.then is not None, one.now is not None, one.late) for key, one in found.items()}
    assert said == {
        ("past_cadence", "us"): (True, False, True),
        ("decisions", keys["Who travels"]): (True, False, True),
        ("decisions", keys["Needed first"]): (True, True, False),
        ("decisions", new): (False, True, True),
        ("actions", taken): (True, True, True),
    }
    assert (found["actions", taken].then.standing, found["actions", taken].now.standing) == ("late", "done")


@sqlite_alone
def test_what_was_decided_and_done_since_is_told(world, frozen, who, monkeypatch) -> None:
    """A decision and an action of the day after, which the frozen lists have as open, for good: managers want to know
    what became of them. That time passed makes nothing late, and what is asked for later is of a later meeting."""
    decision = world.scalar(select(Decision.key).where(Decision.what == "Who travels"))
    taken = world.scalar(select(MeetingAction.key).where(MeetingAction.what == "Call the consulate"))
    monkeypatch.setattr(shown, "today", lambda chosen: date(2027, 1, 1))
    assert lines(world, frozen) == {}
    rows.change(world, Decision, decision, {"decided_on": "2026-11-25", "outcome": "The deputy"}, token=None, **who)
    rows.change(world, MeetingAction, taken, {"state": "dropped", "settled_on": "2026-11-25"}, token=None, **who)
    rows.add(world, Decision, {"what": "Later", "raised_on": "2026-11-25", "raised_by": "A"}, **who)
    world.commit()
    found = lines(world, frozen)
    assert set(found) == {("decisions", decision), ("actions", taken)} and all(one.late for one in found.values())
    assert (found["decisions", decision].now, found["decisions", decision].outcome) == (None, "The deputy")
    assert (found["actions", taken].then.standing, found["actions", taken].now.standing) == ("late", "dropped")
    told = since_words.of_line(found["decisions", decision], translator("en"))
    assert "The deputy" in told.now


@postgresql_alone
def test_another_target_is_told(world, frozen, who) -> None:
    key = world.scalar(select(Target.key).where(Target.value == 3))
    rows.change(world, Target, key, {"value": "4"}, token=None, **who)
    world.commit()
    held = told(world, frozen)["activities_held"]
    assert (held.then.target, held.now.target, held.late, held.joined) == (3, 4, (), ())


@sqlite_alone
@pytest.mark.parametrize(("asks_of_plans", "then", "wanted"), [(True, 10, 14), (False, 3, 4)])
def test_a_target_is_compared_by_the_rule_of_its_pack(world, week, who, asks_of_plans, then, wanted) -> None:
    """One of Monday stood in no pack from before they went by the last day that counts: nobody changed it since. A
    correction of the one that it had is told."""
    monday = {"indicator": "activities_held", "span": "week", "starts": "2026-11-23", "value": 10}
    rows.add(world, Target, monday, **who)
    pack = freeze.freeze(world, week, viewer=who["viewer"], at=NOW)
    world.commit()
    assert pack.asks_of_plans and pack.figures[0].target == 10
    figures = (replace(pack.figures[0], target=then), *pack.figures[1:])
    pack = replace(pack, asks_of_plans=asks_of_plans, figures=figures)
    assert told(world, pack) == {}
    key = world.scalar(select(Target.key).where(Target.value == then))
    rows.change(world, Target, key, {"value": str(wanted)}, token=None, **who)
    world.commit()
    held = told(world, pack)["activities_held"]
    assert (held.then.target, held.now.target) == (then, wanted)


@sqlite_alone
def test_what_came_late_into_the_week_before_is_told(world, frozen, who) -> None:
    """The figure is the same, and what it is compared with is another: the page prints both."""
    rows.add(world, Activity, VISIT | {"starts": "2026-11-16", "ends": "2026-11-16"}, **who)
    world.commit()
    held = told(world, frozen)["activities_held"]
    assert (held.then.value, held.now.value) == (2, 2) and (held.then.before, held.now.before) == (1, 2)
    assert (held.late, held.joined) == ((), ())


@postgresql_alone
def test_of_a_long_list_every_line_is_compared(world, asked, week, who) -> None:
    """All eight are kept, though the page shows five: the one that came later is named."""
    values = {"raised_on": "2026-11-23", "raised_by": "A", "needed_by": "2026-11-24"}
    for number in range(4):
        rows.add(world, Decision, values | {"what": f"No {number}"}, **who)
    world.commit()
    pack = freeze.freeze(world, week, viewer=who["viewer"], at=NOW)
    world.commit()
    assert len(pack.decisions) == 8
    rows.add(world, Decision, values | {"what": "Another"}, **who)
    world.commit()
    moved, cut = since_lists.lines(world, frozen=pack, now=shown.lists_now(world, frozen=pack))
    assert [(one.of, one.name.en, one.late) for one in moved] == [("decisions", "Another", True)] and cut == ()
    # Of a pack that was kept with five of them, nobody can say which ones came.
    old = replace(pack, decisions=pack.decisions[:5], decisions_in_all=8)
    moved, cut = since_lists.lines(world, frozen=old, now=shown.lists_now(world, frozen=pack))
    assert moved == () and cut == (since_lists.Counted(of="decisions", what=since_lists.IN_ALL, then=8, now=9),)
