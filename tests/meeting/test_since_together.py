"""Where two writes meet on one line: only what makes it another one is named, and several where it takes several."""

import pytest
from sqlmodel import Session, select

from models import Activity, Authority, Community, CoverageReason, Entity, Request
from models.codes import Step
from outreach.filters import Filters
from outreach.i18n import translator
from outreach.meeting import lists as of_week
from outreach.meeting import shown
from outreach.meeting.entries import new_since
from outreach.queries import place_stages, request_lives, request_stages
from outreach.screen import weekly_since
from outreach.settings import settings
from outreach.writing import rows
from tests.meeting.test_freeze import VISIT
from tests.meeting.test_since import asked, frozen, lines, who
from tests.meeting.test_since_causes import OFF, causes, change, frozen_now, step
from tests.one_kind import postgresql_alone, sqlite_alone

__all__ = ["asked", "frozen", "who"]

NEXT = VISIT | {"starts": "2026-11-29", "ends": "2026-11-29"}
UNDATED = VISIT | {"starts": None, "ends": None, "precision": None, "date_basis": None}
ENQUIRY = {"kind": "enquiry", "summary": "Words", "activity": "now"}
REASON = {"community": "sa-riyadh", "hindrance": "no_embassy", "since": "2026-12-01"}


def with_(place: str) -> dict:
    return {"communities": [place], "countries": [place[:2].upper()]}


def gone(db: Session, key: str, who: dict) -> None:
    rows.delete(db, Activity, key, token=None, **who)


@pytest.fixture
def germany(world, week, who):
    """Met 96 days ago, and past its cadence of thirty."""
    change(world, Activity, "late-last-week", who, starts="2026-08-20", ends="2026-08-20")
    change(world, Community, "de", who, tier="A")
    return frozen_now(world, week, who)


def late_of(db: Session, table: type, place: str, who: dict) -> None:
    """A row of the next week, by which somebody wrote of a place."""
    if table is Activity:
        rows.add(db, Activity, NEXT | with_(place), **who)
    elif table is Request:
        rows.add(db, Request, ENQUIRY | {"community": place, "raised_on": "2026-11-29"}, **who)
    else:
        rows.add(db, Entity, {"key": "house", "name_en": "House", "community": place}, **who)


@sqlite_alone
@pytest.mark.parametrize("late", [Activity, Request, Entity])
def test_that_the_only_contact_went_is_a_correction_whatever_came(world, germany, who, late) -> None:
    gone(world, "late-last-week", who)
    late_of(world, late, "de", who)
    assert causes(world, germany, "past_cadence") == {"de": "corrected"}


@postgresql_alone
@pytest.mark.parametrize("late", [Activity, Request, Entity])
def test_nor_does_it_bring_in_one_that_was_met(world, frozen, who, late) -> None:
    """Kuwait, met in these days: called off by now, or of the next week."""
    other = {"starts": "2026-11-29", "ends": "2026-11-29"} if late is Entity else OFF
    change(world, Activity, "too", who, **other)
    late_of(world, late, "kw", who)
    assert causes(world, frozen, "past_cadence") == {"kw": "corrected"}


@sqlite_alone
def test_what_nobody_knows_the_day_of_takes_no_line_away_that_has_one(world, germany, who) -> None:
    rows.add(world, Activity, UNDATED | with_("de"), **who)
    assert causes(world, germany, "past_cadence") == {}
    change(world, Activity, "late-last-week", who, starts="2026-11-01", ends="2026-11-01")
    assert causes(world, germany, "past_cadence") == {"de": "corrected"}


@sqlite_alone
@pytest.mark.parametrize("touched", ["visit", "plan", "request", "reason", "put off", "called off", "deleted"])
def test_what_bears_on_nothing_leaves_a_cadence_what_it_does(world, week, who, environment, touched) -> None:
    """Rows of days after the week."""
    place = "sa-riyadh"
    change(world, Activity, "now", who, starts="2026-10-10", ends="2026-10-10", **with_(place))
    change(world, Community, place, who, tier="A")
    plan = NEXT | with_(place) | {"status": "planned", "starts": "2026-12-20", "ends": "2026-12-20"}
    key = rows.add(world, Activity, plan, **who)
    pack = frozen_now(world, week, who)
    if touched == "put off":
        change(world, Activity, key, who, starts="2026-12-22", ends="2026-12-22")
    elif touched == "called off":
        change(world, Activity, key, who, **OFF)
    elif touched == "deleted":
        gone(world, key, who)
    elif touched == "reason":
        rows.add(world, CoverageReason, REASON, **who)
    elif touched == "request":
        late_of(world, Request, place, who)
    else:
        rows.add(world, Activity, NEXT | with_(place) if touched == "visit" else plan, **who)
    assert causes(world, pack, "past_cadence") == {}
    environment(JISR_CADENCE_A="200")
    assert causes(world, pack, "past_cadence") == {place: "set"}


@pytest.fixture
def third(world, asked, who) -> str:
    """One that the ministry has, and that is not late."""
    key = rows.add(world, Request, ENQUIRY | {"community": "sa", "raised_on": "2026-11-22"}, **who)
    world.commit()
    return key


@sqlite_alone
@pytest.mark.parametrize("how", ["deleted", "corrected"])
@pytest.mark.parametrize("late", ["step", "request"])
def test_another_request_takes_no_overdue_one_away(world, asked, third, frozen, who, how, late) -> None:
    """A line goes with the one request that is overdue, whatever was entered of one that is not."""
    _, second = asked
    if late == "step":
        step(world, third, Step.ACKNOWLEDGED, "2026-11-23", who)
    else:
        rows.add(world, Request, ENQUIRY | {"community": "sa", "raised_on": "2026-11-23"}, **who)
    if how == "deleted":
        rows.delete(world, Request, second, token=None, **who)
    else:
        change(world, Request, second, who, raised_on="2026-11-20")
    assert causes(world, frozen, "overdue") == {"": "corrected"}


@postgresql_alone
def test_nor_does_it_make_fewer_of_those_that_are_open(world, asked, third, frozen, who) -> None:
    _, second = asked
    step(world, second, Step.ACKNOWLEDGED, "2026-11-24", who)
    rows.delete(world, Request, third, token=None, with_steps=True, **who)
    assert causes(world, frozen, "overdue") == {"": "corrected"}


@postgresql_alone
def test_within_one_request_each_line_goes_by_what_it_says(world, asked, frozen, who) -> None:
    """Raised earlier, and acknowledged late: its age is by the first, since when it is a manager's matter by both."""
    _, second = asked
    change(world, Request, second, who, raised_on="2026-10-01")
    step(world, second, Step.ACKNOWLEDGED, "2026-10-02", who)
    assert causes(world, frozen, "overdue") == {"": "corrected"}
    assert causes(world, frozen, "decisions") == {second: "late and corrected"}


@sqlite_alone
def test_a_step_that_moves_no_line_leaves_deadlines_what_they_do(world, asked, third, frozen, who, environment) -> None:
    step(world, third, Step.ACKNOWLEDGED, "2026-11-23", who)
    world.commit()
    environment(JISR_ANSWER_DAYS="60")
    assert causes(world, frozen, "overdue") == {"customs": "set", "": "set"}


@pytest.mark.parametrize(
    ("was", "done", "cause"),
    [
        ((), ("conflict", "no_embassy"), "late"),
        ((), ("no_embassy", "conflict"), "late"),
        (("conflict",), ("no_embassy",), "late"),
        (("no_embassy",), ("conflict",), "late"),
        (("conflict", "no_embassy"), "first gone", "corrected"),
        (("no_embassy", "conflict"), "last gone", "corrected"),
        (("conflict", "no_embassy"), "last over", "corrected"),
    ],
)
def test_of_what_stands_in_the_way_since_one_day_the_order_is_no_cause(world, week, who, was, done, cause) -> None:
    """In whatever order it was entered, and whatever of it is gone."""
    change(world, Community, "us", who, tier="A")
    since_then = REASON | {"community": "us", "since": "2026-09-01"}
    keys = [rows.add(world, CoverageReason, since_then | {"hindrance": each}, **who) for each in was]
    pack = frozen_now(world, week, who)
    if done == "last over":
        change(world, CoverageReason, keys[-1], who, until="2026-11-01")
    elif cause == "corrected":
        rows.delete(world, CoverageReason, keys[0 if done == "first gone" else -1], token=None, **who)
    else:
        for each in done:
            rows.add(world, CoverageReason, since_then | {"hindrance": each}, **who)
    assert causes(world, pack, "past_cadence") == {"us": cause}


def test_who_is_gone_with_its_only_request_still_had_it(world, asked, frozen, who) -> None:
    """Of those that the ministry has, only what was done with them makes its line another one."""
    first, second = asked
    rows.delete(world, Request, first, token=None, with_steps=True, **who)
    rows.delete(world, Authority, "customs", token=None, **who)
    assert causes(world, frozen, "overdue") == {"customs": "corrected"}
    assert causes(world, frozen, "decisions") == {first: "corrected"}
    step(world, second, Step.ACKNOWLEDGED, "2026-10-13", who)
    step(world, second, Step.EXTENDED, "2026-10-14", who, days=60, reason="It takes long")
    assert causes(world, frozen, "overdue") == {"customs": "corrected", "": "late"}


class OnPage:
    """As much of a page as its words take."""

    def __init__(self, language: str) -> None:
        self.t = translator(language)


@sqlite_alone
def test_several_causes_are_told_apart_and_named(world, germany, who) -> None:
    """Its contact was deleted, and an older one entered: without either it would say something else. Where either would
    do, both are named too; where one alone does, it is."""
    gone(world, "late-last-week", who)
    rows.add(world, Activity, VISIT | with_("de") | {"starts": "2026-06-01", "ends": "2026-06-01"}, **who)
    assert causes(world, germany, "past_cadence") == {"de": "late and corrected"}
    for language, heading, named in (
        ("en", "By several causes together", "(a late entry and a correction)"),
        ("ar", "بعدة أسباب معًا", "(إدخال متأخر وتصحيح)"),
    ):
        (said,) = weekly_since._lists(OnPage(language), lines(world, germany).values(), ())
        assert len(said) == 2 and said[1].startswith(heading) and named in said[1].replace("\\", "")
    change(world, Activity, "then", who, **with_("de"), starts="2026-11-15", ends="2026-11-15")
    assert causes(world, germany, "past_cadence") == {"de": "corrected"}
    rows.add(world, Activity, VISIT | with_("de"), **who)
    assert causes(world, germany, "past_cadence") == {"de": "late and corrected"}


def test_both_ends_are_made_again_of_the_history(world, asked, third, frozen, who) -> None:
    """Whatever was done, what is put together of it says of then what was frozen, and of now what the lists say."""
    _, second = asked
    gone(world, "too", who)
    change(world, Activity, "then", who, **with_("us"), starts="2026-11-01", ends="2026-11-30", precision="month")
    rows.add(world, Activity, UNDATED | with_("kw"), **who)
    lyon = {"key": "fr-lyon", "name_en": "Lyon", "country_code": "FR", "tier": "A", "level": "city"}
    rows.add(world, Community, lyon, **who)
    change(world, Community, "de", who, tier="A")
    change(world, Request, second, who, raised_on="2026-10-01")
    rows.delete(world, Request, third, token=None, **who)
    world.commit()
    new, day, now = new_since(world, frozen=frozen), frozen.counted[1], shown.lists_now(world, frozen=frozen)
    keys = set(world.scalars(select(Community.key)))
    places = place_stages.staged(world, tables=new.rows, said=new.said, keys=keys, after=new.after, day=day)
    asked_at = request_stages.moved(new.asked, day=day)
    every = request_lives.table(world, filters=Filters(), day=day)
    whose = request_stages.authorities(world, rows=new.rows["authority"])
    by = {"home_country": settings().home_country, "cadences": settings().cadence_days}
    for stage, wanted in (("was", frozen), ("now", now)):
        communities = place_stages.judged(places[stage], day=day, **by)
        past = communities[communities["standing"] == of_week.PAST].to_dict("records")
        assert {row["key"]: of_week.left_alone(row) for row in past} == {one.key: one for one in wanted.past_cadence}
        requests = request_stages.table(every, asked_at[stage], day=day, authorities=whose)
        assert of_week.of_holders(requests) == wanted.overdue
