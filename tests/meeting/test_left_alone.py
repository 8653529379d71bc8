"""Communities past their cadence, with what else would mislead: their cities, and what stands in the way."""

from dataclasses import replace

import pytest
from sqlmodel import select

from models import Activity, Community, CoverageReason
from outreach.i18n import translator
from outreach.meeting import freeze, shown, since_lists, since_words
from outreach.meeting.build import build
from outreach.reports.kept import from_json, to_json
from outreach.reports.words import Words
from outreach.writing import rows
from tests.meeting.conftest import NOW
from tests.meeting.test_freeze import VISIT
from tests.one_kind import postgresql_alone, sqlite_alone
from tests.small_world import HOME

NOT_KEPT = {"cities_later": None, "in_the_way": Words()}
REASON = {"since": "2026-01-01"}
PARIS = {"starts": "2026-10-20", "ends": "2026-10-20", "communities": ["fr-paris"], "countries": ["FR"]}


@pytest.fixture
def who(manager) -> dict:
    return {"viewer": manager, "home_country": HOME}


@pytest.fixture
def alone(world, who):
    """France and the United States past a tier of thirty days: France was met on 1 October."""
    for community in world.scalars(select(Community).where(Community.key.in_(("fr", "us")))):
        community.tier = "A"
    rows.change(world, Activity, "then", {"starts": "2026-10-01", "ends": "2026-10-01"}, token=None, **who)
    world.commit()
    return world


@postgresql_alone
def test_who_was_left_alone_is_told_with_its_cities_and_what_stands_in_the_way(alone, week, who) -> None:
    """Paris was met later, and there is no embassy. A pack keeps both; one that did not keep them yet has neither in
    its text."""
    rows.add(alone, CoverageReason, {"community": "fr", "hindrance": "no_embassy", "since": "2026-01-01"}, **who)
    rows.add(alone, Activity, VISIT | PARIS, **who)
    alone.commit()
    pack = build(alone, week=week, as_at=NOW)
    found = {one.key: one for one in pack.past_cadence}
    assert (found["fr"].cities_later, found["fr"].in_the_way) == (1, Words("No embassy", "لا سفارة"))
    assert (found["us"].cities_later, found["us"].in_the_way) == (0, Words())
    assert from_json(to_json(pack)) == pack
    before = replace(pack, past_cadence=tuple(replace(one, **NOT_KEPT) for one in pack.past_cadence))
    assert "in_the_way" not in to_json(before) and "cities_later" not in to_json(before)
    assert from_json(to_json(before)) == before


@sqlite_alone
def test_a_city_that_came_late_is_told_of_its_country(alone, week, who) -> None:
    """Since the freeze; of a pack that did not keep it, nobody can say."""
    pack = freeze.freeze(alone, week, viewer=who["viewer"], at=NOW)
    rows.add(alone, Activity, VISIT | PARIS, **who)
    alone.commit()
    now = shown.lists_now(alone, frozen=pack)
    moved, _ = since_lists.lines(alone, frozen=pack, now=now)
    assert [(one.of, (one.then.key, one.late)) for one in moved] == [("past_cadence", ("fr", True))]
    said = since_words.of_line(moved[0], translator("en"))
    assert "cities met later" not in said.then and "(cities met later: 1)" in said.now
    old = replace(pack, past_cadence=tuple(replace(one, **NOT_KEPT) for one in pack.past_cadence))
    assert since_lists.lines(alone, frozen=old, now=now) == ((), ())


@sqlite_alone
def test_a_reason_that_was_recorded_since_is_told_in_words(alone, week, who) -> None:
    """That one was over is a correction. One that begins after the days of the pack is not told, nor is any of a pack
    that did not keep them."""
    key = rows.add(alone, CoverageReason, REASON | {"community": "us", "hindrance": "conflict"}, **who)
    pack = freeze.freeze(alone, week, viewer=who["viewer"], at=NOW)
    alone.commit()
    later = {"community": "us", "hindrance": "no_embassy", "since": "2026-12-01"}
    rows.add(alone, CoverageReason, later, **who)
    assert since_lists.lines(alone, frozen=pack, now=shown.lists_now(alone, frozen=pack)) == ((), ())
    rows.add(alone, CoverageReason, REASON | {"community": "fr", "hindrance": "no_embassy"}, **who)
    rows.change(alone, CoverageReason, key, {"until": "2026-11-01"}, token=None, **who)
    alone.commit()
    now = shown.lists_now(alone, frozen=pack)
    moved, _ = since_lists.lines(alone, frozen=pack, now=now)
    assert {one.then.key: one.late for one in moved} == {"fr": True, "us": False}
    for language, words in (("en", "No embassy"), ("ar", "لا سفارة")):
        t = translator(language)
        said = {one.then.key: since_words.of_line(one, t) for one in moved}
        assert words not in said["fr"].then and words in said["fr"].now
    old = replace(pack, past_cadence=tuple(replace(one, **NOT_KEPT) for one in pack.past_cadence))
    assert since_lists.lines(alone, frozen=old, now=now) == ((), ())
