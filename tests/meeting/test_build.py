"""The pack of a week against rows counted by hand."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select

from models import Activity, Channel, Community, Decision, MeetingAction, Request, Target
from models.codes import Step
from outreach import indicators
from outreach.filters import Filters
from outreach.meeting.build import FIGURES, build
from outreach.meeting.freeze import freeze
from outreach.meeting.week import Week
from outreach.queries.request_sums import answered, grouped, overdue, standing
from outreach.reports.kept import from_json, to_json
from outreach.reports.pack import Longer, Pack
from outreach.writing import rows
from outreach.writing.steps import take
from tests.meeting.conftest import NOW, referred
from tests.meeting.test_freeze import VISIT
from tests.one_kind import postgresql_alone, sqlite_alone
from tests.small_world import HOME


@pytest.fixture(scope="module")
def packs() -> dict[str, Pack]:
    """The pack of the world as it was made, on each kind of database."""
    return {}


@pytest.fixture
def pack(request: pytest.FixtureRequest, dialect: str, packs: dict[str, Pack]) -> Pack:
    """Made once: the keys of its rows are those of another world than a test's own."""
    if dialect not in packs:
        packs[dialect] = build(request.getfixturevalue("world"), week=request.getfixturevalue("week"), as_at=NOW)
    return packs[dialect]


def test_figures_are_of_the_days_that_have_passed(pack) -> None:
    """Saturday to Tuesday, beside the same days of last week; Friday of last week is in neither."""
    held = pack.figures[0]
    assert (held.key, held.value, held.before, held.target) == ("activities_held", 2, 1, 3)
    assert [row.reference for row in held.rows] == ["too", "now"] and held.n_rows == 2
    people = next(one for one in pack.figures if one.key == "participants")
    assert (people.value, people.before, people.target) == (40, 10, None)
    assert people.unknown.en.startswith("Unknown for 1") and people.unknown.ar
    assert pack.counted == (date(2026, 11, 21), date(2026, 11, 24))


@sqlite_alone
def test_each_figure_is_the_indicator_s(world, pack) -> None:
    filters = Filters(start=pack.counted[0], end=pack.counted[1])
    assert [one.key for one in pack.figures] == list(FIGURES)
    for one in pack.figures:
        assert one.value == indicators.compute(world, key=one.key, filters=filters).value
        assert one.label.en and one.label.ar and one.label.en != one.label.ar
        assert one.definition.en and one.definition.ar


def test_what_is_decided_is_not_needed(pack) -> None:
    """The one with the earliest need comes first; what is raised later in the week is not there yet."""
    assert [one.text.en for one in pack.decisions] == ["Needed first", "Who travels"]
    assert pack.decisions_in_all == 2


def test_last_week_s_actions_have_their_standing(pack) -> None:
    """Open past its day is late."""
    assert [(one.what.en, one.standing) for one in pack.actions] == [
        ("Call the consulate", "late"),
        ("Send it", "done"),
    ]
    assert pack.note.ar == pack.note.en == "Elections in two countries"


@pytest.fixture
def asked(world, manager, environment):
    """Three requests: one late with an authority, one late with nobody, one new."""
    environment(JISR_ANSWER_DAYS="5")
    numbers = {}
    for raised in ("2026-10-01", "2026-10-12", "2026-11-23"):
        values = {"kind": "enquiry", "summary": "Words", "raised_on": raised, "activity": "now", "community": "sa"}
        key = rows.add(world, Request, values, viewer=manager, home_country=HOME)
        numbers[raised] = world.scalar(select(Request.id).where(Request.key == key))
    referred(world, numbers["2026-10-01"], position=1, authority=1, on="2026-10-04")
    world.commit()
    return world


def test_overdue_requests_are_counted_by_who_has_them(asked, week) -> None:
    """What nobody was asked to answer is the ministry's own."""
    pack = build(asked, week=week, as_at=NOW)
    assert {(one.authority.en, one.overdue, one.open) for one in pack.overdue} == {
        ("Customs", 1, 1),
        ("The ministry itself", 1, 2),
    }
    assert pack.overdue[0].authority.en == "Customs", "the oldest first"
    # Who has as many that are late stands where the page of requests has them, though another has more that are open.
    until = Filters(end=week.counted[1])
    by = grouped(standing(asked, filters=until), answered(asked, filters=until), by="authority")
    assert by["key"].tolist() == [one.key for one in pack.overdue]
    received = next(one for one in pack.figures if one.key == "requests_received")
    assert received.value == 1 and received.rows[0].title.en == "Enquiry"


@sqlite_alone
def test_years_without_holidays_are_said_where_working_days_of_them_are_counted(asked, week, manager) -> None:
    """Of what is open still; and kept with the pack. Nobody knows the holidays of a year so long ago."""
    assert not build(asked, week=week, as_at=NOW).no_holidays
    values = {"kind": "enquiry", "summary": "Words", "raised_on": "1950-10-01", "channel": "site"}
    rows.add(asked, Channel, {"key": "site", "kind": "website", "name_en": "Site"}, viewer=manager, home_country=HOME)
    rows.add(asked, Request, values, viewer=manager, home_country=HOME)
    asked.commit()
    pack = build(asked, week=week, as_at=NOW)
    assert "1950" in pack.no_holidays.en and "1950" in pack.no_holidays.ar
    assert from_json(to_json(pack)).no_holidays == pack.no_holidays


@sqlite_alone
def test_what_was_not_acknowledged_in_time_is_a_decision_with_the_day_that_passed(world, week, manager) -> None:
    values = {"kind": "enquiry", "summary": "Words", "raised_on": "2026-11-15", "activity": "now", "community": "sa"}
    key = rows.add(world, Request, values, viewer=manager, home_country=HOME)
    world.commit()
    last = build(world, week=week, as_at=NOW).decisions[-1]
    assert last.request == key and last.since == date(2026, 11, 19)
    assert "was to be acknowledged by" in last.text.en and "18" in last.text.en


@sqlite_alone
def test_what_waits_since_it_was_late_is_a_decision_without_a_day(world, week, manager) -> None:
    """Acknowledged by nobody; the citizen is asked since, and while that lasts no day is one that it is due on."""
    values = {"kind": "enquiry", "summary": "Words", "raised_on": "2026-11-15", "activity": "now", "community": "sa"}
    who = {"viewer": manager, "home_country": HOME}
    key = rows.add(world, Request, values, **who)
    take(world, key, Step.AWAITING_DATA, on_day=date(2026, 11, 19), seen=0, reason="A paper", **who)
    world.commit()
    last = build(world, week=week, as_at=NOW).decisions[-1]
    assert last.request == key and "was not acknowledged in time" in last.text.en


@sqlite_alone
def test_the_community_of_a_whole_country_is_listed_as_such(world, week) -> None:
    for community in world.scalars(select(Community).where(Community.key.in_(("sa", "sa-riyadh", "fr")))):
        community.tier = "A"
    world.commit()
    names = {one.key: one.community.en for one in build(world, week=week, as_at=NOW).past_cadence}
    assert names["sa-riyadh"] == "Riyadh, Saudi Arabia"
    assert {key: name for key, name in names.items() if len(key) == 2} == {
        key: f"{name} (whole country)" for key, name in (("fr", "France"),) if key in names
    }


def test_a_longer_period_s_target_stands_where_the_week_has_none(world, week, manager) -> None:
    """The nearest one, with what is reached of it until the last day that is counted; the week's own comes first."""
    for indicator, span, starts in (
        ("participants", "year", "2026-01-01"), ("participants", "quarter", "2026-10-01"),
        ("requests_received", "month", "2026-12-01"), ("activities_held", "year", "2026-01-01"),
    ):  # fmt: skip
        values = {"indicator": indicator, "span": span, "starts": starts, "value": 70}
        rows.add(world, Target, values, viewer=manager, home_country=HOME)
    found = {one.key: one for one in build(world, week=week, as_at=NOW).figures}
    assert found["participants"].longer == Longer(span="quarter", starts=date(2026, 10, 1), target=70, value=50)
    assert found["activities_held"].longer is None and found["requests_received"].longer is None


@sqlite_alone
def test_of_a_page_s_pack_the_first_rows_are_made(world, week, pack) -> None:
    few = build(world, week=week, as_at=NOW, most_rows=1)
    assert [(len(one.rows), one.n_rows) for one in few.figures[:1]] == [(1, 2)]
    assert len(pack.figures[0].rows) == 2


def test_a_pack_keeps_whole(pack) -> None:
    assert from_json(to_json(pack)) == pack


SUNDAY = datetime(2026, 11, 29, 8, tzinfo=UTC)
"""Two days after the week ended: the page still opens it, and the meeting about it is held."""


def of_the_meeting(db, *, at: datetime) -> tuple[list[str], dict[str, str], date | None]:
    """What waits for a decision, and how each action stands, in the meeting about the week that is over by then."""
    pack = build(db, week=Week(date(2026, 11, 21)), as_at=at)
    return [one.text.en for one in pack.decisions], {one.what.en: one.standing for one in pack.actions}, pack.met_on


@sqlite_alone
def test_what_the_meeting_writes_is_in_its_own_lists_also_when_its_week_is_over(world, manager) -> None:
    """Asked for, decided, done and late as on the day of the meeting, which is what a freeze then keeps; the figures
    stay those of the week. Lists of its last day would say of all of it the opposite, for good."""
    same = {"viewer": manager, "home_country": HOME}
    call, send = (
        world.scalar(select(MeetingAction.key).where(MeetingAction.what == what))
        for what in ("Call the consulate", "Send it")
    )
    rows.change(
        world, MeetingAction, send, {"state": "open", "settled_on": None, "due_on": "2026-11-28"}, token=None, **same
    )
    world.commit()
    before = {"Call the consulate": "late", "Send it": "late"}
    waiting = ["Needed first", "Who travels", "Not raised yet"]
    assert of_the_meeting(world, at=SUNDAY) == (waiting, before, date(2026, 11, 29))
    rows.change(world, MeetingAction, call, {"state": "done", "settled_on": "2026-11-29"}, token=None, **same)
    travels = world.scalar(select(Decision.key).where(Decision.what == "Who travels"))
    rows.change(world, Decision, travels, {"decided_on": "2026-11-29", "outcome": "Yes"}, token=None, **same)
    rows.add(world, Decision, {"what": "Asked there", "raised_on": "2026-11-29", "raised_by": "A"}, **same)
    rows.add(world, Activity, VISIT | {"starts": "2026-11-29", "ends": "2026-11-29"}, **same)
    world.commit()
    after = {"Call the consulate": "done", "Send it": "late"}
    assert of_the_meeting(world, at=SUNDAY)[:2] == (["Needed first", "Not raised yet", "Asked there"], after)
    figures = build(world, week=Week(date(2026, 11, 21)), as_at=SUNDAY).figures
    assert (figures[0].key, figures[0].value) == ("activities_held", 2)
    pack = freeze(world, Week(date(2026, 11, 21)), viewer=manager, at=SUNDAY)
    assert [one.text.en for one in pack.decisions] == ["Needed first", "Not raised yet", "Asked there"]
    assert from_json(to_json(pack)) == pack and pack.lists_on == date(2026, 11, 29)


@postgresql_alone
def test_a_week_that_was_never_frozen_has_the_lists_of_its_last_day(world, manager) -> None:
    """Opened long after: what waited and was open then. Nobody meets about it any more, and what has been decided
    since says nothing of it. While the week after it runs, somebody may."""
    same = {"viewer": manager, "home_country": HOME}
    call = world.scalar(select(MeetingAction.key).where(MeetingAction.what == "Call the consulate"))
    rows.change(world, MeetingAction, call, {"state": "done", "settled_on": "2026-11-29"}, token=None, **same)
    rows.add(world, Decision, {"what": "Asked there", "raised_on": "2026-11-29", "raised_by": "A"}, **same)
    world.commit()
    for day, is_met in ((4, True), (5, False)):
        decisions, actions, met_on = of_the_meeting(world, at=datetime(2026, 12, day, 8, tzinfo=UTC))
        assert met_on == (date(2026, 12, 4) if is_met else None)
        assert ("Asked there" in decisions, actions["Call the consulate"]) == (is_met, "done" if is_met else "late")


@postgresql_alone
def test_what_is_past_its_deadline_waits_for_a_decision(asked, week, manager) -> None:
    """After what was asked for, the latest first; what somebody asked about is there once."""
    pack = build(asked, week=week, as_at=NOW)
    first, second = pack.decisions[2:]
    assert [one.key for one in (first, second)] == ["", ""] and pack.decisions_in_all == 4
    days = {row.key: row.overdue_days for row in overdue(asked, filters=Filters(end=week.counted[1])).itertuples()}
    assert days[first.request] > days[second.request] > 0
    for one, authority in ((first, "Customs"), (second, "The ministry itself")):
        said = one.text.en.replace("\u2068", "").replace("\u2069", "")
        assert said == f"{one.request} is {days[one.request]} working days late with {authority}"
    values = {"what": "Ask again", "raised_on": "2026-11-24", "raised_by": "A", "request": first.request}
    rows.add(asked, Decision, values, viewer=manager, home_country=HOME)
    asked.commit()
    pack = build(asked, week=week, as_at=NOW)
    assert [one.request for one in pack.decisions] == ["", "", first.request, second.request]
    assert pack.decisions_in_all == 4
