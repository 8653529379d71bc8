"""Which target holds: the meeting and the page of targets go by one rule."""

from datetime import date

import pytest

from models import Target
from outreach.meeting import targets
from outreach.meeting.build import build
from outreach.meeting.freeze import freeze, thawed
from outreach.meeting.week import week_of
from outreach.queries import meeting
from outreach.writing import rows
from tests.meeting.conftest import NOW
from tests.one_kind import sqlite_alone
from tests.small_world import HOME

SATURDAY = 5


@sqlite_alone
@pytest.mark.parametrize(
    ("day", "wanted"), [("2026-11-21", 3), ("2026-11-22", 4), ("2026-11-24", 5), ("2026-11-27", 5)]
)
def test_one_that_begins_within_the_week_holds_from_its_day_on_in_both(world, manager, day, wanted) -> None:
    """Set from Sunday and from Tuesday on, in a week that began on Saturday."""
    for starts, value in (("2026-11-22", 4), ("2026-11-24", 5)):
        values = {"indicator": "activities_held", "span": "week", "starts": starts, "value": value}
        rows.add(world, Target, values, viewer=manager, home_country=HOME)
    world.commit()
    today = date.fromisoformat(day)
    week = week_of(today, today=today, week_starts=SATURDAY)
    held = build(world, week=week, as_at=NOW).figures[0]
    assert (held.key, held.target) == ("activities_held", wanted)
    found = targets.so_far(world, day=today, week_starts=SATURDAY)
    every = meeting.targets(world).set_index("key")
    weekly = every.loc[[key for key in found if every.loc[key, "span"] == "week"]]
    assert [float(value) for value in weekly["value"]] == [wanted]
    assert found[weekly.index[0]] == held.value


@sqlite_alone
@pytest.mark.parametrize(
    ("day", "is_running"),
    [("2026-11-25", True), ("2026-11-26", False), ("2026-11-27", False), ("2026-11-17", True), ("2026-11-18", False)],
)
def test_a_week_runs_while_a_working_day_is_to_come(world, manager, day, is_running, tmp_path, environment) -> None:
    """Saturday to Friday: the meeting is on Thursday, and its pack is judged for good; on Wednesday where the ministry
    says that nobody works on that Thursday."""
    own = tmp_path / "days.csv"
    own.write_text("day,name_en,name_ar,works\n2026-11-19,Closed,مغلق,no\n", encoding="utf-8")
    environment(JISR_HOLIDAYS=str(own))
    today = date.fromisoformat(day)
    pack = freeze(world, week_of(today, today=today, week_starts=SATURDAY), viewer=manager, at=NOW)
    assert thawed(meeting.pack(world, week=pack.starts)).is_running == is_running
