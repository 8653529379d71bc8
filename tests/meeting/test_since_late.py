"""Of what is another since a week was frozen: what came late, and what was corrected, where that is not plain."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlmodel import select

from models import Activity, Authority, Community, Decision, Entity, ImportRun, Request, Target
from models.codes import Collection, Step
from outreach.i18n import translator
from outreach.meeting import freeze, since_words
from outreach.writing import rows
from outreach.writing.steps import take
from tests.meeting.conftest import NOW, referred
from tests.meeting.test_freeze import VISIT, told
from tests.meeting.test_since import asked, frozen, lines, references, who
from tests.one_kind import postgresql_alone, sqlite_alone

__all__ = ["asked", "frozen", "who"]


@sqlite_alone
def test_attendance_noted_later_corrects_a_row_that_was_in_these_days(world, frozen, who) -> None:
    """It was no row of the participants when the week was frozen; its day never changed. Nor did that of the other."""
    rows.change(world, Activity, "too", {"attendance": 7, "attendance_basis": "counted"}, token=None, **who)
    rows.change(world, Activity, "now", {"attendance": None, "attendance_basis": "not_collected"}, token=None, **who)
    world.commit()
    people = told(world, frozen)["participants"]
    assert (people.then.value, people.now.value, sorted(references(people.corrected))) == (40, 7, ["now", "too"])
    assert (people.joined, people.left) == ((), ())


@postgresql_alone
def test_a_target_of_a_longer_period_that_was_set_or_taken_back_is_told(world, week, who) -> None:
    """Beside a figure that had none, and beside one that had one."""
    of_month = {"span": "month", "starts": "2026-11-01", "value": 30}
    taken = rows.add(world, Target, of_month | {"indicator": "requests_received"}, **who)
    world.commit()
    pack = freeze.freeze(world, week, viewer=who["viewer"], at=NOW)
    rows.add(world, Target, of_month | {"indicator": "participants"}, **who)
    rows.delete(world, Target, taken, token=None, **who)
    world.commit()
    found = {key: since_words.of_figure(one, translator("en")) for key, one in told(world, pack).items()}
    assert set(found) == {"participants", "requests_received"}
    ((_, was, set_now),) = (map(vars(found["participants"][0]).get, ("what", "then", "now")),)
    assert was == "no target set" and "target 30" in set_now
    assert (found["requests_received"][0].now, "target 30" in found["requests_received"][0].then) == (was, True)
    # A pack of before did not keep it: nobody changed anything.
    old = replace(pack, asks_of_plans=False)
    assert "participants" not in told(world, old)


@sqlite_alone
@pytest.mark.parametrize("entered_of", ["community", "entity"])
def test_whoever_is_known_of_only_since_then_came_late(world, week, who, entered_of) -> None:
    """Never met, which nobody could say when the week was frozen: by a row that was entered, not by a correction."""
    place = "fr-paris"
    # Beside rows of the press a cadence alone tells nothing.
    same = {"imported_at": NOW, "imported_by": "A", "checksum": "0" * 64, "reader": "activities", "file_name": "a.csv"}
    run = ImportRun(**same, collection=Collection.PUBLIC_RECORD)
    world.add(run)
    world.flush()
    world.exec(select(Activity).where(Activity.key == "late-last-week")).one().import_run_id = run.id
    rows.change(world, Community, place, {"tier": "A"}, token=None, **who)
    pack = freeze.freeze(world, week, viewer=who["viewer"], at=NOW)
    world.commit()
    assert place not in {one.key for one in pack.past_cadence}
    if entered_of == "entity":
        rows.add(world, Entity, {"key": "house", "name_en": "House", "community": place}, **who)
    else:
        new = {"key": "fr-lyon", "name_en": "Lyon", "country_code": "FR", "level": "city", "tier": "A"}
        place = rows.add(world, Community, new, **who)
        rows.add(world, Entity, {"key": "house", "name_en": "House", "community": place}, **who)
    world.commit()
    one = lines(world, pack)["past_cadence", place]
    assert (one.then, one.now.contact, one.late, one.otherwise) == (None, "never", True, False)


@postgresql_alone
def test_what_the_meeting_knows_of_a_request_came_late(world, asked, week, who, environment) -> None:
    """A decision that was asked for about it, and a step of a day between the last that counts and the meeting."""
    first, second = asked
    pack = freeze.freeze(world, week, viewer=who["viewer"], at=NOW + timedelta(days=6))
    world.commit()
    assert pack.lists_on > pack.counted[1] and {one.request for one in pack.decisions} >= {first, second}
    asks = {"what": "Who answers", "raised_on": "2026-11-30", "raised_by": "A", "request": second}
    rows.add(world, Decision, asks, **who)
    later = pack.counted[1] + timedelta(days=1)
    take(world, first, Step.ANSWERED, seen=1, on_day=later, answer="Words", evidence="Letter 5", **who)
    world.commit()
    found = lines(world, pack)
    gone = {key: (one.now, one.late, one.otherwise) for key, one in found.items() if key[1] in asked}
    assert gone == {("decisions", first): (None, True, False), ("decisions", second): (None, True, False)}


@sqlite_alone
def test_what_came_of_later_days_makes_no_correction_late(world, frozen, asked, who) -> None:
    """A meeting with a community after the week, and a tier for it; a request of later days, and an older one gone."""
    _, second = asked
    after = {"starts": "2026-11-28", "ends": "2026-11-28", "communities": ["us"], "countries": ["US"]}
    rows.add(world, Activity, VISIT | after, **who)
    rows.change(world, Community, "us", {"tier": "C"}, token=None, **who)
    new = {"kind": "enquiry", "summary": "Words", "community": "sa", "raised_on": "2026-11-28", "activity": "now"}
    rows.add(world, Request, new, **who)
    rows.delete(world, Request, second, token=None, **who)
    world.commit()
    found = lines(world, frozen)
    assert not found["past_cadence", "us"].late and not found["overdue", ""].late
    assert not any(one.otherwise for one in found.values())


@sqlite_alone
def test_other_holidays_correct_nothing(world, frozen, asked, environment, tmp_path) -> None:
    """Nobody touched a row: what is late goes by days off that were set since."""
    days = tmp_path / "days.csv"
    every = (date(2026, 10, 1) + timedelta(days=n) for n in range(60))
    days.write_text("day,name_en,name_ar,works\n" + "".join(f"{day},Off,عطلة,no\n" for day in every))
    environment(JISR_HOLIDAYS=str(days), JISR_ANSWER_DAYS="5")
    late = told(world, frozen)["requests_overdue"]
    assert (late.then.value, late.now.value, sorted(references(late.otherwise))) == (2, 0, sorted(asked))
    assert (late.left, late.joined, late.corrected) == ((), (), ())
    found = lines(world, frozen)
    assert {key[0] for key in found} == {"overdue", "decisions"}
    assert all(one.otherwise and not one.late for one in found.values())


@postgresql_alone
def test_what_weighs_nothing_is_not_named(world, frozen, who) -> None:
    """How long one was, beside how many were at another."""
    rows.change(world, Activity, "now", {"minutes": 30}, token=None, **who)
    rows.change(world, Activity, "too", {"attendance": 7, "attendance_basis": "counted"}, token=None, **who)
    world.commit()
    assert references(told(world, frozen)["participants"].corrected) == ["too"]


@sqlite_alone
def test_late_entries_are_never_called_settings(world, frozen, who) -> None:
    """One held with nobody knows when, of a community that was never met: its line goes by that alone."""
    undated = {"starts": None, "ends": None, "precision": None, "date_basis": None}
    rows.add(world, Activity, VISIT | undated, **who)
    world.commit()
    gone = lines(world, frozen)["past_cadence", "us"]
    assert (gone.then.contact, gone.now, gone.late, gone.otherwise) == ("never", None, True, False)


@postgresql_alone
def test_what_was_entered_and_changes_nothing_makes_no_correction_late(world, frozen, who) -> None:
    """An unconfirmed one, and one of long ago, of a community whose cadence is taken off; and an attendance that was
    mended twice and is what it was."""
    rows.add(world, Activity, VISIT | {"status": "unconfirmed"}, **who)
    rows.add(world, Activity, VISIT | {"starts": "2025-01-05", "ends": "2025-01-05"}, **who)
    rows.change(world, Community, "us", {"tier": None}, token=None, **who)
    for number in (7, 40):
        rows.change(world, Activity, "now", {"attendance": number}, token=None, **who)
    world.commit()
    gone = lines(world, frozen)["past_cadence", "us"]
    assert (gone.now, gone.late, gone.otherwise) == (None, False, False)
    assert "participants" not in told(world, frozen) or not told(world, frozen)["participants"].corrected


@sqlite_alone
def test_what_is_set_otherwise_is_told_beside_what_was_touched(world, frozen, asked, environment, who) -> None:
    """Each line for itself: words of a request, and a decision that is none of its, correct no clock."""
    first, second = asked
    rows.change(world, Request, first, {"summary": "Other words"}, token=None, **who)
    decision = world.scalar(select(Decision.key).where(Decision.what == "Who travels"))
    rows.change(world, Decision, decision, {"decided_on": "2026-11-24", "outcome": "A"}, token=None, **who)
    rows.change(world, Authority, "customs", {"name_en": "Customs House"}, token=None, **who)
    world.commit()
    # What an authority is called makes no line another.
    assert {key for key in lines(world, frozen) if key[1] != decision} == set()
    environment(JISR_ANSWER_DAYS="200", JISR_CADENCE_A="20")
    found = {key: one for key, one in lines(world, frozen).items() if key[1] != decision}
    assert {("decisions", first), ("decisions", second), ("overdue", "customs"), ("overdue", "")} <= set(found)
    assert {key: one.otherwise for key, one in found.items()} == dict.fromkeys(found, True)


@sqlite_alone
def test_a_line_is_late_only_by_requests_that_it_is_of(world, frozen, asked, who) -> None:
    """The ministry has one that was corrected; what came late is with an authority."""
    _, second = asked
    new = {"kind": "enquiry", "summary": "Words", "community": "sa", "raised_on": "2026-11-22", "activity": "now"}
    number = world.scalar(select(Request.id).where(Request.key == rows.add(world, Request, new, **who)))
    referred(world, number, position=1, authority=1, on="2026-11-23")
    rows.change(world, Request, second, {"raised_on": "2026-11-20"}, token=None, **who)
    world.commit()
    gone = lines(world, frozen)["overdue", ""]
    assert (gone.now, gone.late, gone.otherwise) == (None, False, False)


def test_what_nobody_had_reported_and_took_place_was_entered(world, week, who) -> None:
    key = rows.add(world, Activity, VISIT | {"status": "unconfirmed"}, **who)
    world.commit()
    pack = freeze.freeze(world, week, viewer=who["viewer"], at=NOW)
    world.commit()
    rows.change(world, Activity, key, {"status": "held"}, token=None, **who)
    world.commit()
    held = told(world, pack)["activities_held"]
    assert (references(held.late), held.joined) == ([key], ())
