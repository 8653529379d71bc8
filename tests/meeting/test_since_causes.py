"""What a line of a frozen week is another by: by settings only where nothing that it rests on was touched, whatever
that says, then or now."""

from datetime import date

import pytest
from sqlalchemy import func
from sqlmodel import Session, select

from models import Activity, Community, Decision, Request, RequestEvent
from models.codes import Collection, Step
from outreach.acting import Role, Viewer
from outreach.meeting import freeze
from outreach.meeting.since_causes import CAUSES, CORRECTED, ENTERED, SET
from outreach.writing import rows
from outreach.writing.record import take_out
from outreach.writing.steps import take
from tests.importers.made_files import made, row
from tests.importers.made_files import take as bring_in
from tests.meeting.conftest import NOW
from tests.meeting.test_freeze import VISIT, told
from tests.meeting.test_since import asked, frozen, lines, references, who
from tests.one_kind import postgresql_alone, sqlite_alone
from tests.small_world import HOME

__all__ = ["asked", "frozen", "who"]

OFF = {"status": "cancelled", "cancelled_because": "Rain"}
UNSURE = {"status": "unconfirmed", "cancelled_because": ""}
PLAN = VISIT | {"status": "planned", "starts": "2026-11-10", "ends": "2026-11-10"}
BERLIN = {"key": "de-berlin", "name_en": "Berlin", "country_code": "DE", "level": "city"}
REPLY = {"answer": "Words", "evidence": "Letter 5"}
ADMINISTRATOR = Viewer("Administrator One", Role.ADMINISTRATOR)


def change(db: Session, table: type, key: str, who: dict, **values: object) -> None:
    rows.change(db, table, key, values, token=None, **who)


def step(db: Session, key: str, which: Step, on: str, who: dict, **said: object) -> None:
    seen = db.scalar(select(func.max(RequestEvent.position)).join(Request).where(Request.key == key)) or 0
    take(db, key, which, seen=seen, on_day=date.fromisoformat(on), **said, **who)


def frozen_now(db: Session, week, who: dict):
    db.commit()
    pack = freeze.freeze(db, week, viewer=who["viewer"], at=NOW)
    db.commit()
    return pack


def causes(db: Session, pack, of: str) -> dict[str, str]:
    """Why each line of a list is another now."""
    db.commit()
    found = {key: one for (list_of, key), one in lines(db, pack).items() if list_of == of}
    words = {ENTERED: "late", CORRECTED: "corrected", SET: "set"}
    return {key: " and ".join(words[cause] for cause in CAUSES if cause in one.causes) for key, one in found.items()}


@sqlite_alone
@pytest.mark.parametrize("values", [OFF, UNSURE, {"status": "planned"}])
def test_what_was_held_and_is_no_more_was_corrected(world, frozen, who, values) -> None:
    change(world, Activity, "too", who, **values)
    assert causes(world, frozen, "past_cadence") == {"kw": "corrected"}


@postgresql_alone
def test_so_it_was_in_a_city_of_a_country_left_alone(world, week, who) -> None:
    change(world, Activity, "late-last-week", who, starts="2026-08-20", ends="2026-08-20")
    change(world, Community, "de", who, tier="A")
    rows.add(world, Community, BERLIN, **who)
    there = {"communities": ["de-berlin"], "countries": ["DE"], "starts": "2026-10-01", "ends": "2026-10-01"}
    key = rows.add(world, Activity, VISIT | there, **who)
    pack = frozen_now(world, week, who)
    change(world, Activity, key, who, **OFF)
    assert causes(world, pack, "past_cadence") == {"de": "corrected"}


@sqlite_alone
@pytest.mark.parametrize(("then", "now"), [(OFF, UNSURE), (UNSURE, OFF)])
def test_what_was_called_off_and_nobody_can_say_now_was_corrected(world, week, who, url, then, now) -> None:
    """Or the reverse: beside rows of the press a community is never met by the first, and not reported by the other."""
    from_the_press(url, world)
    key = rows.add(world, Activity, VISIT | then, **who)
    change(world, Community, "us", who, tier="A")
    pack = frozen_now(world, week, who)
    change(world, Activity, key, who, **now)
    assert causes(world, pack, "past_cadence") == {"us": "corrected"}


@sqlite_alone
def test_what_was_entered_beside_another_cadence_is_told_with_it(world, frozen, who, environment) -> None:
    """Met in January, as somebody wrote since; only by the cadence that is set now that is enough."""
    rows.add(world, Activity, VISIT | {"starts": "2026-01-05", "ends": "2026-01-05"}, **who)
    world.commit()
    environment(JISR_ANSWER_DAYS="5", JISR_CADENCE_A="400")
    assert causes(world, frozen, "past_cadence") == {"us": "late and set"}


@sqlite_alone
def test_what_bears_on_no_contact_leaves_a_cadence_what_it_does(world, week, who, environment) -> None:
    """How many were there, and what people in a city asked for."""
    change(world, Activity, "now", who, starts="2026-08-22", ends="2026-08-22")
    change(world, Community, "sa", who, tier="A")
    pack = frozen_now(world, week, who)
    change(world, Activity, "now", who, attendance=50)
    request = {"kind": "enquiry", "summary": "Words", "activity": "now", "community": "sa-riyadh"}
    rows.add(world, Request, request | {"raised_on": "2026-11-23"}, **who)
    world.commit()
    environment(JISR_CADENCE_A="100")
    assert causes(world, pack, "past_cadence") == {"sa": "set"}


@sqlite_alone
def test_the_row_that_takes_a_line_away_says_why(world, frozen, who) -> None:
    """A visit was entered, and by its other tier too it would be past its cadence: only the visit took it away."""
    rows.add(world, Activity, VISIT, **who)
    change(world, Community, "us", who, tier="B")
    assert causes(world, frozen, "past_cadence") == {"us": "late"}


@sqlite_alone
def test_that_a_plan_was_held_is_entered_wherever_it_is_told(world, week, who) -> None:
    change(world, Community, "us", who, tier="A")
    key = rows.add(world, Activity, PLAN | {"starts": "2026-11-22", "ends": "2026-11-22"}, **who)
    pack = frozen_now(world, week, who)
    change(world, Activity, key, who, status="held")
    assert causes(world, pack, "past_cadence") == {"us": "late"}
    assert causes(world, pack, "decisions") == {"": "late"}
    held, reached = (told(world, pack)[figure] for figure in ("activities_held", "communities_reached"))
    assert (references(held.late), references(held.joined)) == ([key], [])
    assert (references(reached.late), references(reached.joined)) == (["us"], [])


def from_the_press(url: str, db: Session) -> None:
    """The public record with one activity in Riyadh."""
    db.commit()
    db.close()
    words = {"topics": "customs", "authority_keys": "", "authorities_en": "", "authorities_ar": "", "commitments": ""}
    one = row("events", **words, initiative="hour", countries="SA", communities="Riyadh", date="2026-06-23")
    assert not bring_in(url, made([one]), collection=Collection.PUBLIC_RECORD).errors


@sqlite_alone
def test_the_public_record_coming_in_is_no_setting(world, frozen, who, url) -> None:
    """Beside it a tier says nothing of who was met: nobody knows by now whether the United States were."""
    from_the_press(url, world)
    assert causes(world, frozen, "past_cadence") == {"us": "late"}


@postgresql_alone
def test_nor_is_its_being_taken_out(world, week, who, url) -> None:
    from_the_press(url, world)
    change(world, Community, "us", who, tier="A")
    pack = frozen_now(world, week, who)
    take_out(world, viewer=ADMINISTRATOR, home_country=HOME)
    assert causes(world, pack, "past_cadence") == {"us": "corrected"}


@postgresql_alone
def test_a_request_that_the_ministry_has_again_came_late(world, frozen, asked, who) -> None:
    """Both lines are others by the same step."""
    first, _ = asked
    step(world, first, Step.TAKEN_BACK, "2026-11-29", who, reason="It was never sent")
    assert causes(world, frozen, "overdue") == {"customs": "late", "": "late"}


@sqlite_alone
def test_so_did_one_that_was_answered_and_reopened(world, frozen, asked, who) -> None:
    first, _ = asked
    step(world, first, Step.ANSWERED, "2026-11-20", who, **REPLY)
    step(world, first, Step.REOPENED, "2026-11-23", who, reason="Not what was asked")
    assert causes(world, frozen, "overdue") == {"customs": "late", "": "late"}


@sqlite_alone
@pytest.mark.parametrize("done", ["answered", "deleted", "corrected"])
def test_what_the_ministry_had_again_before_is_its_own(world, asked, week, who, done) -> None:
    first, _ = asked
    step(world, first, Step.TAKEN_BACK, "2026-11-01", who, reason="It was never sent")
    pack = frozen_now(world, week, who)
    assert [one.key for one in pack.overdue] == [""]
    if done == "answered":
        step(world, first, Step.ANSWERED, "2026-11-22", who, **REPLY)
    elif done == "deleted":
        rows.delete(world, Request, first, token=None, with_steps=True, **who)
    else:
        change(world, Request, first, who, raised_on="2026-09-28")
    assert causes(world, pack, "overdue") == {"": "late" if done == "answered" else "corrected"}


@sqlite_alone
def test_what_says_nothing_of_these_days_leaves_settings_what_they_do(world, frozen, asked, who, environment) -> None:
    """A step that was taken back at once, and a decision that was asked for after the meeting."""
    first, second = asked
    step(world, first, Step.AWAITING_DATA, "2026-11-20", who, reason="Papers")
    step(world, first, Step.TAKEN_BACK, "2026-11-20", who, reason="It was another")
    values = {"what": "Who answers", "raised_on": "2026-11-29", "raised_by": "A", "request": second}
    rows.add(world, Decision, values, **who)
    world.commit()
    environment(JISR_ANSWER_DAYS="200")
    assert causes(world, frozen, "overdue") == {"customs": "set", "": "set"}
    assert causes(world, frozen, "decisions") == {first: "set", second: "set"}


@sqlite_alone
@pytest.mark.parametrize("how", ["corrected", "late"])
def test_since_when_a_plan_waits_is_told(world, week, who, how) -> None:
    """It was of another day; or it was held, and another one is on record by now."""
    key = rows.add(world, Activity, PLAN, **who)
    pack = frozen_now(world, week, who)
    other = {"starts": "2026-11-12", "ends": "2026-11-12"}
    if how == "corrected":
        change(world, Activity, key, who, **other)
    else:
        change(world, Activity, key, who, status="held")
        rows.add(world, Activity, PLAN | other, **who)
    assert causes(world, pack, "decisions") == {"": how}
    moved = lines(world, pack)["decisions", ""]
    assert (moved.then.since, moved.now.since) == (date(2026, 11, 10), date(2026, 11, 12))
    assert moved.then.text == moved.now.text


@sqlite_alone
@pytest.mark.parametrize("by", ["late", "set"])
def test_since_when_a_deadline_waits_is_told(world, frozen, asked, who, environment, by) -> None:
    """Acknowledged in time, as somebody wrote since; or by other days until it is the managers' matter."""
    _, second = asked
    if by == "late":
        step(world, second, Step.ACKNOWLEDGED, "2026-10-13", who)
    else:
        environment(JISR_ANSWER_DAYS="5", JISR_ESCALATE_DAYS="7")
    assert causes(world, frozen, "decisions")[second] == by
    moved = lines(world, frozen)["decisions", second]
    assert moved.then.since != moved.now.since and moved.then.text == moved.now.text
