"""What was set when a week was frozen is kept with it: a change of settings is named beside what was entered or
corrected wherever it takes both."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from models import Activity, Community, CoverageReason, Request
from models.codes import Step
from outreach.clock.home import home_calendar, limits
from outreach.meeting.set_then import clock, set_now
from outreach.reports.kept import from_json, to_json
from outreach.reports.words import Words
from outreach.settings import settings
from outreach.writing import rows
from tests.meeting.test_freeze import kept
from tests.meeting.test_since import asked, frozen, who
from tests.meeting.test_since_causes import BERLIN, causes, change, frozen_now, step
from tests.meeting.test_since_together import REASON, VISIT, with_
from tests.one_kind import sqlite_alone

__all__ = ["asked", "frozen", "who"]

HEADER = "day,name_en,name_ar,works\n"


def before(pack):
    """A pack of the time when settings were not kept."""
    return replace(pack, settings=None)


@pytest.fixture
def listed(tmp_path, environment):
    """Sets what stands in the ministry's own list of holidays."""

    def listed(*lines: str) -> None:
        path = tmp_path / f"{len(list(tmp_path.iterdir()))}.csv"
        path.write_text(HEADER + "".join(f"{line}\n" for line in lines))
        environment(JISR_HOLIDAYS=str(path))

    return listed


def test_a_line_that_is_new_names_the_cadence_that_brought_it_in(world, frozen, who, environment) -> None:
    """Kuwait was met fourteen days ago by a correction, and Berlin by what was entered: within thirty, and past ten. A
    frozen line of the same tier says as much where nothing else was kept."""
    change(world, Activity, "too", who, starts="2026-11-10", ends="2026-11-10")
    rows.add(world, Community, BERLIN | {"tier": "A"}, **who)
    there = {"communities": ["de-berlin"], "countries": ["DE"], "starts": "2026-11-10", "ends": "2026-11-10"}
    rows.add(world, Activity, VISIT | there, **who)
    assert causes(world, frozen, "past_cadence") == {}
    environment(JISR_CADENCE_A="10")
    found = {"us": "set", "kw": "corrected and set", "de-berlin": "late and set"}
    for pack in (frozen, before(frozen)):
        assert causes(world, pack, "past_cadence") == found


def test_deadlines_are_named_beside_an_entry_that_alone_does_nothing(world, asked, frozen, who, environment) -> None:
    """Three more days, as somebody entered, and 36 instead of five. Of a pack that did not keep the five nobody knows
    that it takes both."""
    first, second = asked
    step(world, first, Step.EXTENDED, "2026-11-20", who, days=3, reason="It takes long")
    assert causes(world, frozen, "overdue") == {}
    environment(JISR_ANSWER_DAYS="36")
    assert causes(world, frozen, "overdue") == {"customs": "late and set", "": "set"}
    assert causes(world, frozen, "decisions") == {first: "late and set", second: "set"}
    assert causes(world, before(frozen), "overdue") == {"customs": "late", "": "set"}


@sqlite_alone
def test_so_is_the_cadence_of_a_tier_that_was_corrected(world, week, who, environment) -> None:
    """By the ninety days that B allowed, 65 would not be past it."""
    change(world, Community, "us", who, tier="A")
    key = rows.add(world, Activity, VISIT | with_("us") | {"starts": "2026-10-10", "ends": "2026-10-10"}, **who)
    pack = frozen_now(world, week, who)
    change(world, Community, "us", who, tier="B")
    change(world, Activity, key, who, starts="2026-09-20", ends="2026-09-20")
    assert causes(world, pack, "past_cadence") == {"us": "corrected"}
    environment(JISR_CADENCE_B="60")
    assert causes(world, pack, "past_cadence") == {"us": "corrected and set"}


@sqlite_alone
def test_what_changes_nothing_beside_other_settings_is_not_named(world, asked, frozen, who, environment) -> None:
    first, second = asked
    step(world, second, Step.ACKNOWLEDGED, "2026-11-24", who)
    environment(JISR_ANSWER_DAYS="200", JISR_ACKNOWLEDGE_DAYS="200")
    assert causes(world, frozen, "overdue") == {"customs": "set", "": "set"}
    assert causes(world, frozen, "decisions") == {first: "set", second: "set"}


@sqlite_alone
def test_a_holiday_of_the_own_list_is_what_was_set_too(world, asked, frozen, who, listed) -> None:
    """One day less for each, and three more for the one that was raised earlier."""
    _, second = asked
    change(world, Request, second, who, raised_on="2026-10-07")
    assert causes(world, frozen, "overdue") == {"": "corrected"}
    listed("2026-11-10,Holiday,عطلة,no")
    assert causes(world, frozen, "overdue") == {"customs": "set", "": "corrected and set"}


@sqlite_alone
def test_who_was_at_home_is_seen_by_both(world, week, who, environment) -> None:
    """No community of the home country is left alone, nor is one without a tier."""
    environment(JISR_HOME_COUNTRY="US")
    pack = frozen_now(world, week, who)
    change(world, Community, "us", who, tier="A")
    assert causes(world, pack, "past_cadence") == {}
    environment(JISR_HOME_COUNTRY=None)
    assert causes(world, pack, "past_cadence") == {"us": "corrected and set"}


def test_what_is_kept_is_the_clock_that_was(environment, listed) -> None:
    environment(JISR_WEEKEND="4", JISR_HOME_COUNTRY="KW", JISR_ANSWER_DAYS="9", JISR_ESCALATE_DAYS="2")
    listed("2026-11-10,Holiday,عطلة,no", "2026-11-13,,,yes", "2031-01-02,Holiday,عطلة,no")
    was, calendar, deadlines = set_now(), home_calendar(settings()).lenient(), limits(settings())
    assert (was.holidays, was.worked) == ((date(2026, 11, 10), date(2031, 1, 2)), (date(2026, 11, 13),))
    environment(
        JISR_WEEKEND=None, JISR_HOME_COUNTRY=None, JISR_ANSWER_DAYS=None, JISR_ESCALATE_DAYS=None, JISR_HOLIDAYS=None
    )
    by, days = clock(was), [date(2026, 1, 1) + timedelta(days=n) for n in range(6 * 365)]
    assert by["deadlines"] == deadlines != limits(settings())
    working = [calendar.is_working(day) for day in days]
    assert [by["calendar"].is_working(day) for day in days] == working
    assert [home_calendar(settings()).lenient().is_working(day) for day in days] != working
    assert set_now() != was


@sqlite_alone
def test_a_frozen_pack_keeps_them_and_one_of_before_has_none_in_its_text(world, frozen) -> None:
    assert kept(world, frozen).settings == frozen.settings == set_now()
    assert frozen.settings.answer_days == 5
    old = before(frozen)
    assert '"settings":' not in to_json(old) and from_json(to_json(old)) == old


@sqlite_alone
def test_packs_of_before_said_what_is_in_the_way_as_it_was_entered(world, week, who) -> None:
    """In another order they say the same; where one was entered, nothing else is named."""
    change(world, Community, "us", who, tier="A")
    way = REASON | {"community": "us", "since": "2026-09-01"}
    for hindrance in ("no_embassy", "conflict"):
        rows.add(world, CoverageReason, way | {"hindrance": hindrance}, **who)
    pack = frozen_now(world, week, who)
    assert [one.in_the_way.en for one in pack.past_cadence] == ["Conflict and No embassy"]
    (line,) = pack.past_cadence
    old = replace(before(pack), past_cadence=(replace(line, in_the_way=Words("No embassy and Conflict", "س")),))
    change(world, Community, "us", who, name_en="States")
    assert causes(world, old, "past_cadence") == {}
    rows.add(world, CoverageReason, way | {"hindrance": "no_partner"}, **who)
    assert causes(world, old, "past_cadence") == {"us": "late"}
